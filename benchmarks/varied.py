"""A corpus of one's own, several times over: each time under other ids and with some of its words changed.

    python -m benchmarks.varied CORPUS FOLDER [--times 10] [--names] [--most 10000]

What is repeated word for word would be a duplicate that is hardly looked at; every tenth word, other than names and
numbers, is swapped for another one of the same text, so that lines, sentences and signatures are new. With --names its
names change instead, each for another name of the corpus all through a text: other people, the same sentences.
"""

import argparse
import calendar
import gzip
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from random import Random

import orjson

_SHARE = 0.1
_FIELDS = ("text", "body", "content")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")  # inside a sentence, where nothing else has a capital
_CALENDAR = frozenset([*calendar.day_name, *calendar.month_name, *calendar.month_abbr, "Sept"])


def write_varied(corpus: Path, folder: Path, times: int, *, by_names: bool = False, most: int | None = None) -> None:
    """Write ``times`` variants of every JSON line of ``corpus`` into ``folder``, at most ``most`` records in all.

    Raises:
        ValueError: the corpus holds no JSON lines.
    """
    paths = [*sorted(corpus.glob("*.jsonl")), *sorted(corpus.glob("*.jsonl.gz"))]
    if not paths:
        raise ValueError(f"{corpus} holds no .jsonl or .jsonl.gz: only these are varied")
    folder.mkdir(parents=True, exist_ok=True)
    known = _names(paths) if by_names else []
    n_left = most
    for turn in range(times):
        others = dict(zip(known, Random(turn).sample(known, len(known)), strict=True)) if by_names else None
        with gzip.open(folder / f"{turn:02}.jsonl.gz", "wb", compresslevel=1) as out:
            for path in paths:
                for line in islice(_lines(path), n_left):
                    out.write(orjson.dumps(varied(orjson.loads(line), turn, others)) + b"\n")
                    n_left = None if n_left is None else n_left - 1


def _names(paths: list[Path]) -> list[str]:
    """The names in the texts, in order: capitalised words inside sentences that are never written small."""
    texts = [text for path in paths for line in _lines(path) for text in _texts(orjson.loads(line))]
    small = {word for text in texts for word in re.findall(r"\b[a-z]{4,}\b", text)}
    found = {name for text in texts for name in _NAME.findall(text)}
    return sorted(name for name in found - _CALENDAR if name.lower() not in small)


def _texts(fields: dict[str, object]) -> list[str]:
    return [text for name in _FIELDS if isinstance(text := fields.get(name), str)]


def _lines(path: Path) -> Iterator[bytes]:
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as stream:
        yield from stream


def varied(fields: dict[str, object], turn: int, others: Mapping[str, str] | None = None) -> dict[str, object]:
    """The record as its ``turn``-th variant; the 0th is itself. ``others``: by other names, not by words."""
    if turn == 0:
        return fields
    changed = {**fields, "id": f"{fields.get('id', '')}-{turn}"}
    for name in _FIELDS:
        if isinstance(text := fields.get(name), str):
            seed = Random(f"{turn} {text[:40]}")
            changed[name] = _shuffled(text, seed) if others is None else _renamed(text, others)
    return changed


def _shuffled(text: str, random: Random) -> str:
    """``text`` with some of its small words swapped; lines, names and numbers stay."""
    words = text.split(" ")
    places = [place for place, word in enumerate(words) if word.isalpha() and word.islower()]
    chosen = random.sample(places, min(len(places), max(2, int(len(places) * _SHARE))))
    moved = [words[place] for place in chosen]
    for place, word in zip(chosen, [*moved[1:], *moved[:1]], strict=True):
        words[place] = word
    return " ".join(words)


def _renamed(text: str, others: Mapping[str, str]) -> str:
    return _NAME.sub(lambda name: others.get(name[0], name[0]), text)


def main() -> None:
    """Write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--names", action="store_true")
    parser.add_argument("--most", type=int)
    args = parser.parse_args()
    write_varied(args.corpus, args.folder, args.times, by_names=args.names, most=args.most)


if __name__ == "__main__":
    main()
