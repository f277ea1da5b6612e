"""The regular expressions over token tags that find the chunks of a sentence (tags: `tags.TAGS`).

Each rule is a name, a guard and its alternatives; the first rule that matches at a token wins. A guard only saves time:
it looks whether the rule can match at all before its alternatives are tried.
"""

import re

from transforms.figures.quantities import QUANTITY, SHARE

_PRE = "(?:[xXAyovr'\"#]|\\(X\\))"  # may stand between the quantity and its noun
_HEADS = "(?:[pYG][xXy8]?(?=[pPHY])|P(?=[PY]))*"  # person nouns as modifiers: "police", "student" in "student leaders"
_SINGLE = f"{_HEADS}p(?![xXy]?[pPHY])"
_PLURAL = f"{_HEADS}(?:[PH]|Y(?![xXy]?[pPHY]))"
_HARMED = '(?:[KJ](?=[xXAYpPHGyo"]))?'  # "wounded" in "five wounded soldiers"
_OF = "(?:_[dhN<]*)?"  # dozens of, two of the
_COUNT = f"{QUANTITY}{_OF}"
_NAME = "X[X'#]{0,5}"
_QUANTIFIED = "(?=[OdhN<v61aUu])"
_PASSIVE = "b?[vn]*B[Bvn]*[KJ]"

Rule = tuple[str, str, tuple[str, ...]]

