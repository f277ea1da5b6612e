"""When a story was published: evidence from records, pages and text; a day where it is known, bounds where not."""

from transforms.structure.publication.model import Candidate, Decision, Evidence
from transforms.structure.publication.past_bounds import Bounded, apply_text_bounds, text_bounds
from transforms.structure.publication.posted_lines import read_line
from transforms.structure.publication.rules import decide
from transforms.structure.publication.url import read_url
from transforms.structure.publication.written_dates import Order, read_date

__all__ = [
    "Bounded",
    "Candidate",
    "Decision",
    "Evidence",
    "Order",
    "apply_text_bounds",
    "decide",
    "read_date",
    "read_line",
    "read_url",
    "text_bounds",
]
