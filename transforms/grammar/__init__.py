"""The kernel of rules over classes of words: it knows no language and no subject.

A sentence is a string with one character a word (or a chunk of words), so that scanning runs in C; rules name the
classes (`alphabet`) and are written in a notation (`notation`) that is compiled to a regular expression over those
characters. `stage` applies ordered rules from left to right, `derivation` keeps why a match was refused.
"""

from transforms.grammar.alphabet import Alphabet, UnknownClassError, WordClass
from transforms.grammar.derivation import Hint, Match, Refusal, hint, matched, recording, refuse
from transforms.grammar.notation import Notation, NotationError, Pattern
from transforms.grammar.stage import Scan, Stage, StageRule

__all__ = [
    "Alphabet", "Hint", "Match", "Notation", "NotationError", "Pattern", "Refusal", "Scan", "Stage", "StageRule",
    "UnknownClassError", "WordClass", "hint", "matched", "recording", "refuse",
]  # fmt: skip
