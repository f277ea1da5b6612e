import polars as pl
import pytest

from transforms.structure.outlet import outlet_of, unwrapped


@pytest.mark.parametrize(
    ("outlet", "url", "expected"),
    [
        ("The Example Times", "https://www.quay.example/a", "The Example Times"),
        (" ", "https://www.quay.example/a", "quay.example"),
        (None, "http://M.Quay.example:80/a?b#c", "quay.example"),
        (None, "//quay.example/a", "quay.example"),
        (None, "quay.example/a", "quay.example"),
        (None, "https://user@amp.quay.example/a", "quay.example"),
        (None, "http://web.archive.org/web/20170410031836/http://www.quay.example:80/a", "quay.example"),
        (None, "https://web.archive.org/web/2017id_/https://quay.example/a", "quay.example"),
        (None, "https://archive.ph/20170410/https://quay.example/a", "quay.example"),
        (None, "story-17", None),
        (None, "", None),
        (None, None, None),
    ],
)
def test_outlet(outlet: str | None, url: str | None, expected: str | None):
    frame = pl.DataFrame({"outlet": [outlet], "url": [url]}, {"outlet": pl.String, "url": pl.String})
    assert frame.select(o=outlet_of(pl.col("outlet"), pl.col("url"))).item() == expected


def test_only_archives_are_unwrapped():
    urls = ["https://quay.example/web/2017/https://other.example/", "https://web.archive.org/about"]
    assert pl.DataFrame({"url": urls}).select(unwrapped(pl.col("url")))["url"].to_list() == urls
