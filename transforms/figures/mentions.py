"""From links to mentions: categories, spans, units and the role that the wording suggests."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from transforms.figures.cues import hints
from transforms.figures.evidence import evidence_of
from transforms.figures.groups import Group, has_households, is_household, none_of
from transforms.figures.links import find_parts
from transforms.figures.model import ORDINALS, Mention
from transforms.figures.movement import MOVEMENTS
from transforms.figures.patterns import NOTATION
from transforms.figures.sentence import Link, Sentence
from transforms.figures.sequels import is_of_series, is_recalled, is_sequel
from transforms.figures.tags import CHUNKS, WORDS
from transforms.figures.tokens import Tokens
from transforms.figures.traits import traits_of
from transforms.figures.vocabulary import (
    Trigger,
    cue_words,
    earlier_counts,
    lexicon,
    limbs,
    past_deeds,
    sides,
    triggers,
)
from transforms.lexicons import word_set


def mentions_of(sentence: Sentence, link: Link) -> Iterator[Mention]:
    """The mentions of one link: of each category that its harm word means, and of the parts named beside it."""
    trigger = sentence.trigger(link.trigger)
    if trigger is None:
        return
    for each in (link, *find_parts(sentence, link)):
        group = sentence.chunks.groups.get(each.group)
        if group is not None and trigger.form == "unharmed":
            group = none_of(group)
        if group is not None:
            for category in _categories(sentence, trigger, group):
                hinted = hints(sentence, each, trigger, group)
                yield _mention(sentence, each, group, category, _form(sentence, each, trigger), hinted)


def _form(sentence: Sentence, link: Link, trigger: Trigger) -> str:
    """The form of the harm word where it stands: "Also shot", "shot in the leg": a wound of someone who lives, whatever
    became of others.
    """
    start, end = sentence.chunks.spans[link.trigger]
    words = sentence.tokens.words
    if link.pattern in ("wounded", "transported") and trigger.form == "adjective_condition":
        return "hospital"  # what became of those brought in so may be told later
    if trigger.form == "sufferer" and any(map(_is_wound, words[end : end + 4])):
        return "wound"
    lives = "also" in words[start:end] or not limbs().isdisjoint(words[end : end + 4])
    if trigger.form == "participle_treated":
        lives = lives or not cue_words("sent_home").isdisjoint(words[end : end + _TREATMENT])
    return "participle" if trigger.form in _MAY_DIE and lives else trigger.form


#: Forms of harm of which the victims may yet have died, and words within which those who are treated are sent home.
_MAY_DIE, _TREATMENT = ("participle_wound", "participle_treated"), 9


def _is_wound(word: str) -> bool:
    """Whether ``word`` is "gunshot wounds" or the like."""
    said = triggers().get(word)
    return said is not None and said.form == "wound"


def _categories(sentence: Sentence, trigger: Trigger, group: Group) -> tuple[str, ...]:
    """What happened to the people of a link: "No casualties" denies deaths and injuries; "12 casualties", "dozens dead
    and wounded" do not say which, but "the two suicide bombers were the only casualties" does.
    """
    if trigger.category != "casualty":
        return (trigger.category,)
    words = sentence.tokens.words[max(0, group.head - 1) : group.head + 1]
    if not cue_words("suicide_bombers").isdisjoint((" ".join(words), words[-1])):
        return ("killed",)
    return ("killed", "injured") if group.value.high == 0 else ("affected",)


def _mention(sentence: Sentence, link: Link, group: Group, category: str, form: str, hinted: frozenset[str]) -> Mention:
    tokens, spans = sentence.tokens, sentence.chunks.spans
    trigger = spans[link.trigger]
    side, gender = _side(tokens, group)
    return Mention(
        source_field=sentence.source_field,
        sentence=sentence.index,
        start=tokens.spans[group.start][0],
        end=tokens.spans[group.span_end - 1][1],
        clause_start=tokens.spans[min(group.start, trigger[0])][0],
        clause_end=tokens.spans[max(group.end, trigger[1]) - 1][1],
        trigger_start=tokens.spans[trigger[0]][0],
        trigger_end=tokens.spans[trigger[1] - 1][1],
        category=category,
        unit="household" if is_household(tokens, group) or _counts_households(sentence, link) else "person",
        victim=_victim(sentence, group),
        quantifier=group.value.quantifier,
        reported=group.reported,
        value_low=group.value.low,
        value_best=group.value.best,
        value_high=group.value.high,
        share_low=group.share[0] if group.share else None,
        share_high=group.share[1] if group.share else None,
        base_value=round(group.share[2]) if group.share else None,
        role_hint=_hint(sentence, link, group, category, hinted),
        pattern=link.pattern,
        group_kind=group.kind,
        is_definite=group.is_definite,
        side=side,
        gender=gender,
        trigger_form=form,
        evidence=evidence_of(tokens, group),
        is_other_event=_is_of_other_event(sentence, group),
        traits=traits_of(tokens, group, gender),
    )


def _counts_households(sentence: Sentence, link: Link) -> bool:
    """Whether families are counted, as in "The number of displaced families rose to 340"."""
    if _are_of_families(sentence, link):
        return True
    start, end = sentence.chunks.spans[link.trigger]
    if link.pattern == "label" and sentence.tokens.tags[max(0, start - 1) : start] == "H":
        return True  # "Households displaced: 340"
    if link.pattern not in ("label", "toll"):
        return False
    said = sentence.tokens.words[end - 1].split()  # not "number of people who lost their homes"
    return "people" not in said and any(lexicon().get(word) == "H" for word in said)


def _are_of_families(sentence: Sentence, link: Link) -> bool:
    """Whether a number is a share of families: "6,200 families, 4,900 of which fled", "of 900 households, 870 fled"."""
    tokens, codes = sentence.tokens, sentence.chunks.codes
    is_share = tokens.tags[sentence.chunks.spans[link.group][1] - 1] == _RELATIVE
    if not (is_share or codes[: link.group].startswith(_OF)) or not has_households(tokens):
        return False
    groups = sentence.chunks.groups.items()
    before = [group for i, group in groups if i < link.group and group.kind in _COUNTS]
    is_bare = is_share or any(i == link.group and group.kind == "bare" for i, group in groups)
    return bool(before) and is_bare and is_household(tokens, before[-1])


_RELATIVE, _OF = WORDS.code("relative"), CHUNKS.code("of")
_COUNTS = frozenset(("counted", "harm"))


def _hint(sentence: Sentence, link: Link, group: Group, category: str, hinted: frozenset[str]) -> str | None:
    """The role in the toll that the wording suggests, see Mention.role_hint; ``hinted`` are those of cues."""
    if link.hint == "gloss":
        return "gloss"
    if _is_bombing(sentence, link):
        return "self"
    if link.hint == "part" or group.is_part or "part" in hinted or _is_share(sentence, link):
        return "part"
    if group.kind == "reflexive" or "self" in hinted:
        return "self"
    if category in MOVEMENTS and _is_added_to(sentence, link, group):
        return "background"
    told = _hint_of_time(sentence, link, group, hinted) or _hint_of_sum(sentence, link, group, category, hinted)
    return told or ("alive" if "alive" in hinted else None)


def _is_bombing(sentence: Sentence, link: Link) -> bool:
    """Whether harm is the bomber's own deed, as in "One of the bombers detonated her vest"."""
    said = sentence.trigger(link.trigger)
    return said is not None and said.form == "intransitive_bomber"


