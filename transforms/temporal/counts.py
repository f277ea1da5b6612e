"""Numbers that look like times: whether four digits count something, and whether dotted numbers name a version."""

import re

from transforms.temporal.surroundings import Surroundings, cue_words, led_by

_WORDS = re.compile(r"[\w'’-]+")
_STOP = re.compile(r"[.;!?]\s")
_ABOUT = ("about", "around", "approximately", "roughly")
_FROM = re.compile(r"\d{4}(?:[ \xa0](?:hours|hrs|gmt))?[ \xa0](?:to|and)[ \xa0]$")  # "from 1800 to "


def _words(before: str) -> list[str]:
    """The words of the same sentence, lower case, the hedge beside the number left out ("at about 1845")."""
    words = _WORDS.findall(_STOP.split(before.lower())[-1])
    while words and words[-1] in cue_words("hedge", "before"):
        words.pop()
    return words


def is_reached(at: Surroundings) -> bool:
    """Whether the verb beside says that the number was reached: "rose to 1985", "stood at 1845"."""
    lead = at.word_before
    is_near = lead in ("at", "to") or lead in cue_words("change", "before") or lead in cue_words("hedge", "before")
    return is_near and _is_reached(_words(at.before))


def _is_reached(words: list[str]) -> bool:
    beside = words[-2:-1] if words and words[-1] in ("at", "to") else words[-1:]
    if words[-2:] == ["up", "to"]:
        return False
    is_tallied = words[-1:] == ["at"] and not cue_words("tally", "before").isdisjoint(words)
    return is_tallied or not cue_words("change", "before").isdisjoint(beside)


def _is_count(words: list[str]) -> bool:
    """Whether four digits before a day count something: "up from 1130", "put the toll at 1845"."""
    if words[-1:] in (["from"], ["by"]):
        return not cue_words("change", "before").isdisjoint(words[-2:-1])
    return _is_reached(words) or not cue_words("tally", "before").isdisjoint(words)


def is_count(at: Surroundings) -> bool:
    """The same of four digits that may be a time of day."""
    return _is_count(_words(at.before))


def is_time_of_day(at: Surroundings) -> bool:
    """Whether four digits before a day are a time of day: led to as one is, and counting nothing."""
    words, near = _words(at.before), at.before.lower()
    if since := _FROM.search(near):
        return not _is_count(_words(near[: since.start()]))
    if not words or words[-2:] == ["as", "of"]:
        return bool(words) or at.text.lower().startswith(_ABOUT)  # "Around 1400 on Friday, ..."
    return words[-1] in cue_words("hours", "before") - {"to"} and not _is_count(words)


def is_clause(at: Surroundings) -> bool:
    """Whether a dotted number names a version or a paragraph."""
    return led_by("dotted", at)
