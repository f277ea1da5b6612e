"""What the number counts: one incident, a total over a time (cumulative), or how many are so now (stock)."""

import re
from functools import cache

from transforms.figures.context.vocabulary import phrase_pattern
from transforms.figures.model import Document, Mention
from transforms.lexicons import load_table

#: A state that lasts; the dead and the injured are counted once and for all.
_LASTING = frozenset({"missing", "displaced", "detained", "abducted", "affected"})
_CLAUSE_BREAK = re.compile(r";|\s[–—-]\s|\bbut\b|,\s+(?:and|while|who|which)\b", re.IGNORECASE)
_NOT_A_PERIOD = re.compile(r"since\s+(?:then|he|she|they|it|been)\b|(?:has|have|had)\s+since\b", re.IGNORECASE)


@cache
def _cues(scope: str) -> re.Pattern[str]:
    phrases = [row["phrase"] for row in load_table("scope_cues") if row["scope"] == scope]
    return re.compile("|".join(phrase_pattern(phrase) for phrase in phrases), re.IGNORECASE)


def scope_of(document: Document, mention: Mention) -> str:
    """``stock`` for a lasting state told of now, ``cumulative`` for a total over a period, else ``incident``."""
    clause = _surroundings(document, mention)
    if mention.category in _LASTING and _cues("stock").search(clause):
        return "stock"
    periods = (match for match in _cues("cumulative").finditer(clause))
    if any(not _is_connective(clause, match) for match in periods):
        return "cumulative"
    return "incident"


def _is_connective(clause: str, match: re.Match[str]) -> bool:
    """ "since" as a conjunction or adverb ("has since died") counts nothing."""
    return any(match.start() < other.end() and other.start() < match.end() for other in _NOT_A_PERIOD.finditer(clause))


def _surroundings(document: Document, mention: Mention) -> str:
    """The mention's clause with what hangs on it, up to the next clause break on either side."""
    text = document.text(mention.source_field)
    left, right = document.sentences(mention.source_field)[mention.sentence]
    start, end = min(mention.clause_start, mention.start), max(mention.clause_end, mention.trigger_end)
    for stop in _CLAUSE_BREAK.finditer(text, left, start):
        left = stop.end()
    stop = _CLAUSE_BREAK.search(text, end, right)
    return text[left : stop.start() if stop else right]
