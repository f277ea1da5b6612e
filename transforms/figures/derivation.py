"""How the grammar reads a sentence, step by step, for whoever asks: the chunks and the rules that made them."""

from typing import NamedTuple

from transforms.figures.chunk_rules import CASED, CASELESS
from transforms.figures.chunks import Chunks
from transforms.figures.tags import CHUNKS
from transforms.figures.tokens import Tokens


class ChunkRead(NamedTuple):
    """A chunk: its tokens [start, end), its class, and the rule that made it; None: no rule took the word."""

    start: int
    end: int
    name: str
    rule: str | None


def chunks_read(tokens: Tokens, chunks: Chunks) -> list[ChunkRead]:
    """The chunks of a sentence with the rules that made them."""
    return [
        ChunkRead(start, end, CHUNKS.name(code), _rule_at(tokens, start))
        for code, (start, end) in zip(chunks.codes, chunks.spans, strict=True)
    ]


def _rule_at(tokens: Tokens, at: int) -> str | None:
    scan = (CASED if tokens.has_case else CASELESS).scanners[tokens.tags[at]]
    match = scan(tokens.tags, at) if scan else None
    return match.lastgroup if match else None
