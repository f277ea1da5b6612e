"""The fullest account that an article gives: of several ways to add its figures up, the one that reaches furthest.

One sentence lists disjoint groups, so its figures add. Other sentences mostly say the same again, unless their victims
cannot be the same people: on another side (soldiers and militants), of other names, or "another", "more".
"""

from collections.abc import Callable

from transforms.figures.model import ORDINALS, Mention
from transforms.figures.reconciliation.identity import distinct_people, people
from transforms.figures.reconciliation.plurals import is_killer_part
from transforms.figures.vocabulary import perpetrators

_SIDES = ("security", "militant", "civilian")


def best_account(live: list[int], mentions: list[Mention]) -> list[int]:
    """Indices of the figures to count; empty only if ``live`` is."""
    selves = [i for i in live if _is_killer(mentions[i], mentions) and mentions[i].category == "killed"]
    others = [i for i in live if i not in selves]
    selves = [max(selves, key=lambda i: _standing(mentions[i]))] if selves else []
    if others and any(is_killer_part(m) for m in mentions):
        selves = []  # "19 people, including the bomber, were killed"
    if not others or not selves:
        return _fullest(others or selves, mentions)
    if mentions[selves[0]].pattern == "besides":
        return _fullest(others, mentions) + selves
    if any(_are_killers_told(mentions[i], mentions[selves[0]]) for i in others):
        return _fullest(others, mentions)
    inflicted = [i for i in others if _is_inflicted(mentions[i]) or _is_of_other_side(mentions[i], mentions[selves[0]])]
    fullest = _fullest(inflicted, mentions)
    with_self = fullest if _is_within(selves[0], fullest, mentions) else fullest + selves
    return max(_fullest(others, mentions), with_self, key=lambda account: _total(account, mentions))


def _is_of_other_side(mention: Mention, killer: Mention) -> bool:
    """Whether victims are of another side than who harmed them: "A suicide bomber struck a base. Four soldiers died in
    the blast": he is none of them.
    """
    return killer.trigger_form in _BOMBED and mention.side in ("security", "civilian")


_BOMBED = ("suicide_bomb", "intransitive_bomber")


def _are_killers_told(mention: Mention, killer: Mention) -> bool:
    """Whether the doers are told of again among the victims: "Three bombers blew themselves up. The attackers and a
    guard were killed": these are the three.
    """
    are_killers = mention.side == "militant" and killer.side in ("militant", None) and mention.is_definite
    return are_killers and (mention.value_best or 0) >= (killer.value_best or 0) > 1


def _standing(killer: Mention) -> tuple[bool, int]:
    """Who is counted beside the toll ("in addition to the bomber") stands before who is told to have set off a bomb."""
    return killer.pattern == "besides" and killer.group_kind != "plural", killer.value_best or 0


def _is_within(self: int, account: list[int], mentions: list[Mention]) -> bool:
    """Whether harm is told of again in parts, as in "Shooting kills 2", and "he shot his brother dead and killed
    himself": the two are these.
    """
    me = mentions[self]
    if mentions[self].role_hint != "self" or len(account) != 1:
        return False
    beside = sum(
        m.value_best or 0 for m in mentions
        if m.category == "killed" and m.role_hint is None
        and (m.source_field, m.sentence) == (me.source_field, me.sentence) and m is not me
    )  # fmt: skip
    whole = mentions[account[0]]
    is_elsewhere = (whole.source_field, whole.sentence) != (me.source_field, me.sentence)
    return is_elsewhere and 0 < beside == (whole.value_best or 0) - (me.value_best or 0)


#: A killer who was killed comes on top of at least so many victims; of one it may be told twice who it was.
_MANY = 2


def _is_killer(mention: Mention, mentions: list[Mention]) -> bool:
    """Who died by his own hand; and the gunman who was killed, if he had killed several."""
    if mention.role_hint == "self" or mention.pattern == "besides" or _is_killer_told(mention, mentions):
        return True
    words = (mention.victim or "").casefold().split()
    if mention.group_kind != "single" or mention.role_hint is not None or not words or words[-1] not in perpetrators():
        return False
    killed = [m.value_best or 0 for m in mentions if m.category == "killed" and _is_inflicted(m)]
    return max(killed, default=0) >= _MANY


