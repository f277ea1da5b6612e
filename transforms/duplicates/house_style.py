"""What sub-editors change by the rules of their house: spellings and numbers in words, folded so that copies agree."""

from collections.abc import Iterable
from functools import cache

from transforms.lexicons import load_table

#: What may follow a word and belongs to it: "twenty-two" is one number.
COMPOUND = r"(?:-(?i:one|two|three|four|five|six|seven|eight|nine)\b)?"
#: Two words for what others write as one.
TWO_WORDS = (("per cent", "percent"),)
#: British endings, their American ones, and what they follow in a word: "raise" is no British spelling. Only hashes are
#: made of the words: that "called" is folded too harms nothing.
_ENDINGS = {
    british + rest: (american + rest, least)
    for british, american, least, rests in (
        ("is", "iz", 3, ("e", "ed", "es", "ing", "er", "ers", "ation", "ations")),
        ("ys", "yz", 3, ("e", "ed", "es", "ing")),
        ("our", "or", 2, ("", "s", "ed", "ing", "ite", "ites", "able", "ful", "er", "ers", "hood", "hoods")),
        ("bre", "ber", 2, ("", "s")),
        ("tre", "ter", 2, ("", "s")),
        ("ll", "l", 2, ("ed", "ing", "er", "ers", "or", "ors")),
    )
    for rest in rests
}
_BY_LENGTH = tuple(sorted(_ENDINGS, key=len, reverse=True))
_FIRST_COUNT = 3  # "one" is a pronoun more often, and "the two" counts nothing


def folded(words: Iterable[str]) -> list[str]:
    """The form of each lower-case word, however a house spells it; a number in words becomes its digits."""
    listed = _listed()
    return [
        listed.get(word) or (_american(word) if word.endswith(_BY_LENGTH) else _compound(word) if "-" in word else word)
        for word in words
    ]


def _compound(word: str) -> str:
    tens, _, ones = word.partition("-")
    is_number = tens in _units() and ones in _units()
    return str(int(_units()[tens]) + int(_units()[ones])) if is_number else word


def _american(word: str) -> str:
    ending = next(each for each in _BY_LENGTH if word.endswith(each))
    american, least = _ENDINGS[ending]
    stem = word.removesuffix(ending)
    return stem + american if len(stem) >= least else word


@cache
def _units() -> dict[str, str]:
    return {row["word"]: row["value"] for row in load_table("numbers") if row["kind"] in ("unit", "ten")}


@cache
def _listed() -> dict[str, str]:
    counts = {word: value for word, value in _units().items() if int(value) >= _FIRST_COUNT}
    return counts | {row["word"]: row["folded"] for row in load_table("house_spellings")}
