"""People on the move: what must stand around a word of displacement or return before it tells of such.

Only a crowd flees, returns, or stays in a camp; soldiers who leave a place withdraw, suspects who leave it escape.
"""

from transforms.figures.groups import Group, is_household
from transforms.figures.sentence import Link, Sentence
from transforms.figures.tags import WORDS
from transforms.figures.tokens import Tokens
from transforms.figures.vocabulary import Trigger, cue_words, triggers
from transforms.lexicons import word_set

#: Categories of who left home, came back, or needs help where they are.
MOVEMENTS = frozenset(("displaced", "returned", "affected"))
#: "Forced 900 people to flee"; "forced_aside" has the word of flight always beside it.
_FORCED = frozenset(("forced", "forced_aside"))
#: Forms whose subject is who moved.
_MOVING = frozenset(("intransitive_many", "intransitive_gerund_many", "intransitive_base"))
_REFUGE = WORDS.code("refuge")
_CROWD = 20
#: So many do not get away from the police by car or on foot.
_MANY = 100
_INTRANSITIVE = ("moved", "arrived")
#: Tokens behind victim and verb in which "to flee", "to safer places" may stand, and behind "fled" or "returned".
_REACH, _BESIDE = 9, 5
#: Tags that a verb can have (unknown words, verbs, harm words), and endings by which an unknown word looks like one.
_VERBS, _ENDINGS = frozenset("x!KSkLtIigF"), ("ed", "ing")
#: Tags behind a bare number that make it count things: "affected 900 flights", "sent dozens of ambulances".
_THINGS = frozenset("xy8_")


def is_movement(sentence: Sentence, link: Link, trigger: Trigger, group: Group) -> bool:
    """Whether ``trigger`` says that ``group`` left home or came back; True for other kinds of harm."""
    return trigger.category not in ("displaced", "returned") or _is_told(sentence, link, trigger, group)


def _is_told(sentence: Sentence, link: Link, trigger: Trigger, group: Group) -> bool:
    """What each form needs around it."""
    if trigger.form in _FORCED:
        return _goes_away(sentence, link) or _are_driven(sentence, link, group)
    if trigger.form == "arrival":
        return _flees(sentence, link) or _are_driven(sentence, link, group)
    if trigger.form == "staying":
        return _is_at_refuge(sentence, link) and _are_many(sentence, group)
    if trigger.form == "refuge" and link.pattern != "hosted":  # `wording` has read that verb
        return _stays(sentence, link, group)
    if trigger.form not in _MOVING or group.value.best >= _MANY:
        return True
    return _behind(sentence, link, _BESIDE).isdisjoint(word_set("figure_conveyances"))


def _counts_things(sentence: Sentence, group: Group) -> bool:
    return group.kind == "bare" and not _THINGS.isdisjoint(sentence.tokens.tags[group.end : group.end + 1])


def is_led(sentence: Sentence, link: Link) -> bool:
    """Whether it is only told what people are led or forced to do, as in "Led 900 people to flee", "forced the mayor to
    evacuate 900": what people want or plan to do is no news.
    """
    start = sentence.chunks.spans[link.group][0]
    is_driven = link.group > link.trigger or sentence.tokens.words[start - 1] in cue_words("led")
    return is_driven and sentence.first_word(link.trigger) == "to"


def is_capacity(sentence: Sentence, link: Link) -> bool:
    """Whether a number is of places for people, as in "The centre can accommodate 4,000 evacuees", "room for 4,000
    evacuees": nobody says that they are there.
    """
    start = sentence.chunks.spans[link.group][0]
    before, tags = sentence.tokens.words[max(0, start - 2) : start], sentence.tokens.tags[max(0, start - 2) : start]
    is_room = before[-1:] == ["for"] and before[0] in cue_words("room")
    return is_room or (tags[:1] == "M" and before[-1] in cue_words("holds"))


def _behind(sentence: Sentence, link: Link, n: int) -> frozenset[str]:
    end = sentence.chunks.spans[link.trigger][1]
    return frozenset(sentence.tokens.words[end : end + n])


def _flees(sentence: Sentence, link: Link) -> bool:
    """Whether who arrives has fled, as in "Arrived in the town after fleeing clashes", "arrived at the camp": whoever
    else arrives may be a visitor.
    """
    after = sentence.tokens.words[sentence.chunks.spans[link.trigger][1] :]
    return any(word in cue_words("flight") for word in after) or not cue_words("camps").isdisjoint(after[:_REACH])


