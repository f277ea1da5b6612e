import pytest

from tests.transforms.figures.context.marking import marked
from transforms.figures.context import describe

CASES = {
    "one event": ("<<12>> people were [[killed]] in the fire.", "killed", "incident"),
    "since a year": ("More than <<1,200>> people have been [[killed]] since 2011.", "killed", "cumulative"),
    "so far this year": ("So far this year <<40>> cyclists have [[died]].", "killed", "cumulative"),
    "years of war": ("The five-year civil war has [[claimed]] <<9,000>> lives.", "killed", "cumulative"),
    "in the past decade": ("In the past two decades <<300>> climbers were [[killed]] there.", "killed", "cumulative"),
    "a year": ("About <<30>> people a year are [[killed]] on the road.", "killed", "cumulative"),
    "verbs of one subject share it": (
        "Since 2011 the war has killed many, wounded more, and [[displaced]] <<9,000>> people.",
        "displaced",
        "cumulative",
    ),
    "since a single event": ("They met again since a gunman came, [[killing]] <<49>> people.", "killed", "incident"),
    "since an event that goes on": (
        "Since a revolt began, <<49>> people have been [[killed]].",
        "killed",
        "cumulative",
    ),
    "hours are the time of one event": ("In the last 24 hours <<12>> people were [[killed]].", "killed", "incident"),
    "a year ago is a day": ("A year ago <<12>> people were [[killed]] here.", "killed", "incident"),
    "the worst since a year": (
        "The raid [[killed]] <<49>> people, the deadliest such attack since 2011.",
        "killed",
        "incident",
    ),
    "since as a conjunction": ("<<12>> died, and two have since [[died]] of burns.", "killed", "incident"),
    "since then, adverb": ("<<12>> hikers were [[hurt]]; since then the path is closed.", "injured", "incident"),
    "period in another clause": (
        "<<12>> people were [[killed]], while the road has been closed since May.",
        "killed",
        "incident",
    ),
    "a war killed so many": ("In the war <<12>> people were [[killed]].", "killed", "incident"),
    "many events": ("<<12>> people were [[killed]] in more than 60 clashes.", "killed", "cumulative"),
    "few events": ("<<12>> people were [[killed]] in two clashes.", "killed", "incident"),
    "in less than": ("<<2>> judges have been [[killed]] in less than 40 days.", "killed", "cumulative"),
    "during a month": ("During October <<35>> people were [[killed]] in the province.", "killed", "cumulative"),
    "before": ("The group [[killed]] <<12>> people in previous attacks.", "killed", "cumulative"),
    "in years": ("That has claimed <<12>> lives [[killed]] in nine years.", "killed", "cumulative"),
    "this year": ("<<12>> people were [[killed]] in the city this year.", "killed", "cumulative"),
    "few this year, in the perfect": ("<<6>> people have been [[killed]] by police this year.", "killed", "cumulative"),
    "few in a year, in the perfect": ("<<6>> people have [[died]] in the jail in 2031.", "killed", "cumulative"),
    "in a year, in the past": ("In 2031 <<60>> people [[died]] in the blast.", "killed", "incident"),
    "in a year, of another clause": (
        "<<60>> people [[died]] in 2031, but the mine has not closed.",
        "killed",
        "incident",
    ),
    "months of a year": ("In the first six months of 2031 <<900>> people were [[killed]].", "killed", "cumulative"),
    "a camp holds so many": ("There are <<8,000>> people [[displaced]] in the camp.", "displaced", "stock"),
    "a country hosts so many": ("The country hosts <<8,000>> people [[displaced]] by war.", "displaced", "stock"),
    "still missing": ("<<12>> sailors are still [[missing]].", "missing", "stock"),
    "in camps": ("Some <<4,000>> people [[displaced]] by the flood are living in camps.", "displaced", "stock"),
    "being held": ("<<12>> reporters are being held [[detained]] in the capital.", "detained", "stock"),
    "were displaced by one event": ("The flood [[displaced]] <<4,000>> people.", "displaced", "incident"),
    "the dead are no stock": ("<<12>> bodies remain in the mine where they were [[killed]].", "killed", "incident"),
    "stock outweighs its period": (
        "<<900>> families remain [[displaced]] since the flood of 2019.",
        "displaced",
        "stock",
    ),
}


