"""Verb groups: what class of chunk the words of a rule make, by voice, negation and mood."""

from collections.abc import Callable

from transforms.figures.tags import CHUNKS, WORDS
from transforms.figures.tokens import Tokens
from transforms.figures.vocabulary import cue_words

_PASSIVE, _INTRANSITIVE, _TRANSITIVE, _STATE, _DENIED, _HYPOTHETICAL, _FILLER, _SUFFERER = map(
    CHUNKS.code, "passive intransitive transitive state denied hypothetical filler sufferer".split()
)
#: Class of a verb that stands alone → the chunk that it makes.
_ALONE = {
    WORDS.code(word): CHUNKS.code(chunk)
    for word, chunk in {
        "participle": "participle", "base": "transitive", "present": "transitive", "gerund": "transitive",
        "taker": "transitive", "intransitive": "intransitive", "intransitive_gerund": "intransitive",
        "state": "state", "forced": "forced",
    }.items()
}  # fmt: skip
#: Last word of a perfect → its chunk: "has killed 12", "has died", "has been missing".
_PERFECT = {
    WORDS.code(word): CHUNKS.code(chunk)
    for word, chunk in {
        "participle": "transitive", "taker": "transitive", "intransitive": "intransitive", "state": "state",
    }.items()
}  # fmt: skip
_BE, _HAVE, _GERUND = map(WORDS.code, "be have gerund".split())
_DONE = WORDS.some("participle|intransitive|state")
#: What begins no object; the end of the sentence is none either.
_NO_OBJECT = WORDS.some("stop|comma|preposition|by|and|conjunction|relative|to|month|within_month") | {""}


def _passive(tokens: Tokens, start: int, end: int) -> str:
    return _DENIED if _is_negated(tokens, start, end) else _PASSIVE


def _perfect(tokens: Tokens, start: int, end: int) -> str:
    if _is_negated(tokens, start, end):
        return _DENIED
    verbs = cue_words("ergative") | cue_words("leave_themselves")
    if tokens.words[end - 1] in verbs and tokens.tags[end : end + 1] in _NO_OBJECT:
        return _INTRANSITIVE
    return _PERFECT[tokens.tags[end - 1]]


def _progressive(tokens: Tokens, _start: int, end: int) -> str:
    return _TRANSITIVE if tokens.tags[end - 1] == _GERUND else _INTRANSITIVE


def _is_negated(tokens: Tokens, start: int, end: int) -> bool:
    return any(word in ("not", "never") or word.endswith("n't") for word in tokens.words[start:end])


def _verb(tokens: Tokens, start: int, _end: int) -> str:
    return _ALONE[tokens.tags[start]]


def _hypothetical(tokens: Tokens, start: int, end: int) -> str:
    """The class of a verb group that begins with a modal verb: "may have been killed" reports a harm that is
    unconfirmed; "could kill", "to be killed" report none.
    """
    tags = tokens.tags[start:end]
    if tokens.words[start] in ("may", "might") and _HAVE in tags and tags[-1] in _DONE:
        return _PASSIVE if _BE in tags else _INTRANSITIVE
    return _HYPOTHETICAL


def _wound(tokens: Tokens, start: int, end: int) -> str:
    """The class of a chunk about a wound: "With a gunshot wound" and "had stab wounds" say who was hurt; "from a
    gunshot wound" says how.
    """
    if tokens.tags[start] == _HAVE:
        return _FILLER if _is_negated(tokens, start, end) else _SUFFERER
    return _STATE if tokens.words[start] == "with" else _FILLER


#: Rule → the code of the chunk that tokens [start, end) make.
VERB_GROUPS: dict[str, Callable[[Tokens, int, int], str]] = {
    "hypothetical": _hypothetical,
    "passive": _passive,
    "perfect": _perfect,
    "progressive": _progressive,
    "verb": _verb,
    "wound": _wound,
}
