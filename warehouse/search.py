"""Full text search: an index of DuckDB's fts in a file of its own beside the warehouse.

It is derived: whoever searches brings it up to date, and it may be deleted at any time. An ingest knows nothing of it,
and a reader of the warehouse never waits for it. A new index is made beside the old one and takes its place when it is
whole, so that whoever is searching goes on with the one that was there.
"""

import json
import os
import shutil
import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import duckdb
import polars as pl
from filelock import FileLock, Timeout

from warehouse.errors import WarehouseError
from warehouse.fetching import fetch
from warehouse.location import Place, place_spelled
from warehouse.sql import load_sql, run_sql

FORMAT = 1  # of the file; one of another format is not looked at, and is removed
CHUNK = 4000  # articles read at a time: a writer that waits gets the warehouse between two
PUBLISH = 40_000  # articles after which what is there so far may be searched
MEMORY = 1 << 30  # bytes
_PACKAGE = "duckdb_extension_fts"
_STANDING = "SELECT rowid, article_id, epoch_us(recorded_from_at) AS version FROM articles"
_TEXTS = """SELECT article_id, epoch_us(recorded_from_at) AS version, headline, body FROM articles
WHERE rowid BETWEEN $first AND $last"""


class SearchError(WarehouseError):
    """The index cannot be made or read."""


class State(NamedTuple):
    """How far the index is: articles in it that still stand, and articles of the warehouse."""

    n_indexed: int
    n_articles: int

    @property
    def n_missing(self) -> int:
        """Articles that a search does not find yet."""
        return self.n_articles - self.n_indexed


class Hit(NamedTuple):
    """An article that a search found; ``score`` is BM25's, higher is better."""

    article_id: str
    score: float


def is_installed() -> bool:
    """Whether the extension is there; it comes as a package, so that nothing is fetched at run time."""
    return extension() is not None


def index_path(folder: Path) -> Path:
    """The index in ``folder``, which is its own."""
    return folder / f"index-{FORMAT}.duckdb"


def state(where: Place | Path, folder: Path) -> State:
    """How much of the warehouse is in the index. Raises WarehouseError."""
    missing, _ = _difference(where, index_path(folder))
    return State(missing.standing - missing.rows.height, missing.standing)


def search(folder: Path, words: str, *, every: bool, limit: int) -> list[Hit]:
    """Articles with ``every`` one of the words, or with any, the best first; none if there is no index yet."""
    path = index_path(folder)
    if not path.exists():
        return []
    with _opened(path, read_only=True) as index:
        asked = _asked(index, words)
        if not asked:
            return []
        rows = index.execute(load_sql("search_find"), {"words": asked, "every": every, "n_rows": limit}).fetchall()
    return [Hit(*row) for row in rows]


def can_be_found(folder: Path, words: str) -> bool:
    """Whether any of ``words`` is one that articles are searched for; "the" and "of" are not. True without an index."""
    path = index_path(folder)
    if not path.exists():
        return True
    with _opened(path, read_only=True) as index:
        return bool(_asked(index, words))


def _asked(index: duckdb.DuckDBPyConnection, words: str) -> str:
    (asked,) = index.execute(load_sql("search_ask"), {"words": words}).fetchall()[0]
    return asked or ""


def hit_words(folder: Path, texts: list[str], words: str) -> set[str]:
    """The words of ``texts``, lower and without accents, that a search for ``words`` finds."""
    with _opened(index_path(folder), read_only=True) as index:
        asked = _asked(index, words)
        if not asked:
            return set()
        found = index.execute(load_sql("search_words"), {"texts": texts, "words": asked}).fetchall()
    return {word for (word,) in found}


def update(where: Place | Path, folder: Path) -> bool:
    """Bring the index up to date; whether this call did so, for another process may be at it.

    Raises:
        WarehouseError: the warehouse cannot be read, or the extension is not there.
        OSError: the folder cannot be written.
    """
    path = index_path(folder)
    folder.mkdir(mode=0o700, exist_ok=True)
    try:
        with FileLock(path.with_name("index.lock"), timeout=0):
            _remove_others(path)
            _update(where, path)
            return True
    except Timeout:
        return False


