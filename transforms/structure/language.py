"""The language of a text: obvious English, else as declared, else by py3langid on its first words."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from transforms.lexicons import load_table, load_words

_REACH = 400  # code points: more change the answer for no text of ours
_ENOUGH = 40  # words in which English shows
_OBVIOUS = 0.16  # share of function words from which on a text is English; other languages stay below 0.1
_LIKELY = 0.5  # probability from which on another language is believed for a short Latin text
_SHORT = 40  # words
_CODE = re.compile(r"[A-Za-z]{2,12}(?=[-_]|$)")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _identifier() -> LanguageIdentifier:
    """Loaded at first need: the model takes 0.5 s, and runs without foreign text never pay it."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(set(load_words("news_languages", "mul")) & set(identifier.labels))
    return identifier


@cache
def _function_words() -> frozenset[str]:
    return frozenset(load_words("function_words"))


def language_of(text: str, declared: str | None = None) -> str | None:
    """ISO 639-1 code, NULL for a text without letters.

    English shows in its function words. Where it does not, a declaration is believed unless the script speaks against
    it; only then the text is classified, short Latin texts with English as the answer in doubt.
    """
    head = text[:_REACH]
    words = _WORD.findall(head.lower())
    if not words:
        return None
    if _english_share(words[:_ENOUGH]) >= _OBVIOUS or _english_share(words) >= _OBVIOUS:
        return "en"
    code = _declared_code(declared)
    if code and not (code == "en" and not _is_latin(head)):
        return code
    return _classified(head, len(words))


def is_extracted(language: str | None) -> bool:
    """Whether dates and figures are looked for in texts of that language."""
    return language in _extracted()


@cache
def _extracted() -> frozenset[str]:
    return frozenset(load_words("extracted_languages", "mul"))


def _english_share(words: list[str]) -> float:
    hits = sum(map(_function_words().__contains__, words))
    return hits / len(words) if hits > 1 else 0.0


def _declared_code(declared: str | None) -> str | None:
    match = _CODE.match((declared or "").strip())
    if not match:
        return None
    code = match[0].lower()
    return _two_letters().get(code, code if len(code) == 2 else None)


@cache
def _two_letters() -> dict[str, str]:
    """ISO 639-2 codes, and names that records use, to ISO 639-1."""
    return {row["code"]: row["language"] for row in load_table("language_codes", "mul")}


def _is_latin(text: str) -> bool:
    letters = len(_LETTER.findall(text))
    return 2 * len(_LATIN.findall(text)) > letters


def _classified(head: str, n_words: int) -> str:
    code, probability = _identifier().classify(head.lower())
    in_doubt = n_words < _SHORT and probability < _LIKELY and _is_latin(head)
    return "en" if in_doubt else code