@pytest.mark.parametrize(("text", "category", "scope"), CASES.values(), ids=CASES.keys())
def test_scope_of_a_number(text: str, category: str, scope: str):
    document, mentions = marked(text, category=category)
    assert [context.scope for context in describe(document, mentions)] == [scope]


def test_one_person_is_no_total():
    document, mentions = marked("<<A farmer>> was [[killed]] since 2011.", value=1)
    assert describe(document, mentions)[0].scope == "incident"


@pytest.mark.parametrize(("value", "scope"), [(499, "incident"), (500, "cumulative")])
def test_a_mass_in_a_war_is_a_total(value: int, scope: str):
    document, mentions = marked("In the war <<12>> people were [[killed]].", value=value)
    assert describe(document, mentions)[0].scope == scope


@pytest.mark.parametrize(
    ("text", "category", "value", "scope"),
    [
        ("The war has [[killed]] <<12>> people.", "killed", 120, "cumulative"),  # so far
        ("A raid in the war [[killed]] <<12>> people.", "killed", 120, "incident"),
        ("The fighting left <<12>> people [[dead]].", "killed", 900, "cumulative"),
        ("The fighting left <<12>> people [[homeless]].", "displaced", 900, "incident"),
        ("The dead: <<12>> people were [[killed]].", "killed", 70_000, "cumulative"),
        ("The earthquake was strong. <<12>> people were [[killed]].", "killed", 70_000, "incident"),
        ("<<12>> people were [[killed]].", "killed", 900, "incident"),
        ("<<12>> people were [[assassinated]].", "killed", 900, "cumulative"),  # one by one
        ("<<12>> were [[murdered]] in the attack on the village.", "killed", 900, "incident"),  # at once
        ("The massacre [[killed]] <<12>> men and boys.", "killed", 8_000, "incident"),
        ("<<12>> soldiers [[died]] on Tuesday.", "killed", 9_000, "incident"),
    ],
)
def test_a_total_shows_by_its_size(text: str, category: str, value: int, scope: str):
    document, mentions = marked(text, category=category, value=value)
    assert describe(document, mentions)[0].scope == scope


def test_fighters_by_hundreds_are_a_total_and_so_are_numbers_beside_them():
    text = "Some <<393>> rebels were [[killed]], <<83>> soldiers were [[wounded]] and <<2>> guards were [[hurt]]."
    document, mentions = marked(text, category="killed")
    mentions[0].side, mentions[0].value_best, mentions[1].value_best, mentions[2].value_best = "militant", 393, 83, 2
    mentions[1].value_high, mentions[2].value_high = 83, 2
    assert [context.scope for context in describe(document, mentions)] == ["cumulative", "cumulative", "incident"]


@pytest.mark.parametrize("where", ["in an air raid", "when the barracks were bombed on Sunday", "in the ambush"])
def test_however_many_fighters_die_in_one_event_they_are_no_total(where: str):
    document, mentions = marked(f"The army [[killed]] <<300>> rebels {where}.", value=300)
    mentions[0].side = "militant"
    assert describe(document, mentions)[0].scope == "incident"


@pytest.mark.parametrize(
    ("text", "low", "scope"),
    [
        ("<<Many>> judges have been [[killed]] for their courage.", 4, "cumulative"),
        ("<<Many>> judges were [[killed]] in the blast.", 4, "incident"),
        ("<<Several>> judges have been [[killed]] in the blast.", 3, "incident"),
    ],
)
def test_many_in_the_perfect_are_those_so_far(text: str, low: int, scope: str):
    document, mentions = marked(text, value=low)
    mentions[0].quantifier, mentions[0].value_high = "vague", None
    assert describe(document, mentions)[0].scope == scope
