"""The oldest Python admitted is Debian 12's 3.11.2, whose `re` loses matches of possessive quantifiers (bpo-106052)."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

DEBIAN = Path("/usr/bin/python3")
PACKAGES = ("flows", "transforms", "expectations", "warehouse", "dashboard")
_ESCAPED = re.compile(r"\\.")
_CLASS = re.compile(r"\[\^?\]?[^\]]*\]")
_POSSESSIVE = re.compile(
    r"(?:[^*+?|(][*+?]|\{\d*,?\d*\}|\A\d*\})\+|\(\?>"
)  # a piece of an f-string may begin in the braces


def is_possessive(pattern: str) -> bool:
    """Whether a piece of a regular expression holds a possessive quantifier or an atomic group."""
    return _POSSESSIVE.search(_CLASS.sub("x", _ESCAPED.sub("x", pattern))) is not None


def strings(path: Path) -> list[tuple[int, str]]:
    """Line and text of the string constants of a module, docstrings and parts of f-strings included."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [(node.lineno, str(node.value)) for node in found]


@pytest.mark.parametrize("pattern", ["a++", "(?:ab)?+c", "a{2,3}+b", "(?>ab)c", ")*+", r"[a]*+", "}+b"])
def test_refuses(pattern: str):
    assert is_possessive(pattern)


@pytest.mark.parametrize(
    "pattern", [r"\++", r"[*+o]", r"[+>]*", r"(?:a)+b", r"\*+", r"[^]*+]", "a+?", "(?=a)", "+++", r"\p{N}+"]
)
def test_allows(pattern: str):
    assert not is_possessive(pattern)


def test_no_module_needs_possessive_quantifiers():
    modules = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    assert len(modules) > 100
    places = [
        f"{path.relative_to(ROOT)}:{line}" for path in modules for line, text in strings(path) if is_possessive(text)
    ]
    assert places == []


def output(python: str, *arguments: str) -> str:
    """What a module of the benchmarks prints on an interpreter, with the packages of this one."""
    paths = [str(ROOT), *(path for path in sys.path if path.endswith("site-packages"))]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([python, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode and "ModuleNotFoundError" in done.stderr:
        pytest.skip(f"{python} cannot import the packages of {sys.executable}: {done.stderr.splitlines()[-1]}")
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(not DEBIAN.exists(), reason=f"needs {DEBIAN}")
def test_the_rows_of_the_samples_are_the_same_on_debians_python():
    if output(str(DEBIAN), "--version") == output(sys.executable, "--version"):
        pytest.skip(f"{DEBIAN} is the interpreter that runs the tests")
    there, here = (
        output(python, "-m", "benchmarks.rows", "examples/inbox") for python in (str(DEBIAN), sys.executable)
    )
    assert '"table": "temporal_expressions"' in there
    assert there == here
