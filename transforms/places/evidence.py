"""Which countries the words of an article tell of: names of states, their people, their areas and great cities."""

from functools import cache

import polars as pl

from transforms.lexicons import load_table, load_words, word_set
from transforms.places.decide import decide_alone, names_of
from transforms.places.gazetteer import gazetteer_table, look_up, stated_names
from transforms.places.keys import name_key, plain_letters
from transforms.places.model import Kind
from transforms.places.phrases import read_phrase

#: How much a name says of where the article is, by kind; so often at most, as a name repeated says little more. That of
#: a city counts once: people and hospitals are called so too.
_STATE, _AREA, CITY, _PEOPLE = 3.0, 2.0, 1.5, 0.75
_AT_MOST = 3
_BREAK = r"['’]s\b|[^\p{L}\p{M}'’]+"

#: A run of words with capitals; what may stand before and behind a name in it.
_RUN = r"\p{Lu}[\p{L}\p{M}'’-]*(?:[ ]\p{Lu}[\p{L}\p{M}'’-]*)*"
_CLITIC = r"['’]s?$"
#: A name that tells of one country, and how much it says.
_TELLING = pl.Schema({"name": pl.String, "country": pl.String, "weight": pl.Float64})

#: Votes of the names in articles for countries.
VOTES = pl.Schema({"article_id": pl.String, "name": pl.String, "country": pl.String, "weight": pl.Float64})


def text_votes(articles: pl.DataFrame) -> pl.DataFrame:
    """VOTES of headline and body of ``articles`` (columns article_id, headline, body), one row a name."""
    is_upper = pl.col("body") == pl.col("body").str.to_uppercase()
    body = pl.when(is_upper).then(pl.col("body").str.to_titlecase()).otherwise("body")
    texts = articles.select("article_id", text=pl.concat_str("headline", body, separator="\n", ignore_nulls=True))
    return pl.concat([_word_votes(texts), _name_votes(texts), _district_votes(texts)])


def _word_votes(texts: pl.DataFrame) -> pl.DataFrame:
    """What states, their people and words of kind say, wherever they stand."""
    words = _telling_words()
    padded = pl.concat_str(pl.lit("  "), pl.col("text").str.replace_all(_BREAK, "  "), pl.lit("  "))
    found = texts.select("article_id", name=padded.str.extract_many(words["name"].to_list(), leftmost=True))
    return _weighed(found, words)


def _name_votes(texts: pl.DataFrame) -> pl.DataFrame:
    """What areas and great cities say, if that is their whole name: Kara is in Togo, Kara Tepe is not."""
    runs = texts.select("article_id", name=pl.col("text").str.extract_all(_RUN))
    found = runs.explode("name", empty_as_null=False, keep_nulls=False).with_columns(
        pl.col("name").str.replace(_CLITIC, "").str.replace(_openers(), "").str.replace(_closers(), "")
    )
    return _weighed(found, _telling_names())


def _district_votes(texts: pl.DataFrame) -> pl.DataFrame:
    """What the names of districts and provinces say that one country has ("Kupwara district")."""
    found = texts.select("article_id", name=pl.col("text").str.extract_all(_districts()))
    found = found.explode("name", empty_as_null=False, keep_nulls=False)
    read = {text: read_phrase(text) for text in found["name"].unique().sort()}
    known = look_up(key for phrase in read.values() for key in phrase.keys)
    alone = ((text, decide_alone(names_of(phrase, known)).country) for text, phrase in read.items())
    rows = [(text, country, _AREA) for text, country in alone if country is not None]
    return _weighed(found, pl.DataFrame(rows, schema=_TELLING, orient="row"))


def _weighed(found: pl.DataFrame, telling: pl.DataFrame) -> pl.DataFrame:
    """VOTES of ``found`` (article_id, name), by what each name tells (_TELLING)."""
    if found["name"].dtype != pl.String:
        found = found.explode("name", empty_as_null=False, keep_nulls=False)
    counted = found.join(telling, on="name").group_by("article_id", "name", "country", "weight").len()
    times = pl.when(pl.col("weight") == CITY).then(1).otherwise(pl.min_horizontal("len", pl.lit(_AT_MOST)))
    return counted.select("article_id", "name", "country", pl.col("weight") * times).cast(VOTES)


@cache
def _openers() -> str:
    return rf"^(?:(?:{'|'.join(load_words('place_run_openers'))}) )+"


@cache
def _closers() -> str:
    return rf"(?: (?:{'|'.join(load_words('place_run_closers'))}))+$"


@cache
def _districts() -> str:
    """A name before a word of kind."""
    kinds = "|".join(row["word"] for row in load_table("place_words") if row["strip"] in ("yes", "area"))
    return rf"(?:\p{{Lu}}[\p{{L}}'’-]+[ ]){{1,3}}(?:{kinds})\b"


@cache
def _telling_words() -> pl.DataFrame:
    """_TELLING, each word between spaces as `_word_votes` pads them; the longest first, as the first that fits wins."""
    padded = pl.concat_str(pl.lit(" "), pl.col("name").str.replace_all(r"[ -]+", "  "), pl.lit(" "))
    words = _of_one_country([*_states(), *_people(), *_kinds()]).with_columns(padded.alias("name"))
    return words.sort(pl.col("name").str.len_chars(), "name", descending=[True, False])


@cache
def _telling_names() -> pl.DataFrame:
    return _of_one_country(_towns())


def _of_one_country(rows: list[tuple[str, str, float]]) -> pl.DataFrame:
    """_TELLING of the names that one country alone has among ``rows``."""
    names = pl.DataFrame(rows, schema=_TELLING, orient="row")
    return names.group_by("name").agg(
        pl.col("country").n_unique().alias("n"), pl.col("country").first(), pl.col("weight").max()
    ).filter(pl.col("n") == 1).drop("n").sort("name")  # fmt: skip


def _states() -> list[tuple[str, str, float]]:
    places = gazetteer_table("places")
    countries = places.filter(pl.col("kind") == Kind.COUNTRY).select("name", "country").rows()
    stated = [(row["name"], row["countries"]) for row in load_table("place_names")]
    # an area of another country, or a person, is called so as often
    several = {name for name, told in stated if len(told) != 3} | word_set("place_namesakes")
    return [(name, country, _STATE) for name, country in [*countries, *stated] if name not in several]


def _people() -> list[tuple[str, str, float]]:
    return [(word, row["country"], _PEOPLE) for row in load_table("demonyms") for word in row["words"].split("/")]


def _kinds() -> list[tuple[str, str, float]]:
    """Words of kind that one country has ("upazila")."""
    rows = [(row["word"], row["countries"]) for row in load_table("place_words")]
    return [(word, country, _AREA) for word, country in rows if len(country) == 3]


def _towns() -> list[tuple[str, str, float]]:
    """Areas and great cities, but for those that are called like people."""
    telling = gazetteer_table("places").filter("is_telling")
    rows = [
        (name, country, CITY if kind == Kind.CITY else _AREA)
        for name, admin1, country, kind in telling.select("name", "admin1", "country", "kind").iter_rows()
        for name in {name, plain_letters(name), *([admin1] if kind == Kind.FIRST and admin1 else [])}
    ]
    others = {*stated_names(), *word_set("first_names"), *map(name_key, word_set("place_common_words"))}
    return [row for row in rows if name_key(row[0]) not in others]
