import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.figures.bounds import Bounds, between, exact, modified, modifiers, policies, share_of, vague


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("at least", Bounds("at_least", 100, 100, None)),
        ("more than", Bounds("more_than", 100, 100, None)),
        ("up to", Bounds("at_most", 0, 100, 100)),
        ("nearly", Bounds("less_than", 90, 100, 100)),
        ("fewer than", Bounds("less_than", 0, 100, 100)),
        ("about", Bounds("approximately", 90, 100, 110)),
        ("a total of", Bounds("exact", 100, 100, 100)),
    ],
)
def test_a_modifier_bounds_its_number(phrase: str, expected: Bounds):
    assert modified(100, [phrase]) == expected


def test_the_first_modifier_that_is_not_exact_decides():
    assert modified(100, ["a total of", "about"]) == modified(100, ["about"])


def test_a_vague_count_is_worth_its_low():
    for phrase, policy in policies().items():
        if policy.quantifier == "vague":
            assert vague(phrase).best == vague(phrase).low, phrase


@pytest.mark.parametrize(("phrase", "factor", "best"), [("several", 100, 300), ("dozens", 1, 24), ("a couple", 1, 2)])
def test_vague_counts(phrase: str, factor: int, best: int):
    assert vague(phrase, factor).best == best


def test_a_range_is_best_at_its_middle():
    assert between(13, 22) == Bounds("range", 13, 17, 22)


def test_a_share_of_a_base():
    low, high, read = share_of(0.5, 23_000_000, ["nearly"])
    assert (low, high) == (0.45, 0.5)
    assert read == Bounds("less_than", 10_350_000, 11_500_000, 11_500_000)


@given(st.sampled_from(sorted(modifiers())), st.integers(1, 10**9))
def test_bounds_are_ordered_and_hold_the_number(phrase: str, n: int):
    read = modified(n, [phrase])
    assert read.low <= read.best == n
    assert read.high is None or read.high >= n


@given(st.integers(0, 10**9))
def test_a_bare_number_means_itself(n: int):
    assert exact(n) == Bounds("exact", n, n, n)
