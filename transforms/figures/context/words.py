"""The words of a sentence, without case."""

import re

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Words:
    """The words of ``text[start:end]`` in lower case; hyphenated words and words with an apostrophe are one."""

    __slots__ = ("_found", "_offset", "_piece", "_spans", "texts")

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        """Only the words are read; where they stand is worked out if a rule asks."""
        piece = text[start:end]
        small = piece.lower()
        is_aligned = len(small) == len(piece)  # some capitals grow when lowered: their places would shift
        self._piece, self._offset = small if is_aligned else piece, start
        self._found: list[str] = _WORD.findall(self._piece)
        self.texts = self._found if is_aligned else [word.lower() for word in self._found]
        self._spans: list[tuple[int, int]] | None = None

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Start and end of each word in the text."""
        if self._spans is None:
            self._spans = self._located()
        return self._spans

    def _located(self) -> list[tuple[int, int]]:
        """No letter or digit stands between words: the next that looks like it is it; no need to match again."""
        spans: list[tuple[int, int]] = []
        find, offset, at = self._piece.index, self._offset, 0
        for word in self._found:
            start = find(word, at)
            at = start + len(word)
            spans.append((start + offset, at + offset))
        return spans
