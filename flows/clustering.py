"""Clusters of near-duplicates, joined while a batch is published."""

from warehouse.publish import Publication
from warehouse.sql import load_sql


def cluster_batch(connection: object, batch: Publication) -> None:
    """Give every new article of ``batch`` its cluster, inside the caller's transaction."""
    for statement in load_sql("singleton_clusters").split(";\n\n"):
        connection.execute(statement, {"run_id": batch.run_id})  # type: ignore[attr-defined]
