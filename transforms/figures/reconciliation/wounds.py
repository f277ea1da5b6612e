"""People who were "shot" or "stabbed": injured, unless the article also says that they died.

"Five people were shot, one died": one killed, four injured. "A man was shot ... he died": one killed, nobody injured.
"""

from dataclasses import replace

from transforms.figures.model import ORDINALS, Context, Mention, Traits
from transforms.figures.reconciliation.identity import Person, people
from transforms.figures.reconciliation.roles import Role
from transforms.figures.vocabulary import cue_words, perpetrators

_WOUND_FORMS = (
    "participle_wound",
    "count_wound",
    "count_multiple_wound",
    "event_of_wound",
    "present_wound",
    "gerund_wound",
    "adjective_wound",
    "wound",
)
#: Of those brought to a hospital or treated one or two may be the dead; of more it would be said.
_CARED_FOR, _FEW = ("hospital", "participle_treated"), 2
_CARED_IN = (*_CARED_FOR, "sufferer", "adjective_condition")
#: "Four were found with gunshot wounds": among them who shot himself.
_FOUND = ("count_wound", "count_multiple_wound", "adjective_wound", "wound", "sufferer")


def died_later(mentions: list[Mention]) -> dict[int, Role]:
    """Which of the injured died, and by which mention: "Two men who were wounded on Monday have died"."""
    dead = {(m.source_field, m.start, m.end): i for i, m in enumerate(mentions) if m.category == "killed"}
    they = {(m.source_field, m.sentence): i for i, m in enumerate(mentions) if _is_of_the_same(m)} if dead else {}
    is_told = bool(dead) and any(m.category == "injured" and _may_be_known(m) for m in mentions)
    persons = _dead_persons(mentions) if is_told else []
    died = {
        i: dead.get((m.source_field, m.start, m.end), _they(m, mentions, they) or _known_dead(m, persons))
        for i, m in enumerate(mentions)
        if m.category == "injured" and m.value_best
    }
    return {i: Role("superseded", "The same people died.", of) for i, of in died.items() if of is not None}


def _dead_persons(mentions: list[Mention]) -> list[Person]:
    told = (i for i, m in enumerate(mentions) if m.category == "killed" and m.role_hint not in _NOT_OF_THE_EVENT)
    return people(told, mentions)


_NOT_OF_THE_EVENT = ("wound", "background")


def _may_be_known(mention: Mention) -> bool:
    """Whether a name or an age is told of who was hurt in so many words."""
    traits = mention.traits
    is_told = traits is not None and (bool(traits.name) or traits.youngest == traits.oldest)
    return is_told and mention.trigger_form not in _WOUND_FORMS


def _known_dead(mention: Mention, persons: list[Person]) -> int | None:
    """The death that is told of the injured person elsewhere, by name or by age in years; None if none is."""
    traits = mention.traits
    if traits is None or not _may_be_known(mention):
        return None
    return next((person.first for person in persons if person.may_be(traits) and person.is_told(traits)), None)


def _is_of_the_same(mention: Mention) -> bool:
    is_told = mention.category == "killed" and mention.role_hint != "wound"
    return is_told and mention.group_kind == "pronoun" and mention.value_best == 1


def _they(mention: Mention, mentions: list[Mention], they: dict[tuple[str, int], int]) -> int | None:
    """The death that a pronoun behind tells of: "A girl was taken away in critical condition and she died later"; in
    "he wounded a guard before police shot him dead" it is another's.
    """
    of = they.get((mention.source_field, mention.sentence))
    is_one = mention.value_best == 1 and mention.role_hint != "more"
    if of is None or not is_one or mentions[of].start < mention.start:
        return None
    is_killed_by_others = mentions[of].pattern == "object_state" and mention.pattern == "object"
    return None if is_killed_by_others or _are_of_two_genders(mention, mentions[of]) else of


