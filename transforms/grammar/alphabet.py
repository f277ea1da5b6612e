"""Classes by name, each of which stands for one character in the string that rules scan."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class UnknownClassError(ValueError):
    """A rule or table names a class that its alphabet does not have."""


class WordClass(NamedTuple):
    """A class of words or chunks: what it is, and words that are in it."""

    name: str
    code: str
    meaning: str
    examples: str


class Alphabet:
    """The classes that the rules of one stage may name, and names for sets of them.

    ``sets`` maps a name to class names with ``|`` between them; a set may have the name of a class that is in it, which
    rules then cannot name alone. Errors: UnknownClassError for a name that is neither,
    ValueError where two classes share a name or a character.
    """

    def __init__(self, title: str, classes: Iterable[WordClass], sets: Mapping[str, str] | None = None) -> None:
        """An alphabet called ``title`` in messages."""
        self.title = title
        self.classes = tuple(classes)
        self._codes = {each.name: each.code for each in self.classes}
        self._names = {each.code: each.name for each in self.classes}
        if not len(self._codes) == len(self._names) == len(self.classes):
            raise ValueError(f"two classes of the {title} share a name or a character")
        self._sets: dict[str, str] = {}
        for name, members in (sets or {}).items():
            self._sets[name] = self.codes(members)

    def code(self, name: str) -> str:
        """The character of the class ``name``."""
        code = self._codes.get(name)
        if code is None:
            self._known(name)
            raise UnknownClassError(f"{name!r} is no class of the {self.title} but a set of them")
        return code

    def codes(self, names: str) -> str:
        """The characters of the classes and sets of ``names`` (``|`` between them), each once."""
        found = dict.fromkeys(code for name in names.split("|") for code in self._known(name.strip()))
        return "".join(found)

    def some(self, names: str) -> frozenset[str]:
        """The characters of ``names``, to look characters up in."""
        return frozenset(self.codes(names))

    def _known(self, name: str) -> str:
        codes = self._sets.get(name) or self._codes.get(name)
        if codes is None:
            known = ", ".join(sorted(self._codes | self._sets))
            raise UnknownClassError(f"{name!r} is no class of the {self.title}; it has {known}")
        return codes

    def name(self, code: str) -> str:
        """The class that ``code`` stands for; the character itself if it stands for none."""
        return self._names.get(code, code)
