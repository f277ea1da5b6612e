"""Days, weekdays and months in names: "6 October Bridge", "Sheffield Wednesday", "June Osborne"."""

import re

from transforms.temporal.dates import MONTHS
from transforms.temporal.surroundings import Surroundings, cue_words, ends, led_by

_WORDS = 3  # behind the day, up to the kind of place or group
_SURNAME = re.compile(r"[ \xa0][A-ZÀ-Þ][a-zß-ÿ]")  # on the same line
_JOINING = ("and", "or")  # lead to a month as well as to a person
_STOP = re.compile(r"[.,;:)]")


def is_place_or_group(at: Surroundings) -> bool:
    """Whether a date is a part of the name of a place or group, as in "September 11 Avenue", "the 14 March alliance";
    text in capitals says nothing.
    """
    if not at.after.startswith(" ") or at.text.isupper():
        return False
    words = at.after[1:].split(" ", _WORDS)
    if words[0][:1].islower():
        return words[0].strip(".,;:)") in cue_words("name", "attributive")
    for word in words[:_WORDS]:
        if not word[:1].isupper():
            return False
        if _STOP.split(word)[0].lower() in cue_words("name", "after"):
            return True
        if _STOP.search(word):
            return False
    return False


def is_first_name(at: Surroundings) -> bool:
    """Whether a month is somebody's first name, as in "and Jan Kowalski"; text in capitals says nothing."""
    return at.text.istitle() and _SURNAME.match(at.after) is not None


def is_person(at: Surroundings) -> bool:
    """Whether a month is somebody's name: with a surname, a title, or as one who does what people do."""
    words = at.before.split()
    if words and words[-1].rstrip(".").lower() in cue_words("name_title", "before"):
        return True
    if not at.text.istitle():
        return False
    leads = led_by("month", at)
    is_called = is_first_name(at) and (not leads or _joins_name(words))
    is_known = _acts(at) and re.search(rf"\b{at.text} [A-Z][a-z]", at.document) is not None
    return is_called or (is_known and (not leads or at.word_before in _JOINING))


def _joins_name(words: list[str]) -> bool:
    """Whether a month goes on as a name, as in "April Ng and", but neither "in May and" nor "francs and"."""
    return len(words) > 1 and words[-1] in _JOINING and words[-2].istitle() and words[-2].lower() not in MONTHS


def is_club(at: Surroundings) -> bool:
    """Whether a weekday is a team's name: "Sheffield Wednesday", and "Wednesday scored twice" in the same text."""
    clubs = cue_words("name", "club")
    if at.word_before in clubs:
        return True
    return _acts(at) and any(f"{club.title()} {at.text}" in at.document for club in clubs)


def _acts(at: Surroundings) -> bool:
    return not ends(at) and at.word_after in cue_words("name", "verb")
