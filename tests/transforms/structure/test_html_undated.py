"""Pages that do not say when their story appeared: whatever else on them has a date gives them none, and says why."""

from datetime import date

import pytest

from transforms.structure.html import read_page
from transforms.structure.publication import Decision, decide

TITLE = "Ferry stays in port as pier settles"
STORY = "".join(
    f"<p>Berth {name} was closed to all traffic in the morning, and the harbour master sent the crews home.</p>"
    for name in ("one", "two", "three", "four", "five", "six")
)


def decided(head: str = "", above: str = "", below: str = "", inside: str = "") -> Decision:
    """The decision for a page with the parts in its head, around its story, and between heading and story."""
    story = f"<main><article><h1>{TITLE}</h1>{inside}{STORY}</article></main>"
    html = f"<html><head><title>{TITLE}</title>{head}</head><body>{above}{story}{below}</body></html>"
    page = read_page(html)
    return decide(page.dates, order=page.order)


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


FURNITURE = {
    "a copyright year": {"below": "<footer>© 2016 Quay Echo</footer>"},
    "a founding year": {"below": "<p>Founded in 1987, the Echo is read in every port.</p>"},
    "a founding day": {"inside": "<p>Founded: 4 May 1997</p>"},
    "the version of a script": {"head": '<script src="/a.js?v=2018-03-09"></script>'},
    "a setting in a script": {"head": '<script>var c = {"build": "20180309", "release": "2018-03-09"}</script>'},
    "the path of a picture": {"inside": '<img src="/media/2018/03/09/pier.jpg">'},
    "a caption": {"inside": "<figure><img src='a.jpg'><figcaption>The pier, 9 March 2018</figcaption></figure>"},
    "a caption without its element": {"inside": "<p class='c'>File photo, 9 March 2018</p>"},
    "an event": {"below": "<div class='events'><h3>Tonight</h3><p>Choir, 9 March 2018, Guild Hall</p></div>"},
    "an event as data": {"head": ld('{"@type": "Event", "name": "Fair", "startDate": "2018-03-09"}')},
    "a video as data": {
        "head": ld('{"@type": "Product", "name": "Rope", "datePublished": "2018-03-09", "releaseDate": "2018-03-09"}')
    },
    "a recipe as data": {"head": ld('{"@type": "Recipe", "name": "Fish soup", "datePublished": "2018-03-09"}')},
    "a film as data": {
        "head": ld('{"@type": "VideoObject", "name": "How the pier was built", "datePublished": "2018-03-09"}')
    },
    "the day of the visit": {"above": "<header><p>Quay Echo</p><div>Friday, 9 March 2018</div></header>"},
    "the day of the visit, named": {"above": "<div class='today'>Friday, 9 March 2018</div>"},
    "another edition": {"inside": "<p>A version of this article appears in print on March 9, 2018, page 4</p>"},
    "the story of another page as data": {
        "head": ld(
            '{"@type": "NewsArticle", "headline": "Mayor opens the new fish hall", "datePublished": "2018-03-09",'
            ' "url": "https://echo.example/fish-hall"}'
        )
        + '<link rel="canonical" href="https://echo.example/ferry-stays">'
    },
    "the story of another page as data, without addresses": {
        "head": ld(
            '{"@type": "NewsArticle", "headline": "Mayor opens fish hall near Selm", "datePublished": "2018-03-09"}'
        )
    },
    "an event with its place": {"inside": "<p>Date: 9 March 2018, 19:00</p><p>Venue: Guild Hall</p>"},
    "the weather": {"inside": "<p>Weather Fri 9 March 2018: 8 degrees, rain</p>"},
    "a table of days": {
        "inside": "<table><tr><td>Poll</td><td>9 March 2018</td></tr><tr><td>Bid</td><td>6 May 2018</td></tr></table>"
    },
    "a comment": {"below": "<ol class='comment-list'><li><b>Ann</b> 9 March 2018 at 10:12<p>Sad.</p></li></ol>"},
    "a comment as microdata": {
        "below": "<div itemscope itemtype='https://schema.org/Comment'><b itemprop='datePublished'>2018-03-09</b></div>"
    },
    "an offer": {"below": "<div class='promo'>Offer ends 9 March 2018</div>"},
    "a suggested story": {
        "below": "<aside><article><h4>Mayor opens the fish hall</h4>"
        "<time datetime='2018-03-09'>9 Mar</time></article></aside>"
    },
    "a linked story": {
        "below": "<ul><li><a href='/f'>Mayor opens the new fish hall</a> <time datetime='2018-03-09'>x</time></li></ul>"
    },
    "a deadline": {"inside": "<p>Deadline: 9 March 2018</p>"},
    "a label in a line of its own": {"inside": "<p>Event date</p><p>9 March 2018</p>"},
    "a birthday": {"inside": "<p>Born: 9 March 1998, Eastwick</p>"},
    "a label that nobody knows": {"inside": "<p>Maiden voyage: 9 March 2018</p>"},
    "what happened on the day": {"inside": "<p>9 March 2018: pier sinks by a metre</p>"},
    "a sentence": {"inside": "<p>The pier had been closed for the first time on 9 March 2018.</p>"},
    "who was quoted": {"inside": "<p>— Jo Marsh on March 9, 2018</p>"},
    "the day of a listed story beside the heading": {
        "inside": "<ul><li>9 March 2018 <a href='/f'>Mayor opens the new fish hall on the quay</a></li></ul>"
    },
    "from when to when": {"inside": "<p>Friday 9 March 2018, 18:00 – 20:00</p>"},
    "a line of two sentences": {"inside": "<p>Lit in 1987. Last painted March 9, 2018.</p>"},
    "a day that the page declares as that of an event": {
        "head": ld('{"@type": "Event", "name": "Fair", "startDate": "2018-03-09"}'),
        "inside": "<p>9 March 2018</p>",
    },
    "today": {"inside": "<p>Today is 9 March 2018</p>"},
    "the state of an app about another story": {
        "head": '<script>s = {"rel": [{"title": "Mayor opens the fish hall", "publishedAt": "2018-03-09"}]}</script>'
    },
    "two days in scripts that say of what neither is": {
        "head": '<script>s = {"publishedAt": "2018-03-09"}; t = {"publishedAt": "2018-03-12"}</script>'
    },
    "a long script that does not say of what it is": {
        "head": f'<script>s = {{"image": {{"publish_date": "2018-03-09"}}, "x": "{"y" * 9000}"}}</script>'
    },
    "several days": {"inside": "<p>9 March 2018 to 12 April 2018</p>"},
}


