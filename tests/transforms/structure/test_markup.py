"""Mark-up in titles and texts that were delivered as plain fields."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.structure.records import article, structured
from transforms.structure.markup import plain_texts, plain_titles, resolve_entities, without_markup

TITLES = {
    "an entity": ("Five killed &amp; 3 hurt", "Five killed & 3 hurt"),
    "escaped twice": ("Storm &amp;amp; flood", "Storm & flood"),
    "numbers, decimal and hexadecimal": ("&#8216;It&#x2019;s over&#8217;", "‘It’s over’"),
    "a space that holds words together": ("won this&nbsp;game", "won this game"),
    "an ampersand that is none": ("AT&T and Q&A; &UR;", "AT&T and Q&A; &UR;"),
    "an entity without its end": ("Fish &amp chips", "Fish &amp chips"),
    "tags inside the line": ("<b>Blast</b> kills <i>nine</i>", "Blast kills nine"),
    "tags with attributes": ('<a href="/x" class=y>Blast</a> kills nine', "Blast kills nine"),
    "tags that end lines": ("Blast kills nine<br/>Mayor speaks<p>More</p>", "Blast kills nine Mayor speaks More"),
    "capital tags that are closed": ("<B>Blast</B> kills nine", "Blast kills nine"),
    "escaped tags": ("&lt;b&gt;Blast&lt;/b&gt; kills nine", "Blast kills nine"),
    "a script": ("<script>var a = '<b>';</script>Blast", "Blast"),
    "a comment": ("Blast<!-- kicker --> kills", "Blast kills"),
    "codes of companies": ("ACME <ACM.N> BUYS DELL <DD>, <P>", "ACME <ACM.N> BUYS DELL <DD>, <P>"),
    "signs of inequality": ("Turnout <40%, 3 < 5 > 2", "Turnout <40%, 3 < 5 > 2"),
    "nothing but mark-up": ("<img src=a.png><br>", ""),
}


@pytest.mark.parametrize(("title", "plain"), TITLES.values(), ids=TITLES.keys())
def test_titles(title: str, plain: str):
    assert without_markup(title) == plain


@given(st.text(st.sampled_from("<>&;#ab/ script!-1x"), max_size=60))
def test_what_is_plain_stays_so(text: str):
    once = without_markup(text)
    assert without_markup(once) == once or "&" in once or "<" in once
    if not {"&", "<"} & set(text):
        assert once == " ".join(text.split())


def test_columns_keep_their_rows():
    titles = pl.Series("title", ["a &lt; b", None, "<i></i>", "plain"])
    assert plain_titles(titles).to_list() == ["a < b", None, None, "plain"]
    assert plain_texts(titles).to_list() == ["a < b", None, "<i></i>", "plain"]
    assert plain_texts(pl.Series("text", [None], pl.String)).to_list() == [None]


def test_a_text_keeps_its_tags():
    assert resolve_entities("write &lt;b&gt; &amp; go") == "write <b> & go"


def test_a_record_is_read_without_its_markup():
    made = article(
        "RIVERTON, May 5 2024 - Five people were killed &amp; three hurt, the mayor&#39;s office said.",
        title="Five <b>killed</b> &amp; 3 hurt",
        author="Jo O&#39;Hara",
        outlet="Quay &amp; Harbour",
    )
    assert made["headline"] == "Five killed & 3 hurt"
    assert (made["author"], made["outlet"]) == ("Jo O'Hara", "Quay & Harbour")
    assert str(made["body"]).endswith("Five people were killed & three hurt, the mayor's office said.")


def test_a_title_of_markup_alone_is_no_title():
    text = "Five killed in Riverton blast\n\nRIVERTON, May 5 2024 - Five people were killed, the mayor said."
    assert article(text, title="<br>")["headline"] == "Five killed in Riverton blast"
    assert structured({"title": "<br>", "text": ""}).records["reason"].to_list() == ["no_text: the record has no text"]
