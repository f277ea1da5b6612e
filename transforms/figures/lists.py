"""Lists of victims: which groups of a matched list count, and with which of them the verb agrees."""

from itertools import pairwise

from transforms.figures.chunks import Groups
from transforms.figures.patterns import NOTATION, SUBJECT_ITEM
from transforms.figures.sentence import Sentence
from transforms.figures.tags import CHUNKS, WORDS

#: Kinds of groups that carry a number.
COUNTED = frozenset(("counted", "family", "bare", "harm"))

_DETERMINED = WORDS.some("article|determiner|possessive|those|another|zero|number|modifier_before|vague|vague_plural")
_JOINING = CHUNKS.some("and|or|along")
_TAKING = tuple(CHUNKS.codes("event_of|participle|transitive"))
_NUMBERED = CHUNKS.some("counted|quantity|harm_count|lives")
_SINGLE, _NAMED, _REFLEXIVE, _NOBODY, _COMMA, _FILLER, _QUANTITY, _COUNTED, _AND = map(
    CHUNKS.code, "single named reflexive nobody comma filler quantity counted and".split()
)
_PAIRS = (_SINGLE + _COMMA + _SINGLE, _SINGLE + _COMMA + _COUNTED)
_BOTH = _SINGLE + _AND + _SINGLE + _COMMA + _NAMED
_OTHERS = WORDS.some("other|others")
_ARTICLE_OR_HIS = WORDS.some("article|possessive")
_ASIDE = _COMMA + _QUANTITY + _FILLER
_BARE, _BARE_OR_NUMBER = WORDS.some("person|name"), WORDS.some("person|name|number")
_AGE, _POSSESSIVE = map(WORDS.code, "age possessive".split())
_NAME, _RELATIVE = map(WORDS.code, "name relative".split())
_NEXT_VERB = NOTATION.compile("comma? and filler? participle|transitive").regex
_OF, _OF_OR_IN = CHUNKS.codes("of"), CHUNKS.codes("of|preposition")
_SINGULAR = frozenset(("was", "is", "has", "wasn't", "isn't"))
_PLURAL = frozenset(("were", "are", "have", "weren't", "aren't"))


def members(sentence: Sentence, start: int, end: int) -> list[int]:
    """The groups of a list, without what each is "of", and without appositions ("the leader, Omar")."""
    codes, groups = sentence.chunks.codes, sentence.chunks.groups
    found = [m.start() for m in SUBJECT_ITEM.finditer(codes, start, end) if m.start() in groups]
    if len(found) > 1:
        found = _without_second_nouns(sentence, _without_appositions(sentence, found))
    found = [i for i in found if not _is_aside(sentence, i) and not (i in found[1:] and _are_both(sentence, i))]
    has_and = not _JOINING.isdisjoint(codes[start:end]) or _goes_on_with_verb(sentence, found, start, end)
    if any(codes[i] == _REFLEXIVE for i in found[1:]):
        return found  # "killed wife, 4 kids, then himself"
    if not has_and and len(found) > 1 and _is_aged(sentence, found[0], found[1]):
        return found[1:2]  # "in Charleston, West Arca, 15-year-old James Marsh, was shot"
    if not has_and and codes[:start].rstrip(_FILLER).endswith(_TAKING) and found and codes[found[0]] not in _NUMBERED:
        others = [i for i in found[1:] if _OTHERS & frozenset(sentence.tokens.tags[slice(*sentence.chunks.spans[i])])]
        return found[:1] + others  # "the murder of the mayor, 12 judges said"; "killing the mayor, six others and"
    if not has_and and _is_headline_pair(sentence, found):
        return found
    return _listed(sentence, found, has_and)


def from_share(sentence: Sentence, found: list[int]) -> list[int]:
    """The items from a share of those before it on: "6,200 farmers, 4,900 of whom were evacuated": only these were."""
    ends = (sentence.chunks.spans[i][1] for i in found)
    shares = [n for n, end in enumerate(ends) if n and sentence.tokens.tags[end - 1] == _RELATIVE]
    return found[shares[-1] :] if shares else found


