"""Links: which victim group belongs to which harm word, by the first pattern that ties them."""

import re
from collections.abc import Iterator
from functools import cache

from transforms.figures.cues import is_allowed
from transforms.figures.demands import is_taken
from transforms.figures.factuality import is_unreal
from transforms.figures.glosses import with_glosses
from transforms.figures.groups import Group
from transforms.figures.hostages import is_freed
from transforms.figures.lists import agreeing, from_share, members
from transforms.figures.movement import is_capacity
from transforms.figures.other_places import with_other_places
from transforms.figures.patterns import LONG, NOTATION, PART, PART_BEHIND, PATTERNS, SECOND_SUBJECT, LinkPattern
from transforms.figures.persons import are_people
from transforms.figures.presupposition import is_presupposed
from transforms.figures.sentence import Link, Sentence
from transforms.figures.tags import CHUNKS, WORDS
from transforms.figures.vocabulary import Trigger, cue_words, limbs
from transforms.figures.wording import is_worded
from transforms.grammar import matched, refuse

#: Patterns whose subject may stand far before its verb.
_FAR = frozenset(("passive", "subject", "shared"))
#: Patterns whose subject stands so near that nobody farther off can be it.
_NEAR = ("relative", "being")

_INCLUDING, _STOP, _FILLER, _COUNTED, _PASSIVE, _RELATIVE, _HARM_COUNT, _EVENT_OF = map(
    CHUNKS.code, "including stop filler counted passive relative harm_count event_of".split()
)
_OPENING, _TAKING = CHUNKS.codes("comma|filler"), tuple(CHUNKS.codes("participle|transitive"))
_HARM_CODES = CHUNKS.some("harm")
_TOLD = CHUNKS.some("harm|state|harm_count")
_OTHER_CLAUSE = CHUNKS.some("counted|quantity|harm_count|harm|state|stop")  # between a whole and "including"
_OWNED = NOTATION.compile("genitive (word|filler){0,2} word|thing").regex
_HARMED_WORDS = WORDS.some("participle|state")


def find_links(sentence: Sentence) -> list[Link]:
    """All links, at most one a victim group and category; parts of a whole ("including ...") come with the whole."""
    taken: dict[tuple[int, str], Link] = {}
    parts = _parts(sentence)
    related: set[int] = set()
    for link in _candidates(sentence):
        trigger = sentence.trigger(link.trigger)
        if trigger is None or _is_another_s(link, parts, related) or not _holds(sentence, link, trigger):
            continue
        said = (link.group, trigger.category)
        if said in taken:
            refuse("taken_by_earlier_rule", [taken[said].pattern])
        else:  # "five people, including a boy who was shot": of them only he
            taken[said] = link._replace(hint="part") if link.group in parts else link
        if link.pattern in _NEAR:
            related.add(link.trigger)  # "a post named the girl who was shot": nobody before her was
    if any(category == "casualty" for _, category in taken):
        taken = {key: link for key, link in taken.items() if not _is_counted_as_harm(key, taken)}
    return with_glosses(sentence, with_other_places(sentence, list(taken.values())))


def _is_another_s(link: Link, parts: set[int], related: set[int]) -> bool:
    """Whether the harm word has nearer victims, or these come with the whole that they are part of."""
    if link.trigger in related and link.pattern in _FAR:
        return not refuse("nearer_victims")
    return link.group in parts and link.pattern != "relative" and not refuse("part_of_whole")


def _is_counted_as_harm(key: tuple[int, str], taken: dict[tuple[int, str], Link]) -> bool:
    """Whether a count of casualties is told as killed or injured as well: "The number of casualties rose to 26 dead":
    that says which.
    """
    return key[1] == "casualty" and any((key[0], said) in taken for said in ("killed", "injured"))


def _parts(sentence: Sentence) -> set[int]:
    """Groups that "including" opens; one that opens the sentence as well ("Including 25,000 who fled") is no part."""
    codes = sentence.chunks.codes
    if _INCLUDING not in codes:
        return set()
    found = (match for match in PART.finditer(codes) if codes[: match.start()].strip(_OPENING))
    return {i for match in found for i in members(sentence, *_named_part(codes, match))}


def _named_part(codes: str, match: re.Match[str]) -> tuple[int, int]:
    """The chunks of the list of parts, up to where behind a verb a bare number opens the next clause."""
    behind = PART_BEHIND.match(codes, match.start())
    is_behind = behind is not None and not _TOLD.isdisjoint(codes[: match.start()])
    return behind.span("victims") if behind is not None and is_behind else match.span("victims")


