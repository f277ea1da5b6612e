"""What a worker process keeps from batch to batch is bounded, whatever words the articles use."""

import functools
import gc
from random import Random

import polars as pl

from transforms.prepare import prepare
from transforms.schemas import RAW
from transforms.structure import LINE_COUNTS

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def reports(n_articles: int) -> pl.DataFrame:
    """Casualty reports in which no word outside the casualty sentence is used twice."""
    random = Random(2)
    texts = [
        " ".join(
            f"At least {random.randint(2, 99)} people were killed in {''.join(random.choices(LETTERS, k=9))} and"
            f" 5 were injured by {''.join(random.choices(LETTERS, k=9))}."
            for _ in range(20)
        )
        for _ in range(n_articles)
    ]
    ids = [f"r{number}" for number in range(n_articles)]
    columns = {"record_id": ids, "file_id": "f", "external_id": ids, "ordinal": range(n_articles), "text": texts}
    return pl.DataFrame(dict.fromkeys(RAW) | columns, schema=RAW)


def unbounded() -> dict[str, int]:
    """Entries of every cache of ours that has no bound."""
    caches = [found for found in gc.get_objects() if isinstance(found, functools._lru_cache_wrapper)]
    ours = [cache for cache in caches if cache.__module__.startswith("transforms")]
    assert len(ours) > 20, "the caches are found"
    infos = {f"{cache.__module__}.{cache.__qualname__}": cache.cache_info() for cache in ours}
    return {name: info.currsize for name, info in infos.items() if info.maxsize is None}


def test_no_cache_without_bound_grows_with_the_words_of_the_articles():
    prepare(reports(2), LINE_COUNTS.to_frame())
    before = unbounded()
    prepare(reports(40), LINE_COUNTS.to_frame())
    grown = {name: size for name, size in unbounded().items() if size > before.get(name, 0) + 20}
    assert not grown
