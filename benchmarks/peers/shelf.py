"""The pipeline that a data engineer would assemble in a day, run by its own environment: `shelf.py INBOX OUT.duckdb`.

JSON lines → pandas, near-duplicates by datasketch's MinHash LSH, dates by dateparser.search, figures by a regular
expression, Great Expectations on the frames, DuckDB tables. It is written as its libraries' own documentation shows,
and spared the worst: dates are searched in the first 2,000 characters only, as whole texts take minutes.
"""

import gzip
import re
import sys
import warnings
from pathlib import Path

import duckdb
import great_expectations as gx
import orjson
import pandas as pd
from datasketch import MinHash, MinHashLSH
from dateparser.search import search_dates

warnings.filterwarnings("ignore")
_FIGURE = re.compile(
    r"(\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds)\s+(?:\w+\s+){0,3}?"
    r"(?:were\s+|was\s+|have\s+been\s+)?(killed|dead|died|injured|wounded|missing|displaced)",
    re.I,
)


def read(inbox: Path) -> pd.DataFrame:
    """Articles of all JSON lines."""
    rows = []
    for path in sorted(inbox.glob("*.jsonl*")):
        with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as stream:
            rows += [orjson.loads(line) for line in stream]
    articles = pd.DataFrame(rows)
    text = articles["text"] if "text" in articles else articles["body"]
    return pd.DataFrame({"id": articles["id"].astype(str), "text": text.fillna("").str.strip()})


def without_copies(articles: pd.DataFrame) -> pd.DataFrame:
    """One article of each group of near-duplicates."""
    articles = articles.drop_duplicates("text")
    index, kept = MinHashLSH(threshold=0.7, num_perm=128), []
    for number, text in zip(articles["id"], articles["text"], strict=True):
        words = text.lower().split()
        signature = MinHash(num_perm=128)
        signature.update_batch([" ".join(words[n : n + 3]).encode() for n in range(max(1, len(words) - 2))])
        if not index.query(signature):
            kept.append(number)
        index.insert(number, signature, check_duplication=False)
    return articles[articles["id"].isin(kept)]


def dates(articles: pd.DataFrame) -> pd.DataFrame:
    """Dates in the text."""
    rows = []
    for number, text in zip(articles["id"], articles["text"], strict=True):
        found = search_dates(text[:2_000], languages=["en"]) or []
        rows += [(number, words, day) for words, day in found]
    return pd.DataFrame(rows, columns=["id", "words", "day"])


def figures(articles: pd.DataFrame) -> pd.DataFrame:
    """Numbers of victims in the text."""
    rows = [
        (number, match[0], match[1], match[2].lower())
        for number, text in zip(articles["id"], articles["text"], strict=True)
        for match in _FIGURE.finditer(text)
    ]
    return pd.DataFrame(rows, columns=["id", "words", "number", "what"])


def validate(tables: dict[str, pd.DataFrame]) -> None:
    """Each table has its article's id, and no table lacks its words."""
    context = gx.get_context(mode="ephemeral")
    source = context.data_sources.add_pandas("frames")
    for name, frame in tables.items():
        batch = source.add_dataframe_asset(name).add_batch_definition_whole_dataframe("all")
        suite = context.suites.add(gx.ExpectationSuite(name))
        suite.add_expectation(gx.expectations.ExpectColumnValuesToNotBeNull(column="id"))
        suite.add_expectation(gx.expectations.ExpectColumnValuesToNotBeNull(column=frame.columns[1]))
        batch.get_batch({"dataframe": frame}).validate(suite)


def main() -> None:
    """Run it all."""
    inbox, out = map(Path, sys.argv[1:3])
    articles = without_copies(read(inbox))
    tables = {"articles": articles, "dates": dates(articles), "figures": figures(articles)}
    validate(tables)
    with duckdb.connect(str(out)) as warehouse:
        for name, frame in tables.items():
            warehouse.register("frame", frame)
            warehouse.execute(f'CREATE TABLE "{name}" AS FROM frame')
            warehouse.unregister("frame")
    print(f"{len(articles)} articles, {len(tables['dates'])} dates, {len(tables['figures'])} figures")


if __name__ == "__main__":
    main()
