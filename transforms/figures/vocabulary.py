"""The lexicon files as lookup tables: every word or phrase has one tag, a letter that the chunk grammar reads.

The tag alphabet is listed in `tags`; unknown words are `x` (lower case) or `X` (capitalised).
"""

from dataclasses import dataclass
from functools import cache

from transforms.figures.tags import TAGS
from transforms.lexicons import load_table, load_words, word_set


def first_names() -> frozenset[str]:
    """Given names: they start a person's name where capitals say nothing."""
    return word_set("first_names")


def past_deeds() -> frozenset[str]:
    """Words that make "an attack that killed two" an earlier event."""
    return word_set("figure_past_deeds")


def perpetrators() -> frozenset[str]:
    """Nouns for those who kill in an attack."""
    return word_set("figure_perpetrators")


@cache
def earlier_counts() -> frozenset[tuple[str, ...]]:
    """Pairs of words that tell an older count from the article's own ("earlier put", "initial reports")."""
    return frozenset(tuple(line.split()) for line in load_words("figure_earlier_counts"))


@cache
def cue_words(cue: str) -> frozenset[str]:
    """The words of one row of figure_cues.csv."""
    rows = {row["cue"]: row["words"] for row in load_table("figure_cues")}
    return frozenset(rows[cue].split("|"))


def limbs() -> frozenset[str]:
    """Parts of the body: who is shot there mostly lives."""
    return word_set("figure_limbs")


def injury_words() -> frozenset[str]:
    """What someone who "suffered" must have got to count as injured."""
    return word_set("figure_injuries")


@cache
def treatment_words() -> frozenset[str]:
    """What the treated are treated for, or where."""
    return injury_words() | word_set("figure_hospitals")


def release_words() -> frozenset[str]:
    """Words that set detainees free: who is released is not taken."""
    return word_set("figure_releases")


@cache
def multiples() -> dict[str, int]:
    """First word of a harm word that implies a number ("a triple murder") → the number."""
    return {row["word"]: int(row["value"]) for row in load_table("figure_multiples")}


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a trigger word says (category) and how it takes its victims (form); see figure_triggers.csv."""

    category: str
    form: str


@cache
def triggers() -> dict[str, Trigger]:
    """Trigger phrase → what it says."""
    return {row["phrase"]: Trigger(row["category"], row["form"]) for row in load_table("figure_triggers")}


def has_trigger(words: list[str]) -> bool:
    """Whether a harm word is among ``words`` (as tokens, lower case) that says something by itself or of a flight."""
    if not harm_triggers().isdisjoint(words):
        return True
    return not arrivals().isdisjoint(words) and not flights().isdisjoint(words)


#: Forms that say nothing without another trigger beside them.
_ASIDE = frozenset(("forced_aside", "arrival", "departure", "lost_aside"))


@cache
def harm_triggers() -> frozenset[str]:
    """The trigger phrases without those that say nothing by themselves."""
    return frozenset(phrase for phrase, said in triggers().items() if said.form not in _ASIDE)


@cache
def arrivals() -> frozenset[str]:
    """The trigger words that say something where a flight is told ("arrived after fleeing", "left in the siege")."""
    return frozenset(phrase for phrase, said in triggers().items() if said.form in ("arrival", "departure"))


@cache
def flights() -> frozenset[str]:
    """Words of flight, of what people flee from, and of the share of them that is gone."""
    cues = ("flight", "drives_out", "empties", "camps", "percent")
    return frozenset[str]().union(*map(cue_words, cues))


@cache
def function_words() -> frozenset[str]:
    """Closed-class words and common verbs, and phrases of them."""
    return frozenset(row["phrase"] for row in load_table("figure_function_words"))


@cache
def lexicon() -> dict[str, str]:
    """Word or phrase → tag; later sources win: nouns, things, function words, triggers, quantities."""
    tags: dict[str, str] = {}
    for row in load_table("figure_people"):
        tags.update(_people_tags(row))
    things = set(load_words("figure_things"))
    plurals = things | {row["plural"] for row in load_table("figure_people")}
    for thing in things:  # only a singular can stand before another noun: "12 hospital staff"
        tags[thing] = TAGS["thing" if {f"{thing}s", f"{thing}es", f"{thing[:-1]}ies"} & plurals else "things"]
    for title in load_words("figure_titles"):
        tags.update({title: TAGS["person_singular"], f"{title}.": TAGS["person_singular"]})
    tags.update({row["form"]: TAGS["adverb"] for row in load_table("time_holidays")})
    tags.update({row["phrase"]: TAGS[row["class"]] for row in load_table("figure_function_words")})
    tags.update({phrase: _trigger_tag(phrase, trigger.form) for phrase, trigger in triggers().items()})
    for row in load_table("bounds"):
        tags[row["phrase"]] = _bound_tag(row)
    tags.update({row["phrase"]: TAGS["fraction"] for row in load_table("fractions")})
    tags.update(dict.fromkeys(cue_words("percent"), TAGS["percent"]))
    return tags


def _as_tokens(phrase: str) -> list[str]:
    """The phrase as the tokeniser parts it ("new year 's eve", "veterans ' day", "approx .")."""
    apart = phrase.replace("'s", " 's").replace("s' ", "s ' ")
    return (apart[:-1] + " ." if apart.endswith(".") else apart).split()


def _people_tags(row: dict[str, str]) -> dict[str, str]:
    household = row["unit"] == "household"
    plural = "collective" if row["kind"] == "collective" else "household_plural" if household else "person_plural"
    singular = "household_singular" if household else "person_singular"
    pairs = ((row["singular"], TAGS[singular]), (row["plural"], TAGS[plural]))
    return {word: tag for word, tag in pairs if word}


def _trigger_tag(phrase: str, form: str) -> str:
    tag = TAGS.get("adjective_trigger" if form == "adjective" else form)
    if tag is None:
        raise ValueError(
            f"figure_triggers.csv: {phrase!r} has the form {form!r}, which the head of the file does not list"
        )
    return tag


def _bound_tag(row: dict[str, str]) -> str:
    return TAGS[
        f"modifier_{row['place']}" if row["kind"] == "modifier" else "plural" if row["kind"] == "plural" else "vague"
    ]


@cache
def sides() -> dict[str, tuple[str | None, str | None]]:
    """Noun → (side, gender) as figure_people.csv has them."""
    rows = load_table("figure_people")
    return {row[form]: (row["side"] or None, row["gender"] or None) for row in rows for form in ("singular", "plural")}


#: A phrase of several words, and its tag.
Phrase = tuple[tuple[str, ...], str]


@cache
def phrases() -> dict[str, dict[str, tuple[Phrase, ...]]]:
    """First word → second word → the phrases that start so, longest first: most first words ("the") start none here."""
    found: dict[str, dict[str, list[Phrase]]] = {}
    for phrase, tag in lexicon().items():
        words = tuple(_as_tokens(phrase))
        if len(words) > 1:
            found.setdefault(words[0], {}).setdefault(words[1], []).append((words, tag))
    return {
        first: {second: _longest_first(after) for second, after in seconds.items()} for first, seconds in found.items()
    }


def _longest_first(phrases: list[Phrase]) -> tuple[Phrase, ...]:
    return tuple(sorted(phrases, key=lambda phrase: -len(phrase[0])))