def _are_driven(sentence: Sentence, link: Link, group: Group) -> bool:
    """Whether the sentence says what drove people out, as in "Due to insecurity 560 individuals arrived in Mesa": of
    people as such the cause may stand anywhere.
    """
    is_intransitive = link.pattern in _INTRANSITIVE and not _counts_things(sentence, group)
    people = cue_words("populace")
    return is_intransitive and _tells_of_flight(sentence) and sentence.tokens.words[group.head] in people


def _tells_of_flight(sentence: Sentence) -> bool:
    words = sentence.tokens.different
    return not (cue_words("flight").isdisjoint(words) and cue_words("drives_out").isdisjoint(words))


def _is_at_refuge(sentence: Sentence, link: Link) -> bool:
    end = sentence.chunks.spans[link.trigger][1]
    is_refuge = _REFUGE in sentence.tokens.tags[end : end + _REACH]
    return is_refuge or not word_set("figure_refuges").isdisjoint(_behind(sentence, link, _REACH))


def _are_many(sentence: Sentence, group: Group) -> bool:
    return group.value.best >= _CROWD or is_household(sentence.tokens, group)


def _goes_away(sentence: Sentence, link: Link) -> bool:
    """Whether people are made to leave, as in "Forced 900 people to flee", "moved 450 villagers to safer places",
    "pushed 3,400 people into Kamara".

    Not "forced two men to lie down".
    """
    end = max(sentence.chunks.spans[link.trigger][1], sentence.chunks.spans[link.group][1])
    words, tags = sentence.tokens.words[end : end + _REACH], sentence.tokens.tags[end : end + _REACH]
    if "Q" in tags or any(not word_set("figure_havens").isdisjoint(word.split()) for word in words):
        return True
    if words[:1] == ["from"] and tags[1:2] == "X" and sentence.trigger_word(link.trigger) in cue_words("drives"):
        return sentence.tokens.words[sentence.chunks.spans[link.group][1] - 1] in cue_words("populace")
    if words[:1] == ["into"] and tags[1:2] == "X":
        return sentence.first_word(link.trigger) not in cue_words("moved_unforced")
    if not word_set("figure_lodgings").isdisjoint(words):
        return sentence.tokens.words[sentence.chunks.spans[link.group][1] - 1] in cue_words("residents")
    said = (triggers().get(word) for word in words)
    return any(each is not None and each.category == "displaced" and each.form not in _FORCED for each in said)


def _stays(sentence: Sentence, link: Link, group: Group) -> bool:
    """Whether who stays somewhere is displaced, as in "500 people are staying in tents": they may live nowhere else;
    volunteers who work there do.
    """
    if group.reported is None and group.value.best < _CROWD:
        return False  # "some people stayed in tents"
    (start, _), (refuge, _) = sentence.chunks.spans[link.group], sentence.chunks.spans[link.trigger]
    if any(_is_deed(sentence.tokens, i) for i in range(_second_verb(sentence, group.end, refuge), refuge)):
        return False
    stays = not word_set("figure_stays").isdisjoint(sentence.tokens.words[group.end : refuge])
    if start and sentence.tokens.words[start - 1] in cue_words("says"):
        return True
    return stays or start == 0 or not _is_deed(sentence.tokens, start - 1, is_any=True)


def _second_verb(sentence: Sentence, start: int, end: int) -> int:
    """Where a second verb tells of the stay: "Have abandoned their farms and are living in tents": where the stay is
    told; ``start`` if in the first verb.
    """
    words = sentence.tokens.words
    stays = word_set("figure_stays")
    joined = [i for i in range(start, end) if words[i] == "and" and not stays.isdisjoint(words[i:end])]
    return joined[-1] if joined else start


def _is_deed(tokens: Tokens, i: int, *, is_any: bool = False) -> bool:
    """Whether token ``i`` may be a verb that does something else than stay or flee, by its ending or of any form."""
    last, tag = tokens.words[i].split()[-1], tokens.tags[i]
    if tag not in _VERBS or last in word_set("figure_stays"):
        return False
    said = triggers().get(tokens.words[i])
    return (said is None or said.category != "displaced") and (is_any or said is not None or last.endswith(_ENDINGS))
