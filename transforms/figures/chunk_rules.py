"""The regular expressions over token tags that find the chunks of a sentence (tags: `tags.TAGS`).

Each rule is a name, the tags with which it can begin, a guard and its alternatives; the first rule that matches at a
token wins. First tags and guard only save time: for each tag there is an expression of the rules that can begin with it
(half the CPU of one expression of all rules), and a guard looks whether a rule can match at all before its alternatives
are tried. A token that no rule takes is a chunk of its own.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from transforms.figures.quantities import NUMBER, QUANTITY, SHARE
from transforms.memo import Memo

_PRE = "(?:[xXAy}ovr'\"#]|\\(X\\))"  # may stand between the quantity and its noun
_HEADS = "(?:[pYG][xXy8]?(?=[pPHY])|P(?=[PY]))*"  # person nouns as modifiers: "police", "student" in "student leaders"
_SINGLE = f"{_HEADS}p(?![xXy]?[pPHY])"
_PLURAL = f"{_HEADS}(?:[PH]|Y(?![xXy]?[pPHY]|[y8]))"
_HARMED = '(?:[KJ](?=[xXAYpPHGyo"]))?'  # "wounded" in "five wounded soldiers"
_OF = "(?:_[dhN<]*)?"  # dozens of, two of the
_COUNT = f"{QUANTITY}{_OF}"
_NAME = "X(?:X|'(?![xv]{0,2}[EcC])|#(?=X)){0,5}"  # of "Ada Lee's murder" the name alone
_Q = "<61aUu"  # tags with which a quantity begins
_P = "xXAy}ovr'\"#("  # tags with which a noun group without determiner begins
_DETERMINED_Q = "(?=[OdhN]?[<61aUu])"
_PASSIVE = 'b?[vn]*B[Bvn]*"?[KJ]'


class Rule(NamedTuple):
    """See above; `first` and `guard` must let pass whatever the alternatives match."""

    name: str
    first: str
    guard: str
    alternatives: tuple[str, ...]


RULES: tuple[Rule, ...] = (
    Rule("filler", "(9&\"", "", (
        r"\([^()KkSLIJCcVPYNR1<uU]*\)",  # (the late chairman)
        r"\((?:1|A)[y8‰]?x?\)",  # (24 years old)
        r"9_?1(?:,?[,+|#>]1)*8?",  # aged 24, ages 18, 22 and 43, the ages of 18 and 22
        r"&[xXo]{0,2}p",  # each victim
        r"\"(?=\")",
    )),
    Rule("age", ",<", "(?=[,<]1)", (
        r"(?<=[PpX]),1(?:,1){0,4},?\+1(?=,)",  # two men, 21 and 24,
        r"(?<=P)<1(?=[@,;])", r"(?<=[XpA]),1(?=[,;/B!IK(]|\+[XA]|$)", r"(?<=x),1(?=[,;])",
        r"(?<=[Xp]),18(?=,)",  # Ada Lee, 23 months, died
    )),
    Rule("date", "617", "", (
        r"(?<=h)1'", r"(?<=h[xv])1'",  # in his early 20's
        r"6?1(?:[#+>]1)?#?_?7", r"7;?1(?![1_pPx])(?:,1)?", r"7;?1(?=1)", r"(?<=[/^])1M", r"1M(?=[,;)]|$)",
    )),
    Rule("rise", "`", "", (r"(?<=[!:Tx])`<*1+[pPY]?(?=>)", r"(?<=!v)`<*1+(?=>)")),  # rose from 12 (to 15)
    Rule("money", "$1", "", (r"\$\$?1*x{0,2}[pPYGH]", r"\$1+", r"1+%")),
    Rule("share", "<%u16", "(?=<*%|[<u61+>#|]{1,9}‰_)", (rf"{SHARE}(?:{_HARMED}{_PRE}{{0,3}}?{_HEADS}[PYHR])?",)),
    Rule("zero", "zZW", "", (
        r"z[oO]?[xXAy}pPYr'\"#]{0,3}[Cc]",  # no civilian casualties
        rf"z[oO]?{_PRE}{{0,3}}?{_HARMED}{_HEADS}[pPYHGCc]",  # no other civilians, no casualties
        r"z[oO]?[KJ](?=[;,v/]|$)",  # none killed
        r"Z[xp]{0,2}[Cc]",  # neither casualties nor damage
        rf"Z[xX]{{0,2}}{_SINGLE}(?=v*[bB])",  # neither driver was hurt
        rf"Z(?:_[d4h]*{_PRE}{{0,2}}{_HEADS}[pPY]?)?",  # none of the passengers
        r"Wa?x{0,2}[CcPY]",  # without casualties
    )),
    Rule("toll", ":", "", (r":[xXAJKovpP]{0,4}(?:[Cc]|[pPYGH][KJ]?|[KJ])",)),  # number of people killed
    Rule("refuge", f"{_Q}{_P}Q", "(?=[<61aUum+>#|_dhNxXAy}ovr'\"()]{0,9}Q)", (
        rf"(?:{_COUNT})?{_PRE}{{0,3}}?Q",  # 20 evacuation centres
    )),
    Rule("wound", "/b", "(?=[^;,+~BKLIpPYGH]{0,6}ø)", (
        rf"(?:/|b[vn]*)(?:{NUMBER}|[au<])?{_PRE}{{0,4}}ø",  # with a gunshot wound, had two stab wounds
    )),
    Rule("lives", _Q, "", (rf"{_COUNT}x?2",)),
    Rule("harm", f"{_Q}Oh%", "", (
        rf"{_COUNT}O?o?[xXAyovr'\"#pP+]{{0,4}}?C",  # 12 civilian deaths
        rf"{_COUNT}x?c",
        rf"[aOh%]{_PRE}{{0,2}}c",  # a fatality, his body, a third body
        rf"{QUANTITY}[xy]?E(?!y)",  # one death
    )),
    Rule("third", "%", "", (
        r"%(?=[vn]*B[vn]*[KJ])",  # two died and a third was hurt
        r"(?<=[KSL])%(?=[;,]|$)",  # wounded a third
        r"%(?=v*[KJ](?:[;,]|$))",  # two killed, a third injured
        rf"%{_PRE}{{0,3}}?{_SINGLE}",  # a third person
    )),
    Rule("exception", ".", "", (
        rf"\.{NUMBER}_[dh]?<*{NUMBER}{_PRE}{{0,3}}?{_HEADS}[pPYHR]",  # all but two of its 30 crew
    )),
    Rule("excepted", ".", "", (rf"\.{NUMBER}",)),  # all but two: of how many is open
    Rule("hospital", ">", "", (r">(?:1_)?[adh]?[xXyovrpP'_]{0,6}\}",)),  # to a nearby hospital
    Rule("multiple", "adhO{", "", (rf"(?:[adhO]{_PRE}{{0,2}}?)?[{{]",)),  # a double murder
    Rule("family", "adhO", "", (rf"[adhO]{_PRE}{{0,3}}?[GY]_<*1+(?!{_PRE}{{0,3}}[pPYGH])",)),  # a family of six
    Rule("counted", f"OdhN{_Q}", _DETERMINED_Q, (
        rf"[OdhN]?{_COUNT}o?{_HARMED}{_PRE}{{0,5}}?(?:{_PLURAL}|{_SINGLE}|{_HEADS}(?:R|G(?![xX]?[y8])))",
        rf"O?{QUANTITY}_[dh][KJ](?=v*I)",  # two of the wounded died
        rf"{QUANTITY}_4{_PRE}{{0,2}}P(?=,@)",  # six priests, five of them Danes, who
        rf"O?{QUANTITY}(?:_[4dN]+@?(?![GxX]?[y8]|[<a]*[1u])|_@)",  # two of them
        rf"{QUANTITY}[xX]{{1,3}}\+[oxX]{{1,2}}{_PLURAL}",  # six Taliban and foreign militants
    )),
    Rule("things", f"{_Q}D", "", (
        rf"{_COUNT}{_PRE}{{0,3}}?G?[8‰E}}ø]",
        rf"{_COUNT}y(?![pPYxX])",
        rf"D[_dhN4]*{_PRE}{{0,3}}?{_HEADS}[pPYGHC]",  # how many of the passengers
    )),
    Rule("bare", f"OdhN{_Q}", _DETERMINED_Q, (
        rf"[OdhN]?{QUANTITY}X(?=\+[OdhN]?<*1)",  # six Houthis and three tribesmen
        rf"[OdhN]?{QUANTITY}o(?=[vn]*[bBKIJS;,/+)])",  # ten more were hurt
        rf"[OdhN]?{QUANTITY}(?:[xX]{{1,2}}(?:\+[xX]{{1,2}})?(?=b?[vn]*[BKIJ]))?",
    )),
    Rule("single", f"aOdhz{_P}pPYG", "(?=[adhzoKJxXy}vr'\"#()]{0,9}[pPYAGO])", (
        rf"(?:[aOdhz]o?{_HARMED}|o?){_PRE}{{0,5}}?{_SINGLE}(?:{_NAME}(?!['#]))?",
        rf"[aOdh]{_PRE}{{0,4}}?A(?!{_PRE}{{0,2}}[pPYHG])",  # a 15-year-old
        rf"[aO]{_PRE}{{0,3}}?G(?![xX]?[y8])",  # a family
        rf"(?<![xXpPaOdh])A(?=v?[KSIBb]|\+[1<ad])(?!{_PRE}{{0,2}}[pPYHG])",  # 15-year-old killed
        rf"(?<=[KSLV])[xv]{{0,2}}A(?!{_PRE}{{0,2}}[pPYHGX])",  # accused of killing 15-year-old
        rf"a{_PRE}{{0,3}}?{_HEADS}[PY](?![pPY])",  # a personnel of the army
        r"O(?=[vn]*b?[vn]*[BKIs])",  # another
    )),
    Rule("someone", "a", "", (r"(?<=[KSL])a[xX]{1,2}(?=[~/^;,_+(]|$)",)),  # killed a postmaster
    Rule("plural", f"dhN_{_P}pPYGHR", "(?=[dh_oKJxXAy}vr'\"#()pG8]{0,9}[PYHRN])", (
        rf"(?:(?:[dhN]|_[dN])o?{_HARMED}|o?){_PRE}{{0,3}}?{_PLURAL}",  # "killed soldiers" is a verb and its object
        r"N(?=[@K])",  # those who, those killed
        r"R",  # others
    )),
    Rule("named", "AX", "", (f"A?{_NAME}",)),
    Rule("reflexive", "0q", "", ("0", "q")),
    Rule("pronoun", "e3h", "", (
        "e", "(?<=[KSLkl])3", "(?<=/)3(?=B)",  # in him being hurt
        "(?<=[!x])3(?=v?[JK]|/[^;,]{0,12}[Jø])",  # pronounced him dead, found him at home with a wound
        r"(?<=[!x])h(?=v?J(?:[;,/~^+]|$)|/[^;,]{0,12}[Jø])", r"(?<=[KSL])h(?=[;,/+)?~v]|$)",
    )),
    Rule("hypothetical", "M>w", "", (
        r"M[vnB]*b?[vn]*B?[Bvn]*[KkJiIq]",  # could be killed
        r">[vn]*(?:B[vn]*)?[KkiJf]",  # to kill
        r"w[vn]*[kif]",  # did not kill
    )),
    Rule("passive", "bBvn", "", (_PASSIVE,)),
    Rule("perfect", ">Mb", "", (r"(?:>|M)?b[vn]*[KIJt]",)),
    Rule("progressive", "B", "", (r"B[vn]*[Lg]",)),
    Rule("verb", "KkSLIJtgF", "", ("[KkSLIJtgF]",)),
)  # fmt: skip

#: Without capitals a name starts with a given name, or is whatever unknown words a personal verb has beside it.
_CASELESS_NAMES = Rule("named", "AXx", "", (
    r"A?X[Xx]{0,3}",
    r"(?<![xXadhpPy'_oO/^1])x{1,4}(?=(?:,1,)?[vn]*B[Bvn]*K)",  # OQUELI WAS KIDNAPPED
    r"(?<=[KVSL])x{2,4}(?=[,;+^/bB~]|$)",  # MURDER OF HECTOR OQUELI
    r"(?<=[KSL])x{1,3}(?=,[dha])",  # KIDNAPPED OQUELI, THE LEADER
    r"(?<![xXadhpPy'_oO^1])x{1,3}(?='[xv]?E)",  # OQUELI'S ASSASSINATION
))  # fmt: skip


def _caseless(rule: Rule) -> Rule:
    if rule.name == "named":
        return _CASELESS_NAMES
    return rule._replace(alternatives=tuple(part.replace(_NAME, "X[Xx]{0,2}") for part in rule.alternatives))


CASELESS_RULES = tuple(map(_caseless, RULES))

#: Finds the rule that matches a string of tags at a position: it is the match's `lastgroup`.
Scan = Callable[[str, int], re.Match[str] | None]


def scanner(rules: Iterable[Rule]) -> Scan:
    """The first of ``rules`` that matches."""
    parts = (f"(?P<{rule.name}>{rule.guard}(?:{'|'.join(rule.alternatives)}))" for rule in rules)
    return re.compile("|".join(parts)).match


def _scanners(rules: tuple[Rule, ...]) -> Memo[Scan | None]:
    """Tag → scanner of the rules that can begin with it, None if there is no such rule; made when first asked for."""

    def beginning(tag: str) -> Scan | None:
        mine = [rule for rule in rules if tag in rule.first]
        return scanner(mine) if mine else None

    return Memo(beginning)


CASED, CASELESS = _scanners(RULES), _scanners(CASELESS_RULES)