@pytest.mark.parametrize("parts", FURNITURE.values(), ids=FURNITURE.keys())
def test_furniture_gives_no_day(parts: dict[str, str]):
    found = decided(**parts)
    assert (found.published_on, found.published_from, found.published_to) == (None, None, None)
    assert [c.verdict for c in found.candidates if c.precision == "day" and "outranked" in c.verdict] == []


@pytest.mark.parametrize("parts", FURNITURE.values(), ids=FURNITURE.keys())
def test_furniture_does_not_hide_the_day_beside_the_heading(parts: dict[str, str]):
    inside = "<p>5 June 2019</p>" + parts.get("inside", "")
    assert decided(**(parts | {"inside": inside})).published_on == date(2019, 6, 5)


def test_every_rejected_candidate_says_why():
    found = decided(below=FURNITURE["a suggested story"]["below"])
    assert {c.verdict for c in found.candidates} >= {"it stands under another heading, 'Mayor opens the fish hall'"}
    assert all(c.verdict for c in found.candidates)


BOUNDS = {
    "a change in the head": (
        {"head": '<meta property="article:modified_time" content="2018-03-09T10:00Z">'},
        (None, date(2018, 3, 9)),
    ),
    "a change beside the heading": ({"inside": "<p>Last updated: 9 March 2018</p>"}, (None, date(2018, 3, 9))),
    "a month in the head": (
        {"head": '<meta property="article:published_time" content="2018-03">', "below": "<footer>© 2016</footer>"},
        (date(2018, 3, 1), date(2018, 3, 31)),
    ),
    "the month of an issue": ({"inside": "<p>March 2018 issue</p>"}, (date(2018, 3, 1), date(2018, 3, 31))),
    "a day read two ways": ({"inside": "<p>03/04/2018</p>"}, (date(2018, 3, 4), date(2018, 4, 3))),
    "such a day as data": (
        {"head": ld('{"@type": "NewsArticle", "datePublished": "03/04/2018"}')},
        (date(2018, 3, 4), date(2018, 4, 3)),
    ),
}


