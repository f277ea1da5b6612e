from dataclasses import replace

import pytest

from tests.transforms.figures.context.marking import marked
from transforms.figures.context import describe

CASES = {
    "name": ("<<12>> people were [[killed]] in Riverton.", "Riverton"),
    "name with its noun and its part of": (
        "<<12>> people were [[killed]] in Amber district, Vale province, yesterday.",
        "Amber district, Vale province",
    ),
    "place that opens the sentence": (
        "In the village of Adeni, <<12>> people were [[killed]].",
        "the village of Adeni",
    ),
    "town behind a description": ("<<12>> [[died]] in the northern Marlish border town of Ora.", "Ora"),
    "suburb of a town": ("<<12>> [[died]] in the rebel-held Riverton suburb of Ora.", "Ora"),
    "province of a nation": ("<<12>> [[died]] in the restive Nigerian province of Ora.", "Ora"),
    "province of a country": ("<<12>> [[died]] in the Ora province of Marland.", "the Ora province"),
    "town without a description": ("<<12>> [[died]] in a raid near the town of Ora.", "the town of Ora"),
    "chain of places": ("<<12>> [[died]] in Old Mill near Riverton.", "Old Mill near Riverton"),
    "modifier": ("<<12>> people [[died]] in northern Marland on Tuesday.", "northern Marland"),
    "block of a street": (
        "<<2>> men were [[shot]] in the 400 block of West Elm Street.",
        "the 400 block of West Elm Street",
    ),
    "on a street": ("<<2>> men were [[shot]] on Elm Street.", "Elm Street"),
    "on a day is no place": ("<<2>> men were [[shot]] on Tuesday.", None),
    "in a month is no place": ("<<2>> men were [[shot]] in March.", None),
    "nearest to the harm": ("After a march in Riverton <<12>> people [[died]] in Old Mill.", "Old Mill"),
    "where the arrest was made": ("A man was arrested in Riverton after <<12>> people [[died]].", None),
    "hospital": ("<<12>> people [[died]] at Riverton General Hospital.", None),
    "full stop is no part of the name": ("<<12>> people [[died]] in St. Anne.", "St. Anne"),
    "place told just before": ("A bomb exploded in Old Mill. <<12>> people were [[killed]].", "Old Mill"),
    "all in capitals: names cannot be told": ("<<12>> PEOPLE WERE [[KILLED]] IN THE RAID ON OLD MILL.", None),
    "no place": ("<<12>> people were [[killed]].", None),
}


@pytest.mark.parametrize(("text", "place"), CASES.values(), ids=CASES.keys())
def test_place_of_the_harm(text: str, place: str | None):
    document, mentions = marked(text)
    assert [context.place for context in describe(document, mentions)] == [place]


def test_here_is_the_place_of_the_dateline():
    document, mentions = marked("<<12>> people were [[killed]] here on Monday.")
    assert describe(replace(document, dateline_place="Riverton"), mentions)[0].place == "Riverton"


def test_the_dateline_alone_says_nothing_of_the_place():
    document, mentions = marked("<<12>> people were [[killed]] on Monday.")
    assert describe(replace(document, dateline_place="Riverton"), mentions)[0].place is None
