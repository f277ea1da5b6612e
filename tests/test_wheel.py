"""The wheel stands on its own: queries, schema, vocabulary are inside, and it runs without the checkout."""

import os
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.conftest import ROOT

DATA = (".sql", ".csv", ".txt", ".toml", ".json", ".typed", ".parquet")
PACKAGES = ("flows", "transforms", "expectations", "warehouse", "dashboard", "newsledger")


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(next(folder.glob("newsledger-*.whl"))) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def test_every_data_file_is_inside(unpacked: Path):
    wanted = {p.relative_to(ROOT) for name in PACKAGES for p in (ROOT / name).rglob("*") if p.suffix in DATA}
    assert len(wanted) > 50
    assert [str(p) for p in sorted(wanted) if not (unpacked / p).exists()] == []


def test_it_runs_without_the_checkout(unpacked: Path, tmp_path: Path):
    code = (
        "import sys, pathlib, transforms.prepare, flows.cli, warehouse.connection as w\n"
        "with w.open_writer(pathlib.Path('w.duckdb')) as c: print(c.execute('from articles').fetchall(), w.__file__)"
    )
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert str(unpacked) in done.stdout


def test_an_extra_that_an_older_pip_does_not_find_is_asked_for_by_its_package():
    """pip before 23.3 takes `lxml[html_clean]`, as justext asks for it, for an extra that lxml does not have."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert [
        line for line in requires("justext") or [] if line.startswith("lxml[html_clean]")
    ]  # else: not needed any more
    assert "lxml-html-clean" in {Requirement(line).name for line in project["dependencies"]}
