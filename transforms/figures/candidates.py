"""One linear scan for harm words, so that the grammar sees only sentences that can hold a figure."""

import re
from functools import cache

import polars as pl

from transforms.figures.vocabulary import triggers


@cache
def candidate_words() -> tuple[str, ...]:
    """Words of which every trigger phrase holds one: the phrase's own trigger word, else its longest word."""
    single = {phrase for phrase in triggers() if " " not in phrase}
    phrases = [phrase.split() for phrase in triggers() if " " in phrase]
    longest = {max(words, key=len) for words in phrases if not single.intersection(words)}
    return tuple(sorted(single | longest))


@cache
def candidate_pattern() -> re.Pattern[str]:
    """Matches a sentence that holds a trigger word."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, candidate_words()))})\b", re.IGNORECASE)


def with_triggers(articles: pl.DataFrame) -> pl.DataFrame:
    """The extracted articles in which any trigger word stands."""
    text = pl.concat_str(pl.col("headline").fill_null(""), pl.col("body").fill_null(""), separator="\n")
    found = text.str.contains_any(list(candidate_words()), ascii_case_insensitive=True)
    return articles.filter(pl.col("is_extracted") & found)
