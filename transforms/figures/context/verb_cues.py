"""Attribution by a verb of saying: "police said", "said the minister", ", witnesses told Reuters", "adding that"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from transforms.figures.context.announcement import Announcement, Span
from transforms.figures.context.phrases import FoundPhrase
from transforms.figures.context.sentence_text import SentenceText
from transforms.figures.context.source_phrases import (
    QUOTED_NAME,
    main_subject,
    own_subject,
    pronoun_of,
    source_after,
    source_before,
    told_of_before,
)
from transforms.figures.context.word_patterns import any_word
from transforms.lexicons import word_set

_THAT = re.compile(
    r"\s*(?:[\w’']+\s+){0,3}(?:that|how|whether)\b|\s*[:,]?\s*(?:[\"“]|'')|\s*(?:[\w’']+\s*){0,4}:"
    r"|\s+(?:(?-i:[A-Z][\w’'-]*)\s+){1,3}(?:had|has|have|was|were|is|are)\b",  # "showed Reed had died"
    re.IGNORECASE,
)
_SET_APART = ('"', "“", "”", "'", "’", ",", "—", "–", "--")
_QUOTE_CLOSED = ('"', "”", "''")
_QUOTE_OPENS = re.compile(r",\s*(?:[\"“]|'')")
_NAME_FOLLOWS = re.compile(r"\s+(?:(?:the|a|an|one|another|his|her)\s|[A-Z])")
#: Words before a source without an article, as in "said two hospital officials".
_BARE = re.compile(r"\s+(?:[\w’'-]+\s+){0,2}\Z")
#: What a dateline or an inserted clause ends with: the commas before it are not of the clause that is reported.
_DASH = re.compile(r"\s[-–—]+\s|--|—")
_ENDS = re.compile(r"\s*(?:[\w’']+\s*){0,4}(?:[.!?]?[\"”’')\s]*\Z|;)")
_ASIDE = re.compile(r"\s*(?:as|when|while|after|before|of)\b", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\s*(?:[.,]|(?:of|from|like|on|by|about|were|are|is|in|and|or|for|to(?!\s+have\b)|at|with)\b)", re.IGNORECASE
)
_NOT_A_SUBJECT = re.compile(
    r"(?:\b(?:the|a|an|that|this|these|his|her|its|their|of|any|no|with|such|him|them|me|us)|['’]s)\s*$", re.IGNORECASE
)
#: Characters at the end of what stands before a verb; to search all of it for what must end it is expensive.
_TAIL = 40
_HARM = re.compile(
    r"\b(?:deaths?|died|killings?|attacks?|bomb\w*|blasts?|explosions?|bod(?:y|ies)|quake|floods?)\b", re.I
)
#: A verb whose subject is not who speaks, and what may stand before who does.
_GOES_ON = re.compile(r"\s+(?:left|killed|wounded|injured|claimed|displaced|was|were|had|has|could|may|might|took)\b")
_WHICH = re.compile(r"\s+(?:(?:that|which)\s+)?(?!in\b|on\b|at\b|of\b|near\b|by\b)")
_COORDINATED = re.compile(r"(?:\band|\bbut|\bthen)\s*(?:\w+ly\s*)?$", re.IGNORECASE)
#: "At least 30 people died, police said" opens with its number, "At noon, police said" with an adverbial.
_OPENER = re.compile(
    r"\s*(?!at (?:least|most)\b|as (?:many|few)\b)"
    r"(?:on|in|at|as|after|before|while|when|since|during|for|by|with|if|although|though)\b",
    re.IGNORECASE,
)

#: An opening adverbial is short ("On Tuesday night,"); what is longer is told ("In the raid 12 people died,").
_LONG_OPENER = 5


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb of saying with the modifiers before it ("have also said")."""

    start: int
    end: int
    complement: str
    is_participle: bool


def _verbs(sentence: SentenceText) -> Iterator[_Verb]:
    words = sentence.words.texts
    verbs = sentence.phrases("attribution_verbs")
    for found, following in zip_longest(verbs, verbs[1:]):
        if found.label == "noun" and _is_noun(found, following, words):
            continue
        first = found.first
        while first and words[first - 1] in word_set("attribution_modifiers"):
            first -= 1
        before = words[first - 1] if first else ""
        if before not in word_set("attribution_passives") and not before.endswith(("n't", "n’t")):
            yield _Verb(sentence.words.spans[first][0], found.end, found.label, _is_participle(found.phrase))


def _is_participle(phrase: str) -> bool:
    """Whether a verb of reporting is a participle that goes on with the subject: "Adding", not "was quoted as saying",
    which has a subject of its own.
    """
    return phrase.endswith("ing") and " " not in phrase


def _is_noun(found: FoundPhrase, following: FoundPhrase | None, words: list[str]) -> bool:
    """Plural nouns: "other reports claim 3 deaths", "first reports had put the toll at 3", "refuted claims made by"."""
    is_subject = following is not None and all(
        word in word_set("attribution_modifiers") for word in words[found.after : following.first]
    )
    return is_subject or (found.first > 0 and words[found.first - 1].endswith("ed"))


