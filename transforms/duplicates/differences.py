"""What differs between two copies, sentence by sentence."""

from difflib import SequenceMatcher
from typing import Literal

from transforms.sentences import split_sentences

Operation = Literal["equal", "removed", "added"]


def differences(body_a: str, body_b: str) -> list[tuple[Operation, str]]:
    """Sentences of both texts in reading order: in both, only in the first, only in the second.

    Sentences that differ in white space or case alone are equal; the wording shown is then the first text's.
    """
    first, second = _sentences(body_a), _sentences(body_b)
    matcher = SequenceMatcher(None, [_plain(s) for s in first], [_plain(s) for s in second], autojunk=False)
    result: list[tuple[Operation, str]] = []
    for tag, start_a, end_a, start_b, end_b in matcher.get_opcodes():
        if tag == "equal":
            result += _marked("equal", first[start_a:end_a])
        else:
            result += _marked("removed", first[start_a:end_a]) + _marked("added", second[start_b:end_b])
    return result


def _marked(operation: Operation, sentences: list[str]) -> list[tuple[Operation, str]]:
    return [(operation, sentence) for sentence in sentences]


def _sentences(body: str) -> list[str]:
    return [body[start:end] for start, end in split_sentences(body)]


def _plain(sentence: str) -> str:
    return " ".join(sentence.casefold().split())
