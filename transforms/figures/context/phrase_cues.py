"""Attribution by a phrase that the source follows: "according to", "citing", "as reported by"; and headline labels."""

import re
from collections.abc import Iterator
from functools import cache

from transforms.figures.context.announcement import Announcement, Span
from transforms.figures.context.sentence_text import SentenceText
from transforms.figures.context.source_phrases import main_subject, pronoun_of, source_after
from transforms.figures.context.word_patterns import alternatives, any_word
from transforms.figures.vocabulary import cue_words
from transforms.lexicons import load_words

_LABEL = re.compile(r"\s*(?P<source>[^\d:,;.!?]{2,40}):\s")
_TAIL = re.compile(r"(?:[:,]|\s[-–—])\s*(?:says?\s+)?(?P<source>[^\d:,;!?–—]{2,40}?)(?:\s+sa(?:ys?|id))?\s*\Z")


def phrase_cues(sentence: SentenceText) -> Iterator[Announcement]:
    """Cues of the sentence."""
    text, span = sentence.text, (sentence.start, sentence.end)
    for found in sentence.phrases("attribution_phrases"):
        source = source_after(text, found.end, sentence.after(found.end))
        if source and not pronoun_of(text, source) and _may_say(text, found.phrase, source):
            covers = _covered(found.label, span, found.start, source)
            is_cited = found.phrase in cue_words("citing")
            yield Announcement(found.start, found.end, source, covers, "citing" if is_cited else "phrase")


def _may_say(text: str, phrase: str, source: Span) -> bool:
    """Whether the noun behind a preposition can say something: "Per the health ministry" passes on what somebody says;
    "per day", "per the rules" do not.
    """
    return phrase != "per" or any_word("attribution_headline_sources").search(text, *source) is not None


def noun_cues(sentence: SentenceText) -> Iterator[Announcement]:
    """Sources that own a claim or report: "The army's claim that 12 died", "a Daily Post report of 12 deaths"."""
    if not sentence.has_any("attribution_nouns"):
        return  # the pattern is expensive, claims are rare
    for match in _owned_claim().finditer(sentence.text, sentence.start, sentence.end):
        source = match.span("source")
        if not pronoun_of(sentence.text, source):
            yield Announcement(match.start("noun"), match.end(), source, ((match.end(), sentence.end),), "noun")
    for match in _own_claim().finditer(sentence.text, sentence.start, sentence.end):
        source = main_subject(sentence.text, sentence.start, match.start())
        if source:
            yield Announcement(match.start("noun"), match.end(), source, ((match.end(), sentence.end),), "noun")
    for match in _own_count().finditer(sentence.text, sentence.start, sentence.end):
        covers = (sentence.start, match.start()), (match.end(), sentence.end)
        if not pronoun_of(sentence.text, match.span("source")):
            yield Announcement(match.start(), match.end(), match.span("source"), covers, "phrase")


_NAME = r"[A-Z][\w.-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w.-]*)"
#: "Last week", "in November", "Friday" between a claim and what it says.
_WHEN = r"(?:(?:in|on|of|last|this)\s+\w+\s+|\w+\s+)?"
_OWNER = rf"(?:[Tt]he\s+|[Aa]n?\s+)?(?:{_NAME}+|(?:[A-Z][\w.-]*|[a-z]+)(?=['’]))"


@cache
def _own_count() -> re.Pattern[str]:
    """The pattern of a count that somebody owns, as in "By the UN's count"."""
    nouns = alternatives(load_words("attribution_nouns"))
    return re.compile(rf"\b[Bb]y\s+(?P<source>{_OWNER})['’]s?\s+(?:[a-z]+\s+)?(?:{nouns})\b")


@cache
def _owned_claim() -> re.Pattern[str]:
    nouns, owner = alternatives(load_words("attribution_nouns")), _OWNER
    return re.compile(
        rf"(?P<source>{owner})(?:['’]s?)?\s+(?:[a-z]+\s+)?(?P<noun>{nouns})\s+{_WHEN}(?:that|of|on|about)\b"
    )


@cache
def _own_claim() -> re.Pattern[str]:
    """The pattern of a claim whose owner is the subject, as in "Reed gave no source for his claim in May that"."""
    nouns = alternatives(load_words("attribution_nouns"))
    return re.compile(rf"\b(?:his|her|their|its)\s+(?:[a-z]+\s+)?(?P<noun>{nouns})\s+{_WHEN}that\b")


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


def label_cues(sentence: SentenceText) -> Iterator[Announcement]:
    """Headline labels: "Police: two dead", "Two dead in crash: officials", "Two dead, police"."""
    text, start, end = sentence.text, sentence.start, sentence.end
    label, tail = _LABEL.match(text, start, end), _TAIL.search(text[start:end])
    if label and any_word("attribution_headline_sources").search(label["source"]):
        yield Announcement(label.start("source"), label.end(), label.span("source"), ((label.end(), end),), "label")
    if tail and any_word("attribution_headline_sources").search(tail["source"]):
        source = (start + tail.start("source"), start + tail.end("source"))
        yield Announcement(source[0], source[1], source, ((start, start + tail.start()),), "label")
