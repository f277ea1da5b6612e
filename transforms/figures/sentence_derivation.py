"""How the grammar reads a sentence, step by step: its words, chunks, matches of rules, and what refused them."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from transforms.figures.cascade import read_sentence
from transforms.figures.chunk_rules import CASED, CASELESS
from transforms.figures.chunks import Chunks, chunk
from transforms.figures.groups import Group
from transforms.figures.model import Mention
from transforms.figures.patterns import LinkRule
from transforms.figures.sentence import Link, Sentence
from transforms.figures.tags import CHUNKS, WORDS
from transforms.figures.tokens import Tokens, tokenise
from transforms.figures.vocabulary import has_trigger
from transforms.grammar import Hint, Match, Refusal, recording
from transforms.grammar.derivation import Heard
from transforms.lexicons import load_table


class ChunkRead(NamedTuple):
    """A chunk: its tokens [start, end), its class, the rule that made it (None: no rule took the word), its people."""

    start: int
    end: int
    name: str
    rule: str | None
    group: Group | None


class Attempt(NamedTuple):
    """A match of a link rule: the victims and the harm word as written, and what refused it (nothing: it was kept).

    ``hints`` are the cues that say what it is to the toll.
    """

    rule: LinkRule
    victims: str
    harm: str
    category: str
    refusals: tuple[Refusal, ...]
    hints: tuple[Hint, ...]


class Derivation(NamedTuple):
    """One sentence as the grammar reads it."""

    text: str
    words: list[tuple[str, str]]  # each token as written, and its class
    chunks: list[ChunkRead]
    attempts: list[Attempt]
    mentions: list[Mention]
    has_harm_word: bool  # without one the sentence is not read any further


def derive(
    field: str, span: tuple[int, int], before: tuple[int, int] | None = None, source_field: str = "body"
) -> Derivation:
    """The derivation of ``field[span]``; ``before`` is the span of a sentence that may count its victims."""
    tokens = tokenise(field, *span)
    sentence = Sentence(source_field, 0, field, tokens, chunk(tokens))
    is_read = has_trigger(tokens.words)
    with recording() as heard:
        mentions = read_sentence(sentence, before) if is_read else []
    words = [(field[start:end], WORDS.name(tag)) for (start, end), tag in zip(tokens.spans, tokens.tags, strict=True)]
    chunks = chunks_read(tokens, sentence.chunks)
    return Derivation(field[slice(*span)], words, chunks, _attempts(sentence, heard), mentions, is_read)


def chunks_read(tokens: Tokens, chunks: Chunks) -> list[ChunkRead]:
    """The chunks of a sentence with the rules that made them."""
    return [
        ChunkRead(start, end, CHUNKS.name(code), _rule_at(tokens, start), chunks.groups.get(i))
        for i, (code, (start, end)) in enumerate(zip(chunks.codes, chunks.spans, strict=True))
    ]


def _rule_at(tokens: Tokens, at: int) -> str | None:
    scan = (CASED if tokens.has_case else CASELESS).scanners[tokens.tags[at]]
    match = scan(tokens.tags, at) if scan else None
    return match.lastgroup if match else None


def meaning_of(test: str) -> str:
    """What a refusing test means, in a few words."""
    meanings = {row["name"]: row["meaning"] for row in load_table("figure_refusals")}
    family = next((name for name in meanings if name.endswith("_of") and test.startswith(f"{name}_")), test)
    return meanings.get(family) or _meaning_of_cue(test)


def _meaning_of_cue(name: str) -> str:
    """What a cue of figure_tests.csv refuses, by its counterexample."""
    row = next(row for row in load_table("figure_tests") if row["name"] == name)
    fault = "a word near it is missing" if row["verdict"] == "needs" else "a word near it rules it out"
    like = row["counterexample"].replace("[", "").replace("]", "")
    return f'{fault if row["words"] else "such a match is none"}, as in "{like}"'


def _attempts(sentence: Sentence, heard: list[Heard]) -> list[Attempt]:
    """What was matched, each with what was heard of it before the next match."""
    matches = [i for i, each in enumerate(heard) if isinstance(each, Match)]
    hints = [each for each in heard if isinstance(each, Hint)]
    attempts = [
        _attempt(sentence, each.rule, each.found, heard[at + 1 : until], hints)
        for at, until in pairwise([*matches, len(heard)])
        if isinstance(each := heard[at], Match)
    ]
    return [attempt for attempt in attempts if attempt is not None]


def _attempt(
    sentence: Sentence, rule: object, link: object, heard: Iterable[Heard], hints: list[Hint]
) -> Attempt | None:
    if not isinstance(rule, LinkRule) or not isinstance(link, Link):
        return None
    trigger = sentence.trigger(link.trigger)
    refusals = tuple(each for each in heard if isinstance(each, Refusal))
    victims, harm = (sentence.tokens.text(*sentence.chunks.spans[i]) for i in (link.group, link.trigger))
    mine = () if refusals else tuple(each for each in hints if _is_of(each, link))
    return Attempt(rule, victims, harm, trigger.category if trigger else "", refusals, mine)


def _is_of(hint: Hint, link: Link) -> bool:
    """Whether the hint is about this link, which by then may be known as a part."""
    return isinstance(hint.found, Link) and hint.found[:3] == link[:3]
