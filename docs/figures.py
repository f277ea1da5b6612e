"""The generated parts of docs/figures.md: the classes, the rules of both stages and the cues, from their files.

Written and checked by `python -m docs.tables`.
"""

import re
from pathlib import Path

from transforms.figures.chunk_rules import RULES
from transforms.figures.patterns import PATTERNS
from transforms.lexicons import load_rules, load_table

TARGET = Path(__file__).with_name("figures.md")


def with_rules(page: str) -> str:
    """``page`` with each generated part between its marks, `<!-- NAME: generated … -->` and `<!-- /NAME -->`."""
    for name, lines in _PARTS.items():
        pattern = re.compile(rf"(<!-- {name}: [^\n]*-->\n).*?(<!-- /{name} -->)", re.S)
        page, n = pattern.subn(lambda marks, lines=lines: f"{marks[1]}{''.join(lines())}{marks[2]}", page)
        if n != 1:
            raise ValueError(f"docs/figures.md: the marks of {name} are not there once")
    return page


def _row(*cells: str | None) -> str:
    return "| " + " | ".join((cell or "").replace("|", "\\|").replace("\n", " ") for cell in cells) + " |\n"


def _head(*names: str) -> str:
    return _row(*names) + "|" + "---|" * len(names) + "\n"


def _code(text: str) -> str:
    return f"`{' '.join(text.split())}`" if text else ""


def _classes(stage: str) -> list[str]:
    rows = [row for row in load_table("figure_classes") if row["stage"] == stage]
    return [_head("class", "meaning", "examples"), *(_row(_code(r["name"]), r["meaning"], r["examples"]) for r in rows)]


def _phrases(file: str) -> list[str]:
    book = load_rules(file)
    sets = [_row(_code(name), _code(text)) for name, text in book["sets"].items()]
    phrases = [_row(_code(f"<{name}>"), _code(re.sub(r"#[^\n]*", "", text))) for name, text in book["phrases"].items()]
    return [_head("name", "stands for"), *sets, *phrases]


def _chunk_rules() -> list[str]:
    head = _head("rule", "makes", "example", "but not")
    return [head, *(_row(_code(r.name), _code(r.makes) or "by its words", r.example, r.counterexample) for r in RULES)]


def _link_rules() -> list[str]:
    head = _head("rule", "reads", "but not", "pattern")
    rules = (pattern.rule for pattern in PATTERNS)
    return [head, *(_row(_code(r.name), r.example, r.counterexample, _code(r.pattern)) for r in rules)]


def _cues() -> list[str]:
    head = _head("cue", "verdict", "asked about", "looks for", "example", "counterexample")
    return [head, *map(_cue, load_table("figure_tests"))]


def _cue(r: dict[str, str]) -> str:
    where = " ".join(filter(None, (r["anchor"], r["side"], r["reach"])))
    words = f"{_code(r['words'])} ({where})" if r["words"] else "any such match"
    return _row(_code(r["name"]), r["verdict"], _code(r["links"]) or "all", words, r["example"], r["counterexample"])


def _refusals() -> list[str]:
    rows = (
        _row(_code(row["name"]), row["meaning"], row["example"], row["counterexample"])
        for row in load_table("figure_refusals")
    )
    return [_head("test", "why the match gives no figure", "a figure", "refused"), *rows]


_PARTS = {
    "words": lambda: _classes("words"),
    "chunks": lambda: _classes("chunks"),
    "chunk rules": _chunk_rules,
    "link phrases": lambda: _phrases("figure_links"),
    "link rules": _link_rules,
    "cues": _cues,
    "tests": _refusals,
}