def _is_killer_told(mention: Mention, mentions: list[Mention]) -> bool:
    """Whether the one killed is who killed the others, as in "A man killed five colleagues before he was shot dead",
    "... . He was later killed": not one of the five.
    """
    if mention.group_kind not in _ONE or mention.role_hint is not None or mention.value_best != 1:
        return False
    if mention.group_kind != "pronoun" and mention.pattern != "after":
        return False
    return any(
        other.category == "killed" and other.pattern in _BY_SOMEONE and (other.value_best or 0) >= _MANY
        and other.source_field == mention.source_field and _is_just_before(other, mention)
        for other in mentions
    )  # fmt: skip


_ONE = frozenset(("pronoun", "single", "named"))
#: Patterns whose victims are the object of who killed them.
_BY_SOMEONE = frozenset(("object", "object_state", "to_death", "left_first"))


def _is_just_before(other: Mention, mention: Mention) -> bool:
    """In its sentence, or in the one before it."""
    if other.sentence == mention.sentence:
        return other.trigger_start < mention.trigger_start
    return other.sentence == mention.sentence - 1


#: "killed 3" leaves out a killer who died by his own hand; "3 dead", "3 bodies" may hold him.
_INFLICTED = frozenset(("participle", "base", "present", "gerund", "taker", "event_of", "participle_wound"))


def _is_inflicted(mention: Mention) -> bool:
    """Whether somebody else did the harm: "It killed him" may well tell of the one who shot himself."""
    is_inflicted = mention.trigger_form in _INFLICTED or mention.pattern in (*_BY_SOMEONE, "along")
    return is_inflicted and mention.group_kind != "pronoun"


def _fullest(live: list[int], mentions: list[Mention]) -> list[int]:
    if not live:
        return []
    firm = _without_loose_plurals(live, mentions)
    accounts = [_fullest_sentence(firm, mentions), _by_side(firm, mentions), distinct_people(firm, mentions)]
    accounts += _with_additions(firm, mentions)
    fullest = max(accounts, key=lambda account: _total(account, mentions))
    return sorted(fullest + _last_victim(firm, fullest, mentions))


def _last_victim(live: list[int], account: list[int], mentions: list[Mention]) -> list[int]:
    """Who died last, told by the ordinal behind the account, as in "A fourth victim of the shooting that killed three
    others has died".
    """
    ordinal = next((word for word, number in ORDINALS.items() if number == _total(account, mentions) + 1), None)
    if ordinal in (None, "second"):
        return []
    died = (i for i in live if mentions[i].role_hint == ordinal and mentions[i].trigger_form == "intransitive")
    return [i for i in died if i not in account][:1]


def _total(account: list[int], mentions: list[Mention]) -> int:
    """Best estimates; a range ("between eight and ten") reaches as far as its high and so holds what lies in it."""
    reach = (
        (m.value_high if m.quantifier == "range" else m.value_best) or 0 for m in map(mentions.__getitem__, account)
    )
    return sum(reach)


def _without_loose_plurals(live: list[int], mentions: list[Mention]) -> list[int]:
    """A bare plural ("insurgents were killed") says less than any number for the same side."""
    live = _without_outdone(live, mentions)
    firm = [i for i in live if mentions[i].group_kind != "plural"]
    loose = [i for i in live if mentions[i].group_kind == "plural" and not mentions[i].is_definite]
    sides, told = {mentions[i].side for i in firm}, {_harm_word(mentions[i]) for i in firm}
    firm += [i for i in live if _is_listed(mentions[i], told)]
    kept = [i for i in loose if mentions[i].side not in sides and None not in sides and mentions[i].side is not None]
    return sorted(firm + kept) or loose or live


def _is_listed(mention: Mention, told: set[tuple[str, int]]) -> bool:
    """Whether a definite plural stands in a list, as in "His brother and his family were killed": a definite plural in
    a list adds to it.
    """
    return mention.group_kind == "plural" and mention.is_definite and _harm_word(mention) in told


def _harm_word(mention: Mention) -> tuple[str, int]:
    return mention.source_field, mention.trigger_start


