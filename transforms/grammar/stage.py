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

    It holds only the patterns that can begin so: less to compile and to try than one expression of all.
    """

    def __init__(self, notation: Notation, rules: Iterable[StageRule]) -> None:
        """``rules`` in the order in which they are tried."""
        self._notation, self._sources = notation, tuple(rules)
        self._rules = [_compiled(notation, rule) for rule in self._sources]
        self._scans: dict[str, Scan] = {}
        self.scanners: Memo[Scan | None] = Memo(self._beginning)

    def _beginning(self, code: str) -> Scan | None:
        text = "|".join(filter(None, (rule.beginning(code) for rule in self._rules)))
        if text and text not in self._scans:  # many classes begin the same patterns
            self._scans[text] = re.compile(text).match
        return self._scans[text] if text else None

    @cached_property
    def unguarded(self) -> Scan:
        """The scan of all rules at once, without guards and the choice by first class: what both must not change."""
        free = (_compiled(self._notation, rule._replace(guard="")) for rule in self._sources)
        return re.compile("|".join(rule.whole for rule in free)).match


class _Rule(NamedTuple):
    """A rule with its patterns as expressions, and of each the characters with which a match can begin (None: any)."""

    name: str
    guard: str
    patterns: tuple[tuple[frozenset[str] | None, str], ...]

    def beginning(self, code: str) -> str:
        """The expression of the patterns that can begin with ``code``, in a group of the rule's name; or nothing."""
        return self._of([regex for first, regex in self.patterns if first is None or code in first])

    @property
    def whole(self) -> str:
        """The expression of all its patterns."""
        return self._of([regex for _, regex in self.patterns])

    def _of(self, patterns: list[str]) -> str:
        return f"(?P<{self.name}>{self.guard}(?:{'|'.join(patterns)}))" if patterns else ""


def _compiled(notation: Notation, rule: StageRule) -> _Rule:
    patterns = [notation.compile(text) for text in rule.patterns]
    guard = notation.compile(rule.guard).expression if rule.guard else ""
    return _Rule(rule.name, guard, tuple((pattern.first, pattern.expression) for pattern in patterns))
