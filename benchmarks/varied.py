"""A corpus of one's own, several times over: each time under other ids and with some of its words changed.

What is repeated word for word would be a duplicate that is hardly looked at; every tenth word, other than names and
numbers, is swapped for another one of the same text, so that lines, sentences and signatures are new.
"""

import gzip
from collections.abc import Iterator
from pathlib import Path
from random import Random

import orjson

_SHARE = 0.1
_FIELDS = ("text", "body", "content")


def write_varied(corpus: Path, folder: Path, times: int) -> None:
    """Write ``times`` variants of every JSON line of ``corpus`` into ``folder``.

    Raises:
        ValueError: the corpus holds no JSON lines.
    """
    paths = [*sorted(corpus.glob("*.jsonl")), *sorted(corpus.glob("*.jsonl.gz"))]
    if not paths:
        raise ValueError(f"{corpus} holds no .jsonl or .jsonl.gz: only these are varied")
    folder.mkdir(parents=True, exist_ok=True)
    for turn in range(times):
        with gzip.open(folder / f"{turn:02}.jsonl.gz", "wb", compresslevel=1) as out:
            for path in paths:
                for line in _lines(path):
                    out.write(orjson.dumps(varied(orjson.loads(line), turn)) + b"\n")


def _lines(path: Path) -> Iterator[bytes]:
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as stream:
        yield from stream


def varied(fields: dict[str, object], turn: int) -> dict[str, object]:
    """The record as its ``turn``-th variant; the 0th is itself."""
    if turn == 0:
        return fields
    changed = {**fields, "id": f"{fields.get('id', '')}-{turn}"}
    for name in _FIELDS:
        if isinstance(text := fields.get(name), str):
            changed[name] = _shuffled(text, Random(f"{turn} {text[:40]}"))
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
