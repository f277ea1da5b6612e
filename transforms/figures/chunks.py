"""The second stage of the cascade: tagged tokens become chunks, one code letter each.

A cascade of finite-state stages after FASTUS (Hobbs et al., 1997): tokens → noun and verb groups → patterns over
groups. Both stages are regular expressions over strings of letters, so the scanning itself runs in C. The classes
are those of figure_classes.csv.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from transforms.figures.chunk_rules import CASED, CASELESS, MAKES, NOTATION
from transforms.figures.groups import Group, counted, uncounted
from transforms.figures.numbers import token_value
from transforms.figures.tags import ALONE, CHUNKS, WORDS
from transforms.figures.tokens import Tokens
from transforms.figures.uncounted_numbers import counts_nobody
from transforms.figures.verb_groups import VERB_GROUPS

_QUANTITY = NOTATION.compile("<quantity>").regex
_OWNED = NOTATION.compile("genitive number|modifier_before|vague|vague_plural").regex  # killed Roy's two sons
#: "(In Mesa), 22 in Yobi".
_BETWEEN_PLACES = NOTATION.compile("left(preposition name | preposition name name) comma number preposition name").regex
_OLDEST, _LAST_DAY = 130, 31  # years, day of a month
_YEAR, _GROUP = re.compile(r"(?:19|20)\d\d"), re.compile(r"\d{3}")
_CODES = {rule: CHUNKS.code(made) for rule, made in MAKES.items() if made}
_FILLER, _THING, _HARM_COUNT, _PLURAL, _SINGLE = map(CHUNKS.code, "filler thing harm_count plural single".split())
_STOP, _AND, _COMMA, _RELATIVE = map(CHUNKS.code, "stop and comma relative".split())
#: Rules for people with a number, and for people without one → what kind of group they are.
_NUMBERED = frozenset("share exception harm lives family counted bare".split())
_UNNUMBERED = {"someone": "single", "third": "single", "of_agency": "single"} | {
    rule: rule for rule in "single plural named pronoun reflexive zero multiple".split()
}
_HEADS = WORDS.some("person|people|collective|households|household|others|age|zero_pronoun")
_SEVERAL = WORDS.some("people|collective")
_COUNTABLE = WORDS.some("thing|things|event|count")
_NUMBER, _OF_WORD, _AND_WORD, _PERSON, _GENITIVE = map(WORDS.code, "number of and person genitive".split())
_DATE_ENDS = WORDS.some("comma|month|within_month")
_OF_OR_FROM = tuple(WORDS.codes("of|from"))
_BEFORE_OF = WORDS.some("word|name|thing|hospital")
_COMMA_WORD = WORDS.code("comma")


class _Unread(NamedTuple):
    """A group without a number: its code is known before it is read."""

    kind: str
    start: int
    end: int


class Groups:
    """The people of a sentence by chunk. Most sentences link nobody, so who is not counted is read when asked for."""

    __slots__ = ("_found", "_tokens")

    def __init__(self, tokens: Tokens) -> None:
        """Nobody yet."""
        self._tokens = tokens
        self._found: dict[int, Group | _Unread] = {}

    def add(self, chunk: int, group: Group | _Unread) -> None:
        """The people of a chunk."""
        self._found[chunk] = group

    def __contains__(self, chunk: int) -> bool:
        """Whether the chunk is people."""
        return chunk in self._found

    def get(self, chunk: int) -> Group | None:
        """The people of the chunk; None if it is something else."""
        found = self._found.get(chunk)
        if isinstance(found, _Unread):
            kind, start, end = found
            head = _head(self._tokens, start, end)
            found = self._found[chunk] = uncounted(self._tokens, kind, start, end, head)
        return found

    def items(self) -> list[tuple[int, Group]]:
        """All people with their chunks, left to right."""
        return [(chunk, group) for chunk in list(self._found) if (group := self.get(chunk)) is not None]


@dataclass(frozen=True, slots=True)
class Chunks:
    """Chunks of one sentence, left to right: of each its letter, its token span, and its people if it is people."""

    codes: str
    spans: list[tuple[int, int]]
    groups: Groups


def chunk(tokens: Tokens) -> Chunks:
    """The chunks of a sentence, left to right."""
    codes: list[str] = []
    spans: list[tuple[int, int]] = []
    groups = Groups(tokens)
    tags, scanners, at = tokens.tags, (CASED if tokens.has_case else CASELESS).scanners, 0
    while at < len(tags):
        scan = scanners[tags[at]]
        match = scan(tags, at) if scan else None
        if match is not None and match.lastgroup == "age" and _is_no_age(tokens, at, match.end()):
            match = None
        if match is None:  # most of them, so no call is made
            code, end = ALONE.get(tags[at], tags[at]), at + 1
        else:
            end = match.end() - _read_too_far(tokens, match)
            code, group = _interpret(tokens, str(match.lastgroup), at, end)
            if group is not None:
                groups.add(len(codes), group)
        codes.append(code)
        spans.append((at, end))
        at = end
    return Chunks(_with_commas(tokens, "".join(codes), spans), spans, groups)


def _with_commas(tokens: Tokens, codes: str, spans: list[tuple[int, int]]) -> str:
    """The classes, semicolons written as the commas that they stand for: "Al Penn, 35; Shona Dunn, 34; and Dora Luz
    died".
    """
    last = codes.find(_STOP + _AND)
    if last == -1 or _RELATIVE in codes[:last]:
        return codes
    parts = [i for i in range(last + 1) if codes[i] == _STOP and tokens.words[spans[i][0]] == ";"]
    return "".join(_COMMA if i in parts else code for i, code in enumerate(codes)) if len(parts) > 1 else codes


def _is_no_age(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a number behind a comma counts people and is no age, as in "Displaced 2,300 in Mesa, 1,100 in Yobi".

    Nor in "killed 40 in Mesa, 22 in Yobi", where places stand on both sides.
    """
    number = tokens.tags.find(_NUMBER, start, end)
    value = token_value(tokens.words[number]) if number >= 0 else None
    return (value is not None and value[1] > _OLDEST) or _BETWEEN_PLACES.match(tokens.tags, start) is not None


