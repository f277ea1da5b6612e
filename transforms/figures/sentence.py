"""One candidate sentence on its way through the patterns, and what the patterns find in it."""

import dataclasses
from dataclasses import dataclass
from typing import NamedTuple

from transforms.figures.chunks import Chunks
from transforms.figures.tokens import Tokens
from transforms.figures.vocabulary import Trigger, triggers


@dataclass(slots=True)
class Sentence:
    """A sentence with its tokens and chunks, and what was worked out about it."""

    source_field: str
    index: int
    field: str
    tokens: Tokens
    chunks: Chunks
    cue_rows: int = dataclasses.field(default=-1, compare=False, repr=False)  # of `cues`; -1: not yet looked up
    _trigger_words: dict[int, str] = dataclasses.field(default_factory=dict[int, str], compare=False, repr=False)

    def first_word(self, chunk: int) -> str:
        """The first word of the chunk, in lower case."""
        return self.tokens.words[self.chunks.spans[chunk][0]]

    def word_after(self, chunk: int) -> str:
        """The word behind the chunk; empty at the end of the sentence."""
        end = self.chunks.spans[chunk][1]
        return self.tokens.words[end] if end < len(self.tokens.words) else ""

    def trigger(self, chunk: int) -> Trigger | None:
        """What the harm word of the chunk says: its last token that is a trigger."""
        return triggers().get(self.trigger_word(chunk))

    def trigger_word(self, chunk: int) -> str:
        """The harm word of the chunk in lower case; empty if it has none."""
        word = self._trigger_words.get(chunk)
        if word is None:
            start, end = self.chunks.spans[chunk]
            known = triggers()
            word = next((word for word in reversed(self.tokens.words[start:end]) if word in known), "")
            self._trigger_words[chunk] = word
        return word


class Link(NamedTuple):
    """One victim group tied to one harm word, by chunk index."""

    group: int
    trigger: int
    pattern: str
    hint: str | None
