"""Which country a phrase means: by its own words, by where the article is, by how big its places are; or nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property

from transforms.lexicons import word_set
from transforms.places.gazetteer import Candidate, Found, stated_names
from transforms.places.keys import name_key
from transforms.places.model import Kind
from transforms.places.phrases import Part, Phrase

_BIG = 100_000.0  # people: a name may be taken for a place of so many ...
_TIMES = 10.0  # ... if those of no other country that bear it have a tenth as many
#: A namesake at hand must not be so much smaller than a place of so many people, if the state of that is told of.
_FAMOUS, _FAMOUS_TIMES = 500_000.0, 50.0
_GREAT_AREA = 5.0  # a first-level area of a fifth of its people makes the name of a state ambiguous ("Georgia")
_TOWN = 5_000.0  # people of a town that a province must be told from
_PLAIN = 15_000.0  # people of a town that is known to be elsewhere
SIZE_VOTE = 3.0  # what a phrase that size decides adds to the votes of its article
_SHORTEST = 4  # letters of a name that population alone may decide


class By(StrEnum):
    """What decided a country (`places.decided_by`), the strongest first."""

    PHRASE = "phrase"
    DATELINE = "dateline"
    ARTICLE = "article"
    POPULATION = "population"
    FALLBACK = "fallback"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Decision:
    """The country of a phrase, if something decides it, and the countries that it may be."""

    country: str | None
    by: By
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Where:
    """What is known of an article: the country of its dateline, that of its places, and how much it tells of each."""

    dateline: str | None
    article: str | None
    told: Mapping[str, float]


@dataclass(frozen=True)
class Name:
    """A part with its candidates; what they say is asked for each article and found once."""

    part: Part
    key: str
    candidates: tuple[Candidate, ...]
    is_weak: bool

    @cached_property
    def is_state(self) -> bool:
        """Whether a country, or a region of the table of stated names, is called so."""
        return any(c.kind == Kind.COUNTRY for c in self.candidates)

    @cached_property
    def primary(self) -> frozenset[str]:
        """What it means first of all: a state, or a first-level area called like one."""
        if not self.is_state:
            return self.countries
        state = max(c.weight for c in self.candidates if c.kind == Kind.COUNTRY)
        return frozenset(
            c.country
            for c in self.candidates
            if c.kind == Kind.COUNTRY or (c.kind == Kind.FIRST and c.weight * _GREAT_AREA >= state)
        )

    @cached_property
    def is_area(self) -> bool:
        """Whether it names a province or a district."""
        return any(c.kind in (Kind.FIRST, Kind.SECOND) for c in self.candidates)

    @cached_property
    def is_sole_area(self) -> bool:
        """Whether it is a province or a district, and elsewhere no more than villages are called so."""
        rivals = {c.country for c in self.candidates if c.weight >= _TOWN} | {self.candidates[0].country}
        return self.is_area and len(rivals) == 1

    @cached_property
    def likely(self) -> frozenset[str]:
        """Where the places of that name are not far smaller than the greatest."""
        most = self.candidates[0].weight if self.candidates else 0.0
        least = max(most / _TIMES if most >= _BIG else 0.0, _TOWN if self.is_area and most >= _TOWN else 0.0)
        return frozenset(c.country for c in self.candidates if c.weight >= least) or self.part.countries

    @cached_property
    def countries(self) -> frozenset[str]:
        """Wherever a place is called so."""
        return frozenset(c.country for c in self.candidates) or self.part.countries


@dataclass(frozen=True)
class Reading:
    """A phrase with what the gazetteer knows of it, and what follows from that alone, in whatever article it stands."""

    phrase: Phrase
    names: list[Name]  # the parts that are known, or whose word of kind tells of countries

    @cached_property
    def keys(self) -> set[str]:
        """All under which it is looked up."""
        return self.phrase.keys

    @cached_property
    def alone(self) -> Decision:
        """What its words decide."""
        return decide_alone(self.names)

    @cached_property
    def by_size(self) -> str | None:
        """What the size of its places decides."""
        return _biggest(self.names)

    @cached_property
    def nowhere(self) -> Decision:
        """What decides it in an article of which nothing is known."""
        return decide(self, NOWHERE)

    @cached_property
    def is_wide(self) -> bool:
        """Whether it names what lies in several states, or in none ("Africa", "the Red Sea")."""
        return any(stated_names().get(form.key) == frozenset() for part in self.phrase.parts for form in part.forms)

    @cached_property
    def is_contested(self) -> bool:
        """Whether it is no more than the name of a state that is as often something else."""
        return bool(self.names) and all(name.is_state and name.key in _namesakes() for name in self.names)

    @cached_property
    def is_state(self) -> bool:
        """Whether it names a state, and that name is nothing else as often."""
        return any(name.is_state for name in self.names) and not self.is_contested


NOWHERE = Where(None, None, {})


def names_of(phrase: Phrase, found: Found) -> list[Name]:
    """The parts that the gazetteer knows, or whose word of kind tells of countries."""
    names = (_name(part, found) for part in phrase.parts)
    return [name for name in names if name is not None]


def _name(part: Part, found: Found) -> Name | None:
    for form in part.forms:
        candidates = found.get(form.key, ())
        if part.countries:
            candidates = tuple(c for c in candidates if c.country in part.countries)
        areas = tuple(c for c in candidates if c.kind in (Kind.FIRST, Kind.SECOND)) if part.is_area else ()
        candidates = areas or candidates
        if candidates:
            is_weak = form.is_weak or (part.has_article and all(c.kind > Kind.FIRST for c in candidates))
            return Name(part, form.key, candidates, is_weak)
    return Name(part, "", (), is_weak=False) if part.countries else None


def decide_alone(names: list[Name]) -> Decision:
    """What the words of the phrase decide."""
    sure = [name for name in names if not name.is_weak]
    if not sure:
        return Decision(None, By.NONE, _heaviest(names))
    states = [name for name in sure if name.is_state]
    if states:
        return _of_states(states, sure)
    shared = frozenset[str].intersection(*(name.likely for name in sure))
    if len(shared) == 1 and (len(sure) > 1 or sure[0].part.countries or sure[0].is_sole_area):
        return Decision(next(iter(shared)), By.PHRASE, tuple(shared))
    widest = sure[-1]
    if not shared and len(sure) > 1 and widest.is_area and len(widest.likely) == 1:  # "Badan in Bajaur"
        return Decision(next(iter(widest.likely)), By.PHRASE, _heaviest(sure))
    return Decision(None, By.NONE, _heaviest(sure, shared.__contains__ if shared else None))


def _of_states(states: list[Name], names: list[Name]) -> Decision:
    meant = frozenset[str].intersection(*(name.primary for name in states))
    shared = frozenset[str].intersection(*(name.countries for name in names))
    others = [name for name in names if name not in states]
    if len(shared) == 1 and (len(meant) != 1 or (others and not any(meant & name.countries for name in others))):
        return Decision(next(iter(shared)), By.PHRASE, tuple(shared))  # "Lebanon in Tennessee", "Atlanta, Georgia"
    if len(meant) == 1:
        return Decision(next(iter(meant)), By.PHRASE, _heaviest(names))
    return Decision(None, By.NONE, tuple(sorted(frozenset[str]().union(*(name.primary for name in states)))))


@cache
def _namesakes() -> frozenset[str]:
    return frozenset(map(name_key, word_set("place_namesakes")))


def decide(read: Reading, where: Where) -> Decision:
    """What decides the phrase in its article, in the order of `By`."""
    alone = read.alone
    if read.is_state and not (alone.country is None and _is_one_of(where, alone.candidates)):
        return alone
    if alone.country is not None and not read.is_contested:
        return alone
    return _by_article(read, where) or _by_itself(read) or _by_default(read, where)


def _by_article(read: Reading, where: Where) -> Decision | None:
    """A place of that name where the article is."""
    for by, country in ((By.DATELINE, where.dateline), (By.ARTICLE, where.article)):
        if country is not None and _is_at_hand(country, read.names, where.told):
            is_by_itself = country == read.by_size and where.told.get(country, 0.0) <= SIZE_VOTE
            return Decision(country, By.POPULATION if is_by_itself else by, read.alone.candidates)
    return None


def _by_itself(read: Reading) -> Decision | None:
    if read.alone.country is not None:
        return read.alone
    return None if read.by_size is None else Decision(read.by_size, By.POPULATION, read.alone.candidates)


def _by_default(read: Reading, where: Where) -> Decision:
    if where.article is None or read.is_wide or _is_elsewhere(read.names, where.article):
        return read.alone
    return Decision(where.article, By.FALLBACK, read.alone.candidates)


def _is_one_of(where: Where, countries: tuple[str, ...]) -> bool:
    return where.article in countries or where.dateline in countries


def _is_at_hand(country: str, names: list[Name], told: Mapping[str, float]) -> bool:
    """Whether a part may lie there; not a hamlet called like a great city of a state that the article tells of."""
    here = max((c.weight for name in names for c in name.candidates if c.country == country), default=0.0)
    if not here:
        return False
    greatest = max((c for name in names for c in name.candidates), key=lambda c: c.weight)
    is_famous = greatest.weight >= max(_FAMOUS, _FAMOUS_TIMES * here)
    return not (is_famous and greatest.country in told)


def _biggest(names: list[Name]) -> str | None:
    """The country whose places of these names are big, and far bigger than those of all others."""
    sure = [name for name in names if not name.is_weak and len(name.key) >= _SHORTEST]
    weights: dict[str, float] = {}
    for name in sure:
        for c in name.candidates:
            weights[c.country] = max(weights.get(c.country, 0.0), c.weight)
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return None
    country, most = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    return country if most >= _BIG and most >= _TIMES * second else None


def _is_elsewhere(names: list[Name], country: str) -> bool:
    """Whether the gazetteer knows a town of that name, if not one of ``country`` that may be meant."""
    sure = [name for name in names if not name.is_weak and name.candidates]
    return any(name.candidates[0].weight >= _PLAIN and country not in name.likely for name in sure)


def _heaviest(names: list[Name], allows: Callable[[str], bool] | None = None) -> tuple[str, ...]:
    """The countries of the candidates, the heaviest first."""
    weights: dict[str, float] = {}
    for name in names:
        for c in name.candidates:
            if allows is None or allows(c.country):
                weights[c.country] = max(weights.get(c.country, 0.0), c.weight)
    return tuple(sorted(weights, key=lambda country: (-weights[country], country))[:5])
