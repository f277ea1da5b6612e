"""Paragraphs that extraction missed: the story goes on in another container that is marked up like the first."""

from collections import Counter

from lxml.html import HtmlElement

from transforms.structure.html_lines import PageLine, letters

_PARAGRAPHS = 3  # with equal mark-up; fewer are no pattern
_LINKED = 0.5  # share of link text from which a line is rather a list of stories

Markup = tuple[str, str, str, str]


def with_continuation(texts: list[str], removed_texts: list[str], lines: list[PageLine]) -> list[str]:
    """`texts` with the lines of the page added, in their place, that are marked up like most of `texts`.

    What rules removed stays out.
    """
    found = {letters(text) for text in texts}
    seen = found | {letters(text) for text in removed_texts}
    kept = [i for i, line in enumerate(lines) if line.key in found]
    common = Counter(markup for i in kept if (markup := _markup(lines[i].opener))).most_common(1)
    if not common or common[0][1] < max(_PARAGRAPHS, len(texts) // 2):
        return texts
    missed = [
        i
        for i in range(kept[0], len(lines))
        if _markup(lines[i].opener) == common[0][0] and lines[i].key not in seen and lines[i].link_share < _LINKED
    ]
    return _merged(texts, missed, lines) if missed else texts


def _markup(element: HtmlElement) -> Markup | None:
    """Tag and class of an element, and of what contains it; None if the container has no class to know it by."""
    parent = element.getparent()
    outer = parent.getparent() if parent is not None else None
    if parent is None or outer is None or not (parent.get("class") or "").strip():
        return None
    return (
        element.tag,
        element.get("class") or "",
        f"{parent.tag} {parent.get('class')}",
        f"{outer.tag} {outer.get('class')}",
    )


def _merged(texts: list[str], missed: list[int], lines: list[PageLine]) -> list[str]:
    """Both in the order of the page; a text that is no line of it stays behind the one before it."""
    places = {line.key: i for i, line in reversed(list(enumerate(lines)))}
    ordered: list[tuple[int, str]] = []
    last = -1
    for text in texts:
        last = max(last, places.get(letters(text), -1))
        ordered.append((last, text))
    ordered += [(i, lines[i].text) for i in missed]
    return [text for _, text in sorted(ordered, key=lambda pair: pair[0])]
