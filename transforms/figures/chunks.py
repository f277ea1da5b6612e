"""The second stage of the cascade: tagged tokens become chunks, one code letter each.

A cascade of finite-state stages after FASTUS (Hobbs et al., 1997): tokens → noun and verb groups → patterns over
groups. Both stages are regular expressions over strings of letters, so the scanning itself runs in C.

Codes: N counted people, Q bare quantity, D counted harm ("34 deaths"), L lives, s one person, P plural, n name, e he
or she, r himself, 0 nobody; K "to death", k "to a hospital"; B passive, V bare participle, A verb that takes victims,
I verb whose subject is the victim, J adjective, F "death of", E event, T toll, U refuge, f forced, z suffered,
H hypothetical, X negated; b plain auxiliary, v filler, y thing; any other token keeps its tag.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from transforms.figures.chunk_rules import CASED, CASELESS
from transforms.figures.groups import Group, counted, uncounted
from transforms.figures.numbers import token_value
from transforms.figures.quantities import QUANTITY
from transforms.figures.tokens import Tokens
from transforms.figures.vocabulary import cue_words

_QUANTITY = re.compile(QUANTITY)
_OWNED = re.compile("'[1<uU]")  # killed Roy's two sons
_OLDEST, _LAST_DAY = 130, 31  # years, day of a month
_YEAR, _GROUP = re.compile(r"(?:19|20)\d\d"), re.compile(r"\d{3}")
_EMERGENCY_CALL = "911"  # of whom nobody was counted: "callers to 911 reported two men shot"
_TOKEN_CODES = {
    "V": "F",
    "8": "y",
    "‰": "y",
    "c": "C",
    "2": "y",
    "7": "v",
    "6": "/",
    "B": "b",
    "G": "y",
    "H": "y",
    "`": "/",
    "N": "d",
    "K": "V",
    "s": "z",
    "X": "x",
    "A": "v",
    "-": "K",
    "}": "y",
    "ø": "v",
}
_VERB_CODES = {"K": "V", "k": "A", "S": "A", "L": "A", "t": "A", "I": "I", "g": "I", "J": "J", "F": "f"}
_COUNTED_CODES = {"share": "Q", "exception": "N", "harm": "D", "lives": "L", "family": "N", "counted": "N", "bare": "Q"}
_PEOPLE_CODES = {
    "single": "s",
    "someone": "s",
    "third": "s",
    "plural": "P",
    "named": "n",
    "pronoun": "e",
    "reflexive": "r",
    "zero": "0",
    "multiple": "D",
}
_FIXED_CODES = {
    "filler": "v",
    "age": "v",
    "date": "v",
    "rise": "v",
    "money": "y",
    "excepted": "y",
    "things": "y",
    "toll": "T",
    "refuge": "U",
    "hospital": "k",
}


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
    tags, scanners, at = tokens.tags, CASED if tokens.has_case else CASELESS, 0
    while at < len(tags):
        scan = scanners[tags[at]]
        match = scan(tags, at) if scan else None
        if match is not None and match.lastgroup == "age" and _is_no_age(tokens, at, match.end()):
            match = None
        if match is None:  # most of them, so no call is made
            code, end = _TOKEN_CODES.get(tags[at], tags[at]), at + 1
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
    """ "Al Penn, 35; Shona Dunn, 34; and Dora Luz died": semicolons before "; and" part a list as commas do."""
    last = codes.find(";+")
    if last == -1 or "@" in codes[:last]:
        return codes
    parts = [i for i in range(last + 1) if codes[i] == ";" and tokens.words[spans[i][0]] == ";"]
    return "".join("," if i in parts else code for i, code in enumerate(codes)) if len(parts) > 1 else codes


def _is_no_age(tokens: Tokens, start: int, end: int) -> bool:
    """ "Displaced 2,300 in Mesa, 1,100 in Yobi": behind a name and a comma stands no age of a thousand years."""
    value = token_value(tokens.words[tokens.tags.index("1", start, end)])
    return value is not None and value[1] > _OLDEST


def _read_too_far(tokens: Tokens, match: re.Match[str]) -> int:
    """ "On Nov. 5, 16 people died", "in May 483 died": no year, so comma and number are left to what follows."""
    end = match.end()
    if match.lastgroup != "date" or tokens.tags[end - 2] not in ",7":
        return 0
    if tokens.tags[end - 2] == ",":
        return 0 if _YEAR.fullmatch(tokens.words[end - 1]) else 2
    return int(_begins_number(*tokens.words[end - 1 : end + 1]))


def _begins_number(word: str, after: str = "") -> bool:
    """ "In May 483 died", "in May two hundred died"; not "on May 3 two died", "in May 2014 three died"."""
    if _YEAR.fullmatch(word):
        return False
    if not word.isdigit() or int(word) > _LAST_DAY or _GROUP.fullmatch(after):
        return word.isdigit() or token_value(after) is not None
    value = token_value(after)
    return value is not None and value[0] == "scale"


def _interpret(tokens: Tokens, kind: str, start: int, end: int) -> tuple[str, Group | _Unread | None]:
    if kind in _FIXED_CODES:
        return _FIXED_CODES[kind], None
    if kind in _VERBS:
        return _VERBS[kind](tokens, start, end), None
    if kind in ("named", "single") and _OWNED.match(tokens.tags, end - 1):
        return "v", None
    if kind in _PEOPLE_CODES:
        return _PEOPLE_CODES[kind], _Unread("single" if kind in ("someone", "third") else kind, start, end)
    return _counted(tokens, kind, start, end)


def _counted(tokens: Tokens, kind: str, start: int, end: int) -> tuple[str, Group | None]:
    if kind in ("share", "exception"):
        span = (start, tokens.tags.rindex("1", start, end) + 1)
    else:
        at = tokens.tags.rindex("_", start, end) + 1 if kind == "family" else start
        match = _QUANTITY.match(tokens.tags, at, end) or _QUANTITY.match(tokens.tags, at + 1, end)
        if match is None:  # "a fatality"
            return "D", uncounted(tokens, "harm", start, end, end - 1)
        span = match.span()
        if kind == "harm" and _is_modifier(tokens, end):
            return "y", None
    if tokens.words[start] == "both" and "+" in tokens.tags[start:end] and tokens.tags[end - 1] in "PY":
        return "P", uncounted(tokens, "plural", start + 1, end, end - 1)  # "both Finnish and Danish civilians"
    group = counted(tokens, kind, start, span, end)
    if group is None or _is_year(tokens, kind, *span):
        return "y", None
    return _COUNTED_CODES[kind], group


def _is_modifier(tokens: Tokens, end: int) -> bool:
    """ "Three assassination attempts": a singular harm word before another noun counts that noun."""
    return not tokens.words[end - 1].endswith("s") and tokens.tags[end : end + 1] in ("y", "8", "E", "C")


def _is_year(tokens: Tokens, kind: str, start: int, end: int) -> bool:
    """ "in 2014", "911", "the 2014 killings" count nobody; a count of that size mostly is "2,014" or round."""
    word = tokens.words[start]
    single = kind in ("bare", "harm") and end - start == 1
    if single and word == _EMERGENCY_CALL:
        return True
    return single and _YEAR.fullmatch(word) is not None and (kind == "bare" or not word.endswith("00"))


def _head(tokens: Tokens, start: int, end: int) -> int:
    """The last person noun: "Taliban leader" in "Taliban leader Mullah Omar"."""
    return next((i for i in range(end - 1, start - 1, -1) if tokens.tags[i] in "pPYHGRAZ"), end - 1)


def _passive(tokens: Tokens, start: int, end: int) -> str:
    return "X" if _is_negated(tokens, start, end) else "B"


def _perfect(tokens: Tokens, start: int, end: int) -> str:
    if _is_negated(tokens, start, end):
        return "X"
    if tokens.words[end - 1] in cue_words("ergative") and tokens.tags[end : end + 1] in _NO_OBJECT:
        return "I"
    return {"K": "A", "t": "A", "I": "I", "J": "J"}[tokens.tags[end - 1]]


#: Tags that begin no object; the end of the sentence is none either.
_NO_OBJECT = ("", *";,/^+~@>7")


def _progressive(tokens: Tokens, _start: int, end: int) -> str:
    return "A" if tokens.tags[end - 1] == "L" else "I"


def _is_negated(tokens: Tokens, start: int, end: int) -> bool:
    return any(word in ("not", "never") or word.endswith("n't") for word in tokens.words[start:end])


def _verb(tokens: Tokens, start: int, _end: int) -> str:
    return _VERB_CODES[tokens.tags[start]]


def _hypothetical(tokens: Tokens, start: int, end: int) -> str:
    """ "may have been killed" reports a harm that is unconfirmed; "could kill", "to be killed" report none."""
    tags = tokens.tags[start:end]
    if tokens.words[start] in ("may", "might") and "b" in tags and tags[-1] in "KIJ":
        return "B" if "B" in tags else "I"
    return "H"


def _wound(tokens: Tokens, start: int, end: int) -> str:
    """ "With a gunshot wound" and "had stab wounds" say who was hurt; "from a gunshot wound" says how."""
    if tokens.tags[start] == "b":
        return "v" if _is_negated(tokens, start, end) else "z"
    return "J" if tokens.words[start] == "with" else "v"


_VERBS: dict[str, Callable[[Tokens, int, int], str]] = {
    "hypothetical": _hypothetical,
    "passive": _passive,
    "perfect": _perfect,
    "progressive": _progressive,
    "verb": _verb,
    "wound": _wound,
}
