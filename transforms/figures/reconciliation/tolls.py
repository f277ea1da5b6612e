"""Roles of the figures of one category and unit: what is set aside first, then the set that is counted."""

import math
from datetime import date, timedelta
from itertools import pairwise

from transforms.figures.model import Context, Mention, Name
from transforms.figures.reconciliation.identity import people
from transforms.figures.reconciliation.roles import Role
from transforms.figures.reconciliation.statements import best_account, is_of_the_hurt

#: An article's own event and what led to it lie closer together than this; what lies farther back is recalled.
_LONG = timedelta(days=45)
#: What is "another" in number comes on top of what happened within this time.
_WEEKS = timedelta(days=14)
_NONE, _YEAR = timedelta(), 366
_COARSE = frozenset(("week", "month", "season", "quarter", "year", "decade", "century"))


def assign(
    members: list[int], mentions: list[Mention], contexts: list[Context], told_on: date | None
) -> dict[int, Role]:
    """A Role for each of ``members``, which are the indices of all figures of one category and unit."""
    roles = _denied(members, contexts)
    live = [i for i in members if i not in roles]
    roles |= _background(live, mentions, contexts, told_on)
    live = [i for i in live if i not in roles]
    roles |= _earlier(live, mentions)
    live = [i for i in live if i not in roles]
    roles |= _zeros(live, mentions)
    live = [i for i in live if i not in roles]
    roles |= _wounds(live, mentions)
    live = [i for i in live if i not in roles]
    roles |= _parts(live, mentions)
    live = [i for i in live if i not in roles]
    return roles | _account(live, mentions, contexts)


def _denied(members: list[int], contexts: list[Context]) -> dict[int, Role]:
    return {i: Role("denied", "Its source denies it.") for i in members if contexts[i].certainty == "denied"}


def _background(
    live: list[int], mentions: list[Mention], contexts: list[Context], told_on: date | None
) -> dict[int, Role]:
    """Totals over a longer time, and harm that is only recalled, stay out unless there is nothing else."""
    aside = {i for i in live if contexts[i].scope == "cumulative" or mentions[i].role_hint == "background"}
    aside |= _long_before([i for i in live if i not in aside], contexts, told_on)
    aside |= _other_events([i for i in live if i not in aside], mentions, contexts)
    aside |= _before_other_news([i for i in live if i not in aside], mentions, contexts, told_on)
    aside |= _told_again(aside, live, mentions)
    if len(aside) == len(live) and not _other_news(live, mentions, contexts):
        aside = {i for i in live if mentions[i].role_hint == "background"}
        aside = set() if len(aside) == len(live) else aside
    return {i: Role("background", "It tells of another time or event than the rest.") for i in aside}


def _told_again(aside: set[int], live: list[int], mentions: list[Mention]) -> set[int]:
    """Figures of people who were only recalled before: "He is tried for the death of Ada Lee in 2014. Lee was killed at
    home": she is recalled wherever named.
    """
    known = people((i for i in aside if _name(mentions[i])), mentions)
    told = {i for i in live if (name := _name(mentions[i])) and any(person.is_named(name) for person in known)}
    return told if any(i not in told and i not in aside for i in live) else set()


def _name(mention: Mention) -> Name:
    return () if mention.traits is None else mention.traits.name


#: Kinds of harm of which one can be the news and another recalled.
_HARM = frozenset(("killed", "injured", "missing", "abducted"))


def _other_news(live: list[int], mentions: list[Mention], contexts: list[Context]) -> list[int]:
    """What the article tells of other kinds of harm as its news, so that all of ``live`` may be recalled.

    Arrests are no such news: most follow on the harm that is the story.
    """
    if not live or mentions[live[0]].category not in _HARM:
        return []
    return [
        i for i, m in enumerate(mentions)
        if m.category in _HARM and m.category != mentions[live[0]].category and m.value_best
        and m.role_hint != "background" and contexts[i].scope == "incident" and contexts[i].certainty != "denied"
    ]  # fmt: skip


def _before_other_news(
    live: list[int], mentions: list[Mention], contexts: list[Context], told_on: date | None
) -> set[int]:
    """Figures of another year told before the news goes on, as in "Five were wounded on Sunday. A man was killed there
    in 2014": the article's toll has no dead.
    """
    if not any(contexts[i].occurred_to for i in live):
        return set()  # most articles
    news = _other_news(live, mentions, contexts)
    first = next((day for i in news if (day := contexts[i].occurred_from or told_on) is not None), None)
    return set() if first is None else {i for i in live if _is_long_before(contexts[i], first)}


def _long_before(live: list[int], contexts: list[Context], told_on: date | None) -> set[int]:
    """Harm that was over long before what the article tells first ("in 2004 a blast there killed 30").

    Without a day of its own harm is news: it counts as of the day of publication.
    """
    if told_on is None and live and contexts[live[0]].occurred_from is None:  # "In 2013 a storm displaced 4 million"
        return {i for i in live if contexts[i].occurred_precision == "year"}
    first = next((day for i in live if (day := contexts[i].occurred_from or told_on) is not None), None)
    return set() if first is None else {i for i in live if _is_long_before(contexts[i], first)}


