"""One sentence as the context rules see it."""

from dataclasses import dataclass, field

from transforms.figures.context.phrases import Found, Phrases, Places, Word, places_of, words_of
from transforms.figures.context.vocabulary import word_set


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
        return [found for found in self.phrases(table) if start <= found.start and found.end <= end]

    def has_any(self, name: str) -> bool:
        """Whether a word of the word list ``name`` is in it."""
        return bool(self.words) and not word_set(name).isdisjoint(self.places)
