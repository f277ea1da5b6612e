"""The command line as a whole: help, what it imports, explain, status."""

import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli import COMMANDS
from tests.conftest import ROOT, Cli, Rows

HEAVY = ("prefect", "great_expectations", "polars", "pandas", "pydantic", "streamlit")


def imported_by(arguments: list[str]) -> set[str]:
    """Top-level modules that a command imports."""
    code = f"import sys; from flows.cli import newsledger; newsledger({arguments!r}, standalone_mode=False); "
    code += "print('\\n' + ' '.join(sorted({m.split('.')[0] for m in sys.modules})))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    return set(result.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [["--help"], ["sql", "select 1"]], ids=str)
def test_quick_commands_import_nothing_heavy(arguments: list[str], sample_home: Path):
    """What keeps them below half a second; the time itself depends on the machine."""
    home = ["--home", str(sample_home)] if arguments[0] == "sql" else []
    if not home:
        result = subprocess.run(
            [sys.executable, "-X", "importtime", "-c", "from flows.cli import main; main()", "--help"],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=True,
        )
        modules = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in result.stderr.splitlines()}
    else:
        modules = imported_by([*home, *arguments])
    assert modules.isdisjoint(HEAVY)


def test_help_lists_every_command(cli: Cli):
    out = cli("--help").stdout
    assert [name for name in COMMANDS if name not in out] == []


@pytest.mark.parametrize("name", list(COMMANDS))
def test_each_command_has_help(cli: Cli, name: str):
    assert "Usage" in cli(name, "--help").stdout


def test_explain_shows_words_bounds_and_reasons(cli: Cli, sample_home: Path):
    out = cli("--home", sample_home, "explain", "001-market-blast.txt").stdout
    for expected in ("At least 14", "killed", "police", "temporal expression", "Near-duplicates", "Subscribe"):
        assert expected in out


def test_explain_shows_hostile_text_as_text(cli: Cli, sample_home: Path):
    out = cli("--home", sample_home, "explain", "gazette-1").stdout
    assert "\x1b]" not in out
    assert "kills" in out


def test_explain_of_nothing_names_the_next_command(cli: Cli, sample_home: Path):
    assert "newsledger sql" in cli("--home", sample_home, "explain", "nothing", status=1).stderr


def test_status_shows_runs_and_totals(cli: Cli, sample_home: Path, rows: Rows):
    out = cli("--home", sample_home, "status").stdout
    assert "completed" in out
    assert str(rows(sample_home, "SELECT count(*) FROM articles")[0][0]) in out
    assert "No ingest is at work" in out


def test_an_unknown_command_is_wrong_usage(cli: Cli):
    assert "No such command" in cli("frobnicate", status=2).stderr
