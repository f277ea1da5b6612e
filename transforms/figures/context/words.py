"""The words of a sentence, without case."""

import re

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Words:
    """The words of ``text[start:end]`` in lower case; hyphenated words and words with an apostrophe are one."""

    __slots__ = ("_offset", "_piece", "_spans", "distinct", "texts")

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        """Only the words are read; where they stand is worked out if a rule asks."""
        piece = text[start:end]
        small = piece.lower()
        is_aligned = len(small) == len(piece)  # some capitals grow when lowered: their places would shift
        self._piece, self._offset = small if is_aligned else piece, start
        found: list[str] = _WORD.findall(self._piece)
        self.texts = found if is_aligned else [word.lower() for word in found]
        self.distinct = frozenset(self.texts)
        self._spans: list[tuple[int, int]] | None = None

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Start and end of each word in the text."""
        if self._spans is None:
            offset = self._offset
            self._spans = [(m.start() + offset, m.end() + offset) for m in _WORD.finditer(self._piece)]
        return self._spans
