"""RAW records for the tests of structuring."""

import polars as pl

from transforms.schemas import RAW
from transforms.structure import LINE_COUNTS, Structured, structure


def raw(*records: dict[str, str | None]) -> pl.DataFrame:
    """One RAW row for each of ``records``, which name the fields that are filled."""
    rows = [
        dict.fromkeys(RAW) | {"record_id": f"r{n}", "file_id": "f", "ordinal": n, "external_id": f"e{n}"} | record
        for n, record in enumerate(records)
    ]
    return pl.DataFrame(rows, RAW)


def structured(*records: dict[str, str | None], known: pl.DataFrame | None = None) -> Structured:
    """The records structured, by default without anything remembered."""
    return structure(raw(*records), LINE_COUNTS.to_frame() if known is None else known)


def article(text: str, **fields: str) -> dict[str, object]:
    """The one article made of ``text``."""
    return structured({"text": text, **fields}).articles.row(0, named=True)
