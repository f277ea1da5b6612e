"""Finding the phrases of a table in a sentence: a tree of words, so the cost does not grow with the table."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from transforms.figures.context.words import Words

_NUMBER = (
    r"\d[\d,.]*|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|\w+teen|couple|few|several|dozens?"
)
_STARTS_WITH_NUMBER = re.compile(rf"(?:{_NUMBER})(?![^\W_])")


class Found(NamedTuple):
    """A phrase of a table at ``text[start:end]``, which is words ``first`` up to ``after``, with its label."""

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
        node = self.words.get(word)
        found = [] if node is None else [node]
        if self.patterns:
            found += [node for pattern, node in self.patterns.values() if pattern.fullmatch(word)]
        return found


def _pattern(part: str) -> re.Pattern[str]:
    return re.compile(re.escape(part).replace("<n>", rf"(?:{_NUMBER})").replace(r"\*", r"[\w'’-]+"))


@lru_cache(1 << 15)
def _starts_with_number(word: str) -> bool:
    return _STARTS_WITH_NUMBER.match(word) is not None


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
        #: Words that are a phrase and begin no longer one: nothing has to be tried there.
        self._alone = {
            word: node.phrase
            for word, node in self._root.words.items()
            if node.phrase and not node.words and not node.patterns and not _starts_with_number(word)
        }

    def find(self, words: Words) -> list[Found]:
        """Phrases in ``words``, in order, none within another; at each word the longest that fits."""
        found, free = list[Found](), 0
        for index in self._candidates(words):
            if index < free:
                continue
            alone = self._alone.get(words.texts[index])
            after, phrase = (index + 1, alone) if alone else _longest(words.texts, index, self._root)
            if phrase:
                found.append(Found(words.spans[index][0], words.spans[after - 1][1], index, after, *phrase))
                free = after
        return found

    def _candidates(self, words: Words) -> list[int]:
        """Where a phrase may begin: few of the words of a sentence begin one."""
        firsts = words.distinct & self._root.words.keys()
        if self._root.patterns:
            firsts |= {word for word in words.distinct if _starts_with_number(word)}
        return [index for index, word in enumerate(words.texts) if word in firsts] if firsts else []


def _longest(words: list[str], first: int, root: _Node) -> tuple[int, tuple[str, str] | None]:
    """Where the longest phrase that begins with ``words[first]`` ends, and that phrase."""
    nodes, index = root.next(words[first]), first + 1
    best: tuple[int, tuple[str, str] | None] = index, None
    while nodes:
        ended = next((node.phrase for node in nodes if node.phrase), None)
        if ended:
            best = index, ended
        if index == len(words):
            break
        word = words[index]
        nodes = [after for node in nodes for after in node.next(word)]
        index += 1
    return best
