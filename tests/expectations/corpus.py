"""A clean corpus as staged frames, to plant single faults in."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import polars as pl

from transforms import schemas

Frames = dict[str, pl.DataFrame]
OUTLETS = ("Harbour Post", "Valley Wire", "The Daily Lamp")
OUTCOMES = pl.Schema({"record_id": pl.String, "article_id": pl.String, "outcome": pl.String, "reason": pl.String})
HEADLINE = "Blast kills two at a market"
BODY = (
    "KHARTOUM, {day} (Valley Wire) - Two people were killed on Monday when a shell hit a market, the ministry said. "
    "It was the third attack of the month, and more than 40 families left the quarter before dark. "
)
AS_OF = date(2026, 6, 1)


def clean(n: int = 6) -> Frames:
    """``n`` articles with two figures and one expression each; every expectation of the gate holds."""
    frames = {
        "articles": pl.DataFrame([_article(i) for i in range(n)], schema=schemas.ARTICLES),
        "casualty_figures": pl.DataFrame(
            [_figure(i, k) for i in range(n) for k in range(2)], schema=schemas.CASUALTY_FIGURES
        ),
        "temporal_expressions": pl.DataFrame([_expression(i) for i in range(n)], schema=schemas.TEMPORAL_EXPRESSIONS),
        "records": pl.DataFrame(
            [{"record_id": f"r{i}", "file_id": "f0", "ordinal": i, "article_id": f"a{i}"} for i in range(n)],
            schema=schemas.RECORDS,
        ),
    }
    frames["outcomes"] = frames["records"].select(
        "record_id", "article_id", outcome=pl.lit("loaded"), reason=pl.lit(None, pl.String)
    )
    return frames


def _day(i: int) -> date:
    return date(2026, 1, 5) + timedelta(days=i % 100)


def _article(i: int) -> dict[str, object]:
    body = BODY.format(day=f"{_day(i):%b %d}")
    return {
        "article_id": f"a{i}", "record_id": f"r{i}", "headline": HEADLINE, "body": body, "language": "en",
        "is_extracted": True, "outlet": OUTLETS[i % 3], "dateline_place": "Khartoum", "published_on": _day(i),
        "published_from": _day(i), "published_to": _day(i), "published_precision": "day",
        "published_method": "dateline", "published_evidence": f"{_day(i):%b %d}", "n_words": len(body.split()),
        "content_hash": f"h{i}", "extractor_version": "1",
    }  # fmt: skip


def _span(i: int, words: str) -> dict[str, object]:
    start = BODY.format(day=f"{_day(i):%b %d}").index(words)
    return {"article_id": f"a{i}", "source_field": "body", "char_start": start, "char_end": start + len(words)}


def _figure(i: int, k: int) -> dict[str, object]:
    killed = {
        **_span(i, "Two"), "reported_text": "Two", "excerpt": "Two people were killed on Monday", "category": "killed",
        "unit": "person", "quantifier": "exact", "reported": 2.0, "value_low": 2, "value_best": 2, "value_high": 2,
        "attributed_to": "the ministry", "occurred_from": _day(i), "occurred_to": _day(i), "place": "Sudan",
    }  # fmt: skip
    displaced = {
        **_span(i, "more than 40"), "reported_text": "more than 40", "excerpt": "more than 40 families left",
        "category": "displaced", "unit": "household", "quantifier": "more_than", "reported": 40.0, "value_low": 41,
        "value_best": 41,
    }  # fmt: skip
    common = {
        "figure_id": f"g{i}.{k}",
        "certainty": "stated",
        "scope": "incident",
        "toll_role": "counted",
        "evidence": "number",
    }
    return {**(killed, displaced)[k], **common}


def _expression(i: int) -> dict[str, object]:
    return {
        **_span(i, "Monday"), "expression_id": f"e{i}", "text": "Monday", "timex_type": "DATE",
        "timex_value": _day(i).isoformat(), "starts_on": _day(i), "ends_on": _day(i), "precision": "day",
        "anchor": "publication", "is_resolved": True, "direction": "past", "rule": "weekday",
    }  # fmt: skip


def change(table: str, row: int, **values: object) -> Callable[[Frames], Frames]:
    """A fault: ``values`` in one row of one table."""

    def plant(frames: Frames) -> Frames:
        frame = frames[table]
        hit = pl.int_range(pl.len()) == row
        changed = [
            pl.when(hit).then(pl.lit(value, dtype=frame.schema[name])).otherwise(pl.col(name)).alias(name)
            for name, value in values.items()
        ]
        return {**frames, table: frame.with_columns(changed)}

    return plant


def write(frames: Frames, folder: Path) -> dict[str, Path]:
    """Stage ``frames`` as Parquet files."""
    paths = {name: folder / f"{name}.parquet" for name in frames}
    for name, path in paths.items():
        frames[name].write_parquet(path)
    return paths
