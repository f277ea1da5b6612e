"""Records of decisions: numbered without a gap, each with all its fields, the index among the generated pages."""

from pathlib import Path

import pytest

from docs.decision_index import TARGET, records, render

RECORD = """# Bread before butter

- Date: 2026-12-01
- Status: accepted
- Subject: project

## Context

Breakfast.

## Decision

Bread first.

## Consequence

Butter has something to be spread on.

## Tried and left out

None is on record.
"""


def test_index_is_that_of_the_records():
    assert TARGET.read_text(encoding="utf-8") == render(records())


def test_a_superseded_record_names_one_that_is_there():
    found = records()
    numbers = {record.number for record in found}
    assert {r.status.split()[-1] for r in found if r.status != "accepted"} <= numbers


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("0002-bread.md", RECORD, "the next number is 0001"),
        ("bread.md", RECORD, "NNNN-title"),
        ("0001-bread.md", RECORD.replace("## Consequence", "## Result"), "Consequence"),
        ("0001-bread.md", RECORD.replace("Bread first.\n", ""), "sections"),
        ("0001-bread.md", RECORD.replace("project", "kitchen"), "the subject is one of"),
        ("0001-bread.md", RECORD.replace("accepted", "fine"), "status"),
    ],
)
def test_a_record_that_is_not_whole_is_refused(tmp_path: Path, name: str, text: str, complaint: str):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=complaint):
        records(tmp_path)


def test_a_whole_record_is_read(tmp_path: Path):
    (tmp_path / "0001-bread.md").write_text(RECORD, encoding="utf-8")
    (tmp_path / "0002-bread.md").write_text(RECORD.replace("accepted", "superseded by 0001"), encoding="utf-8")
    assert "- [0002](decisions/0002-bread.md) Bread before butter (2026-12-01, superseded by 0001)" in render(
        records(tmp_path)
    )
