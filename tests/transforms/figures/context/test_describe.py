import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.figures.context.marking import marked
from transforms.figures.context import describe

_WRITTEN = (
    """police said|according to|the army's claim that|“|”|"|Ada Bloom|, who|, and|in Old Mill,|denied that|since
reportedly|{{Friday@2024-03-08}}|{{overnight@2024-03-09}}|<<12>>|[[killed]]|.|with|alleging|(|)|;|he said|near|St.
’s|—|RAID|charged with|last|in the""".replace("\n", "|")
    .replace("@", "!")
    .split("|")
)
PIECES = [*(piece.replace("!", "|") for piece in _WRITTEN), "\n\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_order_of_cues_gives_one_sound_context_a_mention(pieces: list[str]):
    document, mentions = marked("<<3>> [[died]] " + " ".join(pieces), published="2024-03-09")
    contexts = describe(document, mentions)
    assert len(contexts) == len(mentions)
    for context in contexts:
        assert context.certainty in ("stated", "unconfirmed", "denied")
        assert context.scope in ("incident", "cumulative", "stock")
        assert context.attributed_to is None or context.attributed_to in document.body
        assert context.place is None or context.place in document.body
        assert (context.occurred_from is None) == (context.occurred_to is None)
        if context.occurred_from and context.occurred_to and document.published_on:
            assert context.occurred_from <= context.occurred_to
            assert context.occurred_from <= document.published_on
    assert contexts == describe(document, mentions)


@pytest.mark.parametrize(
    "piece",
    [
        "A ",
        "in A, ",
        '" ',
        "“",
        "said ",
        "a said, ",
        ", ",
        "(",
        "with a ",
        "the a's claim ",
        "12:",
        "Of A ",
        "''",
        "\n",
    ],
)
def test_no_text_is_slow(piece: str):
    document, mentions = marked("<<3>> [[died]] " + piece * 3000 + "<<3>> [[died]].", published="2024-03-09")
    started = time.process_time()
    describe(document, mentions)
    assert time.process_time() - started < 2


def test_no_mentions_no_contexts():
    document, _ = marked("Nothing happened.")
    assert describe(document, []) == []
