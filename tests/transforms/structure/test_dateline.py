import pytest

from transforms.structure.dateline import find_dateline

FOUND = [
    # text, place, date, credit
    ("TEHRAN – The minister said", "TEHRAN", None, None),
    ("TEHRAN, Iran – The minister said", "TEHRAN, Iran", None, None),
    ("LONDON (Reuters) - Shares fell", "LONDON", None, "Reuters"),
    ("NAIROBI, Kenya (AP) _ Rescuers dug", "NAIROBI, Kenya", None, "AP"),
    ("SALVADOR, Feb 26 - Showers went on", "SALVADOR", "Feb 26", None),
    ("NEW YORK, March 3 - Stocks rose", "NEW YORK", "March 3", None),
    ("BEIJING, Nov. 4 (Xinhua) -- Officials said", "BEIJING", "Nov. 4", "Xinhua"),
    ("KABUL, Afghanistan (Jan. 25, 2013)\nA force arrested", "KABUL, Afghanistan", "Jan. 25, 2013", None),
    ("KABUL, Afghanistan (April 12,\xa02011) — A force", "KABUL, Afghanistan", "April 12,\xa02011", None),
    ("LIMA, 13 JAN 90 (ACAN-EFE) -- [TEXT] THE POLICE SAID", "LIMA", "13 JAN 90", "ACAN-EFE"),
    ("MOSCOW (USSR), 6 SEP 89 (TASS) -- [TEXT] THREE", "MOSCOW (USSR)", "6 SEP 89", "TASS"),
    ("NO CITY (PERU), NO DATE -- [SPEECH] [TEXT] I AM", "PERU", None, None),
    ("NEW YORK/LONDON, March 3 (Reuters) - Oil", "NEW YORK/LONDON", "March 3", "Reuters"),
    ("ST. LOUIS (KMOX) – Two", "ST. LOUIS", None, "KMOX"),
    ("THE HAGUE, June 18 - Judges", "THE HAGUE", "June 18", None),
    ("WASHINGTON, D.C. — The president", "WASHINGTON, D.C.", None, None),
    ("LA PAZ, Bolivia (Jan 3) Miners", "LA PAZ, Bolivia", "Jan 3", None),
    ("SPRINGFIELD, Ill. (WXYZ) A man was shot", "SPRINGFIELD, Ill.", None, "WXYZ"),
    ("(CBS/AP) ALBUQUERQUE, N.M. - Family", "ALBUQUERQUE, N.M.", None, "CBS/AP"),
    ("Detroit — A mother", "Detroit", None, None),
    ("Abilene, Texas - A mother", "Abilene, Texas", None, None),
    ("Kabul (AFP) - A bomb", "Kabul", None, "AFP"),
    ("McALLEN, Texas (AP) — Agents", "McALLEN, Texas", None, "AP"),
]

NONE = [
    ("The police – and nobody else – knew.", "an article opens a sentence"),
    ("UPDATE — Two men were arrested.", "a label"),
    ("BREAKING NEWS - Two men were arrested.", "a label of two words"),
    ("Monday – The first day.", "a weekday is no place"),
    ("Anna Smith - a teacher - was hurt.", "a name before a plain hyphen"),
    ("Norton, Mass.-based Quay Inc. said", "a hyphen inside a word"),
    ("COFFEE FUTURES OPENING APR 7", "a date without dash is a table's title"),
    ("THE TALKS WENT ON - NOBODY KNEW", "in a text all in capitals, capitals are no sign"),
    ("Nairobi has 4 million people.", "a place alone"),
    ("NATO (North Atlantic Treaty Organisation) said", "an acronym with its meaning"),
    ("RELATED: Two shot", "a colon"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("text", "place", "date", "credit"), FOUND)
def test_finds_place_date_and_credit(text: str, place: str, date: str | None, credit: str | None):
    found = find_dateline(text)
    assert found is not None
    assert (found.place, found.date, found.credit) == (place, date, credit)
    assert text.startswith(found.text)


@pytest.mark.parametrize(("text", "why"), NONE)
def test_leaves_what_is_no_dateline(text: str, why: str):
    assert find_dateline(text) is None, why
