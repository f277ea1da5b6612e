"""The lexicon files as lookup tables: every word or phrase has one tag, a letter that the chunk grammar reads.

The tag alphabet is listed in `TAGS`; unknown words are `x` (lower case) or `X` (capitalised).
"""

from dataclasses import dataclass
from functools import cache

from transforms.lexicons import load_table, load_words

#: class or trigger form (as the lexicon files name it) → tag
TAGS = {
    # closed classes
    "article": "a", "determiner": "d", "that": "=", "possessive": "h", "other": "o", "others": "R", "another": "O",
    "zero": "z", "zero_pronoun": "Z", "without": "W", "pronoun": "e", "object_pronoun": "3", "pronoun_plural": "4",
    "object_pronoun_plural": "4", "pronoun_other": "5", "reflexive": "0", "relative": "@", "be": "B", "be_not": "B", "have": "b",
    "have_not": "b", "modal": "M", "do": "w", "do_not": "w", "to": ">", "not": "n", "of": "_", "by": "^",
    "including": "j", "and": "+", "or": "|", "conjunction": "~", "if": "?", "preposition": "/", "between": "6",
    "adverb": "v", "verb": "!", "participial": "x", "distributive": "&", "along": "*", "leave": "l", "adjective": "x", "age_word": "9", "month": "7", "number_of": ":",
    # triggers
    "participle": "K", "participle_wound": "K", "participle_state": "K", "participle_person": "K", "base": "k", "present": "S", "gerund": "L",
    "taker": "t", "intransitive": "I", "intransitive_many": "I", "intransitive_base": "i", "intransitive_gerund": "g",
    "suicide": "q", "suicide_bomb": "q", "suicide_base": "f", "adjective_trigger": "J", "refuge": "Q", "forced": "F", "sufferer": "s",
    "count": "C", "count_bodies": "C", "count_wound": "C", "count_household": "C", "count_one": "c", "count_lives": "2",
    "event": "E", "event_of": "V", "event_of_lives": "V", "toll": "T", "past_lives": "!", "present_lives": "!",
    # quantities and nouns
    "modifier_before": "<", "modifier_after": "m", "vague": "u", "plural": "U", "fraction": "%",
    "thing": "y", "things": "8", "person_singular": "p", "person_plural": "P", "collective": "Y",
    "household_singular": "G", "household_plural": "H",
}  # fmt: skip


first_names = cache(lambda: frozenset(load_words("first_names")))
injury_words = cache(lambda: frozenset(load_words("figure_injuries")))


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a trigger word says (category) and how it takes its victims (form); see figure_triggers.csv."""

    category: str
    form: str


@cache
def triggers() -> dict[str, Trigger]:
    """Trigger phrase → what it says."""
    return {row["phrase"]: Trigger(row["category"], row["form"]) for row in load_table("figure_triggers")}


@cache
def lexicon() -> dict[str, str]:
    """Word or phrase → tag; later sources win: nouns, things, function words, triggers, quantities."""
    tags: dict[str, str] = {}
    for row in load_table("figure_people"):
        tags.update(_people_tags(row))
    things = set(load_words("figure_things"))
    for thing in things:  # only a singular can stand before another noun: "12 hospital staff"
        tags[thing] = TAGS["thing" if {f"{thing}s", f"{thing}es", f"{thing[:-1]}ies"} & things else "things"]
    for title in load_words("figure_titles"):
        tags.update({title: TAGS["person_singular"], f"{title} .": TAGS["person_singular"]})
    tags.update({row["phrase"]: TAGS[row["class"]] for row in load_table("figure_function_words")})
    tags.update({phrase: _trigger_tag(trigger.form) for phrase, trigger in triggers().items()})
    for row in load_table("bounds"):
        tags[row["phrase"]] = _bound_tag(row)
    tags.update({row["phrase"]: TAGS["fraction"] for row in load_table("fractions")})
    return tags


def _people_tags(row: dict[str, str]) -> dict[str, str]:
    household = row["unit"] == "household"
    plural = "collective" if row["kind"] == "collective" else "household_plural" if household else "person_plural"
    singular = "household_singular" if household else "person_singular"
    pairs = ((row["singular"], TAGS[singular]), (row["plural"], TAGS[plural]))
    return {word: tag for word, tag in pairs if word}


def _trigger_tag(form: str) -> str:
    return TAGS["adjective_trigger" if form == "adjective" else form]


def _bound_tag(row: dict[str, str]) -> str:
    return TAGS[
        f"modifier_{row['place']}" if row["kind"] == "modifier" else "plural" if row["kind"] == "plural" else "vague"
    ]


@cache
def sides() -> dict[str, tuple[str | None, str | None]]:
    """Noun → (side, gender) as figure_people.csv has them."""
    rows = load_table("figure_people")
    return {row[form]: (row["side"] or None, row["gender"] or None) for row in rows for form in ("singular", "plural")}


@cache
def phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word → the phrases of several words that start with it, longest first, each with its tag."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, tag in lexicon().items():
        words = tuple(phrase.split())
        if len(words) > 1:
            found.setdefault(words[0], []).append((words, tag))
    return {first: tuple(sorted(entries, key=lambda e: -len(e[0]))) for first, entries in found.items()}
