"""The rules of the second stage as figure_chunks.toml has them: over classes of words they find a sentence's chunks."""

from collections.abc import Mapping
from dataclasses import dataclass

from transforms.figures.tags import WORDS
from transforms.grammar import Notation, Stage, StageRule
from transforms.lexicons import load_rules


@dataclass(frozen=True, slots=True)
class ChunkRule:
    """A row of figure_chunks.toml, where its columns are described."""

    name: str
    patterns: list[str]
    example: str
    counterexample: str
    makes: str = ""
    guard: str = ""
    caseless: list[str] | None = None


_FILE = load_rules("figure_chunks")
RULES = tuple(ChunkRule(**row) for row in _FILE["rule"])
NOTATION = Notation(WORDS, _FILE["phrases"])
_CASELESS_NOTATION = Notation(WORDS, {**_FILE["phrases"], **_FILE["caseless"]})

#: Name of a rule → the code of the chunk that it makes; "" if that depends on the words.
MAKES: Mapping[str, str] = {rule.name: rule.makes for rule in RULES}

CASED = Stage(NOTATION, [StageRule(rule.name, rule.guard, tuple(rule.patterns)) for rule in RULES])
CASELESS = Stage(
    _CASELESS_NOTATION,
    [StageRule(rule.name, rule.guard, tuple(rule.caseless or rule.patterns)) for rule in RULES],
)
