"""One linear scan for harm words, so that the grammar sees only sentences that can hold a figure."""

import re
from functools import cache

import polars as pl

from transforms.figures.vocabulary import triggers

#: Forms that say nothing without another trigger beside them.
_ASIDE = frozenset(("forced_aside", "arrival"))
_WORD = re.compile(r"[a-z][a-z-]+")


@cache
def candidate_words() -> frozenset[str]:
    """Words of which every trigger phrase holds one: the phrase's own trigger word, else its longest word."""
    single = {phrase for phrase, trigger in triggers().items() if " " not in phrase and trigger.form not in _ASIDE}
    phrases = [phrase.split() for phrase in triggers() if " " in phrase]
    return frozenset(single | {max(words, key=len) for words in phrases if not single.intersection(words)})


def is_candidate(lowered: str, start: int, end: int) -> bool:
    """Whether a trigger word stands in ``lowered[start:end]``."""
    return not candidate_words().isdisjoint(_WORD.findall(lowered, start, end))


def with_triggers(articles: pl.DataFrame) -> pl.DataFrame:
    """The extracted articles in which any trigger word stands."""
    text = pl.concat_str(pl.col("headline").fill_null(""), pl.col("body").fill_null(""), separator="\n")
    found = text.str.contains_any(sorted(candidate_words()), ascii_case_insensitive=True)
    return articles.filter(pl.col("is_extracted") & found)
