"""The clause around a mention, as far as it can be told from punctuation and conjunctions."""

import re

from transforms.figures.context.sentence import Sentence
from transforms.figures.model import Mention

#: "..., and displaced 12": so near before its verb a conjunction coordinates verbs of one subject and opens no clause.
_COORDINATED = 3


def mention_span(mention: Mention) -> tuple[int, int]:
    """From the victim or number to the word of harm, whichever comes first."""
    return min(mention.clause_start, mention.start), max(mention.clause_end, mention.trigger_end)


def clause_start(sentence: Sentence, breaks: re.Pattern[str], mention: Mention) -> int:
    """End of the last of ``breaks`` before the mention that opens a clause of its own, else the sentence's start."""
    start, _ = mention_span(mention)
    ends = (match.end() for match in breaks.finditer(sentence.text, sentence.start, start))
    return max((end for end in ends if mention.trigger_start - end > _COORDINATED), default=sentence.start)


def clause_end(sentence: Sentence, breaks: re.Pattern[str], mention: Mention) -> int:
    """Start of the first of ``breaks`` after the mention, else the sentence's end."""
    stop = breaks.search(sentence.text, mention_span(mention)[1], sentence.end)
    return stop.start() if stop else sentence.end
