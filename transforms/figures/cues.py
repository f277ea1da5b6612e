"""Cues as data: which words near a victim or a harm word a link needs, which refuse it, and which hint at its role.

A row of figure_tests.csv says for which links it is (`links`), where its words are looked for (`anchor`, `side`,
`reach`), which they are, and what follows. Rows of one name that need something are alternatives: one is enough.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import NamedTuple

from transforms.figures.cue_words import CueWords, parse_words
from transforms.figures.evidence import evidence_of
from transforms.figures.groups import Group
from transforms.figures.sentence import Link, Sentence
from transforms.figures.tags import CHUNKS
from transforms.figures.vocabulary import Trigger, sides
from transforms.grammar import hint, refuse
from transforms.lexicons import load_table

#: What the selectors of `links` can ask of a link; `word` is the harm word as written, in lower case, `chunk` the class
#: of its chunk, `side` that of counted people ("security", "militant"; else empty).
KEYS = ("rule", "form", "category", "evidence", "kind", "field", "word", "side", "chunk")
ANCHORS, SIDES = ("victims", "harm", "both", "sentence"), ("before", "after", "opening", "within", "around", "")
#: What follows where the words of a cue stand; a hint names the role in the toll, see `Mention.role_hint`.
VERDICTS = (
    "needs", "refuses", "hints part", "hints self", "hints background", "hints total", "hints more", "hints alive",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table; see the module."""

    name: str
    links: tuple[tuple[int, bool, frozenset[str]], ...]  # index into KEYS, whether it must be one of, these values
    anchor: str
    side: str
    reach: int | None  # tokens; None: to the end of the sentence
    words: CueWords | None  # None: any link of these kinds
    verdict: str
    bit: int  # of its own, in sets of rows


class Asked(NamedTuple):
    """The cues that are asked about a kind of link, by name."""

    needed: tuple[tuple[str, tuple[Cue, ...]], ...]
    refusing: tuple[Cue, ...]
    refusing_rows: int
    hinting: tuple[Cue, ...]
    hinting_rows: int


def is_allowed(sentence: Sentence, link: Link, trigger: Trigger, group: Group) -> bool:
    """Whether no cue refuses the link and every one that it needs is there."""
    asked, here = _asked_of(sentence, link, trigger, group), _rows_in(sentence)
    for name, cues in asked.needed:
        if all(_found(cue, sentence, link, group) is None for cue in cues if cue.bit & here):
            return refuse(name)
    if not asked.refusing_rows & here:
        return True  # nearly always
    for cue in asked.refusing:
        found = _found(cue, sentence, link, group) if cue.bit & here else None
        if found is not None:
            return refuse(cue.name, found)
    return True


def hints(sentence: Sentence, link: Link, trigger: Trigger, group: Group) -> frozenset[str]:
    """The roles in the toll at which cues hint."""
    asked, here = _asked_of(sentence, link, trigger, group), _rows_in(sentence)
    if not asked.hinting_rows & here:
        return _NO_HINT
    found = set[str]()
    for cue in asked.hinting:
        words = _found(cue, sentence, link, group) if cue.bit & here else None
        if words is not None:
            role = cue.verdict.removeprefix("hints ")
            hint(cue.name, role, link, words)
            found.add(role)
    return frozenset(found)


_NO_HINT = frozenset[str]()


def _rows_in(sentence: Sentence) -> int:
    """The rows of whose words one is in the sentence, or that have none; looked up once a sentence, word by word.

    Most rows find nothing in most sentences, and then nothing more is done for them.
    """
    here = sentence.cue_rows
    if here < 0:
        here, words, tags = _signs()
        get, tagged = words.get, tags.get
        for word in sentence.tokens.different:
            here |= get(word, 0)
        for tag in set(sentence.tokens.tags):
            here |= tagged(tag, 0)
        sentence.cue_rows = here
    return here


@cache
def _signs() -> tuple[int, dict[str, int], dict[str, int]]:
    """The rows without words, and those for which a word, or the tag of one, may be what they look for."""
    always, words, tags = 0, dict[str, int](), dict[str, int]()
    for cue in cues():
        if cue.words is None:
            always |= cue.bit
            continue
        for word in cue.words.signs:
            words[word] = words.get(word, 0) | cue.bit
        for tag in cue.words.tags:
            tags[tag] = tags.get(tag, 0) | cue.bit
    return always, words, tags


