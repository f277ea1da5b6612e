"""The index of the search: what it finds, and that it is the one that DuckDB would make, however it came to be."""

from pathlib import Path

import duckdb
import pytest

from warehouse import search
from warehouse.connection import open_writer

ARTICLES: dict[str, tuple[str | None, str]] = {
    "a1": ("Ferry capsizes", "Twenty-two people drowned when the ferry capsized off Port Elin on 9 September."),
    "a2": ("Market blast", "A bomb killed 14 at the market. The market was full, and the killing went on."),
    "a3": (None, "Officials said that nobody was killed when the roof of a market hall fell in Orléans."),
    "a4": ("Talks", "No harm is told of here: the talks go on."),
}

pytestmark = pytest.mark.skipif(not search.is_installed(), reason="duckdb-extension-fts is not installed")


def put(path: Path, articles: dict[str, tuple[str | None, str]], moment: str = "2026-01-01") -> None:
    """Leave these articles, and no others, in the warehouse."""
    with open_writer(path) as warehouse:
        warehouse.execute("DELETE FROM articles")
        for article_id, (headline, body) in articles.items():
            warehouse.execute(
                "INSERT INTO articles BY NAME SELECT ? AS article_id, '' AS record_id, ? AS headline, ? AS body, "
                "true AS is_extracted, 'day' AS published_precision, 'none' AS published_method, 1 AS n_words, "
                "'' AS content_hash, '' AS run_id, now() AS recorded_at, '' AS extractor_version, "
                "?::TIMESTAMPTZ AS recorded_from_at",
                [article_id, headline, body, moment],
            )


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    put(tmp_path / "warehouse.duckdb", ARTICLES)
    return tmp_path / "warehouse.duckdb"


def found(folder: Path, words: str, *, every: bool = True) -> list[str]:
    return [hit.article_id for hit in search.search(folder, words, every=every, limit=10)]


def test_words_are_found_in_all_their_forms_the_best_first(warehouse: Path, tmp_path: Path):
    folder = tmp_path / "search"
    assert search.state(warehouse, folder) == (0, 4)
    assert found(folder, "market") == [], "there is no index yet"
    assert search.update(warehouse, folder)
    assert search.state(warehouse, folder) == (4, 4)
    assert found(folder, "kill at the market") == ["a2", "a3"]
    assert found(folder, "drowning") == ["a1"]
    assert found(folder, "orleans") == ["a3"], "accents do not matter"
    assert found(folder, "14") == ["a2"]
    assert found(folder, "ferry market") == []
    assert set(found(folder, "ferry market", every=False)) == {"a1", "a2", "a3"}
    assert found(folder, "the of and") == []
    assert found(folder, "'; DROP TABLE articles; --") == []
    assert search.hit_words(folder, [body for _, body in ARTICLES.values()], "kill") == {"killed", "killing"}
    marked = search.hit_words(folder, ["The ferry's crew", "of the market"], '"the ferry"')
    assert marked == {"ferry"}, "neither common words nor what is left of a genitive"
    assert search.can_be_found(folder, "the ferry")
    assert not search.can_be_found(folder, 'of "the" %')


def test_an_index_that_grew_is_the_one_that_duckdb_makes_at_once(
    warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    grown, folder = warehouse, tmp_path / "search"
    monkeypatch.setattr(search, "CHUNK", 2)
    monkeypatch.setattr(search, "PUBLISH", 2)
    put(
        grown,
        {"a1": ARTICLES["a1"], "a2": ("Old", "This was read otherwise."), "a9": ("Gone", "Nobody knows of killed.")},
    )
    search.update(grown, folder)
    put(grown, {key: ARTICLES[key] for key in ("a1", "a3")})
    search.update(grown, folder)
    put(grown, ARTICLES, "2026-02-02")
    search.update(grown, folder)
    whole = tmp_path / "whole.duckdb"
    with duckdb.connect(str(whole)) as fresh:
        fresh.execute(f"LOAD '{search.extension()}'")
        fresh.execute("CREATE TABLE articles (article_id VARCHAR, headline VARCHAR, body VARCHAR)")
        fresh.executemany("INSERT INTO articles VALUES (?, ?, ?)", [(key, *texts) for key, texts in ARTICLES.items()])
        fresh.execute(search.load_sql("search_make"))
        for words in ("market killed", "ferry", "talks harm", "nobody", "otherwise"):
            for every in (True, False):
                ask = {"words": words, "every": every, "n_rows": 10}
                rows = fresh.execute(search.load_sql("search_find"), ask).fetchall()
                hits = search.search(folder, words, every=every, limit=10)
                assert [hit.article_id for hit in hits] == [row[0] for row in rows]
                assert [hit.score for hit in hits] == pytest.approx([row[1] for row in rows])


def test_two_do_not_update_at_once_and_drafts_of_a_killed_one_are_removed(warehouse: Path, tmp_path: Path):
    folder = tmp_path / "search"
    search.update(warehouse, folder)
    (folder / "index-1.draft").write_bytes(b"half")
    (folder / "index-0.duckdb").write_bytes(b"of an older format")
    with search.FileLock(folder / "index.lock"):
        assert not search.update(warehouse, folder)
    assert search.update(warehouse, folder)
    assert sorted(path.name for path in folder.iterdir()) == ["index-1.duckdb", "index.lock"]


def test_an_index_that_is_none_says_what_to_do(warehouse: Path, tmp_path: Path):
    folder = tmp_path / "search"
    folder.mkdir()
    search.index_path(folder).write_bytes(b"no database" * 1000)
    with pytest.raises(search.SearchError, match="may be deleted"):
        search.search(folder, "market", every=True, limit=10)
