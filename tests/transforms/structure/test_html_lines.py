"""Visible lines, data tables against layout tables, JSON-LD objects, meta elements."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.structure.html_lines import visible_lines
from transforms.structure.html_tables import unfold_layout
from transforms.structure.html_tree import parse
from transforms.structure.jsonld import names, plain, read_objects, read_scripts
from transforms.structure.metadata import declared_language, first, read_meta


def lines(html: str) -> list[str]:
    tree = parse(html)
    assert tree is not None
    return [line.text for line in visible_lines(tree)]


BROKEN_INTO = {
    "blocks": ("<div>one<p>two</p>three</div>", ["one", "two", "three"]),
    "line breaks": ("one<br>two", ["one", "two"]),
    "inline elements": ("<p>o<b>n</b>e <span>line</span>, still</p>", ["one line, still"]),
    "hidden elements": ("<p>seen<script>x()</script><style>y</style> on</p>", ["seen on"]),
    "white space": ("<p> a \n\t b&nbsp;c </p>", ["a b c"]),
    "nothing": ("<p></p><div> </div>", []),
}


@pytest.mark.parametrize(("html", "expected"), BROKEN_INTO.values(), ids=BROKEN_INTO.keys())
def test_lines(html: str, expected: list[str]):
    assert lines(html) == expected


def test_the_share_of_links():
    tree = parse("<p><a href='/x'>all of it</a></p><p>see <a href='/y'>it</a></p><p>none</p>")
    assert tree is not None
    assert [line.link_share for line in visible_lines(tree)] == [1.0, 0.4, 0.0]


@given(st.text(alphabet="<>/abip ='\"&;!-\x00é", max_size=200))
def test_no_markup_breaks_it(html: str):
    tree = parse(html)
    if tree is not None:
        assert all(line.text.strip() == line.text != "" for line in visible_lines(tree))


def test_data_tables_stay_tables_and_layout_tables_do_not():
    data = "<table><tr><td>12</td><td>dead</td></tr></table>"
    layout = f"<table><tr><td>{'word ' * 80}</td></tr></table>"
    tree = parse(f"<body>{data}{layout}</body>")
    assert tree is not None
    unfold_layout(tree)
    assert [table.text_content() for table in tree.iter("table")] == ["12dead"]


def script(text: str) -> dict[str, object]:
    tree = parse(f'<html><head><script type="application/ld+json">{text}</script></head><body></body></html>')
    assert tree is not None
    return read_objects(read_scripts(tree)).story


STORY_OBJECTS = {
    "alone": '{"@type": "NewsArticle", "headline": "it"}',
    "in a list": '[{"@type": "Organization"}, {"@type": "NewsArticle", "headline": "it"}]',
    "in a graph": '{"@graph": [{"@type": "WebPage", "headline": "no"}, {"@type": "Article", "headline": "it"}]}',
    "with two types": '{"@type": ["Thing", "NewsArticle"], "headline": "it"}',
    "as main entity": '{"@type": "WebSite", "mainEntity": {"@type": "Article", "headline": "it"}}',
    "with raw line breaks": '{"@type": "NewsArticle",\n "note": "a\n b", "headline": "it"}',
    "in CDATA": '//<![CDATA[\n{"@type": "NewsArticle", "headline": "it"}\n//]]>',
}


@pytest.mark.parametrize("text", STORY_OBJECTS.values(), ids=STORY_OBJECTS.keys())
def test_the_object_of_the_story(text: str):
    assert script(text).get("headline") == "it"


@pytest.mark.parametrize("text", ["", "{", "null", "[1, 2]", '{"@type": 5}', '{"@type": "Organization"}'])
def test_no_object_of_a_story(text: str):
    assert script(text) == {}


def test_plain_values():
    assert plain(" a ") == "a"
    assert plain({"@type": "Person", "name": "Jo"}) == "Jo"
    assert plain([{"name": None}, {"name": "Al"}]) == "Al"
    assert plain(True) is None
    assert names([{"name": "Jo"}, "Al", {"name": "Jo"}]) == "Jo, Al"
    assert names([]) is None


def test_the_most_trusted_meta_element_wins():
    tree = parse(
        "<html lang='pt-BR'><head><meta name='twitter:title' content='T'><meta property='og:title' content='O'>"
        "<meta name='pubdate' content=''><meta name='date' content='2011'></head><body></body></html>"
    )
    assert tree is not None
    declared = read_meta(tree)
    assert first(declared, "headline") == "O"
    assert first(declared, "meta published") is None
    assert declared["meta date"] == [("date", "2011")]
    assert declared_language(tree, declared) == "pt"
