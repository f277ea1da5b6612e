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


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Two suicide bombers blew themselves up at a gate, killing nine people.", 11),
        ("Three suicide bombers detonated at a base. In addition to the bomber, at least 38 people were killed.", 39),
        ("Gunmen killed a judge and his driver. A bystander was also shot and killed in the attack.", 3),
        ("Assailants kidnapped three teachers. Their bodies were found two days later.", 3),
        ("A man and a woman, both dead, were found in a car.", 2),
    ],
)
def test_who_is_told_in_other_words_counts(text: str, killed: int):
    assert toll("killed", text) == killed


def test_who_died_of_the_wounded_is_no_longer_one_of_them():
    text = "Twelve people were wounded, three of whom later died."
    assert (toll("killed", text), toll("injured", text)) == (3, 9)


def test_a_headline_names_its_speaker_before_the_colon():
    """No side of the dead, as "Rebels: 5 dead" has it."""
    text = "A worker shot one fellow worker dead and wounded three."
    assert toll("killed", text, "Police: Worker at a store shoots four colleagues, killing 1") == 1
