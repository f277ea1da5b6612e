"""The workshop: workflow, hooks, devcontainer and locks are valid, and say what the Makefile does."""

import json
import re
import subprocess
import sys
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "ci.yml"
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
LOCKS = ("requirements.lock", "requirements-dev.lock")


@pytest.mark.parametrize(
    ("schema", "file"),
    [("vendor.github-workflows", ".github/workflows/ci.yml"), ("vendor.compose-spec", "deploy/compose.yaml")],
)
def test_file_is_as_its_schema_wants(schema: str, file: str):
    pytest.importorskip("check_jsonschema", reason="make .venv/dev installs it")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(ROOT / file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _workflow() -> dict[str, Any]:
    return yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))


def _steps() -> list[str]:
    return [step["run"] for job in _workflow()["jobs"].values() for step in job["steps"] if "run" in step]


def _targets(text: str) -> list[str]:
    """What is made in a command line."""
    return re.findall(r"\bmake (\S+)", text)


def test_the_workflow_runs_what_ci_runs():
    assert ".ci/run" in _steps()
    assert {"make lint", "make test"} <= set((ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines())


def test_the_pythons_of_the_workflow_are_those_that_we_say_we_support():
    pythons = _workflow()["jobs"]["rows"]["strategy"]["matrix"]["python"]
    said = re.findall(r'"Programming Language :: Python :: ([\d.]+)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert pythons == said


def test_what_workflow_and_devcontainer_make_is_in_the_makefile():
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
    made = [*_targets("\n".join(_steps())), *_targets(container["postCreateCommand"])]
    assert len(made) >= 3
    assert [name for name in made if not re.search(rf"^{re.escape(name)}:", MAKEFILE, flags=re.M)] == []


def _check(command: str) -> str:
    """A command of the hooks or of `make lint` without what differs between them."""
    command = command.strip().replace("$(BIN)", ".venv/bin").removeprefix(".venv/bin/")
    return re.sub(r"^(ruff check|ruff format)\b.*", r"\1", command)


def test_hooks_are_the_checks_of_make_lint():
    (repository,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert repository["repo"] == "local"  # nothing is downloaded
    (lint,) = re.findall(r"^lint:.*\n\t@(.*)$", MAKEFILE, flags=re.M)
    assert {_check(hook["entry"]) for hook in repository["hooks"]} == set(map(_check, lint.split("&&")))


def _locked(lock: str) -> dict[str, str]:
    """Each requirement with its hashes."""
    blocks = re.findall(r"^(\S.*)\n((?: .*\n)*)", (ROOT / lock).read_text(encoding="utf-8"), flags=re.M)
    return dict(blocks)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_hashes_and_no_addresses(lock: str):
    assert [name for name, hashes in _locked(lock).items() if "--hash=sha256:" not in hashes] == []
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")


def test_the_lock_for_tests_holds_only_what_they_need_besides():
    run, dev = (_locked(lock) for lock in LOCKS)
    assert set(run) & set(dev) == set()
    assert set(run) | set(dev) > set(run)
