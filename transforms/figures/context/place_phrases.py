"""Phrases that name a place: a preposition and a proper name, as written ("Amber district, Vale province")."""

import re
from collections.abc import Iterator
from functools import cache

from transforms.figures.context.announcement import Span
from transforms.figures.context.sentence_text import SentenceText
from transforms.figures.context.word_patterns import alternatives
from transforms.lexicons import load_table, load_words

_NAME = r"(?:[A-Z]\.(?!\s*$)|(?:St|Mt|Ft)\.|[A-Z][\w’'-]*|\d+(?:st|nd|rd|th)\b|(?:al|el|ash|az|ad)-[A-Z][\w’-]*)"
_LINK = r"(?:of|de|del|la|al|el|and)"
_GAP = r"[^\S\n]+"
_DESCRIBING = 4  # words at most that describe a place before its noun
#: A word before the noun that begins another phrase: "in the attack on the town of Ora" tells of one place, Ora.
_NO_DESCRIPTION = "an?|the|of|on|in|at|near|to|from|by|for|with|and|or|who|which|that|was|were|is|are|had|has"
_PART = re.compile(r"[^,]+,?")


@cache
def _place() -> re.Pattern[str]:
    nouns, modifiers = alternatives(load_words("place_nouns")), alternatives(load_words("place_modifiers"))
    words = load_words("place_prepositions")
    prepositions, initials = "|".join(map(_in_any_case, words)), "".join({word[0] for word in (*words, "on")})
    name = rf"{_NAME}(?:{_GAP}(?:{_LINK}{_GAP})?{_NAME})*"
    part = rf"(?:(?:{modifiers}){_GAP})*{name}(?:{_GAP}(?:{nouns})\b)?"
    head = rf"(?:the{_GAP})?(?:\d+{_GAP}block{_GAP}of{_GAP}|(?:{nouns}){_GAP}of{_GAP})?{part}"
    return re.compile(
        # to look for the first letter before all else halves the time: most letters of a sentence are none of these
        rf"(?=[{initials}{initials.upper()}])\b(?:{prepositions}|(?P<on>[Oo]n)){_GAP}(?:{_description()})?(?P<place>{head}(?:,{_GAP}{part}|,?{_GAP}(?:in|near){_GAP}{head})*)"
    )


@cache
def _description() -> str:
    """What is no part of the name: "the northern Syrian border town of Ora" is Ora, "the Dutch province of Ora" too.

    "The Ora province of Marland" is not Marland: a proper name describes a settlement only.
    """
    settlements, nouns = alternatives(load_words("place_settlements")), alternatives(load_words("place_nouns"))
    nations = alternatives(word for row in load_table("demonyms") for word in row["words"].split("/"))
    word = rf"(?!(?:{_NO_DESCRIPTION})\b)[\w’'-]+"
    plain = rf"(?!(?:{_NO_DESCRIPTION})\b)(?:[a-z][\w’'-]*|{nations})"
    described = (
        rf"(?:{some}{_GAP}){{1,{_DESCRIBING}}}(?:{kinds})" for some, kinds in ((word, settlements), (plain, nouns))
    )
    return rf"(?:the|[A-Z]\w+['’]s){_GAP}(?:{'|'.join(described)}){_GAP}of{_GAP}"


def _in_any_case(word: str) -> str:
    """An expression whose first letter is a set: the engine passes over it at once where another letter stands."""
    return f"[{word[0].upper()}{word[0]}](?i:{alternatives([word[1:]])})"


@cache
def _streets() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load_words('place_streets'))})\b")


@cache
def _exclusions() -> frozenset[str]:
    return frozenset(load_words("place_exclusions"))


def place_phrases(sentence: SentenceText) -> list[Span]:
    """Spans of the place phrases of the sentence, in order; none where all is in capitals."""
    text, start, end = sentence.text, sentence.start, sentence.end
    found = [match for match in _place().finditer(text, start, end) if match["on"] is None or _names_a_street(match)]
    return [match.span("place") for match in found] if found and not text[start:end].isupper() else []


def _names_a_street(match: re.Match[str]) -> bool:
    """Whether the name behind "on" is a place: "On Main Street" is a place, "on Capitol Hill" or "on Friday" seldom."""
    return _streets().search(match.string, *match.span("place")) is not None


def _bare(word: str) -> str:
    """A name without its possessive ending: "Tuesday's" is Tuesday."""
    return word.strip(".'’").removesuffix("'s").removesuffix("’s")


def without(text: str, places: list[Span], sources: list[Span]) -> Iterator[Span]:
    """The places up to where one of ``sources`` begins in them, without the parts that are excluded."""
    for start, end in places:
        stop = _kept(text, start, min([end, *(at for at, _ in sources if start < at < end)]))
        if start < stop:
            yield start, stop


def _kept(text: str, start: int, end: int) -> int:
    """End of the place without the parts, from the first that is excluded ("Lower Vale, Friday") on."""
    kept = start
    for part in _PART.finditer(text, start, end):
        words = part.group().strip(" ,").split()
        if not words or _exclusions().intersection(_bare(word) for word in (words[0], words[-1])):
            break
        kept = part.start() + len(part.group().rstrip(" ,"))
    return kept
