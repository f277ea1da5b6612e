from transforms.duplicates import differences

FIRST = "Two men died on Monday. Police closed the bridge. Trains stood still."


def test_equal_texts_have_only_equal_sentences():
    assert [op for op, _ in differences(FIRST, FIRST)] == ["equal"] * 3


def test_a_changed_sentence_is_removed_and_added():
    assert differences(FIRST, FIRST.replace("Two", "Three")) == [
        ("removed", "Two men died on Monday."),
        ("added", "Three men died on Monday."),
        ("equal", "Police closed the bridge."),
        ("equal", "Trains stood still."),
    ]


def test_white_space_and_case_are_no_difference():
    assert differences("Police closed  the bridge.", "POLICE closed the\nbridge.") == [
        ("equal", "Police closed  the bridge.")
    ]


def test_a_cut_end():
    assert differences(FIRST, "Two men died on Monday.")[1:] == [
        ("removed", "Police closed the bridge."),
        ("removed", "Trains stood still."),
    ]


def test_empty_texts():
    assert differences("", "") == []
    assert differences("", "It rained.") == [("added", "It rained.")]