def _hint_of_time(sentence: Sentence, link: Link, group: Group, hinted: frozenset[str]) -> str | None:
    is_past = "background" in hinted or _is_past_deed(sentence, link) or _is_of_past_event(sentence, group)
    if is_past or is_recalled(sentence, link) or is_of_series(sentence, link):
        return "background"
    return "earlier" if link.hint == "earlier" or _is_earlier_count(sentence, group) else None


def _hint_of_sum(sentence: Sentence, link: Link, group: Group, category: str, hinted: frozenset[str]) -> str | None:
    if link.hint is None and "total" in hinted:
        return "total"
    is_more = "more" in hinted or group.is_more or is_sequel(sentence, link, group)
    is_more = is_more or (category == "killed" and _goes_on(sentence, link, group))
    is_more = is_more or _is_of_other_event(sentence, group)
    if link.hint is None and is_more and link.pattern != "after":  # "another man is recovering after being shot"
        return "more"
    return link.hint or _ordinal(sentence, group, category)


def _ordinal(sentence: Sentence, group: Group, category: str) -> str | None:
    """The ordinal of "a third person died"."""
    last = sentence.tokens.words[group.start].rpartition(" ")[2]
    if group.kind not in ("single", "harm") or category not in ("killed", "injured"):
        return None
    return last if last in ORDINALS else None


