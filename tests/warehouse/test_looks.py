"""The last look at the inbox, as whoever looked has left it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.last_look import write_last_look, write_schedule
from warehouse.looks import Look, last_look

LOOKED = '{"looked_at": "2026-03-01T10:00:00+02:00", "n_files": 12, "n_new": 0, "next_run_at": '


def test_it_is_read_in_utc(tmp_path: Path):
    (tmp_path / "last_look.json").write_text(LOOKED + '"2026-03-01T08:15:00Z"}')
    moments = [datetime(2026, 3, 1, 8, minute, tzinfo=UTC) for minute in (0, 15)]
    assert last_look(tmp_path) == Look(moments[0], 12, 0, moments[1])


@pytest.mark.parametrize("text", [LOOKED + "null}", LOOKED.removesuffix(', "next_run_at": ') + "}"])
def test_without_a_schedule_there_is_no_next_one(tmp_path: Path, text: str):
    (tmp_path / "last_look.json").write_text(text)
    look = last_look(tmp_path)
    assert look is not None
    assert look.next_run_at is None


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "3", LOOKED, LOOKED + "3}", LOOKED + '"soon"}', "\x00", "null"])
def test_what_cannot_be_read_is_taken_for_none(tmp_path: Path, text: str):
    assert last_look(tmp_path) is None
    (tmp_path / "last_look.json").write_text(text)
    assert last_look(tmp_path) is None


def test_it_reads_what_a_look_writes(tmp_path: Path):
    moment = datetime(2026, 3, 1, 8, tzinfo=UTC)
    write_last_look(tmp_path, moment, 12, 3)
    assert last_look(tmp_path) == Look(moment, 12, 3, None)
    write_schedule(tmp_path, moment, moment)
    assert last_look(tmp_path) == Look(moment, 12, 3, moment)
