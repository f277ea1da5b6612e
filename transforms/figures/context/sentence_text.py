"""One sentence as the context rules see it."""

from bisect import bisect_left

from transforms.figures.context.phrases import FoundPhrase
from transforms.figures.context.word_patterns import phrases
from transforms.figures.context.words import Words
from transforms.lexicons import word_set

#: Characters that a rule looks back or on in a sentence: pages without full stops must not make it quadratic.
REACH = 400


class SentenceText:
    """``text[start:end]`` of one field; its words and the phrases in it are worked out once, when first asked for."""

    __slots__ = ("_found", "_words", "end", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        """Nothing is read yet."""
        self.text, self.start, self.end = text, start, end
        self._words: Words | None = None
        self._found: dict[str, list[FoundPhrase]] | None = None

    @property
    def words(self) -> Words:
        """Its words with their places in the field."""
        if self._words is None:
            self._words = Words(self.text, self.start, self.end)
        return self._words

    @property
    def is_read(self) -> bool:
        """Whether its phrases have been looked for."""
        return self._found is not None

    def phrases(self, table: str) -> list[FoundPhrase]:
        """The phrases of ``table`` in it, in order."""
        if self._found is None:
            self._found = phrases().find(self.words)
        return self._found.get(table, [])

    def phrases_between(self, table: str, start: int, end: int) -> list[FoundPhrase]:
        """Those that lie wholly in ``text[start:end]``."""
        found = self.phrases(table)
        if not found:
            return found
        first, after = bisect_left(found, (start,)), bisect_left(found, (end,))
        return [each for each in found[first:after] if each.end <= end]

    def before(self, position: int) -> int:
        """Where to begin to look for what stands before ``position``: its start, or as far back as rules reach."""
        return max(self.start, position - REACH)

    def after(self, position: int) -> int:
        """Where to end looking for what follows ``position``: its end, or as far on as rules reach."""
        return min(self.end, position + REACH)

    def has_any(self, name: str) -> bool:
        """Whether a word of the word list ``name`` is in it."""
        return not word_set(name).isdisjoint(self.words.texts)
