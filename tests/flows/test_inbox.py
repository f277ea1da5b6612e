"""What is new in an inbox, and what is left out of a run, each for its reason."""

import os
from pathlib import Path

import polars as pl
import pytest

from flows.inbox import SEEN, Plan, Rules, discover
from flows.listing import Listed

NOW = 2_000_000_000.0
NOTHING = pl.DataFrame(schema=SEEN)


def put(path: Path, text: str = "Two people died in Aden.", age: float = 100.0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    os.utime(path, (NOW - age, NOW - age))
    return path


def plan_for(*paths: Path, seen: pl.DataFrame = NOTHING, min_age: float = 0, excluded: Path | None = None) -> Plan:
    return discover([str(path) for path in paths], seen, Rules(NOW, min_age, 1000, excluded))


def as_seen(plan: Plan) -> pl.DataFrame:
    return pl.DataFrame([(item.uri, item.fingerprint) for item in plan.new], schema=SEEN, orient="row")


def uris(plan: Plan) -> list[str]:
    return [item.uri for item in plan.new]


def test_what_was_seen_is_left_out_and_what_is_added_or_changed_is_not(tmp_path: Path):
    same, changed = put(tmp_path / "same.txt"), put(tmp_path / "sub" / "changed.txt")
    first = plan_for(tmp_path)
    assert uris(first) == [str(same), str(changed)]
    seen = as_seen(first)
    assert uris(plan_for(tmp_path, seen=seen)) == []

    put(changed, "Three people died in Aden.", age=50)
    added = put(tmp_path / "added.txt")
    second = plan_for(tmp_path, seen=seen)
    assert (uris(second), second.n_seen) == ([str(added), str(changed)], 1)


def test_same_size_and_other_time_is_new(tmp_path: Path):
    path = put(tmp_path / "a.txt")
    seen = as_seen(plan_for(tmp_path))
    put(path, age=99)
    assert uris(plan_for(tmp_path, seen=seen)) == [str(path)]


def test_a_path_that_is_given_twice_is_read_once(tmp_path: Path):
    path = put(tmp_path / "a.txt")
    assert uris(plan_for(tmp_path, path, tmp_path / "*.txt")) == [str(path)]


def test_globs_single_files_and_file_addresses(tmp_path: Path):
    one, two = put(tmp_path / "2024" / "one.txt"), put(tmp_path / "2025" / "two.json")
    assert uris(plan_for(tmp_path / "*" / "*.txt")) == [str(one)]
    assert uris(plan_for(tmp_path / "**" / "*.json")) == [str(two)]
    assert uris(plan_for(two)) == [str(two)]
    assert [item.uri for item in discover([f"file://{one}"], NOTHING, Rules(NOW, 0, 1000)).new] == [str(one)]


def test_a_name_with_brackets_is_a_name_before_it_is_a_pattern(tmp_path: Path):
    path = put(tmp_path / "story [1].txt")
    assert uris(plan_for(path)) == [str(path)]


@pytest.mark.parametrize(
    ("name", "age", "code"),
    [
        ("young.txt", 5, "too_young"),
        ("future.txt", -50, "too_young"),
        ("download.json.part", 100, "partial_name"),
        ("story.txt~", 100, "partial_name"),
        ("old.txt", 11, None),
    ],
)
def test_what_may_still_be_written_waits_and_says_so(tmp_path: Path, name: str, age: float, code: str | None):
    put(tmp_path / name, age=age)
    plan = plan_for(tmp_path, min_age=10)
    assert [item.reason.partition(":")[0] for item in plan.waiting] == ([code] if code else [])
    assert len(plan.new) == (code is None)


def test_what_waited_is_read_when_it_is_old_enough(tmp_path: Path):
    path = put(tmp_path / "young.txt", age=5)
    assert not plan_for(tmp_path, min_age=10).new
    assert [item.uri for item in discover([str(tmp_path)], NOTHING, Rules(NOW + 6, 10, 1000)).new] == [str(path)]


def test_too_large_and_missing_are_refused_with_a_reason(tmp_path: Path):
    put(tmp_path / "large.txt", "x" * 1001)
    plan = plan_for(tmp_path, tmp_path / "missing.txt", tmp_path / "*.nothing")
    assert [item.reason.partition(":")[0] for item in plan.refused] == ["not_found", "not_found", "file_too_large"]


def test_our_home_and_hidden_names_are_not_entered(tmp_path: Path):
    put(tmp_path / "home" / "archive" / "a.txt")
    put(tmp_path / ".git" / "config")
    put(tmp_path / ".DS_Store")
    kept = put(tmp_path / "a.txt")
    assert uris(plan_for(tmp_path, excluded=tmp_path / "home")) == [str(kept)]
    assert uris(plan_for(tmp_path / "**", excluded=tmp_path / "home")) == [str(kept)]


def test_our_home_is_known_by_whatever_way_it_is_named(tmp_path: Path):
    put(tmp_path / "home" / "archive" / "a.txt")
    kept = put(tmp_path / "story.txt")
    (tmp_path / "link").symlink_to(tmp_path / "home")
    for home in (tmp_path / "link", tmp_path / "home" / ".." / "home"):
        assert uris(plan_for(tmp_path, excluded=home)) == [str(kept)]
        assert uris(plan_for(tmp_path / "**" / "*.txt", excluded=home)) == [str(kept)]


def test_an_empty_folder_is_an_empty_plan(tmp_path: Path):
    assert plan_for(tmp_path) == Plan([], 0, [], [])


def test_a_file_of_which_nothing_tells_a_change_is_always_new(monkeypatch: pytest.MonkeyPatch):
    page = Listed("https://quay.example/feed", "https://quay.example/feed", "", 0, None)
    monkeypatch.setattr("flows.inbox.list_path", lambda path, excluded: iter([page]))
    seen = pl.DataFrame({"uri": [page.uri], "fingerprint": [""]}, SEEN)
    assert plan_for(Path("feed"), seen=seen).new == [page]
