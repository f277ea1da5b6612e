"""Lines that many articles of an outlet share: what is remembered, what counts, what goes."""

import polars as pl

from tests.transforms.structure.records import structured
from transforms.structure import LINE_COUNTS
from transforms.structure.repetition import line_hash

SLOGAN = "Hear more of the harbour on Radio Quay"
WORDS = ("bridge", "market", "school", "river", "church", "stadium")


def story(n: int, *extra: str) -> str:
    lines = [
        f"The {WORDS[n]} in district {n} was opened again on Monday after {i} years of work by the town."
        for i in range(4)
    ]
    return "\n\n".join([lines[0], *extra, *lines[1:]])


def records(n: int, *extra: str, host: str = "quay.example") -> list[dict[str, str | None]]:
    return [{"text": story(i, *extra), "url": f"https://www.{host}/{i}"} for i in range(n)]


def test_a_line_that_three_articles_share_is_furniture():
    made = structured(*records(3, SLOGAN))
    assert not made.articles["body"].str.contains(SLOGAN).any()
    assert made.article_furniture["reason"].to_list() == ["repeated"] * 3


def test_two_articles_prove_nothing():
    assert structured(*records(2, SLOGAN)).articles["body"].str.contains(SLOGAN).all()


def test_other_outlets_and_unknown_outlets_prove_nothing():
    mixed = [record for i in range(4) for record in records(i + 1, SLOGAN, host=f"paper{i}.example")[-1:]]
    assert structured(*mixed).articles["body"].str.contains(SLOGAN).all()
    unknown: list[dict[str, str | None]] = [{"text": story(i, SLOGAN)} for i in range(4)]
    made = structured(*unknown)
    assert made.articles["body"].str.contains(SLOGAN).all()
    assert made.line_counts.is_empty()


def test_memory_of_earlier_runs_counts():
    known = pl.DataFrame(
        {"outlet": ["quay.example"], "line_hash": [line_hash(SLOGAN.lower())], "n_articles": [2]}, LINE_COUNTS
    )
    made = structured(*records(1, SLOGAN), known=known)
    assert SLOGAN not in made.articles["body"][0]
    assert made.line_counts.filter(line_hash=line_hash(SLOGAN.lower()))["n_articles"].to_list() == [1]


def test_versions_of_one_story_count_once():
    text = story(0, SLOGAN)
    versions = [text, text + "\n\nNobody was hurt.", text + "\n\nThe mayor came too.", text + "\n\nIt rained."]
    made = structured(*({"text": version, "outlet": "Quay"} for version in versions))
    assert made.articles.height == 4
    assert made.articles["body"].str.contains(SLOGAN).all()
    assert made.line_counts["n_articles"].max() == 1


def test_a_story_delivered_again_does_not_add_to_the_memory():
    first = structured(*records(1, SLOGAN))
    again = structured(
        {"text": story(0, SLOGAN) + "\n\nAnd more.", "url": "https://quay.example/9"}, known=first.line_counts
    )
    assert again.line_counts.is_empty()


def test_pages_and_lines_that_lead_on_are_left_alone():
    lead = "The names of the streets are as follows:"
    assert structured(*records(6, lead)).articles["body"].str.contains(lead).all()
    body = "<html><body><article><p>{}</p></article></body></html>"
    pages: list[dict[str, str | None]] = [
        {"html": body.format(story(n, SLOGAN).replace("\n\n", "</p><p>")), "url": f"https://quay.example/{n}"}
        for n in range(4)
    ]
    made = structured(*pages)
    assert made.articles["body"].str.contains(SLOGAN).all()
    assert made.line_counts.is_empty()


def test_short_sentences_are_common_and_stay():
    common = "No arrests have been made."
    assert structured(*records(6, common)).articles["body"].str.contains(common, literal=True).all()


def test_memory_holds_hashes_of_few_lines():
    made = structured(*records(1, SLOGAN))
    assert made.line_counts.schema == LINE_COUNTS
    assert made.line_counts.height <= 8


def test_hashes_are_the_same_everywhere():
    assert line_hash("hear more of the harbour") == 5875776272339429168
