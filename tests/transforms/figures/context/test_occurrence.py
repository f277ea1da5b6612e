from dataclasses import replace
from datetime import date

import pytest

from tests.transforms.figures.context.marking import marked
from transforms.figures.context import describe

FRIDAY = "{{Friday|2024-03-08}}"
TUESDAY = "{{Tuesday|2024-03-05}}"
JANUARY = "{{January|2024-01-01/2024-01-31}}"
NOVEMBER = "{{November|2023-11-01/2023-11-30}}"

CASES = {
    "day after its verb": (f"<<12>> people were [[killed]] in a fire {TUESDAY}.", "2024-03-05"),
    "day that opens the sentence": (f"On {TUESDAY}, <<12>> people were [[killed]].", "2024-03-05"),
    "day before its noun": (f"{TUESDAY}'s explosion [[killed]] <<12>> people.", "2024-03-05"),
    "day of the report": (f"<<12>> people were [[killed]], police said {FRIDAY}.", None),
    "day of the report beside the day": (
        f"<<12>> people were [[killed]] {TUESDAY}, the coroner told reporters on {FRIDAY}.",
        "2024-03-05",
    ),
    "day of the arrest": (f"A man accused of [[killing]] <<12>> people appeared in court {FRIDAY}.", None),
    "day of the vigil": (f"Neighbors held a vigil {FRIDAY} for the <<12>> [[dead]].", None),
    "day of another sentence": (
        f"<<12>> people were [[killed]]. The shooting happened at 8:30 p.m. {TUESDAY}. A vigil was held {FRIDAY}.",
        "2024-03-05",
    ),
    "aftermath before the event": (
        f"A man was charged {FRIDAY} after <<12>> people were [[killed]]. The attack took place {TUESDAY}.",
        "2024-03-05",
    ),
    "year since which it is the worst": (
        "The blast [[killed]] <<12>> people, the worst such attack since {{2003|2003-01-01/2003-12-31}}.",
        None,
    ),
    "clock does not break the clause": (
        f"Officers were called to the bar at 10:45 p.m. {TUESDAY}. <<2>> [[died]].",
        "2024-03-05",
    ),
    "day of another verb": (
        f"On {TUESDAY}, at his home in the old town of Riverton, <<he>> was [[hurt]], and later left it on {FRIDAY}.",
        "2024-03-05",
    ),
    "attribute before its noun is no verb of reporting": (
        f"On {TUESDAY} confirmed strikes on the camp [[killed]] <<12>> people. A strike followed {FRIDAY}.",
        "2024-03-05",
    ),
    "teller before the day": (f"Police on {FRIDAY} said <<12>> people were [[killed]].", None),
    "day of a noun before a verb": (
        "The trial over the massacre of {{Sept. 28, 2009|2009-09-28}} resumed. <<12>> people were [[killed]].",
        "2009-09-28",
    ),
    "day in a noun group": (
        f"The victims of the {TUESDAY} arena bombing were buried on {FRIDAY}. The bombing [[killed]] <<12>> people.",
        "2024-03-05",
    ),
    "day of a hearing": (f"The man who [[killed]] <<12>> people lost a parole bid on {FRIDAY}.", None),
    "day of a count": (
        f"The toll of the fire [[rose]] to <<12>> on {FRIDAY}. The fire broke out on {TUESDAY}.",
        "2024-03-05",
    ),
    "day of a count that opens the sentence": (
        f"On {FRIDAY} the mayor put the [[toll]] at <<12>>. The fire broke out on {TUESDAY}.",
        "2024-03-05",
    ),
    "day of the harm beside a toll": (
        f"The [[toll]] from {TUESDAY}'s fire rose to <<12>>, rescuers said on {FRIDAY}.",
        "2024-03-05",
    ),
    "another time with which it is compared": (
        f"In {JANUARY} <<483>> were [[hurt]], a 37 percent increase over {NOVEMBER}.",
        "2024-01-01",
    ),
    "another number with which it is compared": (
        f"In {JANUARY} <<483>> were [[hurt]], up from 312 in {NOVEMBER}.",
        "2024-01-01",
    ),
    "day up to which was counted": (
        f"The storm hit on {TUESDAY}. As of {FRIDAY}, <<12>> people had been [[evacuated]].",
        "2024-03-05",
    ),
    "day up to which was counted, and no other": (
        f"As of {FRIDAY}, <<12>> people had been [[evacuated]].",
        "2024-03-08",
    ),
    "day of a similar event, no day of the incident": (
        f"A fire broke out {FRIDAY}. On {TUESDAY}, a similar fire [[killed]] <<12>> people.",
        "2024-03-05",
    ),
    "no day at all": ("<<12>> people were [[killed]] in a fire.", None),
    "day to come": ("<<12>> people were [[killed]]. The bridge reopens {{Monday|2024-03-11}}.", None),
}


