"""Publication dates of a chunk: all evidence of a record, decided once for equal evidence."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from transforms.structure.html_search import ELSEWHERE, NOWHERE
from transforms.structure.publication import Order, decide, read_date, read_url
from transforms.structure.publication.model import Decision, Evidence

_CRAWLED = re.compile(r"^https?://web\.archive\.org/web/(\d{4})(\d\d)(\d\d)\d{0,6}[a-z_]*/(.*)$")


def decide_date(
    published: str | None, url: str | None, found: Sequence[Evidence], order: Order | None = None
) -> Decision:
    """The publication date of one record from its field, its address and what page and text gave."""
    archived = _CRAWLED.match(url or "")
    declared = [Evidence("record published", published)] if published else []
    fetched = [Evidence("record crawled", "-".join(archived.groups()[:3]))] if archived else []
    address = read_url(archived[4] if archived else url)
    is_known = address is None or any((e.source, e.raw) == (address.source, address.raw) for e in found)
    return _decided((*declared, *found, *([] if address is None or is_known else [address]), *fetched), order)


def as_the_page_says(told: Iterable[Evidence], page: Iterable[Evidence], order: Order | None) -> list[Evidence]:
    """``told`` by the text of a page, with what the mark-up in ``page`` has against the same day."""
    against = {
        days: e.objection
        for e in page
        if e.objection and not e.objection.endswith((NOWHERE, ELSEWHERE)) and (days := read_date(e.raw, order))
    }
    read = [(e, read_date(e.raw, order)) for e in told]
    return [replace(e, objection=e.objection or against.get(days, "") if days else e.objection) for e, days in read]


@lru_cache(maxsize=4096)
def _decided(evidence: tuple[Evidence, ...], order: Order | None) -> Decision:
    return decide(evidence, order=order)


def publication_columns(decision: Decision) -> dict[str, Any]:
    """The columns of ARTICLES that a decision fills."""
    names = ("on", "from", "to", "precision", "method", "evidence", "conflict")
    return {f"published_{name}": getattr(decision, f"published_{name}") for name in names}