@pytest.mark.parametrize(("parts", "bounds"), BOUNDS.values(), ids=BOUNDS.keys())
def test_what_bounds_the_day_gives_none(parts: dict[str, str], bounds: tuple[date | None, date | None]):
    found = decided(**parts)
    assert found.published_on is None
    assert (found.published_from, found.published_to) == bounds


CHANGED = {
    "paragraphs": "<p>Updated 5 June 2019 14:30</p><p>Published 3 June 2019 09:00</p>",
    "other elements": "<div class='meta'>Updated 5 June 2019</div><div class='meta'>Published 3 June 2019</div>",
    "a class that says date": "<p class='date'>Updated: June 5, 2019</p><p class='date'>Published: June 3, 2019</p>",
    "labels before <time>": (
        "<p>Updated <time datetime='2019-06-05'>5 June</time></p><p>Published <time datetime='2019-06-03'>x</time></p>"
    ),
    "a label in an element of its own": (
        "<p><b>Updated:</b> <time datetime='2019-06-05'>5 June</time></p>"
        "<p><b>Published:</b> <time datetime='2019-06-03'>3 June</time></p>"
    ),
    "labels in lines of their own": (
        "<dl><dt>Updated</dt><dd>5 June 2019</dd><dt>Published</dt><dd>3 June 2019</dd></dl>"
    ),
    "one line": "<p>Updated: 5 June 2019 | Published: 3 June 2019</p>",
    "a line without label": "<p>Updated 5 June 2019</p><p>3 June 2019</p>",
}


@pytest.mark.parametrize("inside", CHANGED.values(), ids=CHANGED.keys())
def test_a_change_above_the_publication_is_a_change(inside: str):
    assert decided(inside=inside).published_on == date(2019, 6, 3)


OWN = {
    "a film as data, by its title": ld(
        f'{{"@type": "VideoObject", "name": "{TITLE} | Quay Echo", "datePublished": "2019-06-03"}}'
    ),
    "the head of the story": "<header><p>Monday, 3 June 2019</p></header>",
    "over the story, far from the heading": "<p>Ports</p>" * 9 + "<div class='entry-meta'>3 June 2019</div>",
    "in a byline": "<p>By Ann Lee, Eastwick, 3 June 2019, 2 min read</p>",
    "in a class that names an event": "<div class='event_date'>3. Juni 2019, 10:39 Uhr</div>",
    "as a link to itself": "<div><a href='/f'><time class='entry-date' datetime='2019-06-03'>3 June</time></a></div>",
}


@pytest.mark.parametrize("inside", OWN.values(), ids=OWN.keys())
def test_the_day_of_the_story_counts(inside: str):
    assert decided(inside=inside).published_on == date(2019, 6, 3)


def test_data_of_something_else_says_of_what_it_is():
    found = decided(ld('{"@type": "Recipe", "name": "Fish soup", "datePublished": "2018-03-09"}'))
    told = {c.evidence: c.verdict for c in found.candidates}
    assert told["json-ld datePublished: 2018-03-09"] == "it is of a Recipe, 'Fish soup'"


def test_a_posting_line_under_the_story_counts_without_better():
    assert decided(below="<p>Published on 3 June 2019 by Ann Lee</p>").published_on == date(2019, 6, 3)


def test_a_paragraph_may_begin_with_its_day():
    first = (
        "<p>3 June 2019 – The harbour board met in the morning and closed the pier, which had sunk by a metre in the "
    )
    assert decided(inside=first + "night, while the crews of two ferries waited in the rain.</p>").published_on == date(
        2019, 6, 3
    )


def test_the_object_of_the_story_is_told_from_those_of_others():
    other = '{"@type": "NewsArticle", "headline": "Mayor opens the new fish hall", "datePublished": "2018-03-09"}'
    own = f'{{"@type": "https://schema.org/NewsArticle", "headline": "{TITLE}", "datePublished": "2019-06-03"}}'
    assert decided(head=ld(f"[{other}, {own}]")).published_on == date(2019, 6, 3)
