"""The files of deploy/: every command in them is one of ours, and what the image copies is all that it needs."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from flows.cli import newsledger
from flows.settings import names
from tests.conftest import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted(DEPLOY.glob("*.service")) + sorted(DEPLOY.glob("*.timer"))
FILLED = {"CRON": "*/15 * * * *", "INBOX": "/srv/news", "BACKUP": "/srv/backup"}


def _must_parse(words: list[str], tmp_path: Path) -> None:
    """Our command line takes these words, whatever they name on disk."""
    words = [str(tmp_path) if word.startswith(("/srv", "/inbox")) else word for word in words]
    name, command, rest = newsledger.resolve_command(click.Context(newsledger), words)
    assert command is not None
    with click.Context(command, info_name=name) as context:
        command.parse_args(context, list(rest))


def _commands(unit: Path) -> list[list[str]]:
    """What a unit starts, without the program, with its environment filled in."""
    lines = re.findall(r"^ExecStart=-?/opt/newsledger/bin/newsledger (.*)$", unit.read_text(), re.MULTILINE)
    return [[FILLED.get(word.strip("${}"), word) for word in shlex.split(line)] for line in lines]


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit.suffix == ".service"], ids=lambda unit: unit.name)
def test_units_start_commands_of_ours(unit: Path, tmp_path: Path):
    assert _commands(unit)
    for words in _commands(unit):
        _must_parse(words, tmp_path)


def _compose() -> dict[str, Any]:
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]


@pytest.mark.parametrize("service", ["ingest", "dashboard"])
def test_compose_starts_commands_of_ours(service: str, tmp_path: Path):
    words = [re.sub(r"\$\{\w+:-(.*)\}", r"\1", word) for word in _compose()[service]["command"]]
    _must_parse(words, tmp_path)


def test_compose_opens_no_port_to_others():
    ports = [port for service in _compose().values() for port in service["ports"]]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_every_setting_that_is_named_there_is_one():
    named = {
        name.lower()
        for path in DEPLOY.iterdir()
        for name in re.findall(r"NEWSLEDGER_([A-Z_]+)", path.read_text(encoding="utf-8"))
    }
    assert named
    assert named <= set(names())


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_understands_the_units(tmp_path: Path):
    for unit in UNITS:
        text = unit.read_text().replace("/opt/newsledger/bin/newsledger", sys.executable)
        text = re.sub(r"^(User|Group)=newsledger$", r"\1=root", text, flags=re.MULTILINE)
        (tmp_path / unit.name).write_text(text)
    said = subprocess.run(
        ["systemd-analyze", "verify", *map(str, sorted(tmp_path.iterdir()))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (said.returncode, said.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("hadolint") is None, reason="hadolint is not installed")
def test_hadolint_finds_nothing_in_the_dockerfile():
    subprocess.run(["hadolint", DEPLOY / "Dockerfile"], check=True)


@pytest.mark.skipif(shutil.which("docker-compose") is None, reason="docker-compose is not installed")
def test_docker_compose_understands_the_file():
    environment = {**os.environ, "NEWS_INBOX": "/srv/news"}
    command = ["docker-compose", "-f", str(DEPLOY / "compose.yaml"), "config", "--quiet"]
    subprocess.run(command, env=environment, check=True)


@pytest.mark.nightly
def test_what_the_image_copies_is_enough_to_build_and_to_run(tmp_path: Path):
    """The steps of the Dockerfile but for those that need a base image, with the dependencies of this environment."""
    source, place = tmp_path / "src", tmp_path / "venv"
    source.mkdir()
    copied = re.findall(r"^COPY (?!--from)(.+) (\S+)$", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    for items, target in copied:
        for item in items.split():
            if (ROOT / item).is_dir():
                shutil.copytree(ROOT / item, source / target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / item, source / target)
    venv.create(place, with_pip=False, symlinks=True)
    site = next(place.glob("lib/python*/site-packages"))
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*install, "--target", str(site), str(source)], check=True)
    paths = [path for path in sys.path if path.endswith("site-packages")]
    (site / "others.pth").write_text("\n".join(paths))
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    ours = "from warehouse.migrate import sql_files; import flows.cli, dashboard.server; print(len(sql_files('views')))"
    done = subprocess.run(
        [place / "bin" / "python", "-c", ours],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) > 5
