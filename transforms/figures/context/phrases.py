"""Finding the phrases of a table in a sentence: a tree of words, so the cost does not grow with the table."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NUMBER = (
    r"\d[\d,.]*|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|\w+teen|couple|few|several|dozens?"
)
_STARTS_WITH_NUMBER = re.compile(rf"(?:{_NUMBER})(?![^\W_])")

Word = tuple[int, int, str]  # start and end in the text, lower-case text
Places = dict[str, list[int]]


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of ``text[start:end]`` in order; hyphenated words and words with an apostrophe are one."""
    piece = text[start:end]
    small = piece.lower()
    if len(small) != len(piece):  # some capitals grow when lowered: their places would shift
        return [(m.start() + start, m.end() + start, m.group().lower()) for m in _WORD.finditer(piece)]
    return [(m.start() + start, m.end() + start, m.group()) for m in _WORD.finditer(small)]


def places_of(words: list[Word]) -> Places:
    """Each word with its places among ``words``."""
    places: Places = {}
    for index, (_, _, word) in enumerate(words):
        places.setdefault(word, []).append(index)
    return places


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of a table at ``text[start:end]``, which is ``words[first:after]``, with its label."""

    start: int
    end: int
    first: int
    after: int
    phrase: str
    label: str


@dataclass(slots=True)
class _Node:
    """What may come next, and the phrase (with its label) that ends here."""

    words: "dict[str, _Node]" = field(default_factory=dict[str, "_Node"])
    patterns: "dict[str, tuple[re.Pattern[str], _Node]]" = field(
        default_factory=dict[str, "tuple[re.Pattern[str], _Node]"]
    )
    phrase: tuple[str, str] | None = None

    def grow(self, part: str) -> "_Node":
        """The node that follows by ``part``, made if need be."""
        if "<n>" not in part and "*" not in part:
            return self.words.setdefault(part, _Node())
        return self.patterns.setdefault(part, (_pattern(part), _Node()))[1]

    def next(self, word: str) -> "list[_Node]":
        """The nodes that follow by ``word``: the word itself before numbers before any word."""
        found = [self.words[word]] if word in self.words else []
        return found + [node for pattern, node in self.patterns.values() if pattern.fullmatch(word)]


def _pattern(part: str) -> re.Pattern[str]:
    return re.compile(re.escape(part).replace("<n>", rf"(?:{_NUMBER})").replace(r"\*", r"[\w'’-]+"))


class Phrases:
    """A table of phrases with labels. In a phrase ``<n>`` is a number in digits or words, ``*`` any one word."""

    def __init__(self, labels: Iterable[tuple[str, str]]) -> None:
        """``labels``: pairs of phrase and label."""
        self._root = _Node()
        for phrase, label in sorted(labels, key=lambda pair: "*" in pair[0]):
            node = self._root
            for part in phrase.lower().split():
                node = node.grow(part)
            node.phrase = node.phrase or (phrase, label)

    def find(self, words: list[Word], places: Places) -> list[Found]:
        """Phrases in ``words``, in order, none within another; at each word the longest that fits."""
        found, free = list[Found](), 0
        for index in self._candidates(places):
            if index >= free and (each := _longest(words, index, self._root)):
                found.append(each)
                free = each.after
        return found

    def _candidates(self, places: Places) -> list[int]:
        """Where a phrase may begin: few of the words of a sentence begin one."""
        indices = [index for word in places.keys() & self._root.words.keys() for index in places[word]]
        if self._root.patterns:
            indices.extend(i for word, at in places.items() if _STARTS_WITH_NUMBER.match(word) for i in at)
        return sorted(indices)


def _longest(words: list[Word], first: int, root: _Node) -> Found | None:
    best, nodes, index = None, [root], first
    while nodes and index < len(words):
        nodes = [after for node in nodes for after in node.next(words[index][2])]
        index += 1
        ended = next((node.phrase for node in nodes if node.phrase), None)
        if ended:
            best = Found(words[first][0], words[index - 1][1], first, index, *ended)
    return best
