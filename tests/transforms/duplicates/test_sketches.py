import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.duplicates.shingles import Hashes
from transforms.duplicates.sketches import counts, lists, sample, smallest

UINT32 = st.integers(0, 2**32 - 1)


def hashes_of(*texts: set[int]) -> Hashes:
    values = np.array([h for hashes in texts for h in sorted(hashes)], dtype=np.uint32)
    return Hashes(values, np.cumsum([0, *map(len, texts)]))


def test_smallest_keeps_the_smallest_of_each_text():
    kept = smallest(hashes_of({5, 1, 9}, set(), {7}), 2)
    assert lists(kept).to_list() == [[1, 5], [], [7]]
    assert counts(kept).to_list() == [2, 0, 1]


def test_sample_keeps_a_few_of_a_short_text_whatever_their_size():
    high = {2**32 - i for i in range(1, 6)}
    assert lists(sample(hashes_of(high), 10, 3)).to_list() == [sorted(high)[:3]]


@settings(deadline=None)  # a busy machine is no failure
@given(st.sets(UINT32, max_size=200), st.sets(UINT32, max_size=200))
def test_what_is_sampled_by_size_does_not_depend_on_the_rest_of_the_text(part: set[int], rest: set[int]):
    alone, inside = (set(lists(sample(hashes_of(h), 4, 0))[0]) for h in (part, part | rest))
    assert alone == inside & part
