"""Whom and what a text names: those who were harmed or are held for it, others, sites, and towns of its opening."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import combinations

from transforms.lexicons import load_table, word_set

_WORD = r"(?:[Aa]l-|[Ee]l-)?[A-Z][\w'’-]+"
#: What may stand between two words of one name: an initial, a particle, a nickname.
_JOINT = r"(?: [A-Z]\.?| (?:bin|ibn|de|del|la|van|von|der|al|el|abu)| [“\"‘(][\w .]{2,20}[”\"’)])"
_RUN = re.compile(rf"{_WORD}(?:{_JOINT}{{0,2}} {_WORD})+")
_AGED = re.compile(r",? (?:[JS]r\.?,? |I{2,3},? )?\(?(?:aged? )?\d{1,2}(?:[,.;:)]|$)")
_YEAR_OLD = re.compile(r"\b\d{1,2}-year-old (?:[a-z]+ ){0,2}$")
_IDENTIFIED = re.compile(r"\b(?:identified|named) (?:[a-z’']+ ){0,5}as (?:\d{1,2}-year-old )?$")
_PLACE = re.compile(rf"(?: in| near| outside| In|,) ({_WORD}(?: {_WORD}){{0,3}})")
_SITE_NAME = re.compile(rf"{_WORD}(?: {_WORD})*$")
_SITE_WORDS = 3  # before what it is
_BEHIND, _AHEAD = 60, 40  # characters that are looked at before and after a name
_OPENING = 700  # characters in which towns are looked for
_GAP = 2  # a first and a last name have so many words between them at most, less one
_LONGEST = 4  # words of a person's name
_GENERATION = frozenset({"jr", "sr", "ii", "iii", "iv"})
_QUOTES = '“"‘('


@dataclass(frozen=True, slots=True)
class Named:
    """Names of a text in small letters."""

    persons: set[str] = field(
        default_factory=set[str]
    )  # first and last word, of those who tell the incident from others
    others: set[str] = field(default_factory=set[str])  # two words that may be a person's, persons included
    sites: set[str] = field(default_factory=set[str])  # with what they are: "quillwort club"
    places: set[str] = field(default_factory=set[str])  # what the opening says to be where


def find_names(text: str) -> Named:
    """The names of ``text``, which has no two spaces beside each other.

    Those who speak of incidents in office ("Sheriff Bram Oskery") are no persons unless harm is told of them.
    """
    found = Named(sites=set(_sites(text)), places=set(_places(text)))
    speakers: set[str] = set()
    for run in _RUN.finditer(text):
        start, end = run.span()
        before, after = text[max(0, start - _BEHIND) : start], text[end : end + _AHEAD]
        _add_people(found, speakers, run.group().split(), before, after)
    found.others.difference_update(speakers - found.persons)
    return found


def _places(text: str) -> Iterator[str]:
    """What the opening says to be where, each with and without its last words."""
    for place in _PLACE.finditer(text, 0, _OPENING):
        words = [_bare(word) for word in place[1].split()]
        yield from (" ".join(words[:n]) for n in range(1, len(words) + 1))


def _sites(text: str) -> Iterator[str]:
    """The last words of the name of each site and what it is, if they tell it from others: "High School" is none."""
    for noun in _site_nouns().finditer(text):
        name = _SITE_NAME.search(text, max(0, noun.start() - _BEHIND), noun.start())
        words = [bare for word in name.group().split() if (bare := _bare(word)) != "the"] if name else []
        if not _not_names().issuperset(words):
            yield " ".join([*words[-_SITE_WORDS:], noun[1].casefold()])


def _add_people(found: Named, speakers: set[str], words: list[str], before: str, after: str) -> None:
    """Add those whom the run of ``words`` names."""
    for part, title, is_last in _parts(words, before):
        pairs = {f"{part[i]} {part[j]}" for i, j in combinations(range(len(part)), 2) if j - i <= _GAP}
        if len(part) <= _LONGEST and _is_person(before, after if is_last else ""):
            found.persons.add(f"{part[0]} {part[-1]}")
        elif _is_title(title):
            speakers |= pairs
            continue
        found.others.update(pairs)


def _parts(words: list[str], before: str) -> Iterator[tuple[list[str], str, bool]]:
    """The stretches of a run that may be a name, each with the word before it, and whether it ends the run."""
    title = before.rsplit(maxsplit=1)[-1] if before.strip() else ""
    part: list[str] = []
    for word in words:
        bare = _bare(word)
        if bare in _not_names():
            if len(part) > 1:
                yield part, title, False
            part, title = [], word.rstrip(".,")
        elif len(bare) > 1 and bare not in _GENERATION and bare[0] not in _QUOTES:
            part.append(bare)
    if len(part) > 1:
        yield part, title, True


@lru_cache(maxsize=20_000)
def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s").casefold().strip("'’.,")


def _is_person(before: str, after: str) -> bool:
    return bool(
        _YEAR_OLD.search(before)
        or _IDENTIFIED.search(before)
        or before.rstrip(" ,").casefold().endswith(_cues("before"))
        or _AGED.match(after)
        or _after_cues().match(after)
    )


def _is_title(word: str) -> bool:
    return word in word_set("event_titles") or word.casefold() in word_set("event_titles")


@cache
def _site_nouns() -> re.Pattern[str]:
    """The nouns in small letters or capitalised, the longest first, by first letter: few are tried at each word."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for noun in sorted(word_set("event_sites"), key=lambda noun: (-len(noun), noun)):
        first, *others = noun.split()
        by_letter[first[0]].append(" ".join([first[1:], *(f"[{w[0]}{w[0].upper()}]{w[1:]}" for w in others)]))
    nouns = "|".join(f"[{letter}{letter.upper()}](?:{'|'.join(ends)})" for letter, ends in by_letter.items())
    return re.compile(rf" ({nouns})\b")


@cache
def _not_names() -> frozenset[str]:
    return frozenset(word.casefold() for word in word_set("event_not_names"))


@cache
def _cues(side: str) -> tuple[str, ...]:
    return tuple(f" {row['words']}" for row in load_table("event_person_cues") if row["side"] == side)


@cache
def _after_cues() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _cues("after")))
    return re.compile(rf"(?:,? (?:[JS]r\.?|I{{2,3}}))?(?:, [^,.]{{1,30}},)?(?:{words})\b")
