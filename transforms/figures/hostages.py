"""Hostages who go free: "troops freed two hostages", "12 kidnapped girls were rescued" tell of no new abduction."""

import re

from transforms.figures.sentence import Sentence
from transforms.figures.vocabulary import cue_words, release_words
from transforms.grammar import refuse

#: Chunks from those who were held to what was done to them: "were", "have all been", "have since been".
_UNDERGO = re.compile(r"v?(?:b[bv]*)?x")
#: Words between "freed" and the hostages: "of the", "all of the".
_OF = frozenset(("of", "all", "the", "another", "some"))


def is_freed(sentence: Sentence, chunk: int) -> bool:
    """Whether those counted in ``chunk``, who were abducted, are set free or escape."""
    words, codes, spans = sentence.tokens.words, sentence.chunks.codes, sentence.chunks.spans
    start, end = spans[chunk]
    while start and (words[start - 1] in _OF or sentence.tokens.tags[start - 1] == "1"):
        start -= 1
    if start and _frees(words[start - 1]):
        return not refuse("rescued", words[start - 1 : start])
    undergo = _UNDERGO.match(codes, chunk + 1)
    done = [] if undergo is None else words[end : spans[undergo.end() - 1][1]]
    return any(map(_frees, done)) and not refuse("rescued", done)


def _frees(word: str) -> bool:
    return word in release_words() or word in cue_words("rescues")
