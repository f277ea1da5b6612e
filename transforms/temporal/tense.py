"""Which way a date points: the tense and the wording of the clause around it."""

import re
from functools import cache

from transforms.lexicons import load_table, load_words
from transforms.temporal.surroundings import cue_words
from transforms.temporal.vocabulary import trie_pattern

_LEFT, _RIGHT = 120, 80  # code points that are searched for the clause around a date
#: Not behind an abbreviation.
SHORT = "".join(rf"(?<!\b{re.escape(word)}\.)" for word in load_words("abbreviations"))
_BREAK = re.compile(rf"[.!?;]{SHORT}[\"”’)]*\s+|\n\s*\n")
_OWNED = re.compile(r"['’]s\s+([a-z-]+)(?:\s+([a-z]+))?")
_NEXT_WORD = re.compile(r"\s+([a-z]+)")
_SO_FAR = re.compile(r"\b(?:months|weeks|days|years?|far|january)(?: of \d{4})? (?:through|to|until)\s*$")
_NOT_WORD = re.compile(r"[^\w']")

_ADJECTIVE = re.compile(r"[a-z]{3}(?:al|ic|ary|ous|ive|ful|ed|ing|less|able)$")
_ENDURED = ("until", "till", "through", "to")
#: "The burial is in Tunis on", "the final is at home on": the present tense of what has a place and a day to come.
_TAKES_PLACE = re.compile(
    r"\b(?:is|are) (?:in|at|on) (?:the )?"
    r"(?!hospital|custody|jail|prison|critical|stable|power|control|office|place|hiding)"
    r"[\w.'’-]+(?: [\w.'’-]+){0,2},? (?:on )?(?:the )?$"
)
_IS_KEPT = re.compile(r"\b(?:is|are|be) (?:not |also |still )?[a-z]+ed [^.,;]*$")  # "is stayed until Friday"
#: "Made it hard for them to meet": an infinitive that is judged has the tense of the verb before.
_JUDGED = re.compile(
    r"\bit (?:[a-z]+ )?(?:hard|harder|difficult|impossible|easy|easier|possible)(?: for [^.,;]{1,40})? to $"
)
#: "Plan another strike for", "called for protests on": the day of what is announced, and not of the announcement.
_ANNOUNCED = re.compile(
    r"\b(?:plan|call|set|schedul|announc|organi[sz]|book|propos|fix)(?:s|e|es|ed|ned|ning|ted|ing|led|ling|ked)? "
    r"(?:an?|the|another|its|their|his|her|new|more|fresh|further) [^.,;]{2,50} for (?:the )?$"
    r"|\bcall(?:s|ed|ing)? for (?:[\w-]+ ){0,4}"
    r"(?:strikes?|protests?|march|marches|demonstrations?|rally|rallies|boycotts?|walkouts?|elections?|prayers) "
    r"(?:[\w-]+ ){0,4}on (?:the )?$"
)
#: With what each of them holds: most clauses have neither, and the patterns are not tried on them.
_TO_BE = (("is ", _TAKES_PLACE), ("are ", _TAKES_PLACE), (" for ", _ANNOUNCED))
#: "Faces a scan after limping off on": what comes after has happened.
_AFTERWARDS = re.compile(
    r"\bafter (?:(?P<perfect>being|having)|(?!morning|evening|spring|king)[a-z]{2,}(?:ing|ed)) [^.,;]*$"
)
#: "Germany play Austria on": fixtures, whose teams are plural in British English.
_FIXTURE = re.compile(
    r"(?:^(?!the |an? |to |of |in |on |at |fair |role |foul )[\w'’.-]+ (?:[\w'’.-]+ )?|,? and )"
    r"(?:play|host|face|entertain|take on) (?!on |in |at |for )(?:[\w'’.-]+ ){1,4}(?:away |at home )?(?:on )?$"
)
_REPORTS = frozenset(("said", "says", "told"))
_BESIDE = 40  # code points
_OWNERS = frozenset("a an the his her its their our my your no any".split())
_PERFECT = re.compile(r"\bhad\b")  # "had not arrived by Friday"


