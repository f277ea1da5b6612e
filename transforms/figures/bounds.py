"""The bounds policy: what a number and the words around it mean as low / best / high.

The policy is the data table lexicons/en/bounds.csv (explained in docs/bounds.md); here it is only applied.
"""

from dataclasses import dataclass
from functools import cache
from math import ceil, floor
from typing import NamedTuple

from transforms.lexicons import load_table


@dataclass(frozen=True, slots=True)
class Policy:
    """One row: factors on the written number (`modifier`), or counts of people (`vague`, `plural`, `implied`)."""

    kind: str
    quantifier: str
    low: float
    best: float
    high: float | None


class Bounds(NamedTuple):
    """Inclusive bounds in people or households; high None = open."""

    quantifier: str
    low: int
    best: int
    high: int | None


@cache
def policies() -> dict[str, Policy]:
    """Phrase of a vague count → its row."""
    return {row["phrase"]: _policy(row) for row in load_table("bounds") if row["kind"] != "modifier"}


@cache
def modifiers() -> dict[str, Policy]:
    """Phrase beside a number → its row ("some" is in both: "some 30", "some people")."""
    return {row["phrase"]: _policy(row) for row in load_table("bounds") if row["kind"] == "modifier"}


def _policy(row: dict[str, str]) -> Policy:
    high = float(row["high"]) if row["high"] else None
    return Policy(row["kind"], row["quantifier"], float(row["low"]), float(row["best"]), high)


def exact(value: float) -> Bounds:
    """A bare number means itself."""
    return Bounds("exact", round(value), round(value), round(value))


def modified(value: float, phrases: list[str]) -> Bounds:
    """``value`` under its modifiers; the first that is not exact decides ("a total of about 30")."""
    rows = [modifiers()[phrase] for phrase in phrases]
    row = next((r for r in rows if r.quantifier != "exact"), None)
    if row is None:
        return exact(value)
    high = None if row.high is None else floor(value * row.high + 1e-9)
    best = round(value * row.best)
    return Bounds(
        row.quantifier, min(ceil(value * row.low - 1e-9), best), best, high if high is None else max(high, best)
    )


def between(low: float, high: float) -> Bounds:
    """A range; best is its middle, rounded down."""
    return Bounds("range", round(low), (round(low) + round(high)) // 2, round(high))


def vague(phrase: str, factor: float = 1) -> Bounds:
    """A count without a number, times ``factor`` ("several hundred")."""
    row = policies()[phrase]
    high = None if row.high is None else round(row.high * factor)
    return Bounds(row.quantifier, round(row.low * factor), round(row.best * factor), high)


def one_or_more_plural() -> Bounds:
    """A plural noun without any quantity ("insurgents were killed")."""
    return vague("bare plural")


def share_of(share: float, base: float, phrases: list[str]) -> tuple[float, float, Bounds]:
    """A share of a base: its low and high share, and the bounds in people ("nearly half of 23 million")."""
    rows = [modifiers()[phrase] for phrase in phrases]
    row = next((r for r in rows if r.quantifier != "exact"), Policy("modifier", "approximately", 1, 1, 1))
    low, high = share * row.low, min(1.0, share * (row.high or 1 / share))
    best = round(share * base)
    return low, high, Bounds(row.quantifier, min(round(low * base), best), best, max(round(high * base), best))