#: Words between "another" and "attack".
_OTHER_REACH = 3


def _is_of_other_event(sentence: Sentence, group: Group) -> bool:
    """Whether the sentence turns to another event, as in "In another attack three villagers were killed", "Separately,
    nine died".
    """
    if group.is_definite or group.kind not in ("counted", "bare"):
        return False
    others = cue_words("other_event")
    if others.isdisjoint(sentence.tokens.different) and cue_words("elsewhere").isdisjoint(sentence.tokens.words[:1]):
        return False  # nearly always
    before = sentence.tokens.words[: group.start]
    if not cue_words("elsewhere").isdisjoint(before[:1]):
        return True
    events = word_set("figure_other_events")
    return any(
        word in others and not events.isdisjoint(before[i + 1 : i + 1 + _OTHER_REACH]) for i, word in enumerate(before)
    )


def _is_of_past_event(sentence: Sentence, group: Group) -> bool:
    """Whether another event is told of that is over, as in "Another shooting last month that left two dead"."""
    before = sentence.tokens.words[max(0, group.start - _SINCE) : group.start]
    is_past = "that" in before and not cue_words("past_times").isdisjoint(map(" ".join, pairwise(before)))
    return is_past and _is_of_other_event(sentence, group)


#: Words of "shooting last month that left".
_SINCE = 7


def _is_past_deed(sentence: Sentence, link: Link) -> bool:
    """Whether an older deed of a person is told, as in "He planned the ambush that killed two soldiers"."""
    if link.pattern != "object" or sentence.chunks.codes[max(0, link.trigger - 1) : link.trigger] not in ("=", "@"):
        return False
    return not past_deeds().isdisjoint(sentence.tokens.words[: sentence.chunks.spans[link.trigger][0]])


def _is_earlier_count(sentence: Sentence, group: Group) -> bool:
    """Whether the count is an earlier one, as in "Police had earlier put the toll at 52": said before what the rest of
    the article says, not "rose to 60".
    """
    tokens = sentence.tokens
    if _first_of_earlier().isdisjoint(tokens.different):
        return False  # nearly always
    start = 1 + max(tokens.tags.rfind(tags, 0, group.start) for tags in (";", "~", "!>"))
    words = tokens.words[start : group.start]
    return not earlier_counts().isdisjoint(pairwise(words))


@cache
def _first_of_earlier() -> frozenset[str]:
    return frozenset(first for first, _ in earlier_counts())


_PERFECT = frozenset(("have", "has"))


def _is_added_to(sentence: Sentence, link: Link, group: Group) -> bool:
    """Whether the number is what others are added to, as in "Another 900 fled, adding to the 70,000 already displaced";
    who "have already been displaced" are the news.
    """
    words, (start, end) = sentence.tokens.words, sentence.chunks.spans[link.trigger]
    before, trigger = words[max(0, group.start - 2) : group.start], words[max(0, start - 1) : end]
    if " ".join(before) in cue_words("added_to") or (
        group.is_definite and before and before[-1] in cue_words("added_to")
    ):
        return True
    return "already" in trigger and trigger[-1] == "displaced" and _PERFECT.isdisjoint(trigger)


def _is_share(sentence: Sentence, link: Link) -> bool:
    """Whether people are a share of a number, as in "One of the two victims killed", "seven of the nine soldiers", "of
    the nine hurt, two later died".
    """
    codes = sentence.chunks.codes
    is_of_them = codes[link.group + 1 : link.group + 3] in ("_N", "_Q")
    is_of_them = is_of_them or codes[max(0, link.group - 2) : link.group] == "_@"  # ", of whom four died"
    return is_of_them or (link.group > _OF_THEM and _OF_THE_HURT.match(codes, 0, link.group) is not None)


