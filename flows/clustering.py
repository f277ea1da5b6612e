"""Join a batch to the near-duplicates it has in the warehouse: part of publishing it, in the same transaction."""

from typing import TYPE_CHECKING

import polars as pl

from flows.events import join_events
from transforms.duplicates import NEAR_DUPLICATES, Thresholds, choose_canonical, link, order_versions, verify
from warehouse.duplicates import Index, NearDuplicates
from warehouse.publish import Publication

if TYPE_CHECKING:
    from warehouse.connection import Connection

_PAIRS_AT_A_TIME = 20_000  # of long texts their signatures are 160 MB at most


def cluster_batch(connection: "Connection", batch: Publication, index: Index, thresholds: Thresholds) -> None:
    """Load the articles of ``batch``, each with its cluster, and give them their events; ``index`` is the run's."""
    store = NearDuplicates(connection, batch.run_id, index, puts_articles=True)
    cluster(store, store.loaded_signatures(), thresholds)
    join_events(connection, batch.run_id)


def cluster(store: NearDuplicates, signatures: pl.DataFrame, thresholds: Thresholds) -> None:
    """Cluster the articles just loaded, whose ``signatures`` these are, against all before them and each other."""
    store.stage(signatures, thresholds.max_postings)
    link_staged(store, thresholds)


def link_staged(store: NearDuplicates, thresholds: Thresholds) -> None:
    """Find the clusters of the signatures that were staged."""
    found = store.find_candidates(
        min_shared=thresholds.min_shared,
        n_representatives=thresholds.n_representatives,
        max_candidates=thresholds.max_candidates,
        pairs_at_a_time=_PAIRS_AT_A_TIME,
    )
    verified = [verify(candidates, sides, thresholds) for candidates, sides in found]
    pairs = pl.concat([NEAR_DUPLICATES.to_frame(), *verified])
    groups = link(store.store_pairs(pairs), pairs)
    store.settle(choose_canonical(store.contenders(groups)))
    store.store_versions(order_versions(store.addresses()))
