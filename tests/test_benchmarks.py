"""The generated corpora: the same each time, with what they promise; a variant keeps names, numbers and lines."""

import gzip
from itertools import islice
from pathlib import Path

import orjson

from benchmarks.flow import Flow, write_inbox
from benchmarks.varied import varied, write_varied
from transforms.formats import Limits, read_records

TEXT = "At least 12 people were killed near Great Wexley when a bus left the road and fell into a river on Monday."


def test_a_flow_is_the_same_each_time_and_another_by_another_seed():
    first, again, other = (list(islice(Flow(seed).articles(), 50)) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_all_of_an_inbox_can_be_read(tmp_path: Path):
    write_inbox(tmp_path, 120)
    records = []
    for path in sorted(tmp_path.iterdir()):
        with path.open("rb") as stream:
            records += list(read_records(stream, path.name, Limits()))
    assert len(records) == 120
    assert [record.reason for record in records if record.reason] == []
    assert any(record.html for record in records)


def test_a_variant_has_the_same_words_in_another_order():
    text = varied({"id": "a", "text": TEXT}, 3)["text"]
    assert isinstance(text, str)
    assert text != TEXT
    assert sorted(text.split()) == sorted(TEXT.split())
    assert [word for word in text.split() if not word.islower()] == [w for w in TEXT.split() if not w.islower()]


def test_the_first_variant_is_the_record_itself():
    assert varied({"id": "a", "text": TEXT}, 0) == {"id": "a", "text": TEXT}


def test_other_names_stand_in_the_same_sentences(tmp_path: Path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    lines = (f'{{"id": "{i}", "text": "{TEXT.replace("Wexley", place)}"}}' for i, place in enumerate(["Orton", "Helm"]))
    (corpus / "a.jsonl").write_text("\n".join(lines))
    write_varied(corpus, tmp_path / "out", 3, by_names=True, most=5)
    written = [
        line
        for path in sorted((tmp_path / "out").iterdir())
        for line in gzip.decompress(path.read_bytes()).splitlines()
    ]
    texts = [orjson.loads(line)["text"] for line in written]
    assert len(texts) == 5
    assert all(len(text.split()) == len(TEXT.split()) and text.endswith("a river on Monday.") for text in texts)
    assert {text.split()[7] for text in texts} <= {"Orton", "Helm", "Great"}
