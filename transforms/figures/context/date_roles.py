"""What a temporal expression belongs to: the harm itself, its outcome, the report of it, what came after, or else."""

import re

from transforms.figures.context.phrases import FoundPhrase
from transforms.figures.context.sentence_text import SentenceText

_TABLE = "occurrence_anchors"
_CLAUSE_BREAK = re.compile(
    r"[;!?\"“”|\n]|:(?!\d)|,\s+(?:and|but|who|which|while|when|where|after|before|as)\b|\s[–—-]\s", re.IGNORECASE
)
#: A verb of reporting takes the day right beside it ("said late on Friday"), not one that another clause has.
_BESIDE = re.compile(r"\s*(?:(?!that\b)[\w’']+\s+){0,3}\W*", re.IGNORECASE)
#: What may stand before an expression that opens its clause ("At about 10 p.m. on Friday, officers were called").
_OPENING_WORDS = 6
_OPENING = re.compile(
    r"\W*(?:(?:on|in|at|early|late|about|around|just|shortly|by|the|then|and|but|also|meanwhile|later|after|before|during|"
    r"that|this|over|since|another|other)\b|\d|\W*\Z)",
    re.IGNORECASE,
)
#: "The May 3 arena attack": a noun group holds the day, if an article opens it.
_COMPOUND, _DETERMINER, _NOUN_GROUP = re.compile(r"\s(?:[a-z-]+\s){1,2}"), re.compile(r"\b(?:the|a)\s\Z", re.I), 30
_PREPOSITION = re.compile(r"\b(?:of|on|in)\s\Z", re.IGNORECASE)
_PREMODIFIER = re.compile(r"['’]s\s+(?:[\w-]+\s+){0,2}|\s+")


def anchor_of(sentence: SentenceText, start: int, end: int) -> str | None:
    """Kind (see occurrence_anchors.csv) of the word that the expression ``start:end`` belongs to, or None.

    A day follows its verb, unless it opens the clause ("On Friday, ...") or stands before its noun ("Friday's attack").
    """
    if not sentence.phrases(_TABLE):
        return None
    stop = _CLAUSE_BREAK.search(sentence.text, end, sentence.after(end))
    after = sentence.phrases_between(_TABLE, end, stop.start() if stop else sentence.after(end))
    opens = _opens(sentence.text[_clause_start(sentence, start) : start])
    if after and _is_premodifier(sentence, start, end, after[0]) and not (opens and after[0].label == "report"):
        return after[0].label
    kind = anchor_before(sentence, start)
    if kind is None and opens:
        kind = next((a.label for a in after if a.label != "report"), None)
    return kind or _anchor_of_sentence(sentence, start)


def _is_premodifier(sentence: SentenceText, start: int, end: int, anchor: FoundPhrase) -> bool:
    """Whether a date stands before the noun that it dates, as in "Friday's attack", "the May 3 arena attack": not "the
    attack of May 3 resumed".
    """
    if _PREMODIFIER.fullmatch(sentence.text, end, anchor.start):
        is_verb = anchor.phrase.endswith("ed") and sentence.text[end : end + 1] == " "
        return not (is_verb and _PREPOSITION.search(sentence.text, max(sentence.start, start - 4), start))
    between = sentence.text[end : anchor.start]
    return len(between) <= _NOUN_GROUP and bool(
        _COMPOUND.fullmatch(between) and _DETERMINER.search(sentence.text, max(sentence.start, start - 5), start)
    )


def _anchor_of_sentence(sentence: SentenceText, end: int) -> str | None:
    """Harm told anywhere before in the sentence; what is not harm has no such reach."""
    before = sentence.phrases_between(_TABLE, sentence.before(end), end)
    kind = next((a.label for a in reversed(before) if a.label != "report"), None)
    return kind if kind in ("harm", "outcome") else None


def anchor_before(sentence: SentenceText, end: int) -> str | None:
    """Kind of the last anchor before ``end`` in its clause; a verb of reporting counts only right beside it."""
    before = sentence.phrases_between(_TABLE, sentence.before(end), end)
    if not before:
        return None
    clause = _clause_start(sentence, end)
    for anchor in reversed(before):
        if anchor.start < clause:
            return None
        if anchor.label != "report" or _BESIDE.fullmatch(sentence.text, anchor.end, end):
            return anchor.label
    return None


def _opens(before: str) -> bool:
    return len(before.split()) <= _OPENING_WORDS and _OPENING.match(before) is not None


def _clause_start(sentence: SentenceText, end: int) -> int:
    start = sentence.before(end)
    return max((match.end() for match in _CLAUSE_BREAK.finditer(sentence.text, start, end)), default=start)
