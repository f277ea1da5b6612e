"""The second stage of the cascade: tagged tokens become chunks, one code letter each.

A cascade of finite-state stages after FASTUS (Hobbs et al., 1997): tokens → noun and verb groups → patterns over
groups. Both stages are regular expressions over strings of letters, so the scanning itself runs in C.

Codes: N counted people, Q bare quantity, D counted harm ("34 deaths"), s one person, P plural, n name, e he or she,
0 nobody; B passive, V bare participle, A verb that takes victims, I verb whose subject is the victim, J adjective,
F "death of", E event, T toll, H hypothetical, X negated; any other token keeps its tag.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from transforms.figures.groups import Group, counted, uncounted
from transforms.figures.quantities import QUANTITY, SHARE
from transforms.figures.tokens import Tokens

_PRE = "(?:[xXAyovr'\"#]|\\(X\\))"  # may stand between the quantity and its noun
_HEADS = "(?:[pYG][xXy8]?(?=[pPHY]))*"  # person nouns as modifiers: "police", "student" in "student leaders"
_LINK = "(?:_[dh<]*)?"  # dozens of, two of the
_NAME = "(?:X[X'#]{0,5})"

_SINGLE = "p(?![xXy]?[pPHY])"
_PLURAL = "(?:[PH]|Y(?![xXy]?[pPHY]))"
_HARMED = '(?:[KJ](?=[xXAYpPHGyo"]))?'  # "wounded" in "five wounded soldiers"

_RULES = (
    ("filler", r"\([^()KkSLIJCcVPYNR1<uU]*\)|\((?:1|A)[y8]?x?\)|91(?:[+|#>]1)?8?|&[xXo]{0,2}p|(?<=[XpA]),1(?=[,;/B!IK(]|$)|(?<=x),1(?=,)|\"(?=\")"),
    ("date", r"6?1(?:[#+>]1)?#?_?7|71(?![1_pPx])(?:,1)?|(?<=/)1M"),
    ("money", r"\$1+|1+%"),
    ("share", rf"{SHARE}(?:{_PRE}{{0,3}}?{_HEADS}[PYHR])?"),
    ("zero", rf"z[oO]?{_PRE}{{0,3}}?{_HARMED}{_HEADS}[pPYHGCc]|z[oO]?[KJ](?=[;,v/]|$)"
             rf"|Z(?:_[d4h]*{_PRE}{{0,2}}{_HEADS}[pPY]?)?|Wa?x{{0,2}}[CcPY]"),
    ("toll", r":[xXAJKovpP]{0,4}(?:[Cc]|[pPYGH][KJ]?|[KJ])"),
    ("refuge", rf"(?:{QUANTITY}{_LINK})?{_PRE}{{0,3}}?Q"),
    ("lives", rf"(?P<q6>{QUANTITY}){_LINK}x?2"),
    ("harm", rf"(?P<q1>{QUANTITY}){_LINK}O?o?[xXAyovr'\"#pP+]{{0,4}}?C"
             rf"|(?P<q5>{QUANTITY}){_LINK}x?c|(?:a|O){_PRE}{{0,2}}c|(?P<q7>{QUANTITY})yE"),
    ("counted", rf"[Odh]?(?P<q2>{QUANTITY}){_LINK}o?{_HARMED}{_PRE}{{0,5}}?{_HEADS}(?:{_PLURAL}|{_SINGLE}|[GR])"
                rf"|O?(?P<q3>{QUANTITY})(?:_[4d]+@?|_@)|(?P<q8>{QUANTITY})[xX]{{1,3}}\+[oxX]{{1,2}}{_HEADS}{_PLURAL}"),
    ("things", rf"{QUANTITY}{_LINK}{_PRE}{{0,3}}?[8E]|{QUANTITY}{_LINK}y(?![pPYxX])"),
    ("bare", rf"[Odh]?(?P<q4>{QUANTITY})(?:[xX]{{1,2}}(?=b?[vn]*[BKIJ]))?"),
    ("single", rf"[aOdhz]?o?{_HARMED}{_PRE}{{0,5}}?{_HEADS}{_SINGLE}(?:{_NAME}(?!['#]))?"
               rf"|[aOdh]{_PRE}{{0,4}}?A(?!{_PRE}{{0,2}}[pPYHG])|[aO]{_PRE}{{0,3}}?G|O(?=[vn]*b?[vn]*[BKIs])"),
    ("plural", rf"(?:[dh=]|_d)?o?{_HARMED}{_PRE}{{0,3}}?{_HEADS}{_PLURAL}|=(?=[@K])|R"),
    ("named", r"A?X[X'#]{0,5}"),
    ("reflexive", "0|q"),
    ("pronoun", "e|(?<=[KSLkl])3"),
    ("hypothetical", r"M[vnB]*b?[vn]*B?[Bvn]*[KkJiIq]|>[vn]*(?:B[vn]*)?[KkiJf]|w[vn]*[kif]|M[vn]*[ki]"),
    ("passive", r"b?[vn]*B[Bvn]*[KJ]"),
    ("perfect", r"(?:>|M)?b[vn]*(?P<had>[KIJt])"),
    ("progressive", r"B[vn]*(?P<ing>[Lg])"),
    ("verb", r"[KkSLIJtgF]"),
    ("token", r"."),
)  # fmt: skip
_YEAR = re.compile(r"(?:19|20)\d\d")
#: Without capitals a name starts with a given name, or is whatever unknown words a personal verb has beside it.
_CASELESS_NAMES = r"A?X[Xx]{0,3}|(?<![xXadhpPy'_oO/^1])x{1,4}(?=(?:,1,)?[vn]*B[Bvn]*K)|(?<=[KVSL])x{2,4}(?=[,;+^/]|$)|(?<=[_p])X[Xx]{0,3}"


def _compiled(rules: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in rules.items()))


_CASED = _compiled(dict(_RULES))
_CASELESS = _compiled(dict(_RULES) | {"named": _CASELESS_NAMES})
_QUANTITIES = ("q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8")
_VERB_CODES = {"K": "V", "k": "A", "S": "A", "L": "A", "t": "A", "I": "I", "g": "I", "J": "J", "F": "f"}
_TOKEN_CODES = {
    "V": "F",
    "E": "E",
    "T": "T",
    "8": "y",
    "C": "C",
    "c": "C",
    "2": "y",
    "7": "v",
    "6": "/",
    "B": "b",
    "K": "V",
    "s": "z",
    "X": "x",
}


@dataclass(frozen=True, slots=True)
class Chunks:
    """Chunks of one sentence: `codes` has one letter a chunk, the lists its token span and group (or None)."""

    codes: str
    spans: list[tuple[int, int]]
    groups: list[Group | None]


def chunk(tokens: Tokens) -> Chunks:
    """The chunks of a sentence, left to right."""
    codes: list[str] = []
    spans: list[tuple[int, int]] = []
    groups: list[Group | None] = []
    for match in (_CASED if tokens.has_case else _CASELESS).finditer(tokens.tags):
        code, group = _interpret(tokens, match)
        codes.append(code)
        spans.append(match.span())
        groups.append(group)
    return Chunks("".join(codes), spans, groups)


def _interpret(tokens: Tokens, match: re.Match[str]) -> tuple[str, Group | None]:
    kind, (start, end) = str(match.lastgroup), match.span()
    if kind == "token":
        return _TOKEN_CODES.get(match.group(), match.group()), None
    if kind in _SIMPLE:
        return _SIMPLE[kind](tokens, match), None
    if kind in ("single", "plural", "named", "pronoun", "reflexive", "zero"):
        code = {"single": "s", "plural": "P", "named": "n", "pronoun": "e", "reflexive": "r", "zero": "0"}[kind]
        return code, uncounted(tokens, kind, start, end, _head(tokens, start, end))
    return _counted(tokens, kind, match)


def _counted(tokens: Tokens, kind: str, match: re.Match[str]) -> tuple[str, Group | None]:
    start, end = match.span()
    quantity = next((match.span(name) for name in _QUANTITIES if match.group(name)), None)
    if kind == "share":
        quantity = (start, _share_end(tokens, start, end))
    if quantity is None:  # "a fatality"
        group = uncounted(tokens, "harm", start, end, end - 1)
        return "D", group
    group = counted(tokens, kind, start, quantity, end)
    if group is None or (kind == "bare" and _is_year(tokens, start, end)):
        return "y", None
    return {"share": "Q", "harm": "D", "lives": "L", "counted": "N", "bare": "Q"}[kind], group


def _is_year(tokens: Tokens, start: int, end: int) -> bool:
    """ "in 2014" counts nobody; a count of that size is written "2,014"."""
    return end - start == 1 and _YEAR.fullmatch(tokens.words[start]) is not None


def _share_end(tokens: Tokens, start: int, end: int) -> int:
    return start + tokens.tags.rindex("1", start, end) - start + 1


def _head(tokens: Tokens, start: int, end: int) -> int:
    """The last person noun: "Taliban leader" in "Taliban leader Mullah Omar"."""
    return next((i for i in range(end - 1, start - 1, -1) if tokens.tags[i] in "pPYHGRAZ"), end - 1)


def _passive(tokens: Tokens, match: re.Match[str]) -> str:
    return "X" if _is_negated(tokens, match) else "B"


def _perfect(tokens: Tokens, match: re.Match[str]) -> str:
    code = {"K": "A", "t": "A", "I": "I", "J": "J"}[match.group("had")]
    return "X" if _is_negated(tokens, match) else code


def _progressive(tokens: Tokens, match: re.Match[str]) -> str:
    return "A" if match.group("ing") == "L" else "I"


def _is_negated(tokens: Tokens, match: re.Match[str]) -> bool:
    words = tokens.words[match.start() : match.end()]
    return any(word in ("not", "never") or word.endswith("n't") for word in words)


def _verb(tokens: Tokens, match: re.Match[str]) -> str:
    return _VERB_CODES[match.group()]


def _hypothetical(tokens: Tokens, match: re.Match[str]) -> str:
    """ "may have been killed" reports a harm that is unconfirmed; "could kill", "to be killed" report none."""
    words = tokens.words[match.start() : match.end()]
    if words[0] in ("may", "might") and "b" in match.group() and match.group()[-1] in "KIJ":
        return "B" if "B" in match.group() else "I"
    return "H"


_SIMPLE: dict[str, Callable[[Tokens, re.Match[str]], str]] = {
    **{kind: lambda _tokens, _match: "v" for kind in ("filler", "date")},
    **{kind: lambda _tokens, _match: "y" for kind in ("money", "things")},
    "toll": lambda _tokens, _match: "T",
    "refuge": lambda _tokens, _match: "U",
    "hypothetical": _hypothetical,
    "passive": _passive,
    "perfect": _perfect,
    "progressive": _progressive,
    "verb": _verb,
}
