"""The key under which a name is looked up: "São Paulo", "Sao Paulo" and "SAO PAULO" are one."""

import re
import unicodedata

_DROPPED = str.maketrans(dict.fromkeys("'’‘`ʻʼʾʿ´."))
_WORDS = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
_OPENERS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


def name_key(name: str) -> str:
    """``name`` in small letters without accents, apostrophes and dots, words one space apart; '' if it has no word."""
    words = _WORDS.findall(plain_letters(name.translate(_DROPPED).casefold().translate(_LETTERS)))
    if len(words) > 1 and words[0] in _OPENERS:
        words[0] = _OPENERS[words[0]]
    return " ".join(words)


def plain_letters(name: str) -> str:
    """``name`` without accents."""
    if name.isascii():
        return name
    return "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