@pytest.mark.parametrize(("text", "day"), CASES.values(), ids=CASES.keys())
def test_day_of_the_harm(text: str, day: str | None):
    document, mentions = marked(text, published="2024-03-09")
    assert [context.occurred_from for context in describe(document, mentions)] == [day and date.fromisoformat(day)]


def test_the_detained_were_arrested_on_the_day_of_the_arrest():
    document, mentions = marked(
        f"Police [[arrested]] <<12>> men {FRIDAY}.", category="detained", published="2024-03-09"
    )
    assert describe(document, mentions)[0].occurred_from == date(2024, 3, 8)


def test_the_dateline_says_when_only_if_nothing_else_does():
    only_dateline = "LOWER VALE ({{March 9|2024-03-09}}) - A patrol [[killed]] <<12>> rebels."
    with_day = "LOWER VALE ({{March 9|2024-03-09}}) - A patrol [[killed]] <<12>> rebels {{yesterday|2024-03-08}}."
    for text, day in ((only_dateline, date(2024, 3, 9)), (with_day, date(2024, 3, 8))):
        document, mentions = marked(text, published="2024-03-09")
        assert describe(document, mentions)[0].occurred_from == day


def test_two_incidents_keep_their_own_days():
    document, mentions = marked(
        f"<<12>> people were [[killed]] in a raid {TUESDAY}.\n\nOn {FRIDAY}, <<3>> more were [[killed]] in a blast.",
        published="2024-03-09",
    )
    assert [c.occurred_from for c in describe(document, mentions)] == [date(2024, 3, 5), date(2024, 3, 8)]


def test_a_separate_incident_borrows_no_day():
    document, mentions = marked(
        f"<<12>> people were [[killed]] in a raid {TUESDAY}. In a separate raid, <<3>> more were [[killed]].",
        published="2024-03-09",
    )
    separate = [mentions[0], replace(mentions[1], is_other_event=True)]
    assert [c.occurred_from for c in describe(document, separate)] == [date(2024, 3, 5), None]


def test_a_day_right_behind_its_victims_is_theirs_though_they_are_named_for_what_comes_after():
    document, mentions = marked(f"Guards [[shot]] <<12 mourners>> on {TUESDAY}.", published="2024-03-09")
    assert [c.occurred_from for c in describe(document, mentions)] == [None]
    as_object = [replace(mention, pattern="object") for mention in mentions]
    assert [c.occurred_from for c in describe(document, as_object)] == [date(2024, 3, 5)]


def test_the_last_such_event_has_its_own_year():
    year = "{{1998|1998-01-01/1998-12-31}}"
    text = f"The bridge fell {TUESDAY}, the worst such accident since {year}, when <<12>> [[died]]."
    document, mentions = marked(text, published="2024-03-09")
    recalled = [replace(mention, role_hint="background") for mention in mentions]
    assert [c.occurred_from for c in describe(document, recalled)] == [date(1998, 1, 1)]


def test_a_year_gives_its_bounds_and_its_expression():
    document, mentions = marked(
        "In {{2015|2015-01-01/2015-12-31}} a gunman [[killed]] <<12>> people.", published="2024-03-09"
    )
    context = describe(document, mentions)[0]
    assert (context.occurred_from, context.occurred_to) == (date(2015, 1, 1), date(2015, 12, 31))
    assert (context.occurred_precision, context.occurred_expression_id) == ("year", "e0")


def test_a_night_began_the_day_before():
    document, mentions = marked("<<12>> were [[killed]] in an {{overnight|2024-03-09}} raid.", published="2024-03-09")
    context = describe(document, mentions)[0]
    assert (context.occurred_from, context.occurred_to) == (date(2024, 3, 8), date(2024, 3, 9))


def test_the_day_of_the_incident_says_it_better_than_the_week_that_holds_it():
    week = "{{last week|2024-03-04/2024-03-10}}"
    document, mentions = marked(
        f"<<12>> people were [[killed]] {week}. The blast happened {TUESDAY}.", published="2024-03-16"
    )
    assert describe(document, mentions)[0].occurred_to == date(2024, 3, 5)


