"""What a number stands on."""

import pytest

from tests.transforms.figures.reading import mentions

TOLD = [
    ("Fourteen people were killed.", "number"),
    ("A double murder shook the town.", "number"),
    ("A family of six died in the blast.", "number"),
    ("At least 12 were killed.", "number"),
    ("Nearly half of the 60 passengers were injured.", "number"),
    ("Between 13 and 22 people were killed.", "range"),
    ("Six to eight soldiers were killed.", "range"),
    ("Dozens of people were killed.", "vague"),
    ("Several villagers were injured.", "vague"),
    ("Ruth Alder was shot dead on Monday.", "named"),
    ("A guard was shot dead on Monday.", "single"),
    ("Police reported a fatality.", "single"),
    ("Insurgents were killed in the raid.", "plural"),
    ("No one was hurt.", "zero"),
    ("The blast caused no casualties.", "zero"),
]


@pytest.mark.parametrize(("text", "evidence"), TOLD)
def test_evidence(text: str, evidence: str):
    assert {m.evidence for m in mentions(text)} == {evidence}
