"""Pages of our own making: what they declare is read, whatever their mark-up."""

import pytest

from transforms.structure.html import read_page

STORY = "".join(
    f"<p>The council of Eastwick met on the {n}th evening to hear what the harbour master had to say about the flood, "
    f"and he spoke for {n} hours about dikes, pumps and the price of sand.</p>"
    for n in range(4, 9)
)
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Harbour talk | Eastwick Echo</title>
<link rel="canonical" href="https://echo.example/2019/03/05/harbour">
<meta property="og:site_name" content="Eastwick Echo"><meta name="author" content="Jo Marsh">
<meta property="article:published_time" content="2019-03-05T22:10:00-05:00">
<meta property="article:modified_time" content="2019-03-07T08:00:00Z">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite", "name": "E"}},
 {{"@type": "NewsArticle", "headline": "Harbour master speaks\\nof flood", "datePublished": "2019-03-05T22:10:00-05:00",
 "author": [{{"@type": "Person", "name": "Jo Marsh"}}, {{"@type": "Person", "name": "Al Reed"}}]}}]}}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">Weather</a></li></ul></nav>
<article><h1>Harbour master speaks of flood</h1>{STORY}</article><footer>© Eastwick Echo 2024</footer></body></html>"""


def test_the_declared_metadata_is_read():
    page = read_page(PAGE, "https://echo.example/amp/harbour")
    assert page.headline == "Harbour master speaks of flood"
    assert page.url == "https://echo.example/2019/03/05/harbour"
    assert (page.outlet, page.author, page.language) == ("Eastwick Echo", "Jo Marsh, Al Reed", "en")
    assert page.problem is None


def test_the_text_is_the_story_and_nothing_else():
    lines = read_page(PAGE, None).text.split("\n")
    assert len(lines) == 5
    assert all(line.startswith("The council of Eastwick met on the ") for line in lines)


def test_every_declared_date_is_evidence():
    found = {(e.source, e.raw) for e in read_page(PAGE, None).dates}
    assert {
        ("json-ld datePublished", "2019-03-05T22:10:00-05:00"),
        ("meta published", "2019-03-05T22:10:00-05:00"),
        ("meta modified", "2019-03-07T08:00:00Z"),
        ("url path", "2019-03-05"),
    } <= found


HOSTILE = {
    "nothing": "",
    "no mark-up": "just words",
    "white space": " \n\t ",
    "a comment alone": "<!-- -->",
    "10,000 open elements": "<div>" * 10_000 + "deep",
    "20,000 open inline elements": "<b><i>" * 10_000 + "deep",
    "a script's shell": "<html><body><noscript>We are sorry, this page needs JavaScript.</noscript></body></html>",
    "NUL bytes": "\x00<html>\x00<body>\x00</body>",
    "lone surrogates": "<p>\ud800 \udfff</p>",
    "an XML declaration": "<?xml version='1.0' encoding='utf-16'?><html><body></body></html>",
    "a quote that never ends": "<a href='" * 5_000,
    "broken JSON-LD": '<html><script type="application/ld+json">{"@type": [[[</script><body></body></html>',
    "JSON-LD as deep as can be": '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
    "JSON-LD of odd types": '<script type="application/ld+json">{"@type": {"a": 1}, "author": [1, null, {}]}</script>',
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_markup_yields_a_problem_not_an_exception(html: str):
    page = read_page(html, "https://echo.example/")
    assert page.text == "" and page.problem is not None


def test_a_short_page_keeps_its_paragraphs():
    """Of what is too short for it, extraction makes one line, the headline and the day with it."""
    html = (
        "<body><nav>Home World</nav><article><h1>Ferry sinks</h1><time>2 May 2024</time>"
        "<p>PORT ANSEL - Nineteen people drowned on Wednesday.</p><p>Six sailors are missing.</p></article></body>"
    )
    lines = read_page(html).text.splitlines()
    assert lines[-2:] == ["PORT ANSEL - Nineteen people drowned on Wednesday.", "Six sailors are missing."]


def test_a_text_that_is_not_the_lines_of_its_page_stays_as_it_was_extracted():
    html = "<body><article><p>One <b>line</b> of a story, and no other, about a ferry.</p></article></body>"
    assert "\n" not in read_page(html).text