def test_a_total_runs_from_its_start_to_the_day_of_publication():
    since = "{{2015|2015-01-01/2015-12-31}}"
    document, mentions = marked(f"<<900>> people have been [[killed]] since {since}.", published="2024-03-09")
    context = describe(document, mentions)[0]
    assert (context.occurred_from, context.occurred_to) == (date(2015, 1, 1), date(2024, 3, 9))
    assert context.occurred_precision == "period"


def test_a_total_does_not_take_the_day_of_the_incident():
    document, mentions = marked(
        f"<<12>> people were [[killed]] {TUESDAY}. The five-year war has [[claimed]] <<9,000>> lives.",
        published="2024-03-09",
    )
    assert [c.occurred_from for c in describe(document, mentions)] == [date(2024, 3, 5), None]


def test_a_named_day_before_a_time_of_day():
    document, mentions = marked(
        "<<2>> [[died]]. It happened {{around 8 p.m.|2024-03-09|TIME}}. The blast occurred {{Friday|2024-03-08}}.",
        published="2024-03-09",
    )
    assert describe(document, mentions)[0].occurred_from == date(2024, 3, 8)


def test_a_named_day_says_it_better_than_the_night():
    document, mentions = marked(
        "An {{overnight|2024-03-09}} raid [[killed]] <<12>>. It happened at {{2:30 a.m. Saturday|2024-03-09|TIME}}.",
        published="2024-03-09",
    )
    assert describe(document, mentions)[0].occurred_from == date(2024, 3, 9)


def test_the_latest_day_of_a_sentence_is_the_news():
    document, mentions = marked(
        f"A strike on the man behind the attack on {TUESDAY} took place {FRIDAY}.\n\n<<12>> rebels were [[killed]].",
        published="2024-03-09",
    )
    assert describe(document, mentions)[0].occurred_from == date(2024, 3, 8)


def test_harm_told_of_a_weekday_has_happened():
    document, mentions = marked("<<2>> would-be robbers were [[shot]] {{Monday|2024-03-11}}.", published="2024-03-09")
    context = describe(document, mentions)[0]
    assert (context.occurred_from, context.occurred_to) == (date(2024, 3, 4), date(2024, 3, 4))


def test_the_day_told_before_in_the_paragraph_is_nearer_than_that_of_the_first_incident():
    document, mentions = marked(
        f"A blast happened {TUESDAY}. <<2>> [[died]].\n\nA bus crashed on {FRIDAY}. <<3>> people were [[killed]].",
        published="2024-03-09",
    )
    assert [c.occurred_from for c in describe(document, mentions)] == [date(2024, 3, 5), date(2024, 3, 8)]


def test_a_charge_is_no_harm():
    document, mentions = marked(
        f"He was charged with murder {FRIDAY}. <<2>> [[died]]. The shooting happened {TUESDAY}.", published="2024-03-09"
    )
    assert describe(document, mentions)[0].occurred_from == date(2024, 3, 5)


def test_the_early_hours_belong_to_their_day():
    document, mentions = marked(
        "<<12>> were [[killed]] in {{the early hours of Saturday|2024-03-09}}.", published="2024-03-09"
    )
    assert describe(document, mentions)[0].occurred_from == date(2024, 3, 9)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (f"<<12>> people were [[displaced]] between {TUESDAY} and {FRIDAY}.", "between, and"),
        (f"<<12>> people were [[displaced]] from {TUESDAY} to {FRIDAY}.", "from, to"),
        (f"From {TUESDAY} until {FRIDAY} <<12>> people were [[displaced]].", "until"),
        ("<<12>> people were [[displaced]] on {{5|2024-03-05}}-{{8 March|2024-03-08}}.", "a dash"),
    ],
)
def test_a_stretch_of_days_has_a_last_day(text: str, about: str):
    document, mentions = marked(text, published="2024-03-09")
    context = describe(document, mentions)[0]
    assert (context.occurred_from, context.occurred_to) == (date(2024, 3, 5), date(2024, 3, 8)), about


def test_two_days_of_two_events_are_no_stretch():
    document, mentions = marked(
        f"A raid {TUESDAY} and {FRIDAY}'s blast [[killed]] <<12>> people.", published="2024-03-09"
    )
    assert describe(document, mentions)[0].occurred_to == date(2024, 3, 8)


def test_a_total_since_an_event_runs_to_the_day_of_publication():
    text = f"Since the truce took effect on {TUESDAY}, <<900>> people have been [[killed]]."
    document, mentions = marked(text, published="2024-03-09")
    assert describe(document, mentions)[0].occurred_to == date(2024, 3, 9)
