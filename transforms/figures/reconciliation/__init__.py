"""Which figures make up the article's toll: restatements once, parts inside wholes, disjoint groups added.

The view article_tolls only sums what is `counted` here; every figure carries its role and the reason in a sentence.
"""

from datetime import date

from transforms.figures.model import Context, Mention
from transforms.figures.reconciliation.roles import Role
from transforms.figures.reconciliation.tolls import assign
from transforms.figures.reconciliation.wounds import died_later, settle_wounds

__all__ = ["Role", "reconcile"]


def reconcile(
    mentions: list[Mention], contexts: list[Context], told_on: date | None = None
) -> tuple[list[Mention], list[Role]]:
    """The mentions, with those settled whose category hung on others ("shot"), and one Role each, same order.

    ``told_on`` is the day of publication, if known.
    """
    roles = _roles(mentions, contexts, told_on)
    settled = settle_wounds(mentions, roles, contexts)
    return settled, (roles if settled == mentions else _roles(settled, contexts, told_on))


def _roles(mentions: list[Mention], contexts: list[Context], told_on: date | None) -> list[Role]:
    glosses = {i: _gloss(i, mentions) for i, m in enumerate(mentions) if m.role_hint == "gloss"}
    roles = died_later(mentions) | glosses
    for key in dict.fromkeys((m.category, m.unit) for m in mentions):
        members = [i for i, m in enumerate(mentions) if (m.category, m.unit) == key and i not in roles]
        roles.update(assign(members, mentions, contexts, told_on))
    return [roles[i] for i in range(len(mentions))]


def _gloss(index: int, mentions: list[Mention]) -> Role:
    """The role of a count that says the one before it in another unit, as in "2,400 families, or 12,000 people": one
    crowd, counted in the unit that is told first.
    """
    word = (mentions[index].category, mentions[index].trigger_start)
    told = (i for i, m in enumerate(mentions) if (m.category, m.trigger_start) == word and i != index)
    return Role("restated", "It says the same in another unit.", next(told, None))
