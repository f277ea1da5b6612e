"""Placing a meaning in its frame, once for each distinct pair; partial anchors are tried at both their ends."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from transforms.temporal.meaning import Frame, Meaning, Resolution


class Anchor(NamedTuple):
    """When a text speaks: inclusive bounds of its day (equal if it is known), and where they come from."""

    earliest: date | None
    latest: date | None
    source: str  # none publication previous


@lru_cache(maxsize=200_000)
def _resolve(meaning: Meaning, frame: Frame) -> Resolution:
    return meaning.resolve(frame)


def resolve(meaning: Meaning, frame: Frame, anchor: Anchor) -> Resolution:
    """The resolution of ``meaning``; the day of ``frame`` is taken from the anchor.

    Every meaning moves in step with the day it is told on, so what both ends of the bounds agree on holds between.
    """
    if anchor.earliest is None or anchor.latest is None:
        return _resolve(meaning, frame)
    first = _resolve(meaning, Frame(anchor.earliest, *frame[1:]))
    if anchor.earliest == anchor.latest or first == _resolve(meaning, Frame(anchor.latest, *frame[1:])):
        return first
    return _resolve(meaning, frame)
