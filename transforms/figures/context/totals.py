"""Totals that no cue names: too many for one event, of such people or by such words.

Where no event and no day is told, hundreds of fighters, thousands of dead without a disaster, and hundreds murdered add
up a war or a time.
"""

from transforms.figures.context.sentence_text import SentenceText
from transforms.figures.model import Mention
from transforms.lexicons import word_set

HARM = frozenset(("killed", "injured"))
_FIGHTERS = frozenset(("security", "militant"))
#: How many fighters, and how many dead or hurt of all, are a total where no event is told; set by hand.
_BATTLE, _DEAD, _HURT = 200, 5_000, 20_000


def most_of(mention: Mention) -> int:
    """The most people that the number can mean; an open one means several."""
    return max(mention.value_best or 0, 2 if mention.value_high is None else mention.value_high)


def is_of_a_war(sentence: SentenceText, mention: Mention) -> bool:
    """Whether the number alone says that it adds up more than one event."""
    most = mention.value_best or 0
    if most < _BATTLE or mention.category not in HARM or _is_of_an_event(sentence):
        return False  # nearly all
    if mention.side in _FIGHTERS or _is_one_by_one(sentence, mention):
        return True
    return most >= (_DEAD if mention.category == "killed" else _HURT) and not _is_disaster(sentence)


def _is_of_an_event(sentence: SentenceText) -> bool:
    """Whether a large number is the toll of one event, as in "An air raid killed 300 militants", "killed 250 on
    Tuesday": however many, the sentence tells of one event.
    """
    return sentence.has_any("figure_single_events")


def _is_one_by_one(sentence: SentenceText, mention: Mention) -> bool:
    """Whether people were harmed in many deeds, as in "Hundreds were assassinated"."""
    words = sentence.text[mention.trigger_start : mention.trigger_end].lower().split()
    return not word_set("figure_murders").isdisjoint(words)


def _is_disaster(sentence: SentenceText) -> bool:
    """Whether the article has a word for what kills thousands at once."""
    return not word_set("figure_disasters").isdisjoint(
        sentence.text.lower().replace(",", " ").replace(".", " ").split()
    )


def with_totals(mentions: list[Mention], scopes: list[str]) -> list[str]:
    """``scopes``, larger numbers beside a total of hundreds being totals too ("393 guerrillas and 83 soldiers")."""
    told = {
        (m.source_field, m.sentence)
        for m, scope in zip(mentions, scopes, strict=True)
        if scope == "cumulative" and m.category in HARM and (m.value_best or 0) >= _BATTLE
    }
    return [
        "cumulative" if (m.source_field, m.sentence) in told and m.category in HARM and most_of(m) >= _BESIDE else scope
        for m, scope in zip(mentions, scopes, strict=True)
    ]


#: Beside a total smaller numbers are mostly events of their own.
_BESIDE = 50
