"""From links to mentions: categories, spans, units, sides and victims."""

from collections.abc import Iterator

from transforms.figures.cues import hints
from transforms.figures.evidence import evidence_of
from transforms.figures.groups import Group, has_households, is_household, none_of
from transforms.figures.links import find_parts
from transforms.figures.model import Mention
from transforms.figures.role_hints import is_of_other_event, role_hint
from transforms.figures.sentence import Link, Sentence
from transforms.figures.tags import CHUNKS, WORDS
from transforms.figures.tokens import Tokens
from transforms.figures.traits import traits_of
from transforms.figures.vocabulary import (
    Trigger,
    cue_words,
    lexicon,
    limbs,
    sides,
    triggers,
)


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
        role_hint=role_hint(sentence, link, group, category, hinted),
        pattern=link.pattern,
        group_kind=group.kind,
        is_definite=group.is_definite,
        side=side,
        gender=gender,
        trigger_form=form,
        evidence=evidence_of(tokens, group),
        is_other_event=is_of_other_event(sentence, group),
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
