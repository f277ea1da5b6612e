"""Numbers beside a word of harm that count nobody harmed; what each row is about stands beside it."""

import pytest

from tests.transforms.figures.reading import read

CASES = [
    ("a negative number is no count", "Minus -5 people were killed."),
    ("a negative number in digits alone", "-5 people were killed, the form says."),
    ("minus in words", "Minus 5 people were killed."),
    ("a negative number without a noun", "Some -12 were injured."),
    ("losses are money", "The company was injured by losses of 3 million."),
    ("what a number of sales is", "The tariff hurt 3 million in sales."),
    ("time that is killed", "The 12 delegates killed time in the lobby."),
    ("plans that are killed off", "The board killed off 12 projects."),
    ("an even race", "The two teams are dead even."),
    ("animals", "One of the family dogs was killed and 20 elephants died."),
    ("things with an adjective of harm", "The army seized 12 rifles."),
    ("a plan", "They planned the assassination of the president."),
    ("an intention", "They came with the intention of kidnapping the envoy."),
    ("a possible death", "We await a report on the possible death of the pilot."),
    ("a call", "He was calling for the killing of the general."),
    ("an aim that goes on", "Arms were sent so that they continue killing people."),
    ("a practice", "The group has been blamed for massacres of peasants."),
    ("a practice in the perfect", "They have murdered judges."),
    ("a practice of now", "Drugs are killing our children."),
    ("an attribute of those released", "They demanded the release of kidnapped people."),
    ("an attribute", "The rebels freed kidnapped people."),
    ("an attribute beside another", "Nurses moved the wounded and maimed guerrillas."),
    ("an attribute in a list", "Relatives of the jailed, missing, and murdered people met."),
    ("those who are to go free", "They long for the release of all those who have been abducted."),
    ("hunger in general", "In poor countries people are dying of hunger."),
    ("any", "We do not know of any policemen being wounded."),
    ("what the seized owned", "Troops seized the mayor's car."),
    ("shots in the air", "The police shot in the air."),
    ("kinds of massacres", "The group was blamed for various massacres of peasants."),
    ("a film", "In the film, a gunman kills 12 people."),
    ("a novel", "In her first novel a detective finds three bodies."),
    ("a score", "The golfer shot 67 in the final round."),
    ("farms are seized", "The army seized five farms and 20 rifles."),
    ("property is seized", "TROOPS SEIZED PROPAGANDA MATERIAL IN THE HOUSE."),
    ("a total of something else", "He scored twice, bringing the total to 532."),
    ("batteries", "Two dead batteries were found."),
    ("documents", "More than 200 missing documents were found."),
    ("an escape", "Two people narrowly escaped being killed."),
    ("a list in sport", "Injured reserve has 12 players."),
    ("a threat", "An earthquake of this size could kill thousands."),
    ("a condition", "If the dam breaks, 500 people would be killed."),
    ("what was prevented", "Police defused a bomb that would have killed dozens."),
    ("nearly", "Some 12 people were almost killed."),
    ("germs", "It kills 99 percent of germs."),
    ("defeats", "He suffered 12 defeats."),
    (
        "what one takes is no subject of the next verb",
        "The club had a loss of 4 million and its fans were hurt by the decision.",
    ),
    ("what suffers may be a club", "The club suffered a loss of 3 million and its rivals were hurt by the sale."),
    ("what suffers may be a party", "The party suffered badly and its allies were hurt by the vote."),
    ("learning about a plane", "He did not remember how he learned that the plane had been shot down."),
    ("an owner", "The critics murdered the young director's first play."),
    ("a search for suspects", "The government withdrew notices seeking the arrest of 14 fugitives."),
    ("where their families come from", "Both come from families that fled Cuba before the revolution."),
    ("the homeless of every day", "The Senate approved a bill to aid thousands of homeless people."),
    ("vessels", "The recent detention of Kuwaiti fishing vessels was not the first."),
    ("an opera", "The opera ends with the death of the two lovers."),
    ("a game", "The video game lets players kill hundreds of zombies."),
    ("an acronym", "The same goes for the clones known as NAB 12 and RRIM 725."),
    ("a measure", "Imported oils displace 171 mln bushels of soybeans."),
    ("a hanging sentence is no death yet", "The court sentenced 12 men to death."),
]


@pytest.mark.parametrize(("about", "sentence"), CASES)
def test_no_figure(about: str, sentence: str):
    assert read(sentence) == [], about


@pytest.mark.parametrize(
    ("about", "sentence", "expected"),
    [
        ("an hour", "He was shot shortly after 11 p.m. near a bar.", [("injured", "He")]),
        ("ages", "Men between the ages of 18 and 22 were shot.", [("injured", "Men")]),
        ("a wound is a noun", "Boy dies of accidental gunshot wound Sunday", [("killed", "Boy")]),
    ],
)
def test_the_number_is_left_alone(about: str, sentence: str, expected: list[tuple[str, str]]):
    assert read(sentence) == expected, about
