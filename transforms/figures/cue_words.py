"""The words of a cue: single tokens, phrases of several, classes of tokens, and whole lists by name."""

from dataclasses import dataclass
from functools import cache

from transforms.figures.tags import WORDS
from transforms.figures.tokens import Tokens
from transforms.figures.vocabulary import cue_words, triggers
from transforms.lexicons import load_table, word_set


@dataclass(frozen=True, slots=True)
class CueWords:
    """What to look for among tokens."""

    words: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    tags: frozenset[str]
    signs: frozenset[str]  # one of which stands wherever a word or a phrase does

    def find(self, tokens: Tokens, start: int, end: int) -> list[str] | None:
        """The first that stands in tokens [start, end), as tokens; None if none does."""
        words = tokens.words[start:end]
        if not self.words.isdisjoint(words):
            return [word for word in words if word in self.words][:1]
        if self.tags and not self.tags.isdisjoint(tokens.tags[start:end]):
            return [word for word, tag in zip(words, tokens.tags[start:end], strict=True) if tag in self.tags][:1]
        return next((found for phrase in self.phrases if (found := _standing(phrase, words))), None)


def _standing(phrase: tuple[str, ...], words: list[str]) -> list[str] | None:
    """The words in ``words`` that are the phrase."""
    if phrase[0][0] != "*" and phrase[0] not in words:
        return None  # nearly always
    for i in range(len(words) - len(phrase) + 1):
        if all(map(_is_like, phrase, words[i:])):
            return words[i : i + len(phrase)]
    return None


def _is_like(part: str, word: str) -> bool:
    return part == word or (part[0] == "*" and word.endswith(part[1:]))


@cache
def parse_words(said: str) -> CueWords:
    """Parse the words of a cue, "a|b c|*ly at|list:NAME|cue:NAME|class:NAME|causes:|harm:NAME" as a CueWords.

    list: a word list; cue: a row of figure_cues.csv; class: a class of words; causes: what in cause_cues.csv
    names a cause; harm: harm words of a category, without a name those that are said of people alone; "*ly" in a
    phrase: any word that ends so.
    """
    words, tags = set[str](), set[str]()
    for part in said.split("|"):
        kind, colon, name = part.partition(":")
        if not colon:
            words.add(part)
        elif kind == "class":
            tags |= WORDS.some(name)
        else:
            words |= _SOURCES[kind](name)
    return _of(words, tags)


def _of(words: set[str], tags: set[str]) -> CueWords:
    phrases = tuple(sorted(tuple(word.split()) for word in words if " " in word))
    signs = frozenset(words).union(next(part for part in reversed(phrase) if part[0] != "*") for phrase in phrases)
    return CueWords(frozenset(words), phrases, frozenset(tags), signs)


def _causes(_name: str) -> frozenset[str]:
    rows = load_table("cause_cues")
    return frozenset(row["phrase"] for row in rows if row["cause"] != "none")


def _harm(category: str) -> frozenset[str]:
    if category:
        return frozenset(
            phrase for phrase, said in triggers().items() if said.category == category and said.form not in _NO_HARM
        )
    loose = word_set("figure_loose") | cue_words("hurts")
    return frozenset(
        phrase
        for phrase, said in triggers().items()
        if said.category in _HARM and phrase not in loose and said.form not in _NO_HARM
    )


#: "The club suffered a loss", "unhurt", "left": by itself such a word is no sign of harm.
_NO_HARM = frozenset(("sufferer", "unharmed", "departure"))
_HARM = frozenset(("killed", "injured", "casualty", "abducted", "detained"))
_SOURCES = {"list": word_set, "cue": cue_words, "causes": _causes, "harm": _harm}
