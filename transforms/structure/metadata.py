"""What a page declares of itself in meta elements, canonical link, <html lang> and <title>."""

from functools import cache

from lxml.html import HtmlElement

from transforms.lexicons import load_table

#: field -> values in order of trust; see ``mul/page_meta.csv`` for the fields
Declared = dict[str, list[tuple[str, str]]]


@cache
def _rows() -> dict[str, tuple[int, str]]:
    return {row["name"]: (rank, row["field"]) for rank, row in enumerate(load_table("page_meta", "mul"))}


def read_meta(tree: HtmlElement) -> Declared:
    """All known meta elements: field -> (element name, content), the most trusted name first."""
    found: list[tuple[int, str, str, str]] = []
    for element in tree.iter("meta"):
        content = (element.get("content") or element.get("datetime") or "").strip()
        for name in _names(element):
            if content and name in _rows():
                rank, field = _rows()[name]
                found.append((rank, field, name, content))
                break
    declared: Declared = {}
    for _, field, name, content in sorted(found, key=lambda row: row[0]):
        declared.setdefault(field, []).append((name, content))
    return declared


def _names(element: HtmlElement) -> list[str]:
    attributes = ("property", "name", "itemprop", "http-equiv")
    return [value.strip().casefold() for a in attributes if (value := element.get(a))]


def field_of(name: str) -> str | None:
    """The field that elements of that name (case-folded; "dc:date" as "dc.date") give, None if it is not known."""
    found = _rows().get(name) or _rows().get(name.replace(":", "."))
    return found[1] if found else None


def values(declared: Declared, field: str) -> list[str]:
    """All values of a field, the most trusted first."""
    return [value for _, value in declared.get(field, [])]


def first(declared: Declared, field: str) -> str | None:
    """The most trusted value of a field, None if the page declares none."""
    return next(iter(values(declared, field)), None)


def link(tree: HtmlElement, relation: str) -> str | None:
    """The target of the first <link> or <a> with that rel, None if there is none."""
    targets = (e.get("href") for e in tree.iter("link", "a") if e.get("rel") == relation)
    found = next((target for target in targets if target is not None), None)
    return found.strip() or None if found else None


def page_title(tree: HtmlElement) -> str | None:
    """The text of <title>, None if it is missing or empty."""
    title = tree.findtext(".//title")
    return " ".join(title.split()) or None if title else None


def declared_locale(tree: HtmlElement, declared: Declared) -> str | None:
    """The first language of the page that names a country ("en_US" beside <html lang=en>), else the first."""
    found = [value for value in (tree.get("lang"), *values(declared, "language")) if value]
    return next((value for value in found if "-" in value or "_" in value), next(iter(found), None))


def declared_language(tree: HtmlElement, declared: Declared) -> str | None:
    """ISO 639-1 code of <html lang> or of a meta element; None if neither holds a code."""
    for value in (tree.get("lang"), tree.get("xml:lang"), first(declared, "language")):
        code = (value or "").strip().replace("_", "-").split("-")[0].lower()
        if len(code) == 2 and code.isascii() and code.isalpha():
            return code
    return None
