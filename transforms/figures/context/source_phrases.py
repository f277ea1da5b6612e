"""The noun phrase that names a source, beside the word that announces it."""

import re
from functools import cache

from transforms.figures.context.announcement import Span
from transforms.figures.context.word_patterns import alternatives, any_word
from transforms.lexicons import load_table, load_words

_HARD_BREAK = re.compile(r"[.;:!?—–…|()\[\]\"“”\n]|--|\s-\s|''|(?<=\s)['‘’](?=\w)")
_ASIDE = re.compile(r"\s*\([^()]*\)\s*\Z")
#: "the daily “Morning Post” said": a short quotation without a stop is part of the name.
QUOTED_NAME = re.compile(r"[“\"][^”“\"]{1,40}[^,.!?;”“\"\s][”\"]\s*\Z")
_COMMA = re.compile(r",(?!\d)")
_PRONOUN_AT_END = re.compile(r"\s(he|she|they|we|i|it|you)\s*\Z", re.IGNORECASE)
_PRONOUN_WITHIN = 20  # characters, white space included
_FINITE = re.compile(r"\b(?:is|was|were|are|be|has|have|had|did|does|do|will|would|could|can)\b", re.IGNORECASE)
_AND = re.compile(r"\band\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\s*(?:who|which|whose)\b", re.IGNORECASE)
_RIGHT_BREAK = re.compile(
    r"[,;:!?—–…()\[\]\"“”\n]|--|''|\s-\s|\.(?=\s|$)"
    r"|\s(?:that|which|who|whose|where|when|while|as|but|because|after|since|has|have|had|is|are|was|were|said|says"
    r"|found|shows?|showed|reported|estimates|estimated|indicates|suggests|killed|left|puts?)\b"
)
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Mr|Ms|Mrs|Dr|Gen|Col|Lt|Sgt|Capt|Maj|Sen|Rep|Gov|St|Cpl|Det|Supt|Insp|Brig|Rev|Prof)$"
)
_TRIM_RIGHT = re.compile(
    r"(?:\s+(?:on|in|at|late|early|and|of|this|last|by|from|to|for|the|a|also|earlier|today|yesterday|tonight|later"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s+(?:morning|afternoon|evening|night))?))+$",
    re.IGNORECASE,
)
#: A noun phrase does not begin so: what was cut off here is an adverbial, not a source.
_NO_SOURCE = re.compile(
    r"(?:in|on|at|of|like|as|to|from|with|by|for|under|over|after|before|during|despite|following|including|since|both|compared|up|down|is|was|were|be|been)\b",
    re.IGNORECASE,
)
_RELATIVE_AT_END = re.compile(r"\s(?:who|which|that)\Z")  # "a teacher who told her pupils to hide"
#: "Residents who live near the park said": they said it; in "a man who the police chief said killed two" the chief did.
_WHO_DOES = re.compile(
    r"\s+who\s+(?:live|lives|work|works|know|knows|knew|saw|heard|spoke|was|were|is|are|had|has|have|did|\w+ed)\b(?=\s+\w)"
)
_ONTO = "by|of|to|from|with|for|at"
_TOLD_OF = re.compile(rf"(?:\b(?:{_ONTO})\s|[,;]\s|\A)(?P<who>(?:(?!(?:{_ONTO})\b)[\w.’'-]+\s){{0,5}}[\w’'-]+),\s*\Z")
_EDGE = " \t\r\n\u00a0'’‘"
_HAS_LETTER = re.compile(r"[^\W\d_]")
_MAX_WORDS = 16
_BESIDE = 30  # characters on both sides that tell whether all is written in capitals


@cache
def pronouns() -> dict[str, str]:
    """Pronoun to what its antecedent must be: singular, plural, thing, speaker, relative."""
    return {row["pronoun"]: row["number"] for row in load_table("pronouns")}