def find_parts(sentence: Sentence, whole: Link) -> list[Link]:
    """Groups that are inside the whole before them, as in "..., including three children"."""
    codes = sentence.chunks.codes
    match = PART.search(codes, whole.group)
    if match is None:
        return []
    between = codes[whole.group + 1 : match.start()].removesuffix(_STOP)  # the dash that opens an aside
    if whole.group < whole.trigger < match.start():
        between = between.replace(codes[whole.trigger], "", 1)
    if not _OTHER_CLAUSE.isdisjoint(between):
        return []
    inside = [i for i in members(sentence, *_named_part(codes, match)) if i != whole.group]
    return [Link(i, whole.trigger, "including", "part") for i in inside]


def _candidates(sentence: Sentence) -> Iterator[Link]:
    for pattern in _patterns_for(sentence.chunks.codes):
        yield from _matches(sentence, pattern)
    yield from _adjectival(sentence)


def _patterns_for(codes: str) -> tuple[LinkPattern, ...]:
    """The patterns of which all that they need stands in ``codes``."""
    met, meets = 0, _meets()
    for code in set(codes):
        met |= meets.get(code, 0)
    found = _PATTERNS_OF.get(met)
    if found is None:
        found = _PATTERNS_OF[met] = _patterns_of(met)
    return found


#: Needs that are met, a bit each → the patterns that may match; sentences are alike, so there are a few thousand.
_PATTERNS_OF: dict[int, tuple[LinkPattern, ...]] = {}


@cache
def _needs() -> tuple[frozenset[str], ...]:
    """What patterns need."""
    return tuple(dict.fromkeys(need for pattern in PATTERNS for need in pattern.needs))


@cache
def _meets() -> dict[str, int]:
    """Code → the needs that it meets, a bit each."""
    codes = frozenset[str]().union(*_needs())
    return {code: sum(1 << i for i, need in enumerate(_needs()) if code in need) for code in codes}


def _patterns_of(met: int) -> tuple[LinkPattern, ...]:
    here = {need for i, need in enumerate(_needs()) if met >> i & 1}
    return tuple(pattern for pattern in PATTERNS if here.issuperset(pattern.needs))


def _matches(sentence: Sentence, pattern: LinkPattern) -> Iterator[Link]:
    codes = sentence.chunks.codes
    if len(codes) <= LONG and pattern.search(codes) is None:
        return  # mostly; an iterator over no match costs more
    for match in pattern.find(codes):
        trigger, groups = match.start("trigger"), _subjects(sentence, match)
        for group in agreeing(sentence, groups, trigger) if pattern.rule.agrees else groups:
            link = Link(group, trigger, pattern.name, pattern.rule.hint)
            matched(pattern.rule, link)
            yield link


def _subjects(sentence: Sentence, match: re.Match[str]) -> list[int]:
    """The list's groups; of "killed eight people and three are missing" only the last belongs to the second verb.

    Nor does the first of "a loss of 4 million and its fans were hurt"; "the murder of two men, who were tied" has one.
    """
    groups, codes = members(sentence, *match.span("victims")), sentence.chunks.codes
    if len(groups) > 1 and match.start("trigger") >= match.end("victims"):
        groups = from_share(sentence, groups)
    is_object = codes[: match.start("victims")].rstrip(_FILLER).endswith(_TAKING)
    is_object = is_object or _is_of_event(codes, match)
    is_object = is_object or all(codes[i] == _HARM_COUNT for i in groups)
    if not is_object or match.start("trigger") < match.end("victims"):
        return groups
    second = _second_subject(codes, match.end("victims"), match.start("trigger"))
    if second is None and groups and _UNCOUNTED_SUBJECT.fullmatch(codes, groups[-1] + 1, match.start("trigger")):
        return []  # "a loss of 12 million and savers were hurt"
    return groups[-1:] if second is None else [second]


#: Who has no number and stands before the second verb.
_UNCOUNTED_SUBJECT = NOTATION.compile("and (determiner|possessive|filler|thing){0,2} word|thing").regex


def _is_of_event(codes: str, match: re.Match[str]) -> bool:
    is_of = codes[: match.start("victims")].rstrip(_FILLER).endswith(_EVENT_OF)
    return is_of and _RELATIVE not in codes[match.end("victims") : match.start("trigger")]


def _adjectival(sentence: Sentence) -> Iterator[Link]:
    """Links inside a counted group, as in "Five wounded soldiers"."""
    for i in [i for i, code in enumerate(sentence.chunks.codes) if code == _COUNTED]:
        group = sentence.chunks.groups.get(i)
        if group is not None and group.kind == "counted" and _is_harmed(sentence, group):
            yield Link(i, i, "adjectival", None)


def _is_harmed(sentence: Sentence, group: Group) -> bool:
    return any(tag in _HARMED_WORDS for tag in sentence.tokens.tags[group.span_end : group.head])