def _without_outdone(live: list[int], mentions: list[Mention]) -> list[int]:
    """The figures without vague ones that a number outdoes: "Several" gives way to a number that reaches it, "dozens"
    and more to one that reaches half of it.
    """
    numbers = [mentions[i].value_best or 0 for i in live if mentions[i].quantifier != "vague"]
    most = max(numbers, default=0)
    return [i for i in live if mentions[i].quantifier != "vague" or most < _enough(mentions[i].value_low or 0)] or live


def _enough(low: int) -> float:
    return low if low < 20 else low / 2


def _sentences(live: list[int], mentions: list[Mention]) -> list[list[int]]:
    """What one harm word says of a list of people; further harm words of its sentence only add to it if they say so."""
    return [_without_repeats(group, mentions) for group in _by_word(live, mentions)]


def _by_word(live: list[int], mentions: list[Mention]) -> list[list[int]]:
    """The figures of each harm word, in text order."""
    found: dict[tuple[str, int, int], list[int]] = {}
    for i in sorted(live):
        found.setdefault((*_harm_word(mentions[i]), mentions[i].sentence), []).append(i)
    return list(found.values())


def _without_repeats(group: list[int], mentions: list[Mention]) -> list[int]:
    """In one sentence "the four", a pronoun, or the same people under another verb add nothing."""
    kept: list[int] = []
    for i in group:
        if not any(_restates(mentions[i], mentions[j]) for j in kept):
            kept.append(i)
        elif _are_all(mentions[i]) and (mentions[i].value_best or 0) > _total(kept, mentions):
            kept = [i]  # of the man and the woman only she was read
    return kept


def _are_all(mention: Mention) -> bool:
    """Whether people are all of those listed before them, as in "A man and a woman, both dead"."""
    return mention.is_definite and mention.group_kind == "bare" and mention.role_hint is None


def _restates(later: Mention, earlier: Mention) -> bool:
    """Whether ``later`` may tell of the people of ``earlier``, which stands before it in the sentence."""
    if _are_all(later):
        return True
    if later.role_hint == "more" or (later.trigger_start == earlier.trigger_start and later.victim != earlier.victim):
        return False
    if later.group_kind == "pronoun" or (later.is_definite and later.group_kind in ("counted", "bare")):
        return True
    one = later.value_best == earlier.value_best == 1
    return (one and later.is_definite and later.group_kind == "single") or _same(later, earlier)


def _same(a: Mention, b: Mention) -> bool:
    return a.value_best == b.value_best and a.victim is not None and a.victim == b.victim


def _fullest_sentence(live: list[int], mentions: list[Mention]) -> list[int]:
    return max(_sentences(live, mentions), key=lambda group: _total(group, mentions))


def _by_side(live: list[int], mentions: list[Mention]) -> list[int]:
    """For each side the sentence that says most of it; sides add up."""
    account: list[int] = []
    for side in _SIDES:
        own = _filtered(live, lambda i, side=side: mentions[i].side == side)
        if own:
            account += _fullest_sentence(own, mentions)
    return sorted(_with_listed(account, live, mentions))


def _with_listed(account: list[int], live: list[int], mentions: list[Mention]) -> list[int]:
    """The account with those who stand in its lists, as in "Omar Sow, his wife and a guard were killed": who is on no
    side stands in the list with those who are.
    """
    no_side = [i for i in live if mentions[i].side is None]
    groups = [group for group in _by_word(account + no_side, mentions) if not set(account).isdisjoint(group)]
    return [i for group in groups for i in _without_repeats(group, mentions)]


def _filtered(live: list[int], wanted: Callable[[int], bool]) -> list[int]:
    return [i for i in live if wanted(i)]


def _is_sum(mention: Mention) -> bool:
    """A toll, and a range: what comes after is in it."""
    return mention.role_hint == "total" or mention.quantifier == "range"


