"""Pages of many kinds get the day, the bounds or nothing that their evidence supports."""

import pytest

from benchmarks.dated_pages import Written, evidence, written_pages


@pytest.mark.parametrize("page", list(written_pages()), ids=lambda page: page.name)
def test_a_page_gets_what_its_evidence_supports(page: Written):
    assert evidence(page) == page.expected