def _asked_of(sentence: Sentence, link: Link, trigger: Trigger, group: Group) -> Asked:
    """The cues that are asked about such a link; many links are of a kind."""
    tokens = sentence.tokens
    head = sides().get(tokens.words[group.head]) if group.kind == "counted" else None
    said = (
        link.pattern, trigger.form, trigger.category, evidence_of(tokens, group), group.kind, sentence.source_field,
        sentence.trigger_word(link.trigger), (head and head[0]) or "", sentence.chunks.codes[link.trigger],
    )  # fmt: skip
    asked = _KINDS.get(said)
    if asked is None:
        if len(_KINDS) > _KNOWN:
            _KINDS.clear()
        asked = _KINDS[said] = _asked(_rows_for(said))
    return asked


#: Kinds of links, as told by the values of KEYS, and how many are kept.
_KINDS: dict[tuple[str, ...], Asked] = {}
_KNOWN = 1 << 14


def _rows_for(said: tuple[str, ...]) -> int:
    """The rows that are asked about a link of these values of KEYS, a bit each."""
    rows = -1
    for value, (asked, otherwise) in zip(said, _selections(), strict=True):
        rows &= asked.get(value, otherwise)
    return rows


def _found(cue: Cue, sentence: Sentence, link: Link, group: Group) -> list[str] | None:
    """The words of the cue that stand where it looks; None if none do."""
    if cue.words is None:
        return []
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
    if cue.side == "opening":
        return ((start, min(end, start + reach)),)
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


@cache
def _selections() -> tuple[tuple[dict[str, int], int], ...]:
    """For each key: value → the rows that may be asked about a link of this value, and those for any other value."""
    found: list[tuple[dict[str, int], int]] = []
    for key in range(len(KEYS)):
        selectors = [[(wanted, values) for i, wanted, values in cue.links if i == key] for cue in cues()]
        known = {value for mine in selectors for _, values in mine for value in values}
        asked = {value: _rows_with(selectors, value) for value in known}
        found.append((asked, _rows_with(selectors, None)))
    return tuple(found)


def _rows_with(selectors: list[list[tuple[bool, frozenset[str]]]], value: str | None) -> int:
    """The rows all of whose selectors a link of this value meets."""
    return sum(
        1 << row for row, mine in enumerate(selectors) if all((value in values) == wanted for wanted, values in mine)
    )


@cache
def _asked(rows: int) -> Asked:
    """Of these rows; many kinds of links share them."""
    mine = [cue for row, cue in enumerate(cues()) if rows >> row & 1]
    needed = groupby((cue for cue in mine if cue.verdict == "needs"), key=lambda cue: cue.name)
    refusing = tuple(cue for cue in mine if cue.verdict == "refuses")
    hinting = tuple(cue for cue in mine if cue.verdict.startswith("hints"))
    return Asked(
        tuple((name, tuple(group)) for name, group in needed),
        refusing,
        sum(cue.bit for cue in refusing),
        hinting,
        sum(cue.bit for cue in hinting),
    )


@cache
def cues() -> tuple[Cue, ...]:
    """The rows of the table, in order."""
    return tuple(_cue(row, 1 << i) for i, row in enumerate(load_table("figure_tests")))


def _cue(row: dict[str, str], bit: int) -> Cue:
    for value, known in ((row["anchor"], ANCHORS), (row["side"], SIDES), (row["verdict"], VERDICTS)):
        if value not in known:
            raise ValueError(f"figure_tests.csv: cue {row['name']!r} has {value!r}; known are {', '.join(known)}")
    reach = int(row["reach"]) if row["reach"] else None
    words = parse_words(row["words"]) if row["words"] else None
    return Cue(row["name"], _links(row), row["anchor"], row["side"], reach, words, row["verdict"], bit)


def _links(row: dict[str, str]) -> tuple[tuple[int, bool, frozenset[str]], ...]:
    """Parse the conditions that a cue has for its link, "form=base|gerund evidence!=number": of each key the values it
    must, or must not, be one of.
    """
    return tuple(_selector(part, row["name"]) for part in row["links"].split(" ") if part)


def _selector(part: str, name: str) -> tuple[int, bool, frozenset[str]]:
    key, _, values = part.replace("!=", "=", 1).partition("=")
    if key not in KEYS or not values:
        raise ValueError(f"figure_tests.csv: cue {name!r} selects links by {part!r}; known are {', '.join(KEYS)}")
    return KEYS.index(key), "!=" not in part, frozenset(_values(key, values.split("|")))


def _values(key: str, values: Iterable[str]) -> Iterable[str]:
    """The values as links have them: words for "list:NAME" and "cue:NAME" and with blanks, codes for classes."""
    for value in values:
        if key == "chunk":
            yield CHUNKS.code(value)
        elif ":" in value:
            yield from parse_words(value).words
        else:
            yield value.replace("_", " ") if key == "word" else value