def _with_additions(live: list[int], mentions: list[Mention]) -> list[list[int]]:
    """Accounts of what was told and what is added to it: "Another 12", "two more" on top of what the text said last:
    one account for each such chain.
    """
    sums = {(m.source_field, m.sentence) for m in mentions if m.role_hint == "total"}
    chains: list[list[int]] = []
    base: list[int] = []
    for group in _sentences([i for i in live if mentions[i].source_field == "body"], mentions):
        if base and all(_is_added(i, base, mentions) for i in group) and not _are_told(group, base, mentions):
            base = [*base, *group]
            chains.append(base)
        else:
            told = {(mentions[i].source_field, mentions[i].sentence) for i in group}
            base = [] if told & sums or any(_is_sum(mentions[i]) for i in group) else group
    return chains


def _are_told(group: list[int], base: list[int], mentions: list[Mention]) -> bool:
    """Whether a group is among those told before: "Two men are dead. One of them died in a bar. Another was shot at a
    gate": the other of the two.

    Nor is "another boy, Ada Lee, 9" added who was named before.
    """
    if all(mentions[i].traits is not None and _is_known(i, mentions) for i in group):
        return True
    between = (mentions[i] for i in range(base[-1] + 1, group[0]))
    parts = sum(
        m.value_best or 0 for m in between if m.role_hint == "part" and m.category == mentions[base[0]].category
    )
    return parts > 0 and parts + _total(group, mentions) <= _total(base, mentions)


def _is_known(member: int, mentions: list[Mention]) -> bool:
    """Whether this person was told of before, by name or by age in years."""
    me = mentions[member]
    before = (i for i in range(member) if mentions[i].category == me.category and mentions[i].source_field == "body")
    told = people(before, mentions)
    return me.traits is not None and any(each.may_be(me.traits) and each.is_told(me.traits) for each in told)


def is_of_the_hurt(member: int, mentions: list[Mention]) -> bool:
    """Whether those who died are of the hurt told right before them, as in "Killing a driver and injuring six, two of
    whom died later": on top of the driver.
    """
    me = mentions[member]
    if (
        me.category != "killed"
        or me.role_hint != "part"
        or (me.pattern, me.trigger_form) != ("subject", "intransitive")
    ):
        return False
    before = [m for m in mentions[:member] if m.start < me.start and (m.source_field, m.sentence) == _place(me)]
    return bool(before) and before[-1].category == "injured" and (before[-1].value_best or 0) >= (me.value_best or 0)


def _place(mention: Mention) -> tuple[str, int]:
    return mention.source_field, mention.sentence


def _are_of_another_gender(mention: Mention, base: list[int], mentions: list[Mention]) -> bool:
    """Whether people cannot be those told before, as in "Three men were shot. A woman was hit by glass"."""
    if mention.gender is None or mention.is_definite or mention.group_kind not in ("single", "counted"):
        return False
    told = {mentions[i].gender for i in base}
    return None not in told and mention.gender not in told


def _is_besides_dead(mention: Mention, base: list[int], mentions: list[Mention]) -> bool:
    """Whether "another" is told besides the dead, as in "Two were killed and five hurt. ... An additional five people
    were hurt": these five.
    """
    if (
        mention.category != "injured"
        or (mention.value_best or 0) < _MANY
        or mention.value_best != _total(base, mentions)
    ):
        return False
    return any(m.category == "killed" and m.value_best and _place(m) == _place(mentions[base[-1]]) for m in mentions)


def _is_added(member: int, base: list[int], mentions: list[Mention]) -> bool:
    """Whether a mention comes on top of the account: "Another", or "a third" on top of two; "another man was hit in the
    leg" may detail the four who were hurt.
    """
    mention = mentions[member]
    hint = mention.role_hint or ""
    if hint == "part" and _place(mentions[base[-1]]) == _place(mention):
        return is_of_the_hurt(member, mentions)
    if hint == "more" and _is_besides_dead(mention, base, mentions):
        return False
    if hint == "more" and mention.category == "injured" and mention.group_kind == "single" and len(base) == 1:
        return (mentions[base[0]].value_best or 0) == 1 or mentions[base[0]].sentence == mention.sentence
    if _are_of_another_gender(mention, base, mentions):
        return True
    if hint == "second" and any(m.category == "killed" and m.value_best for m in mentions):
        return mention.category == "killed" and _total(base, mentions) == 1  # the first may be the dead one
    return hint == "more" or _total(base, mentions) + 1 == ORDINALS.get(hint)
