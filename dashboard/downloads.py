"""Files of what a page shows: CSV, Parquet and, where columns have hashtags, HXL. Made when they are asked for."""

import io
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
    """Nested columns as text, lists with a semicolon between."""
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
    return frame.with_columns(_text(name, kind) for name, kind in frame.schema.items() if kind.is_nested())


def _text(name: str, kind: pl.DataType) -> pl.Expr:
    if kind == pl.List(pl.String):
        return pl.col(name).list.join("; ")
    return pl.col(name).map_elements(str, return_dtype=pl.String)