def _goes_on_with_verb(sentence: Sentence, found: list[int], start: int, end: int) -> bool:
    """Whether an "and" leads to another verb, as in "Killing nine soldiers, a police officer, and wounding eight"."""
    codes, groups = sentence.chunks.codes, sentence.chunks.groups
    if len(found) < 2 or _NEXT_VERB.match(codes, end) is None or not codes[:start].rstrip(_FILLER).endswith(_TAKING):
        return False
    people = [group for i in found if (group := groups.get(i)) is not None]
    kinds = {group.kind for group in people}
    if people[0].kind == "counted" and people[0].value.best == 1:
        return False  # "killing one member of his family, a child, and injuring others"
    return kinds <= {"counted", "family", "bare", "single"} and len(kinds) > 1


def _is_headline_pair(sentence: Sentence, found: list[int]) -> bool:
    """Whether a comma joins two people of a headline, as in "Teacher, 3 pupils shot", "Mother, son killed": a headline
    saves the "and" between people without articles.
    """
    if sentence.source_field != "headline" or len(found) != 2 or found[0] != 0:
        return False
    codes, second = sentence.chunks.codes, found[1]
    starts = [sentence.tokens.tags[sentence.chunks.spans[i][0]] for i in found]
    is_pair = codes[: second + 1] in _PAIRS and codes[2:4] != _SINGLE + _COMMA
    return is_pair and starts[0] in _BARE and starts[1] in _BARE_OR_NUMBER


def _is_aged(sentence: Sentence, before: int, index: int) -> bool:
    """Whether a name with an age follows a mere name: where before who."""
    codes, starts = sentence.chunks.codes, sentence.chunks.spans
    return codes[before] == codes[index] == _NAMED and sentence.tokens.tags[starts[index][0]] == _AGE


def _without_appositions(sentence: Sentence, found: list[int]) -> list[int]:
    """What names or titles the item before it goes; behind such a one a new item begins."""
    kept: list[int] = []
    for n, i in enumerate(found):
        if n == 0 or not _is_inside(sentence, found[n - 1], i, is_open=found[n - 1] in kept):
            kept.append(i)
    return kept


def _without_second_nouns(sentence: Sentence, found: list[int]) -> list[int]:
    """The items without second nouns for the same person, as in "A chartered accountant and tax consultant, Ada Lee":
    one person, who is both.
    """
    codes, tags, spans = sentence.chunks.codes, sentence.tokens.tags, sentence.chunks.spans
    both = {
        j for i, j in pairwise(found)
        if codes[i : j + 3] == _BOTH and tags[spans[i][0]] in _ARTICLE_OR_HIS and tags[spans[j][0]] not in _DETERMINED
    }  # fmt: skip
    return [i for i in found if i not in both]


def _is_aside(sentence: Sentence, index: int) -> bool:
    """Whether an item is an aside, as in "Wounded 37 people, some seriously"."""
    codes = sentence.chunks.codes[index - 1 : index + 2] if index else ""
    return codes == _ASIDE and sentence.word_after(index).endswith("ly")


def _are_both(sentence: Sentence, index: int) -> bool:
    """Whether an item describes all before it, as in "Two drivers, both women in their 60s"."""
    return sentence.chunks.codes[index - 1] == _COMMA and sentence.first_word(index) == "both"


#: Chunks within which an apposition ends.
_APPOSITION = 8


def _is_inside(sentence: Sentence, before: int, index: int, *, is_open: bool) -> bool:
    """Whether an item belongs to the phrase before it, as in "the wife of the minister and party leader Roy"."""
    codes = sentence.chunks.codes
    if _is_named_relation(sentence, index):
        return False  # "Omar Sow, his wife Ada Sow, and their driver"
    if (
        is_open
        and codes[before + 1 : index] == _COMMA
        and codes[index] == _SINGLE
        and _is_named(sentence, before, index)
    ):
        return _COMMA in codes[index + 1 : index + _APPOSITION]  # "Omar, the bishop of Arca, and his aide"
    if not is_open and codes[index - 2 : index] == _COMMA + _AND:
        return False  # "Omar Sow, leader of the party, and Ada Roe were"
    if codes[before] == _SINGLE and codes[before + 1 : index] == _COMMA and codes[index] == _NAMED:
        return codes[index + 1 : index + 2] in (_COMMA, _FILLER)  # "his wife, Maria, and a guard"
    if codes[index] not in (_SINGLE, _NAMED) or sentence.tokens.tags[sentence.chunks.spans[index][0]] in _DETERMINED:
        return False
    phrase = _OF if codes[index] == _SINGLE else _OF_OR_IN
    return any(c in phrase for c in codes[before:index])


