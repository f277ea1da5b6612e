"""Texts written for the test, each pair saying what it is about."""

import polars as pl
import pytest

from transforms.duplicates import SIDE, Thresholds, measure, sign, verify
from transforms.schemas import ARTICLES

STORY = """KARBAN (Agency) - Shells hit the grain market of Karban before dawn on Friday, killing 14 people and wounding
31, hospital officials said. Rescuers led by Samir Haddad dug through the rubble of two warehouses until noon.
The army said its guns had not fired in the district, which rebels took in March. Aid groups warned that the
only bakery still working in Karban would run out of flour within 9 days unless the road to Tell Omar opened
again. "We sleep in the cellar now," said Mona Idris, a teacher who lost her brother. The mayor asked for a
truce of 48 hours so that families could bury their dead and leave by bus."""
OWN_PARAGRAPHS = """
In our town the Karban Society will collect blankets at the fire station on Saturday. Volunteers are asked to
ring the bell at the side door. Last winter neighbours gave more than the trucks could carry, and organisers
hope to see the same this year, said Ruth Keller, who began the drive."""
INDEPENDENT = """\
At least a dozen people died when artillery struck a busy market in Karban on Friday, doctors in the town
reported. Witnesses described panic as traders fled between stalls. "We sleep in the cellar now," said Mona
Idris, whose brother is among the dead. Neither side claimed the attack, the worst since spring. A monitoring
group based abroad blamed government batteries on the ridge above the river and published photographs of a
crater."""
RELEASE = """ORVAN (April 3) - A combined patrol detained {n} men during an operation in {place} district, {province}
province, yesterday. Acting on a tip, the patrol searched a compound where a leader of the network was thought
to stay. The leader plans roadside bombings against convoys and moves fighters and money. The patrol called on
all who were inside to come out peacefully. {m} rifles and {k} kilograms of powder were found and destroyed. No
civilians were harmed."""


NEW_LEAD = """TELL OMAR (Agency) - The governor of Helor, Rami Saleh, resigned on Monday after 6 weeks of strikes by
bakers and drivers, his office said in a letter of 2 pages that it handed to reporters. """

CANDIDATES = pl.DataFrame({"article_id_a": ["a1"], "article_id_b": ["a2"]})


def signatures(*bodies: str) -> pl.DataFrame:
    ids = [f"a{n}" for n in range(1, len(bodies) + 1)]
    return sign(pl.DataFrame(dict.fromkeys(ARTICLES) | {"article_id": ids, "body": bodies, "n_words": 0}, ARTICLES))


def pair(body_a: str, body_b: str) -> pl.DataFrame:
    signed = signatures(body_a, body_b).select(SIDE)
    return signed[:1].rename(lambda c: c + "_a").hstack(signed[1:].rename(lambda c: c + "_b").get_columns())


SENTENCES = STORY.replace("\n", " ").split(". ")


@pytest.mark.parametrize(
    ("body_a", "body_b", "is_copy", "about"),
    [
        (STORY, STORY, True, "the same text"),
        (STORY, STORY.upper(), True, "set in capitals"),
        (STORY, ". ".join(SENTENCES[:3]), True, "abridged to its first half"),
        (STORY, STORY + OWN_PARAGRAPHS, True, "with own paragraphs added"),
        (". ".join(SENTENCES[:3]), ". ".join(SENTENCES[:2]) + OWN_PARAGRAPHS, True, "abridged and extended"),
        (STORY, STORY.replace("14", "17"), True, "one figure updated"),
        (STORY, INDEPENDENT, False, "independent report of the event that shares a quotation"),
        (
            RELEASE.format(n=4, place="Marjan", province="Helor", m=11, k=250),
            RELEASE.format(n=9, place="Sarban", province="Kolmand", m=3, k=40),
            False,
            "a release on another operation, from the same template",
        ),
        ("No video.", "No video.", False, "stubs are not compared"),
        (STORY, NEW_LEAD + ". ".join(SENTENCES[1:]), False, "a new story over the old background"),
        (
            STORY,
            ". ".join([*SENTENCES[:2], OWN_PARAGRAPHS, *SENTENCES[3:]]),
            True,
            "a sentence in the middle is another",
        ),
        (STORY, STORY.removeprefix("KARBAN (Agency) - "), True, "without its dateline"),
    ],
)
def test_verdict(body_a: str, body_b: str, is_copy: bool, about: str):
    assert verify(CANDIDATES, signatures(body_a, body_b), Thresholds()).height == is_copy, about


def test_measures():
    half = STORY + OWN_PARAGRAPHS
    row = measure(pair(STORY, half)).row(0, named=True)
    assert row["containment"] == 1.0
    assert 0.6 < row["jaccard"] < 0.8
    assert row["number_agreement"] == row["name_agreement"] == 1.0


def test_long_texts_are_compared_by_a_sample_of_their_runs():
    words = [f"w{i}" for i in range(6000)]
    whole, half = " ".join(words), " ".join(words[:3000])
    row = measure(pair(whole, half)).row(0, named=True)
    assert row["containment"] == pytest.approx(1.0, abs=0.001)
    assert row["jaccard"] == pytest.approx(0.5, abs=0.06)


def test_two_samples_are_cut_to_the_range_that_both_know():
    words = [f"w{i}" for i in range(12_000)]
    row = measure(pair(" ".join(words), " ".join(words[:4000]))).row(0, named=True)
    assert row["containment"] == pytest.approx(1.0, abs=0.001)
    assert row["jaccard"] == pytest.approx(1 / 3, abs=0.05)


def test_many_pairs_are_taken_some_at_a_time_and_none_is_lost():
    n_articles = 90  # 4,005 pairs: three slices
    words = [f"w{i}" for i in range(100)]
    signed = signatures(*(" ".join([*words, *(f"v{n}x{i}" for i in range(10))]) for n in range(n_articles)))
    ids = sorted(signed["article_id"])
    pairs = [(a, b) for place, a in enumerate(ids) for b in ids[place + 1 :]]
    found = verify(pl.DataFrame(pairs, schema=CANDIDATES.schema, orient="row"), signed, Thresholds())
    assert set(found.select("article_id_a", "article_id_b").rows()) == set(pairs)


def test_a_sample_that_leaves_little_to_compare_is_weak_evidence():
    words = [f"w{i}" for i in range(60_000)]
    row = measure(pair(" ".join(words), " ".join(words[:60]))).row(0, named=True)
    assert row["similarity"] < Thresholds().similarity


def test_the_smaller_id_stands_first_and_the_measures_do_not_depend_on_the_side():
    there = measure(pair(STORY, OWN_PARAGRAPHS))
    back = measure(pair(OWN_PARAGRAPHS, STORY).with_columns(article_id_a=pl.lit("a2"), article_id_b=pl.lit("a1")))
    assert there.equals(back)


def test_no_pairs():
    assert verify(CANDIDATES.clear(), signatures(), Thresholds()).is_empty()
