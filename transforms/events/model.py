"""Columns of the frames by which articles are joined to events."""

import polars as pl

#: One row an article with figures. Lists are ascending and hold each value once.
TRAITS = pl.Schema(
    {
        "article_id": pl.String,
        "country": pl.String,
        "published_on": pl.Date,
        "has_claim": pl.Boolean,  # it reports harm of an incident; without one it makes no event of its own
        "days": pl.List(pl.Date),  # on which harm was done
        "killed": pl.Int64,  # its toll (best); NULL if it says none, or none but "dozens"
        "injured": pl.Int64,
        "persons": pl.List(pl.String),  # first and last name of those who were harmed or are held for it
        "names": pl.List(pl.String),  # pairs of words with capitals that may be a person's, persons included
        "streets": pl.List(pl.String),  # "tallow", and "2100 tallow" of a house or block
        "spots": pl.List(pl.String),  # places of its figures that no gazetteer knows: a club, a park, a hamlet
        "sites": pl.List(pl.String),  # clubs, schools, markets that it names anywhere
        "towns": pl.List(pl.Int32),  # gazetteer_id of places of fewer than 100,000 people
        "cities": pl.List(pl.Int32),  # gazetteer_id of those of more
        "places": pl.List(pl.String),  # names of towns and districts of figures, dateline and opening
        "ages": pl.List(pl.UInt8),
        "lead": pl.List(pl.UInt32),  # hashes of the telling words of headline and opening
    }
)

#: What an article is found by (`post`), and what it looks for (`ask`); keys are hashes of kind, value and day.
KEYS = pl.Schema({"article_id": pl.String, "key": pl.Int64, "role": pl.String})

#: Two articles that tell of one incident, the smaller id first, and why: the rule, and the words that they share.
LINKS = pl.Schema({"article_id_a": pl.String, "article_id_b": pl.String, "rule": pl.String, "shared": pl.String})
