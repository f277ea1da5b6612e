"""Numbers that count nobody: years ("in 2014"), parts of names ("Flight 182", "9/11"), the emergency call ("911").

A count can look like a year. It is one only where the words make it one: behind a toll and what sets it ("the death
toll climbed to 1987"), before a state ("left 1987 dead"), or as the second object beside counted people ("killed 2,310
people and injured 1950").
"""

import re

from transforms.figures.tags import WORDS
from transforms.figures.tokens import Tokens
from transforms.figures.vocabulary import cue_words
from transforms.lexicons import word_set

_YEAR = re.compile(r"(?:19|20)\d\d")
_EMERGENCY_CALL = "911"  # of whom nobody was counted: "callers to 911 reported two men shot"
_SLASH = "/"
_METRES = re.compile(r"\d+m")
_STOP, _NUMBER, _LEAVE, _DASH, _WORD = map(WORDS.code, "stop number leave dash word".split())
_THINGS = WORDS.some("thing|things")
_TOLLS = WORDS.some("toll|count|number_of")
_ENDS = WORDS.some("comma|stop|close|preposition|from|by|and|or|conjunction|adverb|be|have") | {""}
_STATES, _TAKING = WORDS.some("state|participle"), WORDS.some("participle|gerund|base|present")
_PEOPLE = WORDS.some("people|collective|person")
#: Tokens between a toll and its number.
_TOLL_REACH = 14


def counts_nobody(tokens: Tokens, kind: str, start: int, end: int) -> bool:
    """Whether the quantity of tokens [start, end) in a group of that kind is a year, part of a name, or a call."""
    word = tokens.words[start]
    if end - start == 3 and tokens.words[start + 1] == _SLASH:
        return True  # "a 9/11 plotter"
    if end - start == 1 and tokens.words[:start] == ["in"]:
        return _is_year(tokens, kind, start)  # "In 1987 villagers fled"
    if end - start > 1 or kind not in ("bare", "harm"):
        return False
    if kind == "bare" and tokens.tags[end : end + 1] == _DASH and tokens.tags[end + 1 : end + 2] in _THINGS:
        return True  # "10-year notes"
    if kind == "bare" and tokens.tags[end : end + 1] == _WORD and _METRES.fullmatch(word):
        return True  # "a 100m champion": millions are "100m people"
    return word == _EMERGENCY_CALL or _is_year(tokens, kind, start) or _is_in_name(tokens, kind, start)


def _is_in_name(tokens: Tokens, kind: str, at: int) -> bool:
    """Whether a number is a part of a name, as in "Members of Local 222", "aboard Flight 182", "Marine One"; where
    capitals say nothing a count is likelier.
    """
    if kind != "bare" or not at or not tokens.has_case or not tokens.text(at - 1, at)[0].isupper():
        return False
    if tokens.words[at].isdigit():
        return tokens.words[at - 1] in word_set("figure_designators")
    return tokens.text(at, at + 1)[0].isupper()  # "Marine One"


def _is_year(tokens: Tokens, kind: str, at: int) -> bool:
    """Whether a number is a year, as in "The 2014 killings"; a count of that size mostly is "2,014" or round."""
    if _YEAR.fullmatch(tokens.words[at]) is None:
        return False
    if kind == "bare":
        return not (_is_toll(tokens, at) or _is_left(tokens, at) or _is_second_object(tokens, at))
    return not tokens.words[at].endswith("00")


def _is_toll(tokens: Tokens, at: int) -> bool:
    """Whether a number that looks like a year is a toll, as in "The toll stood at 1950": not "rose to 2019 levels", nor
    "the highest since 1950".
    """
    clause = max(0, at - _TOLL_REACH, tokens.tags.rfind(_STOP, 0, at))
    if _TOLLS.isdisjoint(tokens.tags[clause:at]) or tokens.words[at - 1] not in cue_words("sets_toll"):
        return False
    return tokens.tags[at + 1 : at + 2] in _ENDS


def _is_left(tokens: Tokens, at: int) -> bool:
    """Whether a number that looks like a year counts who was left harmed, as in "Left 1987 dead and 2011 homeless"."""
    before, after = tokens.tags[:at], tokens.tags[at + 1 : at + 2]
    return after in _STATES and _LEAVE in before and tokens.words[at - 1] in ("and", "left", "leaving", "leaves")


def _is_second_object(tokens: Tokens, at: int) -> bool:
    """Whether a number that looks like a year is a second object, as in "Killed 2,310 people and injured 1950, the
    ministry said".
    """
    before = tokens.tags[:at]
    is_object = before[-1:] in _TAKING and tokens.words[at - 2 : at - 1] == ["and"] and _NUMBER in before[:-2]
    return is_object and before[-3:-2] in _PEOPLE and tokens.tags[at + 1 : at + 2] in _ENDS
