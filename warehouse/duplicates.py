"""Near-duplicates on the warehouse's side: candidates of a batch, its pairs, clusters and versions.

Everything happens inside the caller's transaction; what the rules decide comes in as frames from transforms.duplicates.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb
import polars as pl

from warehouse.sql import load_sql

_SCAN_ABOVE_ONE_IN = 50  # of this many signatures more than one wanted: a scan is quicker than so many look-ups
_LOOKED_UP_AT_A_TIME = 2_000  # DuckDB scans for more than 2,048 (index_scan_max_count)


@dataclass(frozen=True, slots=True)
class NearDuplicates:
    """The near-duplicate tables as one run sees them; ``stage`` first, then the others."""

    connection: duckdb.DuckDBPyConnection
    run_id: str

    def loaded_signatures(self) -> pl.DataFrame:
        """Signatures of the staged batch whose articles were loaded (reads `staged_signatures`, `batch_records`)."""
        return self._frame("near_loaded")

    def stage(self, signatures: pl.DataFrame, max_postings: int) -> None:
        """Keep the batch's signatures and index their fingerprints."""
        self._run("near_stage", {"near_incoming": signatures}, run_id=self.run_id, max_postings=max_postings)

    def find_candidates(self, **bounds: int) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
        """Candidate pairs (`article_id_a`, `article_id_b`) of the batch, with the signatures of the articles in them.

        ``bounds``: the parameters of near_candidates.sql; no frame has more than `pairs_at_a_time` pairs.
        """
        self._run("near_candidates", {}, **bounds)
        self._gather_old_sides(self._frame("near_old_numbers")["signature_no"])
        slices = self.connection.execute("SELECT DISTINCT slice FROM near_slices ORDER BY slice").fetchall()
        for (number,) in slices:
            yield self._frame("near_pairs", slice=number), self._frame("near_signatures", slice=number)

    def _gather_old_sides(self, numbers: pl.Series) -> None:
        """Add the signatures of earlier batches to those of this one, by look-up: a scan reads all there ever was."""
        row = self.connection.execute("SELECT count(*) FROM article_signatures").fetchone()
        if row and len(numbers) * _SCAN_ABOVE_ONE_IN > row[0]:
            self._run("near_scan_sides", {})
        else:
            self._look_up_sides(numbers)

    def _look_up_sides(self, numbers: pl.Series) -> None:
        self.connection.execute("SET disabled_optimizers = 'in_clause'")  # it makes long lists a join, that is, a scan
        try:
            for some in numbers.to_frame().iter_slices(_LOOKED_UP_AT_A_TIME):
                listed = ", ".join(map(str, some["signature_no"]))
                self.connection.execute(load_sql("near_look_up_sides").replace("{numbers}", listed))
        finally:
            self.connection.execute("RESET disabled_optimizers")

    def store_pairs(self, pairs: pl.DataFrame) -> pl.DataFrame:
        """Store verified pairs; returns what they link: `article_id` and `cluster_id`, NULL for a new article."""
        self._run("near_store_pairs", {"near_verified": pairs}, run_id=self.run_id)
        return self._frame("near_members")

    def contenders(self, groups: pl.DataFrame) -> pl.DataFrame:
        """Articles that may stand for each of ``groups`` (`article_id`, `group_id`), with what the choice rests on."""
        self._run("near_assign", {"near_groups": groups})
        return self._frame("near_contenders")

    def settle(self, clusters: pl.DataFrame) -> None:
        """Write the clusters that became of the groups, and what became of old ids."""
        self._run("near_settle", {"near_clusters": clusters}, run_id=self.run_id)

    def addresses(self) -> pl.DataFrame:
        """Every article at an address of the batch: `article_id`, `address`, `published_on`, `signature_no`."""
        return self._frame("near_addresses")

    def store_versions(self, versions: pl.DataFrame) -> None:
        """Renew the versions of the addresses in ``versions``."""
        self._run("near_versions", {"near_versions": versions}, run_id=self.run_id)

    def _frame(self, name: str, **parameters: int) -> pl.DataFrame:
        return self.connection.execute(load_sql(name), parameters or None).pl()

    def _run(self, name: str, frames: dict[str, pl.DataFrame], **parameters: str | int) -> None:
        for view, frame in frames.items():
            self.connection.register(view, frame.to_arrow())
        for statement in duckdb.extract_statements(load_sql(name)):
            named = {key: parameters[key] for key in statement.named_parameters}
            self.connection.execute(statement, named)
        for view in frames:
            self.connection.unregister(view)
