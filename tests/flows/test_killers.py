"""A batch that kills its workers: proved to, named, or split until the record that does it stands alone."""

from pathlib import Path

import polars as pl
import pytest

from flows.engines.killers import stage_or_split
from flows.engines.protocol import EndedError, Work, WorkerDiedError
from flows.preparing import stage_batch
from transforms.formats.frames import to_frame
from transforms.formats.record import RawRecord
from transforms.ids import stable_id
from transforms.prepare import Prepared
from transforms.structure import LINE_COUNTS

TEXTS = [f"A bus fell into a ravine near village {n} on Monday, killing {n + 2} people, police said." for n in range(7)]


class Mortal:
    """An engine of which a worker dies of texts with KILL in them, and ``n_accused`` times of anything."""

    width = 1

    def __init__(self, n_accused: int = 0, death: type[WorkerDiedError] = WorkerDiedError) -> None:
        self.n_accused, self.death, self.n_apart = n_accused, death, 0

    def warm_up(self) -> None: ...

    def stage(self, work: Work) -> None:
        self.n_accused -= 1
        self._stage(work, self.n_accused >= 0)

    def stage_apart(self, work: Work) -> None:
        self.n_apart += 1
        self._stage(work, False)

    def _stage(self, work: Work, is_accused: bool) -> None:
        if is_accused or pl.read_parquet(work.raw)["text"].str.contains("KILL").any():
            raise self.death("dead")
        stage_batch(work.raw, work.memory, work.tables, work.only, work.page_seconds)

    def stop(self) -> None: ...

    def kill(self) -> None: ...


def work(folder: Path, *texts: str) -> Work:
    (folder / "raw").mkdir(parents=True)
    raw, memory = folder / "raw" / "raw.parquet", folder / "memory.parquet"
    to_frame([RawRecord(n, text=text) for n, text in enumerate(texts)], stable_id("f", "x")).write_parquet(raw)
    LINE_COUNTS.to_frame().write_parquet(memory)
    (folder / "tables").mkdir()
    return Work("batch 7", raw, memory, folder / "tables", None, 10.0)


def records(made: Work) -> pl.DataFrame:
    return pl.read_parquet(made.tables / "records.parquet")


def test_a_batch_that_stood_beside_a_killer_is_not_accused(tmp_path: Path):
    engine, innocent = Mortal(n_accused=1), work(tmp_path, *TEXTS)
    stage_or_split(engine, innocent, is_split=False)
    assert (engine.n_apart, records(innocent).height) == (1, 7)


def test_a_killer_is_named(tmp_path: Path):
    with pytest.raises(WorkerDiedError, match=r'preparing batch 7, .* killing_batch = "split"'):
        stage_or_split(Mortal(), work(tmp_path, "KILL"), is_split=False)


def test_what_we_ended_ourselves_is_not_tried_again(tmp_path: Path):
    engine = Mortal(1, EndedError)
    with pytest.raises(EndedError):
        stage_or_split(engine, work(tmp_path, *TEXTS), is_split=True)
    assert engine.n_apart == 0


@pytest.mark.parametrize("at", [{0}, {3}, {6}, {1, 5}])
def test_split_until_the_killers_stand_alone(tmp_path: Path, at: set[int]):
    texts = ["KILL" if n in at else text for n, text in enumerate(TEXTS)]
    killing, whole = work(tmp_path / "killing", *texts), work(tmp_path / "whole", *TEXTS)
    stage_or_split(Mortal(), killing, is_split=True)
    stage_or_split(Mortal(), whole, is_split=True)
    lost = records(killing).filter(pl.col("article_id").is_null())
    assert set(lost["ordinal"]) == at
    assert set(lost["reason"]) == {"not_prepared: preparing it killed its worker process"}
    assert records(killing)["ordinal"].to_list() == list(range(7))
    kept = records(killing)["article_id"].drop_nulls().implode()
    for name in set(Prepared._fields) - {"records", "line_counts"}:
        expected = pl.read_parquet(whole.tables / f"{name}.parquet").filter(pl.col("article_id").is_in(kept))
        assert pl.read_parquet(killing.tables / f"{name}.parquet").equals(expected), name
