"""The language of a text: obvious English, else what its words say (py3langid), else as declared.

The words come first because a template says lang="en" of whatever is put into it: of 28 languages tried, pages of 13
were taken for English by it.
"""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from transforms.lexicons import load_table, load_words

_REACH = 400  # code points: more change the answer for no text of ours
_ENOUGH = 40  # words in which English shows
_OBVIOUS = 0.16  # share of function words from which on a text is English; other languages stay below 0.1
_LIKELY = 0.5  # probability from which on another language is believed for a short Latin text
_SHORT = 40  # words
_SURE = 0.9  # probability from which on the words are believed against a declaration
_FEW = 12  # words that say too little to be believed against a declaration
_CODE = re.compile(r"[A-Za-z]{2,12}(?=[-_]|$)")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
#: Thai, Lao, Burmese, Khmer, kana, Chinese: no spaces between words, some two letters a word.
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


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

    English shows in its function words. Where it does not, the text is classified, and a declaration is believed
    only of a text too short or too unclear to tell, of languages much alike, and of one that the model does not know.
    """
    head = text[:_REACH]
    words = _WORD.findall(head.lower())
    if not words:
        return None
    if _english_share(words[:_ENOUGH]) >= _OBVIOUS or _english_share(words) >= _OBVIOUS:
        return "en"
    code, n_words = _declared_code(declared), _n_words(head, words)
    if code is None or (code == "en" and not _is_latin(head)):
        return _classified(head, n_words)
    if n_words < _FEW or code not in _distinguished():
        return code
    ranked = _identifier().rank(head.lower())
    found, kin = ranked[0][0], _kin(ranked[0][0])
    probability = sum(share for language, share in ranked if language in kin)
    return found if code not in kin and probability >= (_LIKELY if code == "en" else _SURE) else code


def _n_words(head: str, words: list[str]) -> int:
    """Words, or where a script has no spaces what would be words."""
    return max(len(words), len(_SPACELESS.findall(head)) // 2)


@cache
def _distinguished() -> frozenset[str]:
    """Languages that the model knows, among them those too alike to be told apart by it."""
    known = set(load_words("news_languages", "mul"))
    return frozenset(known.union(*(group for group in _groups() if group & known)))


@cache
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()) for line in load_words("language_kin", "mul"))


@cache
def _kin(code: str) -> frozenset[str]:
    """Languages much like ``code``, and itself."""
    return frozenset({code}.union(*(group for group in _groups() if code in group)))


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
