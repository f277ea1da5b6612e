"""Titles of pages without the name of their site, and headlines that look as if they held one."""

import pytest

from tests.transforms.structure.records import article, structured
from tests.transforms.structure.test_html import PAGE, STORY
from transforms.structure.html import read_page
from transforms.structure.site_name import headed, without_site_name

NAMED = {
    "a bar": ("Five killed in blast | Highland Post", ["Highland Post"], "Five killed in blast"),
    "a bar without spaces": ("Five killed in blast|Highland Post", ["Highland Post"], "Five killed in blast"),
    "a hyphen": ("Five killed - Highland Post", ["Highland Post"], "Five killed"),
    "a dash, and a hyphen": ("Six-year-old hurt — Highland Post", ["Highland Post"], "Six-year-old hurt"),
    "two colons": ("Five killed :: Highland Post", ["Highland Post"], "Five killed"),
    "in front": ("Highland Post: Five killed: police", ["Highland Post"], "Five killed: police"),
    "in front with a dash": ("Highland Post - Five killed", ["Highland Post"], "Five killed"),
    "both ends": ("Highland Post | Five killed | highlandpost.example", ["Highland Post"], "Five killed"),
    "written otherwise": ("Five killed | The HighlandPost", ["Highland Post"], "Five killed"),
    "with its article": ("Five killed | Highland Post", ["The Highland Post"], "Five killed"),
    "with a motto in the page": ("Five killed | Highland Post", ["Highland Post - News from the hills"], "Five killed"),
    "with a motto in both": (
        "Five killed - Highland Post - News from the hills", ["Highland Post - News from the hills"], "Five killed"
    ),
    "by the address": ("Five killed | Highland Post", ["https://www.highlandpost.example/a?b"], "Five killed"),
    "a host": ("Five killed - highlandpost.example", ["highlandpost.example"], "Five killed"),
    "a section is left": ("Five killed - World - Highland Post", ["Highland Post"], "Five killed - World"),
}  # fmt: skip
KEPT = {
    "no name known": ("Five killed | Highland Post", []),
    "another name": ("Five killed - Valley Times", ["Highland Post"]),
    "the name in the sentence": ("Gunmen shoot at Highland Post", ["Highland Post"]),
    "who says so": ("Five killed in blast: Highland Post", ["Highland Post"]),
    "who says so, in front": ("Police: five killed", ["Highland Post"]),
    "the city of a paper of many cities": ("Five killed - Quay", ["https://quay.harbourtimes.example/a"]),
    "the name alone": ("Highland Post", ["Highland Post"]),
    "nothing beside the name": ("Highland Post | –", ["Highland Post"]),
    "no separator": ("Highland Post-Five killed", ["Highland Post"]),
}


@pytest.mark.parametrize(("title", "names", "headline"), NAMED.values(), ids=NAMED.keys())
def test_the_name_goes(title: str, names: list[str], headline: str):
    names = [*names, "highlandpost.example"] if title.endswith(".example") else names
    assert without_site_name(title, names) == headline


@pytest.mark.parametrize(("title", "names"), KEPT.values(), ids=KEPT.keys())
def test_what_is_no_name_stays(title: str, names: list[str]):
    assert without_site_name(title, names) == title


@pytest.mark.parametrize(
    ("title", "heading", "headline"),
    [
        ("Five killed in blast – World – The Post of the Hills", "Five killed in blast", "Five killed in blast"),
        ("Asia | Five killed by ‘it’ | Post", "Five killed by 'it'", "Asia | Five killed by ‘it’ | Post"),
        ("Opinion | Why five were killed", "Why five were killed", "Why five were killed"),
        ("World news today | Five killed in market blast", "World news today", "World news today"),
        ("Five killed | Post", "Five killed", "Five killed | Post"),
        ("Sugar: price of it doubles again", "price of it doubles again", "Sugar: price of it doubles again"),
    ],
    ids=[
        "a heading says where the headline ends", "only the start or the end of a title", "the end, if it is longer",
        "a section that looks like a headline is believed", "two words may be a section", "a colon parts no headline",
    ],
)  # fmt: skip
def test_headings_of_the_page(title: str, heading: str, headline: str):
    assert without_site_name(title, [], [heading]) == headline