def _read_too_far(tokens: Tokens, match: re.Match[str]) -> int:
    """How many tokens a date took that belong to a count, as in "On Nov. 5, 16 people died", "in May 483 died": no
    year, so comma and number are left to what follows.
    """
    end = match.end()
    if match.lastgroup != "date" or tokens.tags[end - 2] not in _DATE_ENDS:
        return 0
    if tokens.tags[end - 2] == _COMMA_WORD:
        return 0 if _YEAR.fullmatch(tokens.words[end - 1]) else 2
    return int(_begins_number(*tokens.words[end - 1 : end + 1]) or _is_within(tokens, match.start(), end))


def _is_within(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a number behind a month counts people and is no day of it: "In May 12 died, in June nine": a day of the
    month stands behind "on", and is hardly written in letters.
    """
    return tokens.words[start - 1 : start] == ["in"] and tokens.words[end - 1].isalpha()


def _begins_number(word: str, after: str = "") -> bool:
    """Whether a number behind a month begins a count, as in "In May 483 died", "in May two hundred died"; not "on May 3
    two died", "in May 2014 three died".
    """
    if _YEAR.fullmatch(word):
        return False
    if not word.isdigit() or int(word) > _LAST_DAY or _GROUP.fullmatch(after):
        return word.isdigit() or token_value(after) is not None
    value = token_value(after)
    return value is not None and value[0] == "scale"


def _interpret(tokens: Tokens, rule: str, start: int, end: int) -> tuple[str, Group | _Unread | None]:
    if rule in VERB_GROUPS:
        return VERB_GROUPS[rule](tokens, start, end), None
    if rule in _NUMBERED:
        return _counted(tokens, rule, start, end)
    if rule in ("named", "single") and _OWNED.match(tokens.tags, end - 1):
        return _FILLER, None
    kind = _UNNUMBERED.get(rule)
    return _CODES[rule], _Unread(kind, start, end) if kind else None


def _counted(tokens: Tokens, kind: str, start: int, end: int) -> tuple[str, Group | None]:
    if kind in ("share", "exception"):
        span = (start, tokens.tags.rindex(_NUMBER, start, end) + 1)
    else:
        at = max(tokens.tags.rfind(tag, start, end) for tag in _OF_OR_FROM) + 1 if kind == "family" else start
        match = _QUANTITY.match(tokens.tags, at, end) or _QUANTITY.match(tokens.tags, at + 1, end)
        if match is None:  # "a fatality"
            return _HARM_COUNT, uncounted(tokens, "harm", start, end, end - 1)
        span = match.span()
        if kind == "harm" and _is_modifier(tokens, end):
            return _THING, None
    if tokens.words[start] == "both" and _AND_WORD in tokens.tags[start:end] and tokens.tags[end - 1] in _SEVERAL:
        return _PLURAL, uncounted(tokens, "plural", start + 1, end, end - 1)  # "both Finnish and Danish civilians"
    uncountable = _uncountable(tokens, start, span[1], end) if kind == "counted" else None
    if uncountable is not None:
        return uncountable
    group = counted(tokens, kind, start, span, end)
    if group is None or counts_nobody(tokens, kind, *span):
        return _THING, None
    return _CODES[kind], group


def _uncountable(tokens: Tokens, start: int, quantity_end: int, end: int) -> tuple[str, Group | None] | None:
    """What looks like counted people and is none: part of a name, or one person ("some guard"); None if people are."""
    if not _is_institution(tokens, quantity_end, end):
        return _THING, None
    if tokens.tags[quantity_end] == _GENITIVE and tokens.tags[end - 1] == _PERSON:
        return _SINGLE, uncounted(tokens, "single", start, end, end - 1)  # "the couple's son" is one
    if tokens.words[quantity_end - 1] == "some" and tokens.tags[end - 1] == _PERSON:
        return _SINGLE, uncounted(tokens, "single", start, end, end - 1)
    return None


def _is_institution(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the words between number and people name an institution, as in "Three University of Arca students"; of
    "three heaps of Arca villagers" nobody knows how many.
    """
    tags = tokens.tags[start:end]
    return tags[:1] not in _BEFORE_OF or _OF_WORD not in tags or tokens.text(start, start + 1)[0].isupper()


def _is_modifier(tokens: Tokens, end: int) -> bool:
    """Whether a word of harm only modifies the noun behind it, as in "Three assassination attempts": a singular harm
    word before another noun counts that noun.
    """
    return not tokens.words[end - 1].endswith("s") and tokens.tags[end : end + 1] in _COUNTABLE


def _head(tokens: Tokens, start: int, end: int) -> int:
    """The last person noun: "Taliban leader" in "Taliban leader Mullah Omar"."""
    return next((i for i in range(end - 1, start - 1, -1) if tokens.tags[i] in _HEADS), end - 1)
