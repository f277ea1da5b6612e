"""Join a batch to the near-duplicates it has in the warehouse: part of publishing it, in the same transaction."""

from typing import TYPE_CHECKING

import polars as pl

from transforms.duplicates import Thresholds, choose_canonical, link, order_versions, verify
from warehouse.duplicates import NearDuplicates
from warehouse.publish import Publication

if TYPE_CHECKING:
    from warehouse.connection import Connection


def cluster_batch(connection: "Connection", batch: Publication, thresholds: Thresholds) -> None:
    """Give every article that ``batch`` loads its cluster."""
    store = NearDuplicates(connection, batch.run_id)
    cluster(store, store.loaded_signatures(), thresholds)


def cluster(store: NearDuplicates, signatures: pl.DataFrame, thresholds: Thresholds) -> None:
    """Cluster the articles just loaded, whose ``signatures`` these are, against all before them and each other."""
    store.stage(signatures, thresholds.max_postings)
    candidates, sides = store.find_candidates(
        min_shared=thresholds.min_shared,
        n_representatives=thresholds.n_representatives,
        max_candidates=thresholds.max_candidates,
    )
    pairs = verify(candidates, sides, thresholds)
    groups = link(store.store_pairs(pairs), pairs)
    store.settle(choose_canonical(store.contenders(groups)))
    store.store_versions(order_versions(store.addresses()))
