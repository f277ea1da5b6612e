"""Tolls of short articles: which figures add up, which say the same again, which stay out."""

import pytest

from tests.transforms.figures.reading import figures, toll

CASES = [
    ("one sentence lists disjoint groups", "Two soldiers and five civilians were killed.", "killed", 7),
    ("sides by label", "Fighting broke out. Security forces: 2 dead. Rebels: 5 dead.", "killed", 7),
    ("a killer after a knife", "A man stabbed two people to death before he was killed by police.", "killed", 3),
    ("the gun on himself", "A soldier shot three comrades dead and then turned the gun on himself.", "killed", 4),
    ("so were", "A guard was killed on Monday, and so were three prisoners.", "killed", 4),
    ("survivors", "Forty people were killed. Her two brothers survived with burns.", "injured", 2),
    ("who will live", "One man died. A girl was shot in the arm but is expected to survive.", "injured", 1),
    ("a dateline that ends with a year", "VALE, 12 March 2024 - At least 4 people were killed.", "killed", 4),
    ("a dateline that ends with a day", "VALE, May 3 – 14 people were killed in a raid.", "killed", 14),
    ("restated", "Five people were killed on Monday. The five people died at once, doctors said.", "killed", 5),
    ("a part is inside its whole", "Nine people, including three children, were killed.", "killed", 9),
    ("a part of them", "Five people were hurt. Two of them are in critical condition.", "injured", 5),
    ("a part of another side", "Police said 14 rebels, among them five women, were arrested.", "detained", 14),
    ("other sides add up", "Rebels killed three soldiers. The army killed two rebels.", "killed", 5),
    (
        "a bare number goes on with its side",
        "Six rebels were killed and five wounded. Four soldiers were also hurt.",
        "injured",
        9,
    ),
    (
        "a range holds the numbers in it",
        "Between three and six people were killed. Local media reported five dead.",
        "killed",
        4,
    ),
    (
        "nothing comes on top of a range",
        "Between three and six people were killed. Another man died in hospital.",
        "killed",
        4,
    ),
    ("a number beyond the range", "Between three and six people were killed. Later the toll rose to 12.", "killed", 12),
    ("another one", "Three people were killed. Another man died on Tuesday.", "killed", 4),
    ("it goes on", "Three soldiers were killed and two died in hospital.", "killed", 5),
    ("a part that another says", "Four people were injured. Two people were hurt at the gate.", "injured", 4),
    (
        "a number beats a bare plural",
        "Villagers were killed. Some reports said six villagers were killed.",
        "killed",
        6,
    ),
    ("a number beats several", "Several guards were killed. The army said four guards were killed.", "killed", 4),
    ("dozens beat a few", "Dozens of people were killed. Two people were killed at the gate.", "killed", 24),
    ("the toll rises", "Twelve people died. A day later the death toll rose from 12 to 15.", "killed", 15),
    ("an earlier count", "A ferry sank, killing 38. Local media had earlier put the toll at 52.", "killed", 38),
    ("initial reports", "Initial reports said 50 people had died, but police put the toll at 12.", "killed", 12),
    ("it may be the only one", "The army earlier said 12 rebels were killed.", "killed", 12),
    ("shot and died", "A man was shot outside a bar. He died in hospital.", "killed", 1),
    ("who is sent home lived", "Three men died in a fire. One was treated for burns and released.", "injured", 1),
    ("many are treated beside the dead", "A riot left 46 dead. Seven inmates were treated for burns.", "injured", 7),
    ("the shot who lived", "Five people were shot and one person was killed.", "injured", 4),
    ("wounded and died", "Two men who were wounded at the gate have died.", "killed", 2),
    ("seven more shot", "Two people were killed and seven more people were shot.", "injured", 7),
    ("one of two", "One of the two victims killed in the fire was a nurse.", "killed", 2),
    ("a share without its whole", "Twenty-two of the 30 miners died.", "killed", 22),
    ("the dead and one at a hospital", "They found three people dead and took one to a hospital.", "injured", 1),
    (
        "as many as were shot are the shot",
        "Gunmen shot four people, one of whom died. All four suffered wounds to the head.",
        "injured",
        3,
    ),
    (
        "the shot that killed him",
        "A boy fatally shot himself. A neighbour heard the shot that killed him.",
        "killed",
        1,
    ),
    ("bodies may be his", "A man killed his wife and then himself. The bodies of two adults were found.", "killed", 2),
    ("while goes on", "Eight people died at once while three died in hospital.", "killed", 11),
    ("found with wounds", "Two adults were found with gunshot wounds. He killed his wife, then himself.", "killed", 2),
    ("the killer too", "The attack killed nine people. The gunman was killed by police.", "killed", 10),
    ("a killer of one may be told twice", "Police killed a man. The gunman was killed at noon.", "killed", 1),
    ("by his own hand", "Three children were killed. Reed died of a self-inflicted wound.", "killed", 4),
    ("a triple murder", "Police are investigating a triple murder.", "killed", 3),
    ("a triple murder with names", "Anna Roy died in a triple murder. Three people were killed.", "killed", 3),
    ("a triple shooting", "A triple shooting left one person dead.", "injured", 2),
    (
        "names after a first report",
        "Initially reported by the agency, the strike left at least nine dead. Anna Roy was killed with two sons.",
        "killed",
        9,
    ),
    ("another place", "Four men were shot, a block from where five people were shot before.", "injured", 4),
    ("himself too", "A man killed his wife and then himself, the sheriff said.", "killed", 2),
    ("the dead hold him", "Three people are dead, police said. The gunman killed himself.", "killed", 3),
    ("a suicide bomber is counted too", "A bomber blew himself up and killed nine people.", "killed", 10),
    ("a past deed", "Troops killed one rebel. He had planned the ambush that killed two soldiers.", "killed", 1),
    ("names are different people", "Anna Roy was killed at home. Paul Smith was killed on the road.", "killed", 2),
    ("a name again is the same", "Anna Roy was killed at home. Ms Roy was killed at night.", "killed", 1),
    ("an apposition explains", "Two teachers, a man and a woman, were abducted.", "abducted", 2),
    (
        "others are to blame for more",
        "Three rebels died. Their group is responsible for the killing of 12 judges.",
        "killed",
        3,
    ),
    ("a label of households", "Households displaced: 340.", "displaced", 340),
    ("a third on top of two", "Two people were killed on Monday. A third person died in hospital.", "killed", 3),
    ("a third of three", "Three people were killed. A third person died in hospital.", "killed", 3),
    ("a second on top of one", "A man was shot dead at noon. A second man died of his wounds.", "killed", 2),
    ("a third brings it to three", "A third victim has died, bringing the toll to three.", "killed", 3),
    ("revised down", "The death toll, first put at 120, was lowered to 88.", "killed", 88),
    ("raised, then revised", "The toll had been raised to 120 before being revised down to 88.", "killed", 88),
    ("nobody", "No one was injured.", "injured", 0),
    ("nobody else", "Three people were injured. No one else was injured.", "injured", 3),
]


