"""What Great Expectations leaves behind or says aloud when we use it: nothing."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_process_that_warms_up_says_nothing_and_leaves_no_file(tmp_path: Path):
    command = [sys.executable, "-W", "always", "-c", "import expectations; expectations.warm_up()"]
    environment = {**os.environ, "TMPDIR": str(tmp_path), "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
    assert list(tmp_path.iterdir()) == []
