"""What the number of a group of people stands on: the terms of `casualty_figures.evidence`."""

from transforms.figures.groups import Group
from transforms.figures.tokens import Tokens

_UNCOUNTED = {
    "single": "single", "pronoun": "single", "reflexive": "single", "named": "named", "plural": "plural",
    "multiple": "number",  # "a double murder"
}  # fmt: skip


def evidence_of(tokens: Tokens, group: Group) -> str:
    """number, range, vague ("dozens"), named (a person), single (one victim), plural (a bare plural) or zero."""
    if group.value.high == 0:
        return "zero"
    if group.kind in _UNCOUNTED:
        return _UNCOUNTED[group.kind]
    if group.quantifier in ("range", "vague"):
        return group.quantifier
    if group.kind == "harm" and "1" not in tokens.tags[group.start : group.end]:
        return "single" if group.value.best == 1 else "number"  # "a fatality"; "both bodies"
    return "number"
