"""What the context rules share about one article, each worked out once and only when asked for."""

from functools import cached_property

from transforms.figures.context.cue import Cue, Span
from transforms.figures.context.phrase_cues import label_cues, phrase_cues
from transforms.figures.context.quotes import quotations
from transforms.figures.context.verb_cues import verb_cues
from transforms.figures.model import Document


class Reading:
    """One article while its mentions are described; holds nothing that outlives the call."""

    def __init__(self, document: Document) -> None:
        """Nothing is read yet."""
        self.document = document
        self._cues: dict[tuple[str, int], list[Cue]] = {}

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
        return next((q for q in self.quotations(source_field) if q[0] <= position < q[1]), None)

    def cues(self, source_field: str, sentence: int) -> list[Cue]:
        """Attribution cues of one sentence."""
        key = (source_field, sentence)
        if key not in self._cues:
            start, end = self.document.sentences(source_field)[sentence]
            self._cues[key] = self._find_cues(source_field, start, end)
        return self._cues[key]

    def _find_cues(self, source_field: str, start: int, end: int) -> list[Cue]:
        text = self.document.text(source_field)
        found = [*verb_cues(text, start, end), *phrase_cues(text, start, end)]
        if source_field == "headline":
            found.extend(label_cues(text, start, end))
        return sorted(found, key=lambda cue: cue.start)
