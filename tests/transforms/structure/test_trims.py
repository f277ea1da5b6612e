import pytest

from transforms.structure.trims import cut_line

SENTENCE = "The bridge will stay closed until spring."


@pytest.mark.parametrize(
    ("line", "rest", "reason"),
    [
        (f"{SENTENCE} SP/PA", SENTENCE, "signoff"),
        (f"{SENTENCE} MNA/4521", SENTENCE, "signoff"),
        (f"{SENTENCE} 9376**2050", SENTENCE, "signoff"),
        (f"{SENTENCE} (Reuters)", SENTENCE, "signoff"),
        (f"{SENTENCE} – AFP", SENTENCE, "signoff"),
        (f"{SENTENCE} (© 2016 WXYZ)", SENTENCE, "copyright"),
        (f"{SENTENCE} Copyright 2016 WXYZ. All rights reserved.", SENTENCE, "copyright"),
        (f"{SENTENCE} Read or Share this story: http://example.org/1", SENTENCE, "share"),
        (f"{SENTENCE} Read more »", SENTENCE, "read_more"),
        (f"{SENTENCE} (Photo: A. Lee)", SENTENCE, "photo_credit"),
        ("Bridge closed Posted: Monday, May 18, 2015 5:16 PM EDT", "Bridge closed", "timestamp"),
        (f"Updated: May 18, 2015 5:16 PM EDT {SENTENCE}", SENTENCE, "timestamp"),
    ],
)
def test_glued_furniture_is_cut_off(line: str, rest: str, reason: str):
    assert cut_line(line) == (rest, [(line.replace(rest, "").strip(), reason)])


@pytest.mark.parametrize(
    "line",
    [
        SENTENCE,
        "SP/PA",
        "He works for the CIA/FBI task force.",
        "They asked for more.",
        "The bridge (built in 1901) was closed, and so was the other one (in part).",
        "He spoke to the agency AFP",
        "The copyright of the song (c) is disputed.",
        "The paper was published: nobody read it.",
    ],
)
def test_sentences_stay_whole(line: str):
    assert cut_line(line) == (line, [])


def test_a_line_as_long_as_a_book_is_cut_in_no_time():
    line = "word" + " " * 200_000 + "© x " + SENTENCE + " SP/PA"
    assert cut_line(line)[1] == [("SP/PA", "signoff")]
