"""The suites, in the order in which they run: rows first, because the batch counts what failed."""

from expectations.suites.articles import ARTICLES
from expectations.suites.batch import BATCH
from expectations.suites.figures import FIGURES
from expectations.suites.keys import KEYS
from expectations.suites.run import RUN
from expectations.suites.temporal import TEMPORAL
from expectations.suites.warehouse import WAREHOUSE

GATE = (ARTICLES, FIGURES, TEMPORAL, BATCH, RUN)
MONITORS = (WAREHOUSE, KEYS)
ALL_SUITES = (*GATE, *MONITORS)

__all__ = ["ALL_SUITES", "ARTICLES", "BATCH", "FIGURES", "GATE", "KEYS", "MONITORS", "RUN", "TEMPORAL", "WAREHOUSE"]
