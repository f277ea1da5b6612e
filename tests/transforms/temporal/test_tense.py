import pytest

from transforms.temporal.tense import direction

CLAUSES = [
    ("the rebels attacked on {} near the town", "past", "past tense before"),
    ("on {} the rebels attacked", "past", "past tense after"),
    ("he said on monday that talks will resume on {}", "future", "the nearest verb before"),
    ("the talks will be held on {}", "future", "a passive future is no past"),
    ("it could have ended on {}", "past", "modal and perfect"),
    ("it has been closed since {}", "past", "since"),
    ("talks go on until {}", "future", "until"),
    ("they had not arrived by {}", "past", "by, after a past perfect"),
    ("notes due {}", "future", "due"),
    ("after {}'s ruling", "past", "a possessive names what has happened"),
    ("they would look for ways around {}'s ruling", "past", "... whatever the verb before"),
    ("the players will train for {}'s match", "future", "... unless it is what the verb leads to"),
    ("the delegation planned to leave the capital on {}", "future", "what was planned lies ahead"),
    ("the offer had been due to expire {}", "past", "what had been due is over"),
    ("the vote could still be held on {}", "future", "a passive future with still"),
    ("it would be paid on an unspecified date in {}", "future", "unspecified is no verb"),
    ("a meeting in the united states on {}", "", "united is no verb"),
    ("the index is near its record set on {}", "past", "a record that was set"),
    ("neither could be located on {}", "past", "... nor what neither could"),
    ("the minister could not be reached on {}", "past", "what could not be done was not"),
    ("between may 3 and {} the town was shelled", "past", "May with a day is no verb"),
    ("the fighting continued until {}", "past", "a past that went on until then"),
    ("the vote was put off until {}", "future", "... but not what was put off until then"),
    ("the farm at seton opens tobe on {}", "future", "words that look like two of ours run together"),
    ("the guards couldn’t hold the gate {}", "past", "an apostrophe of print is one too"),
    ("the talks won’t {}", "future", "... whatever stands between"),
    ("the election is {}", "future", "what is on a day is to come"),
    ("the toll stood at 81 by {}", "past", "a count that had been reached"),
    ("troops were told to leave by {}", "future", "... but not what is still to be done"),
    ("crude for {} delivery fell", "future", "goods that are still to be delivered"),
    ("the {} massacre still divides them", "past", "an event that is named by its day"),
    ("the trial was postponed to {}", "future", "what was put off"),
    ("shares slipped ahead of {}", "future", "ahead of"),
    ("the next update is at {}", "future", "what is at a time is to come"),
    ("the burial is in tunis on {}", "future", "what has a place and a day is to come"),
    ("she is in hospital on {}", "", "... a state is not"),
    ("the dam broke through on {}", "past", "through belongs to the verb"),
    ("the order is stayed until {}", "future", "what is kept until then"),
    ("more snow is forecast for {}", "future", "what is forecast"),
    ("sales rose this year through {}", "past", "the year so far"),
    ("in the eight months to {} they fell", "past", "the months before"),
    ("classes resume {}", "future", "a timetable"),
    ("court to rule {} on killing", "future", "an announcement without another verb"),
    ("he failed to appear on {}", "past", "... but not what came of one"),
    ("the council will meet at 3 p.m. edt on {}", "future", "the stop of an abbreviation ends no sentence"),
    ("charges will be filed in {}'s fatal shooting", "past", "an event that the day owns"),
    ("it ended. the {} meeting", "", "verbs of the sentence before do not count"),
]


@pytest.mark.parametrize(("clause", "expected", "about"), CLAUSES, ids=[row[2] for row in CLAUSES])
def test_direction(clause: str, expected: str, about: str):
    start = clause.index("{}")
    text = clause.format("friday")
    assert direction(text, start, start + len("friday")) == expected, about
