"""Harm that a sentence presupposes: "a protest against the killing of two students" reports a protest.

Such harm is older than the article's event; it is no claim of the article and yields no figure.
"""

from transforms.figures.chunks import Chunks
from transforms.figures.tokens import Tokens
from transforms.figures.vocabulary import cue_words
from transforms.lexicons import word_set

_NOMINAL = frozenset(("event", "possessed", "lives", "harm_count"))


def is_presupposed(tokens: Tokens, chunks: Chunks, group: int, trigger: int, pattern: str) -> bool:
    """Whether the harm of chunks ``group`` and ``trigger`` is what a gathering before it is about."""
    grievances, start = word_set("figure_grievances"), chunks.spans[min(group, trigger)][0]
    if grievances.isdisjoint(tokens.words):
        return False
    at = next((i for i in range(start) if tokens.words[i] in grievances), None)
    if at is None or not word_set("figure_outcomes").isdisjoint(tokens.words[at:start]):
        return False
    is_about = not cue_words("protest_about").isdisjoint(tokens.words[at:start])
    if pattern in _NOMINAL:
        return tokens.words[at] not in cue_words("work_stops") or is_about
    uncounted = chunks.codes[group] in "snPe"
    return is_about or (uncounted and "after" in tokens.words[at:start])
