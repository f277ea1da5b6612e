"""Mentions of harm in a document: the patterns applied to its candidate sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.figures.bounds import Bounds
from transforms.figures.candidates import is_candidate
from transforms.figures.chunks import Chunks, chunk
from transforms.figures.grievance import is_presupposed
from transforms.figures.groups import Group
from transforms.figures.model import Document, Mention
from transforms.figures.patterns import ITEM, PART, PATTERNS
from transforms.figures.tokens import Tokens, tokenise
from transforms.figures.vocabulary import Trigger, injury_words, sides, triggers


@dataclass(frozen=True, slots=True)
class Sentence:
    """One candidate sentence on its way through the patterns."""

    source_field: str
    index: int
    field: str
    tokens: Tokens
    chunks: Chunks


@dataclass(frozen=True, slots=True)
class Link:
    """One victim group tied to one harm word, by chunk index."""

    group: int
    trigger: int
    pattern: str
    hint: str | None


_SAME_LENGTH = {0x130: "I"}  # the only letter whose lower case is longer: offsets must stay


def find_mentions(document: Document) -> list[Mention]:
    """Every mention in the document's candidate sentences, in text order."""
    found: list[Mention] = []
    for source_field in ("headline", "body"):
        field = document.text(source_field)
        lowered = field.translate(_SAME_LENGTH).lower()
        for index, (start, end) in enumerate(document.sentences(source_field)):
            if is_candidate(lowered, start, end):
                tokens = tokenise(field, start, end)
                found.extend(read_sentence(Sentence(source_field, index, field, tokens, chunk(tokens))))
    return found


def read_sentence(sentence: Sentence) -> list[Mention]:
    """The mentions of one sentence, in text order."""
    mentions = [m for link in _links(sentence) for m in _mentions(sentence, link)]
    return sorted(mentions, key=lambda m: (m.start, m.category))


def _links(sentence: Sentence) -> list[Link]:
    """All links, at most one a victim group and category."""
    taken: dict[tuple[int, str], Link] = {}
    parts = {i for match in PART.finditer(sentence.chunks.codes) for i in _members(sentence, *match.span("n"))}
    for link in _matches(sentence):
        if link.group in parts:
            continue
        trigger = _trigger(sentence, link.trigger)
        if trigger is not None and _takes(sentence, link, trigger) and not _is_presupposed(sentence, link):
            taken.setdefault((link.group, trigger.category), link)
    return list(taken.values())


def _is_presupposed(sentence: Sentence, link: Link) -> bool:
    return is_presupposed(sentence.tokens, sentence.chunks, link.group, link.trigger, link.pattern)


def _takes(sentence: Sentence, link: Link, trigger: Trigger) -> bool:
    """Only a counted crowd flees or returns, counted "bodies" are dead, and who suffers must suffer an injury."""
    group = sentence.chunks.groups[link.group]
    if group is None:
        return False
    if group.kind == "harm" and link.group != link.trigger and trigger.category in ("killed", "injured"):
        return False  # "17 martyrs and 60 wounded": the first counts itself
    if link.pattern in ("headline", "reduced", "adjacent") and _next_word(sentence, link.trigger) == "at":
        return False  # "gunmen shot at a car"
    if trigger.form == "count_bodies":
        return group.quantifier != "vague"
    if trigger.form == "sufferer":
        end = sentence.chunks.spans[link.trigger][1]
        return not injury_words().isdisjoint(sentence.tokens.words[end : end + 7])
    return trigger.form not in ("intransitive_many", "refuge") or group.kind in _COUNTED


def _next_word(sentence: Sentence, index: int) -> str:
    end = sentence.chunks.spans[index][1]
    return sentence.tokens.words[end] if end < len(sentence.tokens.words) else ""


def _matches(sentence: Sentence) -> Iterator[Link]:
    present = set(sentence.chunks.codes)
    for pattern in PATTERNS:
        if present.isdisjoint(pattern.needs):
            continue
        for match in pattern.regex.finditer(sentence.chunks.codes):
            members = _members(sentence, *match.span("n"))
            if pattern.agrees:
                members = _agreeing(sentence, members, match.start("k"))
            for group in members:
                yield Link(group, match.start("k"), pattern.name, pattern.hint)
    yield from _adjectival(sentence)