RULES: tuple[Rule, ...] = (
    ("plain", "", (r"[;+^@~!58|)CcEVTsi24lm]", r",(?!1)", r"[/j?*_](?![dN1])(?!MX)")),
    ("filler", r"(?=[(&91,\"])", (
        r"\([^()KkSLIJCcVPYNR1<uU]*\)",  # (the late chairman)
        r"\((?:1|A)[y8]?x?\)",  # (24 years old)
        r"9_?1(?:,?[,+|#>]1)*8?",  # aged 24, ages 18, 22 and 43, the ages of 18 and 22
        r"&[xXo]{0,2}p",  # each victim
        r"\"(?=\")",
    )),
    ("age", r"(?=[,<]1)", (r"(?<=P)<1(?=[@,;])", r"(?<=[XpA]),1(?=[,;/B!IK(]|\+[XA]|$)", r"(?<=x),1(?=,)")),
    ("date", "(?=[617])", (r"6?1(?:[#+>]1)?#?_?7", r"7;?1(?![1_pPx])(?:,1)?", r"(?<=/)1M")),
    ("rise", "(?=`)", (r"(?<=!)`<*1+[pPY]?(?=>)", r"(?<=!v)`<*1+(?=>)")),  # rose from 12 (to 15)
    ("money", r"(?=[$1])", (r"\$\$?1*x{0,2}[pPYGH]", r"\$1+", r"1+%")),
    ("share", "(?=[<%])", (rf"{SHARE}(?:{_PRE}{{0,3}}?{_HEADS}[PYHR])?",)),
    ("zero", "(?=[zZW])", (
        rf"z[oO]?{_PRE}{{0,3}}?{_HARMED}{_HEADS}[pPYHGCc]",  # no other civilians, no casualties
        r"z[oO]?[KJ](?=[;,v/]|$)",  # none killed
        rf"Z(?:_[d4h]*{_PRE}{{0,2}}{_HEADS}[pPY]?)?",  # none of the passengers
        r"Wa?x{0,2}[CcPY]",  # without casualties
    )),
    ("toll", "(?=:)", (r":[xXAJKovpP]{0,4}(?:[Cc]|[pPYGH][KJ]?|[KJ])",)),  # number of people killed
    ("refuge", "(?=[^Q]{0,9}Q)", (rf"(?:{_COUNT})?{_PRE}{{0,3}}?Q",)),  # 20 evacuation centres
    ("lives", _QUANTIFIED, (rf"{_COUNT}x?2",)),
    ("harm", _QUANTIFIED, (
        rf"{_COUNT}O?o?[xXAyovr'\"#pP+]{{0,4}}?C",  # 12 civilian deaths
        rf"{_COUNT}x?c",
        rf"(?:a|O){_PRE}{{0,2}}c",  # a fatality
        rf"{QUANTITY}y?E(?!y)",  # one death
    )),
    ("family", "(?=[adhO])", (rf"[adhO]{_PRE}{{0,3}}?[GY]_<*1+(?!{_PRE}{{0,3}}[pPYGH])",)),  # a family of six
    ("counted", _QUANTIFIED, (
        rf"[OdhN]?{_COUNT}o?{_HARMED}{_PRE}{{0,5}}?(?:{_PLURAL}|{_SINGLE}|{_HEADS}(?:R|G(?![xX]?[y8])))",
        rf"O?{QUANTITY}(?:_[4dN]+@?(?![GxX]?[y8])|_@)",  # two of them
        rf"{QUANTITY}[xX]{{1,3}}\+[oxX]{{1,2}}{_PLURAL}",  # six Taliban and foreign militants
    )),
    ("things", "(?=[OdhN<v61aUuD])", (
        rf"{_COUNT}{_PRE}{{0,3}}?G?[8E]",
        rf"{_COUNT}y(?![pPYxX])",
        rf"D[_dhN4]*{_PRE}{{0,3}}?{_HEADS}[pPYGHC]",  # how many of the passengers
    )),
    ("bare", _QUANTIFIED, (rf"[OdhN]?{QUANTITY}(?:[xX]{{1,2}}(?:\+[xX]{{1,2}})?(?=b?[vn]*[BKIJ]))?",)),
    ("single", "(?=[^pPYAGO,;]{0,9}[pPYAGO])", (
        rf"(?:[aOdhz]o?{_HARMED}|o?){_PRE}{{0,5}}?{_SINGLE}(?:{_NAME}(?!['#]))?",
        rf"[aOdh]{_PRE}{{0,4}}?A(?!{_PRE}{{0,2}}[pPYHG])",  # a 15-year-old
        rf"[aO]{_PRE}{{0,3}}?G(?![xX]?[y8])",  # a family
        rf"(?<![xXpPaOdh])A(?=v?[KSIBb]|\+[1<ad])(?!{_PRE}{{0,2}}[pPYHG])",  # 15-year-old killed
        rf"a{_PRE}{{0,3}}?{_HEADS}[PY](?![pPY])",  # a personnel of the army
        r"O(?=[vn]*b?[vn]*[BKIs])",  # another
    )),
    ("someone", "(?=a)", (r"(?<=[KSL])a[xX]{1,2}(?=[~/^;,_+(]|$)",)),  # killed a postmaster
    ("plural", "(?=[^PYHRN,;]{0,9}[PYHRN])", (
        rf"(?:(?:[dhN]|_[dN])o?{_HARMED}|o?){_PRE}{{0,3}}?{_PLURAL}",  # "killed soldiers" is a verb and its object
        r"N(?=[@K])",  # those who, those killed
        r"R",  # others
    )),
    ("named", "(?=[AX])", (f"A?{_NAME}",)),
    ("reflexive", "", ("0", "q")),
    ("pronoun", "", ("e", "(?<=[KSLkl])3")),
    ("hypothetical", "(?=[M>w])", (
        r"M[vnB]*b?[vn]*B?[Bvn]*[KkJiIq]",  # could be killed
        r">[vn]*(?:B[vn]*)?[KkiJf]",  # to kill
        r"w[vn]*[kif]",  # did not kill
    )),
    ("passive", "(?=[bBvn])", (_PASSIVE,)),
    ("perfect", "(?=[>Mb])", (r"(?:>|M)?b[vn]*[KIJt]",)),
    ("progressive", "(?=B)", (r"B[vn]*[Lg]",)),
    ("verb", "", ("[KkSLIJtgF]",)),
    ("token", "", (".",)),
)  # fmt: skip

#: Without capitals a name starts with a given name, or is whatever unknown words a personal verb has beside it.
_CASELESS_NAMES: Rule = ("named", "(?=[AXx])", (
    r"A?X[Xx]{0,3}",
    r"(?<![xXadhpPy'_oO/^1])x{1,4}(?=(?:,1,)?[vn]*B[Bvn]*K)",  # OQUELI WAS KIDNAPPED
    r"(?<=[KVSL])x{2,4}(?=[,;+^/]|$)",  # MURDER OF HECTOR OQUELI
))  # fmt: skip


def _compiled(rules: tuple[Rule, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{guard}(?:{'|'.join(parts)}))" for name, guard, parts in rules))


def _caseless(rule: Rule) -> Rule:
    name, guard, parts = rule
    return _CASELESS_NAMES if name == "named" else (name, guard, tuple(p.replace(_NAME, "X[Xx]{0,2}") for p in parts))


CASED = _compiled(RULES)
CASELESS = _compiled(tuple(_caseless(rule) for rule in RULES))