def _is_named(sentence: Sentence, before: int, index: int) -> bool:
    """Whether an apposition may follow: "Omar, the bishop", "Colonel Omar Sow, the commander", not "Sow, his wife"."""
    tags, spans = sentence.tokens.tags, sentence.chunks.spans
    if sentence.chunks.codes[before] == _NAMED:
        return True
    is_titled = sentence.chunks.codes[before] == _SINGLE and tags[spans[before][1] - 1] == _NAME
    return is_titled and tags[spans[index][0]] in _DETERMINERS


_DETERMINERS = WORDS.some("article|determiner")


def _is_named_relation(sentence: Sentence, index: int) -> bool:
    """Whether a relation has a name of her own, as in "His wife Ada Sow"."""
    tags = sentence.tokens.tags[slice(*sentence.chunks.spans[index])]
    return sentence.chunks.codes[index] == _SINGLE and tags[:1] == _POSSESSIVE and _NAME in tags


def _is_place(groups: Groups, codes: str, i: int) -> bool:
    """Whether names before a comma are a place, as in "In Kech, Balochistan, two soldiers and a guard"."""
    group = groups.get(i)
    is_told_of = codes[i + 1 : i + 3] == _COMMA + _SINGLE  # "Ada Lee, a guard, and two drivers"
    return (
        group is not None and group.kind == "named" and not is_told_of and _COMMA in codes[i : i + 4].partition(_AND)[0]
    )


#: Words of "two of her".
_OF_HER = 3


def _relations(sentence: Sentence, found: list[int]) -> set[int]:
    """Names before "his wife", "two of her sons": people, though a name before a comma may be a place."""
    tags, spans = sentence.tokens.tags, sentence.chunks.spans
    return {
        i
        for i, after in pairwise(found)
        if after == i + 2 and _POSSESSIVE in tags[spans[after][0] : spans[after][0] + _OF_HER]
    }  # fmt: skip


def _listed(sentence: Sentence, found: list[int], has_and: bool) -> list[int]:
    """The items of a list that count: "Neither of them or their mother" is nobody; without "and" only numbers make a
    list.

    What sums up to the first item, or merely names it, explains it.
    """
    codes, groups, people = sentence.chunks.codes, sentence.chunks.groups, _relations(sentence, found)
    if found and codes[found[0]] == _NOBODY:
        return found[:1]
    count = {i: g.value.best for i in found if (g := groups.get(i)) is not None and g.kind in COUNTED}
    if len(found) < 2 or (not has_and and not count):
        return found[:1] + [i for i in found[1:] if codes[i] == _REFLEXIVE]
    if not has_and:
        return [i for i in found if i in count or codes[i] == _REFLEXIVE]
    if count:
        found = [i for i in found if i in people or not _is_place(groups, codes, i)]
    first, *rest = found
    values = [g.value.best for i in rest if (g := groups.get(i)) is not None]
    explained = first in count and len(rest) > 1 and (count[first] == sum(values) or not count.keys() & set(rest))
    if rest and codes[rest[0]] == _SINGLE and sentence.first_word(rest[0]) == "their":
        explained = False  # "six priests, their cook and her daughter"
    explained = explained or (first in count and not count.keys() & set(rest) and _are_names(sentence, first, rest))
    return [first] if explained and count[first] >= sum(values) else found


def _are_names(sentence: Sentence, first: int, rest: list[int]) -> bool:
    """Whether items name the people before them, as in "Two soldiers, Cpl. Omar Sow of the 3rd Brigade and Pvt. Ken
    Roy, were".
    """
    tags, spans = sentence.tokens.tags, sentence.chunks.spans
    if not rest or sentence.chunks.codes[first + 1 : first + 2] != _COMMA or rest[0] != first + 2:
        return False
    return all(_NAME in tags[slice(*spans[i])] and tags[spans[i][0]] not in _DETERMINED for i in rest)


def agreeing(sentence: Sentence, subjects: list[int], trigger: int) -> list[int]:
    """The subjects that the verb agrees with in number: all, the last of several before "was", or none."""
    verb = sentence.first_word(trigger)
    if verb in _SINGULAR:
        subjects = subjects[-1:]
    if len(subjects) != 1 or verb not in _SINGULAR | _PLURAL:
        return subjects
    group = sentence.chunks.groups.get(subjects[0])
    wrong = "plural" if verb in _SINGULAR else "singular"
    return subjects if group is not None and group.number != wrong else []
