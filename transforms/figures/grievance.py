"""Harm that a sentence presupposes: "a protest against the killing of two students" reports a protest.

Such harm is older than the article's event; it is no claim of the article and yields no figure.
"""

from transforms.figures.chunks import Chunks
from transforms.figures.tokens import Tokens
from transforms.lexicons import word_set

#: The protest is about what follows them.
_ABOUT = frozenset(("against", "over", "demanding", "condemning", "denouncing", "seeking", "mourning"))
_NOMINAL = frozenset(("event", "possessed", "lives", "harm_count"))


def is_presupposed(tokens: Tokens, chunks: Chunks, group: int, trigger: int, pattern: str) -> bool:
    """Whether the harm of chunks ``group`` and ``trigger`` is what a gathering before it is about."""
    start = chunks.spans[min(group, trigger)][0]
    at = next((i for i in range(start) if tokens.words[i] in word_set("figure_grievances")), None)
    if at is None or not word_set("figure_outcomes").isdisjoint(tokens.words[at:start]):
        return False
    if pattern in _NOMINAL:
        return tokens.words[at] not in ("strike", "march") or not _ABOUT.isdisjoint(tokens.words[at:start])
    uncounted = chunks.codes[group] in "snPe"
    return not _ABOUT.isdisjoint(tokens.words[at:start]) or (uncounted and "after" in tokens.words[at:start])
