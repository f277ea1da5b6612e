"""News agencies by the names and codes that copy credits them with."""

import re
from functools import cache, lru_cache

from transforms.lexicons import load_table

#: A name that says itself that it is an agency's, known or not.
_CALLED_AGENCY = re.compile(r"(?:[A-Z][\w.'-]+ ){1,4}(?:News|Press|Information|Telegraph|Telegraphic) Agency")
_CODE = 5  # letters: aliases so short are codes, which count only as written


@cache
def _aliases() -> dict[str, str]:
    table = {row["alias"]: row["name"] for row in load_table("agencies", "mul")}
    return table | {alias.casefold(): name for alias, name in table.items() if len(alias) > _CODE}


@lru_cache(maxsize=4096)
def agency_of(credit: str) -> str | None:
    """The agency that a credit names as a whole ("AP", "the Associated Press"); None if it is none that we know of."""
    words = " ".join(credit.split()).strip(" .,;:-–—()[]")
    table = _aliases()
    called = words.removeprefix("the ").removeprefix("The ")
    return table.get(words) or table.get(words.casefold()) or (called if _CALLED_AGENCY.fullmatch(called) else None)


@cache
def _names() -> re.Pattern[str]:
    """Aliases that name an agency in running text too: longer than a code."""
    found = sorted((alias for alias in _aliases() if len(alias) > _CODE), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, found))})\b")


def agency_within(line: str) -> str | None:
    """The first agency named in a credit line ("The Associated Press contributed to this report."), or None."""
    whole = agency_of(line)
    if whole:
        return whole
    found = _names().search(line)
    return agency_of(found[0]) if found else None


def without_agency(names: str) -> str:
    """``names`` without an agency behind them, also without a space ("ANN LEEAssociated Press"), unless it is all."""
    found = _run_together().search(names)
    return names[: found.start()].rstrip(" ,|-–—/") if found and found.start() else names


@cache
def _run_together() -> re.Pattern[str]:
    return re.compile(_names().pattern.removeprefix(r"\b") + "$")
