"""The role in a toll that the wording of a sentence suggests, as in "another 12", "including three", "put earlier"."""

from functools import cache
from itertools import pairwise

from transforms.figures.groups import Group
from transforms.figures.model import ORDINALS
from transforms.figures.movement import MOVEMENTS
from transforms.figures.patterns import NOTATION
from transforms.figures.sentence import Link, Sentence
from transforms.figures.sequels import is_of_series, is_recalled, is_sequel
from transforms.figures.vocabulary import cue_words, earlier_counts, past_deeds
from transforms.lexicons import word_set


def role_hint(sentence: Sentence, link: Link, group: Group, category: str, hinted: frozenset[str]) -> str | None:
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
    is_more = is_more or is_of_other_event(sentence, group)
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


def is_of_other_event(sentence: Sentence, group: Group) -> bool:
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
    return is_past and is_of_other_event(sentence, group)


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
