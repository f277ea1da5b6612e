"""The third stage of the cascade: named patterns over chunk codes that tie victims (n) to a harm word (k).

A pattern is a regular expression over the codes of `chunks`; its name is stored with each figure it yields. Order is
precedence: a victim group that one pattern has taken for a category is not taken again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

_ONE = "[NQsPne0DLr]"
_PHRASE = "[_/][dahxv']{0,3}(?:N(?<!vN)|[sPnxyv]{1,4})(?:_[dahxv']{0,2}[sPnxy]{1,2})?"  # a soldier of the border guard
_OF = f"(?:{_PHRASE})?"
_WHO = "@[bx][bxv>]{0,4}(?:[/_^~][dahxvy']{0,4}[sPnxy4]{1,2}){0,3}"  # "a woman who worked with them"
_DASHED = "##?[^;#BVAI]{1,24}##?(?=[+])"  # "six priests -- four Danes and two Finns -- and a maid"
ITEM = rf"{_ONE}v?{_OF}v?"
SUBJECT_ITEM = rf"{_ONE}v?(?:{_PHRASE}|{_WHO}|{_DASHED})?v?"
#: Behind a comma a source is no victim: "a bomb killed 30 people, two officials said".
_LIST = rf"{ITEM}(?:,(?!{ITEM}!){ITEM}){{0,8}}(?:,?[+|*]v?{ITEM}){{0,3}}(?:,?v?r)?"
_SUBJECT = rf"(?<![/_^j>])(?<![/_^j]d)(?P<n>{_LIST.replace(ITEM, SUBJECT_ITEM)})"
#: In "killed eight people and three are missing" the list ends before what is the subject of the next verb.
_OBJECTS = rf"{ITEM}(?:,(?!{ITEM}!){ITEM}){{0,8}}(?:,?[+|*]v?(?!{ITEM}[bBI]){ITEM}){{0,3}}(?:,?v?r)?"
#: What may stand between a subject and its verb: prepositional phrases, "including ...", a clause or an apposition
#: between commas, a part of them ("eleven people, nine of them civilians, died"), modifiers.
_GAP = (
    rf"(?:,?j[^;BVAI]{{1,30}}?,?(?=v{{0,2}}B)|,@[^;,]{{1,24}},(?=v?[BIb])|[/_^>][dahvx'\"#]{{0,3}}[NQsPnDyxvr](?<!v[NQ])|j[dv]*{_LIST}|@v?[VA]v?{ITEM}|,[@/sPnaxdhQN<%][^;,BI]{{0,24}},(?=[^,]{{0,6}}[BIV])"
    r"|;[^;BVAI]{1,24};(?=v?[BIb])|(?:##?[^;#BVAI]{1,24}|P)##?(?=v?[BIb])|/(?=v?B)"  # dashes; "the people inside"
    r"|,<(?=v?[BIb])"  # , all
    r"|@v?B[^;,@~BINQe]{0,24}(?=I)|@v?B[^;,@~+BINQe]{0,12}(?=B)|Jv{0,2}(?=B)"  # missing since Friday
    r"|,[sPn]+(?=,)|,v?[NQ]v?[Pn]?,(?=v?[BIb])|[+][nxy]|\([^()]{0,12}\)|[xyvh'\"#r=@>zdaf9,])"
)
#: What may stand within a clause behind its subject: people only as part of a phrase ("at a children's home").
_WITHIN = r"(?:[/^>_][adhxv']{0,3}[nsP]'?|[^;~VAINQsPneLDr0])"
#: People with whom a clause begins.
_OPENING = rf"(?:^|(?<=[;,~!+])|(?<=[;,~!+]v))(?P<n>{_LIST})"
_HEDGE = "(?:b[vx!]{1,3}>?)?"  # "are believed to have"
#: "Arrested on Tuesday (14 men)": who stands before the verb did it.
_NO_OBJECT = "(?!(?:/(?:v|n|xx?))?v?N)"
_CLOSE = rf"(?=[/^;,+)|\"v~?jx_@]|$){_NO_OBJECT}"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A named pattern; `hint` is the role its figures have in a toll, `agrees` asks for grammatical number."""

    name: str
    regex: re.Pattern[str]
    hint: str | None = None
    agrees: bool = False
    needs: frozenset[str] = frozenset()  # trigger codes of which a sentence must hold one
    also: frozenset[str] = frozenset()  # codes of which it must hold all; saves half of the searches

    def find(self, codes: str) -> Iterator[re.Match[str]]:
        """Its matches, left to right; in a sentence as long as a list of names only those around its harm words."""
        if len(codes) <= _LONG:
            return self.regex.finditer(codes)
        return chain.from_iterable(self.regex.finditer(codes, *span) for span in _around(codes, self.needs))


