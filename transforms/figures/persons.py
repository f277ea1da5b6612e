"""Whether who is not counted is a person: a name may be a firm's or a place's, "the American" may go on "economy"."""

from transforms.figures.chunk_rules import NOTATION
from transforms.figures.groups import Group
from transforms.figures.sentence import Link, Sentence
from transforms.figures.tags import WORDS
from transforms.figures.vocabulary import Trigger, cue_words, first_names
from transforms.grammar import refuse
from transforms.lexicons import word_set

_UNCOUNTED = frozenset(("single", "named", "plural"))
_WORD, _GENITIVE, _AGE, _OTHER = map(WORDS.code, "word genitive age other".split())
_THINGS, _WORDS_OR_NAMES, _CLAUSE_ENDS = map(WORDS.some, "thing|things word|name stop".split())
#: Endings of unknown words that are no nouns, and of those that are nouns for people.
_NO_NOUN = ("ed", "ing", "ly", "ward", "wards")
_AGENT = tuple("er ers or ors ist ists ian ians man men woman women national nationals".split())


def are_people(sentence: Sentence, link: Link, trigger: Trigger, group: Group) -> bool:
    """False for a group that is no people: "the Canadian economy", "in southern Iran", "executed a letter"."""
    word = sentence.trigger_word(link.trigger)
    is_loose = word in word_set("figure_loose")
    if group.kind == "counted" and _is_modifier(sentence, group, is_loose=True) and _is_nationality(sentence, group):
        return refuse("noun_behind", [sentence.tokens.words[group.end]])  # "captured several Iraqi posts"
    if group.kind not in _UNCOUNTED:
        return not (is_loose and group.kind == "bare") or _are_no_things(sentence, group, trigger.category)
    if is_loose and group.kind == "single" and sentence.tokens.tags[group.head] == _WORD:
        return refuse("unknown_noun", [sentence.tokens.words[group.head]])
    if _is_modifier(sentence, group, is_loose=is_loose) and (is_loose or _is_nationality(sentence, group)):
        return refuse("noun_behind", [sentence.tokens.words[group.end]])
    if group.kind == "named" and sentence.tokens.has_case:
        return _is_name_of_person(sentence, group, must_show=is_loose or _opens(sentence, group))
    return True


def _names_thing(sentence: Sentence, group: Group) -> bool:
    """Whether a capitalised word names a thing, as in "The detention of Kuwaiti fishing vessels": one capitalised word
    and what it goes with.
    """
    is_word = group.end - group.start == 1
    return is_word and _goes_on(sentence, group.end) and _is_modifier(sentence, group, is_loose=True)


def _are_no_things(sentence: Sentence, group: Group, category: str) -> bool:
    """A bare number or "several" counts what stands behind it: "executed several orders"."""
    is_moved = category == "displaced" and group.quantifier != "vague"  # "displaced 900 Zankoris"
    inside = sentence.tokens.tags[group.span_end : group.end]
    if _WORD in inside and not is_moved:
        return refuse("unknown_noun", sentence.tokens.words[group.span_end : group.end])
    behind = sentence.tokens.tags[group.end : group.end + 1]
    if not _is_modifier(sentence, group, is_loose=True) or (is_moved and behind == _WORD):
        return True
    return refuse("noun_behind", [sentence.tokens.words[group.end]])


def _is_nationality(sentence: Sentence, group: Group) -> bool:
    """Whether a noun for people is one of nationality, as in "The Canadian", "Libyans": of the nouns for people these
    are written with a capital.
    """
    return group.kind != "named" and _as_written(sentence, group.head)[0].isupper()


def _is_modifier(sentence: Sentence, group: Group, *, is_loose: bool) -> bool:
    """Whether a noun for people only modifies the noun behind it, as in "The Canadian economy", "investor confidence",
    "Hutton stock".
    """
    behind = group.end
    while _goes_on(sentence, behind):
        behind += 1  # "two additional licences", "Kuwaiti fishing vessels"
    if behind == len(sentence.tokens.words):
        return False
    tag, word = sentence.tokens.tags[behind], sentence.tokens.words[behind]
    if tag in _THINGS:
        return True
    is_noun = tag == _WORD and word.isalpha() and word == _as_written(sentence, behind)
    is_agent = word.endswith(_AGENT) and not is_loose
    return is_noun and not word.endswith(_NO_NOUN) and word not in cue_words("no_noun") and not is_agent


def _goes_on(sentence: Sentence, token: int) -> bool:
    """Whether what stands here only leads to the noun behind it."""
    tags, words = sentence.tokens.tags, sentence.tokens.words
    is_participle = tags[token : token + 1] == _WORD and words[token].endswith("ing")
    return tags[token : token + 1] == _OTHER or (is_participle and tags[token + 1 : token + 2] in _THINGS)


def _as_written(sentence: Sentence, token: int) -> str:
    return sentence.tokens.text(token, token + 1)


def _is_name_of_person(sentence: Sentence, group: Group, *, must_show: bool) -> bool:
    if _names_thing(sentence, group):
        return refuse("noun_behind", [sentence.tokens.words[group.end]])
    if sentence.tokens.tags[group.end - 1] == _GENITIVE:
        return refuse("possessive_name")  # "Reagan's decision"
    if _is_in_place(sentence, group):
        return refuse("name_of_place")
    if sentence.tokens.words[group.start] in cue_words("openers") and group.end == group.start + 1:
        return refuse("opener")
    if must_show and not shows_person(sentence, group):
        return refuse("name_of_thing")
    return True


def _opens(sentence: Sentence, group: Group) -> bool:
    """Whether a word opens its sentence, as in "However, no one was hurt", "Talk among traders that ...": the first
    word has a capital anyway.
    """
    first = sentence.tokens.words[group.start]
    is_first = group.start == 0 or sentence.tokens.tags[group.start - 1] in _CLAUSE_ENDS
    return is_first and group.end == group.start + 1 and (first.endswith("ly") or first in cue_words("openers"))


def _is_in_place(sentence: Sentence, group: Group) -> bool:
    """Whether an adjective of a people belongs to a place, as in "Flooding in southeastern Iran and three died"."""
    at = group.start - 1
    while at > 0 and sentence.tokens.tags[at] in _WORDS_OR_NAMES:
        at -= 1
    return 0 <= at < group.start - 1 and sentence.tokens.words[at] in cue_words("place_before")


#: "Lee (43)", "Lee, 43", "Lee, a guard", "Lee, who", "Lee, driver of".
_SHOWN = NOTATION.compile(
    "open number|age | comma number|age|relative|article|possessive | comma determiner person | age|relative"
).regex


def shows_person(sentence: Sentence, group: Group) -> bool:
    """Whether the words around a name show that it is a person's, as in "Ada Lee", "Mr Lee", "Lee, 43", "Lee, a guard",
    "Lee, who".
    """
    tags, mine = sentence.tokens.tags, sentence.tokens.words[group.start : group.end]
    if any(word in first_names() for word in mine) or _AGE in tags[group.start : group.end]:
        return True
    return _SHOWN.match(tags, group.end) is not None
