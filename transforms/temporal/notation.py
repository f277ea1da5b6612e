"""The notation of `transforms.grammar` over the classes of time words, which time_classes.csv lists."""

from transforms.grammar import Alphabet, Notation, WordClass
from transforms.lexicons import load_table

_SETS = {
    "ord": "ordinal|nth|second",
    "dayno": "day|nth|ordinal|number",
    "num": "day|int|number|thousand",
    "shift": "shift|past",
    "wd": "weekday|wdabbr",
    "yr": "year|spoken|thousand",
    "dayish": "aday|aweekday|aholiday",
    "anydate": "aday|aweekday|aholiday|aweek|aweekend|amonth|aquarter|aseason|ahalf|ayear|adecade|acentury",
    "anyunit": "unit|units|second|fortnight|century",
}
_FIRST_CODE = 0xE000  # of the private use area
ALPHABET = Alphabet(
    "classes of time words",
    (
        WordClass(row["name"], chr(_FIRST_CODE + n), row["meaning"], row["examples"])
        for n, row in enumerate(load_table("time_classes"))
    ),
    _SETS,
)
#: The pattern that a notation describes.
compile_pattern = Notation(ALPHABET).compile
#: The character that stands for a class.
code = ALPHABET.code
