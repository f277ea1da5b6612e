"""People who were "shot" or "stabbed": injured, unless the article also says that they died.

"Five people were shot, one died": one killed, four injured. "A man was shot ... he died": one killed, nobody injured.
"""

from dataclasses import replace

from transforms.figures.model import Mention
from transforms.figures.reconciliation.roles import Role

_WOUND_FORMS = (
    "participle_wound",
    "count_wound",
    "count_multiple_wound",
    "event_of_wound",
    "present_wound",
    "adjective_wound",
    "wound",
)
#: Of those brought to a hospital or treated one or two may be the dead; of more it would be said.
_CARED_FOR, _FEW = ("hospital", "participle_treated"), 2
#: "Four were found with gunshot wounds": among them who shot himself.
_FOUND = ("count_wound", "count_multiple_wound", "adjective_wound", "wound", "sufferer")


def died_later(mentions: list[Mention]) -> dict[int, Role]:
    """ "Two men who were wounded on Monday have died": the same words say both, and the later state holds."""
    dead = {(m.source_field, m.start, m.end): i for i, m in enumerate(mentions) if m.category == "killed"}
    return {
        i: Role("superseded", "The same people died.", dead[span])
        for i, m in enumerate(mentions)
        if m.category == "injured" and (m.value_best or 0) and (span := (m.source_field, m.start, m.end)) in dead
    }


def settle_wounds(mentions: list[Mention], roles: list[Role]) -> list[Mention]:
    """The mentions with each wound read as what became of its victims."""
    dead = _counted(mentions, roles, "killed")
    n_dead = sum(m.value_best or 0 for m in dead)
    n_killed = sum(m.value_best or 0 for m in dead if m.role_hint != "self")
    if n_dead == 0:
        return mentions
    first = next((m for m in mentions if m.source_field == "body" and m.category in ("killed", "injured")), None)
    return [
        _settled(m, n_dead if m.trigger_form in _FOUND else n_killed) if _is_wound(m, m is first) else m
        for m in mentions
    ]


def _counted(mentions: list[Mention], roles: list[Role], category: str) -> list[Mention]:
    return [m for m, role in zip(mentions, roles, strict=True) if role.role == "counted" and m.category == category]


def _is_wound(mention: Mention, is_first: bool) -> bool:
    if mention.category != "injured" or mention.value_best == 0:
        return False
    if mention.role_hint == "more" and not is_first:
        return False  # "two killed, seven more shot" keeps the dead apart; the first to be "another" was shot by one
    form, number = mention.trigger_form, mention.value_best or 0
    return form in _WOUND_FORMS or (form == "sufferer" and number == 1) or (form in _CARED_FOR and number <= _FEW)


def _settled(mention: Mention, n_killed: int) -> Mention:
    """All of them may have died: then it restates the killed. Else the dead are taken off (low stays what is sure)."""
    if mention.value_best is None or mention.value_best <= n_killed:
        return replace(mention, category="killed", role_hint="wound")
    low = max(0, (mention.value_low or 0) - n_killed)
    return replace(mention, value_low=low, value_best=mention.value_best - n_killed)
