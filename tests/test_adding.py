"""docs/adding.md is tried as it is written: to a copy of the project, whose commands then say what the page says."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "adding.md"
_PARTS = (
    "benchmarks",
    "dashboard",
    "docs",
    "examples",
    "expectations",
    "flows",
    "newsledger",
    "tests",
    "transforms",
    "warehouse",
)
_FILES = ("README.md", "pyproject.toml", "Makefile", "CHANGELOG.md", "CONTRIBUTING.md")
_PIECE = re.compile(
    r"^\*\*`(?P<path>[^`]+)`\*\*, "
    r"(?P<where>new|at the end|after `(?P<anchor>[^\n]+)`)(?: \([^)\n]+\))?:\n\n```\w+\n(?P<text>.*?)^```",
    re.M | re.S,
)
_SHELL = re.compile(r"^```shell\n(.*?)^```", re.M | re.S)


class Command(NamedTuple):
    """A command of the page, and lines that its output holds."""

    line: str
    says: tuple[str, ...]
    is_before: bool  # anything was added


class Task(NamedTuple):
    """A section of the page."""

    title: str
    text: str

    def apply(self, root: Path) -> None:
        """Do to the copy at ``root`` what the section says."""
        for piece in _PIECE.finditer(self.text):
            target, text = root / piece["path"], piece["text"]
            if piece["where"] == "new":
                assert not target.exists(), f"{target} is there already"
                target.write_text(text, encoding="utf-8")
                continue
            old = target.read_text(encoding="utf-8")
            if piece["anchor"]:
                lines = old.splitlines(keepends=True)
                found = [n for n, line in enumerate(lines) if piece["anchor"] in line]
                assert found, f"no line of {piece['path']} holds {piece['anchor']!r}"
                lines.insert(found[0] + 1, text)
                target.write_text("".join(lines), encoding="utf-8")
            else:
                target.write_text(old + text, encoding="utf-8")

    def commands(self) -> list[Command]:
        """Commands with what they are said to print."""
        found: list[Command] = []
        first = _PIECE.search(self.text)
        assert first, f"{self.title} adds nothing"
        for block in _SHELL.finditer(self.text):
            for line in block[1].splitlines():
                if line.startswith("$ "):
                    found.append(Command(line[2:], (), block.start() < first.start()))
                else:
                    found[-1] = found[-1]._replace(says=(*found[-1].says, line))
        return found


def tasks() -> list[Task]:
    """The sections that add something, in order."""
    parts = re.split(r"^## (.+)\n", PAGE.read_text(encoding="utf-8"), flags=re.M)
    return [Task(title, text) for title, text in zip(parts[1::2], parts[2::2], strict=True)]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which every task of the page was done."""
    root = tmp_path_factory.mktemp("adding")
    for name in _PARTS:
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in _FILES:
        shutil.copy(ROOT / name, root / name)
    for task in tasks():
        task.apply(root)
    return root


def run(project: Path, environment: dict[str, str], command: str) -> str:
    """The command's output; `newsledger` and `python` are those of the copy."""
    program, *rest = shlex.split(command)
    start = [sys.executable, "-m", "flows.cli"] if program == "newsledger" else [sys.executable]
    done = subprocess.run(
        [*start, *rest],
        capture_output=True,
        text=True,
        cwd=project,
        check=False,
        env={**environment, "PYTHONPATH": str(project), "COLUMNS": "200"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("task", tasks(), ids=lambda task: task.title)
def test_task_works_as_written(task: Task, project: Path, prefect_environment: dict[str, str]):
    said = False
    for command in task.commands():
        output = run(ROOT if command.is_before else project, prefect_environment, command.line)
        assert [line for line in command.says if line not in output] == [], f"{command.line} printed:\n{output}"
        said = True
    assert said


#: Made from what is added; whoever adds renews them.
GENERATED = {"docs/figures.md", "docs/inputs.md", "docs/tables.md"}


@pytest.mark.slow
def test_nothing_is_touched_that_the_page_does_not_name(project: Path, prefect_environment: dict[str, str]):
    run(project, prefect_environment, "python -m docs.tables")
    named = {piece["path"] for task in tasks() for piece in _PIECE.finditer(task.text)}
    files = (path for name in (*_PARTS, *_FILES) for path in _files(project / name))
    changed = {str(path) for path in (path.relative_to(project) for path in files) if not _is_as_here(project, path)}
    assert changed - named == GENERATED
    assert named - changed == set()


def _files(path: Path) -> list[Path]:
    kinds = {".py", ".md", ".sql", ".csv", ".toml", ".txt"}
    return [path] if path.is_file() else [found for found in path.rglob("*") if found.suffix in kinds]


def _is_as_here(project: Path, path: Path) -> bool:
    return (ROOT / path).exists() and (ROOT / path).read_bytes() == (project / path).read_bytes()


@pytest.mark.parametrize("task", tasks(), ids=lambda task: task.title)
def test_a_task_that_changes_a_generated_page_says_how_to_renew_it(task: Task):
    sources = ("transforms/formats/", "transforms/lexicons/en/figure_links.toml", "warehouse/")
    is_source = any(piece["path"].startswith(sources) for piece in _PIECE.finditer(task.text))
    assert ("python -m docs.tables" in task.text) == is_source


def test_the_tasks_are_those_of_the_table():
    rows = re.findall(r"\[[^\]]+\]\(#([a-z-]+)\)", PAGE.read_text(encoding="utf-8").split("\n## ", 1)[0])
    assert set(rows) == {task.title.lower().replace(" ", "-") for task in tasks()}
