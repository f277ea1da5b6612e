"""Each setting as a user sets it: in newsledger.toml and in the environment, and what is said of a wrong one."""

# pyright: reportCallIssue=false, reportArgumentType=false

from pathlib import Path

import pytest
from pydantic import ValidationError

from flows.home import find_home
from flows.settings import Settings

#: name in the file, as written there; name in the environment, as written there; what becomes of it; another value
TABLE = [
    ("workers", "3", "3", 3),
    ("engine", '"tcp://scheduler:8786"', "tcp://scheduler:8786", "tcp://scheduler:8786"),
    ("engine", '"local-cluster:4"', "local-cluster:4", "local-cluster:4"),
    ("engine_wait_seconds", "5", "5", 5.0),
    ("killing_batch", '"split"', "split", "split"),
    ("batch_records", "500", "500", 500),
    ("batch_bytes", '"2MiB"', "2MiB", 2 << 20),
    ("batch_bytes", "1000000", "1000000", 1_000_000),
    ("batches_ahead", "1", "1", 1),
    ("warehouse_memory", '"1GiB"', "1GiB", 1 << 30),
    ("lock_wait_seconds", "5", "5", 5.0),
    ("warehouse_wait_seconds", "0.5", "0.5", 0.5),
    ("reader_wait_seconds", "1", "1", 1.0),
    ("min_age_seconds", "60", "60", 60.0),
    ("keep_staging", "true", "true", True),
    ("limits.max_file_bytes", "1000", "1000", 1000),
    ("limits.max_expanded_bytes", "2000", "2000", 2000),
    ("limits.max_expansion_ratio", "50", "50", 50),
    ("limits.free_expanded_bytes", "3000", "3000", 3000),
    ("limits.max_nesting", "2", "2", 2),
    ("limits.max_records", "10", "10", 10),
    ("limits.max_record_bytes", "4000", "4000", 4000),
    ("limits.max_json_depth", "20", "20", 20),
    ("limits.max_html_depth", "30", "30", 30),
    ("limits.max_page_seconds", "2.5", "2.5", 2.5),
    ("near_duplicates.similarity", "0.5", "0.5", 0.5),
    ("near_duplicates.max_candidates", "16", "16", 16),
    ("thresholds.min_words", "30", "30", 30.0),
]


def value(settings: Settings, name: str) -> object:
    found: object = settings
    for part in name.split("."):
        found = found[part] if isinstance(found, dict) else getattr(found, part)
    return found


def others(settings: Settings, name: str) -> dict[str, object]:
    """All limits but the one that is set."""
    names = [f"limits.{limit}" for limit in Settings().limits.__slots__]
    return {limit: value(settings, limit) for limit in names if limit != name}


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("name", "in_file", "_", "expected"), TABLE)
def test_by_file(name: str, in_file: str, _: str, expected: object):
    Path("newsledger.toml").write_text(f"{name} = {in_file}\n")
    settings = Settings()
    assert value(settings, name) == expected
    Path("newsledger.toml").unlink()
    assert others(settings, name) == others(Settings(), name), "one limit leaves the others as they are"


@pytest.mark.parametrize(("name", "_", "in_environment", "expected"), TABLE)
def test_by_environment(name: str, _: str, in_environment: str, expected: object, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NEWSLEDGER_" + name.upper().replace(".", "__"), in_environment)
    settings = Settings()
    assert value(settings, name) == expected
    monkeypatch.delenv("NEWSLEDGER_" + name.upper().replace(".", "__"))
    assert others(settings, name) == others(Settings(), name)


def test_every_limit_is_in_the_table():
    limits = {f"limits.{name}" for name in Settings().limits.__slots__}
    assert limits <= {name for name, *_ in TABLE}


def test_the_environment_wins_over_the_file_and_leaves_its_other_limits(monkeypatch: pytest.MonkeyPatch):
    Path("newsledger.toml").write_text("[limits]\nmax_records = 10\nmax_nesting = 1\n")
    monkeypatch.setenv("NEWSLEDGER_LIMITS__MAX_RECORDS", "20")
    limits = Settings().limits
    assert (limits.max_records, limits.max_nesting) == (20, 1)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("limits.max_record = 5", "max_record"),
        ("limits.max_records = 'many'", "max_records"),
        ("wrokers = 2", "wrokers"),
        ("workers = 0", "greater than or equal to 1"),
        ('engine = "dask"', "an engine is processes, tcp://HOST:PORT, tls://HOST:PORT or local-cluster:N"),
        ('engine = "tcp://me:secret@scheduler:8786"', "an engine is"),
        ('engine = "local-cluster:0"', "an engine is"),
        ("warehouse_memory = '1MB'", "greater than or equal to"),
    ],
)
def test_a_wrong_setting_is_refused_by_name(written: str, said: str):
    Path("newsledger.toml").write_text(written)
    with pytest.raises(ValidationError, match=said):
        Settings()


def test_an_unknown_name_in_the_environment_is_refused_like_one_in_the_file(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NEWSLEDGER_WROKERS", "2")
    with pytest.raises(ValidationError, match="wrokers"):
        Settings()


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NEWSLEDGER_HOME", "")
    assert Settings().home == Path(".newsledger") == find_home(None)
