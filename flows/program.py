"""This program as it was typed, so that a command we suggest can be pasted back into the same shell."""

import re
import shlex
import shutil
import sys
from pathlib import Path

from flows.commands import COMMANDS

_SUGGESTION = re.compile(rf"\bnewsledger(?= (?:{'|'.join(COMMANDS)})\b)")


def program() -> str:
    """`newsledger` if the shell finds this very file by that name, else its path, or `python -m flows.cli`."""
    started = Path(sys.argv[0])
    if started.parts[-2:] == ("flows", "cli.py"):
        return f"{Path(sys.executable).name} -m flows.cli"
    if started.name != "newsledger":  # a test runner, or an embedding
        return "newsledger"
    found = shutil.which("newsledger")
    if found and started.exists() and Path(found).samefile(started):
        return "newsledger"
    return shlex.quote(sys.argv[0])


def as_typed(message: str, home: Path | None) -> str:
    """``message`` with every suggested `newsledger COMMAND` as the user has to type it; ``home`` as given by --home."""
    flag = f" --home {shlex.quote(str(home))}" if home else ""
    return _SUGGESTION.sub(lambda _: program() + flag, message)