def settle_wounds(mentions: list[Mention], roles: list[Role], contexts: list[Context]) -> list[Mention]:
    """The mentions with each wound read as what became of its victims; who died on another day is none of them."""
    dead = [i for i, m in enumerate(mentions) if roles[i].role == "counted" and m.category == "killed"]
    if not any(mentions[i].value_best for i in dead):
        return mentions
    first = next((m for m in mentions if m.source_field == "body" and m.category in ("killed", "injured")), None)
    shot = {m.value_best for m in mentions if m.trigger_form in _WOUND_FORMS}
    wholes = _with_dead(dead, mentions)
    apart = _beside_dead(mentions) | _other_people(dead, mentions, roles)
    settled = [
        _settled(m, _n_dead(i, dead, mentions, contexts))
        if i not in apart and (_is_wound(m, shot, m is first) or _are_all(m, wholes))
        else m
        for i, m in enumerate(mentions)
    ]
    return [_without_dead(m, [mentions[i] for i in dead]) if m is mentions[i] else m for i, m in enumerate(settled)]


def _with_dead(dead: list[int], mentions: list[Mention]) -> set[int]:
    """How many were hurt and killed together, by each count of the hurt."""
    killed = sum(mentions[i].value_best or 0 for i in dead)
    return {killed + (m.value_best or 0) for m in mentions if m.category == "injured" and m.value_best}


def _are_all(mention: Mention, wholes: set[int]) -> bool:
    """Whether "the four victims" who were taken to a hospital are the three who were hurt and one who died."""
    is_known = mention.category == "injured" and mention.is_definite and mention.group_kind in _NUMBERS
    return is_known and mention.trigger_form == "hospital" and mention.value_best in wholes


def _other_people(dead: list[int], mentions: list[Mention], roles: list[Role]) -> set[int]:
    """Who is told of by a name, an age or a gender that none of the dead has; only where each of the dead is told of.

    "Ada Lee, 34, was killed. A boy of nine was shot too": he lives.
    """
    hurt = [i for i, m in enumerate(mentions) if m.category == "injured" and m.traits is not None]
    if not hurt:
        return set()
    told = (i for i, m in enumerate(mentions) if m.category == "killed" and roles[i].role in _OF_THE_EVENT)
    died = people(told, mentions)
    if len(died) < sum(mentions[i].value_best or 0 for i in dead):
        return set()
    return {i for i in hurt if (traits := mentions[i].traits) is not None and not _may_be_one_of(died, traits)}


def _may_be_one_of(died: list[Person], traits: Traits) -> bool:
    """A name alone keeps nobody apart: of one victim an article may give several."""
    return any(person.may_be(traits._replace(name=())) for person in died)


_OF_THE_EVENT = ("counted", "restated", "part")


def _without_dead(wounded: Mention, dead: list[Mention]) -> Mention:
    """The wounded less those of them who died: of "twelve were wounded, three of whom died" nine are left."""
    if wounded.category != "injured" or wounded.group_kind not in _NUMBERS or wounded.role_hint is not None:
        return wounded
    died = sum(m.value_best or 0 for m in dead if m.role_hint == "part" and _is_of_them(m, wounded))
    return _settled(wounded, died) if 0 < died < (wounded.value_best or 0) else wounded


def _is_of_them(mention: Mention, wounded: Mention) -> bool:
    """Whether a part may be of the wounded: told behind them, or right before ("one of the four wounded died")."""
    if mention.source_field != wounded.source_field or mention.trigger_form != "intransitive":
        return False
    if mention.sentence - wounded.sentence not in (0, 1):
        return False
    return mention.start > wounded.start or 0 < wounded.start - mention.end <= _OF


#: Characters of " of " between a part and its whole.
_OF = 4


def _n_dead(wound: int, dead: list[int], mentions: list[Mention], contexts: list[Context]) -> int:
    """How many of the dead may be among the wounded of ``wound``."""
    killed = [i for i in dead if mentions[i].role_hint != "self" or _may_be_self(mentions[wound])]
    killed = [i for i in killed if not _is_who_shot(mentions[i], mentions[wound])]
    if mentions[wound].group_kind in _NUMBERS and mentions[wound].quantifier != "vague":
        killed = [i for i in killed if not _is_other_day(contexts[i], contexts[wound])]
    return sum(mentions[i].value_best or 0 for i in killed)


