"""Attribution by a phrase that the source follows: "according to", "citing", "as reported by"; and headline labels."""

import re
from collections.abc import Iterator
from functools import cache

from transforms.figures.context.cue import Cue, Span
from transforms.figures.context.sources import pronoun_of, source_after
from transforms.figures.context.vocabulary import alternatives, any_word, plain
from transforms.lexicons import load_table

_LABEL = re.compile(r"\s*(?P<source>[^\d:,;.!?]{2,40}):\s")
_TAIL = re.compile(r"(?:[:,]|\s[-–—])\s*(?P<source>[^\d:,;!?–—]{2,40})\s*\Z")


@cache
def _covers() -> dict[str, str]:
    return {row["phrase"]: row["covers"] for row in load_table("attribution_phrases")}


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(_covers())})\b", re.IGNORECASE)


def phrase_cues(text: str, start: int, end: int) -> Iterator[Cue]:
    """Cues of the sentence ``text[start:end]``."""
    for match in _phrases().finditer(text, start, end):
        source = source_after(text, match.end(), end)
        if source and not pronoun_of(text[slice(*source)]):
            side = _covers()[plain(match.group())]
            yield Cue(match.start(), match.end(), source, _covered(side, (start, end), match.start(), source), "phrase")


def _covered(side: str, sentence: Span, phrase_start: int, source: Span) -> tuple[Span, ...]:
    before, after = (sentence[0], phrase_start), (source[1], sentence[1])
    match side:
        case "sentence":
            return before, after
        case "before":
            return (before,)
        case "after":
            return (after,)
        case unknown:
            raise ValueError(f"attribution_phrases.csv: unknown covers {unknown!r}")


def label_cues(text: str, start: int, end: int) -> Iterator[Cue]:
    """Headline labels: "Police: two dead", "Two dead in crash: officials", "Two dead, police"."""
    label, tail = _LABEL.match(text, start, end), _TAIL.search(text[start:end])
    if label and any_word("attribution_headline_sources").search(label["source"]):
        yield Cue(label.start("source"), label.end(), label.span("source"), ((label.end(), end),), "label")
    if tail and any_word("attribution_headline_sources").search(tail["source"]):
        source = (start + tail.start("source"), start + tail.end("source"))
        yield Cue(source[0], source[1], source, ((start, start + tail.start()),), "label")