def test_a_heading_that_is_the_name_is_no_headline():
    title = "The Old Highland Post | Five killed"
    assert without_site_name(title, ["The Old Highland Post"], ["The Old Highland Post"]) == "Five killed"


def test_a_hostile_title_takes_no_time():
    title = "a | " * 100_000
    assert without_site_name(title, ["a"], ["a | a | a"]) == title


def _page(head: str, heading: str = "") -> str:
    return f"<html lang=en><head>{head}</head><body><article>{heading}{STORY}</article></body></html>"


def test_pages():
    title = "<title>Flood drowns nine | Highland Post</title>"
    site = "<meta property='og:site_name' content='Highland Post'>"
    publisher = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "Highland Post"}}</script>'
    )
    named = "<h1>Flood drowns nine</h1>"
    assert read_page(_page(title)).headline == "Flood drowns nine | Highland Post"
    assert read_page(_page(title), "https://www.highlandpost.example/1").headline == "Flood drowns nine"
    assert read_page(_page(title + site)).headline == "Flood drowns nine"
    assert read_page(_page(title + publisher)).headline == "Flood drowns nine"
    assert read_page(_page(title, named)).headline == "Flood drowns nine"
    escaped = "<meta property='og:title' content='Flood &amp;amp; storm drown nine &amp;#8211; Highland Post'>"
    assert read_page(_page(escaped + site)).headline == "Flood & storm drown nine"


def test_the_record_names_the_site_as_well():
    text = "Nine people drowned on Sunday when the river rose, the mayor of Riverton said."
    assert (
        article(text, title="Flood drowns nine - Highland Post", outlet="Highland Post")["headline"]
        == "Flood drowns nine"
    )
    assert (
        article(text, title="Flood drowns nine | Highland Post", url="https://highlandpost.example/1")["headline"]
        == "Flood drowns nine"
    )
    page = structured({"html": PAGE, "title": "Harbour talk | Eastwick Echo"}).articles.row(0, named=True)
    assert page["headline"] == "Harbour talk"


def test_a_title_glued_to_itself_is_one_title():
    text = "Nine people drowned on Sunday when the river rose, the mayor of Riverton said."
    assert article(text, title="Flood drowns nineFlood drowns nine")["headline"] == "Flood drowns nine"


@pytest.mark.parametrize("separator", ["_", " _ ", "::", " :: ", " @ "])
def test_sites_stand_behind_other_marks_too(separator: str):
    title = f"Five killed in market blast{separator}Highland Post"
    assert without_site_name(title, ["Highland Post"]) == "Five killed in market blast"
    assert without_site_name(f"snake_case stays{separator}as it is", ["Highland Post"]).endswith("as it is")


def test_a_section_goes_with_the_site_where_a_heading_shows_the_headline():
    headline = "边境小镇清晨发生爆炸七人受伤"
    assert without_site_name(f"{headline}_国际_某某新闻网", [None], [headline]) == headline


HEADED = {
    "longer than the title": ("Blast kills five", "Blast kills five in market of Ashford", True),
    "longer than the title beside a site's name": (
        "Blast kills five _ Some Other Herald",
        "Blast kills five and closes the road to Ashford",
        True,
    ),
    "of another story beside a site's name": (
        "Blast kills five _ Some Other Herald",
        "Storm warning for the whole coast",
        False,
    ),
    "of another story": ("Market blast kills five people", "Storm warning for the whole coast", False),
    "the title is the name of the site": ("Highland Post", "Blast kills five in market", True),
    "the name of the site": (
        "Blast kills five in market at Highlandpost-Archive since 1905",
        "Highlandpost-Archive",
        False,
    ),
    "a section": ("Blast kills five in market", "World news", False),
    "behind a label": ("Video: Blast kills five in market", "Blast kills five in market", True),
    "the name of the site, in front": ("Blast kills five: Highland Post", "Highland Post", False),
    "the title is a word": ("Story", "Blast kills five in market", True),
}


@pytest.mark.parametrize(("title", "heading", "is_heading"), HEADED.values(), ids=HEADED.keys())
def test_the_only_heading_titles_the_story(title: str, heading: str, is_heading: bool):
    assert headed(title, [heading], ["Highland Post"]) == (heading if is_heading else title)


def test_of_several_headings_none_is_the_title():
    assert headed("Blast kills five", ["Blast kills five in market", "Storm ends"], []) == "Blast kills five"
