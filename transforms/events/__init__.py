"""Events: which articles tell of one incident.

`traits` reads what an article says of its incident, `keys` finds candidates by look-up, `judge` compares two articles
by rules, `group` makes events of the linked. Each step is a function of the articles alone: the order of arrival and
the size of batches change nothing.
"""

from transforms.events.group import group
from transforms.events.judge import judge
from transforms.events.keys import find_keys
from transforms.events.model import KEYS, LINKS, TRAITS
from transforms.events.traits import find_traits

__all__ = ["KEYS", "LINKS", "TRAITS", "find_keys", "find_traits", "group", "judge"]
