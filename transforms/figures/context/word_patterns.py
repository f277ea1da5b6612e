"""Word lists of the context rules as compiled patterns, each built once."""

import re
from collections.abc import Iterable
from functools import cache

from transforms.figures.context.phrases import Entry, Phrases
from transforms.lexicons import load_table, load_words

#: Tables of phrases with the columns of phrase and label.
_TABLES = {
    "attribution_phrases": ("phrase", "covers"),
    "attribution_verbs": ("verb", "complement"),
    "cause_cues": ("phrase", "cause"),
    "certainty_cues": ("phrase", "certainty"),
    "occurrence_anchors": ("word", "kind"),
    "scope_cues": ("phrase", "scope"),
}


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of ``words``, the longest first; a blank stands for any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def any_word(name: str) -> re.Pattern[str]:
    """Any entry of the word list ``name`` as a whole word, in any case; for short stretches of text."""
    return re.compile(rf"(?<![\w-])(?:{alternatives(load_words(name))})(?![\w-])", re.IGNORECASE)


@cache
def phrases() -> Phrases:
    """The phrases of all tables of the context rules."""
    return Phrases(
        Entry(table, row[phrase], row[label]) for table, (phrase, label) in _TABLES.items() for row in load_table(table)
    )
