"""The third stage of the cascade: named rules that tie victims to a harm word, as figure_links.toml has them.

The name of the rule is stored with each figure it yields. Order is precedence: a victim group that one rule has taken
for a category is not taken again.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from transforms.figures.tags import CHUNKS
from transforms.grammar import Notation, Pattern
from transforms.lexicons import load_rules


@dataclass(frozen=True, slots=True)
class LinkRule:
    """A row of figure_links.toml, where its columns are described."""

    name: str
    pattern: str
    example: str
    counterexample: str
    hint: str | None = None
    agrees: bool = False


@dataclass(frozen=True)
class LinkPattern:
    """A rule, compiled."""

    rule: LinkRule
    pattern: Pattern
    triggers: frozenset[str]  # codes of the harm word
    needs: tuple[frozenset[str], ...]  # of each of these a sentence must hold a code, which saves most searches

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Its regular expression, compiled when first needed."""
        return self.pattern.regex

    @cached_property
    def search(self) -> Callable[[str], re.Match[str] | None]:
        """Finds its first match."""
        return self.regex.search

    @property
    def name(self) -> str:
        """The name of the rule, stored with its figures."""
        return self.rule.name

    def find(self, codes: str) -> Iterator[re.Match[str]]:
        """Its matches, left to right; in a sentence as long as a list of names only those around its harm words."""
        if len(codes) <= LONG:
            return self.regex.finditer(codes)
        return chain.from_iterable(self.regex.finditer(codes, *span) for span in _around(codes, self.triggers))


#: Chunks of a sentence above which it is hardly prose, and around a harm word within which its victims are looked for.
LONG, _AROUND = 250, 100


def _around(codes: str, triggers: frozenset[str]) -> list[tuple[int, int]]:
    """Disjoint stretches of ``codes`` around the ``triggers``: a long list of names is expensive to try."""
    spans: list[tuple[int, int]] = []
    for at in (i for i, code in enumerate(codes) if code in triggers):
        start, end = max(0, at - _AROUND), min(len(codes), at + _AROUND)
        if spans and start <= spans[-1][1]:
            start = spans.pop()[0]
        spans.append((start, end))
    return spans


def _pattern(rule: LinkRule, compiled: Pattern) -> LinkPattern:
    triggers = compiled.part("trigger")
    if not triggers:
        raise ValueError(f"the trigger of the rule {rule.name} must be one chunk: {rule.pattern}")
    return LinkPattern(rule, compiled, triggers, tuple(dict.fromkeys((triggers, *compiled.needs))))


_FILE = load_rules("figure_links")
NOTATION = Notation(CHUNKS, _FILE["phrases"])
PATTERNS = tuple(_pattern(rule, NOTATION.compile(rule.pattern)) for rule in (LinkRule(**row) for row in _FILE["rule"]))
#: "Including ...", and the same behind a verb, up to a number that opens a clause.
PART, PART_BEHIND = NOTATION.compile("<part>").regex, NOTATION.compile("<part_behind>").regex
SECOND_SUBJECT = NOTATION.compile("<second_subject>").regex
SUBJECT_ITEM = NOTATION.compile("<subject_item>").regex
