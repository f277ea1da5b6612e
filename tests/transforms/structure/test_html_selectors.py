"""Selectors that answer from memory: they find what their XPath finds, and no more is remembered than is allowed."""

from collections.abc import Iterator
from types import ModuleType

import pytest
import trafilatura
import trafilatura.xpaths
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import XPath  # pyright: ignore[reportAttributeAccessIssue] - compiled, without stubs
from lxml.html import HtmlElement, tostring

from transforms.structure import html_selectors
from transforms.structure.html import read_page
from transforms.structure.html_selectors import Remembered, remember, remembered
from transforms.structure.html_tree import parse

SELECTORS = [
    (f"{name} {i}", each)
    for name, value in vars(trafilatura.xpaths).items()
    if isinstance(value, list)
    for i, each in enumerate(value)
    if isinstance(each, Remembered)
]
#: How many expressions of each list that extraction asks answer from memory; the others are quick or rarely asked.
ASKED = {
    "RAW_TREE_PRUNE_XPATH": (2, 2),
    "REMOVE_COMMENTS_AND_LISTS_XPATH": (1, 1),
    "BODY_XPATH": (3, 5),
    "OVERALL_DISCARD_XPATH": (2, 2),
    "DISCARD_IMAGE_ELEMENTS": (1, 1),
    "TEASER_DISCARD_XPATH": (1, 1),
}
NAMES = ["div", "section", "article", "main", "aside", "p", "span", "ol", "details", "list", "item", "h1"]
#: Pieces of what the expressions look for, and of what only resembles it.
PIECES = [
    "comment", "Comment", "commentary", "comol", "list", "-", "_", "s", " ", "post", "entry", "article", "content",
    "text", "body", "Body", "story", "primary", "FullText", "main", "Main", "cookie", "share", "shar", "nav", "Nav",
    "ad", "bread", "crumb", "jp-", "elated", "hidden", "hide", "display:none", "display: none", "reply-", "caption",
    "mvp-post-add-box", "infinite-scroll", "infinitescroll", "elementor-share-buttons", "link", "bottom", "border",
    "Teaser", "true", "é",
]  # fmt: skip
ATTRIBUTES = [
    "class",
    "id",
    "style",
    "role",
    "itemprop",
    "aria-hidden",
    "data-component",
    "data-lp-replacement-content",
]

marks = st.dictionaries(
    st.sampled_from(ATTRIBUTES), st.lists(st.sampled_from(PIECES), max_size=4).map("".join), max_size=3
)
elements = st.tuples(st.sampled_from(NAMES), marks, st.integers(0, 3))


def build(drawn: list[tuple[str, dict[str, str], int]]) -> HtmlElement:
    """A tree of such elements, each so many levels above the last."""
    root = parse("<div></div>")
    assert root is not None
    at = root
    for name, attributes, n_up in drawn:
        for _ in range(n_up):
            parent = at.getparent()
            at = root if parent is None else parent
        child = at.makeelement(name, attributes)
        at.append(child)
        at = child
    return root


def selector(path: str) -> Remembered:
    found = remembered(XPath(path, namespaces={"re": "http://exslt.org/regular-expressions"}))
    assert isinstance(found, Remembered)
    return found


def test_what_extraction_asks_is_remembered():
    """Fails if trafilatura writes its selectors in another way; extraction then is right and slower."""
    found = {
        name: (sum(name == own.split()[0] for own, _ in SELECTORS), len(getattr(trafilatura.xpaths, name)))
        for name in ASKED
    }
    assert found == ASKED


@given(drawn=st.lists(elements, min_size=1, max_size=12))
def test_finds_what_its_expression_finds(drawn: list[tuple[str, dict[str, str], int]]):
    tree = build(drawn)
    for name, found in SELECTORS:
        for within in (tree, tree[0]):
            assert found(within) == found.expression(within), (name, tostring(tree))


def test_the_first_attribute_counts():
    found = selector(".//*[starts-with(@id|@class, 'reply-')]")
    tree = parse("<p class=x id=reply-1></p><p id=reply-1 class=x></p>")
    assert tree is not None
    assert [element.keys() for element in found(tree)] == [["id", "class"]]


OTHERS = {
    "other steps": "//div[@class='a']",
    "a step more": ".//*[@class='a']//a",
    "either of two": "(.//*[@class='a'])[1]|(.//b)[1]",
    "names alone": ".//*[self::a or self::b]",
    "children": ".//*[author='me']",
    "what is not there": ".//*[not(@class)]",
    "nothing fits": ".//*[re:test(@class, '')]",
    "the second": "(.//*[@class='a'])[2]",
    "a place": ".//*[1][@class='a']",
}


@pytest.mark.parametrize("path", OTHERS.values(), ids=OTHERS.keys())
def test_other_expressions_stay(path: str):
    expression = XPath(path, namespaces={"re": "http://exslt.org/regular-expressions"})
    assert remembered(expression) is expression


def test_a_character_that_no_element_can_have():
    found = selector(".//*[contains(@class, 'a')]")
    tree = parse("<p class='a&#1;'></p><p class=b></p>")
    assert tree is not None
    assert found(tree) == found.expression(tree)


def test_little_is_remembered(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(html_selectors, "_MOST", 100)
    found = selector(".//*[contains(@class, 'a')]")
    for number in range(50):
        tree = parse(f"<p class='a{number}'></p><p class='b{number}'></p><p class='{'a' * number}'></p>")
        assert tree is not None
        assert found(tree) == found.expression(tree)
        assert found._size <= 100  # pyright: ignore[reportPrivateUsage] - what is kept is seen nowhere else
        assert sum(len(value) for key in found._known for _, value in key) <= 100  # pyright: ignore[reportPrivateUsage]


def test_a_module_without_such_lists():
    """As after an upgrade that names or writes them otherwise."""
    module = ModuleType("xpaths")
    kept = XPath(".//article")
    vars(module).update(A=(kept,), B=[kept, "text"], C="text")
    remember(module)
    assert (vars(module)["A"], vars(module)["B"]) == ((kept,), [kept, "text"])


@pytest.fixture
def without_memory() -> Iterator[None]:
    """Lets trafilatura ask its own expressions."""
    lists = [value for value in vars(trafilatura.xpaths).values() if isinstance(value, list)]
    before = [list(value) for value in lists]
    for value in lists:
        value[:] = [getattr(each, "expression", each) for each in value]
    yield
    for value, selectors in zip(lists, before, strict=True):
        value[:] = selectors


PAGE = (
    "<html><body><div class=share-bar>Share this on all networks</div><div class='post-content'><h1>A bridge</h1>"
    + "".join(
        f"<p>The council met on Monday, spoke of bridge {n} over the river and voted at night.</p>" for n in range(9)
    )
    + "<p class=caption>A caption</p></div><ul class=comment-list><li>First!</li></ul></body></html>"
)
WITH_MEMORY = read_page(PAGE)


@pytest.mark.usefixtures("without_memory")
def test_extraction_is_the_same_without():
    assert not isinstance(trafilatura.xpaths.BODY_XPATH[0], Remembered)
    assert read_page(PAGE) == WITH_MEMORY
    assert "bridge 8" in WITH_MEMORY.text
