"""The headline of a text: its first line where that reads as one, is repeated, or stands before a dateline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.structure.dateline import Dateline, find_dateline

_WORDS = (3, 30)  # shorter lines are labels, longer ones sentences
_STOPPED_WORDS = 16  # words of a headline that ends as a sentence does: longer ones open the story
_LONGEST = 200  # code points
_SCAN = 4  # lines of the story in which repeated headline and dateline are looked for
_BEFORE_DATELINE = 3  # lines that may stand between headline and dateline
_REPEATABLE = 10  # code points: shorter text may stand twice by chance
_BEFORE_WORDS = " \t\xa0×*•>»-–—\"'“‘«("
_ENDS_OPEN = re.compile(r"[:;,\-–—(]$")
_STOP = re.compile(r"""[.…?!]["'”’)\]]*$""")
_SENTENCE = re.compile(r"""[.…]["'”’)\]]*$""")
_STORY_WORDS = (8, 20)  # before the dateline, from so many words on a sentence is kept, and a line without full stop


@dataclass(frozen=True, slots=True)
class Line:
    """One kept line at the start of a text."""

    number: int
    text: str
    n_words: int
    is_after_gap: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """What the start of a text holds besides story; `dropped` maps line numbers to the reason why they are no story."""

    headline: str | None
    dateline: Dateline | None
    dropped: dict[int, str]


def read_opening(lines: Sequence[Line], title: str | None) -> Opening:
    """Headline and dateline from the first kept lines of a text.

    A given `title` is the headline, and lines that repeat it go. Without one the first line must show that it is a
    headline: by its form and the gap after it, by standing twice, or by standing before the dateline.
    """
    dropped: dict[int, str] = {}
    at, dateline = _dateline(lines)
    headline = _once(title) if title else None
    if not headline and _reads_as_headline(lines, at):
        headline = _once(lines[0].text)
        dropped[lines[0].number] = "headline"
    if headline:
        dropped |= _repeats(lines, headline, dropped)
    if dateline:
        dropped |= _before(lines[:at], dropped)
    return Opening(headline, dateline, dropped)


def _dateline(lines: Sequence[Line]) -> tuple[int, Dateline | None]:
    """The first dateline among the opening lines and its index; len(lines) if there is none."""
    for at, line in enumerate(lines[: _BEFORE_DATELINE + 1]):
        if found := find_dateline(line.text):
            return at, found
        if line.n_words > _WORDS[1] * 2:
            break
    return len(lines), None


def _reads_as_headline(lines: Sequence[Line], dateline_at: int) -> bool:
    """Whether the first line is the headline: in doubt it is the first sentence of the story."""
    if len(lines) < 2 or dateline_at == 0:
        return False
    if _is_repeated(lines):
        return True
    return _has_form(lines[0]) and (dateline_at < len(lines) or _stands_over_story(lines))


def _has_form(line: Line) -> bool:
    """Neither a label nor a sentence: of some words, and of few if it ends as a sentence does."""
    most = _STOPPED_WORDS if _STOP.search(line.text) else _WORDS[1]
    return _WORDS[0] <= line.n_words <= most and len(line.text) <= _LONGEST and not _ENDS_OPEN.search(line.text)


def _stands_over_story(lines: Sequence[Line]) -> bool:
    """It ends without a full stop, stands apart, and sentences follow."""
    first, second = lines[0], lines[1]
    if _SENTENCE.search(first.text) or not any(_SENTENCE.search(line.text) for line in lines[1:]):
        return False
    return second.is_after_gap or (second.n_words > _WORDS[1] and not second.text[:1].islower())


def _is_repeated(lines: Sequence[Line]) -> bool:
    """Whether the first line holds itself twice, or comes again, alone or within another, among the next ones."""
    first = lines[0]
    once = _squeezed(_once(first.text)) if first.n_words <= _WORDS[1] * 2 else ""
    if len(once) <= _REPEATABLE:
        return False
    later = (line for line in lines[1:_SCAN] if _begins_like(line, once))
    return once != _squeezed(first.text) or any(_squeezed(_once(line.text)) == once for line in later)


def _once(text: str) -> str:
    """``text`` without what repeats it: "HeadlineHeadline" is one headline."""
    text = " ".join(text.split())
    if text.find(text[:_REPEATABLE], _REPEATABLE) < 0:
        return text
    for n in (3, 2):
        for glue in ("", " "):
            size, rest = divmod(len(text) - (n - 1) * len(glue), n)
            piece = text[:size]
            if rest == 0 and size > _REPEATABLE and glue.join([piece] * n) == text:
                return piece
    return text


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _begins_like(line: Line, squeezed: str) -> bool:
    """Whether the line's first word characters are those of ``squeezed``; most lines fail at the first one."""
    start = line.text.lstrip(_BEFORE_WORDS)[:_REPEATABLE]
    return start[:1].casefold() == squeezed[:1] and squeezed.startswith(_squeezed(start))


def _repeats(lines: Sequence[Line], headline: str, dropped: dict[int, str]) -> dict[int, str]:
    """Opening lines that only repeat the headline, even without spaces, or with the outlet's name behind it."""
    whole = _squeezed(headline)
    found: dict[int, str] = {}
    for line in lines[:_SCAN]:
        if line.number in dropped or not _begins_like(line, whole):
            continue
        squeezed = _squeezed(_once(line.text))
        is_start = line.n_words > _WORDS[0] and not _SENTENCE.search(line.text) and whole.startswith(squeezed)
        if squeezed and (squeezed == whole or is_start):
            found[line.number] = "repeated_headline"
    return found


def _before(lines: Sequence[Line], dropped: dict[int, str]) -> dict[int, str]:
    """The story begins with its dateline: what stands before goes, except what could be a sentence of it."""
    return {
        line.number: "before_dateline" for line in lines if line.number not in dropped and not _could_be_story(line)
    }


def _could_be_story(line: Line) -> bool:
    least = _STORY_WORDS[0] if _SENTENCE.search(line.text) else _STORY_WORDS[1]
    return line.n_words >= least


def page_headline(above: Sequence[tuple[str, int, int]]) -> str | None:
    """The headline of a whole page among the (text, words, times on the page) of the lines above its story.

    The line that stands on the page again, as in breadcrumb or title, else the longest of those that are no sentence.
    """
    fitting = [
        (times > 1, words, text)
        for text, words, times in above
        if _WORDS[0] < words <= _WORDS[1] and not _SENTENCE.search(text) and not _ENDS_OPEN.search(text)
    ]
    return " ".join(max(fitting)[2].split()) if fitting else None
