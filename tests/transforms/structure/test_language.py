import csv
from pathlib import Path

import pytest

from transforms.structure.language import is_extracted, language_of

CASES = [
    # text, declared, language, why
    ("The two ministers met on Tuesday to speak about the water.", None, "en", "plain English"),
    ("Three killed in Kabul", None, "en", "a short note of names and one small word"),
    ("12 hurt", None, "en", "two words"),
    ("THE MINISTER OF DEFENSE SAID THAT THE ARMY HAD BEEN READY FOR A WEEK.", None, "en", "wire copy in capitals"),
    ("The ministers met and agreed that they would meet again in the spring.", "fr", "en", "declared wrongly"),
    ("Les deux ministres se sont rencontrés mardi pour parler de l'eau qui leur manque.", None, "fr", "French"),
    ("Los dos ministros se reunieron el martes para hablar del agua que les falta.", None, "es", "Spanish"),
    ("قال الوزير إن المحادثات ستستمر يوم الثلاثاء في المدينة.", None, "ar", "Arabic"),
    ("قال الوزير إن المحادثات ستستمر يوم الثلاثاء في المدينة.", "en", "ar", "script against the declaration"),
    ("وزیر امور خارجه گفت که مذاکرات روز سه‌شنبه در تهران ادامه خواهد یافت.", None, "fa", "Persian"),
    ("Министр сообщил, что переговоры продолжатся во вторник в столице.", None, "ru", "Russian"),
    ("部长说谈判将于星期二在首都继续进行。", None, "zh", "no spaces"),
    ("Ministrar möttes", "sv-SE", "sv", "declared with a region"),
    ("Ministrar möttes", "swe", "sv", "declared by three letters"),
    ("1234 --- 5678", None, None, "no letters"),
    ("", "en", None, "nothing"),
]


@pytest.mark.parametrize(("text", "declared", "language", "why"), CASES)
def test_language(text: str, declared: str | None, language: str | None, why: str):
    assert language_of(text, declared) == language, why


def test_only_known_languages_are_extracted():
    assert is_extracted("en")
    assert not is_extracted("ar")
    assert not is_extracted(None)


ROWS = list(csv.DictReader(Path(__file__).with_name("news_in_languages.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("declared", [None, "en", "en-US", "fr"])
def test_the_words_of_39_languages_decide_against_a_template(declared: str | None):
    """Written for this test, two sentences a language; a page in Malay, say, may still be taken for Indonesian."""
    told = [(row["language"], language_of(row["text"], declared)) for row in ROWS]
    assert [pair for pair in told if pair[0] != pair[1]] == []
    assert not any(is_extracted(language) for _, language in told)


@pytest.mark.parametrize(
    ("text", "declared", "language", "why"),
    [
        (
            "Sedikitnya delapan orang terluka ketika atap pasar runtuh di pusat kota kemarin sore.",
            "ms",
            "ms",
            "much alike",
        ),
        ("Ugu yaraan siddeed qof ayaa ku dhaawacmay Arbacadii magaalada.", "so", "so", "as declared"),
        ("Deux morts", "en", "en", "too short to speak against a declaration"),
        ("Kabul: 12 killed, 5 hurt. Herat: 3 killed.", "en", "en", "a list without function words"),
        (
            "Mothusi o ne a bolela gore batho ba le babedi ba tlhokafetse mo kotsing ya tsela.",
            "tn",
            "tn",
            "not in the model",
        ),
    ],
)
def test_what_is_declared_is_believed_where_words_do_not_tell(text: str, declared: str, language: str, why: str):
    assert language_of(text, declared) == language, why
