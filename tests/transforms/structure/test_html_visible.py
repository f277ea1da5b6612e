"""Dates and bylines that the reader of a page sees."""

import pytest

from transforms.structure.html import read_page
from transforms.structure.publication import decide

FILL = "".join(
    f"<p>Pump {i} stood still while the water rose by the hour, said the harbour master.</p>" for i in range(6)
)


def dated(head: str, title: str = "Harbour talk drags on in Eastwick", rest: str = "") -> str | None:
    """The day that a page gives with `head` in place of its heading."""
    html = f'<html lang="de"><head><title>{title}</title></head><body>{head}<div>{FILL}</div>{rest}</body></html>'
    page = read_page(html)
    on = decide(page.dates, order=page.order).published_on
    return on.isoformat() if on else None


H1 = "<h1>Harbour talk drags on in Eastwick</h1>"
TEASERS = "<ul><li>12.01.2011 Sand</li><li>14.01.2011 Dikes</li><li>14.01.2011 Pumps</li></ul>"
SEEN = {
    "below the heading": (f"{H1}<p>3. März 2011</p>", "2011-03-03"),
    "above the heading": (f"<div>03.03.2011 10:16 Uhr - Red.</div>{H1}", "2011-03-03"),
    "in the byline": (f"{H1}<div>By Jo Marsh | March 3, 2011</div>", "2011-03-03"),
    "labelled, behind another one": (f"{H1}<div>Aktualisiert: 5.3.2011 Veröffentlicht: 3.3.2011</div>", "2011-03-03"),
    "stamped into the heading": ("<h1>03.03.2011 | Harbour talk</h1>", "2011-03-03"),
    "before the label of a change": (f"{H1}<p>3.3.2011 07h51 Aktualisiert 5.3.2011</p>", "2011-03-03"),
    "in the foot of the story": (
        f"<article>{H1}{FILL}<footer>Veröffentlicht am 3.3.2011</footer></article>",
        "2011-03-03",
    ),
    "set as a badge": (f"<div class='date'><b>3</b><b>März</b><b>2011</b></div>{H1}", "2011-03-03"),
    "in two times of a link": (
        f"{H1}{FILL}<footer class='entry-footer'>Posted on <a href='/x'><time class='published' "
        "datetime='2011-03-03'>3 March 2011</time><time class='updated' datetime='2012-02-11'>11 February 2012</time>"
        "</a></footer>",
        "2011-03-03",
    ),
    "as a title of what is shown": (
        f"{H1}<abbr class='published' title='2011-03-03T08:00'>Last Thursday</abbr>",
        "2011-03-03",
    ),
    "as the seconds of a relative day": (f"{H1}<b data-timestamp='1299142800'>2 years ago</b>", "2011-03-03"),
    "as RDFa": (f"{H1}<span property='dcterms:issued' content='2011-03-03'>Carnival</span>", "2011-03-03"),
    "in the state of an app": (
        f"{H1}<script>s = {{'p': {{'title': 'Harbour talk drags on in Eastwick', 'publishedAt': '2011-03-03'}},"
        " 'more': [{'title': 'Mayor opens the fish hall', 'publishedAt': '2012-03-03'}]}</script>",
        "2011-03-03",
    ),
    "in a layer for counting readers": (
        f"{H1}<script>dataLayer = [{{'publishDate': '2011-03-03'}}]</script>",
        "2011-03-03",
    ),
    "nearer than that of a teaser": (f"{TEASERS}<p>Topics</p>{H1}<p>Red.</p><p>3.3.2011</p>", "2011-03-03"),
}


@pytest.mark.parametrize(("head", "day"), SEEN.values(), ids=SEEN.keys())
def test_the_date_beside_the_heading(head: str, day: str):
    title = "03.03.2011 | Harbour talk" if "| Harbour" in head else "Harbour talk drags on in Eastwick | Echo"
    assert dated(head, title, rest=TEASERS) == day


