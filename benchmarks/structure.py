"""Speed of structuring: articles a second over worker processes, on texts made up here.

    python -m benchmarks.structure [--articles 20000] [--workers 2] [--chunk 2500]

The texts are of the size and kind of local news as scraped: a headline, a dateline, some ten paragraphs, and every
third with prompts, credits and teasers around it. Starting the workers and importing Polars is not counted.
"""

import argparse
import os
import random
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import polars as pl

from transforms.ids import stable_id
from transforms.schemas import RAW
from transforms.structure import LINE_COUNTS, structure

_PLACES = ("ASTERVILLE, Ohio", "NORTH HARBOR", "LONDON", "KABUL, Afghanistan", "SAN MARINO")
_WORDS = (
    "the of and to in said a for on with was were police officers council bridge river market children report after "
    "before near two three seven people hospital morning Monday week minister city talks agreement water school"
).split()
_FURNITURE = (
    "Advertisement",
    "Sign up for our daily newsletter",
    "Posted: Tuesday, January 28, 2014 8:18 PM EST",
    "By Ann Lee",
    "(Photo: A. Lee)",
    "RELATED: Bridge closed again",
    "Copyright 2014 The Example Times. All rights reserved.",
)


def make_text(seed: int) -> str:
    """One article of about 300 words; the same for the same seed."""
    rng = random.Random(seed)
    sentence = lambda: " ".join(rng.choices(_WORDS, k=rng.randint(12, 28))).capitalize() + "."  # noqa: E731
    paragraphs = [" ".join(sentence() for _ in range(rng.randint(1, 2))) for _ in range(10)]
    paragraphs[0] = f"{rng.choice(_PLACES)} (AP) — {paragraphs[0]}"
    if seed % 3 == 0:
        for line in _FURNITURE:
            paragraphs.insert(rng.randint(0, len(paragraphs)), line)
    return "\n\n".join([" ".join(rng.choices(_WORDS, k=8)).capitalize(), *paragraphs])


def make_raw(start: int, n: int) -> pl.DataFrame:
    """RAW of ``n`` text records of forty outlets."""
    rows = [
        dict.fromkeys(RAW)
        | {
            "record_id": stable_id("r", seed),
            "file_id": "f",
            "ordinal": seed,
            "text": make_text(seed),
            "url": f"https://paper{seed % 40}.example/2014/01/28/{seed}",
        }
        for seed in range(start, start + n)
    ]
    return pl.DataFrame(rows, RAW)


def work(raw: pl.DataFrame) -> tuple[int, float]:
    """Structure one chunk in a worker: number of articles made, and seconds of CPU it took."""
    start = time.process_time()
    made = structure(raw, LINE_COUNTS.to_frame()).articles.height
    return made, time.process_time() - start


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--chunk", type=int, default=2_500)
    args = parser.parse_args()
    os.environ["POLARS_MAX_THREADS"] = "1"  # for the workers: processes are the parallelism
    chunks = [make_raw(start, min(args.chunk, args.articles - start)) for start in range(0, args.articles, args.chunk)]
    with ProcessPoolExecutor(args.workers, mp_context=get_context("spawn")) as pool:
        list(pool.map(work, [chunks[0].head(50)] * (2 * args.workers)))  # imports, lexicons, language model
        start = time.perf_counter()
        done = list(pool.map(work, chunks))
        seconds = time.perf_counter() - start
    n_made, cpu = sum(made for made, _ in done), sum(spent for _, spent in done)
    print(f"{args.articles} articles ({n_made} distinct) in {seconds:.1f} s: {args.articles / seconds:,.0f}/s")
    print(f"{cpu:.1f} s of CPU: {args.articles / cpu:,.0f}/s a core, whatever else the machine does")


if __name__ == "__main__":
    main()
