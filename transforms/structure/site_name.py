"""The name of the site in the title of a page: "Five killed in market blast | Highland Post" is no headline."""

import re
from collections.abc import Collection, Iterable, Iterator

import polars as pl

from transforms.structure.html_lines import letters
from transforms.structure.outlet import host_of

_SEPARATOR = re.compile(r"\s+(?:[-–—―|ǀ·•»«›‹:/~@]|--)\s+|\s*(?:[|ǀ_]|::)\s*|:\s+")
_TIGHT = re.compile(r":\s")  # "Police: two dead" names a source, so a colon sets off nothing but a site's name in front
_LEAST_WORDS = 3  # of a heading; shorter ones ("World news") are sections
_LEAST_LETTERS = 12  # the same where words are not set apart
_SAME = 0.6  # share of the words of the shorter of two titles
_LONGEST = 500  # code points; longer titles are none, and trying every cut of them would take long


def without_site_name(title: str, names: Iterable[str | None], headings: Collection[str] = ()) -> str:
    """``title`` without the site's name and what else stands beside the headline.

    Cut is what a heading of the page (<h1>, another declared title) leaves out, and then whatever is one of ``names``:
    names of the site, or hosts. Nothing is cut for its form alone.
    """
    cuts = list(_SEPARATOR.finditer(title)) if len(title) <= _LONGEST else []
    if not cuts:
        return title
    known = {letters(each) for name in names if name for each in _variants(name)} - {""}
    return _as_headed(title, cuts, headings, known) or _without_names(_without_names(title, known), known)


def headed(title: str | None, headings: Collection[str], names: Iterable[str | None]) -> str | None:
    """The only heading of a page (<h1>) in place of its <title>, if both title the same or <title> is but a name.

    A heading that stands inside the title, not at its start, is the name of the site; "Video: " before it is not.
    """
    fitting = [heading for heading in headings if _is_headline(heading)]
    if title is None or len(fitting) != 1 or len(headings) != 1:
        return title if title or len(fitting) != 1 else fitting[0]
    known = {letters(each) for name in names if name for each in _variants(name)} - {""}
    starts = (title[: cut.start()] for cut in _SEPARATOR.finditer(title[:_LONGEST]))
    is_same = any(_is_same(each, fitting[0]) for each in (title, *filter(_is_headline, starts)))
    is_name = letters(title) in known or not _is_headline(title)
    return fitting[0] if (is_same or is_name) and not _is_site(fitting[0], title, known) else title


def _is_same(title: str, heading: str) -> bool:
    """Whether both title the same story; search engines are given a shorter or longer one than readers."""
    words, own = set(title.casefold().split()), set(heading.casefold().split())
    return len(words & own) >= _SAME * min(len(words), len(own))


def _is_site(heading: str, title: str, known: set[str]) -> bool:
    """Whether the heading stands inside the title, not at its start: of most of it only if the page is called so."""
    own, whole = letters(heading), letters(title)
    if own not in whole or whole.startswith(own):
        return False
    return own in known or not whole.endswith(own) or len(own) <= len(whole) / 2


def headlines(titles: pl.Series, outlets: pl.Series, urls: pl.Series) -> pl.Series:
    """The same for titles of records, whose outlet and address may name the site."""
    at = titles.str.contains(_SEPARATOR.pattern).arg_true()
    rows = zip(titles.gather(at), outlets.gather(at), urls.gather(at), strict=True)
    cut = [without_site_name(title, (outlet, url)) for title, outlet, url in rows]
    return titles.clone().scatter(at, cut) if cut else titles


def _variants(name: str) -> Iterator[str]:
    """A name as written, without article, without its motto; of a host its longest label too ("highlandpost")."""
    for each in (name, _SEPARATOR.split(name)[0]):
        yield each
        yield re.sub(r"^the\s+", "", each, flags=re.IGNORECASE)
        yield f"the {each}"
    if host := host_of(name):
        yield host
        yield max(host.split(".")[:-1], key=len)


def _as_headed(title: str, cuts: list[re.Match[str]], headings: Collection[str], known: set[str]) -> str | None:
    """The start or end of the title that is a heading of the page; the end only if it is the longer part."""
    keys = {letters(heading) for heading in headings if _is_headline(heading)} - known
    parts = [title[: cut.start()] for cut in cuts if not _TIGHT.fullmatch(cut[0])]
    ends = [title[cut.end() :] for cut in cuts if not _TIGHT.fullmatch(cut[0])]
    parts += [end for end in ends if len(end) > len(title) / 2]
    return next((part for part in parts if letters(part) in keys), None)


def _is_headline(heading: str) -> bool:
    n_words, n_letters = len(heading.split()), len(letters(heading))
    return n_words >= _LEAST_WORDS or (n_words == 1 and n_letters >= _LEAST_LETTERS)


def _without_names(title: str, known: set[str]) -> str:
    """The title without known names at its end and at its start, as long as something is left."""
    for cut in _SEPARATOR.finditer(title):
        before, after = title[: cut.start()], title[cut.end() :]
        if letters(before) and letters(after) in known and not _TIGHT.fullmatch(cut[0]):
            return before
        if letters(after) and letters(before) in known:
            return after
    return title
