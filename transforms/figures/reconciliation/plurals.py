"""Plurals without a number ("insurgents were killed", "the victims died"): kept only where nothing says more."""

from transforms.figures.model import Mention


def without_empty_plurals(mentions: list[Mention]) -> list[Mention]:
    """The mentions without bare plurals of a category for which another mention has a number or a person."""
    firm = {m.category for m in mentions if m.group_kind not in ("plural", "zero")}
    return [m for m in mentions if m.group_kind != "plural" or m.category not in firm]
