"""The words of a cue: single tokens, phrases of several, classes of tokens, and whole lists by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from transforms.figures.tags import WORDS
from transforms.figures.tokens import Tokens
from transforms.figures.vocabulary import cue_words, triggers
from transforms.lexicons import load_table, word_set


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What to look for among tokens."""

    words: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    tags: frozenset[str]
    first: frozenset[str]  # of words and phrases the first word

    def may_stand(self, tokens: Tokens) -> bool:
        """False if `find` finds nothing anywhere in ``tokens``; a fraction of its cost, and mostly so."""
        return not (self.first.isdisjoint(tokens.different) and self.tags.isdisjoint(tokens.tags))

    def find(self, tokens: Tokens, start: int, end: int) -> list[str] | None:
        """The first that stands in tokens [start, end), as tokens; None if none does."""
        words = tokens.words[start:end]
        if not self.words.isdisjoint(words):
            return [word for word in words if word in self.words][:1]
        if self.tags and not self.tags.isdisjoint(tokens.tags[start:end]):
            return [word for word, tag in zip(words, tokens.tags[start:end], strict=True) if tag in self.tags][:1]
        return next((list(phrase) for phrase in self.phrases if _stands(phrase, words)), None)


def _stands(phrase: tuple[str, ...], words: list[str]) -> bool:
    return phrase[0] in words and any(
        tuple(words[i : i + len(phrase)]) == phrase for i, word in enumerate(words) if word == phrase[0]
    )


@cache
def vocabulary(said: str) -> Vocabulary:
    """ "a|b c|list:NAME|cue:NAME|class:NAME|causes:|harm:" as a Vocabulary.

    list: a word list; cue: a row of figure_cues.csv; class: a class of words; causes: what in cause_cues.csv
    names a cause; harm: harm words that are said of people alone.
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


def together(vocabularies: Iterable[Vocabulary]) -> Vocabulary:
    """What any of ``vocabularies`` looks for."""
    each = tuple(vocabularies)
    return _of({word for mine in each for word in mine.words}, {tag for mine in each for tag in mine.tags})


def _of(words: set[str], tags: set[str]) -> Vocabulary:
    phrases = tuple(sorted(tuple(word.split()) for word in words if " " in word))
    first = frozenset(words).union(phrase[0] for phrase in phrases)
    return Vocabulary(frozenset(words), phrases, frozenset(tags), first)


def _causes(_name: str) -> frozenset[str]:
    rows = load_table("cause_cues")
    return frozenset(row["phrase"] for row in rows if row["cause"] != "none")


def _harm(_name: str) -> frozenset[str]:
    loose = word_set("figure_loose") | cue_words("hurts")
    return frozenset(phrase for phrase, said in triggers().items() if said.category in _HARM and phrase not in loose)


_HARM = frozenset(("killed", "injured", "casualty", "abducted", "detained"))
_SOURCES = {"list": word_set, "cue": cue_words, "causes": _causes, "harm": _harm}
