"""Dates that a story tells as past; the date of each text stands between brackets."""

import pytest

from transforms.structure.publication.reported_past import is_reported_as_past

PAST = [
    "The caliphate that the group had declared in [2014] was gone.",  # past perfect
    "On [November 22, 2013], the three presidents held talks.",  # date first, verb after
    "The bridge, which was closed since [May 2011], fell.",  # since
    "He said in an interview in [March 2015] that all was well.",  # reported
]
OPEN = [
    "The bridge will be closed in [2014].",  # future
    "The council signed a contract for delivery in [2014].",  # a plan, told in the past tense
    "They agreed to meet again in [2014].",  # a plan
    "Elections were scheduled for [November 22, 2013].",  # a plan
    "The budget [2014] was late.",  # a name
    "He was seen in the [2014] block of Elm Street.",  # a house number
    "In [2014]",  # no verb
]


@pytest.mark.parametrize(("marked", "is_past"), [(t, True) for t in PAST] + [(t, False) for t in OPEN])
def test_tense(marked: str, is_past: bool):
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    assert is_reported_as_past(text, start, end) is is_past
