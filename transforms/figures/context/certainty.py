"""How surely the number is told: stated, unconfirmed ("reportedly", "feared") or denied ("denied that 12 died")."""

import math
import re
from functools import cache

from transforms.figures.context.clauses import clause_start, mention_span
from transforms.figures.context.phrases import FoundPhrase
from transforms.figures.context.sentence_text import SentenceText
from transforms.figures.model import Mention
from transforms.figures.vocabulary import cue_words
from transforms.lexicons import load_table

_TABLE = "certainty_cues"
_CLAUSE_BREAK = re.compile(
    r";|\bbut\b|\bwhile\b|\balthough\b|\bthough\b|[\"”]\s|,\s+(?:and|who|which|when|where)\b", re.IGNORECASE
)
#: Denials outweigh hedges: "denied reports that 12 may have died".
_WEIGHT = ("denied", "unconfirmed")
#: Characters from a denial or an adverb to the number; farther off, it is about something that only touches on it.
_DENIAL_REACH, _ADVERB_REACH = 60, 45


def certainty_of(sentence: SentenceText, mention: Mention) -> str:
    """``stated`` unless a cue stands before the number in its clause, or between its victim and its word of harm."""
    if not sentence.phrases(_TABLE):
        return "stated"
    start, end = mention_span(mention)
    left = clause_start(sentence, _CLAUSE_BREAK, mention)
    before = (cue for cue in _cues(sentence, left, start, "before") if start - cue.end <= _reach(cue))
    before = (cue for cue in before if not _is_of_a_part(sentence, cue, mention))
    found = {cue.label for cue in (*before, *_cues(sentence, start, end, "within"))}
    if mention.value_high == 0:
        found.discard("denied")  # "no reports of injuries" says that nobody was hurt; it denies no number
    return next((certainty for certainty in _WEIGHT if certainty in found), "stated")


def _is_of_a_part(sentence: SentenceText, cue: FoundPhrase, mention: Mention) -> bool:
    """Whether only a part in the deed is denied or doubted, as in "Denied participation in the murder of a judge": not
    that the judge was murdered.
    """
    if cue.label != "denied" or mention.pattern not in ("event", "possessed"):
        return False
    between = sentence.text[cue.end : mention_span(mention)[0]].lower().split()
    return not cue_words("part_in").isdisjoint(between)


@cache
def _sides() -> dict[str, str]:
    return {row["phrase"]: row["side"] for row in load_table("certainty_cues")}


def _reach(cue: FoundPhrase) -> float:
    if cue.label == "denied":
        return _DENIAL_REACH
    return _ADVERB_REACH if _sides()[cue.phrase] == "either" else math.inf


def _cues(sentence: SentenceText, start: int, end: int, side: str) -> list[FoundPhrase]:
    cues = sentence.phrases_between(_TABLE, start, end)
    return [cue for cue in cues if _sides()[cue.phrase] in (side, "either")]
