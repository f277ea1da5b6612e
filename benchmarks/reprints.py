"""Template pairs and light reprints in genres of their own: are stories of one frame kept apart, and copies joined?

    python -m benchmarks.reprints [--half work|held|all] [--pairs 12] [--seed 1] [--show] [--thresholds]

Pairs of one frame (`benchmarks/reprints.txt`) tell of different things in the same words: weather, prices, rates,
matches, obituaries, court lists, communiques, round-ups that share a tail, follow-ups that share background.
A reprint is one of those stories after a sub-editor: house style, synonyms, a cut tail, another dateline, sentences
moved.
What is decided on the genres of the one half is judged on those of the other (`reprints_held.txt`): do not read them.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import polars as pl

from transforms.duplicates import Thresholds, sign
from transforms.duplicates.verify import measure
from transforms.schemas import ARTICLES

_FRAMES = {half: Path(__file__).with_name(f"reprints{part}.txt") for half, part in (("work", ""), ("held", "_held"))}
_SLOT = re.compile(r"\{(?:(?P<name>\w)=)?(?P<kind>[^{}]+)\}")
_NUMBERS = re.compile(r"(\d+)-(\d+)")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_KINDS = {
    "day": _DAYS,
    "month": ("January", "February", "March", "April", "June", "July", "August", "September", "October"),
    "town": (
        "Harlow", "Penrith", "Ostend", "Marlow", "Tiverton", "Kesh", "Luton", "Arbroath", "Wexham", "Nairn", "Odessa",
        "Aleppo", "Mosul", "Gaza", "Goma", "Kano", "Quetta", "Cali", "Lviv", "Tyre", "New Ross", "Port Ellen",
    ),
    "person": (
        "Maria Okafor", "John Petersen", "Li Wen", "Sarah Haddad", "Tom Breck", "Elena Rossi", "Yusuf Demir",
        "Peter Novak", "Grace Mwangi", "Carlos Vega", "Hana Sato", "Ivan Petrov", "Ruth Levy", "Omar Saleh",
        "Anne Duval", "Kate Byrne",
    ),
    "club": ("Rovers", "Athletic", "Wanderers", "Albion", "Harriers", "Dynamo", "Racing", "Celtic", "Orient"),
    "road": ("A12", "A40", "M6", "M25", "A303", "B1122", "A9", "M62", "A77", "M4"),
    "firm": (
        "Aldane Group", "Brixton Foods", "Corvid Systems", "Delmar Shipping", "Everard Mills", "Foxglove Pharma",
        "Garnet Oil", "Hexham Air", "Ibis", "Juno Holdings", "Kestrel", "Lomax Industries", "Marwood and Sons",
    ),
    "number": ("two", "three", "four", "five", "six", "seven", "eight", "nine"),
    "num": ("Two", "Three", "Four", "Seven", "At least 3", "At least five", "Some 12", "14", "31", "19"),
    "job": ("baker", "teacher", "miner", "postman", "nurse", "fisherman", "joiner", "farmer", "librarian"),
}  # fmt: skip
_STYLE = (
    ("percent", "per cent"), ("said on", "said"), ("kilometres", "kilometers"), (" has ", " had "), ("a.m.", "am"),
    ("Nobody", "No one"), ("at once", "immediately"), ("to be ", "to stay "), ("is expected", "was expected"),
    ("in a statement", "in a written statement"), ("near ", "close to "), ("according to", "as stated by"),
    ("will be ", "is to be "), ("after", "following"), ("before", "ahead of"), ("another route", "other routes"),
    ("known to everyone", "well known"), ("ahead of", "in front of"), ("euros", "EUR"),
)  # fmt: skip
_DATELINES = ("{town} (Agency) - ", "{town}, ", "", "{town} — ", "By Staff Reporter\n")


class Pair(NamedTuple):
    """Two texts of one genre, and whether the second is a reprint of the first."""

    genre: str
    is_copy: bool
    first: str
    second: str


def frames(half: str = "all") -> dict[str, list[str]]:
    """The lines of each genre's frame, of the ``work`` half, of the one ``held`` back, or of ``all``."""
    chosen = [path for name, path in _FRAMES.items() if half in (name, "all")]
    blocks = [block for path in chosen for block in path.read_text(encoding="utf-8").split("\n=== ")[1:]]
    return {name: lines for name, *lines in (block.splitlines() for block in blocks)}


