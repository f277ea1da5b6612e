"""One frame with other facts is another story; what differs in a pair is told."""

import re

import polars as pl

from tests.transforms.duplicates.templates import KINDS, template_pairs
from transforms.duplicates import NEAR_DUPLICATES, Thresholds, sign, verify
from transforms.schemas import ARTICLES


def signatures(bodies: list[str]) -> pl.DataFrame:
    ids = [f"a{n:04}" for n in range(len(bodies))]
    return sign(pl.DataFrame(dict.fromkeys(ARTICLES) | {"article_id": ids, "body": bodies, "n_words": 0}, ARTICLES))


def joined(pairs: list[tuple[str, str]], **columns: pl.Expr) -> pl.DataFrame:
    """The verified ones of the pairs of texts."""
    signed = signatures([text for pair in pairs for text in pair]).with_columns(**columns)
    ids = signed["article_id"]
    candidates = pl.DataFrame({"article_id_a": ids.gather_every(2), "article_id_b": ids.gather_every(2, 1)})
    return verify(candidates, signed, Thresholds())


def test_no_two_stories_of_one_template_are_joined():
    pairs = template_pairs(210, seed=1)
    assert {kind for kind, _, _ in pairs} == set(KINDS)
    assert joined([(one, other) for _, one, other in pairs]).height == 0


def test_most_of_them_would_be_by_their_wording():
    pairs = template_pairs(210, seed=1)
    signed = signatures([text for _, *pair in pairs for text in pair])
    shingles = [set(each) for each in signed["shingles"].to_list()]
    alike = [len(a & b) / min(len(a), len(b)) > 0.5 for a, b in zip(shingles[::2], shingles[1::2], strict=True)]
    assert sum(alike) > len(alike) * 0.9


def test_copies_of_them_are_joined_however_abridged_or_extended():
    texts = [one for _, one, _ in template_pairs(70, seed=2)]
    abridged = [(text, text[: len(text) * 3 // 4]) for text in texts]
    extended = [(text, f"{text} The mayor of Garford asked for calm, and 3 schools stayed shut.") for text in texts]
    assert joined([*abridged, *extended]).height == len(abridged) + len(extended)


def test_a_pair_says_what_each_text_has_of_its_own():
    one = template_pairs(7, seed=3)[4][1]
    other = one.replace("Mill Road", "Dyke Road")
    assert joined([(one, other)])["differs"].to_list() == ["1 of 4 names"]
    other = re.sub(r"\d+ points", "44 points", one)
    assert joined([(one, other)])["differs"].to_list() == ["1 of 5 numbers, 2 of 13 places"]
    assert joined([(one, one)])["differs"].to_list() == [None]


def test_articles_signed_before_leads_openings_and_slots_were_kept_are_compared_by_the_rest():
    one = template_pairs(1, seed=4)[0][1]
    unknown = pl.lit(None, pl.List(pl.UInt32))
    found = joined([(one, one)], lead=unknown, opening=unknown, slots=unknown)
    assert found.select("lead_agreement", "slot_agreement", "opening_agreement").row(0) == (1.0, None, None)
    assert found.schema == NEAR_DUPLICATES


def test_without_openings_and_slots_templates_stay_apart_too():
    unknown = pl.lit(None, pl.List(pl.UInt32))
    assert joined([(one, other) for _, one, other in template_pairs(70, 1)], opening=unknown, slots=unknown).height <= 1


STORY = (
    "A crane toppled onto a row of shops in Garford on Monday and killed two men who were fixing a roof, police said.\n"
    "The crane stood on the site of a new library and was due to be taken down within a week.\n"
    "A gust had been measured at the airfield shortly before, a spokeswoman of the builders told the radio.\n"
    "Shopkeepers were led out through the yards while firefighters cut the steel that lay across the street.\n"
    "The library was planned when the old one burned, and its price has risen from nine to twenty million.\n"
    "Inspectors closed the site last winter for three weeks because bolts were missing on a scaffold.\n"
)
LATER = (
    "A court ordered the builders of the library on Friday to pay the widows of both roofers a pension for life.\n"
    "The judge found that nobody had read the forecast, and that the brakes of the mast had been fixed with wire.\n"
    "The firm announced an appeal and said that its insurer had refused to cover any part of the sum.\n"
)


def test_a_new_story_over_old_background_is_no_copy():
    background = "\n".join(STORY.splitlines()[3:])
    assert joined([(STORY, LATER + background)]).height == 0


def test_a_story_with_a_new_lead_over_all_of_it_is_a_copy():
    new_lead = "Steel fell from a building site in the middle of the town at noon.\n"
    assert joined([(STORY, new_lead + STORY)]).height == 1