@cache
def _beside() -> dict[str, str]:
    return {row["word"]: row["direction"] for row in load_table("time_tense") if row["scope"] == "beside"}


@cache
def _last_words() -> frozenset[str]:
    """Of the phrases beside a date: most words before a date end none."""
    return frozenset(phrase.rsplit(None, 1)[-1] for phrase in _beside() if " " in phrase)


@cache
def _clause() -> dict[str, str]:
    return {row["word"]: row["direction"] for row in load_table("time_tense") if row["scope"] == "clause"}


@cache
def _owned() -> frozenset[str]:
    return frozenset(row["word"] for row in load_table("time_tense") if row["scope"] == "owner")


@cache
def _after() -> dict[str, str]:
    return {row["word"]: row["direction"] for row in load_table("time_tense") if row["scope"] == "after"}


@cache
def _reached() -> frozenset[str]:
    return frozenset(row["word"] for row in load_table("time_tense") if row["scope"] == "reached")


@cache
def _lasting() -> frozenset[str]:
    return frozenset(row["word"] for row in load_table("time_tense") if row["scope"] == "lasting")


@cache
def _markers() -> re.Pattern[str]:
    listed = trie_pattern([*_clause(), *_timetable()])
    passive = (
        r"(?: not| also| still)?(?: be(?: [a-z]+ly)? [a-z]+| [a-z]+ed| to (?!be )[a-z]+)?"  # "will be held" is no past
    )
    month = r"may \d|(?<=\bin )may\b|(?<=\d )may\b"  # no verb
    return re.compile(rf"(?<!\w)(?!{month})(?:(?P<listed>{listed}){passive}|(?P<past>[a-z]{{2,}}ed))(?!\w)")


@cache
def _timetable() -> frozenset[str]:
    return frozenset(row["word"] for row in load_table("time_tense") if row["scope"] == "timetable")


@cache
def _not_subject() -> frozenset[str]:
    return cue_words("subject", "notbefore")


def _is_verb(listed: str, before: str) -> bool:
    """Whether a word of timetables is a verb here, by the word before: "parliament votes", but not "the votes"."""
    words = before.rsplit(None, 1)
    if " " in listed:
        return words[-1:] != ["to"] and not set(words[-1:]) & _OWNERS  # "marked a return to"
    subject = words[-1] if words else ""
    if subject in ("and", "or") and words[0].endswith("s"):
        return False  # "exchanges and visits"
    is_named = subject not in _not_subject() and not subject.endswith(("'s", "’s")) and not subject[-1:].isdigit()
    if listed.endswith("s"):
        return is_named and not _ADJECTIVE.search(subject)
    return is_named and (subject.endswith("s") or subject in cue_words("subject", "plural"))


@cache
def _to_come() -> re.Pattern[str]:
    """Infinitives that announce, as headlines do without another verb: "court to rule"."""
    return re.compile(
        rf"\bto (?:{trie_pattern([row['word'] for row in load_table('time_tense') if row['scope'] == 'headline'])})\b"
    )


def _direction(match: re.Match[str]) -> str:
    listed = match["listed"]
    if not listed:
        return "past"
    if (known := _clause().get(listed)) is not None:
        return "" if known == "future" and _JUDGED.search(match.string[: match.start()]) else known
    listed = " ".join(listed.replace("’", "'").split())  # the pattern matches both apostrophes
    if listed in _timetable():
        return "future" if _is_verb(listed, match.string[: match.start()]) else ""
    return _clause()[listed]


def _before(left: str) -> str:
    """The last words of ``left`` that are listed, else the last one; "the", "on", "at" before the date are left out."""
    words = left.rstrip(" \t\n,(").rsplit(None, 3)
    if len(words) > 1 and words[-1] in ("the", "on", "at"):
        at = words.pop()
        if at != "the" and any(word in _ENDURED for word in words[-1:]):
            return at  # "broke through on Monday"
    for count in (3, 2) if words and words[-1] in _last_words() else ():
        phrase = " ".join(words[-count:])
        if phrase in _beside():
            return phrase
    word = words[-1] if words else ""
    return word if word.isalpha() else _NOT_WORD.split(word)[-1]