def _is_who_shot(dead: Mention, wounded: Mention) -> bool:
    """Whether the dead one had shot the others, as in "He shot two officers before he was killed"."""
    if wounded.pattern != "object" or dead.value_best != 1:
        return False
    if dead.group_kind == "pronoun" or dead.pattern == "after":
        is_behind = _place(dead) == _place(wounded) and dead.trigger_start > wounded.trigger_start
        return is_behind and ((wounded.value_best or 0) > 1 or _are_of_two_genders(dead, wounded))
    return _last_word(dead) in perpetrators() and _last_word(wounded) not in perpetrators()


def _place(mention: Mention) -> tuple[str, int]:
    return mention.source_field, mention.sentence


def _are_of_two_genders(one: Mention, other: Mention) -> bool:
    return None not in (one.gender, other.gender) and one.gender != other.gender


def _is_other_day(dead: Context, wounded: Context) -> bool:
    """Whether both days are told and the dead died before the others were hurt."""
    if dead.occurred_to is not None and wounded.occurred_from is not None:
        return dead.occurred_to < wounded.occurred_from
    if dead.day_of_year is None or wounded.day_of_year is None:
        return False
    return dead.day_of_year < wounded.day_of_year


def _beside_dead(mentions: list[Mention]) -> set[int]:
    """Who is cared for beside the dead of one sentence: "They found three people dead and took one to a hospital"."""
    killed = (m for m in reversed(mentions) if m.category == "killed" and m.role_hint != "wound")
    told = {(m.source_field, m.sentence): m for m in killed}
    return {
        i for i, m in enumerate(mentions)
        if m.trigger_form in _CARED_IN and (other := told.get((m.source_field, m.sentence))) is not None
        and _are_others(m, other)
    }  # fmt: skip


def _are_others(hurt: Mention, dead: Mention) -> bool:
    """Whether who is cared for is told as someone else than the dead: by a number behind theirs, or one as a relation
    of the other.
    """
    if hurt.group_kind in _NUMBERS:
        return dead.group_kind in _NUMBERS and not hurt.is_definite and dead.start < hurt.start
    first, second = sorted((hurt, dead), key=lambda m: m.start)
    is_relation = second.group_kind == "single" and _last_word(second) in cue_words("relations")
    return is_relation and first.group_kind in _ONE_PERSON and _last_word(first) != _last_word(second)


_ONE_PERSON = ("single", "named")


def _last_word(mention: Mention) -> str:
    return (mention.victim or "").casefold().rpartition(" ")[2]


_NUMBERS = ("counted", "bare")


def _may_be_self(mention: Mention) -> bool:
    return mention.trigger_form in _FOUND or mention.group_kind == "reflexive"


#: Roles of people who are others than those told before.
_OTHERS = ("more", *ORDINALS)


def _is_wound(mention: Mention, shot: set[int | None], is_first: bool) -> bool:
    """``shot``: the numbers of people who are told to have been shot; as many at a hospital are the same."""
    if mention.category != "injured" or mention.value_best == 0 or mention.role_hint == "alive":
        return False
    if mention.role_hint in _OTHERS and not is_first:
        return False  # "two killed, seven more shot" keeps the dead apart; the first to be "another" was shot by one
    form, number = mention.trigger_form, mention.value_best or 0
    if form in _WOUND_FORMS or (number > _FEW and number in shot and form in _CARED_IN):
        return True
    return (form == "sufferer" and number == 1) or (form in _CARED_FOR and number <= _FEW)


def _settled(mention: Mention, n_killed: int) -> Mention:
    """All of them may have died: then it restates the killed. Else the dead are taken off (low stays what is sure)."""
    if mention.value_best is None or mention.value_best <= n_killed:
        return replace(mention, category="killed", role_hint="wound")
    low = max(0, (mention.value_low or 0) - n_killed)
    return replace(mention, value_low=low, value_best=mention.value_best - n_killed)
