"""Speed of the figures step alone: articles a second on one core, with the temporal expressions found beforehand.

    python -m benchmarks.figures INBOX [--limit N]

INBOX may be the name of a gold set (see benchmarks.lab). Articles are prepared first; only `find_figures` is timed.
"""

import argparse
import time
from pathlib import Path

import polars as pl

from benchmarks.lab import GOLD, read_inbox
from transforms.figures import find_figures
from transforms.schemas import ARTICLES
from transforms.temporal import find_expressions

CHUNK = 2000


def _articles(raw: pl.DataFrame) -> pl.DataFrame:
    """The records as articles, unstructured: the text is the body."""
    columns = {
        "article_id": pl.col("record_id"),
        "headline": pl.col("title"),
        "body": pl.col("text").fill_null(""),
        "is_extracted": pl.lit(value=True),
    }
    known = {name: columns.get(name, pl.lit(None)).cast(kind) for name, kind in ARTICLES.items()}
    return raw.select(**known)


def main() -> None:
    """Print articles, figures and articles a second."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inbox")
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    inbox = Path(args.inbox) if Path(args.inbox).exists() else GOLD / args.inbox / "inbox"
    articles = _articles(read_inbox(inbox, args.limit))
    expressions = find_expressions(articles)
    find_figures(articles.head(50), expressions)  # loads the vocabulary
    started, n_figures = time.process_time(), 0
    for chunk in articles.iter_slices(CHUNK):
        n_figures += find_figures(chunk, expressions).height
    seconds = time.process_time() - started
    rate = articles.height / seconds
    print(f"{articles.height} articles, {n_figures} figures, {seconds:.2f} s of CPU: {rate:,.0f}/s a core")


if __name__ == "__main__":
    main()
