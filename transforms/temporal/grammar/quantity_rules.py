"""Level 2: quantities, reduced to a number or "X" (some): "two and a half", "a couple of", "several", "12 to 18"."""

import re

from transforms.temporal.pattern import Found, Level

LEVEL = Level()
_SCALES = (100, 1_000, 1_000_000)
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


@LEVEL.rule("qty", "n=num", "n=num ( hyphen | to | or ) num")
def counted(found: Found) -> float:
    """A number; of "two or three" the first."""
    return found.amount("n")


@LEVEL.rule("qty", "n=num m=number")
def scaled(found: Found) -> float | None:
    """Reads "1.5 million"."""
    return found.amount("n") * found.amount("m") if found.amount("m") in _SCALES else None


@LEVEL.rule("qty", "n=num hyphen? andhalf")
def and_a_half(found: Found) -> float:
    """Reads "two and a half"."""
    return found.amount("n") + 0.5


@LEVEL.rule("qty", "an n=number")
def hundred(found: Found) -> float | None:
    """Reads "a hundred"."""
    return found.amount("n") if found.amount("n") >= 100 else None


@LEVEL.rule("qty", "n=mixed")
def mixed_number(found: Found) -> float:
    """Reads "2 1/2", "2½"."""
    text = found.text("n")
    if text[-1] in _FRACTIONS:
        return int(text[:-1]) + _FRACTIONS[text[-1]]
    whole, above, below = (int(part) for part in re.findall(r"\d+", text))
    return whole + above / max(below, 1)


@LEVEL.rule("qty", "an? couple of?")
def couple(found: Found) -> float:
    """TimeML takes a couple for two."""
    return 2


@LEVEL.rule("qty", "an? single")
def single(found: Found) -> float:
    """Reads "a single day"."""
    return 1


@LEVEL.rule("qty", "an? dozen", "h=half an dozen")
def dozen(found: Found) -> float:
    """Twelve, or six."""
    return 6 if found.has("h") else 12


@LEVEL.rule("qty", "vague", "an? few", "an vague few", "some few", "some")
def some(found: Found) -> str:
    """Quantities without a number."""
    return "X"
