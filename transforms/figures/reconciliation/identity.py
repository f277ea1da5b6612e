"""How many different people the single victims of an article are: by name, gender and age.

Two mentions are of one person unless something tells them apart; so the number found is the least that the text allows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from transforms.figures.model import OLDEST, Mention, Name, Traits


@dataclass(slots=True)
class Person:
    """What all mentions of one person say together."""

    first: int  # index of the first mention
    names: list[Name] = field(default_factory=list[Name])
    gender: str | None = None
    youngest: int = 0
    oldest: int = OLDEST

    def may_be(self, traits: Traits) -> bool:
        """Whether nothing that is told of the two tells them apart."""
        if traits.gender and self.gender and traits.gender != self.gender:
            return False
        if traits.oldest + _A_YEAR < self.youngest or self.oldest + _A_YEAR < traits.youngest:
            return False
        if traits.owner and any(_is_same(traits.owner, name) for name in self.names):
            return False  # "Roe's son" is not Roe
        return not traits.name or not self.names or self.is_named(traits.name)

    def likeness(self, traits: Traits) -> tuple[bool, bool]:
        """How well a mention goes with them: by name or age in years, by gender."""
        return self.is_told(traits), traits.gender is not None and traits.gender == self.gender

    def is_named(self, name: Name) -> bool:
        """Whether they bear the name, or another of them ("Mr Roy" of Ada and of John Roy)."""
        return any(_is_same(name, known) for known in self.names)

    def is_told(self, traits: Traits) -> bool:
        """Whether a name or an age in years is told of both and is the same."""
        if traits.name and self.is_named(traits.name):
            return True
        return traits.youngest == traits.oldest == self.youngest == self.oldest

    def add(self, mention: int, traits: Traits, full: list[Name]) -> None:
        """One more mention of them; ``full`` are the full names of the article."""
        self.first = min(self.first, mention)
        if traits.name:
            self.names += [traits.name, *(name for name in full if len(traits.name) == 1 and traits.name[0] in name)]
        self.gender = self.gender or traits.gender
        if max(self.youngest, traits.youngest) <= min(self.oldest, traits.oldest):
            self.youngest, self.oldest = max(self.youngest, traits.youngest), min(self.oldest, traits.oldest)


#: Ages of one person may differ so in an article: two sources, a birthday.
_A_YEAR = 1


def people(live: Iterable[int], mentions: list[Mention], *, has_ages: bool = True) -> list[Person]:
    """The people told apart in the single victims among ``live``, full names first."""
    full = [m.traits.name for m in mentions if m.traits is not None and len(m.traits.name) >= _FULL]
    told = [(i, traits) for i in live if (traits := mentions[i].traits) is not None]
    found: list[Person] = []
    for i, traits in sorted(told, key=lambda each: len(each[1].name) < _FULL):
        said = traits if has_ages else traits._replace(youngest=0, oldest=OLDEST)
        same = [person for person in found if person.may_be(said)]
        if same:
            person = max(reversed(same), key=lambda each: each.likeness(said))
        else:
            person = Person(i)
            found.append(person)
        person.add(i, said, full)
    return sorted(found, key=lambda person: person.first)


#: Words of a full name.
_FULL = 2


def distinct_people(live: list[int], mentions: list[Mention]) -> list[int]:
    """One figure for each person told apart: the more of those who are named and of those who are not.

    By age only the injured: they are told of one by one. The dead are mostly counted, and who else is told of died
    elsewhere.
    """
    has_ages = bool(live) and mentions[live[0]].category == "injured"
    named = [i for i in live if mentions[i].group_kind == "named"]
    unnamed = [i for i in live if mentions[i].group_kind in _UNNAMED]
    if max(len(named), len(unnamed)) <= 1:
        return (named or unnamed)[:1]  # most articles
    ways = [[person.first for person in people(some, mentions, has_ages=has_ages)] for some in (named, unnamed)]
    return max(ways, key=len)


_UNNAMED = ("single", "pronoun")


def _is_same(one: Name, other: Name) -> bool:
    """Whether two names may be one person's: "John Roy" is Mr Roy and John Adam Roy, and is not Ada Roy."""
    shared = set(one) & set(other)
    return bool(shared) and (len(shared) > 1 or 1 in (len(one), len(other)))
