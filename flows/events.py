"""Join a batch to the events it tells of: part of publishing it, in the same transaction."""

from typing import TYPE_CHECKING

import polars as pl

from transforms.events import judge
from transforms.events.settle import settle
from warehouse.events import Events

if TYPE_CHECKING:
    from warehouse.connection import Connection

_PAIRS_AT_A_TIME = 20_000


def join_events(connection: "Connection", run_id: str) -> None:
    """Give every article just loaded its event; what was there before is joined, split or named anew as need be."""
    store = Events(connection, run_id)
    store.begin_batch()
    _join(store)


def join_events_again(connection: "Connection", reprocess_id: str) -> None:
    """The same for articles that were extracted again; their old links, and whatever stood on them, are gone."""
    store = Events(connection, reprocess_id)
    store.begin_again()
    _join(store)


def _join(store: Events) -> None:
    for pairs in store.candidates().sort("article_id_a", "article_id_b").iter_slices(_PAIRS_AT_A_TIME):
        store.store_links(_links(store, pairs))
    store.settle(settle(*store.touched()))


def _links(store: Events, pairs: pl.DataFrame) -> pl.DataFrame:
    ids = pl.concat([pairs["article_id_a"], pairs["article_id_b"]]).unique()
    traits = {row["article_id"]: row for row in store.traits(ids).iter_rows(named=True)}
    return judge(pairs.iter_rows(), traits)