def _other_events(live: list[int], mentions: list[Mention], contexts: list[Context]) -> set[int]:
    """Figures of an event too long ago for the toll: "Another 900 were displaced on 9 October", told of November: so
    far back "another" adds to no toll.
    """
    return {
        i for before, i in pairwise(live)
        if mentions[i].role_hint == "more"
        and mentions[i].sentence != mentions[before].sentence
        and _is_weeks_before(contexts[i], contexts[before])
    }  # fmt: skip


def _is_weeks_before(context: Context, first: Context) -> bool:
    if context.occurred_to is not None and first.occurred_from is not None:
        return first.occurred_from - context.occurred_to > _WEEKS
    if context.day_of_year is None or first.day_of_year is None:
        return False
    return _WEEKS.days < (first.day_of_year - context.day_of_year).days % _YEAR < _YEAR / 2


def _is_long_before(context: Context, day: date) -> bool:
    """By days; a whole week, month or year ("last month") that was over is another time however near it is."""
    if context.occurred_to is None:
        return False
    return day - context.occurred_to > (_NONE if context.occurred_precision in _COARSE else _LONG)


def _earlier(live: list[int], mentions: list[Mention]) -> dict[int, Role]:
    """Roles of earlier counts: "Police had earlier put the toll at 52" gives way to a newer toll, or to a number of at
    least half of it.

    Names told one by one after an initial report are no newer count.
    """
    others = [mentions[i] for i in live if mentions[i].role_hint not in ("earlier", "part")]
    most = max((math.inf if m.role_hint == "total" else _best(m) for m in others), default=0)
    earlier = [i for i in live if mentions[i].role_hint == "earlier" and _best(mentions[i]) <= 2 * most]
    told = {(mentions[i].source_field, mentions[i].sentence) for i in earlier}
    parts = [i for i in live if _is_part_in(mentions[i], told)]
    return {i: Role("superseded", "It is an earlier count; the article gives a newer one.") for i in earlier + parts}


def _is_part_in(mention: Mention, sentences: set[tuple[str, int]]) -> bool:
    return mention.role_hint == "part" and (mention.source_field, mention.sentence) in sentences


def _zeros(live: list[int], mentions: list[Mention]) -> dict[int, Role]:
    """Roles of figures of nobody: "No one else was hurt" adds nothing to a figure; alone it says
    that the toll is zero.
    """
    zeros = [i for i in live if mentions[i].value_high == 0]
    if len(zeros) < len(live):
        return {i: Role("restated", "Nobody: it adds nothing to the other figures.") for i in zeros}
    return {i: Role("restated", "It says again that there was nobody.", zeros[0]) for i in zeros[1:]}


def _wounds(live: list[int], mentions: list[Mention]) -> dict[int, Role]:
    """The people who were shot are those who died (see `wounds`)."""
    dead = [i for i in live if mentions[i].role_hint != "wound"]
    shot = [i for i in live if mentions[i].role_hint == "wound"]
    return {i: Role("restated", "Those who were shot are among the dead.", dead[0]) for i in shot if dead}


def _parts(live: list[int], mentions: list[Mention]) -> dict[int, Role]:
    """A part belongs to the nearest figure before it (else after it) that can hold it; without one it stands alone."""
    roles: dict[int, Role] = {}
    for i in live:
        if mentions[i].role_hint != "part" or is_of_the_hurt(i, mentions):
            continue
        wholes = [j for j in live if _can_hold(mentions[j], mentions[i])]
        if wholes:
            whole = min(wholes, key=lambda j: (j > i, abs(j - i)))
            roles[i] = Role("part", "It is named as part of a larger group.", whole)
    return roles


def _can_hold(whole: Mention, part: Mention) -> bool:
    """By number and side; of one harm word ("14 rebels, among them two women, were held") whatever the side."""
    one_side = len({whole.side, part.side} - {None}) < 2 or _harm_word(whole) == _harm_word(part)
    return whole.role_hint != "part" and _best(whole) >= _best(part) and one_side


def _harm_word(mention: Mention) -> tuple[str, int]:
    return mention.source_field, mention.trigger_start


def _best(mention: Mention) -> int:
    return mention.value_best or 0


def _account(live: list[int], mentions: list[Mention], contexts: list[Context]) -> dict[int, Role]:
    counted = best_account(live, mentions)
    roles = {i: Role("counted", "It is part of the fullest account of the event.") for i in counted}
    for i in live:
        if i in roles:
            continue
        if all(_is_elsewhere(contexts[i], contexts[j]) for j in counted):
            roles[i] = Role("background", "It tells of another time or event than the rest.")
        else:
            roles[i] = Role("restated", "The counted figures include it.", min(counted, key=lambda j: abs(j - i)))
    return roles


def _is_elsewhere(one: Context, other: Context) -> bool:
    """Whether both tell their day and place, and neither is the same, as in "A bomb killed 40 in Ora on Tuesday. The
    army killed 12 near Kadu on Monday": the forty do not include them.
    """
    days = (one.occurred_from, one.occurred_to, other.occurred_from, other.occurred_to)
    if None in days or one.place is None or other.place is None:
        return False
    is_then = one.occurred_from == one.occurred_to and other.occurred_from == other.occurred_to
    return is_then and one.occurred_from != other.occurred_from and _names(one.place).isdisjoint(_names(other.place))


def _names(place: str) -> set[str]:
    return {word.strip(",.'’").removesuffix("'s").removesuffix("’s") for word in place.split() if word[:1].isupper()}
