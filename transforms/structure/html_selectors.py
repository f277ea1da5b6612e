"""Selectors of trafilatura answered from memory, as the same classes come again on page after page.

Its XPath expressions ask Python's `re` about each element of a page. Most of them ask for nothing but the name and some
attributes of an element, so what an expression says of one element is true of all that are alike in these.
"""

import re
from collections.abc import Callable
from types import ModuleType
from typing import Any

from lxml.etree import (  # pyright: ignore[reportAttributeAccessIssue] - compiled, without stubs
    Element,
    SubElement,
    XPath,
)
from lxml.html import HtmlElement

Selector = Callable[[HtmlElement], list[HtmlElement]]
#: Those of an element's attributes that a selector asks for, in their order: of `@id|@class` the first one counts.
Attributes = tuple[tuple[str, str], ...]

_MOST = 1_000_000  # code points of attributes that one selector remembers
_REGULAR_EXPRESSIONS = {"re": "http://exslt.org/regular-expressions"}
_LITERAL = re.compile(r"""'[^']*'|"[^"]*\"""")
_PREDICATE = re.compile(rf"""\[(?:{_LITERAL.pattern}|[^]['"])+\]""")
_PATH = re.compile(rf"(\(?)\.//\*((?:\s*{_PREDICATE.pattern})+?)(\)?(?:\[1\])?)")
_WHICH = {("", ""): "all", ("(", ")[1]"): "the first", ("", "[1]"): "the first of each parent"}
_NAMES = re.compile(r"self::[a-z0-9]+(?:\s+or\s+self::[a-z0-9]+)*")
_OF_ATTRIBUTES = re.compile(r"(?:@[a-z-]+|(?:contains|starts-with|translate|re:test)\(|\bor\b|[\s,=|)]|'')+")


def remember(selectors: ModuleType) -> None:
    """Let the expressions in the lists of a module, which others share, answer from memory where they can."""
    for shared in [value for value in vars(selectors).values() if isinstance(value, list)]:
        shared[:] = [remembered(each) if isinstance(each, XPath) else each for each in shared]


def remembered(expression: Any) -> Selector:
    """What finds the same as XPath ``expression``: itself, unless it is `.//*[names][attributes]`, maybe with more.

    A third predicate may ask for more, and of what is found all may be meant, the first, or the first of each parent.
    """
    path = _PATH.fullmatch(expression.path.strip())
    if path is None or (path[1], path[3]) not in _WHICH:
        return expression
    predicates = [found[1:-1].strip() for found in _PREDICATE.findall(path[2])]
    names = re.findall(r"self::(\w+)", predicates.pop(0)) if _NAMES.fullmatch(predicates[0]) else ["*"]
    if len(predicates) not in (1, 2) or not _asks_for_attributes(predicates[0]):
        return expression
    return Remembered(expression, names, predicates, _WHICH[path[1], path[3]])


def _asks_for_attributes(predicate: str) -> bool:
    """Whether the predicate asks for nothing else, and is false of an element that has none."""
    if not _OF_ATTRIBUTES.fullmatch(_LITERAL.sub("''", predicate)):
        return False
    parent = Element("body")
    SubElement(parent, "any")
    return not _children(predicate)(parent)


def _children(predicate: str) -> Selector:
    return XPath(f"*[{predicate}]", namespaces=_REGULAR_EXPRESSIONS)


class Remembered:
    """An expression with what it said of attributes; `expression` is the one that it stands for."""

    def __init__(self, expression: Selector, names: list[str], predicates: list[str], which: str) -> None:
        """``names`` of elements; ``predicates``: one of their attributes, maybe one of something else."""
        self.expression = expression
        self._names, self._which = names, which
        self._fitting = _children(predicates[0])
        self._attributes = frozenset(re.findall(r"@([a-z-]+)", _LITERAL.sub("", predicates[0])))
        more = [XPath(f"self::*[{each}]", namespaces=_REGULAR_EXPRESSIONS) for each in predicates[1:]]
        self._is_more: Selector | None = more[0] if more else None
        self._known, self._size = dict[Attributes, bool](), 0

    def __call__(self, tree: HtmlElement) -> list[HtmlElement]:
        """The elements that the expression finds in ``tree``, in document order."""
        asked, known = self._attributes, self._known
        elements = [
            (element, attributes)
            for element in tree.iterdescendants(*self._names)
            if (attributes := tuple([each for each in element.items() if each[0] in asked]))
        ]
        unknown = {attributes for _, attributes in elements if attributes not in known}
        if unknown and not self._learn(unknown, known):
            return self.expression(tree)
        found = [element for element, attributes in elements if known[attributes]]
        if self._is_more is not None:
            found = [element for element in found if self._is_more(element)]
        if self._which == "the first of each parent":
            firsts = dict[HtmlElement, HtmlElement]()
            return [element for element in found if firsts.setdefault(element.getparent(), element) is element]
        return found[:1] if self._which == "the first" else found

    def _learn(self, unknown: set[Attributes], known: dict[Attributes, bool]) -> bool:
        """Add to ``known`` what the expression says of elements with such attributes; False if none can be made."""
        parent = Element("body")
        try:
            alone = {attributes: SubElement(parent, "any", dict(attributes)) for attributes in unknown}
        except ValueError:  # a character that XML has no place for
            return False
        fitting = set(self._fitting(parent))
        known.update((attributes, element in fitting) for attributes, element in alone.items())
        self._size += sum(len(value) for attributes in unknown for _, value in attributes)
        if self._size > _MOST:  # the next page begins anew; `known` serves this one
            self._known, self._size = {}, 0
        return True
