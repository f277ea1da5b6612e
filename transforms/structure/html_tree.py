"""Parses a page once, whatever its mark-up: the tree is shared by text, metadata and date extraction."""

import re
from functools import cache

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - compiled, without stubs
from lxml.html import HtmlElement, HTMLParser, document_fromstring

#: Characters that XML 1.0 has no place for; libxml2 stops at the first NUL.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CONTROL_BYTES = bytes({*range(0x20)} - {*b"\t\n\r"})
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)  # lxml refuses str with an encoding declaration
_DEEPEST = 200  # nested elements; real pages stay below 60, and libraries below recurse or copy per level
_too_deep = etree.XPath("/" + "/*" * _DEEPEST)


def parse(html: str) -> HtmlElement | None:
    """The tree of a page or fragment with all that is deeper than 200 elements cut; None if there is no element."""
    text = _DECLARATION.sub("", _without_controls(html), count=1)
    if "<" not in text:
        return None
    try:
        tree = document_fromstring(text, parser=_parser(), ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError):  # nothing but comments or white space
        return None
    if not isinstance(tree, HtmlElement):
        return None
    _flatten(tree)
    return tree


def _without_controls(html: str) -> str:
    """``html`` without them; whether there are any is asked of its bytes, which is faster than to search it."""
    try:
        data = html.encode()
    except UnicodeEncodeError:  # a surrogate
        return _CONTROL.sub("", html)
    has_none = len(data.translate(None, _CONTROL_BYTES)) == len(data) and "\ufffe" not in html and "\uffff" not in html
    return html if has_none else _CONTROL.sub("", html)


@cache
def _parser() -> HTMLParser:
    """One for all pages; every element is of one class, as to choose it for each by its name is Python for each."""
    parser = HTMLParser(remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    return parser


def _flatten(tree: HtmlElement) -> None:
    """Replace what hangs below the deepest level by its text, so that a page of 10,000 open tags is a small tree."""
    for deep in _too_deep(tree):
        text = " ".join(deep.itertext())
        for child in list(deep):
            deep.remove(child)
        deep.text = text