NOT_PUBLISHED = {
    "the day the headline is about": ("<h1>Flood of March 3, 2011</h1><p>March 3, 2011</p>", "Flood of March 3, 2011"),
    "a day labelled as that of the incident": (
        f"{H1}<h4>Incident date</h4><h4>March 3, 2011</h4>",
        "March 3, 2011 flood",
    ),
    "a birthday before the web": (f"{H1}<p>3.3.1911</p>", "Harbour talk drags on in Eastwick"),
}


@pytest.mark.parametrize(("head", "title"), NOT_PUBLISHED.values(), ids=NOT_PUBLISHED.keys())
def test_other_days_are_not_that_of_publication(head: str, title: str):
    assert dated(head, title) is None


def test_a_page_that_begins_with_its_newest_story_says_its_day_twice():
    def home(address: str) -> str | None:
        link = f"<h2><a href='{address}'>Gulls take over the old harbour crane</a></h2>"
        menu = f"<nav><ul>{'<li>Home</li>' * 6}</ul></nav>"
        return dated(f"<h1>Quay Notes</h1>{menu}{link}<div class='comments-date'>March 3, 2011</div>", "Quay Notes")

    assert home("/2011/03/03/gulls") == "2011-03-03"
    assert home("/gulls") is None


def test_a_change_at_the_foot_of_the_page_is_an_upper_bound():
    page = read_page(f"<body>{H1}{FILL}<ul id='footer'><li>This page was last edited on 3 March 2011.</li></ul></body>")
    found = decide(page.dates)
    assert (found.published_on, str(found.published_to)) == (None, "2011-03-03")


def test_a_label_of_the_page_speaks_against_the_address_too():
    head = "<link rel='canonical' href='https://x.example/winter-timetable-20110303-north'>"
    assert dated(f"{head}{H1}<p>Valid from 3 March 2011</p>") is None
    assert dated(f"{head}{H1}") == "2011-03-03"


def test_the_page_is_searched_only_without_better_evidence():
    meta = '<html><head><meta name="pubdate" content="2011-03-03"></head>'
    sources = {e.source for e in read_page(f"{meta}<body>{H1}<p>x</p></body></html>").dates}
    assert sources == {"meta published"}


BYLINES = {
    "below the heading": (f'{H1}<p class="byline">By Ana Reyes</p>', "Ana Reyes"),
    "with the day": (f"{H1}<div>By Ana Reyes on March 3, 2011</div>", "Ana Reyes"),
    "with the day and no word before it": (f"{H1}<div>By Ana Reyes March 3, 2011</div>", "Ana Reyes"),
    "a desk": (f"{H1}<p>By News Desk</p>", None),
    "a notice": (f"{H1}<p>By clicking on OK you agree</p>", None),
    "above the heading": (f"<p>By Ana Reyes</p>{H1}", "Ana Reyes"),
    "far from the heading": (f"{H1}{'<p>Pumps</p>' * 7}<p>By Ana Reyes</p>", None),
}


@pytest.mark.parametrize(("head", "author"), BYLINES.values(), ids=BYLINES.keys())
def test_bylines(head: str, author: str | None):
    title = "<title>Harbour talk drags on in Eastwick</title>"
    assert read_page(f"<html><head>{title}</head><body>{head}{FILL}</body></html>").author == author


def test_a_declared_author_stands():
    declared = '<meta name="author" content="By Jo Marsh">'
    page = read_page(f"<html><head>{declared}</head><body>{H1}<p>By Ana Reyes</p>{FILL}</body></html>")
    assert page.author == "By Jo Marsh"


def test_an_account_is_no_author():
    declared = '<meta name="author" content="admin">'
    page = read_page(f"<html><head>{declared}</head><body>{H1}<p>By Ana Reyes</p>{FILL}</body></html>")
    assert page.author == "Ana Reyes"
