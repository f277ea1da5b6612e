"""Placing a meaning in its frame, once for each distinct pair; partial anchors are tried at both their ends."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from transforms.temporal.meaning import Frame, Meaning, Resolution, needs

_BARE = Frame(None)


class Anchor(NamedTuple):
    """When a text speaks: inclusive bounds of its day (equal if it is known), and where they come from."""

    earliest: date | None
    latest: date | None
    source: str  # none publication previous


@lru_cache(maxsize=200_000)
def _resolve(meaning: Meaning, frame: Frame) -> Resolution:
    return meaning.resolve(frame)


def resolve(meaning: Meaning, frame: Frame, anchor: Anchor) -> Resolution:
    """The resolution of ``meaning``; ``frame.day`` is taken from the anchor.

    Every meaning moves in step with the day it is told on, so what both ends of the bounds agree on holds between.
    """
    trimmed = _trimmed(frame, needs(meaning))
    if anchor.earliest is None or anchor.latest is None:
        return _resolve(meaning, trimmed)
    first = _resolve(meaning, Frame(anchor.earliest, *trimmed[1:]))
    if anchor.earliest == anchor.latest or first == _resolve(meaning, Frame(anchor.latest, *trimmed[1:])):
        return first
    return _resolve(meaning, trimmed)


def _trimmed(frame: Frame, wanted: frozenset[str]) -> Frame:
    """The frame without what the meaning does not read, so that equal questions are asked once."""
    if not wanted:
        return _BARE
    return Frame(
        None,
        frame.direction if "direction" in wanted else "",
        frame.focus if "focus" in wanted else None,
        frame.focus_day if "focus_day" in wanted else None,
        frame.quarter if "quarter" in wanted else None,
        frame.day_first if "day_first" in wanted else None,
    )