#: Chunks of a sentence above which it is hardly prose, and around a harm word within which its victims are looked for.
_LONG, _AROUND = 250, 100


def _around(codes: str, triggers: frozenset[str]) -> list[tuple[int, int]]:
    """Disjoint stretches of ``codes`` around the ``triggers``: to try every name of a long list as a victim is dear."""
    spans: list[tuple[int, int]] = []
    for at in (i for i, code in enumerate(codes) if code in triggers):
        start, end = max(0, at - _AROUND), min(len(codes), at + _AROUND)
        if spans and start <= spans[-1][1]:
            start = spans.pop()[0]
        spans.append((start, end))
    return spans


_TRIGGER = re.compile(r"\(\?P<k>\[?(\w+)")


def _pattern(name: str, regex: str, hint: str | None = None, agrees: bool = False, also: str = "") -> Pattern:
    found = _TRIGGER.search(regex)
    return Pattern(name, re.compile(regex), hint, agrees, frozenset(found[1] if found else ""), frozenset(also))


#: What may stand between "toll" and its number; a toll that "could exceed 200" is none, one that "may be 200" is.
_TOLL = "(?:[^QN;TMH]|Mb){0,8}"
#: "..., once put at 52, was lowered (to 40)", "had been raised to 52 before it was lowered (to 40)".
_REVISED = "(?:[,~][^QN;TMHBVAI]{0,6}|J?v?~?b{0,2})!v?"