#: "Of the nine hurt in the blast, (two later died)"; chunks that it has at least.
_OF_THE_HURT, _OF_THEM = (
    NOTATION.compile("of counted|quantity participle|state except(stop|comma){0,7} comma filler? end").regex,
    2,
)


def _goes_on(sentence: Sentence, link: Link, group: Group) -> bool:
    """Whether a bare number goes on counting, as in "Three soldiers were killed and two died in hospital": a bare
    number after "and" adds to those before.
    """
    before = sentence.chunks.codes[: link.group]
    if _are_too(sentence, link, group):
        return True
    is_bare = group.kind == "bare" and not group.is_definite
    joins = before.endswith("+") or (before.endswith("~") and sentence.first_word(link.group - 1) == "while")
    return is_bare and joins and "N" in before


def _are_too(sentence: Sentence, link: Link, group: Group) -> bool:
    """Whether people come on top by a word such as "also": "Three civilians were also killed", "two were killed as
    well", "it also killed a guard": others.

    The wounded may be told again.
    """
    if link.pattern not in ("passive", "object"):
        return False
    words, (start, end) = sentence.tokens.words, sentence.chunks.spans[link.trigger]
    is_new = group.kind in ("counted", "single") and not group.is_definite and not group.is_part
    if not is_new or not _EARLIER.isdisjoint(words):
        return False
    if link.pattern == "object":
        return "also" in words[max(0, start - 1) : end]
    return "also" in words[start:end] or words[end : end + 1] == ["too"] or words[end : end + 2] == ["as", "well"]


_EARLIER = frozenset(("earlier", "prior", "previous", "previously"))


def _labelled_side(tokens: Tokens, group: Group) -> tuple[str | None, str | None]:
    """Whose people are counted, by a label before the sentence: "Security forces: 2 dead. Rebels: 5 dead."."""
    colon = tokens.words.index(":", 0, group.start) if ":" in tokens.words[: group.start] else 0
    is_near = group.start - colon <= _BEHIND_LABEL  # not "Sheriff: Brothers cooking before shooting kills two"
    label = tokens.words[colon - 1] if 0 < colon <= _LABEL and is_near else ""
    return sides().get(label, (None, None))


#: Words of a label, and behind it.
_LABEL, _BEHIND_LABEL = 3, 5

_PRONOUNS: dict[str, tuple[str | None, str | None]] = {
    "he": (None, "male"), "him": (None, "male"), "she": (None, "female"), "her": (None, "female"),
}  # fmt: skip


#: Tokens within which "of the security forces" says on which side its members are.
_OF_REACH = 5


def _side(tokens: Tokens, group: Group) -> tuple[str | None, str | None]:
    """Side and gender of the head noun; of "security guards" the whole."""
    if group.kind == "bare":
        return _labelled_side(tokens, group)
    if group.kind in ("named", "multiple"):
        return None, None
    head, behind = tokens.words[group.head], tokens.words[group.head + 1 : group.head + _OF_REACH]
    if head in cue_words("of_whom") and behind[:1] == ["of"]:
        return next((known for word in behind if (known := sides().get(word))), (None, None))
    return _PRONOUNS.get(head) or sides().get(head) or (None, None)


def _victim(sentence: Sentence, group: Group) -> str | None:
    """The noun phrase without its quantity; None if it has no noun for them ("12", "34 deaths", "nine lives")."""
    if group.kind in ("harm", "lives", "multiple", "pronoun", "reflexive"):
        return None
    start = group.span_end if group.kind in ("counted", "share", "bare") else group.start
    while start < group.end and sentence.tokens.tags[start] in "_dhN4@<ozZO%":
        start += 1  # "three of the rebels" are rebels, "four of them" do not say who, "ten more guards" are guards
    if start >= group.end or (group.kind == "zero" and sentence.tokens.tags[group.end - 1] not in "pPYGHRA"):
        return None  # "no one", "no casualties"
    return sentence.tokens.text(start, group.end).strip(_QUOTES)


_QUOTES = "\"'“”‘’"
