"""Events on the warehouse's side: candidates of a batch, links, and the events that became of them.

Everything happens inside the caller's transaction; what the rules decide comes in as frames from transforms.events.
"""

from dataclasses import dataclass

import duckdb
import polars as pl

from warehouse.sql import load_sql, run_sql


@dataclass(frozen=True, slots=True)
class Events:
    """The tables of events as one run sees them; a `begin_…` first, then the others."""

    connection: duckdb.DuckDBPyConnection
    run_id: str

    def begin_batch(self) -> None:
        """What a batch has loaded is to be joined (reads `batch_records`)."""
        run_sql(self.connection, "event_loaded", {})

    def begin_again(self) -> None:
        """What was extracted again is to be joined anew, and what it told before is forgotten."""
        run_sql(self.connection, "event_again", {"run_id": self.run_id})

    def candidates(self) -> pl.DataFrame:
        """`article_id_a`, `article_id_b`: pairs to compare (reads `staged_event_keys`)."""
        return self.connection.execute(load_sql("event_candidates")).pl()

    def traits(self, article_ids: pl.Series) -> pl.DataFrame:
        """What `transforms.events` compares of these articles."""
        return self._with("event_sides", pl.DataFrame({"article_id": article_ids}), "event_sides")

    def store_links(self, links: pl.DataFrame) -> None:
        """Keep ``links`` (transforms.events.LINKS)."""
        if links.is_empty():
            return
        self.connection.register("event_judged", links.to_arrow())
        self.connection.execute("INSERT INTO event_links SELECT *, ? FROM event_judged", [self.run_id])
        self.connection.unregister("event_judged")

    def touched(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Articles whose event may change, with their `cluster_id` and what tells copies apart; and their links."""
        self.connection.execute(load_sql("event_touched"))
        step, grown = 0, 1
        while grown:
            step += 1
            (grown,) = self.connection.execute(load_sql("event_step"), {"step": step}).fetchall()[0]
        self.connection.execute(load_sql("event_reached"))
        articles = self.connection.execute("FROM event_touched ORDER BY article_id").pl()
        return articles, self.connection.execute(load_sql("event_links_touched")).pl()

    def settle(self, events: pl.DataFrame) -> None:
        """Write ``events`` (`event_id`, `article_id`, `joined_by`) in the place of what the touched articles had."""
        self.connection.register("event_settled", events.to_arrow())
        run_sql(self.connection, "event_settle", {"run_id": self.run_id})
        self.connection.unregister("event_settled")

    def _with(self, view: str, frame: pl.DataFrame, query: str) -> pl.DataFrame:
        self.connection.register(view, frame.to_arrow())
        found = self.connection.execute(load_sql(query)).pl()
        self.connection.unregister(view)
        return found
