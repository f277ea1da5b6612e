"""Finding the phrases of several tables in a sentence at once: a tree of words, so the cost grows with no table."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import compress
from typing import NamedTuple

from transforms.figures.context.words import Words
from transforms.memo import Memo

_NUMBER = (
    r"\d[\d,.]*|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|\w+teen|couple|few|several|dozens?"
)
_YEAR = r"(?:19|20)\d\d"


class Entry(NamedTuple):
    """A phrase as its table has it."""

    table: str
    phrase: str
    label: str


class FoundPhrase(NamedTuple):
    """A phrase of a table at ``text[start:end]``, which is words ``first`` up to ``after``, with its label."""

    start: int
    end: int
    first: int
    after: int
    phrase: str
    label: str


@dataclass(slots=True)
class _Node:
    """What may come next, and the phrases of the tables that end here."""

    words: "dict[str, _Node]" = field(default_factory=dict[str, "_Node"])
    patterns: "dict[str, tuple[re.Pattern[str], _Node]]" = field(
        default_factory=dict[str, "tuple[re.Pattern[str], _Node]"]
    )
    ended: dict[str, Entry] = field(default_factory=dict[str, Entry])

    def grow(self, part: str) -> "_Node":
        """The node that follows by ``part``, made if need be."""
        if "<" not in part and "*" not in part:
            return self.words.setdefault(part, _Node())
        return self.patterns.setdefault(part, (_pattern(part), _Node()))[1]

    def next(self, word: str) -> "list[_Node]":
        """The nodes that follow by ``word``: the word itself before numbers before any word."""
        found = [self.words[word]] if word in self.words else []
        if self.patterns:
            found += [node for pattern, node in self.patterns.values() if pattern.fullmatch(word)]
        return found


def _pattern(part: str) -> re.Pattern[str]:
    escaped = re.escape(part).replace("<n>", rf"(?:{_NUMBER})").replace("<year>", _YEAR)
    return re.compile(escaped.replace(r"\*", r"[\w'’-]+"))


class Phrases:
    """Tables of phrases with labels.

    In a phrase ``<n>`` is a number in digits or words, ``<year>`` one of four digits, ``*`` any one word.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Of a phrase that a table has twice the first counts."""
        self._root = _Node()
        for entry in sorted(entries, key=lambda entry: "*" in entry.phrase):
            node = self._root
            for part in entry.phrase.lower().split():
                node = node.grow(part)
            node.ended.setdefault(entry.table, entry)
        self._starts = Memo(self._start, 1 << 15)

    def _start(self, word: str) -> "_Start | None":
        """Few of the words of a sentence begin a phrase, and few of these phrases go on as the sentence does."""
        nodes = self._root.next(word)
        return _Start(nodes) if nodes else None

    def find(self, words: Words) -> dict[str, list[FoundPhrase]]:
        """Phrases in ``words`` by table, in order, none within another of its table; at each word the longest."""
        found: dict[str, list[FoundPhrase]] = {}
        texts = words.texts
        starts = list(map(self._starts.__getitem__, texts))
        for index, start in compress(enumerate(starts), starts):  # few words begin a phrase
            if start is None:
                continue
            goes_on = index + 1 < len(texts) and start.may_go_on(texts[index + 1])
            longest = _longest(texts, index, start.nodes) if goes_on else [(index + 1, entry) for entry in start.alone]
            for after, (table, phrase, label) in longest:
                mine = found.setdefault(table, [])
                if not mine or index >= mine[-1].after:
                    spans = words.spans  # worked out once, and only where a phrase is found
                    mine.append(FoundPhrase(spans[index][0], spans[after - 1][1], index, after, phrase, label))
        return found


class _Start:
    """A word with which phrases begin: those of this word alone, one a table, and what may come next in longer ones."""

    __slots__ = ("_following", "_has_patterns", "alone", "nodes")

    def __init__(self, nodes: list[_Node]) -> None:
        """Worked out once a word."""
        self.nodes = nodes
        self.alone = [entry for _, entry in _longest([""], 0, nodes)]
        self._following = frozenset(word for node in nodes for word in node.words)
        self._has_patterns = any(node.patterns for node in nodes)

    def may_go_on(self, word: str) -> bool:
        """Whether a longer phrase may have ``word`` next."""
        return self._has_patterns or word in self._following


def _longest(words: list[str], first: int, nodes: list[_Node]) -> Iterable[tuple[int, Entry]]:
    """The longest phrase of each table that begins with ``words[first]``, for which ``nodes`` stand, and its end."""
    best: dict[str, tuple[int, Entry]] = {}
    index = first + 1
    while nodes:
        for node in reversed(nodes):  # the first node has the last word
            for table, entry in node.ended.items():
                best[table] = index, entry
        nodes = _after(nodes, words[index]) if index < len(words) else []
        index += 1
    return best.values()


def _after(nodes: list[_Node], word: str) -> list[_Node]:
    """What follows ``nodes`` by ``word``; nearly always there is one node, and nothing follows."""
    if len(nodes) == 1:
        return nodes[0].next(word)
    return [after for node in nodes for after in node.next(word)]
