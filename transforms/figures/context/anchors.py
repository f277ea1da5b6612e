"""What a temporal expression belongs to: the harm itself, its outcome, the telling of it, what came after, or else."""

import re

from transforms.figures.context.sentence import Sentence
from transforms.figures.context.vocabulary import phrase_table

_CLAUSE_BREAK = re.compile(
    r"[;!?\"“”()|\n]|:(?!\d)|,\s+(?:and|but|who|which|while|when|where|after|before|as)\b|\s[–—-]\s", re.IGNORECASE
)
#: A verb of telling takes the day that stands right beside it ("said late on Friday"), not one farther off.
_BESIDE = 30
_RIGHT_BEFORE = 3
#: An expression with at most so many words before it opens its clause ("At about 10 p.m. on Friday, ...").
_OPENING_WORDS = 6
_PREMODIFIER = re.compile(r"['’]s\s+(?:[\w-]+\s+){0,2}|\s+")


def anchor_of(sentence: Sentence, start: int, end: int) -> str | None:
    """Kind of the word that the expression ``start:end`` belongs to (harm outcome report aftermath background) or NULL.

    A day follows its verb, unless it opens the clause ("On Friday, ...") or stands before its noun ("Friday's attack").
    """
    left = max((m.end() for m in _CLAUSE_BREAK.finditer(sentence.text, sentence.start, start)), default=sentence.start)
    stop = _CLAUSE_BREAK.search(sentence.text, end, sentence.end)
    anchors = phrase_table("occurrence_anchors", "word", "kind")
    before = sentence.phrases_between(anchors, left, start)
    after = sentence.phrases_between(anchors, end, stop.start() if stop else sentence.end)
    if after and _PREMODIFIER.fullmatch(sentence.text, end, after[0].start):
        return after[0].label
    kind = next((a.label for a in reversed(before) if a.label != "report" or start - a.end <= _BESIDE), None)
    if kind is None and len(sentence.text[left:start].split()) <= _OPENING_WORDS:
        kind = next((a.label for a in after if a.label != "report" or a.start - end <= _RIGHT_BEFORE), None)
    return kind