@pytest.mark.parametrize(("about", "body", "category", "expected"), CASES)
def test_toll(about: str, body: str, category: str, expected: int):
    assert toll(category, body) == expected, about


def test_the_shot_who_died_are_not_injured():
    assert toll("injured", "A man was shot outside a bar. He died in hospital.") is None


def test_the_wounded_who_died_are_not_injured():
    found = figures("Two men who were wounded at the gate have died.")
    assert found.select("category", "toll_role").rows() == [("injured", "superseded"), ("killed", "counted")]


def test_another_who_was_shot_and_died_is_not_injured():
    assert toll("injured", "A teen shot another teen in the chest, killing the youth.") is None


@pytest.mark.parametrize(
    "body",
    [
        "A girl was taken away in critical condition and she died later.",
        "The boy fatally shot himself. He shot himself at noon.",
    ],
)
def test_the_hurt_who_died_are_not_injured(body: str):
    assert (toll("injured", body), toll("killed", body)) == (None, 1)


def test_a_headline_says_it_first():
    assert toll("killed", "Five people were killed in a blast.", headline="Blast kills five") == 5


def test_every_figure_has_a_role_and_a_reason():
    found = figures(
        "Nine people, including three children, were killed. The nine people died at once. No one was hurt."
    )
    assert set(found["toll_role"]) <= {"counted", "restated", "part", "background", "superseded", "denied"}
    assert (found["toll_reason"].str.len_chars() > 10).all()


def test_a_part_names_its_whole():
    found = figures("Nine people, including three children, were killed.")
    whole, part = (found.filter(toll_role=role).row(0, named=True) for role in ("counted", "part"))
    assert part["toll_of"] == whole["figure_id"]


def test_also_detained_are_others():
    body = "Police arrested a gang leader on Monday. The officers also detained two suspects."
    assert toll("detained", body) == 3


def test_also_shot_are_not():
    body = "Two men were robbed and shot on Monday. The two men were also shot at near the gate."
    assert toll("injured", body) == 2
