"""The clause around a mention, as far as it can be told from punctuation and conjunctions."""

import re

from transforms.figures.context.sentence_text import SentenceText
from transforms.figures.model import Mention

#: "..., and displaced 12": so near before its verb a conjunction coordinates verbs of one subject and opens no clause.
_COORDINATED = 3


def mention_span(mention: Mention) -> tuple[int, int]:
    """From the victim or number to the word of harm, whichever comes first."""
    return min(mention.clause_start, mention.start), max(mention.clause_end, mention.trigger_end)


def clause_start(sentence: SentenceText, breaks: re.Pattern[str], mention: Mention) -> int:
    """End of the last of ``breaks`` before the mention that opens a clause of its own, else where rules reach."""
    start, _ = mention_span(mention)
    left = sentence.before(start)
    ends = (match.end() for match in breaks.finditer(sentence.text, left, start))
    return max((end for end in ends if mention.trigger_start - end > _COORDINATED), default=left)


def clause_end(sentence: SentenceText, breaks: re.Pattern[str], mention: Mention) -> int:
    """Start of the first of ``breaks`` after the mention, else where rules reach."""
    _, end = mention_span(mention)
    right = sentence.after(end)
    stop = breaks.search(sentence.text, end, right)
    return stop.start() if stop else right
