"""Files of what a page shows: CSV, Parquet and, where columns have hashtags, HXL. Made when they are asked for."""

import io
import json
from collections.abc import Mapping

import polars as pl
import streamlit as st


def downloads(frame: pl.DataFrame, name: str, hashtags: Mapping[str, str] | None = None) -> None:
    """Buttons that hand out all of ``frame``; ``hashtags``: HXL hashtag by column, for those that have one."""
    with st.container(horizontal=True):
        st.download_button(
            "CSV",
            lambda: as_csv(frame),
            f"{name}.csv",
            "text/csv",
            icon=":material/download:",
            on_click="ignore",
            key=f"{name}-csv",
        )
        if hashtags:
            st.download_button(
                "HXL",
                lambda: as_hxl(frame, hashtags),
                f"{name}.hxl.csv",
                "text/csv",
                icon=":material/download:",
                on_click="ignore",
                key=f"{name}-hxl",
            )
        st.download_button(
            "Parquet",
            lambda: as_parquet(frame),
            f"{name}.parquet",
            icon=":material/download:",
            on_click="ignore",
            key=f"{name}-parquet",
        )


def as_csv(frame: pl.DataFrame) -> str:
    """Lists with a semicolon between, what is nested deeper as JSON, bytes in hexadecimal digits."""
    return _flat(frame).write_csv()


def as_hxl(frame: pl.DataFrame, hashtags: Mapping[str, str]) -> str:
    """Only columns with a hashtag; the second row holds them."""
    flat = _flat(frame.select([name for name in hashtags if name in frame.columns]))
    header, _, rows = flat.write_csv().partition("\n")
    return "\n".join([header, ",".join(hashtags[name] for name in flat.columns), rows])


def as_parquet(frame: pl.DataFrame) -> bytes:
    """As it is."""
    parquet = io.BytesIO()
    frame.write_parquet(parquet)
    return parquet.getvalue()


def _flat(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(
        _text(column) for column in frame if column.dtype.is_nested() or column.dtype == pl.Binary
    )


def _text(column: pl.Series) -> pl.Series:
    kind = column.dtype
    if kind == pl.Binary:
        return column.bin.encode("hex")
    if isinstance(kind, pl.List) and not kind.inner.is_nested():
        return column.cast(pl.List(pl.String)).list.join("; ")
    values = (
        None if value is None else json.dumps(value, ensure_ascii=False, default=str) for value in column.to_list()
    )
    return pl.Series(column.name, values, dtype=pl.String)
