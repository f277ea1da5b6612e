"""Which articles tell of one incident: what joins them, what does not, and that company and order change nothing."""

from datetime import date, timedelta
from itertools import permutations

import polars as pl
import pytest

from tests.transforms.events.articles import Told, events, links, traits
from transforms.events.group import group
from transforms.events.model import TRAITS
from transforms.events.settle import copies

DAY = date(2031, 5, 6)
LATER = DAY + timedelta(days=90)
NEXT = DAY + timedelta(days=1)

SHOT = "Orla Vennick, 34, was shot dead on Tuesday in the 2100 block of North Tallow Street, police said."
HELD = "A man was held over the death of Orla Vennick, who was shot at a bus stop. Orla Vennick leaves two sons."
TRIAL = (
    "Orla Vennick was killed by Bram Oskery, 41, a jury heard. Oskery denied that he shot Vennick. Bram Oskery is 41."
)
CORNER = "A woman died after shots were fired in the 2100 block of Tallow Street, neighbours said."
ELSEWHERE = "Dunstan Prewe, 52, was shot dead on Tuesday on Harrow Lane, police said."

ROUND_UP = " ".join(f"One died in the {n}00 block of {chr(64 + n)}hurst Road." for n in range(1, 9)) * 9 + (
    " A ninth died on Harrow Lane, a tenth on Prewe Avenue, another on Oskery Road, and one on Mossgate Street."
)

ONE = {
    "a person, on the day after": (Told("a", SHOT), Told("b", HELD, NEXT)),
    "a block of a street, on the day": (Told("a", SHOT), Told("b", CORNER)),
    "two persons, months later": (
        Told("a", "Orla Vennick, 34, was shot by Bram Oskery, 41, officers said."),
        Told("b", TRIAL, LATER, killed=None),
    ),
    "a spot that no gazetteer knows, on the day, with the same toll": (
        Told("a", "Shots were fired at a club.", place="the Quillwort Club", killed=3),
        Told("b", "Gunmen went into a club.", place="the Quillwort Club", killed=3),
    ),
    "a small town, on the day, with the same toll": (
        Told("a", "A lorry turned over.", place="Kingsbridge, England", killed=3),
        Told("b", "Three died on a hill.", place="Kingsbridge, England", killed=3),
    ),
    "two sites of one name, on the day, in other words": (
        Told("a", "Two men were hit when a gunman came to the Fennel nightclub, aged 19 and 23.", killed=None),
        Told("b", "Three are dead, said the owner of Fennel nightclub, and a 23-year-old is in care.", killed=3),
    ),
    "a house and its block, weeks later, with the same toll": (
        Told("a", "Someone was shot at 2134 Tallow Street."),
        Told("b", CORNER, DAY + timedelta(20)),
    ),
    "a victim, a year later, with the same toll": (
        Told("a", SHOT),
        Told("b", "A year after the death of Orla Vennick, her sons lit candles.", DAY + timedelta(365)),
    ),
    "a great city and an age, on the day, with the same toll": (
        Told("a", "A 34-year-old man was shot.", place="Chicago"),
        Told("b", "The man who died was a 34-year-old baker.", place="Chicago"),
    ),
    "a great city and many dead, of whom two reports count nearly as many": (
        Told("a", "A lorry turned over.", place="Chicago", killed=34),
        Told("b", "Dozens are feared dead.", place="Chicago", killed=41),
    ),
    "a small town, in other words of one thing, with a toll that rose": (
        Told("a", "A lorry with coal turned over beside a bakery.", place="Kingsbridge, England", killed=3),
        Told("b", "The coal lorry beside the bakery cost more lives.", place="Kingsbridge, England", killed=5),
    ),
    "who speaks of it in a place, in like words, with a toll that rose": (
        Told("a", "Two car bombs tore through a spice market, said Bram Oskery of the rescuers.", place="Chicago"),
        Told("b", "More died after the car bombs at the spice market, Bram Oskery told us.", killed=7, place="Chicago"),
    ),
    "a great city and the same killed and injured": (
        Told("a", "A man was shot.", place="Chicago", killed=2, injured=5),
        Told("b", "A boy was stabbed.", place="Chicago", killed=2, injured=5),
    ),
}
TWO = {
    "other persons and streets on one day": (Told("a", SHOT), Told("b", ELSEWHERE)),
    "a street, months later": (Told("a", SHOT), Told("b", CORNER, LATER)),
    "the same words": (Told("a", "A bomb went off at a market."), Told("b", "A bomb went off at a market.", NEXT)),
    "a small town, on the day, with another toll": (
        Told("a", "A lorry turned over.", place="Kingsbridge, England", killed=3),
        Told("b", "A house burned.", place="Kingsbridge, England", killed=8),
    ),
    "a great city, on the day, with the same toll": (
        Told("a", "A man was shot.", place="Chicago"),
        Told("b", "A boy was stabbed.", place="Chicago"),
    ),
    "a great city, on the day, with many dead and many more": (
        Told("a", "A lorry turned over.", place="Chicago", killed=12),
        Told("b", "A bridge fell.", place="Chicago", killed=40),
    ),
    "a great city and its nation, with the words of any attack": (
        Told("a", "A grenade failed in Lagos, Nigeria. No group claimed responsibility.", place="Lagos", killed=1),
        Told("b", "A bus burned in Lagos, Nigeria. A group claimed responsibility.", place="Lagos", killed=6),
    ),
    "a slogan of capitals": (
        Told("a", "Marchers of Black Lives Matter met. Orla Vennick, 34, was shot.", killed=2),
        Told("b", "Marchers of Black Lives Matter met. Dunstan Prewe, 52, was shot."),
    ),
    "who speaks of both": (
        Told("a", "A man was shot, said Sheriff Bram Oskery.", place="Quarrymill"),
        Told("b", "A boy was stabbed, Sheriff Bram Oskery said.", place="Tarnbeck"),
    ),
    "sons of one first name": (
        Told("a", "Anthon Vennick Jr., 34, was shot."),
        Told("b", "Anthon Prewe Jr., 9, was shot.", LATER),
    ),
    "an age and like words in two towns": (
        Told("a", "A quarrel over dice ended badly in Leeds: a 34-year-old baker was stabbed."),
        Told("b", "A quarrel over dice ended badly in Hull: a 34-year-old sailor was stabbed."),
    ),
    "a block, a year later": (Told("a", SHOT, killed=2), Told("b", CORNER, DAY + timedelta(365))),
    "one street of a round-up of many": (
        Told("a", ROUND_UP, killed=7),
        Told("b", "A man was hurt on Harrow Lane.", killed=None, injured=1),
    ),
    "the toll of a round-up": (
        Told("a", ROUND_UP, killed=7, place="Kingsbridge, England"),
        Told("b", "A house burned.", killed=7, place="Kingsbridge, England"),
    ),
    "no day at all": (Told("a", CORNER, None), Told("b", CORNER, None)),
}


