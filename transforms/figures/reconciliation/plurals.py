"""Plurals without a number ("insurgents were killed", "the victims died"): kept only where nothing says more."""

from transforms.figures.model import Mention
from transforms.figures.vocabulary import cue_words, perpetrators


def without_empty_plurals(mentions: list[Mention]) -> list[Mention]:
    """The mentions without bare plurals of a category for which another mention has a number or a person."""
    firm = {m.category for m in mentions if m.group_kind not in ("plural", "zero")}
    listed = {(m.source_field, m.category, m.trigger_start) for m in mentions if m.group_kind in _PEOPLE}
    return [
        m for m in mentions
        if m.group_kind != "plural" or m.category not in firm or _is_listed(m, listed) or is_killer_part(m)
    ]  # fmt: skip


def is_killer_part(mention: Mention) -> bool:
    """Whether a part of the whole is who did the deed, as in "Including the bomber", "among them three assailants"."""
    words = (mention.victim or "").casefold().split()
    is_part = mention.role_hint == "part" and mention.category == "killed"
    return is_part and bool(words) and words[-1].removesuffix("s") in perpetrators()


_PEOPLE = frozenset(("single", "named"))


def _is_listed(mention: Mention, listed: set[tuple[str, str, int]]) -> bool:
    """Whether a plural stands in a list beside others, as in "His brother and his family were killed": beside one
    person others say something.
    """
    is_beside = (mention.source_field, mention.category, mention.trigger_start) in listed
    return mention.is_definite and is_beside and not are_all_victims(mention)


def are_all_victims(mention: Mention) -> bool:
    """Whether a plural only names those told beside it, as in "The victims, a man and a woman, were shot"."""
    return not cue_words("whole_of_victims").isdisjoint((mention.victim or "").casefold().split()[-1:])