def verb_cues(sentence: SentenceText) -> Iterator[Announcement]:
    """Cues of the sentence; a later verb without a subject of its own takes the one before."""
    subject: Span | None = None
    clause = sentence.start
    for verb in _verbs(sentence):
        cue = _cue(sentence, max(clause, sentence.before(verb.start)), verb, subject)
        if cue and pronoun_of(sentence.text, cue.source) not in ("speaker", "thing", "relative"):
            subject, clause = cue.source, verb.end
            yield cue


def _cue(sentence: SentenceText, clause: int, verb: _Verb, subject: Span | None) -> Announcement | None:
    text, start, end = sentence.text, sentence.before(verb.start), sentence.after(verb.end)
    before, after = text[start : verb.start], text[verb.end : end]
    if _NOT_A_SUBJECT.search(before.rstrip()[-_TAIL:]):
        return None
    if verb.is_participle or _COORDINATED.search(before.rstrip()[-_TAIL:]):
        source = own_subject(text, clause, verb.start) or subject or main_subject(text, start, verb.start)
        takes_clause = source and _takes_clause(verb.complement, after)
        return _told_after(verb, source, sentence, "carried_on") if source and takes_clause else None
    if _is_inverted(before, after):
        source = source_after(text, verb.end, end)
        return source and Announcement(verb.start, verb.end, source, ((sentence.start, verb.start),), "inverted")
    source = source_before(text, clause, verb.start)
    if source and pronoun_of(text, source) == "relative":
        source = told_of_before(text, clause, source[0])
    return source and _subject_verb(sentence, verb, source)


def _subject_verb(sentence: SentenceText, verb: _Verb, source: Span) -> Announcement | None:
    text, after = sentence.text, sentence.text[verb.end : sentence.after(verb.end)]
    source = _inserted(text, source) if _GOES_ON.match(after) else source
    apart = _is_set_apart(text[sentence.before(source[0]) : source[0]], after)
    if not _takes_clause(verb.complement, after, is_apart=apart, source=text[slice(*source)]):
        return None
    if not apart:
        return _told_after(verb, source, sentence, "subject_verb")
    told_before, told_after = (sentence.start, source[0]), (verb.end, sentence.end)
    covers = (told_before,) if _ENDS.match(after) or _ASIDE.match(after) else (told_before, told_after)
    return Announcement(verb.start, verb.end, source, covers, "set_apart")


def _inserted(text: str, source: Span) -> Span:
    """The span of who speaks in an inserted clause, as in "An attack police said left six dead"."""
    harm = list(_HARM.finditer(text, *source))
    told = _WHICH.match(text, harm[-1].end(), source[1]) if harm else None
    return (told.end(), source[1]) if told and told.end() < source[1] else source


def _told_after(verb: _Verb, source: Span, sentence: SentenceText, rule: str) -> Announcement:
    return Announcement(verb.start, verb.end, source, ((verb.end, sentence.end),), rule)


def _takes_clause(complement: str, after: str, *, is_apart: bool = False, source: str = "") -> bool:
    """Whether the verb tells something here, by its class in the table."""
    match complement:
        case "any":
            return True
        case "nothing":
            return False
        case "agent":
            return not _HARM.search(source)
        case "that":
            return is_apart or bool(_THAT.match(after))
        case "report":
            return is_apart or bool(_THAT.match(after) or any_word("attribution_report_nouns").search(source))
        case "noun":
            return is_apart or not _PREPOSITION.match(after)
        case unknown:
            raise ValueError(f"attribution_verbs.csv: unknown complement {unknown!r}")


def _is_inverted(before: str, after: str) -> bool:
    """Whether who speaks stands behind the verb, as in ", said the minister": a comma or quotation mark before the verb
    and a name after it.
    """
    if QUOTED_NAME.search(before):
        return False
    if before.rstrip().endswith(_QUOTE_CLOSED):
        return not _ENDS.match(after) or bool(after.strip(" .!?\"”'"))
    if not before.rstrip().endswith(_SET_APART) or not (_NAME_FOLLOWS.match(after) or _is_bare_source(after)):
        return False
    clause = _DASH.split(before.rstrip(" -–—"))[-1]
    return clause.count(",") < 2 and len(clause.split()) > 2


def _is_bare_source(after: str) -> bool:
    """Whether a source without an article follows at once, as in ", said police", ", said two hospital officials"."""
    who = any_word("attribution_headline_sources").search(after)
    return who is not None and _BARE.match(after[: who.start()]) is not None


def _is_set_apart(before: str, after: str) -> bool:
    """Whether it stands apart from what it covers: "12 died, police said.", not "on Monday, police said 12 died"."""
    if not before.rstrip().endswith(_SET_APART) or len(before.split()) < 2:
        return False
    if after.startswith(",") and not _QUOTE_OPENS.match(after):
        return True
    if _THAT.match(after) and not _ASIDE.match(after):
        return False
    if _OPENER.match(before):
        return bool(_ENDS.match(after)) and len(before.split()) > _LONG_OPENER
    return True
