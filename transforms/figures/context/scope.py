"""What the number counts: one incident, a total over a time (cumulative), or how many are so now (stock)."""

import re

from transforms.figures.context.clauses import clause_end, clause_start
from transforms.figures.context.dated_expressions import is_record_since
from transforms.figures.context.phrases import FoundPhrase
from transforms.figures.context.sentence_text import SentenceText
from transforms.figures.context.totals import HARM, is_of_a_war, most_of
from transforms.figures.model import Mention
from transforms.figures.numbers import token_value

#: A state that lasts; the dead and the injured are counted once and for all.
_LASTING = frozenset({"missing", "displaced", "detained", "abducted", "affected"})
_TABLE = "scope_cues"
#: How many people a number must reach at least to be a total under such a cue.
_MASS, _DEATHS, _EVENTS = "cumulative_mass", "cumulative_deaths", "cumulative_events"
_LEAST = {"cumulative": 2, "cumulative_many": 10, _EVENTS: 10, _MASS: 500}
_LEAST_PERFECT = _LEAST | {"cumulative_many": 2, "cumulative_perfect": 2}
_MASSES = frozenset({_MASS, _DEATHS})
#: Of the dead and wounded: those who flee one battle are more.
_LEAST_HARM, _LEAST_HARM_PERFECT = {_DEATHS: 500}, {_DEATHS: 100, _MASS: 100}
_COUNTED_SO_FAR = HARM | {"abducted"}
#: What "numerous" to "countless" are worth.
_MANY = range(4, 11)
_CLAUSE_BREAK = re.compile(r";|\s[–—-]\s|\bbut\b|,\s+(?:and|while|who|which|of\s+whom)\b", re.IGNORECASE)
_BEFORE_ADVERB = frozenset({"has", "have", "had"})
_ARTICLES, _PERFECT = frozenset({"a", "an"}), frozenset({"has", "have"})
_AFTER_CONJUNCTION = frozenset({"then", "he", "she", "they", "it", "been", "we", "there"})


def scope_of(sentence: SentenceText, mention: Mention) -> str:
    """``stock`` for a lasting state told of now, ``cumulative`` for a total over a period, else ``incident``.

    One person or none is no total.
    """
    if is_of_a_war(sentence, mention):
        return "cumulative"
    is_many = _is_many(mention)
    if not is_many and not sentence.phrases(_TABLE):
        return "incident"
    left, right = clause_start(sentence, _CLAUSE_BREAK, mention), clause_end(sentence, _CLAUSE_BREAK, mention)
    found = sentence.phrases_between(_TABLE, left, right)
    scopes = {cue.label for cue in found if not _is_connective(cue, sentence)}
    scopes |= {cue.label for cue in sentence.phrases(_TABLE) if cue.label in _MASSES}  # "the war, which has killed"
    if mention.category in _LASTING and "stock" in scopes:
        return "stock"
    is_perfect = _is_perfect(sentence, left, right)
    if is_perfect and is_many:
        return "cumulative"
    most, least = most_of(mention), _least(mention, is_perfect=is_perfect)
    return "cumulative" if any(most >= least[scope] for scope in scopes if scope in least) else "incident"


def _is_many(mention: Mention) -> bool:
    """Whether a vague crowd is told of without a time, as in "Many have died for it": so far, and nobody says when."""
    return mention.category in _COUNTED_SO_FAR and mention.quantifier == "vague" and (mention.value_low or 0) in _MANY


def _least(mention: Mention, *, is_perfect: bool) -> dict[str, int]:
    least = _LEAST_PERFECT if is_perfect else _LEAST
    if mention.category not in HARM:
        return least
    return least | _LEAST_HARM | (_LEAST_HARM_PERFECT if is_perfect else {})


def _is_perfect(sentence: SentenceText, start: int, end: int) -> bool:
    """Whether the verb is in the perfect: "Two have died in 2031" tells of the year so far, "two died in 2031" may be
    one event of it.
    """
    if _PERFECT.isdisjoint(sentence.words.texts):
        return False
    words = zip(sentence.words.texts, sentence.words.spans, strict=True)
    return any(word in _PERFECT and start <= span[0] < end for word, span in words)


def _is_connective(found: FoundPhrase, sentence: SentenceText) -> bool:
    """Whether a word of duration joins clauses and counts nothing: "since" as a conjunction or adverb ("since he left",
    "has since died", "since a man came") counts nothing.

    Nor do "the worst since" and "two attacks": only many events make a total.
    """
    if found.label == _EVENTS:
        number = token_value(sentence.words.texts[found.first])
        return number is None or number[1] < _LEAST[_EVENTS]
    if found.phrase != "since":
        return False
    if is_record_since(sentence, found.end):
        return True
    words = sentence.words.texts
    before = words[found.first - 1] if found.first else ""
    after = words[found.after] if found.after < len(words) else ""
    is_single_event = after in _ARTICLES and _PERFECT.isdisjoint(sentence.words.texts)
    return before in _BEFORE_ADVERB or after in _AFTER_CONJUNCTION or is_single_event
