"""The notation in which rules are written.

``victims=<list> <gap>{0,10}? hedge? trigger=passive|participle``

========================  ==============================================================================
``comma``                 one token of the class `comma`
``comma|stop``            one token of either class (no spaces)
``except(comma|stop)``    one token of any other class
``any``                   one token of any class
``<list>``                the phrase `list`, defined beside the rules
``( a b | c )``           alternatives, the first that leads to a match
``a?  a*  a+  a{2,5}``    repetition, as often as possible; with ``?`` behind it as seldom as possible
``victims=…``             what the rule asks for by name; of a repeated one the last (``a=comma+``)
``left( a | b c )``       what must stand to the left without being part of the match; ``left(not a | b)``: must not
``right( a | b c )``      the same to the right
``start  end``            of the sentence
``# …``                   a comment up to the end of the line
========================  ==============================================================================
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from transforms.grammar.alphabet import Alphabet, UnknownClassError
from transforms.grammar.tree import (
    Capture,
    Choice,
    Edge,
    Lookaround,
    Node,
    One,
    Repeat,
    Sequence,
    captured,
    first_of,
    needs_of,
    regex_of,
)

_LEXEME = re.compile(
    r"(?P<space>\s+|#[^\n]*)|(?P<capture>[a-z]\w*)=|<(?P<phrase>\w+)>|(?P<context>left|right)\(\s*(?P<not>not\s+)?"
    r"|except\((?P<except>[\w|\s]+)\)|(?P<classes>[a-z]\w*(?:\|[a-z]\w*)*)|(?P<times>[?*+]\??|\{\d+(?:,\d*)?\}\??)"
    r"|(?P<mark>[()|])"
)


class NotationError(ValueError):
    """A pattern that is not in the notation."""


@dataclass(frozen=True)
class Pattern:
    """A pattern: as written, its tree, and its regular expression over the characters of an alphabet."""

    text: str
    tree: Node

    @cached_property
    def expression(self) -> str:
        """The regular expression as text."""
        return regex_of(self.tree)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The regular expression, compiled when first asked for: most of the time of loading rules."""
        return re.compile(self.expression)

    @property
    def first(self) -> frozenset[str] | None:
        """The characters with which a match can begin; None: any."""
        first, may_be_empty = first_of(self.tree)
        return None if may_be_empty else first

    @property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Sets of characters of each of which a sentence must hold one for the pattern to match in it."""
        return needs_of(self.tree)

    def part(self, name: str) -> frozenset[str]:
        """The characters of the class that is captured under ``name``; empty if it is more than one token."""
        found = captured(self.tree, name)
        return frozenset(found.codes) if isinstance(found, One) and not found.is_except else frozenset()


class Notation:
    """Patterns over one alphabet, with phrases that they may name. Errors: NotationError, UnknownClassError."""

    def __init__(self, alphabet: Alphabet, phrases: Mapping[str, str] | None = None) -> None:
        """``phrases``: name → pattern; a phrase may name those before it."""
        self.alphabet = alphabet
        self._phrases: dict[str, Node] = {}
        for name, text in (phrases or {}).items():
            self._phrases[name] = self.tree(text)

    def compile(self, text: str) -> Pattern:
        """The pattern that ``text`` describes."""
        return Pattern(text, self.tree(text))

    def tree(self, text: str) -> Node:
        """The tree of ``text``; the message of an error shows where in it."""
        reader = _Reader(text, self.alphabet, self._phrases)
        tree = reader.choice()
        if not reader.is_at_end():
            raise reader.error("nothing is open here")
        return tree


class _Reader:
    """Recursive descent through the lexemes of one pattern."""

    def __init__(self, text: str, alphabet: Alphabet, phrases: Mapping[str, Node]) -> None:
        self._text, self._at, self._alphabet, self._phrases = text, 0, alphabet, phrases
        self._next = self._lexeme()

    def error(self, why: str) -> NotationError:
        return NotationError(f"{self._text[: self._at]} «here» {self._text[self._at :]}: {why}")

    def is_at_end(self) -> bool:
        return self._next is None

    def _lexeme(self) -> re.Match[str] | None:
        while self._at < len(self._text):
            found = _LEXEME.match(self._text, self._at)
            if found is None:
                raise self.error("not in the notation")
            self._at = found.end()
            if found["space"] is None:
                return found
        return None

    def _take(self) -> re.Match[str]:
        found = self._next
        if found is None:
            raise self.error("the pattern ends too soon")
        self._next = self._lexeme()
        return found

    def _is_mark(self, *marks: str) -> bool:
        return self._next is not None and self._next["mark"] in marks

    def choice(self) -> Node:
        alternatives = self._alternatives()
        return alternatives[0] if len(alternatives) == 1 else Choice(alternatives)

    def _alternatives(self) -> tuple[Node, ...]:
        found = [self._sequence()]
        while self._is_mark("|"):
            self._take()
            found.append(self._sequence())
        return tuple(found)

    def _sequence(self) -> Node:
        parts: list[Node] = []
        while self._next is not None and not self._is_mark("|", ")"):
            parts.append(self._item())
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _item(self) -> Node:
        node = self._captured()
        while self._next is not None and self._next["times"]:
            node = _repeated(node, self._take()["times"])
        return node

    def _captured(self) -> Node:
        lexeme = self._take()
        return Capture(lexeme["capture"], self._captured()) if lexeme["capture"] else self._atom(lexeme)

    def _atom(self, lexeme: re.Match[str]) -> Node:
        if lexeme["mark"] == "(":
            return self._closed(self.choice())
        if lexeme["context"]:
            return self._closed(
                Lookaround(self._alternatives(), lexeme["context"] == "left", lexeme["not"] is not None)
            )
        if lexeme["phrase"]:
            if lexeme["phrase"] not in self._phrases:
                raise UnknownClassError(f"<{lexeme['phrase']}> is no phrase; there are {', '.join(self._phrases)}")
            return self._phrases[lexeme["phrase"]]
        if lexeme["except"]:
            return One(self._alphabet.codes(lexeme["except"]), is_except=True)
        if not lexeme["classes"]:
            raise self.error("a class, a phrase or a parenthesis must come here")
        return self._named(lexeme["classes"])

    def _closed(self, node: Node) -> Node:
        if not self._is_mark(")"):
            raise self.error("a parenthesis is open")
        self._take()
        return node

    def _named(self, names: str) -> Node:
        if names in ("start", "end"):
            return Edge(names == "start")
        return One("", is_except=True) if names == "any" else One(self._alphabet.codes(names))


def _repeated(node: Node, times: str) -> Node:
    is_lazy = len(times) > 1 and times.endswith("?")
    low, high = {"?": (0, 1), "*": (0, None), "+": (1, None)}.get(times[0]) or _counts(times)
    return Repeat(node, low, high, is_lazy)


def _counts(times: str) -> tuple[int, int | None]:
    low, comma, high = times.strip("{}?").partition(",")
    return int(low), int(high) if high else None if comma else int(low)