def _led_by(beside: str, left: str, around: str) -> str:
    """The direction that the word beside the date gives, in view of the verbs before it, or behind if it opens."""
    verbs = [match.group() for match in _markers().finditer(left)]
    if left.strip() == beside and beside in ("by", *_ENDURED) and _is_told(around):
        return "past"  # "By Friday, 300 were dead"
    if beside in _ENDURED and verbs and verbs[-1] in _lasting() and not _IS_KEPT.search(left):
        return "past"  # "it lasted until Sunday", but "it was put off until Sunday"
    if beside == "by" and verbs and verbs[-1] in _reached():
        return "past"  # "the toll stood at 81 by Friday"
    return "past" if _PERFECT.search(around) else _beside()[beside]


def _is_present(left: str, end: int) -> bool:
    """Whether the last verb before ``end`` stands in the present tense: "faces a scan", but not "will meet"."""
    verbs = [match for match in _markers().finditer(left, 0, end) if _direction(match)]
    return bool(verbs) and " ".join((verbs[-1]["listed"] or "").split()) in _timetable()


def _is_told(sentence: str) -> bool:
    """Whether all its verbs are past, and the first does not report."""
    verbs = [match for match in _markers().finditer(_BREAK.split(sentence)[0]) if _direction(match)]
    return bool(verbs) and verbs[0].group() not in _REPORTS and {_direction(verb) for verb in verbs} == {"past"}


def _names_an_event(small: str, end: int) -> bool:
    """Whether the day owns what can only have happened, with at most one word between."""
    words = _OWNED.match(small, end)
    return words is not None and "past" in (_after().get(words[1]), _after().get(words[2] or ""))


def _told_before(left: str) -> str:
    """The direction of the clause that leads to a date: what it announces or tells, else its nearest verb."""
    if _FIXTURE.search(left) or any(shape.search(left) for sign, shape in _TO_BE if sign in left):
        return "future"
    before = [found for match in _markers().finditer(left) if (found := _direction(match))]
    afterwards = _AFTERWARDS.search(left) if "after " in left else None
    if afterwards and (afterwards["perfect"] or before[-1:] != ["future"] or _is_present(left, afterwards.start())):
        return "past"
    return before[-1] if before else ""


def has_begun(small: str, start: int) -> bool:
    """Whether the words beside a date at ``start`` leave no doubt that it is no coming one.

    "Since December" and "was held in April" do; "said in April" may be told of a plan.
    """
    words = small[max(0, start - _BESIDE) : start].split()
    if words[-1:] == ["since"]:
        return True
    *_, helper, verb, lead = ["", "", "", *words]
    is_passive = helper in ("was", "were", "been") and verb not in cue_words("plan", "participle")
    is_active = verb in cue_words("plan", "happened") and helper not in ("to", "would", "may", "might", "could")
    return lead in ("in", "on") and verb.isalpha() and len(verb) > 2 and (is_passive or is_active)


def direction(small: str, start: int, end: int) -> str:
    """`past`, `future` or '' for the date at ``start:end`` of a lower-case text.

    The word beside the date decides, then that the day owns what has happened, then the nearest verb before it in its
    sentence, then the first after it.
    """
    left = _BREAK.split(small[max(0, start - _LEFT) : start])[-1]
    beside = _before(left)
    is_so_far = beside in _ENDURED and _SO_FAR.search(left) is not None
    if beside in _beside() and not is_so_far:
        return _led_by(beside, left, small[start - len(left) : end + _RIGHT // 2])
    is_owned = small.startswith(("'s", "’s"), end) and (beside not in _owned() or _names_an_event(small, end))
    if is_owned or is_so_far:
        return "past"  # "Wednesday's ruling", "in Tuesday's fatal shooting", "this year through August"
    if (word := _NEXT_WORD.match(small, end)) and word[1] in _after():
        return _after()[word[1]]
    if told := _told_before(left):
        return told
    if _to_come().search(left):
        return "future"
    after = _BREAK.split(small[end : end + _RIGHT])[0]
    return next((found for match in _markers().finditer(after) if (found := _direction(match))), "")
