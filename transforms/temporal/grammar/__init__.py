"""The grammar: a cascade of levels over the tokens of a run, each reducing what it recognises (FASTUS style)."""

from typing import NamedTuple

from transforms.memo import Memo
from transforms.temporal.grammar import (
    business_rules,
    calendar_rules,
    clock_rules,
    composition_rules,
    distance_rules,
    era_rules,
    length_rules,
    modifier_rules,
    quantity_rules,
    set_rules,
    shift_rules,
    span_rules,
    stamp_rules,
    units,
)
from transforms.temporal.lexer import tokens
from transforms.temporal.meaning import Timex
from transforms.temporal.pattern import Level, reduce

#: Importing a module of rules adds them to the level they name.
CALENDAR_RULES = (stamp_rules, era_rules)
UNIT_RULES = (length_rules, shift_rules, business_rules, set_rules)
LEVELS: tuple[Level, ...] = (
    calendar_rules.LEVEL,
    clock_rules.CLOCKS,
    quantity_rules.LEVEL,
    units.LEVEL,
    distance_rules.SUMS,
    distance_rules.SHIFTS,
    composition_rules.LEVEL,
    clock_rules.LEVEL,
    modifier_rules.LEVEL,
    span_rules.LEVEL,
)


class ParsedExpression(NamedTuple):
    """An expression of a run: code points from the run's start, what it says, and the rule that read it."""

    start: int
    end: int
    timex: Timex
    rule: str


def _parse(run: str) -> tuple[ParsedExpression, ...]:
    found = reduce(tokens(run), LEVELS)
    return tuple(
        ParsedExpression(token.start, token.end, token.value, token.rule)
        for token in found
        if isinstance(token.value, Timex)
    )


#: The expressions of each lower-case run met so far. To parse one takes 0.15 ms, so a process may be given what others
#: have parsed by the same rules (`flows/learned.py`).
PARSED = Memo(_parse)
parse = PARSED.__getitem__
