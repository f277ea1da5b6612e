from transforms.grammar import Hint, Match, Refusal, hint, matched, recording, refuse


def test_a_refusal_is_false_and_heard_only_where_someone_listens():
    assert refuse("capacity", ["room", "for"]) is False
    with recording() as heard:
        assert refuse("capacity", ["room", "for"]) is False
        assert refuse("return") is False
    refuse("later")
    assert heard == [Refusal("capacity", ("room", "for")), Refusal("return")]


def test_a_match_is_heard_before_what_refuses_it():
    matched("passive", (0, 3))
    with recording() as heard:
        matched("passive", (0, 3))
        refuse("capacity")
    assert heard == [Match("passive", (0, 3)), Refusal("capacity")]


def test_a_hint_is_heard_with_what_it_is_about():
    hint("aside", "part", "passive")
    with recording() as heard:
        hint("aside", "part", "passive", ["with"])
    assert heard == [Hint("aside", "part", "passive", ("with",))]


def test_a_recording_within_another_hears_for_itself():
    with recording() as outer:
        with recording() as inner:
            refuse("within")
        refuse("without")
    assert (inner, outer) == ([Refusal("within")], [Refusal("without")])