def story(frame: Sequence[str], r: Random, unlike: str = "") -> str:
    """A text from the frame, that does not tell of the one whom ``unlike`` tells of."""
    choices = [line.removeprefix("> ") for line in frame if line.startswith("> ")]
    lines = [*([r.choice(choices)] if choices else []), *(line for line in frame if not line.startswith("> "))]
    kept: dict[str, str] = {}

    def fill(match: re.Match[str]) -> str:
        made = kept.get(match["kind"]) or _filled(match["kind"], r)
        while match["name"] and made in unlike:
            made = _filled(match["kind"], r)
        if match["name"]:
            kept[match["name"]] = made
        return made

    return _SLOT.sub(fill, " ".join(lines))


def _filled(kind: str, r: Random) -> str:
    if numbers := _NUMBERS.fullmatch(kind):
        return str(r.randint(int(numbers[1]), int(numbers[2])))
    chosen = r.choice(_KINDS[kind] if kind in _KINDS else kind.split("|"))
    return r.choice(_KINDS[chosen]) if chosen in _KINDS else chosen


def reprint(text: str, r: Random) -> str:
    """The story as another paper prints it: the facts are the same, style, length and order a little different."""
    sentences = re.split(r"(?<=[.\"]) (?=[A-Z\"])", text)
    for old, new in r.sample(_STYLE, 8):
        sentences = [s.replace(old, new, 1) for s in sentences]
    if r.random() < 0.5 and len(sentences) > 4:
        sentences = sentences[: -r.randint(1, len(sentences) // 3)]
    if r.random() < 0.4 and len(sentences) > 4:
        at = r.randint(2, len(sentences) - 2)
        sentences[at], sentences[at + 1] = sentences[at + 1], sentences[at]
    if r.random() < 0.4:
        sentences.append(f"More on this story can be found in our {r.choice(_DAYS)} edition.")
    if r.random() < 0.3:
        sentences[0] = re.sub(rf" on (?:{'|'.join(_DAYS)})", " yesterday", sentences[0])
    return r.choice(_DATELINES).format(town=r.choice(_KINDS["town"]).upper()) + " ".join(sentences)


def pairs_of(genres: Sequence[str], n_pairs: int, seed: int) -> Iterator[Pair]:
    """So many template pairs and so many reprints of each genre."""
    r, known = Random(seed), frames()
    for genre in genres:
        for _ in range(n_pairs):
            first = story(known[genre], r)
            yield Pair(genre, False, first, story(known[genre], r, first))
            yield Pair(genre, True, first, reprint(first, r))


def measured(pairs: Sequence[Pair]) -> pl.DataFrame:
    """`genre`, `is_copy` and what ``measure`` says of each pair."""
    ids = [f"p{n:05}{side}" for n in range(len(pairs)) for side in "ab"]
    texts = [text for pair in pairs for text in (pair.first, pair.second)]
    columns = {"article_id": ids, "body": texts, "n_words": [len(text.split()) for text in texts]}
    missing = [pl.lit(None, dtype).alias(name) for name, dtype in ARTICLES.items() if name not in columns]
    articles = pl.DataFrame(columns).with_columns(missing).cast({"n_words": ARTICLES["n_words"]})
    signed = sign(articles.select(ARTICLES.names()))
    first, second = (signed.select(pl.all().name.suffix(f"_{side}")) for side in "ab")
    known = pl.DataFrame(
        {
            "article_id_a": ids[::2],
            "article_id_b": ids[1::2],
            "genre": [pair.genre for pair in pairs],
            "is_copy": [pair.is_copy for pair in pairs],
        }
    )
    both = known.select("article_id_a", "article_id_b").join(first, on="article_id_a").join(second, on="article_id_b")
    return known.join(measure(both), on=["article_id_a", "article_id_b"])


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("work", "held", "all"), default="all")
    parser.add_argument("--pairs", type=int, default=12, help="of each kind and genre")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="by genre")
    parser.add_argument("--thresholds", action="store_true", help="what other thresholds would join")
    args = parser.parse_args()
    found = measured(list(pairs_of(list(frames(args.half)), args.pairs, args.seed)))
    least = Thresholds().similarity
    for threshold in (least, *((0.34, 0.36, 0.395, 0.41, 0.43, 0.45) if args.thresholds else ())):
        joined = found.filter(pl.col("similarity") >= threshold)["is_copy"]
        print(
            f"{args.half}, threshold {threshold}: {len(joined) - joined.sum()} of {len(found) // 2} template pairs"
            f" and {joined.sum()} of {len(found) // 2} reprints joined"
        )
    if args.show:
        values = [pl.col("similarity").min().alias("least"), pl.col("similarity").max().alias("most")]
        joined = (pl.col("similarity") >= least).sum().alias("joined")
        by = found.group_by("genre", "is_copy", maintain_order=True).agg(pl.len(), joined, *values)
        for row in by.iter_rows():
            print(*row)


if __name__ == "__main__":
    main()
