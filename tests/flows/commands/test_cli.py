"""The command line as a whole: help, what it imports, explain, status."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.cli import COMMANDS
from tests.conftest import COMMAND, ROOT, SAMPLES, Cli, Rows

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
    said = cli("--home", sample_home, "explain", "nothing", status=1).stderr
    assert f"newsledger --home {sample_home} sql" in said


@pytest.mark.parametrize("width", ["80", "150"])
def test_status_shows_runs_and_totals(cli: Cli, sample_home: Path, rows: Rows, width: str):
    out = cli("--home", sample_home, "status", environment={"COLUMNS": width}).stdout
    assert "completed" in out
    assert str(rows(sample_home, "SELECT count(*) FROM articles")[0][0]) in out
    assert "No ingest is running" in out


def test_an_unknown_command_is_wrong_usage(cli: Cli):
    assert "No such command" in cli("frobnicate", status=2).stderr


def test_a_mistyped_command_is_guessed(cli: Cli):
    assert "Did you mean ingest?" in cli("ingset", status=2).stderr


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["ingest", ""], 2, "A path is empty"),
        (["--home", "/dev/null/x", "ingest", str(ROOT)], 1, "Write elsewhere with --home"),
        (["serve", "--cron", "soon", "--inbox", str(ROOT)], 2, "no cron expression"),
        (["serve", "--cron", "* * * * *", "--inbox", "/no/such/inbox"], 2, "There is no file or folder"),
        (["dashboard", "--port", "99999"], 2, "not in the range"),
    ],
    ids=str,
)
def test_a_mistake_is_told_without_a_traceback(arguments: list[str], status: int, said: str, cli: Cli, tmp_path: Path):
    result = cli(*arguments, status=status)
    assert said in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("written", "said"), [("workers=", "newsledger.toml cannot be read"), ("home = 3", "a path in quotes")]
)
def test_a_broken_settings_file_is_told(written: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "newsledger.toml").write_text(written)
    environment = {k: v for k, v in os.environ.items() if k != "NEWSLEDGER_HOME"} | {"PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        [*COMMAND, "status"], capture_output=True, text=True, cwd=tmp_path, env=environment, check=False
    )
    assert result.returncode == 2
    assert said in result.stderr


def test_a_taken_port_is_told_with_another(cli: Cli, tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = cli("--home", tmp_path, "dashboard", "--port", str(port), status=1)
    assert f"--home {tmp_path} dashboard --port" in result.stderr


def test_ctrl_c_ends_an_ingest_without_a_traceback(tmp_path: Path, prefect_environment: dict[str, str], rows: Rows):
    """The whole group of processes gets the signal, as from a terminal."""
    home = tmp_path / "home"
    process = subprocess.Popen(
        [*COMMAND, "--home", str(home), "ingest", "--batch-records", "1", str(SAMPLES)],
        env=prefect_environment,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    while process.poll() is None and not list(home.glob("staging/*/*/raw")):
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    output, _ = process.communicate(timeout=120)
    assert process.returncode == 130, output
    assert "goes on from there" in output
    assert "Traceback" not in output
    told = "interrupted: it was told to end (KeyboardInterrupt)"
    assert rows(home, "SELECT status, error FROM runs") == [("failed", told)]
