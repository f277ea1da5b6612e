"""Rules over token classes, and the levels that apply them. Class strings are short and few, so matches are cached."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from transforms.temporal.kinds import kind_of
from transforms.temporal.meaning import Meaning, Timex
from transforms.temporal.notation import code, compile_pattern
from transforms.temporal.tokens import Token


class Found(NamedTuple):
    """The tokens a pattern has matched, by group name."""

    tokens: Sequence[Token]
    groups: dict[str, int]  # group name -> index of its token

    def has(self, group: str) -> bool:
        """Whether the group took part in the match."""
        return group in self.groups

    def kind(self, group: str) -> str:
        """The class of the group's token."""
        return self.tokens[self.groups[group]].kind

    def text(self, group: str) -> str:
        """The lexicon value of the group's token, '' if it is absent."""
        value = self.tokens[self.groups[group]].value if group in self.groups else ""
        return value if isinstance(value, str) else ""

    def number(self, group: str) -> int:
        """The number of the group's token."""
        value = self.tokens[self.groups[group]].value
        return int(float(value)) if not isinstance(value, Timex) else 0

    def amount(self, group: str) -> float:
        """The number of the group's token, fractions kept."""
        value = self.tokens[self.groups[group]].value
        return float(value) if not isinstance(value, Timex) else 0.0

    def unit(self, group: str) -> str:
        """The unit code of the group's token; the word "second" counts as the unit TS."""
        unit = self.text(group)
        return "TS" if unit == "2" else unit

    def timex(self, group: str) -> Timex:
        """The expression that an earlier level has built."""
        value = self.tokens[self.groups[group]].value
        if not isinstance(value, Timex):
            raise TypeError(f"{group} is a raw token: {value!r}")
        return value

    def meaning(self, group: str) -> Meaning:
        """The meaning of that expression."""
        return self.timex(group).meaning


Built = Timex | str | float | Sequence[tuple[str, str, Timex]]
Build = Callable[[Found], "Built | None"]


class Rule(NamedTuple):
    """A pattern, the class it reduces to, and its builder, which may decline by returning None."""

    name: str
    kind: str
    pattern: re.Pattern[str]
    build: Build


def class_string(tokens: list[Token]) -> str:
    """The classes of the tokens, one character each."""
    return "".join([code(token.kind) for token in tokens])


class RuleMatch(NamedTuple):
    """A match of a rule: where it ends, and the tokens its groups have taken."""

    end: int
    rule: Rule
    groups: dict[str, int]


Plan = tuple[tuple[RuleMatch, ...], ...]


class Level:
    """Rules that are tried together: at each token the longest match wins, then the earlier rule."""

    def __init__(self) -> None:
        """An empty level."""
        self.rules: list[Rule] = []
        self.beginning: defaultdict[str, list[Rule]] = defaultdict(list)  # by the class a match begins with
        self.plan = lru_cache(maxsize=100_000)(self._plan)

    def rule(self, kind: str, *notations: str) -> Callable[[Build], Build]:
        """Register a builder for one or more notations; its name is the rule's name."""

        def register(build: Build) -> Build:
            name = getattr(build, "__name__", kind)
            for notation in notations:
                pattern = compile_pattern(notation)
                if pattern.first is None:
                    raise ValueError(f"a match of {name} can be empty or begin with anything: {notation}")
                rule = Rule(name, kind, pattern.regex, build)
                self.rules.append(rule)
                for first in pattern.first:
                    self.beginning[first].append(rule)
            return build

        return register

    def _plan(self, classes: str) -> Plan | None:
        """For each token of a class string the matches that begin there, the longest first; None if there are none."""
        if self.beginning.keys().isdisjoint(classes):  # of most levels and runs no rule can begin
            return None
        plan = tuple(self._at(classes, at) for at in range(len(classes)))
        return plan if any(plan) else None

    def _at(self, classes: str, at: int) -> tuple[RuleMatch, ...]:
        rules = self.beginning.get(classes[at], ())
        matches = [(rule, match) for rule in rules if (match := rule.pattern.match(classes, at))]
        if not matches:
            return ()
        found = [RuleMatch(match.end(), rule, _groups(match)) for rule, match in matches if match.end() > at]
        return tuple(sorted(found, key=lambda candidate: -candidate.end))

    def apply(self, plan: Plan, tokens: list[Token]) -> list[Token]:
        """``tokens`` with every match of the plan replaced by what its rule builds."""
        reduced: list[Token] = []
        at = 0
        while at < len(tokens):
            at, built = _first(tokens, plan[at], at)
            reduced += built
        return reduced


def reduce(tokens: list[Token], levels: Sequence[Level]) -> list[Token]:
    """``tokens`` after all levels, one upon the other."""
    classes = class_string(tokens)
    for level in levels:
        plan = level.plan(classes)
        if plan is not None:
            tokens = level.apply(plan, tokens)
            classes = class_string(tokens)
    return tokens


def _groups(match: re.Match[str]) -> dict[str, int]:
    return {name: match.start(name) for name, part in match.groupdict().items() if part}


def _first(tokens: list[Token], candidates: tuple[RuleMatch, ...], at: int) -> tuple[int, list[Token]]:
    """Where to go on, and what the token at ``at`` becomes: by the longest match that a builder accepts, or itself."""
    for end, rule, groups in candidates:
        built = rule.build(Found(tokens, groups))
        if built is not None:
            return end, _replacement(
                rule, tokens[at:end], built, {name: tokens[index] for name, index in groups.items()}
            )
    return at + 1, [tokens[at]]


def _kind(built: Built) -> str:
    if not isinstance(built, Timex):
        raise TypeError(f"a rule that builds {built!r} must name its class")
    return kind_of(built)


def _replacement(rule: Rule, matched: list[Token], built: Built, named: dict[str, Token]) -> list[Token]:
    if isinstance(built, Timex | str | float | int):
        return [Token(rule.kind or _kind(built), matched[0].start, matched[-1].end, built, rule.name)]
    return [Token(_kind(timex), named[first].start, named[last].end, timex, rule.name) for first, last, timex in built]