def _holds(sentence: Sentence, link: Link, trigger: Trigger) -> bool:
    """Whether the link says that these people were harmed, after what its words require."""
    group = sentence.chunks.groups.get(link.group)
    if (
        group is None
        or _is_kin_of_victims(sentence, link)
        or _is_no_news(sentence, link, trigger)
        or _is_other_news(sentence, link, trigger, group)
    ):
        return False
    if not (is_worded(sentence, link, trigger, group) and is_taken(sentence, link, trigger, group)):
        return False
    if _owns_object(sentence, link):
        return refuse("owner")
    return are_people(sentence, link, trigger, group) and is_allowed(sentence, link, trigger, group)


def _is_other_news(sentence: Sentence, link: Link, trigger: Trigger, group: Group) -> bool:
    """Whether the words tell something else of these people."""
    if link.group != link.trigger and trigger.category in _HARM and _counts_harm(sentence, link, trigger):
        return True  # "17 martyrs and 60 wounded": the first counts itself
    if trigger.category == "abducted" and link.pattern in _HELD and is_freed(sentence, link.group):
        return True  # "the army freed two hostages"
    # "room for 500 evacuees"
    return trigger.category == "displaced" and trigger.form.startswith("count") and _is_not_there(sentence, link)


def _owns_object(sentence: Sentence, link: Link) -> bool:
    """Whether the people are only the owner of what was harmed: "Murdered the director's first play": the play, but
    "grazed the girl's leg" the girl.
    """
    if link.pattern != "object" or link.trigger > link.group:
        return False
    owned, end = _OWNED.match(sentence.chunks.codes, link.group + 1), sentence.chunks.spans[link.group][1]
    return owned is not None and (limbs() | cue_words("body")).isdisjoint(sentence.tokens.words[end : end + 4])


def _second_subject(codes: str, start: int, trigger: int) -> int | None:
    """Where the list of objects ends and a new subject begins, as in "Killed nine people, including a guard, and 14
    others were hurt": the 14, as the nine are an object.
    """
    found = SECOND_SUBJECT.search(codes, start, trigger + 1)
    return found.start("victims") if found is not None and found.end() == trigger + 1 else None


def _is_not_there(sentence: Sentence, link: Link) -> bool:
    return is_capacity(sentence, link) and not refuse("not_displaced_there")


def _is_kin_of_victims(sentence: Sentence, link: Link) -> bool:
    """Whether people are only related to who was harmed, as in "Patricia Smith, the mother of a man killed in May,
    spoke": he was.
    """
    found = _KIN.search(sentence.chunks.codes, link.group, link.trigger + 1)
    if found is None or found.end() != link.trigger + 1 or link.group > found.start():
        return False
    words = sentence.tokens.words[slice(*sentence.chunks.spans[found.start()])]
    return not cue_words("kin").isdisjoint(words) and not refuse("kin_of_victims", words)


#: The mother of a man killed.
_KIN = NOTATION.compile("single|plural of single|named|counted filler* participle").regex


def _is_no_news(sentence: Sentence, link: Link, trigger: Trigger) -> bool:
    if trigger.category == "missing" and _is_former(sentence, link):
        return not refuse("missing_only_before")
    if is_presupposed(sentence.tokens, sentence.chunks, link.group, link.trigger, link.pattern):
        return not refuse("presupposed")
    return is_unreal(sentence, link, trigger) and not refuse("not_real")


def _is_former(sentence: Sentence, link: Link) -> bool:
    """Whether a relative clause tells what they were before, as in "The miners, who had been trapped, were killed",
    "three of the 17 who were trapped".
    """
    before, after = sentence.chunks.codes[: link.trigger], sentence.chunks.codes[link.trigger + 1 :]
    if link.pattern == "relative" or (link.pattern == "adjacent" and after.lstrip(_FILLER)[:1] == _PASSIVE):
        return True  # "two hikers missing since Friday were found dead"
    return before.endswith(_RELATIVE) and sentence.first_word(link.trigger) in cue_words("former")


_HARM = frozenset(("killed", "injured", "casualty"))
_HELD = ("harm_count", "adjectival")  # "two hostages", "12 kidnapped girls"


def _counts_harm(sentence: Sentence, link: Link, trigger: Trigger) -> bool:
    """Whether a noun for people is one of harm: "17 martyrs" is a toll of its own, "three hostages" can come to harm,
    "three shooting victims" die.
    """
    chunk, own = link.group, sentence.trigger(link.group)
    if own is None or sentence.chunks.codes[chunk] != _HARM_COUNT:
        return False
    if own.category == "injured" and trigger.form == "intransitive":
        between = sentence.chunks.codes[chunk + 1 : link.trigger].strip(_FILLER)
        return bool(between) and not refuse("counts_harm_itself")
    return own.category in _HARM and not refuse("counts_harm_itself")
