"""Article text as HTML: it shows as it is, whatever it holds."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from dashboard.comparison import compared
from dashboard.markup import Span, marked, plain, quoted

TEXTS = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs")) | st.sampled_from("<>&\"' \n")
)
SPANS = st.lists(st.builds(Span, st.integers(-2, 30), st.integers(-2, 30), st.just("nl-figure"), TEXTS), max_size=6)
OUR_TAGS = re.compile(r'<span class="[a-z -]*"(?: title="[^"<>]*")?>|</span>')


def _shown(html: str) -> str:
    return unescape(OUR_TAGS.sub("", html))


@given(TEXTS, SPANS)
def test_marked_text_is_the_text(text: str, spans: list[Span]):
    html = marked(text, spans)
    assert _shown(html) == text
    assert "<" not in OUR_TAGS.sub("", html)


@given(TEXTS, TEXTS)
def test_compared_texts_are_the_texts(first: str, second: str):
    left, right = compared(first, second)
    assert (_shown(left), _shown(right)) == (first, second)


def test_overlapping_spans_keep_the_longer_of_those_that_begin_first():
    assert marked("abcdef", [Span(2, 4, "b"), Span(1, 3, "a"), Span(1, 2, "c")]) == (
        'a<span class="a" title="">bc</span>def'
    )


def test_offsets_count_code_points_not_bytes():
    assert ">\U0001d7d9\U0001d7da</span>" in marked("é\U0001d7d9\U0001d7da", [Span(1, 3, "a")])


def test_characters_that_turn_or_hide_text_are_made_visible():
    assert plain("a\u202eb\x00c\x1bd") == "a\ufffdb\ufffdc\ufffdd"


def test_words_that_both_have_are_not_coloured():
    left, right = compared("Nine died on Monday", "Ten died on Monday")
    assert left == '<span class="nl-removed">Nine</span> died on Monday'
    assert right == '<span class="nl-added">Ten</span> died on Monday'


def test_long_texts_are_compared_by_lines():
    first = "\n".join(f"word {n}" for n in range(4000))
    left, _ = compared(first, first + "\nlast line")
    assert _shown(left) == first


def test_words_of_a_figure_are_marked_where_they_stand_alone():
    assert 'On 12 May, 1,200 fled and <span class="nl-figure" title="">2</span> died' in quoted(
        "On 12 May, 1,200 fled and 2 died, 2 of them later.", "2"
    )
    assert quoted("Nobody <died>.", "2") == "Nobody &lt;died&gt;."
    assert quoted(None, "2") == ""