def _update(where: Place | Path, path: Path) -> None:
    missing, gone = _difference(where, path)
    if missing.rows.is_empty() and not gone:
        return
    draft = path.with_suffix(".draft")
    if path.exists():
        shutil.copyfile(path, draft)
    if gone:
        with _opened(draft) as index:
            _run(index, "search_remove", "gone", pl.DataFrame({"article_id": gone}))
    n_unpublished = 0
    for texts in _chunks(where, missing.rows):
        with _opened(draft) as index:
            _run(index, "search_add", "texts", texts)
        n_unpublished += texts.height
        if n_unpublished >= PUBLISH:
            n_unpublished = 0
            shutil.copyfile(draft, path.with_suffix(".copy"))
            path.with_suffix(".copy").replace(path)
    draft.replace(path)


class _Missing(NamedTuple):
    rows: pl.DataFrame  # rowid, article_id, version
    standing: int


def _difference(where: Place | Path, path: Path) -> tuple[_Missing, list[str]]:
    """Articles that are to be added, and ids that are to be removed: of those that are gone, or read otherwise."""
    standing = fetch(where, _STANDING)
    known = _known(path)
    missing = standing.join(known, on=["article_id", "version"], how="anti").sort("rowid")
    gone = known.join(standing, on=["article_id", "version"], how="anti")["article_id"].to_list()
    return _Missing(missing, standing.height), gone


def _known(path: Path) -> pl.DataFrame:
    if path.exists():
        with _opened(path, read_only=True) as index:
            return index.execute("SELECT article_id, version FROM versions").pl()
    return pl.DataFrame(schema={"article_id": pl.String, "version": pl.Int64})


def _chunks(where: Place | Path, missing: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Texts of the articles; what an ingest has moved meanwhile is found by the next update."""
    wanted = missing.select("article_id", "version")
    for part in missing.iter_slices(CHUNK):
        span = {"first": part["rowid"].min(), "last": part["rowid"].max()}
        yield fetch(where, _TEXTS, span).join(wanted, on=["article_id", "version"], how="semi")


def _run(index: duckdb.DuckDBPyConnection, name: str, table: str, rows: pl.DataFrame) -> None:
    """The statements of a file of SQL, which reads ``rows`` as ``table``."""
    index.register(table, rows.to_arrow())
    index.execute("BEGIN")
    run_sql(index, name, {})
    index.execute("COMMIT")
    index.unregister(table)


@contextmanager
def _opened(path: Path, *, read_only: bool = False) -> Generator[duckdb.DuckDBPyConnection]:
    """The index at ``path``, made if it is not there."""
    found = extension()
    if found is None:
        raise SearchError("Searching needs the package duckdb-extension-fts: pip install 'newsledger[dashboard]'")
    is_new = not path.exists()
    try:
        connection = duckdb.connect(str(path), read_only=read_only)
    except duckdb.Error as error:
        raise SearchError(f"{path} cannot be opened: {error}\nIt may be deleted: it is made anew.") from error
    try:
        connection.execute(f"LOAD '{found}'")
        connection.execute(f"SET memory_limit = '{MEMORY} bytes'; SET enable_progress_bar = false")
        if is_new:
            run_sql(connection, "search_tables", {})
            run_sql(connection, "search_make", {})  # apart, as DuckDB looks at the table when it parses this
        yield connection
    except duckdb.Error as error:
        raise SearchError(f"{path}: {error}") from error
    finally:
        connection.close()


def extension() -> Path | None:
    """Its file; None if the package is not there, or is of another DuckDB."""
    spec = find_spec(_PACKAGE)
    for folder in spec.submodule_search_locations or [] if spec else []:
        path = Path(folder, "extensions", f"v{duckdb.__version__}", "fts.duckdb_extension")
        if path.exists():
            return path
    return None


def _remove_others(path: Path) -> None:
    """Indexes of other formats, and drafts that a killed process left."""
    for other in path.parent.iterdir():
        if other != path and other.suffix != ".lock":
            other.unlink(missing_ok=True)


def main() -> None:
    """What a process apart does: update the index that a line of JSON on standard input names."""
    os.nice(10)
    question = json.loads(sys.stdin.buffer.readline())  # and nothing comes behind it
    threading.Thread(target=_end_with_parent, daemon=True).start()
    update(place_spelled(question["place"]), Path(question["folder"]))
    os._exit(0)  # an orderly end would wait for the thread that reads


def _end_with_parent() -> None:
    while os.read(0, 1):
        pass
    os._exit(1)  # what it was at is removed by the next one
