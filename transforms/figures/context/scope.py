"""What the number counts: one incident, a total over a time (cumulative), or how many are so now (stock)."""

import re

from transforms.figures.context.clauses import clause_end, clause_start
from transforms.figures.context.phrases import Found
from transforms.figures.context.sentence import Sentence
from transforms.figures.model import Mention

#: A state that lasts; the dead and the injured are counted once and for all.
_LASTING = frozenset({"missing", "displaced", "detained", "abducted", "affected"})
_TABLE = "scope_cues"
#: How many people a number must reach at least to be a total under such a cue.
_MASS = "cumulative_mass"
_LEAST = {"cumulative": 2, "cumulative_many": 10, _MASS: 500}
_LEAST_PERFECT = _LEAST | {"cumulative_many": 2, "cumulative_perfect": 2}
_CLAUSE_BREAK = re.compile(r";|\s[–—-]\s|\bbut\b|,\s+(?:and|while|who|which|of\s+whom)\b", re.IGNORECASE)
_BEFORE_ADVERB = frozenset({"has", "have", "had"})
_ARTICLES, _PERFECT = frozenset({"a", "an"}), frozenset({"has", "have"})
_AFTER_CONJUNCTION = frozenset({"then", "he", "she", "they", "it", "been", "we", "there"})


def scope_of(sentence: Sentence, mention: Mention) -> str:
    """``stock`` for a lasting state told of now, ``cumulative`` for a total over a period, else ``incident``.

    One person or none is no total.
    """
    if not sentence.phrases(_TABLE):
        return "incident"
    left, right = clause_start(sentence, _CLAUSE_BREAK, mention), clause_end(sentence, _CLAUSE_BREAK, mention)
    found = sentence.phrases_between(_TABLE, left, right)
    scopes = {cue.label for cue in found if not _is_connective(cue, sentence)}
    scopes |= {cue.label for cue in sentence.phrases(_TABLE) if cue.label == _MASS}  # "the war, which has killed"
    if mention.category in _LASTING and "stock" in scopes:
        return "stock"
    most = max(mention.value_best or 0, 2 if mention.value_high is None else mention.value_high)
    least = _LEAST_PERFECT if _is_perfect(sentence, left, right) else _LEAST
    return "cumulative" if any(most >= least[scope] for scope in scopes if scope in least) else "incident"


def _is_perfect(sentence: Sentence, start: int, end: int) -> bool:
    """ "Two have died in 2031" tells of the year so far, "two died in 2031" may be one event of it."""
    if _PERFECT.isdisjoint(sentence.words.texts):
        return False
    words = zip(sentence.words.texts, sentence.words.spans, strict=True)
    return any(word in _PERFECT and start <= span[0] < end for word, span in words)


def _is_connective(found: Found, sentence: Sentence) -> bool:
    """ "since" as a conjunction or adverb ("since he left", "has since died", "since a man came") counts nothing."""
    if found.phrase != "since":
        return False
    words = sentence.words.texts
    before = words[found.first - 1] if found.first else ""
    after = words[found.after] if found.after < len(words) else ""
    is_single_event = after in _ARTICLES and _PERFECT.isdisjoint(sentence.words.texts)
    return before in _BEFORE_ADVERB or after in _AFTER_CONJUNCTION or is_single_event
