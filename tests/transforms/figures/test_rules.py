"""Every rule of both stages carries an example and a counterexample; here they are read."""

import re

import pytest

from transforms.figures.chunk_rules import RULES, ChunkRule
from transforms.figures.chunks import chunk
from transforms.figures.links import find_links
from transforms.figures.mentions import mentions_of
from transforms.figures.patterns import PATTERNS, LinkRule
from transforms.figures.sentence import Sentence
from transforms.figures.sentence_derivation import chunks_read
from transforms.figures.tokens import tokenise
from transforms.grammar import Match, recording

Marked = tuple[str, list[tuple[int, int]]]


def unmarked(example: str) -> Marked:
    """The sentence without square brackets, and the spans that stood in them."""
    parts = re.split(r"\[([^]]*)\]", example)
    starts = [sum(map(len, parts[:i])) for i in range(1, len(parts), 2)]
    spans = [(start, start + len(part)) for start, part in zip(starts, parts[1::2], strict=True)]
    return "".join(parts), spans


def quantities(rule: LinkRule, text: str) -> list[tuple[int, int]]:
    """Where the quantities stand that ``rule`` reads in a sentence, if no rule before it has taken them."""
    tokens = tokenise(text, 0, len(text))
    sentence = Sentence("body", 0, text, tokens, chunk(tokens))
    with recording() as heard:
        links = find_links(sentence)
    first = {each.found: each.rule for each in reversed(heard) if isinstance(each, Match)}
    mine = [m for link in links if first.get(link) is rule for m in mentions_of(sentence, link)]
    return sorted({(m.start, m.end) for m in mine if m.pattern == rule.name})


@pytest.mark.parametrize("rule", [each.rule for each in PATTERNS], ids=lambda rule: rule.name)
def test_a_link_rule_reads_its_example_and_nothing_in_its_counterexample(rule: LinkRule):
    text, spans = unmarked(rule.example)
    assert spans
    assert quantities(rule, text) == spans
    assert quantities(rule, rule.counterexample) == []


def made(rule: ChunkRule, text: str) -> list[tuple[int, int]]:
    """Where the chunks stand that ``rule`` makes of a sentence."""
    tokens = tokenise(text, 0, len(text))
    mine = [each for each in chunks_read(tokens, chunk(tokens)) if each.rule == rule.name]
    return [(tokens.spans[each.start][0], tokens.spans[each.end - 1][1]) for each in mine]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_chunk_rule_makes_its_example_and_nothing_of_its_counterexample(rule: ChunkRule):
    text, spans = unmarked(rule.example)
    assert spans
    assert made(rule, text) == spans
    assert made(rule, rule.counterexample) == []


@pytest.mark.parametrize("rule", [*RULES, *(each.rule for each in PATTERNS)], ids=lambda rule: rule.name)
def test_a_counterexample_is_a_sentence_of_its_own(rule: LinkRule | ChunkRule):
    assert rule.counterexample
    assert rule.counterexample != unmarked(rule.example)[0]
