"""Which articles tell of one incident: what joins them, what does not, and that company and order change nothing."""

from datetime import date, timedelta
from itertools import permutations

import polars as pl
import pytest

from tests.transforms.events.articles import Told, events, links, traits
from transforms.events.group import group
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
    "a slogan of capitals": (
        Told("a", "Marchers of Black Lives Matter met. Orla Vennick, 34, was shot.", killed=2),
        Told("b", "Marchers of Black Lives Matter met. Dunstan Prewe, 52, was shot."),
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
        {"article_id": a, "cluster_id": "k", "days": [DAY + timedelta(day)] if day is not None else [], "towns": [],
         "spots": spots}
        for a, (day, spots) in told.items()
    ]  # fmt: skip
    schema = {"article_id": pl.String, "cluster_id": pl.String, "days": pl.List(pl.Date), "towns": pl.List(pl.Int32)}
    return copies(pl.DataFrame(rows, schema={**schema, "spots": pl.List(pl.String)}))


def test_a_form_in_which_the_town_or_the_day_changes_is_no_copy():
    assert _copies(a=(0, ["zhob"]), b=(0, ["kalat"])) == ({"a": "a", "b": "b"}, [])
    assert _copies(a=(0, ["zhob"]), b=(9, ["zhob"])) == ({"a": "a", "b": "b"}, [])


def test_copies_tell_of_the_same_days_and_places_or_leave_them_out():
    assert _copies(a=(0, ["zhob"]), b=(0, ["zhob"])) == ({"a": "a", "b": "a"}, [])
    assert _copies(a=(0, ["zhob"]), b=(1, ["zhob", "kalat"]), c=(None, [])) == (
        {"a": "a", "b": "b", "c": "c"},
        [("a", "b"), ("a", "c"), ("b", "c")],
    )
