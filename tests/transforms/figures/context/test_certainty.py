import pytest

from tests.transforms.figures.context.marking import marked
from transforms.figures.context import describe

CASES = {
    "plain": ("<<12>> people were [[killed]] in the fire.", "stated"),
    "reportedly inside": ("<<12>> people were reportedly [[killed]].", "unconfirmed"),
    "feared": ("<<12>> people are feared [[dead]] in the mine.", "unconfirmed"),
    "allegedly before": ("The guard allegedly shot and [[killed]] <<12>> prisoners.", "unconfirmed"),
    "not clear who did it": ("It was not immediately clear who [[killed]] <<12>> men.", "stated"),
    "not clear whether": ("It was not clear whether <<12>> missing men had been [[killed]].", "unconfirmed"),
    "claim of a party": ("The rebels claimed that <<12>> soldiers were [[killed]].", "unconfirmed"),
    "lives claimed are no claim": ("The storm has claimed more than <<12>> lives.", "stated"),
    "lives claimed before": ("The storm claimed the lives of many and [[injured]] <<12>> others.", "stated"),
    "verbs of one subject share a doubt": ("The storm reportedly broke the dam, and [[killed]] <<12>>.", "unconfirmed"),
    "denied bail": ("The judge denied bail to the man charged with [[killing]] <<12>>.", "stated"),
    "denied involvement": ("The general denied any involvement in the [[killing]] of <<12>> monks.", "stated"),
    "denial of something else": (
        "The envoy denied that the change of his plans was in any way connected with the [[arrest]] of <<12>> men.",
        "stated",
    ),
    "doubt of who did it": (
        "The row, reportedly over the noise of two old motorcycles next door, [[left]] <<2>> dead.",
        "stated",
    ),
    "doubt before a relative clause": ("It was perhaps the bridge, where <<2>> people were [[killed]].", "stated"),
    "rumours": ("Rumours spread that <<12>> people had [[died]].", "unconfirmed"),
    "denied": ("The army denied that <<12>> civilians were [[killed]].", "denied"),
    "denial outweighs hedge": ("The army denied reports that <<12>> people may have been [[killed]].", "denied"),
    "no evidence": ("There was no evidence that <<12>> people were [[killed]].", "denied"),
    "taken back": ("An earlier version of this article said that <<12>> people were [[killed]].", "denied"),
    "not denied": ("The army did not deny that <<12>> civilians were [[killed]].", "stated"),
    "dismissed": ("The minister dismissed as untrue reports that <<12>> miners had [[died]].", "denied"),
    "hedge of another clause": (
        "The dam was reportedly old, but <<12>> people were [[killed]] by the flood.",
        "stated",
    ),
    "hedge after the clause": ("<<12>> people were [[killed]], and the driver was reportedly drunk.", "stated"),
    "suspects are not doubts": ("The force [[detained]] <<12>> suspected smugglers.", "stated"),
}


@pytest.mark.parametrize(("text", "certainty"), CASES.values(), ids=CASES.keys())
def test_certainty_of_a_number(text: str, certainty: str):
    document, mentions = marked(text)
    assert [context.certainty for context in describe(document, mentions)] == [certainty]


def test_nobody_hurt_is_a_number_not_a_denial():
    document, mentions = marked("The mayor denied that <<anybody>> was [[hurt]].", value=0)
    assert describe(document, mentions)[0].certainty == "stated"


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("They denied participation in the [[murder of]] <<a judge>>.", "stated"),
        ("He denied that it was linked to the [[murder of]] <<a judge>>.", "stated"),
        ("They denied the [[murder of]] <<a judge>>.", "denied"),
    ],
)
def test_who_denies_a_part_in_a_murder_does_not_deny_the_murder(text: str, certainty: str):
    document, mentions = marked(text)
    mentions[0].pattern = "event"
    assert describe(document, mentions)[0].certainty == certainty