def _adjectival(sentence: Sentence) -> Iterator[Link]:
    """ "Five wounded soldiers": the harm word stands inside the counted group."""
    tags = sentence.tokens.tags
    for i, group in enumerate(sentence.chunks.groups):
        if (
            group is not None
            and group.kind == "counted"
            and any(tag in "KJ" for tag in tags[group.span_end : group.head])
        ):
            yield Link(i, i, "adjectival", None)


def _members(sentence: Sentence, start: int, end: int) -> list[int]:
    """The groups of a list, without what each is "of", and without appositions ("the leader, Omar")."""
    codes, groups = sentence.chunks.codes, sentence.chunks.groups
    members = [m.start() for m in _ITEM.finditer(codes, start, end) if groups[m.start()] is not None]
    members = [i for n, i in enumerate(members) if n == 0 or not _is_inside(sentence, members[n - 1], i)]
    return _listed(members, groups, codes, any(c in "+|*" for c in codes[start:end]))


_ITEM = re.compile(ITEM)
_DETERMINED = frozenset("adhOz1<uU=")


def _is_inside(sentence: Sentence, before: int, index: int) -> bool:
    """ "the wife of the minister and party leader Roy": a bare title goes on with the "of" phrase before it."""
    bare = sentence.tokens.tags[sentence.chunks.spans[index][0]] not in _DETERMINED
    phrase = "_" if sentence.chunks.codes[index] == "s" else "_/"
    return (
        bare and sentence.chunks.codes[index] in "sn" and any(c in phrase for c in sentence.chunks.codes[before:index])
    )


_COUNTED = ("counted", "bare", "harm")


def _is_place(groups: list[Group | None], codes: str, i: int) -> bool:
    group = groups[i]
    return group is not None and group.kind == "named" and "," in codes[i : i + 4].partition("+")[0]


def _listed(members: list[int], groups: list[Group | None], codes: str, has_and: bool) -> list[int]:
    """Without "and" only numbers make a list, and what sums up to or merely names the first item explains it."""
    count = {i: g.value.best for i in members if (g := groups[i]) is not None and g.kind in _COUNTED}
    if len(members) < 2 or (not has_and and not count):
        return members[:1]
    if not has_and:
        return list(count)
    if count:  # "In Kech, Balochistan, two soldiers and a guard": names before a comma say where
        members = [i for i in members if groups[i] is None or not _is_place(groups, codes, i)]
    first, *rest = members
    values = [g.value.best for i in rest if (g := groups[i]) is not None]
    explained = first in count and len(rest) > 1 and (count[first] == sum(values) or not count.keys() & set(rest))
    return [first] if explained and count[first] >= sum(values) else members


_SINGULAR = frozenset(("was", "is", "has", "wasn't", "isn't"))
_PLURAL = frozenset(("were", "are", "have", "weren't", "aren't"))


def _agreeing(sentence: Sentence, members: list[int], trigger: int) -> list[int]:
    """The subjects that the verb agrees with in number: all, the last of several before "was", or none."""
    verb = sentence.tokens.words[sentence.chunks.spans[trigger][0]]
    if verb in _SINGULAR:
        members = members[-1:]
    if len(members) != 1 or verb not in _SINGULAR | _PLURAL:
        return members
    group = sentence.chunks.groups[members[0]]
    wrong = "plural" if verb in _SINGULAR else "singular"
    return members if group is not None and group.number != wrong else []


def _trigger(sentence: Sentence, index: int) -> Trigger | None:
    """What the harm word of chunk ``index`` says: its last token that is a trigger."""
    start, end = sentence.chunks.spans[index]
    words = sentence.tokens.words
    return next((t for i in range(end - 1, start - 1, -1) if (t := triggers().get(words[i])) is not None), None)


def _mentions(sentence: Sentence, link: Link) -> Iterator[Mention]:
    trigger = _trigger(sentence, link.trigger)
    group = sentence.chunks.groups[link.group]
    if trigger is None or group is None:
        return
    for category in _categories(trigger, group):
        yield _mention(sentence, link, group, category, trigger.form)
    yield from _parts(sentence, link, trigger)


