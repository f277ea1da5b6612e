"""Data Docs: built from recorded verdicts, readable without a network, hostile text shown as text."""

import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import polars as pl
import pytest

import expectations

HOSTILE = '<script>alert(1)</script><img src="https://evil.example/x.png" onerror=alert(2)>'


def verdict(expectation: str, suite: str = "figures", **changed: object) -> dict[str, object]:
    row = {
        "run_id": "run1", "suite": suite, "expectation": expectation, "column_name": "category",
        "severity": "critical", "success": True, "error": None, "n_evaluated": 1234, "n_unexpected": 0,
        "sample": None, "description": "because", "checked_at": datetime(2026, 6, 1, tzinfo=UTC),
    }  # fmt: skip
    return {**row, **changed}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    verdicts = [
        verdict("category_present"),
        verdict("low_best_high_ordered", success=False, n_unexpected=2, sample=json.dumps([{"excerpt": HOSTILE}])),
        verdict("body_present", suite="articles", success=None, error=f"Binder Error: {HOSTILE}"),
        verdict("an_expectation_since_removed", suite="articles"),
    ]
    frame = pl.DataFrame(verdicts, infer_schema_length=None)
    return expectations.build_data_docs(frame, tmp_path_factory.mktemp("home") / "data_docs").parent


class Resources(HTMLParser):
    """Collects what a browser would fetch or run."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag in ("script", "img", "iframe") and named.get("src"):
            self.fetched.append(str(named["src"]))
        if tag == "link" and named.get("href"):
            self.fetched.append(str(named["href"]))
        self.fetched += [f"{tag} {name}" for name in named if name in ("onerror", "onload")]


def test_no_page_fetches_anything_from_elsewhere(site: Path):
    pages = list(site.rglob("*.html"))
    assert len(pages) > 6
    for page in pages:
        reader = Resources()
        reader.feed(page.read_text(encoding="utf-8"))
        assert [url for url in reader.fetched if not re.match(r"\.|/|static|data:", url)] == [], page


def test_the_index_links_every_suite_of_every_run_with_its_verdict(site: Path):
    index = (site / "index.html").read_text(encoding="utf-8")
    links = re.findall(r"href='([^']+)'", index)
    assert len(links) == 2
    assert all((site / link).is_file() for link in links)
    assert "1 of 2" in index


def test_a_page_names_the_expectation_and_its_numbers(site: Path):
    (page,) = (site / "validations" / "figures").rglob("*.html")
    text = page.read_text(encoding="utf-8")
    assert "low_best_high_ordered" in text
    assert "2 of 1,234 rows broke it" in text


@pytest.mark.parametrize("suite", ["articles", "figures"])
def test_markup_in_errors_and_in_the_words_of_articles_shows_as_text(suite: str, site: Path):
    (page,) = (site / "validations" / suite).rglob("*.html")
    text = page.read_text(encoding="utf-8")
    assert "<script>alert(1)" not in text
    assert "&lt;script&gt;alert(1)" in text
