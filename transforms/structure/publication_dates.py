"""Publication dates of a chunk: all evidence of a record, decided once for equal evidence."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from transforms.structure.publication import Order, decide, read_url
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
    return _decided((*declared, *found, *([address] if address else []), *fetched), order)


@lru_cache(maxsize=4096)
def _decided(evidence: tuple[Evidence, ...], order: Order | None) -> Decision:
    return decide(evidence, order=order)


def publication_columns(decision: Decision) -> dict[str, Any]:
    """The columns of ARTICLES that a decision fills."""
    names = ("on", "from", "to", "precision", "method", "evidence", "conflict")
    return {f"published_{name}": getattr(decision, f"published_{name}") for name in names}
