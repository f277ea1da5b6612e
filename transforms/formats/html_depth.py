"""How deep elements are nested, so that a hostile page is refused before a parser recurses into it."""

import re

_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/<>"']*)(?:([^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*)>)?""")
_VALUE_ENDS = re.compile(r"""[\s"']""")
# Elements without content, or whose end tag may be left out (HTML standard, 13.1.2.4): they do not add up.
_FLAT = frozenset(
    re.findall(
        r"\w+",
        "area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup tr td th "
        "thead tbody tfoot rt rp colgroup html head body",
    )
)


def exceeds_depth(html: str, limit: int) -> bool:
    """Whether elements of ``html`` are open inside each other more than ``limit`` deep.

    Counting starts only if a stretch of tags holds no end tag, as it must somewhere: nearly no page pays for it.
    """
    tags = html.split("<")
    stride = max(limit // 2, 1)  # more than `limit` tags in a row fill one of the stretches that start at its multiples
    if all(
        any(tag.startswith("/") for tag in tags[at : at + stride]) for at in range(0, len(tags) - stride + 1, stride)
    ):
        return False
    depth = 0
    for closing, name, attributes in _TAG.findall(html):
        if name.lower() in _FLAT or (not closing and _closes_itself(attributes)):
            continue
        depth = max(depth - 1, 0) if closing else depth + 1
        if depth > limit:
            return True
    return False


def _closes_itself(attributes: str) -> bool:
    """Whether the tag ends with a slash, which libxml2 takes at its word: <x-icon name="a"/>.

    One at the end of a bare value (<a href=b/>) belongs to the value.
    """
    if not attributes.endswith("/"):
        return False
    last = _VALUE_ENDS.split(attributes)[-1]
    return "=" not in last and not (len(last) > 1 and attributes[: -len(last)].rstrip().endswith("="))
