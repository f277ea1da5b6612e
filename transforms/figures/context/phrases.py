"""Finding the phrases of a table in a sentence: one dictionary look-up a word, whatever the size of the table."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NUMBER = (
    r"\d[\d,.]*|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|\w+teen|couple|few|several|dozens?"
)
_STARTS_WITH_NUMBER = re.compile(rf"(?:{_NUMBER})(?![^\W_])")

Word = tuple[int, int, str]  # start and end in the text, lower-case text
_Entry = tuple[tuple[re.Pattern[str] | str, ...], str, str]  # the words of a phrase, the phrase, its label


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of ``text[start:end]`` in order; hyphenated words and words with an apostrophe are one."""
    stop = len(text) if end is None else end
    return [(match.start(), match.end(), match.group().lower()) for match in _WORD.finditer(text, start, stop)]


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of a table at ``text[start:end]``, which is ``words[first:after]``, with its label."""

    start: int
    end: int
    first: int
    after: int
    phrase: str
    label: str


class Phrases:
    """A table of phrases with labels. In a phrase ``<n>`` is a number in digits or words, ``*`` any one word."""

    def __init__(self, labels: Iterable[tuple[str, str]]) -> None:
        """``labels``: pairs of phrase and label."""
        self._by_first: dict[str, list[_Entry]] = {}
        for phrase, label in sorted(labels, key=lambda pair: -len(pair[0].split())):
            parts = phrase.lower().split()
            key = "<n>" if parts[0].startswith("<n>") else parts[0]
            self._by_first.setdefault(key, []).append((tuple(map(_matcher, parts)), phrase, label))
        self._counts = self._by_first.pop("<n>", [])
        self._seconds = {first: _second_words(entries) for first, entries in self._by_first.items()}

    def find(self, words: list[Word]) -> list[Found]:
        """Phrases in ``words``, in order, none within another; at each word the longest that fits."""
        by_first, found, free = self._by_first, list[Found](), 0
        nexts = [word for _, _, word in words[1:]] + [""]
        for index, (_, _, word) in enumerate(words):
            entries = by_first.get(word)
            if entries is None and self._counts and _STARTS_WITH_NUMBER.match(word):
                entries = self._counts
            elif entries is not None and (seconds := self._seconds[word]) and nexts[index] not in seconds:
                continue
            if entries and index >= free and (each := _longest(words, index, entries)):
                found.append(each)
                free = each.after
        return found


def _second_words(entries: list[_Entry]) -> frozenset[str] | None:
    """What may follow the first word, NULL if anything may; spares most look-ups of "in" and "the"."""
    seconds = {parts[1] if len(parts) > 1 else None for parts, _, _ in entries}
    words = frozenset(second for second in seconds if isinstance(second, str))
    return words if len(words) == len(seconds) else None


def _longest(words: list[Word], index: int, entries: list[_Entry]) -> Found | None:
    for parts, phrase, label in entries:
        if _fit(parts, words, index):
            after = index + len(parts)
            return Found(words[index][0], words[after - 1][1], index, after, phrase, label)
    return None


def _fit(parts: tuple[re.Pattern[str] | str, ...], words: list[Word], index: int) -> bool:
    if index + len(parts) > len(words):
        return False
    for offset, part in enumerate(parts):
        word = words[index + offset][2]
        if part != word and (isinstance(part, str) or not part.fullmatch(word)):
            return False
    return True


def _matcher(part: str) -> re.Pattern[str] | str:
    if "<n>" in part or "*" in part:
        return re.compile(re.escape(part).replace("<n>", rf"(?:{_NUMBER})").replace(r"\*", r"[\w'’-]+"))
    return part
