"""How a page writes numeric dates."""

import pytest

from transforms.structure.html import read_page

ROWS = {
    "an American locale": ('<html lang="en-US">', "", "mdy"),
    "a British locale": ('<html lang="en-GB">', "", "dmy"),
    "a country beside the bare language": ('<html lang="en"><meta property="og:locale" content="en_US">', "", "mdy"),
    "an underscore in the locale": ('<html lang="en_us">', "", "mdy"),
    "a language that has one order": ('<html lang="de">', "", "dmy"),
    "a British address": ('<link rel="canonical" href="https://x.co.uk/a"><html lang="en">', "", "dmy"),
    "another date on the page, month first": ('<html lang="en">', "<p>12/31/2014</p>", "mdy"),
    "another date on the page, day first": ('<html lang="en">', "<p>31/12/14</p>", "dmy"),
    "dates of both orders": ('<html lang="en">', "<p>31/12/2014</p><p>12/31/2014</p>", None),
    "fractions are no dates": ('<html lang="en">', "<p>24/7 and 1/31</p>", None),
    "nothing": ("<html>", "", None),
}


@pytest.mark.parametrize(("head", "body", "order"), ROWS.values(), ids=ROWS.keys())
def test_order(head: str, body: str, order: str | None):
    assert read_page(f"{head}<body><h1>Sand</h1><p>3/4/2015</p>{body}</body></html>").order == order
