"""Vocabulary files: each is read by the code, each that the code names exists, and none holds an entry twice."""

import re
from pathlib import Path

import pytest

import transforms
from transforms.lexicons import load_table, load_words

ROOT = Path(transforms.__file__).parent
FILES = sorted((ROOT / "lexicons").glob("*/*.*"))
CODE = "\n".join(path.read_text() for path in ROOT.rglob("*.py"))
#: Word lists and sets of cue words that a table of cues names: "list:figure_scenes", "cue:hurts".
BY_CUES = {
    named: set(
        re.findall(
            rf"\b{named}:(\w+)", " ".join(f"{row['links']} {row['words']}" for row in load_table("figure_tests"))
        )
    )
    for named in ("list", "cue")
}


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix in {".csv", ".txt"}], ids=lambda p: p.stem)
def test_a_vocabulary_file_is_named_in_the_code(path: Path):
    is_in_code = re.search(rf"""["']{path.stem}["']""", CODE)
    assert is_in_code or path.stem in BY_CUES["list"], "no module reads it"


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".txt"], ids=lambda p: p.stem)
def test_a_word_list_has_no_entry_twice(path: Path):
    words = load_words(path.stem, path.parent.name)
    assert sorted(words) == sorted(set(words))


def test_every_set_of_cue_words_is_asked_for_and_every_one_asked_for_is_there():
    rows = [row["cue"] for row in load_table("figure_cues")]
    assert sorted(rows) == sorted({*re.findall(r'cue_words\("(\w+)"\)', CODE), *BY_CUES["cue"]})