PATTERNS = (
    _pattern("harm_count", r"(?P<n>(?P<k>D))"),
    _pattern("lives", r"(?<=[!F])(?P<n>(?P<k>L))"),
    _pattern("lives", r"(?P<n>(?P<k>L))(?=b?!)"),
    _pattern("toll", rf"(?P<k>T){_TOLL}(?P<n>Q){_REVISED}>Q", "earlier", also=">"),
    _pattern("toll", rf"(?P<k>T){_TOLL}Q{_REVISED}>(?P<n>Q)", "total", also=">"),
    _pattern(
        "toll", rf"(?P<k>T)(?:_|{_TOLL}?[QN][^QN;TMH]{{0,2}}?>|{_TOLL}?[!b>x,:][^QN;TMH]{{0,4}}?)?(?P<n>[QN])", "total"
    ),
    _pattern("toll", r"(?P<k>T)[^;TMH]{8,30}?!v?>(?P<n>Q)", "total"),  # of the quake that ... rose to 1,482
    _pattern("toll", r"[!x]d?x?(?P<k>T)/(?P<n>Q)", "total"),  # put the toll at 52
    _pattern("put_at", r"[!x+]d(?P<k>[JV])/(?P<n>Q)", "total", also="/"),  # put the dead at 15 and the wounded at 80
    _pattern("toll", r"(?P<k>C)v?b?v?!v?>(?P<n>Q)", "total"),  # deaths climbed to 98
    _pattern("toll", r"(?P<k>C)v?b?v?!(?P<n>Q)(?=[;,/]|$)", "total", also="C!"),  # deaths surpass 1,000
    _pattern("toll", r"!>(?P<n>Q)d?x?(?P<k>T)", "total"),  # brought to 121 the number of people killed
    # Killed: 14; wounded: 35.
    _pattern("label", r"(?:^|(?<=[;,]))[vP]?(?P<k>[VCJT]);(?P<n>[QN0])(?=[;,(/]|$)", also=";"),
    _pattern("zero", r"(?P<n>0)(?:[^;]{0,6}?)(?P<k>[BVIJX])", also="0"),
    _pattern("zero_count", r"(?P<n>(?P<k>0))"),
    _pattern("zero_count", r"(?P<n>0)[|+][xvp]{0,2}(?P<k>C)", also="0"),  # no deaths or injuries
    _pattern("harm_of", r"(?P<n>Q)x?(?P<k>F)", also="Q"),  # 28 bodies of farmers
    _pattern("event", rf"(?P<k>E)[/^][dahxv'ny]{{1,5}}_v?(?P<n>{_LIST})", also="_"),  # the murder in Mesa of
    _pattern("event", rf"(?P<k>F)[dv]?(?:y[+])?(?P<n>{_LIST})"),
    _pattern("object_state", rf"[VA]v*(?P<n>{_LIST}),?v*(?P<k>J)"),
    _pattern("object_state", rf"[VA]v*(?P<n>{_LIST})v*(?P<k>K)"),
    _pattern("object", rf"(?P<k>[VA])[+]v?[VA]v*(?P<n>{_LIST})(?!v*[VJK])"),  # killing and wounding dozens
    _pattern("to_death", rf"x(?P<n>{_LIST})v*(?P<k>K)"),  # a stampede crushed 24 pilgrims to death
    _pattern("to_death", rf"x(?P<k>K)v*(?P<n>{_OBJECTS})"),  # machine-gunned to death a judge
    _pattern("object", rf"(?<=[@=])(?P<k>V)v*(?P<n>{_LIST})(?!v*[VJK])"),
    _pattern("object", rf"(?P<k>V)[v\"]*(?P<n>{_OBJECTS})(?!v*[VJK])"),
    _pattern("object", r"(?P<k>[VA])/(?:v|n|xx?)v?(?P<n>N)(?!v*[bBVIJAS])", also="/"),  # arrested on Tuesday 14 men
    _pattern("object", rf"(?P<k>A)[v\"]*(?P<n>{_LIST})(?!v*K)"),
    _pattern("forced", rf"(?P<k>f)v*(?P<n>{_LIST})(?=[H>/_x])"),
    _pattern("moved", rf"{_SUBJECT}{_GAP}{{0,10}}?b[bvx]*(?P<k>f)"),
    _pattern("arrived", rf"{_SUBJECT}{_GAP}{{0,10}}?(?P<k>f)(?=v*[/<^>])"),
    _pattern("including", rf"^[,v]*j[vd]*(?P<n>{_LIST}){_GAP}{{0,6}}?(?P<k>[BI])", "part", also="j"),
    _pattern(
        "adjacent",
        rf"(?P<n>[NQ](?:,[NQ])*(?:,?[+|][NQs])*)(?:,?j[dv]*{_LIST},?)?(?:\([^()]{{0,8}}\))?[v\"]*(?P<k>[VJ])(?!v*{_LIST}(?!v*[VJ]))",
    ),
    _pattern("found", rf"(?<=[!x])(?P<n>{_LIST})[vx]*(?P<k>J)"),
    _pattern("found", r"(?<=[!x])(?P<n>[sNPn](?:,v?n)?),v*(?P<k>J)"),  # found her son, Al Penn, dead
    # found a girl stabbed and crying
    _pattern("found_harmed", rf"(?<=[!x])(?P<n>{_LIST})v*(?P<k>V)(?=[+/,;^~J]|$)"),
    # walked into the hospital with a gunshot wound
    _pattern("came_wounded", rf"{_SUBJECT}{_GAP}{{0,3}}?v*[!x]{{1,2}}(?:k|[/>]d?[xn]{{0,2}}y)(?P<k>J)"),
    _pattern("arrests", rf"(?P<n>[NQ])(?P<k>A)(?!v*{_ONE})"),  # made five arrests
    _pattern("held", rf"(?<=!)(?P<n>{_LIST})(?P<k>s)", also="!"),  # took 20 students hostage
    _pattern("left", rf"(?<=l)(?P<n>{_LIST})v*(?P<k>[VJ])(?!v*{_ONE})", also="l"),
    _pattern("headline", rf"(?:^|(?<=[;,+\"~]))(?P<n>{_LIST})v*(?P<k>[VJ]){_CLOSE}"),
    _pattern(
        "inverted", rf"(?:^v?|(?<=[;,])v?)(?P<k>V)(?:[^;,BVAIbNQsPn]|s(?=C)){{0,8}}b(?P<n>{_LIST})"
    ),  # killed in it were two guards
    # parents of a girl who was shot
    _pattern("relative", r"(?P<n>[sNPQ](?:,N)?)v?,?@[vx]*(?P<k>[BI])", agrees=True, also="@"),
    _pattern("relative", r"(?P<n>[sNPQ])v?=[vx]*(?P<k>[BI])", agrees=True, also="="),
    _pattern("reported", rf"(?<![NQsPneDd])_(?P<n>{ITEM})(?P<k>V)(?=[/;,^~b]|$)", also="_"),  # a call of a person shot
    _pattern("reported", r"(?:^|(?<=[;,~!]))(?P<n>s)(?P<k>V)(?=b)", also="b"),  # the man killed was a guard
    _pattern("being", rf"[/>]v?(?P<n>{_LIST})(?P<k>B)"),  # resulting in two guards being killed
    _pattern("passive", rf"{_SUBJECT}{_GAP}{{0,10}}?{_HEDGE}(?P<k>B)", agrees=True),
    _pattern("subject", rf"{_SUBJECT}{_GAP}{{0,10}}?{_HEDGE}(?P<k>I)"),
    # the force searched the house and was attacked; the men fought and were pursued and killed
    _pattern("coordinated", rf"{_OPENING}{_WITHIN}{{1,12}}?,?[+]v*(?P<k>B)", agrees=True, also="+"),
    _pattern("coordinated", rf"{_OPENING}{_WITHIN}{{1,12}}?,?[+]b[vx!]{{1,3}}[+]v?(?P<k>V)", also="+"),
    # a boy is recovering after being shot
    _pattern("after", rf"{_SUBJECT}{_WITHIN}{{1,10}}?~(?P<k>B)", also="~"),
    # two men were walking home when they were shot
    _pattern("when_they", rf"{_SUBJECT}{_WITHIN}{{1,10}}?~v?4b?[vx]{{0,2}}(?P<k>[BI])", also="~4"),
    # 900 people who live nearby have fled
    _pattern("moved_subject", r"(?P<n>[NQ])v?@v?[xyb][^;,BVAI]{0,12}?(?P<k>[BI])", also="@"),
    # the dead were named as
    _pattern("among", rf"[dP](?P<k>[JV])b[vx]{{1,2}}~(?P<n>{_LIST})(?!v*[BVIJA])", "part"),
    _pattern("are_among", rf"{_SUBJECT}b/d(?P<k>[JV])(?=[/;,)]|$)", "part", also="/"),  # two women are among the dead
    _pattern("among", rf"[dP](?P<k>[JV])[jb]v*(?P<n>{_LIST})(?!v*[BVIJA])", "part"),  # among the dead were two children
    _pattern("moved_to", r"[!lx]v*(?P<n>[NQ])(?P<k>H)"),  # led 900 people to flee
    _pattern("moved_to", r"f[dv]*[sPnxy]{1,3}(?P<k>H)v*(?P<n>[NQ])", also="f"),  # forced the mayor to evacuate 900
    # among the refugees were 40 children
    _pattern("moved_among", rf"/[dP](?P<k>C)[jb]v*(?P<n>{_LIST})", "part", also="/"),
    _pattern("moved_counted", r"(?P<n>Q)Cv?(?P<k>I)", also="QC"),  # the 800 evacuees returned
    _pattern("moved_count", r"(?P<n>Q)(?P<k>C)", also="Q"),  # the 46,000 evacuees
    _pattern("present", r"(?P<n>[NQ](?:,[NQ])*(?:,?[+|][NQ])*)v*(?P<k>i)"),  # 12 die in crash
    _pattern("own_limb", rf"{_SUBJECT}{_GAP}{{0,4}}?(?P<k>[VA])h[xvl]{{0,2}}[xy]", also="h"),  # he injured his knee
    _pattern("suicide", r"(?P<n>(?P<k>r))", "self"),
    # four men were taken by air to a hospital
    _pattern("carried", rf"{_SUBJECT}{_GAP}{{0,8}}?b{{1,2}}[vx!f]{{1,3}}(?:\^a?[nsxy]{{1,2}})?(?P<k>k)"),
    _pattern("carried", rf"(?:^|(?<=[;~]))(?P<n>{_LIST})v*[!x](?P<k>k)"),  # Two children taken to hospital
    _pattern("sent", rf"[fx!]v*(?P<n>{_LIST})v*(?P<k>k)"),  # sent four people to a hospital
    _pattern("state", rf"{_SUBJECT}{_GAP}{{0,6}}?b[vx!]{{1,3}}(?P<k>J)", also="b"),
    # was flown to Redford in critical condition
    _pattern(
        "transported",
        rf"{_SUBJECT}{_GAP}{{0,6}}?b[vx!]{{1,3}}(?:\^[nsxy]{{1,2}})?[>/]d?[nxy]{{1,2}}v?(?P<k>J)",
        also="b",
    ),
    # came to a clinic with a stab wound
    _pattern("wounded", r"(?<![/_^j>])(?<![/_^j]d)(?P<n>[Nse]|(?:^|(?<=[~!]))n)[^;~BVAIJNQsPe+|]{0,14}[+]?(?P<k>J)"),
    _pattern("moved_state", rf"{_SUBJECT}{_GAP}{{0,6}}?b[vx!]{{1,3}}/d?[xyn]{{1,2}}(?P<k>J)", also="b"),
    _pattern("along", rf"(?P<k>[BVI]){_GAP}{{0,3}}?,?[*]v*(?P<n>{_LIST})", also="*"),
    _pattern("along", rf"(?P<k>r)[+*]v*(?P<n>{_LIST})"),  # killing himself and five policemen
    _pattern("shared", rf"{_SUBJECT}{_GAP}{{0,6}}?[BIVb]v?!?{_GAP}{{0,6}}?(?:,?\+|,)v*(?P<k>[VBIJ])(?!v*{_ONE})"),
    _pattern("refuge", rf"{_SUBJECT}{_GAP}{{0,5}}?b{{0,3}}{_GAP}{{0,2}}?(?:,?[+]!|/[|+]?)?[/>][adx]{{0,2}}(?P<k>U)"),
    _pattern("possessed", r"(?P<n>[snN])x?'[xvX]{0,2}(?P<k>[EC])", also="'"),
    _pattern("sufferer", rf"{_SUBJECT}{_GAP}{{0,6}}?&?b?v?(?P<k>z)"),
    _pattern("reduced", r"(?P<n>[sn]),(?P<k>V)(?=[xvy]{0,2}\^)"),  # the release of a Dane, kidnapped in May by rebels
    _pattern("reduced", rf"{_SUBJECT}(?<=v),(?P<k>V)(?=v?[/^;~,]|$){_NO_OBJECT}"),  # Boy, 7, shot while playing
    _pattern("reduced", rf"{_SUBJECT}(?P<k>V)(?=[/^~]|$){_NO_OBJECT}"),
    _pattern(
        "reduced", rf"{_SUBJECT},[^,;BVAI]{{1,14}},(?P<k>V)(?=[/^~;]|[+|]v?[bB]|$)"
    ),  # 15 people, most of them children, drowned
    _pattern("reduced", rf"{_SUBJECT},(?P<k>V)(?=v?[/^v]|x[vy])"),  # an engineer and his wife, kidnapped in May
)
PART = re.compile(rf"(?<![dP][JV])j[vd]*(?P<n>{_LIST})(?!v*[VJ])")
#: Behind the verb of the whole a bare number opens a clause: "were killed, among them four guards, and 25 were hurt".
PART_BEHIND = re.compile(rf"j[vd]*(?P<n>{ITEM}(?:,?[+]v?{ITEM}|,{ITEM})*?)(?=,[+]v?Qv?[bB])")
