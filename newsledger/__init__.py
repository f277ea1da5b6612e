"""newsledger from Python: what the pipeline does with one text or file, and a way into its warehouse.

    >>> import newsledger
    >>> found = newsledger.extract("Floods in Orrin killed at least 12 people on Tuesday.", published="2026-03-05")
    >>> [(figure.category, figure.value_low, figure.value_high) for figure in found.figures]
    [('killed', 12, None)]
    >>> [(date.text, date.timex_value) for date in found.dates]
    [('Tuesday', '2026-03-03')]

Imports neither Prefect nor Great Expectations.
"""

from newsledger.extraction import Article, Extraction, Figure, TimeExpression, extract
from newsledger.reading import Record, read
from newsledger.warehouse import connect

__all__ = ["Article", "Extraction", "Figure", "Record", "TimeExpression", "connect", "extract", "read"]
