"""Attackers in a toll: suicide bombers who detonate, attackers of the sentence before, those whom a toll includes."""

import pytest

from tests.transforms.figures.reading import toll


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Two suicide bombers detonated in a market in Ora. At least 11 people were killed.", 13),
        ("Two female suicide bombers detonated their vests at a bus park, killing 14 people.", 16),
        ("A suicide bomber, Omar Sow, detonated his explosives at a gate. The blast killed four guards.", 5),
        ("Three suicide bombers attacked a base. The assailants and one soldier were killed.", 4),
        ("Two suicide bombers detonated at a gate. At least 9 people, including the bombers, were killed.", 9),
        ("Seven gunmen killed two officers. Later 15 hostages were killed. Six of the gunmen were killed.", 23),
        ("Omar Sow was killed along with his wife, his wife's aunt, and a guard. Five assailants were also killed.", 9),
    ],
)
def test_attackers_count_once(text: str, killed: int):
    assert toll("killed", text) == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Assailants detonated a bomb near a bus.", None),  # they were not on it
        ("A roadside bomb planted by militants detonated near a patrol.", None),
        ("A suicide bomber was stopped before he reached the gate.", None),
        ("Three farmers were killed. Police said it was to avenge the killing of the rebels Omar Sow and Ken Roy.", 3),
        ("Two died in a taxi. It was one of six attacks in Ora in which a total of 90 people were killed.", 2),
        ("One guard and an unknown number of assailants were killed.", 1),
    ],
)
def test_what_is_not_told_of_this_attack_is_not_added(text: str, killed: int | None):
    assert toll("killed", text) == killed
