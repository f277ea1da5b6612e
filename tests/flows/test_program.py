"""Suggested commands can be pasted back: they name the program and the home as this call did."""

import sys
from pathlib import Path

import pytest

from flows import program


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A console script in an environment that is not activated; the folder above it is the current one."""
    script = tmp_path / ".venv" / "bin" / "newsledger"
    script.parent.mkdir(parents=True)
    script.touch(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "/nowhere")
    return script


@pytest.mark.parametrize(
    ("started", "path", "expected"),
    [
        (".venv/bin/newsledger", "/nowhere", ".venv/bin/newsledger"),  # as README has it
        ("{script}", "{folder}", "newsledger"),  # activated: found by its bare name
        ("{script}", "/nowhere", "{script}"),
        ("/somewhere/flows/cli.py", "/nowhere", "python -m flows.cli"),
        ("/usr/lib/pytest/__main__.py", "/nowhere", "newsledger"),  # not started as a program
    ],
)
def test_program(started: str, path: str, expected: str, installed: Path, monkeypatch: pytest.MonkeyPatch):
    names = {"script": str(installed), "folder": str(installed.parent)}
    monkeypatch.setenv("PATH", path.format(**names))
    monkeypatch.setattr(sys, "argv", [started.format(**names)])
    monkeypatch.setattr(sys, "executable", "/usr/bin/python")
    assert program.program() == expected.format(**names)


@pytest.mark.parametrize(
    ("message", "home", "expected"),
    [
        ("Runs: newsledger status", None, "Runs: .venv/bin/newsledger status"),
        ("Try: newsledger checks", Path("a b"), "Try: .venv/bin/newsledger --home 'a b' checks"),
        ("by an older newsledger: so", Path("x"), "by an older newsledger: so"),  # the name, not a command
        ("newsledger.toml cannot be read", Path("x"), "newsledger.toml cannot be read"),
    ],
)
def test_as_typed(message: str, home: Path | None, expected: str, monkeypatch: pytest.MonkeyPatch, installed: Path):
    monkeypatch.setattr(sys, "argv", [".venv/bin/newsledger"])
    assert program.as_typed(message, home) == expected
