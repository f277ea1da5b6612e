"""How much page furniture do articles about different incidents still share after cleaning?

    python -m benchmarks.furniture_pairs [--inbox INBOX] [--gold GOLD.jsonl.gz] [--show N]

Takes all pairs of articles on different incidents (another day or another toll in the gold) whose delivered texts have
a 5-word-shingle Jaccard of .8 or more, and measures the same pair on the cleaned bodies. A text that is nothing but
furniture has no body afterwards and shares nothing. Truth: `event_on` and `toll` of the gold rows.
"""

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from benchmarks.lab import GOLD, read_inbox
from transforms.structure import LINE_COUNTS, structure

_BEFORE, _AFTER, _WORDS = 0.8, 0.3, 5


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """All runs of five words; of a shorter text its words as one."""
    words = re.findall(r"\w+", text.casefold())
    return frozenset(tuple(words[i : i + _WORDS]) for i in range(max(1, len(words) - _WORDS + 1)) if words)


def jaccard(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> float:
    """0 for two empty sets: nothing is shared."""
    return len(a & b) / len(a | b) if a | b else 0.0


def similar_pairs(texts: dict[str, str]) -> list[tuple[str, str]]:
    """Pairs of ids whose texts have a Jaccard of `_BEFORE` or more, by an inverted index."""
    sets = {key: shingles(text) for key, text in texts.items()}
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, found in sets.items():
        for shingle in found:
            holders[shingle].append(key)
    shared = Counter(pair for keys in holders.values() for pair in combinations(keys, 2))
    return [(a, b) for (a, b), n in shared.items() if n / (len(sets[a]) + len(sets[b]) - n) >= _BEFORE]


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inbox", type=Path, default=GOLD / "gva-dev" / "inbox")
    parser.add_argument("--gold", type=Path, default=GOLD / "gva-dev" / "gold.jsonl.gz")
    parser.add_argument("--show", type=int, default=5, help="print so many pairs that are still alike")
    args = parser.parse_args()
    raw = read_inbox(args.inbox, None)
    done = structure(raw, LINE_COUNTS.to_frame())
    texts = dict(raw.select("external_id", "text").iter_rows())
    joined = done.records.join(done.articles.select("article_id", "body"), on="article_id", how="left")
    bodies = {key: shingles(body or "") for key, body in joined.select("external_id", "body").iter_rows()}
    rows = map(json.loads, gzip.decompress(args.gold.read_bytes()).decode().strip().split("\n"))
    incident = {row["external_id"]: json.dumps([row.get("event_on"), row.get("toll")]) for row in rows}
    pairs = [(a, b) for a, b in similar_pairs(texts) if incident.get(a) != incident.get(b)]
    left = {(a, b): jaccard(bodies[a], bodies[b]) for a, b in pairs}
    apart = sum(value < _AFTER for value in left.values())
    print(f"{len(pairs)} pairs on different incidents at Jaccard >= {_BEFORE} before; {apart} below {_AFTER} after")
    for a, b in [pair for pair, value in left.items() if value >= _AFTER][: args.show]:
        print(f"{left[a, b]:.2f}  {a}  {b}")


if __name__ == "__main__":
    main()
