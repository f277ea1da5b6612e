"""Tolls of the kinds of report the ledger is made for: quakes, ferries, attacks, prisons, epidemics, protests."""

import pytest

from tests.transforms.figures.reading import toll

CASES = [
    ("quake", "A quake struck Marund on Tuesday, killing at least 47 people and injuring 320.",
     {"killed": 47, "injured": 320}),
    ("lives", "The quake has claimed 1,204 lives, with more than 5,000 injured and 300 still missing.",
     {"killed": 1204, "injured": 5000, "missing": 300}),
    ("rising toll", "The death toll climbed to 2,310 on Thursday, up from 1,900 a day earlier.", {"killed": 2310}),
    ("toll of both", "State media put the toll at 87 dead and 412 injured.", {"killed": 87, "injured": 412}),
    ("ferry", "A ferry carrying 310 passengers capsized off Selmar island, drowning at least 38 people.",
     {"killed": 38}),
    ("bodies", "Thirty-eight bodies have been recovered and 12 people remain missing.",
     {"killed": 38, "missing": 12}),
    ("all hands", "The boat sank with the loss of all 22 crew.", {"killed": 22}),
    ("bomb", "A car bomb exploded in Tarzeh, killing five officers and wounding a dozen passers-by.",
     {"killed": 5, "injured": 12}),
    ("gunmen", "Gunmen stormed a mosque, shooting dead six worshippers before fleeing.", {"killed": 6}),
    ("children among them", "Eleven people, four of them children, were killed in the strike.", {"killed": 11}),
    ("two sides", "The ministry said 35 militants were eliminated; three servicemen were wounded.",
     {"killed": 35, "injured": 3}),
    ("hostages", "Militants beheaded three hostages.", {"killed": 3, "abducted": 3}),
    ("prison", "A riot at Loma Alta prison left 23 inmates dead and 40 wounded, six of them guards.",
     {"killed": 23, "injured": 40}),
    ("hanged", "Five inmates were found hanged in their cells.", {"killed": 5}),
    ("new deaths", "The ministry reported 14 new deaths, bringing the total to 532.", {"killed": 532}),
    ("cases", "The virus has infected 4,500 people, of whom 230 have died.", {"affected": 4500, "killed": 230}),
    ("the sick", "Forty-one people have died of the fever and 300 have fallen ill.", {"killed": 41, "affected": 300}),
    ("protest", "Police fired live rounds at demonstrators, killing two and injuring scores.",
     {"killed": 2, "injured": 40}),
    ("shot dead", "At least 11 protesters were shot dead and 60 others wounded.", {"killed": 11, "injured": 60}),
    ("two claims", "Officials say seven died, but the opposition claims 25 were killed.", {"killed": 25}),
    ("crash", "The crash left 3 dead, 5 critically injured.", {"killed": 3, "injured": 5}),
    ("plane", "The plane crashed, killing all 239 people on board.", {"killed": 239}),
    ("form", "Fatalities: 3. Injuries: 15.", {"killed": 3, "injured": 15}),
    ("wire", "TWO POLICEMEN AND A CIVILIAN WERE KILLED IN AN AMBUSH.", {"killed": 3}),
    ("stampede", "Fifteen pilgrims were trampled to death in a stampede.", {"killed": 15}),
    ("names in dashes",
     "Five members of the Brandt family – Karl, his wife Ewa, and sons Jan, Tom and Lee – were killed.",
     {"killed": 5}),
    ("his wife by name", "Gunmen killed the mayor, Luis Roy, his wife, Ana, and a guard.", {"killed": 3}),
    ("a body", "A body bearing torture marks was found in Cibo.", {"killed": 1}),
    ("a body that is none", "The student body met on Monday; one man was arrested.", {"detained": 1}),
    ("a dozen halved", "A half dozen villagers were hacked to death; a score of miners perished.", {"killed": 20}),
    ("out of", "Eighteen out of the 20 passengers were killed.", {"killed": 18}),
    ("the emergency number", "Callers to 911 reported two men shot.", {"injured": 2}),
    ("captured", "Three soldiers were killed and another captured.", {"killed": 3, "detained": 1}),
    ("all but some", "All but two of its 30 crew died when the trawler sank.", {"killed": 28}),
    ("a third", "An airstrike killed two insurgents and wounded a third.", {"killed": 2, "injured": 1}),
    ("another attack", "Gunmen killed four farmers in Kola. In another attack, three villagers were killed.",
     {"killed": 7}),
    ("separate operations", "The force detained three insurgents. In a separate operation it detained two more men.",
     {"detained": 5}),
    ("separately", "Six people died when a bus overturned. Separately, nine labourers were killed by a falling wall.",
     {"killed": 15}),
    ("the same attack again", "Gunmen killed four farmers. In the attack, three men were shot dead in a hut.",
     {"killed": 4}),
    ("later", "Eight people died on the spot while three succumbed to injuries in hospital.", {"killed": 11}),
]  # fmt: skip


@pytest.mark.parametrize(("about", "body", "expected"), CASES)
def test_the_toll_of_a_report(about: str, body: str, expected: dict[str, int]):
    categories = ("killed", "injured", "missing", "affected", "abducted", "displaced", "detained")
    assert {c: n for c in categories if (n := toll(c, body)) is not None} == expected, about
