"""A small notation for patterns over token classes, compiled to regular expressions over one character a token.

``m=month d=day ( comma? y=year )?`` : class names, ``|`` between classes, ``name=`` for a group, the usual
quantifiers, parentheses and ``|`` between alternatives as items of their own; ``(?! day )``: no day may come next.
"""

import re

_ITEM = re.compile(r"(?:(?P<group>\w+)=)?(?P<classes>[a-z]\w*(?:\|[a-z]\w*)*)(?P<many>[?*+]?)")
ALIASES = {
    "ord": ("ordinal", "nth", "second"),
    "dayno": ("day", "nth", "ordinal", "number"),
    "num": ("day", "int", "number", "thousand"),
    "shift": ("shift", "past"),
    "wd": ("weekday", "wdabbr"),
    "yr": ("year", "spoken", "thousand"),
    "dayish": ("aday", "aweekday", "aholiday"),
    "anydate": (
        *("aday", "aweekday", "aholiday", "aweek", "aweekend", "amonth"),
        *("aquarter", "aseason", "ahalf", "ayear", "adecade", "acentury"),
    ),
    "anyunit": ("unit", "units", "second", "fortnight", "century"),
}
_NOT_NEXT = "(?!"
_OPENING = ("(", _NOT_NEXT)
_codes: dict[str, str] = {}


def code(kind: str) -> str:
    """The character (private use area) that stands for a token class."""
    if kind not in _codes:
        _codes[kind] = chr(0xE000 + len(_codes))
    return _codes[kind]


def compile_pattern(notation: str) -> re.Pattern[str]:
    """The regular expression over class characters for a pattern in our notation."""

    def item(match: re.Match[str]) -> str:
        kinds = [kind for name in match["classes"].split("|") for kind in ALIASES.get(name, (name,))]
        one = "[" + "".join(code(kind) for kind in kinds) + "]"
        return (f"(?P<{match['group']}>{one})" if match["group"] else one) + match["many"]

    return re.compile("".join(_ITEM.sub(item, part) for part in notation.split()))


def first_classes(notation: str) -> frozenset[str]:
    """The class characters that a match can begin with, so that other rules need not be tried."""
    return frozenset(_alternatives(notation.split())[0])


def _alternatives(parts: list[str]) -> tuple[set[str], bool]:
    """First characters of the alternatives up to the closing parenthesis, and whether they may be empty."""
    first: set[str] = set()
    sequence_first, is_empty, may_be_empty = set[str](), True, False
    while parts and not parts[0].startswith(")"):
        part = parts.pop(0)
        if part == "|":
            first, may_be_empty = first | sequence_first, may_be_empty or is_empty
            sequence_first, is_empty = set(), True
            continue
        inner, optional = _group(part, parts) if part in _OPENING else _item(part)
        if is_empty:
            sequence_first |= inner
        is_empty = is_empty and optional
    return first | sequence_first, may_be_empty or is_empty


def _group(opening: str, parts: list[str]) -> tuple[set[str], bool]:
    inner, may_be_empty = _alternatives(parts)
    closing = parts.pop(0)
    if opening == _NOT_NEXT:
        return set(), True
    return inner, may_be_empty or closing[1:] in ("?", "*")


def _item(part: str) -> tuple[set[str], bool]:
    match = _ITEM.fullmatch(part)
    if match is None:
        raise ValueError(f"not an item of a pattern: {part!r}")
    kinds = [kind for name in match["classes"].split("|") for kind in ALIASES.get(name, (name,))]
    return {code(kind) for kind in kinds}, match["many"] in ("?", "*")
