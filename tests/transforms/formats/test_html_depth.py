"""How deep elements are nested: what closes itself is flat, whatever looks like it is not."""

import pytest

from transforms.formats.html_depth import exceeds_depth

FLAT = ["<x-icon/>", "<x-icon name=\"a\" b='c' d/>", "<x:y />", '<svg:path d="M 0 > 1/2"/>', "<br>", "<li>", "<a></a>"]
DEEP = ["<div>", "<p-card>", '<div a="/>">', "<div a=b/>", "<div a = b/>", '<div a=\'"\' b="/>">', "<x-icon>"]


@pytest.mark.parametrize("tag", FLAT)
def test_what_closes_itself_or_needs_no_end_adds_nothing(tag: str):
    assert not exceeds_depth(tag * 60 + "text", 50)


@pytest.mark.parametrize("tag", DEEP)
def test_open_elements_add_up(tag: str):
    assert exceeds_depth(tag * 60 + "text", 50)


@pytest.mark.parametrize("tag", ["<div ", '<div a="', "<a '", '<a "x', "<b a=b "])
def test_tags_that_never_end_are_read_once(tag: str):
    exceeds_depth(tag * 100_000, 50)
