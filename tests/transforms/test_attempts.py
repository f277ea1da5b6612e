"""A rule that raises costs its step on that article: the article, and all that other steps find, stays."""

import io
import json
from collections.abc import Callable

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms import prepare as steps
from transforms.attempts import Attempts
from transforms.duplicates import Thresholds, verify
from transforms.formats import Limits, read_records, to_frame
from transforms.prepare import Prepared, prepare
from transforms.structure import LINE_COUNTS

CULPRIT = "Kessim"
STORIES = [
    f"{place}, 12 May 2026 (Valley Wire) - A shell killed {number} people near the {place} market on Monday, the "
    f"ministry said. Rescuers worked until dark, and the road to {place} stayed closed in the night."
    for number, place in enumerate(["Orrin", "Tarsa", CULPRIT, "Velm", "Dorra"], start=3)
]
Frame = pl.DataFrame


def _prepare(stories: list[str] = STORIES) -> Prepared:
    lines = "\n".join(json.dumps({"id": str(n), "text": text, "language": "en"}) for n, text in enumerate(stories))
    records = list(read_records(io.BytesIO(lines.encode()), "stories.jsonl", Limits()))
    return prepare(to_frame(records, "f1"), LINE_COUNTS.to_frame())


def _fails_on(culprit: str, step: Callable[..., object], error: BaseException) -> Callable[..., object]:
    def failing(articles: Frame, *rest: Frame) -> object:
        if articles["body"].str.contains(culprit, literal=True).any():
            raise error
        return step(articles, *rest)

    return failing


def _without(frame: Frame, article_id: str) -> list[tuple[object, ...]]:
    return frame.filter(pl.col("article_id") != article_id).rows()


@pytest.mark.parametrize(
    ("name", "step", "lost"),
    [
        ("find_expressions", "dates", "temporal_expressions"),
        ("find_figures", "figures", "casualty_figures"),
        ("apply_text_bounds", "bounds", None),
        ("find_places", "places", None),
        ("sign", "signature", None),
    ],
)
def test_an_error_costs_its_step_on_that_article(
    monkeypatch: pytest.MonkeyPatch, name: str, step: str, lost: str | None
):
    whole = _prepare()
    monkeypatch.setattr(steps, name, _fails_on(CULPRIT, getattr(steps, name), KeyError("couldn’t")))
    found = _prepare()
    marked = found.articles.filter(pl.col("extraction_error").is_not_null())
    assert marked["extraction_error"].to_list() == [f"{step}: KeyError: 'couldn’t'"]
    assert CULPRIT in marked["body"].item()
    assert marked["is_extracted"].item() is (lost is None)
    article_id = marked["article_id"].item()
    for table, before, after in zip(whole._fields, whole, found, strict=True):
        if "article_id" in before.columns and table != "records":
            assert _without(after, article_id) == _without(before, article_id), table
        if table not in (lost, "places", "event_traits", "event_keys", "publication_candidates", "signatures"):
            assert after.height == before.height, table
        if table == lost:
            assert article_id not in after["article_id"].to_list()
            assert article_id in before["article_id"].to_list()
    assert found.signatures["article_id"].to_list() == found.articles["article_id"].to_list()


def test_an_article_without_signature_resembles_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(steps, "sign", _fails_on(CULPRIT, steps.sign, ValueError("no")))
    signatures = _prepare().signatures
    pairs = pl.DataFrame({"article_id_a": signatures["article_id"][2], "article_id_b": signatures["article_id"]})
    assert verify(pairs, signatures.with_row_index("signature_no"), Thresholds()).is_empty()


def test_two_steps_that_fail_are_both_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(steps, "find_expressions", _fails_on(CULPRIT, steps.find_expressions, ValueError("a\nb")))
    monkeypatch.setattr(steps, "find_figures", _fails_on(CULPRIT, steps.find_figures, RecursionError()))
    errors = _prepare().articles["extraction_error"].drop_nulls().to_list()
    assert errors == ["dates: ValueError: a%0Ab; figures: RecursionError: "]


def test_a_rule_that_raises_on_every_text_loses_no_article(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(steps, "find_figures", _fails_on("", steps.find_figures, pl.exceptions.PanicException("out")))
    found = _prepare()
    assert found.articles["extraction_error"].null_count() == 0
    assert found.articles.height == len(STORIES)
    assert found.temporal_expressions.height > 0
    assert found.casualty_figures.is_empty()


def test_an_interrupt_is_no_fault_of_a_text(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(steps, "find_figures", _fails_on(CULPRIT, steps.find_figures, KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        _prepare()


@given(st.lists(st.booleans(), max_size=40))
def test_exactly_the_culprits_fail_and_the_order_stays(fail: list[bool]):
    articles = pl.DataFrame({"article_id": [str(n) for n in range(len(fail))], "fails": fail})
    calls = 0

    def step(some: Frame) -> tuple[Frame]:
        nonlocal calls
        calls += 1
        if some["fails"].any():
            raise ValueError(some.height)
        return (some.select("article_id", ok=True),)

    tried = Attempts()
    (found,) = tried.run("step", step, lambda some: (some.select("article_id", ok=False),), articles)
    assert found["ok"].to_list() == [not each for each in fail]
    assert [key for _, key, _ in tried.faults] == [str(n) for n, fails in enumerate(fail) if fails]
    assert calls == 1 or any(fail), "without a culprit nothing is tried twice"
