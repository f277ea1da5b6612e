"""Docs are tested: every command and query in them runs, every link leads somewhere, every setting is real."""

import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest

from flows.cli import COMMANDS
from flows.settings import Settings
from tests.conftest import ROOT, Cli

PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "benchmarks" / "RESULTS.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
_KEY = re.compile(r"\b(?:RECORD|FIGURE|ARTICLE|RUN|EVENT)_ID\b")  # to be filled in by whoever types it
#: Its blocks are pieces of files, which test_adding.py puts in their place.
RECIPES = ROOT / "docs" / "adding.md"
#: Commands that begin with these are tested elsewhere: they build environments or run until they are stopped.
ELSEWHERE = ("make ", "newsledger serve", "newsledger dashboard", "pip install", "uv ", "pipx ")


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a page in that language."""
    if page == RECIPES:
        return []
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), flags=re.M | re.S)


def commands() -> list[str]:
    """Every command line of every console block."""
    lines = (line for page in PAGES for block in blocks(page, "console") for line in block.splitlines())
    found = (line.removeprefix("$ ").split(" # ")[0].strip() for line in lines if line.startswith("$ "))
    return sorted({command.replace(".venv/bin/", "") for command in found})


@pytest.fixture(scope="module")
def own_home(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample warehouse: some of the commands shown change it."""
    return Path(shutil.copytree(sample_home, tmp_path_factory.mktemp("docs") / "home"))


@pytest.mark.parametrize("command", [c for c in commands() if not c.startswith(ELSEWHERE) and not _KEY.search(c)])
def test_command_runs(command: str, cli: Cli, own_home: Path):
    program, *arguments = shlex.split(command, comments=True)
    assert program == "newsledger"
    cli("--home", own_home, *(ROOT / a if a.startswith("examples/") else a for a in arguments))


@pytest.mark.parametrize("command", [c for c in commands() if c.startswith("make ")])
def test_make_target_exists(command: str):
    target = command.split()[1]
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.M)


def queries() -> list[str]:
    """Every query of every sql block."""
    text = "".join(block for page in PAGES for block in blocks(page, "sql"))
    return [query.strip() for query in re.sub(r"--[^\n]*", "", text).split(";") if query.strip()]


@pytest.mark.parametrize("query", queries())
def test_query_answers(query: str, cli: Cli, sample_home: Path):
    assert cli("--home", sample_home, "sql", query, "--format", "csv").stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path):
    links = re.findall(r"\]\(([^)#]+?)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


def _anchors(page: Path) -> set[str]:
    """The names that headings of a page get."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.M)
    return {re.sub(r"[^\w -]", "", head.lower()).strip().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_to_headings_lead_to_one(page: Path):
    links = re.findall(r"\]\(([^):]*?)#([^)]+)\)", page.read_text(encoding="utf-8"))
    assert [f"{to}#{head}" for to, head in links if head not in _anchors(page.parent / to if to else page)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_settings_files_shown_are_valid(page: Path):
    for block in blocks(page, "toml"):
        assert set(tomllib.loads(block)) <= set(Settings.model_fields)


def test_readme_names_every_command():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"newsledger {name}" not in text and f"`{name}`" not in text] == []


def test_what_the_readme_begins_with_works_in_a_fresh_clone():
    first, second = (line[2:].split() for line in blocks(ROOT / "README.md", "console")[0].splitlines())
    assert first[:2] == ["make", "run"], "nothing is installed yet"
    assert second[0] == ".venv/bin/newsledger", "no environment is active"


def test_the_wheel_is_called_by_its_version():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    pages = [*PAGES, ROOT / "deploy" / "README.md"]
    found = [name for page in pages for name in re.findall(r"newsledger-(\d[\w.]*)-py3", page.read_text("utf-8"))]
    assert set(found) == {version}
