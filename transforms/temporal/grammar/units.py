"""Level 3, which the rules about units of time share: its rule list, and how they read their tokens."""

from transforms.temporal.length import Length
from transforms.temporal.meaning import Meaning, Offset, StartingPoint
from transforms.temporal.pattern import Found, Level

LEVEL = Level()
_FORTNIGHT = "2W"


def length_of(unit: str, count: float | None) -> Length:
    """A length in ``unit`` as the lexicon writes it ("2W" is two weeks)."""
    if unit == "E" and count is None:
        unit = "Y"  # decades are counted in years
    if unit == _FORTNIGHT:
        return Length(None if count is None else count * 2, "W")
    return Length(count, unit)


def count_of(found: Found, group: str) -> float | None:
    """The number of a quantity, None for "some"."""
    return None if found.text(group) == "X" else found.amount(group)


def shift_of(found: Found, group: str) -> tuple[int, str]:
    """(sign, origin) of a shift word; origin is the lexicon's p or f."""
    text = found.text(group)
    return int(text[:-1]), text[-1]


def spoken_unit(unit: str) -> Meaning:
    """The day spoken of, or the week, month ... that the text speaks in."""
    return Offset(StartingPoint("d" if unit == "D" else "p"), unit, 0, unit)
