"""What the context rules share about one article, each worked out once and only when asked for."""

from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from transforms.figures.context.announcement import Announcement, Span
from transforms.figures.context.date_roles import anchor_before
from transforms.figures.context.phrase_cues import label_cues, noun_cues, phrase_cues
from transforms.figures.context.phrases import FoundPhrase
from transforms.figures.context.place_phrases import place_phrases, without
from transforms.figures.context.quotes import quotations
from transforms.figures.context.sentence_text import SentenceText
from transforms.figures.context.verb_cues import verb_cues
from transforms.figures.model import Document

#: "arrested in", "born in", "said in": places of something else than the harm.
_ELSEWHERE = frozenset({"report", "aftermath", "background"})


class Cause(NamedTuple):
    """A cause of harm and the words that say it."""

    cause: str
    text: str


class ArticleReading:
    """One article while its mentions are described; holds nothing that outlives the call."""

    def __init__(self, document: Document) -> None:
        """Nothing is read yet."""
        self.document = document
        self.strong_causes: dict[tuple[str, int], list[FoundPhrase]] = {}  # these two are filled by `cause_of`
        self.causes_beside: dict[tuple[str, int, frozenset[str]], Cause | None] = {}
        self._sentences: dict[tuple[str, int], SentenceText] = {}
        self._cues: dict[tuple[str, int], list[Announcement]] = {}
        self._places: dict[tuple[str, int], list[Span]] = {}

    def sentence(self, source_field: str, index: int) -> SentenceText:
        """The sentence with its words."""
        key = (source_field, index)
        sentence = self._sentences.get(key)
        if sentence is None:
            start, end = self.document.sentences(source_field)[index]
            sentence = self._sentences[key] = SentenceText(self.document.text(source_field), start, end)
        return sentence

    def places(self, source_field: str, index: int) -> list[Span]:
        """Places of harm of one sentence; the source of what is told is none ("on Elm Street, Reed said")."""
        key = (source_field, index)
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = self._find_places(source_field, index)
        return found

    def _find_places(self, source_field: str, index: int) -> list[Span]:
        sentence = self.sentence(source_field, index)
        named = [s for s in place_phrases(sentence) if anchor_before(sentence, s[0]) not in _ELSEWHERE]
        if not named:
            return named  # the sources are expensive, most sentences name no place
        sources = [cue.source for cue in self.cues(source_field, index)]
        return list(without(sentence.text, named, sources))

    @cached_property
    def _body_quotations(self) -> list[Span]:
        return quotations(self.document.body)

    @cached_property
    def _headline_quotations(self) -> list[Span]:
        return quotations(self.document.headline)

    def quotations(self, source_field: str) -> list[Span]:
        """Quotation spans of the named field."""
        return self._headline_quotations if source_field == "headline" else self._body_quotations

    def quotation_at(self, source_field: str, position: int) -> Span | None:
        """The quotation that holds the character at ``position``."""
        quotations = self.quotations(source_field)
        index = bisect_left(quotations, (position + 1,)) - 1
        return quotations[index] if index >= 0 and position < quotations[index][1] else None

    def cues(self, source_field: str, sentence: int) -> list[Announcement]:
        """Attribution cues of one sentence."""
        key = (source_field, sentence)
        found = self._cues.get(key)
        if found is None:
            found = self._cues[key] = _find_cues(source_field, self.sentence(source_field, sentence))
        return found


def _find_cues(source_field: str, sentence: SentenceText) -> list[Announcement]:
    found = [*verb_cues(sentence), *phrase_cues(sentence), *noun_cues(sentence)]
    if source_field == "headline":
        found.extend(label_cues(sentence))
    return sorted(found, key=lambda cue: cue.start)
