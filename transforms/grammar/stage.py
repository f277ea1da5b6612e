"""Ordered rules applied from left to right: at each position the first rule that matches wins."""

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from transforms.grammar.notation import Notation
from transforms.memo import Memo

#: Finds the rule that matches a string of classes at a position: it is the match's `lastgroup`.
Scan = Callable[[str, int], re.Match[str] | None]


class StageRule(NamedTuple):
    """A rule's name, what must stand to the right for it to be tried (saves time, must not refuse), its patterns."""

    name: str
    guard: str
    patterns: tuple[str, ...]


class Stage:
    """The rules of a stage, one regular expression for each class with which a match can begin.

    That is half the CPU of one expression of all rules: most of them cannot begin with a given class.
    """

    def __init__(self, notation: Notation, rules: Iterable[StageRule]) -> None:
        """``rules`` in the order in which they are tried."""
        self._notation, self._sources = notation, tuple(rules)
        self._rules = [_compiled(notation, rule) for rule in self._sources]
        self.scanners: Memo[Scan | None] = Memo(self._beginning)

    def _beginning(self, code: str) -> Scan | None:
        mine = [regex for first, regex in self._rules if first is None or code in first]
        return re.compile("|".join(mine)).match if mine else None

    @cached_property
    def unguarded(self) -> Scan:
        """The scan of all rules at once, without guards and the choice by first class: what both must not change."""
        free = (_compiled(self._notation, rule._replace(guard="")) for rule in self._sources)
        return re.compile("|".join(regex for _, regex in free)).match


def _compiled(notation: Notation, rule: StageRule) -> tuple[frozenset[str] | None, str]:
    """The classes that a match of the rule can begin with, and its expression, in a group of its name."""
    pattern = notation.compile(" | ".join(rule.patterns))
    body = "|".join(notation.compile(text).regex.pattern for text in rule.patterns)
    guard = notation.compile(rule.guard).regex.pattern if rule.guard else ""
    return pattern.first, f"(?P<{rule.name}>{guard}(?:{body}))"
