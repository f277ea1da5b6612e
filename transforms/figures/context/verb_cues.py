"""Attribution by a verb of saying: "police said", "said the minister", ", witnesses told Reuters", "adding that"."""

import re
from collections.abc import Iterator
from functools import cache

from transforms.figures.context.cue import Cue, Span
from transforms.figures.context.sources import opening_noun_phrase, pronoun_of, source_after, source_before
from transforms.figures.context.vocabulary import alternatives, any_word, plain
from transforms.lexicons import load_table, load_words

_THAT = re.compile(
    r"\s*(?:[\w’']+\s+){0,3}(?:that|how|whether)\b|\s*(?:[\w’']+\s*){0,4}[:,]?\s*(?:[\"“:]|'')", re.IGNORECASE
)
_SET_APART = re.compile(r"(?:[\"“”'’,—–]|--)\s*$")
_QUOTE_CLOSED = re.compile(r"(?:[\"”]|'')\s*$")
_NAME_FOLLOWS = re.compile(r"\s+(?:(?:the|a|an|one|another|his|her)\s|[A-Z])")
_ENDS = re.compile(r"\s*(?:[\w’']+\s*){0,4}[.!?]?[\"”’')\s]*\Z")
_ASIDE = re.compile(r"\s*(?:as|when|while|after|before|of)\b", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\s*(?:[.,]|(?:of|from|like|on|by|about|were|are|is|in|and|or|for|to|at|with)\b)", re.IGNORECASE
)
_NOT_A_SUBJECT = re.compile(
    r"(?:\b(?:the|a|an|that|this|these|his|her|its|their|of|any|no|with|such)|['’]s)\s*$", re.IGNORECASE
)
_COORDINATED = re.compile(r"(?:\band|\bbut|\bthen)\s*(?:\w+ly\s*)?$", re.IGNORECASE)
_OPENER = re.compile(
    r"\s*(?:on|in|at|as|after|before|while|when|since|during|for|by|with|if|although|though)\b", re.IGNORECASE
)

#: An opening adverbial is short ("On Tuesday night,"); what is longer holds what is told ("In the raid 12 people died,").
_LONG_OPENER = 5


@cache
def _complements() -> dict[str, str]:
    return {row["verb"]: row["complement"] for row in load_table("attribution_verbs")}


@cache
def _verbs() -> re.Pattern[str]:
    passives, modifiers = load_words("attribution_passives"), load_words("attribution_modifiers")
    return re.compile(
        rf"(?P<passive>\b(?:{alternatives(passives)})\s+)?(?:\b(?:{alternatives(modifiers)})\s+)*"
        rf"(?<!united\s)\b(?P<verb>{alternatives(_complements())})\b",
        re.IGNORECASE,
    )


def verb_cues(text: str, start: int, end: int) -> Iterator[Cue]:
    """Cues of the sentence ``text[start:end]``; a later verb without a subject of its own takes the one before."""
    subject: Span | None = None
    clause = start
    for match in _verbs().finditer(text, start, end):
        if match["passive"]:
            continue
        cue = _cue(text, (start, end), clause, match, subject)
        if cue and pronoun_of(text[slice(*cue.source)]) not in ("speaker", "thing"):
            subject, clause = cue.source, match.end()
            yield cue


def _cue(text: str, sentence: Span, clause: int, match: re.Match[str], subject: Span | None) -> Cue | None:
    start, end = sentence
    verb, before, after = plain(match["verb"]), text[start : match.start()], text[match.end() : end]
    if _NOT_A_SUBJECT.search(before):
        return None
    if verb.endswith("ing") or _COORDINATED.search(before):
        source = subject or opening_noun_phrase(text, start, match.start())
        return _told_after(match, source, end, "carried_on") if source and _takes_clause(verb, after) else None
    if _is_inverted(before, after):
        source = source_after(text, match.end(), end)
        return source and Cue(match.start(), match.end(), source, ((start, match.start()),), "inverted")
    source = source_before(text, clause, match.start())
    return source and _subject_verb(text, sentence, match, source)


def _subject_verb(text: str, sentence: Span, match: re.Match[str], source: Span) -> Cue | None:
    start, end = sentence
    after = text[match.end() : end]
    apart = _is_set_apart(text[start : source[0]], after)
    counts = bool(any_word("attribution_report_nouns").search(text, *source))
    if not _takes_clause(plain(match["verb"]), after, is_apart=apart, counts=counts):
        return None
    if not apart:
        return _told_after(match, source, end, "subject_verb")
    told_before = (start, source[0])
    covers = (told_before,) if _ENDS.match(after) or _ASIDE.match(after) else (told_before, (match.end(), end))
    return Cue(match.start(), match.end(), source, covers, "set_apart")


def _told_after(match: re.Match[str], source: Span, end: int, rule: str) -> Cue:
    return Cue(match.start(), match.end(), source, ((match.end(), end),), rule)


def _takes_clause(verb: str, after: str, *, is_apart: bool = False, counts: bool = False) -> bool:
    """Whether the verb tells something here, by its class in the table."""
    match _complements()[verb]:
        case "any":
            return True
        case "that":
            return is_apart or bool(_THAT.match(after))
        case "report":
            return counts or is_apart or bool(_THAT.match(after))
        case "noun":
            return is_apart or not _PREPOSITION.match(after)
        case unknown:
            raise ValueError(f"attribution_verbs.csv: unknown complement {unknown!r} of {verb!r}")


def _is_inverted(before: str, after: str) -> bool:
    """ ", said the minister": a comma or quotation mark before the verb and a name after it."""
    if _QUOTE_CLOSED.search(before):
        return not _ENDS.match(after) or bool(after.strip(" .!?\"”'"))
    if not _SET_APART.search(before) or not _NAME_FOLLOWS.match(after):
        return False
    return before.count(",") < 2 and len(before.split()) > 4


def _is_set_apart(before: str, after: str) -> bool:
    """Whether it stands apart from what it covers: "12 died, police said.", not "on Monday, police said 12 died"."""
    if not _SET_APART.search(before) or len(before.split()) < 2 or (_THAT.match(after) and not _ASIDE.match(after)):
        return False
    if _OPENER.match(before):
        return bool(_ENDS.match(after)) and len(before.split()) > _LONG_OPENER
    return True
