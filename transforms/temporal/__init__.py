"""Temporal expressions of news text in TIMEX3 terms (TimeML): found, normalised, resolved or left open."""

from transforms.temporal.find import find_expressions

__all__ = ["find_expressions"]
