"""Near-duplicates on the warehouse's side: candidates of a batch, its pairs, clusters and versions.

Everything happens inside the caller's transaction; what the rules decide comes in as frames from transforms.duplicates.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import duckdb
import polars as pl

from warehouse.numbered import read_numbered
from warehouse.postings import PostingIndex
from warehouse.signature_cache import SignatureCache, Source, Tables
from warehouse.sql import load_sql, run_sql


@dataclass(frozen=True, slots=True)
class Index:
    """What a run keeps of these tables from batch to batch, so that a batch costs the same whatever they hold."""

    postings: PostingIndex
    signatures: SignatureCache
    source: Source

    @classmethod
    def within(cls, folder: Path, source: Source | None = None) -> Self:
        """Nothing yet; ``folder`` is for files, ``source`` where the tables are read: the warehouse, unless given."""
        read_from = source or Tables()
        return cls(PostingIndex(folder), SignatureCache(read_from), read_from)


@dataclass(frozen=True, slots=True)
class NearDuplicates:
    """The near-duplicate tables as one run sees them; ``stage`` first, then the others."""

    connection: duckdb.DuckDBPyConnection
    run_id: str
    index: Index
    puts_articles: bool = False  # of the batch at work, once their clusters are known; else they are there already

    def loaded_signatures(self) -> pl.DataFrame:
        """Signatures of the staged batch whose articles were loaded (reads `staged_signatures`, `batch_records`)."""
        return self._frame("near_loaded")

    def stage(self, signatures: pl.DataFrame, max_postings: int) -> None:
        """Keep the batch's signatures and fingerprints, and gather what earlier articles share of these."""
        self.index.postings.catch_up(self.index.source.postings(self.connection))
        known = self.index.postings.find(signatures["fingerprints"].explode(empty_as_null=False))
        frames = {"near_incoming": signatures, "near_known": known}
        self._run("near_stage", frames, run_id=self.run_id, max_postings=max_postings)

    def find_candidates(self, **bounds: int) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
        """Candidate pairs (`article_id_a`, `article_id_b`) of the batch, with the signatures of the articles in them.

        ``bounds``: the parameters of near_candidates.sql; no frame has more than `pairs_at_a_time` pairs.
        """
        self._run("near_candidates", {}, **bounds)
        slices = self.connection.execute("SELECT DISTINCT slice FROM near_slices ORDER BY slice").fetchall()
        for (number,) in slices:
            yield self._slice(number)

    def _slice(self, number: int) -> tuple[pl.DataFrame, pl.DataFrame]:
        pairs, new = self._frame("near_pairs", slice=number), self._frame("near_new_sides", slice=number)
        earlier = pairs["earlier_no"].unique().sort()
        old = earlier.filter(~earlier.is_in(new["signature_no"].implode()))
        sides = pl.concat([new, self.index.signatures.gather(self.connection, old)])
        self._run("near_name_sides", {"near_sides": sides.select("signature_no", "article_id")})
        named = {
            "article_id_a": _article_ids(pairs["earlier_no"], sides),
            "article_id_b": _article_ids(pairs["later_no"], sides),
        }
        return pl.DataFrame(named), sides

    def store_pairs(self, pairs: pl.DataFrame) -> pl.DataFrame:
        """Store verified pairs; returns what they link: `article_id` and `cluster_id`, NULL for a new article."""
        self._run("near_store_pairs", {"near_verified": pairs}, run_id=self.run_id)
        standing = read_numbered(self.connection, "near_standing", self._frame("near_touched")["signature_no"])
        canonical = self.index.signatures.gather(self.connection, standing["canonical_no"].unique())
        frames = {"near_standing": standing, "near_canonical": canonical.select("signature_no", "article_id")}
        self._run("near_gather_members", frames)
        return self._frame("near_members")

    def contenders(self, groups: pl.DataFrame) -> pl.DataFrame:
        """Articles that may stand for each of ``groups`` (`article_id`, `group_id`), with what the choice rests on."""
        self._run("near_assign", {"near_groups": groups})
        numbers = self._frame("near_old_canonical")["canonical_no"]
        old = read_numbered(self.connection, "near_old_contenders", numbers)
        self._run("near_contend", {"near_old_contenders": old})
        return self._frame("near_contenders")

    def settle(self, clusters: pl.DataFrame) -> None:
        """Write the clusters that became of the groups, and what became of old ids."""
        self.connection.register("near_clusters", clusters.to_arrow())
        for step in ("near_settled", "load_articles" if self.puts_articles else "near_put", "near_settle"):
            run_sql(self.connection, step, {"run_id": self.run_id})
        self.connection.unregister("near_clusters")

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
        run_sql(self.connection, name, parameters)
        for view in frames:
            self.connection.unregister(view)


def _article_ids(numbers: pl.Series, sides: pl.DataFrame) -> pl.Series:
    return numbers.replace_strict(sides["signature_no"], sides["article_id"])
