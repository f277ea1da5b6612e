"""The main text of pages: what stays, what goes and why."""

from collections.abc import Callable

import pytest

from transforms.structure import html_text
from transforms.structure.html import read_page


def sentences(topic: str, n: int = 4) -> list[str]:
    return [
        f"The {topic} of Eastwick met on the {i}th evening to hear what the harbour master had to say about the flood, "
        f"and he spoke for {i} hours about dikes, pumps and the price of sand."
        for i in range(4, 4 + n)
    ]


STORY = sentences("council")


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(inner: str, head: str = "") -> str:
    menu = "".join(f'<li><a href="/{i}">Section {i}</a></li>' for i in range(8))
    return (
        f"<html><head><title>Harbour talk drags on | Echo</title>{head}</head><body><nav><ul>{menu}</ul></nav>"
        f"<h1>Harbour talk drags on</h1>{inner}<footer>All rights reserved.</footer></body></html>"
    )


def article(before: str = "", between: str = "", after: str = "") -> str:
    half = len(STORY) // 2
    body = paragraphs(STORY[:half]) + between + paragraphs(STORY[half:])
    return page(f'<article class="story">{before}{body}{after}</article>')


REMOVED = {
    "the headline, repeated": (article(before="<h2>Harbour talk drags on</h2>"), "headline"),
    "a standfirst in a heading": (article(before="<h2>Hours of dikes and pumps</h2>"), "heading"),
    "a related story in the text": (
        article(between='<p>READ MORE: <a href="/x">Sand prices soar as the tide rises in Westwick harbour</a></p>'),
        "link",
    ),
    "gallery buttons": (article(between="<p>Click to enlarge the picture.</p>" * 4), "gallery"),
    "a section of sources": (
        article(after=f"<h2>Sources (3) [collapse]</h2>{paragraphs(sentences('source', 2))}"),
        "apparatus",
    ),
    "a box of related stories": (
        article(
            between="<div class='x'><h3>Related stories</h3><ul><li>Sand soars, pumps fail, guilds rage</li></ul></div>"
        ),
        "apparatus",
    ),
    "related stories without a box": (
        article(between="<h3>Related stories</h3><ul><li>Sand soars, pumps fail, guilds rage</li></ul>"),
        "apparatus",
    ),
    "a box of its own class": (
        article(between='<div class="storyNewsletter-box"><p>The best of Eastwick, each morning, to you.</p></div>'),
        "class",
    ),
    "a heading at the end": (article(after="<h3>What the mayor said on Friday</h3>"), "heading"),
}


@pytest.mark.parametrize(("html", "reason"), REMOVED.values(), ids=REMOVED.keys())
def test_what_is_no_story_goes_and_stays_inspectable(html: str, reason: str):
    read = read_page(html)
    assert read.text.split("\n") == STORY
    if read.furniture:  # extraction may have left it out itself
        assert {removed.reason.split(":")[0] for removed in read.furniture} == {reason}


def test_at_least_one_rule_of_ours_was_needed():
    assert sum(bool(read_page(html).furniture) for html, _ in REMOVED.values()) >= 4


def test_a_subheading_inside_the_story_stays():
    read = read_page(article(between="<h2>How the pumps failed</h2>"))
    assert read.text.split("\n") == [*STORY[:2], "How the pumps failed", *STORY[2:]]


def test_a_linked_sentence_of_the_story_stays():
    linked = "the full report on the flood, kept under lock for eleven years, can be read at the town hall"
    read = read_page(article(between=f'<p>From today on <a href="/report">{linked}</a>.</p>'))
    assert f"From today on {linked}." in read.text.split("\n")


def test_a_class_that_holds_much_of_the_story_marks_nothing():
    read = read_page(page(f'<article class="story print-share">{paragraphs(STORY)}</article>'))
    assert read.text.split("\n") == STORY


def test_an_apparatus_heading_over_everything_removes_nothing():
    read = read_page(page(f'<article class="story"><h2>Sources</h2>{paragraphs(STORY)}</article>'))
    assert all(text in read.text for text in STORY)


def test_a_story_split_over_equal_containers_is_whole():
    block: Callable[[list[str]], str] = lambda texts: f'<div class="body col">{paragraphs(texts)}</div>'  # noqa: E731
    more = sentences("guild", 8)
    ad = '<div class="ad"><aside>Buy sand now</aside></div>'
    read = read_page(page(f"<main>{block(STORY)}{ad}{block(more[:4])}{ad}{block(more[4:])}</main>"))
    assert read.text.split("\n") == STORY + more


def test_layout_tables_are_text():
    cells = f"<tr><td><a href='/'>Home</a></td><td>{paragraphs(STORY)}</td></tr>"
    read = read_page(page(f"<table width='100%'>{cells}</table>"))
    assert read.text.split("\n") == STORY


def test_a_page_filled_by_a_script_has_the_text_it_declares():
    declared = '<script type="application/ld+json">{"@type": "Article", "articleBody": "One.\\n Two. "}</script>'
    read = read_page(f"<html><head>{declared}</head><body></body></html>")
    assert read.text == "One.\nTwo."
    assert read.problem is None


POSTS = "".join(f'<div class="comment"><p>{text}</p></div>' for text in STORY + sentences("guild", 4))
FORUM = '<script type="application/ld+json">{"@type": "DiscussionForumPosting"}</script>'
NEEDED = {
    "nothing that is dropped": article(),
    "posts, which elsewhere are comments": page(POSTS, FORUM),
    "all its paragraphs in an aside": page(f"<aside>{paragraphs(STORY)}</aside>"),
    "a form around the page": page(f"<form>{paragraphs(STORY)}</form>"),
    "the text that a script declares": page("", '<script type="application/ld+json">{"articleBody": "'
        + " ".join(STORY) + '"}</script>'),
    "a paragraph behind a menu": page(f"<div><nav>Home</nav>{STORY[0]}<br><script>x()</script>{STORY[1]}</div>"),
}  # fmt: skip


@pytest.mark.parametrize("html", NEEDED.values(), ids=NEEDED)
def test_dropping_early_what_extraction_drops_changes_no_page(html: str, monkeypatch: pytest.MonkeyPatch):
    read = read_page(html)
    assert STORY[0][:20] in read.text
    monkeypatch.setattr(html_text, "_from_little", lambda tree: [])
    assert read == read_page(html)
