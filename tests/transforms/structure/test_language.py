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
