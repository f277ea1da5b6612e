import pytest

from tests.transforms.structure.records import structured

OPENING = "The old bridge in the harbour town was closed on Monday for the whole of next year."


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("The Associated Press contributed to this report.", "byline"),
        ("Copyright 2016 The Example Times. All rights reserved. This material may not be published.", "copyright"),
        ("WXYZ will update this story as soon as information is received.", "update_note"),
        ("This article first appeared on Quay and is republished with permission.", "syndication"),
    ],
)
def test_the_sentence_before_a_note_stays(note: str, reason: str):
    made = structured({"text": f"{OPENING}\n\nNobody was hurt, police said. {note}"})
    assert made.articles["body"].to_list() == [f"{OPENING}\n\nNobody was hurt, police said."]
    assert (2, note, reason) in made.article_furniture.select("line_number", "text", "reason").rows()


@pytest.mark.parametrize(
    "note",
    [
        "Ann Lee is a staff writer for The Example Times. Bo Stone contributed to this report.",
        "Copyright 2016 The Example Times. All rights reserved.",
        "This is a developing story. WXYZ will update this story.",
    ],
)
def test_notes_of_two_sentences_go_as_a_whole(note: str):
    made = structured({"text": f"{OPENING}\n\n{note}"})
    assert made.articles["body"].to_list() == [OPENING]
