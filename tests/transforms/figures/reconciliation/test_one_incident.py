"""What local news tells of one incident and around it: the same people again, other incidents, and who is no victim."""

import pytest

from tests.transforms.figures.reading import toll


@pytest.mark.parametrize(
    ("category", "text", "expected"),
    [
        # one person under parts of a name
        (
            "killed",
            "Officers found 18-year-old Ada Maria Lee with a gunshot wound. Lee died at the scene. "
            "Friends spoke of the death of Ada.",
            1,
        ),
        ("killed", "18-year-old Ada Lee was shot dead in Ora. 19-year-old Ken Roy was shot dead in Yobi.", 2),
        ("killed", "Ruth Alder was killed at her home. Tom Alder was killed in the street.", 2),
        ("killed", "Officer Tom Alder was killed in a raid. Officer Alder was killed by one shot.", 1),
        ("killed", "They located a man and a woman, both deceased from gunshot wounds.", 2),
        # told of years ago
        ("killed", "Ruth Alder was shot and died. Two others of her family died in a house fire years ago.", 1),
        ("injured", "Ken Roy was killed a month after Tom Alder was shot. A girl, 9, was shot in the leg.", 1),
        # who shot himself is one of the two
        ("killed", "A boy shot his brother to death and killed himself. The shooting killed two people.", 2),
        ("killed", "A man killed six people and wounded three before killing himself.", 7),
        # one of the four, and one besides them
        ("injured", "Four people were injured in the shooting. Another man is in critical condition.", 4),
        ("injured", "A woman was shot in the arm. Another man was shot in the leg.", 2),
        ("injured", "Three men were shot, a fourth wounded by shrapnel.", 4),
        # others than the wounded
        ("killed", "Four soldiers were killed. Three civilians were also killed in the crossfire.", 7),
        # the year's total
        ("killed", "There had been 299 killings in the city. Two men were shot dead on Monday.", 2),
        ("killed", "Four people were hit by gunfire and three of those shooting victims died at the scene.", 3),
        ("injured", "Four people were hit by gunfire and three of those shooting victims died at the scene.", 1),
    ],
)
def test_each_person_counts_once(category: str, text: str, expected: int):
    assert toll(category, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police were not able to say if the man had died.",
        "Jurors saw a video at the deputy's murder trial.",
        "He said he shot to protect the bodies of Ken Roy and Tom Alder.",
        "Two murder suspects were questioned.",
    ],
)
def test_nobody_is_said_to_have_died(text: str):
    assert toll("killed", text) is None
