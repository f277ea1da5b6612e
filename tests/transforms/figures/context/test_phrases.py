from hypothesis import given
from hypothesis import strategies as st

from transforms.figures.context.phrases import Entry, Phrases
from transforms.figures.context.words import Words

TABLE = Phrases(
    Entry("times", *row)
    for row in [
        ("in", "short"),
        ("in the past <n>", "number"),
        ("in the past *", "any"),
        ("<n>-year war", "war"),
        ("no one's", "own"),
    ]
)


def labels(text: str) -> list[tuple[str, str]]:
    return [(text[found.start : found.end], found.label) for found in TABLE.find(Words(text)).get("times", [])]


def test_the_longest_phrase_wins_and_a_number_before_any_word():
    assert labels("In the past three months") == [("In the past three", "number")]
    assert labels("in the past decade") == [("in the past decade", "any")]
    assert labels("in the past") == [("in", "short")]


def test_a_number_may_open_a_phrase_and_be_hyphenated():
    assert labels("a five-year war, a 12-year war, a long-year war") == [
        ("five-year war", "war"),
        ("12-year war", "war"),
    ]


def test_an_apostrophe_belongs_to_its_word():
    assert labels("No one's, none's") == [("No one's", "own")]


@given(st.text(alphabet="in the past 3-year war,.'’\n", max_size=60))
def test_spans_lie_in_the_text_in_order_and_are_made_of_whole_words(text: str):
    words = Words(text)
    found = TABLE.find(words).get("times", [])
    assert [f.start for f in found] == sorted(f.start for f in found)
    for each in found:
        assert each.start == words.spans[each.first][0]
        assert each.end == words.spans[each.after - 1][1]
        assert 0 <= each.start < each.end <= len(text)


def test_capitals_that_grow_when_lowered_shift_nothing():
    text = "İİ In the past decade"
    assert [text[start:end] for start, end in Words(text).spans] == ["İİ", "In", "the", "past", "decade"]


def test_tables_do_not_hide_each_others_phrases():
    both = Phrases([Entry("long", "was later charged", "a"), Entry("short", "later", "b"), Entry("short", "was", "c")])
    found = both.find(Words("He was later charged"))
    assert [each.label for each in found["long"]] == ["a"]
    assert [each.label for each in found["short"]] == ["c", "b"]