@pytest.mark.parametrize("pair", ONE.values(), ids=ONE.keys())
def test_one_incident(pair: tuple[Told, ...]):
    assert events(*pair) == {frozenset({"a", "b"})}


@pytest.mark.parametrize("pair", TWO.values(), ids=TWO.keys())
def test_two_incidents(pair: tuple[Told, ...]):
    assert events(*pair) == {frozenset({"a"}), frozenset({"b"})}


def test_a_background_total_is_no_event():
    assert events(Told("a", "The war has killed thousands.", killed=9000, scope="cumulative")) == set()


def test_a_follow_up_without_a_toll_joins_and_makes_no_event_of_its_own():
    report, follow_up = Told("a", SHOT), Told("b", HELD, NEXT, killed=None, scope="stock")
    assert events(report, follow_up) == {frozenset({"a", "b"})}
    assert events(follow_up) == set()


def test_what_joins_says_the_words_that_are_shared():
    found = links(traits(Told("a", SHOT), Told("b", HELD, NEXT)))
    assert found.rows() == [("a", "b", "person, day", "orla vennick, 1 killed")]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_order_and_company_change_nothing(order: tuple[int, ...]):
    told = [Told("a", SHOT), Told("b", HELD, NEXT), Told("c", CORNER), Told("d", ELSEWHERE)]
    assert events(*(told[n] for n in order)) == {frozenset("abc"), frozenset("d")}


def test_one_link_joins_no_two_crowds():
    crowds = ["abcde", "vwxyz"]
    within = [(a, b) for crowd in crowds for a in crowd for b in crowd if a < b]
    found = group("abcdevwxyz", [*within, ("e", "v")], {})
    assert {article: found[article] for article in "aevz"} == {"a": "a", "e": "a", "v": "v", "z": "v"}


def test_copies_stay_together_and_follow_each_other():
    found = group("abcd", [("b", "d")], {"a": "k", "b": "k"})
    assert found == {"a": "a", "b": "a", "c": "c", "d": "a"}


def _copies(**told: tuple[int | None, list[str]]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    rows = [
        _copy(a, days=[DAY + timedelta(day)] if day is not None else [], spots=spots)
        for a, (day, spots) in told.items()
    ]
    return copies(pl.DataFrame(rows, schema=_COPIES))


_COPIES = {"cluster_id": pl.String} | {
    name: TRAITS[name] for name in ("article_id", "days", "towns", "spots", "killed", "injured", "lead")
}


def _copy(article_id: str, **told: object) -> dict[str, object]:
    nothing = {"days": [], "towns": [], "spots": [], "killed": None, "injured": None, "lead": []}
    return {"article_id": article_id, "cluster_id": "k", **nothing, **told}


def test_a_form_in_which_the_town_or_the_day_changes_is_no_copy():
    assert _copies(a=(0, ["zhob"]), b=(0, ["kalat"])) == ({"a": "a", "b": "b"}, [])
    assert _copies(a=(0, ["zhob"]), b=(9, ["zhob"])) == ({"a": "a", "b": "b"}, [])


def test_copies_tell_of_the_same_days_and_places_or_leave_them_out():
    assert _copies(a=(0, ["zhob"]), b=(0, ["zhob"])) == ({"a": "a", "b": "a"}, [])
    assert _copies(a=(0, ["zhob"]), b=(1, ["zhob", "kalat"]), c=(None, [])) == (
        {"a": "a", "b": "b", "c": "c"},
        [("a", "b"), ("a", "c"), ("b", "c")],
    )


@pytest.mark.parametrize(("opening", "are_one"), [([*range(10)], True), ([*range(5, 15)], False)])
def test_near_duplicates_of_other_tolls_are_one_story_if_they_open_alike(opening: list[int], are_one: bool):
    one, other = _copy("a", killed=3, lead=[*range(10)]), _copy("b", killed=8, lead=opening)
    _, likely = copies(pl.DataFrame([one, other], schema=_COPIES))
    assert likely == ([("a", "b")] if are_one else [])