def _categories(trigger: Trigger, group: Group) -> tuple[str, ...]:
    """ "No casualties" denies deaths and injuries; "12 casualties" does not say which."""
    if trigger.category != "casualty":
        return (trigger.category,)
    return ("killed", "injured") if group.kind == "zero" else ("affected",)


def _parts(sentence: Sentence, link: Link, trigger: Trigger) -> Iterator[Mention]:
    """ "..., including three children": inside the whole that stands before it."""
    codes = sentence.chunks.codes
    match = PART.search(codes, link.group)
    if match is None:
        return
    between = codes[link.group + 1 : match.start()]
    if link.group < link.trigger < match.start():
        between = between.replace(codes[link.trigger], "", 1)
    if any(code in "NQDBVAIJ;" for code in between):
        return
    for i in _members(sentence, *match.span("n")):
        group = sentence.chunks.groups[i]
        if group is not None and i != link.group:
            for category in _categories(trigger, group):
                yield _mention(sentence, Link(i, link.trigger, "including", "part"), group, category, trigger.form)


def _mention(sentence: Sentence, link: Link, group: Group, category: str, form: str) -> Mention:
    tokens, spans = sentence.tokens, sentence.chunks.spans
    trigger = spans[link.trigger]
    side, gender = _side(tokens, group)
    value: Bounds = group.value
    return Mention(
        source_field=sentence.source_field,
        sentence=sentence.index,
        start=tokens.starts[group.start],
        end=tokens.ends[group.span_end - 1],
        clause_start=tokens.starts[min(group.start, trigger[0])],
        clause_end=tokens.ends[max(group.end, trigger[1]) - 1],
        trigger_start=tokens.starts[trigger[0]],
        trigger_end=tokens.ends[trigger[1] - 1],
        category=category,
        unit="household" if tokens.tags[group.head] in "GH" else "person",
        victim=_victim(sentence, group),
        quantifier=value.quantifier,
        reported=group.reported,
        value_low=value.low,
        value_best=value.best,
        value_high=value.high,
        share_low=group.share[0] if group.share else None,
        share_high=group.share[1] if group.share else None,
        base_value=round(group.share[2]) if group.share else None,
        role_hint=_hint(sentence, link, group, category),
        pattern=link.pattern,
        group_kind=group.kind,
        is_definite=group.is_definite,
        side=side,
        gender=gender,
        trigger_form=form,
    )


def _hint(sentence: Sentence, link: Link, group: Group, category: str) -> str | None:
    """The role in the toll that the wording suggests; see Mention.role_hint."""
    if group.is_part or _is_aside(sentence, link):
        return "part"
    if group.kind == "reflexive":
        return "self"
    if link.hint is None and (group.is_more or (category == "killed" and _goes_on(sentence, link, group))):
        return "more"
    return link.hint


def _goes_on(sentence: Sentence, link: Link, group: Group) -> bool:
    """ "Three soldiers were killed and two died in hospital": a bare number after "and" goes on counting."""
    before = sentence.chunks.codes[: link.group]
    return group.kind == "bare" and not group.is_definite and before.endswith("+") and "N" in before


def _is_aside(sentence: Sentence, link: Link) -> bool:
    """ "36,000 were displaced, with 26,000 displaced since May": the second number details the first."""
    if link.pattern not in ("adjacent", "left") or link.group == 0:
        return False
    return sentence.tokens.words[sentence.chunks.spans[link.group - 1][0]] == "with"


_PRONOUNS: dict[str, tuple[str | None, str | None]] = {
    "he": (None, "male"), "him": (None, "male"), "she": (None, "female"), "her": (None, "female"),
}  # fmt: skip


def _side(tokens: Tokens, group: Group) -> tuple[str | None, str | None]:
    """Side and gender of the head noun; of "security guards" the whole."""
    if group.kind in ("named", "bare", "harm"):
        return None, None
    head = tokens.words[group.head]
    return _PRONOUNS.get(head) or sides().get(head) or (None, None)


def _victim(sentence: Sentence, group: Group) -> str | None:
    """The noun phrase without its quantity; None for a bare number and for a harm noun ("34 deaths")."""
    if group.kind in ("bare", "harm", "pronoun", "reflexive"):
        return None
    start = group.span_end if group.kind == "counted" else group.start
    if start >= group.end:
        return None
    return sentence.tokens.text(sentence.field, start, group.end)