@cache
def _opening_pronoun() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(pronouns())})\b(?![’'-])", re.IGNORECASE)


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:(?:{alternatives(load_words('attribution_openers'))})\b\s*)+", re.IGNORECASE)


def pronoun_of(text: str, source: Span) -> str | None:
    """The kind of the pronoun that the source is or begins with ("we all"), None for a name."""
    match = _opening_pronoun().match(text, *source)
    return pronouns()[match.group().lower()] if match and not _is_acronym(text, *match.span()) else None


def _is_acronym(text: str, start: int, end: int) -> bool:
    """Whether capitals are an abbreviation: "WHO", the organisation, in a text that is not all capitals."""
    return end - start > 1 and text[start:end].isupper() and not text[max(0, start - _BESIDE) : end + _BESIDE].isupper()


def source_before(text: str, start: int, end: int) -> Span | None:
    """Span of the subject that ends at ``end`` (where its verb begins), looked for no further back than ``start``."""
    before = text[start:end].rstrip()
    aside = _ASIDE.search(before) if before.endswith(")") else None
    end = start + aside.start() if aside else end
    title = QUOTED_NAME.search(text[start:end])
    for stop in _HARD_BREAK.finditer(text, start, start + title.start() if title else end):
        start = start if _is_abbreviation(text, stop.start(), stop.group()) else stop.end()
    commas = [m.start() for m in _COMMA.finditer(text, start, end)]
    if commas and not text[commas[-1] + 1 : end].strip():
        return _with_apposition(text, start, commas)
    start = commas[-1] + 1 if commas else start
    who = _WHO_DOES.search(text, start, end)
    end = who.start() if who else end
    return _trimmed(text, _clause_start(text, start, end), end)


def told_of_before(text: str, start: int, end: int) -> Span | None:
    """Who is told of before ", which says 12 died" at ``end``: behind a preposition, or its whole clause."""
    match = _TOLD_OF.search(text[start:end])
    source = _trimmed(text, start + match.start("who"), start + match.end("who")) if match else None
    if source is None or pronoun_of(text, source) or _CLAUSE_VERB.search(text, *source):
        return None  # "police arrested a doctor, who said"
    return source


def _with_apposition(text: str, start: int, commas: list[int]) -> Span | None:
    """The span of a source with its apposition, as in "Ahmed Khan, a spokesman, said": the name and what is said about
    it; the name alone if that is long.
    """
    starts = [start, *(comma + 1 for comma in commas[:-1])]
    described = next((i for i, at in enumerate(starts) if i and _RELATIVE.match(text, at)), len(starts) - 1)
    head = max(0, described - 1)
    begin = _clause_start(text, starts[head], commas[head])
    return _trimmed(text, begin, commas[-1]) or _trimmed(text, begin, commas[head])


def _is_abbreviation(text: str, at: int, stop: str) -> bool:
    return stop == "." and (text[at + 1 : at + 2].strip() != "" or bool(_ABBREVIATED.search(text[max(0, at - 6) : at])))


def _clause_start(text: str, start: int, end: int) -> int:
    """After the conjunctions that open the clause."""
    for word in any_word("attribution_subjunctions").finditer(text, start, end):
        start = word.end() if word.end() < end - 1 and not _is_acronym(text, *word.span()) else start
    for word in _AND.finditer(text, start, end):
        start = word.end() if _FINITE.search(text, start, word.start()) else start
    leading = _leading().match(text, start, end)
    start = leading.end() if leading else start
    tail = max(start, end - _PRONOUN_WITHIN)
    subject = _PRONOUN_AT_END.search(text[tail:end])
    return tail + subject.start(1) if subject else start


def source_after(text: str, start: int, end: int) -> Span | None:
    """Span of the noun phrase that follows ``start``, not beyond ``end``."""
    for stop in _RIGHT_BREAK.finditer(text, start + 1, end):
        if not _is_abbreviation(text, stop.start(), stop.group()):
            return _trimmed(text, start, stop.start())
    return _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(_EDGE))
    piece = piece.strip(_EDGE)
    tail = _TRIM_RIGHT.search(piece)
    piece = piece[: tail.start()] if tail else piece
    if (
        not _HAS_LETTER.search(piece)
        or _RELATIVE_AT_END.search(piece.lower() if piece.isupper() else piece)
        or _NO_SOURCE.match(piece)
        or len(piece.split()) > _MAX_WORDS
    ):
        return None
    return start, start + len(piece)


_NAMES = re.compile(r"\s*(?P<phrase>(?:(?:[A-Z][\w.’'-]*|of|the|de|al-\w+|bin|for|and)\s+){0,8}[A-Z][\w.’'-]+)")
_DETERMINED = re.compile(
    r"\s*(?P<phrase>(?:the|a|an|one|some|two|his|her|its|their)\s+(?:[\w’'-]+\s+){0,5}?[\w’'-]+)(?=\s+\w+(?:ed|s|t)\b)",
    re.IGNORECASE,
)
#: "..., with Ada Bloom alleging": the subject of the participle alone.
_OWN_SUBJECT = re.compile(r"\bwith\s+((?:[\w@’'-]+\s+){0,5}[\w@’'-]+)\s*\Z")
_CLAUSE_VERB = re.compile(r"\b(?:is|was|were|are|has|have|had|did|went|made|held|gave|took|\w+ed)\b")


def main_subject(text: str, start: int, end: int) -> Span | None:
    """The noun phrase with which the main clause begins, as far as it can be told without a parser.

    Adverbials set off by commas ("On Tuesday, at a rally in Riverton, the mayor was blunt") come before it.
    """
    starts = [start, *(comma.end() for comma in _COMMA.finditer(text, start, end))]
    phrases: list[Span] = []
    for at, stop in zip(starts, [*starts[1:], end], strict=True):
        match = _DETERMINED.match(text, at, stop) or _NAMES.match(text, at, stop)
        if match and not _NO_SOURCE.match(match["phrase"]):
            phrases.append(match.span("phrase"))
            if _CLAUSE_VERB.search(text, match.end(), stop):
                return phrases[-1]
    return phrases[0] if phrases else None


def own_subject(text: str, start: int, end: int) -> Span | None:
    """The subject of a participle that ends at ``end`` and has one of its own ("with Ada Bloom alleging")."""
    match = _OWN_SUBJECT.search(text[start:end])
    return (start + match.start(1), start + match.end(1)) if match else None
