"""Mentions of harm in a document: each candidate sentence is tokenised, chunked, linked and read."""

import re
from itertools import pairwise

from transforms.figures.anaphora import back_links, count_by_ages, count_doers, lend_count, refers_back
from transforms.figures.candidate_sentences import Place
from transforms.figures.chunks import chunk
from transforms.figures.links import find_links
from transforms.figures.mentions import mentions_of
from transforms.figures.model import Document, Mention
from transforms.figures.sentence import Sentence
from transforms.figures.tokens import tokenise
from transforms.figures.vocabulary import has_trigger


def find_mentions(document: Document, candidates: list[Place]) -> list[Mention]:
    """Every mention in the ``candidates``, which are sentences of the document, in text order."""
    found: list[Mention] = []
    for source_field, index in candidates:
        field, spans = document.text(source_field), document.sentences(source_field)
        tokens = tokenise(field, *_without_dateline(field, *spans[index]))
        if has_trigger(tokens.words):
            sentence = Sentence(source_field, index, field, tokens, chunk(tokens))
            before = spans[index - 1] if index and refers_back(sentence) else None
            found.extend(read_sentence(sentence, before))
    return found


#: "FREETOWN, Sierra Leone - ", as items of a digest begin; the rest of it is in small letters.
_DATELINE = re.compile(
    r"[A-Z][A-Z.’' ]{2,}(?:,\s[A-Z][\w.’']*(?:\s[A-Z][\w.’']*)?)?\s+(?:--?|–|—)\s+(?=\S[^\n]*[a-z]{4})"
)


def _without_dateline(field: str, start: int, end: int) -> tuple[int, int]:
    match = _DATELINE.match(field, start, end)
    return (match.end(), end) if match else (start, end)


def read_sentence(sentence: Sentence, before: tuple[int, int] | None = None) -> list[Mention]:
    """The mentions of one sentence, in text order; ``before`` is the span of one that may count its victims."""
    preceding = _sentence_before(sentence, before)
    lend_count(sentence, preceding)
    count_doers(sentence)
    count_by_ages(sentence)
    links = find_links(sentence) + back_links(sentence, preceding)
    mentions = [m for link in links for m in mentions_of(sentence, link)]
    return _with_sides(_without_told_suicides(sentence, sorted(mentions, key=lambda m: (m.start, m.category))))


def _without_told_suicides(sentence: Sentence, mentions: list[Mention]) -> list[Mention]:
    """The mentions without suicides of one who is among the dead: "The lives of a girl and a man who shot himself"."""
    if not any(m.pattern == "suicide" for m in mentions):
        return mentions  # nearly always
    return [m for m in mentions if m.pattern != "suicide" or not _is_told_of(sentence, m, mentions)]


def _is_told_of(sentence: Sentence, suicide: Mention, mentions: list[Mention]) -> bool:
    before = [m for m in mentions if m.category == "killed" and m.group_kind == "single" and m.end < suicide.start]
    return bool(before) and sentence.field[before[-1].end : suicide.start].lstrip(" ,").startswith("who")


def _sentence_before(sentence: Sentence, span: tuple[int, int] | None) -> Sentence | None:
    if span is None:
        return None
    tokens = tokenise(sentence.field, *span)
    return Sentence(sentence.source_field, sentence.index - 1, sentence.field, tokens, chunk(tokens))


def _with_sides(mentions: list[Mention]) -> list[Mention]:
    """Give bare numbers the side of the people before them: "Six guerrillas were killed and five wounded"."""
    for before, mention in pairwise(mentions):
        is_bare = mention.group_kind == "bare" and mention.side is None and mention.pattern == "adjacent"
        if is_bare and before.category != mention.category:
            mention.side = before.side
    return mentions
