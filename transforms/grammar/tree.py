"""What a pattern says, as a tree, and what follows from it: its regular expression, how it begins, what it needs."""

import re
from dataclasses import dataclass

#: Characters with which a match can begin; None if any can.
First = frozenset[str] | None


@dataclass(frozen=True, slots=True)
class One:
    """One token of these classes, or with ``is_except`` of any other."""

    codes: str
    is_except: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """The start or the end of the sentence."""

    is_start: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    """One part behind the other."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Choice:
    """The first alternative that leads to a match."""

    alternatives: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Repeat:
    """A part ``low`` to ``high`` times (None: any number), as often as possible or, if lazy, as seldom."""

    part: "Node"
    low: int
    high: int | None
    is_lazy: bool = False


@dataclass(frozen=True, slots=True)
class Capture:
    """A part that the rule asks for by name."""

    name: str
    part: "Node"


@dataclass(frozen=True, slots=True)
class Lookaround:
    """What must stand, or must not, to the left or to the right without being part of the match."""

    alternatives: "tuple[Node, ...]"
    is_left: bool
    is_not: bool


Node = One | Edge | Sequence | Choice | Repeat | Capture | Lookaround


def regex_of(node: Node) -> str:
    """The regular expression of the tree."""
    match node:
        case One() | Edge():
            return _one(node)
        case Sequence():
            return "".join(map(regex_of, node.parts))
        case Choice():
            return f"(?:{_branches(node.alternatives)})"
        case Repeat():
            return _single(node.part) + _times(node)
        case Capture():
            inner = node.part.alternatives if isinstance(node.part, Choice) else (node.part,)
            return f"(?P<{node.name}>{_branches(inner)})"
        case Lookaround():
            return _left(node) if node.is_left else f"(?{'!' if node.is_not else '='}{_branches(node.alternatives)})"


def _one(node: One | Edge) -> str:
    if isinstance(node, Edge):
        return "^" if node.is_start else "$"
    if not node.codes:
        return "."
    if len(node.codes) == 1 and not node.is_except:
        return re.escape(node.codes)
    return f"[{'^' if node.is_except else ''}{''.join(map(re.escape, node.codes))}]"


def _branches(alternatives: tuple[Node, ...]) -> str:
    return "|".join(map(regex_of, alternatives))


def _single(part: Node) -> str:
    is_single = isinstance(part, One | Choice | Capture)
    return regex_of(part) if is_single else f"(?:{regex_of(part)})"


_USUAL: dict[tuple[int, int | None], str] = {(0, 1): "?", (0, None): "*", (1, None): "+"}


def _times(node: Repeat) -> str:
    times = _USUAL.get((node.low, node.high)) or _counts(node.low, node.high)
    return times + ("?" if node.is_lazy else "")


def _counts(low: int, high: int | None) -> str:
    if low == high:
        return f"{{{low}}}"
    return f"{{{low},{'' if high is None else high}}}"


def _left(node: Lookaround) -> str:
    """`re` looks back over one width at a time, so each alternative looks for itself."""
    if node.is_not:
        return "".join(f"(?<!{regex_of(each)})" for each in node.alternatives)
    looks = [regex_of(each) if isinstance(each, Edge) else f"(?<={regex_of(each)})" for each in node.alternatives]
    return looks[0] if len(looks) == 1 else f"(?:{'|'.join(looks)})"


def first_of(node: Node) -> tuple[First, bool]:
    """The characters with which a match can begin, and whether it can be empty."""
    match node:
        case One():
            return (None if node.is_except else frozenset(node.codes)), False
        case Edge() | Lookaround():
            return frozenset(), True
        case Sequence():
            return _first_in_row(node.parts)
        case Choice():
            found = [first_of(each) for each in node.alternatives]
            return _union([first for first, _ in found]), any(may_be_empty for _, may_be_empty in found)
        case Repeat():
            first, may_be_empty = first_of(node.part)
            return first, may_be_empty or node.low == 0
        case Capture():
            return first_of(node.part)


def _first_in_row(parts: tuple[Node, ...]) -> tuple[First, bool]:
    firsts: list[First] = []
    for part in parts:
        first, may_be_empty = first_of(part)
        firsts.append(first)
        if not may_be_empty:
            return _union(firsts), False
    return _union(firsts), True


def _union(firsts: list[First]) -> First:
    known = [first for first in firsts if first is not None]
    return None if len(known) < len(firsts) else frozenset[str]().union(*known)


def needs_of(node: Node) -> tuple[frozenset[str], ...]:
    """Sets of characters of each of which a sentence must hold one if the pattern is to match in it."""
    match node:
        case Edge() | One(is_except=True) | Repeat(low=0) | Lookaround(is_not=True):
            return ()
        case One():
            return (frozenset(node.codes),)
        case Sequence():
            return tuple(need for part in node.parts for need in needs_of(part))
        case Capture() | Repeat():
            return needs_of(node.part)
        case Choice() | Lookaround():
            return _needs_of_any(node.alternatives)


def _needs_of_any(alternatives: tuple[Node, ...]) -> tuple[frozenset[str], ...]:
    found = [needs_of(each) for each in alternatives]
    return (frozenset[str]().union(*(min(needs, key=len) for needs in found)),) if all(found) else ()


def captured(node: Node, name: str) -> "Node | None":
    """The part that is captured under ``name``."""
    match node:
        case Capture():
            return node.part if node.name == name else captured(node.part, name)
        case Sequence():
            parts = node.parts
        case Choice():
            parts = node.alternatives
        case Repeat():
            parts = (node.part,)
        case _:
            parts = ()
    return next((found for part in parts if (found := captured(part, name)) is not None), None)
