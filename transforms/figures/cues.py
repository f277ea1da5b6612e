"""Cues as data: which words near a victim or a harm word a link needs, and which refuse it.

A row of figure_tests.csv says for which links it is (`links`), where its words are looked for (`anchor`, `side`,
`reach`), which they are, and what follows. Rows of one name that need something are alternatives: one is enough.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from transforms.figures.cue_words import Vocabulary, together, vocabulary
from transforms.figures.evidence import evidence_of
from transforms.figures.groups import Group
from transforms.figures.sentence import Link, Sentence
from transforms.figures.vocabulary import Trigger
from transforms.grammar import refuse
from transforms.lexicons import load_table

#: What the selectors of `links` can ask of a link; `word` is the harm word as written, in lower case.
KEYS = ("rule", "form", "category", "evidence", "kind", "field", "word")
ANCHORS, SIDES = ("victims", "harm", "both", "sentence"), ("before", "after", "within", "around", "")
VERDICTS = ("needs", "refuses")


class Selected(NamedTuple):
    """What decides which cues are asked about a link."""

    rule: str
    form: str
    category: str
    evidence: str
    kind: str
    field: str
    word: str


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table; see the module."""

    name: str
    links: tuple[tuple[int, bool, frozenset[str]], ...]  # index into Selected, whether it must be one of, these values
    anchor: str
    side: str
    reach: int | None  # tokens; None: to the end of the sentence
    words: Vocabulary | None  # None: any link of these kinds
    verdict: str

    def is_for(self, selected: Selected) -> bool:
        """Whether the cue is asked about such a link."""
        return all((selected[i] in values) == wanted for i, wanted, values in self.links)


class Asked(NamedTuple):
    """The cues that are asked about a kind of link, by name."""

    cues: tuple[tuple[str, tuple[Cue, ...]], ...]
    words: Vocabulary | None  # without any of these none of the cues refuses; None: one may all the same


def is_allowed(sentence: Sentence, link: Link, trigger: Trigger, group: Group) -> bool:
    """Whether no cue refuses the link and every one that it needs is there."""
    asked = _cues_for(_selected(sentence, link, trigger, group))
    if asked.words is not None and not asked.words.may_stand(sentence.tokens):
        return True
    return all(_holds(name, cues, sentence, link, group) for name, cues in asked.cues)


def _selected(sentence: Sentence, link: Link, trigger: Trigger, group: Group) -> Selected:
    evidence = evidence_of(sentence.tokens, group)
    word = sentence.trigger_word(link.trigger)
    return Selected(link.pattern, trigger.form, trigger.category, evidence, group.kind, sentence.source_field, word)


def _holds(name: str, cues: tuple[Cue, ...], sentence: Sentence, link: Link, group: Group) -> bool:
    found = [words for cue in cues if (words := _found(cue, sentence, link, group)) is not None]
    if cues[0].verdict == "needs":
        return bool(found) or refuse(name)
    return not found or refuse(name, found[0])


def _found(cue: Cue, sentence: Sentence, link: Link, group: Group) -> list[str] | None:
    """The words of the cue that stand where it looks; None if none do."""
    if cue.words is None:
        return []
    if not cue.words.may_stand(sentence.tokens):
        return None
    for start, end in _windows(cue, sentence, link, group):
        found = cue.words.find(sentence.tokens, start, end)
        if found is not None:
            return found
    return None


def _windows(cue: Cue, sentence: Sentence, link: Link, group: Group) -> Iterable[tuple[int, int]]:
    """Tokens [start, end) in which the cue looks for its words."""
    last = len(sentence.tokens.words)
    reach = last if cue.reach is None else cue.reach
    start, end = _anchor(cue.anchor, sentence, link, group)
    if cue.anchor == "sentence" or cue.side == "within":
        return ((max(start, end - reach), end),)
    before, after = (max(0, start - reach), start), (end, min(last, end + reach))
    return {"before": (before,), "after": (after,), "around": (before, after)}[cue.side]


def _anchor(anchor: str, sentence: Sentence, link: Link, group: Group) -> tuple[int, int]:
    victims, harm = (group.start, group.end), sentence.chunks.spans[link.trigger]
    match anchor:
        case "victims":
            return victims
        case "harm":
            return harm
        case "both":
            return min(victims[0], harm[0]), max(victims[1], harm[1])
        case _:
            return 0, len(sentence.tokens.words)


@lru_cache(1 << 12)
def _cues_for(selected: Selected) -> Asked:
    """The cues that are asked about such a link."""
    return _asked(tuple(row for row, cue in enumerate(cues()) if cue.is_for(selected)))


@cache
def _asked(rows: tuple[int, ...]) -> Asked:
    """Of these rows; many kinds of links share them."""
    mine = [cues()[row] for row in rows]
    named = tuple((name, tuple(group)) for name, group in groupby(mine, key=lambda cue: cue.name))
    words = [cue.words for cue in mine if cue.words is not None and cue.verdict == "refuses"]
    return Asked(named, together(words) if len(words) == len(mine) else None)


@cache
def cues() -> tuple[Cue, ...]:
    """The rows of the table, in order."""
    return tuple(map(_cue, load_table("figure_tests")))


def _cue(row: dict[str, str]) -> Cue:
    for value, known in ((row["anchor"], ANCHORS), (row["side"], SIDES), (row["verdict"], VERDICTS)):
        if value not in known:
            raise ValueError(f"figure_tests.csv: cue {row['name']!r} has {value!r}; known are {', '.join(known)}")
    reach = int(row["reach"]) if row["reach"] else None
    words = vocabulary(row["words"]) if row["words"] else None
    return Cue(row["name"], _links(row), row["anchor"], row["side"], reach, words, row["verdict"])


def _links(row: dict[str, str]) -> tuple[tuple[int, bool, frozenset[str]], ...]:
    """ "form=base|gerund evidence!=number": of each key the values it must, or must not, be one of."""
    return tuple(_selector(part, row["name"]) for part in row["links"].split(" ") if part)


def _selector(part: str, name: str) -> tuple[int, bool, frozenset[str]]:
    key, _, values = part.replace("!=", "=", 1).partition("=")
    if key not in KEYS or not values:
        raise ValueError(f"figure_tests.csv: cue {name!r} selects links by {part!r}; known are {', '.join(KEYS)}")
    said = [value.replace("_", " ") if key == "word" and ":" not in value else value for value in values.split("|")]
    return KEYS.index(key), "!=" not in part, frozenset(_listed(said))


def _listed(values: Iterable[str]) -> Iterable[str]:
    """The values, with the words that "list:NAME" and "cue:NAME" stand for."""
    for value in values:
        yield from vocabulary(value).words if ":" in value else (value,)
