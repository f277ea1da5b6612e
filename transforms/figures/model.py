"""What the steps of figure extraction hand to each other, one article at a time."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Expression(NamedTuple):
    """A temporal expression of the article, as `TEMPORAL_EXPRESSIONS` has it."""

    expression_id: str
    source_field: str
    start: int
    end: int
    text: str
    timex_type: str
    timex_value: str | None
    starts_on: date | None
    ends_on: date | None
    precision: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """One article as the figure rules see it; spans are half-open code-point offsets."""

    article_id: str
    headline: str
    body: str
    headline_sentences: list[tuple[int, int]]
    body_sentences: list[tuple[int, int]]
    dateline_place: str | None
    published_on: date | None
    published_from: date | None
    published_to: date | None
    expressions: list[Expression]

    def text(self, source_field: str) -> str:
        """The named field's text."""
        return self.headline if source_field == "headline" else self.body

    def sentences(self, source_field: str) -> list[tuple[int, int]]:
        """The named field's sentence spans, in order."""
        return self.headline_sentences if source_field == "headline" else self.body_sentences


#: "A third person died" comes on top of two dead, and of no other number.
ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9}


#: Words of a person's name, in lower case.
Name = tuple[str, ...]
OLDEST = 130


class Traits(NamedTuple):
    """What one mention of one person says of them."""

    name: Name
    owner: Name  # "Ada Roe's son": of whom it tells that they are someone else
    gender: str | None
    youngest: int
    oldest: int


@dataclass(slots=True)  # frozen, its 28 guarded assignments a mention took 4 % of the step's CPU
class Mention:
    """A claim about a number of people, found by the grammar; before context and reconciliation."""

    source_field: str
    sentence: int  # index into document.sentences(source_field)
    start: int  # the quantity with its modifier
    end: int
    clause_start: int  # the clause from victim to trigger, for whoever asks about its surroundings
    clause_end: int
    trigger_start: int  # the word that says what happened ("killed", "death toll")
    trigger_end: int
    category: str
    unit: str
    victim: str | None
    quantifier: str
    reported: float | None
    value_low: int | None
    value_best: int | None
    value_high: int | None
    share_low: float | None
    share_high: float | None
    base_value: int | None
    #: "part" (including three children), "more" (another 12), "total" (the toll rose to 34), "self" (killed himself),
    #: "background" (an earlier deed), "earlier" (an older count), "wound" (shot, and it turned out dead),
    #: "alive" (hurt, and survived),
    #: an ordinal ("a third person"), "gloss" (the same people in another unit); None: nothing said
    role_hint: str | None
    pattern: str
    group_kind: str = "counted"  # counted bare harm single plural named pronoun zero: how the victims are written
    is_definite: bool = False  # "the four", "both", "the gunman", a name: known from before
    side: str | None = None  # security militant civilian, as the noun says; None: could be any
    gender: str | None = None  # female male, of a noun or pronoun that says so
    trigger_form: str = "participle"  # as in figure_triggers.csv
    evidence: str = "number"  # number range vague named single plural zero: what the number stands on
    is_other_event: bool = False  # "in a separate attack"
    traits: Traits | None = None  # of one person


class Context(NamedTuple):
    """Who says it, how surely, of what extent, when and where: read from around one mention."""

    attributed_to: str | None
    certainty: str  # stated unconfirmed denied
    scope: str  # incident cumulative stock
    occurred_from: date | None
    occurred_to: date | None
    occurred_precision: str | None
    occurred_expression_id: str | None
    place: str | None
    cause: str | None = None  # conflict crime disaster accident disease natural; None: not said
    cause_text: str | None = None
    #: The day that its sentence names in a text without years, in a leap year; only compared with others of the text.
    day_of_year: date | None = None
