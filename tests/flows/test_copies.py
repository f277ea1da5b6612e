from flows.copies import changes

HERE = "Two men died on Monday. Police closed the bridge. Trains stood still."


def test_only_what_differs_is_shown_and_marked():
    lines = changes(HERE, "Three men died on Monday. Police closed the bridge.")
    assert [line.plain for line in lines] == [
        "- Two men died on Monday.",
        "+ Three men died on Monday.",
        "- Trains stood still.",
    ]


def test_equal_texts_show_nothing():
    assert changes(HERE, HERE) == []


def test_control_characters_do_not_reach_the_terminal():
    assert "\x1b" not in changes("A \x1b[31mline.", "Another.")[0].plain
