"""One sentence as the context rules see it."""

from bisect import bisect_left
from dataclasses import dataclass, field

from transforms.figures.context.phrases import Found, Phrases, Places, Word, places_of, words_of
from transforms.figures.context.vocabulary import word_set

#: Characters that a rule looks back or on in a sentence: pages without full stops must not make it quadratic.
REACH = 400


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text[start:end]`` of one field; its words and the phrases in it are worked out once, when first asked for."""

    text: str
    start: int
    end: int
    places: Places = field(default_factory=dict[str, list[int]])  # each word with its indices, filled with the words
    _words: list[Word] = field(default_factory=list[Word])
    _found: dict[int, list[Found]] = field(default_factory=dict[int, list[Found]])

    @property
    def words(self) -> list[Word]:
        """Its words with their places in the field."""
        if not self._words:
            self._words.extend(words_of(self.text, self.start, self.end))
            self.places.update(places_of(self._words))
        return self._words

    def phrases(self, table: Phrases) -> list[Found]:
        """The phrases of ``table`` in it, in order."""
        if id(table) not in self._found:
            self._found[id(table)] = table.find(self.words, self.places)
        return self._found[id(table)]

    def phrases_between(self, table: Phrases, start: int, end: int) -> list[Found]:
        """Those that lie wholly in ``text[start:end]``."""
        found = self.phrases(table)
        first = bisect_left(found, start, key=lambda each: each.start)
        after = bisect_left(found, end, key=lambda each: each.start)
        return [each for each in found[first:after] if each.end <= end]

    def before(self, position: int) -> int:
        """Where to begin to look for what stands before ``position``: its start, or as far back as rules reach."""
        return max(self.start, position - REACH)

    def after(self, position: int) -> int:
        """Where to end looking for what follows ``position``: its end, or as far on as rules reach."""
        return min(self.end, position + REACH)

    def has_any(self, name: str) -> bool:
        """Whether a word of the word list ``name`` is in it."""
        return bool(self.words) and not word_set(name).isdisjoint(self.places)
