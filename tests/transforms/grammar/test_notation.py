"""The notation over four classes; each stands for its first letter."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.grammar import Alphabet, Notation, NotationError, UnknownClassError, WordClass
from transforms.grammar.tree import (
    Capture,
    Choice,
    Edge,
    Lookaround,
    Node,
    One,
    Repeat,
    Sequence,
    first_of,
    needs_of,
    regex_of,
)

NAMES = ("article", "number", "person", "verb")
ALPHABET = Alphabet("letters", [WordClass(name, name[0], "", "") for name in NAMES], {"counter": "article|number"})
NOTATION = Notation(ALPHABET, {"group": "counter? person", "pair": "<group> ( <group> )"})

CASES = [
    ("article number", "an", "na"),
    ("article|number person", "np", "vp"),
    ("counter person", "ap", "vp"),
    ("except(article|verb) person", "np", "vp"),
    ("any person", "vp", "p"),
    ("article? person", "p", "v"),
    ("article? # the farmer\nperson", "p", "v"),
    ("(article|number){2} person", "nap", "npp"),
    ("person{2,3} verb", "ppv", "pv"),
    ("person{2} verb", "ppv", "pv"),
    ("person{2,} verb", "ppppv", "pv"),
    ("<group> verb", "npv", "nv"),
    ("<group>{2} verb", "nppv", "npv"),
    ("<pair> verb", "npapv", "apv"),
    ("( article person | number ) verb", "nv", "pv"),
    ("start person", "pv", "vp"),
    ("verb end", "pv", "vp"),
    ("left(verb) person", "vp", "ap"),
    ("left(start | verb article) person", "vap", "nap"),
    ("left(start | verb article) person", "p", "ap"),
    ("left(not verb | article number) person", "anvnp", "anp"),
    ("person right(verb | end)", "ap", "pa"),
    ("person right(not verb)", "pa", "pv"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "matching", "other"), CASES, ids=[text for text, _, _ in CASES])
def test_a_pattern_matches_what_it_says(text: str, matching: str, other: str):
    assert NOTATION.compile(text).regex.search(matching)
    assert not NOTATION.compile(text).regex.search(other)


def test_captures_are_found_by_name():
    match = NOTATION.compile("who=<group> did=verb").regex.search("anpv")
    assert match is not None
    assert match["who"] == "np"
    assert match["did"] == "v"


@pytest.mark.parametrize(("times", "taken"), [("*", "ppp"), ("*?", ""), ("{1,2}", "pp"), ("{1,2}?", "p")])
def test_a_repetition_takes_as_much_as_it_can_or_with_a_question_mark_as_little(times: str, taken: str):
    match = NOTATION.compile(f"any{times}").regex.match("ppp")
    assert match is not None
    assert match[0] == taken


def test_of_a_repeated_capture_the_last_is_asked_for():
    match = NOTATION.compile("who=person{2} did=verb?").regex.fullmatch("pp")
    assert match is not None
    assert match.span("who") == (1, 2)
    assert match["did"] is None


def test_the_characters_of_a_captured_class():
    pattern = NOTATION.compile("( a=article|number b=<group> )")
    assert pattern.part("a") == {"a", "n"}
    assert pattern.part("b") == frozenset()
    assert pattern.part("c") == frozenset()


@pytest.mark.parametrize(
    "text", ["( article", "article )", "article ? ?? |)", "article !", "left(not )x=", "x=", "{2}"]
)
def test_what_is_not_in_the_notation_is_refused(text: str):
    with pytest.raises(NotationError, match="«here»"):
        NOTATION.compile(text)


@pytest.mark.parametrize("text", ["artikel", "except(artikel)", "<groop>", "article|artikel"])
def test_an_unknown_name_is_refused(text: str):
    with pytest.raises(UnknownClassError):
        NOTATION.compile(text)


_ONES = st.builds(One, st.sampled_from(["a", "n", "an", "pv", "v"]), st.booleans())
_LEFT = st.builds(
    Lookaround, st.lists(_ONES, min_size=1, max_size=2).map(tuple), is_left=st.just(True), is_not=st.booleans()
)


def _repeat(part: Node, times: tuple[int, int | None], is_lazy: bool) -> Repeat:
    return Repeat(part, times[0], times[1], is_lazy)


def _larger(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    some = st.lists(parts, min_size=1, max_size=3).map(tuple)
    times = st.sampled_from([(0, 1), (0, None), (1, None), (2, 3), (1, 1)])
    return st.one_of(
        st.builds(Sequence, some),
        st.builds(Choice, some),
        st.builds(_repeat, parts, times, st.booleans()),
        st.builds(Lookaround, some, is_left=st.just(False), is_not=st.booleans()),
    )


_TREES: st.SearchStrategy[Node] = st.recursive(
    st.one_of(_ONES, _LEFT, st.builds(Edge, st.booleans())), _larger, max_leaves=8
)


@given(tree=_TREES, codes=st.text("anpv", max_size=8))
def test_whatever_matches_begins_and_holds_what_the_tree_says(tree: Node, codes: str):
    first, may_be_empty = first_of(tree)
    for match in re.finditer(regex_of(tree), codes):
        assert all(not need.isdisjoint(codes) for need in needs_of(tree))
        if match[0]:
            assert first is None or match[0][0] in first
        else:
            assert may_be_empty


def test_a_capture_is_transparent():
    assert first_of(Capture("x", One("a"))) == first_of(One("a"))
    assert needs_of(Capture("x", One("a"))) == needs_of(One("a"))
