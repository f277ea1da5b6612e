"""Who is who: single victims of an article told apart by name, gender and age, and the wounded from the dead."""

import pytest

from tests.transforms.figures.reading import toll

#: text, killed, injured.
ONE_AND_ANOTHER: list[tuple[str, int | None, int | None]] = [
    ("A 51-year-old miner was killed at a bar. A girl, 9, was shot next door.", 1, 1),
    ("Nils Oro, 44, was stabbed to death. A 12-year-old boy suffered a stab wound to the arm.", 1, 1),
    ("Gunmen killed a waitress. A man was shot as he fled.", 1, 1),
    ("A baby was killed on Monday. The mother was taken to a hospital with a gunshot wound.", 1, 1),
    ("Ivo Tarr, 70, died. Tarr's nephew was shot twice.", 1, 1),
    # the same person
    ("A man was shot in a park. Ivo Tarr, 70, died at a clinic.", 1, None),
    ("A teenager was shot near a pond. Lea Moor, 17, died on Sunday.", 1, None),
    ("A boy was shot near a pond. The 16-year-old died on Sunday.", 1, None),
    ("Ivo Tarr was badly injured in the blast. Doctors tried to save him, but Tarr died.", 1, None),
    ("A 23-year-old was critically hurt in the crash. On Friday Lea Moor, 23, died.", 1, None),
]


@pytest.mark.parametrize(("text", "killed", "injured"), ONE_AND_ANOTHER)
def test_who_is_told_of_otherwise_than_the_dead_lives(text: str, killed: int | None, injured: int | None):
    assert (toll("killed", text), toll("injured", text)) == (killed, injured)


#: text, injured.
SEVERAL: list[tuple[str, int]] = [
    ("A 9-year-old girl was hurt by a car. A woman was injured too.", 2),
    ("A 26-year-old man was shot in the back. A 61-year-old man was shot in the leg.", 2),
    ("A toddler was injured at the gate. A teacher was injured behind it.", 2),
    ("A 31-year-old nurse was hurt. A 32-year-old was hurt at the gate.", 1),  # two sources, or a birthday
    ("A 20-month-old boy was hurt. The 1-year-old was injured at home.", 1),
    ("A man was shot in the leg. The victim, 34, was shot at noon.", 1),
    ("Mr. Oro was injured in the fire. Nils Oro was injured at his desk.", 1),
    ("Nils Oro was injured in the fire. Lea Moor was injured at her desk.", 2),
    ("Nils Oro (44) was injured. Oro's daughter was hurt on the stairs.", 1),
    ("A cook was injured. She was hurt by glass.", 1),
]


@pytest.mark.parametrize(("text", "injured"), SEVERAL)
def test_the_injured_are_as_many_as_are_told_apart(text: str, injured: int):
    assert toll("injured", text) == injured
