"""Each pattern on sentences written for it; what each row is about stands beside it."""

import pytest

from tests.transforms.figures.reading import mentions, read
from transforms.figures.chunks import chunk
from transforms.figures.patterns import PATTERNS, Pattern
from transforms.figures.tokens import tokenise

CASES = [
    ("object", "A bomb killed 12 people in the market.", [("killed", "12")]),
    ("object", "The blast killed two soldiers, a medic and three children.",
     [("killed", "two"), ("killed", "a medic"), ("killed", "three")]),
    ("object", "Police killed the rebel leader, Omar.", [("killed", "the rebel leader")]),
    ("object", "The war has claimed the lives of over 4,000 people.", [("killed", "over 4,000")]),
    ("object", "Rebels have displaced 300 families.", [("displaced", "300")]),
    ("object", "The blast killed \"at least 12 guards\".", [("killed", "at least 12")]),  # quoted numbers
    ("object", "They had killed \"up to 30\" rebels.", [("killed", "up to 30")]),
    ("object", "Rebels killed 40 soldiers and captured 12.", [("killed", "40"), ("detained", "12")]),
    ("object", "The army destroyed five tanks, killed two rebels and captured Aru.", [("killed", "two")]),
    ("object", "The army destroyed five tanks and captured 12.", []),  # things
    ("passive", "Twelve people were killed.", [("killed", "Twelve")]),
    ("passive", "On Nov. 5, 16 people were killed.", [("killed", "16")]),
    ("passive", "On Nov. 5, 2019, 16 people were killed.", [("killed", "16")]),
    ("passive", "The passengers were all killed.", [("killed", "The passengers")]),
    ("passive", "Approx. 30 people were killed.", [("killed", "Approx. 30")]),
    ("adjacent", "100+ killed in clashes.", [("killed", "100+")]),
    ("subject", "At least 42 people, incl. 19 children and 12 women, died.",
     [("killed", "At least 42"), ("killed", "19"), ("killed", "12")]),
    ("passive", "Five people were killed and ten more were hurt.", [("killed", "Five"), ("injured", "ten")]),
    ("adjacent", "Five people were killed and ten more injured.", [("killed", "Five"), ("injured", "ten")]),
    ("passive", "TWO HUNDRED AND FIFTY REBELS WERE KILLED.", [("killed", "TWO HUNDRED AND FIFTY")]),
    ("passive", "A man was shot dead by gunmen.", [("killed", "A man")]),
    ("passive", "Two men in a parked car were killed.", [("killed", "Two")]),
    ("passive", "Four miners, who had been trapped for days, were killed.", [("killed", "Four")]),
    ("passive", "At least one officer was killed.", [("killed", "At least one")]),
    ("passive", "Some 200 villagers are believed to have been abducted.", [("abducted", "Some 200")]),
    ("subject", "Five people died in the fire.", [("killed", "Five")]),
    ("subject", "Six Orveks and three tribesmen died.", [("killed", "Six"), ("killed", "three")]),  # an unknown people
    ("passive", "Some 63 people are being treated in hospital.", [("injured", "Some 63")]),
    ("passive", "Some 63 people were treated for burns.", [("injured", "Some 63")]),
    ("passive", "Some 63 people were treated badly.", []),
    ("carried", "A medic said ten people had been taken to hospitals.", [("injured", "ten")]),
    ("subject", "One soldier paid the supreme price.", [("killed", "One")]),
    ("reduced", "At least 15 people, most of them children, drowned when a boat sank.", [("killed", "At least 15")]),
    ("reduced", "Nine people, six of them children, drowned or were crushed in the rush.", [("killed", "Nine")]),
    ("reduced", "Nine people, six of them children, drowned and were swept out to sea.", [("killed", "Nine")]),
    ("reduced", "A man shot into a crowd.", []),
    ("subject", "Up to 60 migrants are believed to have drowned.", [("killed", "Up to 60")]),
    ("subject", "Nine herders have starved to death since May.", [("killed", "Nine")]),
    ("object", "The floods have drowned 60 villagers.", [("killed", "60")]),
    ("own_limb", "A firefighter injured his left knee in the blaze.", [("injured", "A firefighter")]),
    ("own_limb", "Two players have hurt their ankles.", [("injured", "Two")]),
    ("object", "The driver injured his brother.", [("injured", "his brother")]),
    ("object", "Forces arrested on Sunday 14 men in the hills.", [("detained", "14")]),
    ("object", "Troops killed in Arca 14 rebels.", [("killed", "14")]),
    ("object", "The navy detained for questioning eight sailors.", [("detained", "eight")]),
    ("adjacent", "Two guards killed in Arca, 14 people arrested", [("killed", "Two"), ("detained", "14")]),
    ("event", "Divers are searching for six sailors.", [("missing", "six")]),
    ("event", "A search was under way for 12 people buried by the landslide.", [("missing", "12")]),
    ("event", "Police are searching for two men.", []),
    ("event", "The whereabouts of 23 villagers are unknown.", [("missing", "23")]),
    ("event", "The whereabouts of the man are unknown.", []),
    ("toll", "The toll was revised down to 88.", [("killed", "88")]),
    ("toll", "The ministry revised the death toll from 120 down to 88.", [("killed", "88")]),
    ("toll", "The ministry revised the death toll down from 120 to 88.", [("killed", "88")]),
    ("toll", "The number of deaths fell from 120 to 88.", [("killed", "88")]),
    ("toll", "The death toll, first put at 120, was lowered to 88.", [("killed", "120"), ("killed", "88")]),
    ("toll", "Casualties rose to 26 dead and 71 injured.", [("killed", "26"), ("injured", "71")]),
    ("passive", "In May 483 people were hurt.", [("injured", "483")]),
    ("passive", "On May 3 two people were hurt.", [("injured", "two")]),
    ("passive", "On June 3 12 people were hurt.", [("injured", "12")]),
    ("passive", "In May 2014 three people were hurt.", [("injured", "three")]),
    ("passive", "In June two hundred people were hurt.", [("injured", "two hundred")]),
    ("passive", "In June 2 million people were displaced.", [("displaced", "2 million")]),
    ("subject", "A third sailor died in hospital.", [("killed", "A third sailor")]),
    ("subject", "A third of the 120 sailors died.", [("killed", "A third of the 120")]),
    ("harm_count", "A third body was pulled from the river.", [("killed", "A third body")]),
    ("to_death", "A stampede crushed 24 pilgrims to death.", [("killed", "24")]),
    ("to_death", "The court sentenced 24 men to death.", []),
    ("inverted", "Killed in the blast were two guards and a driver.", [("killed", "two"), ("killed", "a driver")]),
    ("inverted", "Also wounded was a reporter.", [("injured", "a reporter")]),
    ("toll", "Flood deaths climbed to 98.", [("killed", "98")]),
    ("held", "The insurgents are holding four soldiers captive.", [("abducted", "four")]),
    ("passive", "More than 60 girls were snatched from their school.", [("abducted", "More than 60")]),
    ("object", "A thief snatched a purse.", []),
    ("toll", "That brought to 121 the number of people killed.", [("killed", "121")]),
    ("subject", "Two of the wounded later succumbed.", [("killed", "Two")]),
    ("object", "The attack wounded \"three 'suspected' rebels\".", [("injured", "three")]),
    ("subject", "About 10,000 workers fled the town.", [("displaced", "About 10,000")]),
    ("subject", "Eleven people, nine of them civilians, lost their lives.", [("killed", "Eleven")]),
    ("subject", "A woman who was shot on the road in Kayes has died.", [("injured", "A woman"), ("killed", "A woman")]),
    ("carried", "Four men were rushed to a nearby hospital.", [("injured", "Four")]),
    ("carried", "The driver was taken to Mercy Hospital as a precaution.", []),
    ("sent", "Gunfire sent four people to the hospital.", [("injured", "four")]),
    ("object", "Rockets hit the market, killing and wounding dozens.", [("injured", "dozens"), ("killed", "dozens")]),
    ("among", "The dead were named as Karl Brandt, Ewa Nowak and Tomas Rehor.",
     [("killed", "Karl Brandt"), ("killed", "Ewa Nowak"), ("killed", "Tomas Rehor")]),
    ("passive", "Two men accused of theft were lynched by a mob.", [("killed", "Two")]),
    ("passive", "Two men, 21 and 24, were wounded.", [("injured", "Two")]),
    ("subject", "A youth who was injured by police fire in protests last week succumbed to his wounds.",
     [("injured", "A youth"), ("killed", "A youth")]),
    ("subject", "Two residents who jumped from a roof did not survive.", [("killed", "Two")]),
    ("passive", "Two brothers died and a third was critically hurt.", [("killed", "Two"), ("injured", "a third")]),
    ("object", "The army lost three soldiers and one rebel was killed.", [("killed", "three"), ("killed", "one")]),
    ("event", "The remains of 12 people were recovered.", [("killed", "12")]),
    ("toll", "The dead now number 33 and the injured numbered 212.", [("killed", "33"), ("injured", "212")]),
    ("along", "He blew up the car, killing himself and five guards.",
     [("killed", "killing himself"), ("killed", "five")]),
    ("passive", "Anna Roy was found strangled.", [("killed", "Anna Roy")]),
    ("subject", "Another died on Monday.", [("killed", "Another")]),
    ("event", "He regretted the deaths of 12 students.", [("killed", "12")]),
    ("event", "It led to the killing of a journalist.", [("killed", "a journalist")]),
    ("possessed", "The reporter's murder shocked the town.", [("killed", "The reporter")]),
    ("harm_count", "The quake caused 34 deaths.", [("killed", "34")]),
    ("lives", "The feud claimed two lives.", [("killed", "two")]),
    ("toll", "That raised the death toll to 34.", [("killed", "34")]),
    ("toll", "The death toll rose from 12 to 15.", [("killed", "15")]),
    ("toll", "The death toll from the quake that struck the north on Friday rose to 1,482.", [("killed", "1,482")]),
    ("toll", "The army put the number of the dead at 11.", [("killed", "11")]),
    ("passive", "In that year about 800 Ituri and upland Lendu were slaughtered.", [("killed", "about 800")]),
    ("passive", "Children under 15 who were shot there lived.", [("injured", "Children")]),
    ("toll", "Local media put the toll at 52.", [("killed", "52")]),
    ("among", "The dead included seven women and four children.", [("killed", "seven"), ("killed", "four")]),
    ("among", "Among those wounded were two nurses.", [("injured", "two")]),
    ("moved_among", "Among the refugees are 40 children.", [("displaced", "40")]),
    ("moved_count", "Aid reached the 46,000 evacuees.", [("displaced", "the 46,000")]),
    ("moved_state", "About 85 people had registered with the authorities as displaced.", [("displaced", "About 85")]),
    ("moved_to", "The violence led more than 1,700 people to flee.", [("displaced", "more than 1,700")]),
    ("moved_subject", "The 900 people who live nearby have fled.", [("displaced", "The 900")]),
    ("toll", "The number of people injured reached 80.", [("injured", "80")]),
    ("adjacent", "Gunfire left 34 dead.", [("killed", "34")]),
    ("adjacent", "Three killed, seven injured in crash.", [("killed", "Three"), ("injured", "seven")]),
    ("headline", "BOMB KILLS 5, WOUNDS 20", [("killed", "5"), ("injured", "20")]),
    ("headline", "Man killed in crash", [("killed", "Man")]),
    ("headline", "Convoy shelled near Tal Amin, driver killed", [("killed", "driver")]),
    ("label", "Killed: 14; wounded: 35.", [("killed", "14"), ("injured", "35")]),
    ("passive", "Some 15 to 20 people were killed.", [("killed", "Some 15 to 20")]),
    ("toll", "There were 14 new deaths, bringing the total to 532.", [("killed", "14"), ("killed", "532")]),
    ("object", "The virus has infected 4,500 people.", [("affected", "4,500")]),
    ("zero", "No one was hurt.", [("injured", "No one")]),
    ("zero_count", "There were no casualties.", [("injured", "no casualties"), ("killed", "no casualties")]),
    ("passive", "About 400 families, or more than 1,900 people, were displaced.",
     [("displaced", "About 400"), ("displaced", "more than 1,900")]),
    ("passive", "Nine hundred and twenty-one families were displaced.", [("displaced", "Nine hundred and twenty-one")]),
    ("refuge", "About 500 people were living in tents.", [("displaced", "About 500")]),
    ("refuge", "More than 3,000 people were living in a displacement camp.", [("displaced", "More than 3,000")]),
    ("subject", "Some 60 families are staying with relatives.", [("displaced", "Some 60")]),
    ("shared", "A guard was chased by rebels and killed.", [("killed", "A guard")]),
    ("along", "The chief was killed along with two guards.", [("killed", "The chief"), ("killed", "two")]),
    ("possessed", "THEY MET AFTER SENATOR LUIS CARLOS GALINDO'S MURDER.", [("killed", "SENATOR LUIS CARLOS")]),
    ("object", "REBELS KILLED THE MAYOR OF THE TOWN OF HOSTA, AS WELL AS TWO FARMERS.",
     [("killed", "THE MAYOR"), ("killed", "TWO")]),
    ("object", "SEVERAL ARMED MEN KIDNAPPED JARAMA, THE BISHOP OF ARCA, AND HIS AIDE.",
     [("abducted", "JARAMA"), ("abducted", "HIS AIDE")]),
    ("event", "It resulted in the injury of six people.", [("injured", "six")]),
    ("event", "The murder of the mayor, 12 judges said, was a crime.", [("killed", "the mayor")]),
    ("object", "The blast wounded 37 people, some seriously.", [("injured", "37")]),
    ("harm_count", "It caused one unfortunate death.", [("killed", "one")]),
    ("reduced", "The engineer, kidnapped last week in Arca, is free.", [("abducted", "The engineer")]),
    ("relative", "They are the parents of a girl who was killed.", [("killed", "a girl")]),
    ("relative", "A post by Omar named the girl who was killed.", [("killed", "the girl")]),
    ("relative", "It identified the chief, who was detained along with two aides.",
     [("detained", "the chief"), ("detained", "two")]),
    ("passive", "A young man was found shot in Oak Lane.", [("injured", "A young man")]),
    ("adjacent", "4 shot, 1 fatally", [("injured", "4"), ("killed", "1")]),
    ("zero", "Neither of the brothers or their mother were injured.", [("injured", "Neither of the brothers")]),
    ("suicide", "He then turned the gun on himself.", [("killed", "turned the gun on himself")]),
    ("sufferer", "Six people suffered burns.", [("injured", "Six")]),
    ("refuge", "About 870 families are staying in 20 evacuation centres.", [("displaced", "About 870")]),
    ("forced", "Floods forced 900 people to flee.", [("displaced", "900")]),
    ("present", "12 die in crash", [("killed", "12")]),
    ("object", "A bomb killed 30 people, two officials said on Friday.", [("killed", "30")]),
    ("arrests", "Police made five arrests.", [("detained", "five")]),
    ("held", "Gunmen took 20 students hostage.", [("abducted", "20")]),
    ("moved", "About 75 villagers were moved by boat to safer places.", [("displaced", "About 75")]),
    ("arrived", "Some 300 women arrived at the border after fleeing raids.", [("displaced", "Some 300")]),
    ("state", "A guard was discovered dead.", [("killed", "A guard")]),
    ("object_state", "Gunmen shot a teacher dead.", [("killed", "a teacher")]),
    ("object_state", "Inmates stabbed a guard to death.", [("killed", "a guard")]),
    ("object", "Woman kills son, self", [("killed", "son"), ("killed", "self")]),
    ("object", "Man killed wife, 4 kids, then himself", [("killed", "wife"), ("killed", "4"), ("killed", "himself")]),
    ("object", "Militants beheaded three hostages.", [("abducted", "three"), ("killed", "three")]),
    ("object", "The strike killed a family of six.", [("killed", "a family of six")]),
    ("passive", "A family of six was killed.", [("killed", "A family of six")]),
    ("passive", "Eleven people, four of them children, were killed.", [("killed", "Eleven")]),
    ("passive", "Fourteen people, all civilians, were killed.", [("killed", "Fourteen")]),
    ("passive", "A ten year old boy was shot.", [("injured", "A ten year old boy")]),
    ("passive", "A 25 y/o man was killed.", [("killed", "A 25 y/o man")]),
    ("headline", "15-year-old killed in shooting", [("killed", "15-year-old")]),
    ("event", "The deaths of Lind, 24 and Dunn, 23 shocked the town.", [("killed", "Lind"), ("killed", "Dunn")]),
    ("zero", "Not a single person was killed.", [("killed", "Not a single person")]),
    ("object", "A blast hit the market, killing civilians.", [("killed", "civilians")]),
    ("object", "The mayor was attacked and gunmen killed her.", [("killed", "her")]),
    ("object", "REBELS SEIZED THE MAYOR.", [("abducted", "THE MAYOR")]),
    ("passive", 'A DELEGATE WAS "KIDNAPPED" IN THE CAPITAL.', [("abducted", "A DELEGATE")]),
    ("possessed", "OQUENDO'S MURDER SHOCKED THE CAPITAL.", [("killed", "OQUENDO")]),
    ("reduced", "An engineer, kidnapped in May, was freed.", [("abducted", "An engineer")]),
    ("found", "Police found a woman with a gunshot wound.", [("injured", "a woman")]),
    ("adjectival", "Buses took 40 wounded men away.", [("injured", "40")]),
    ("including", "Nine people — including three children — were killed.", [("killed", "Nine"), ("killed", "three")]),
    ("passive", "Nine people — most of them children — were killed.", [("killed", "Nine")]),
    ("passive", "Nine people - mostly children - were killed.", [("killed", "Nine")]),
    ("including", "Nine people, including three children, were killed.", [("killed", "Nine"), ("killed", "three")]),
    ("including", "Two were killed and nine others, including two officers, hurt.",
     [("killed", "Two"), ("injured", "nine"), ("injured", "two")]),
    ("passive", "TEN GUARDS WERE MERCILESSLY KILLED IN ITALY.", [("killed", "TEN")]),  # an adverb without capitals
    ("passive", "Six nuns and two women who worked with them were killed.", [("killed", "Six"), ("killed", "two")]),
    ("passive", "Two men who were acting as her guards and a cook were hurt.",
     [("injured", "Two"), ("injured", "a cook")]),
    ("passive", "One person who happened to be passing by the park at the time was hurt.", [("injured", "One")]),
    ("passive", "Residents who live near the park said two men were killed.", [("killed", "two")]),
    ("passive", "Six nuns -- four Danes and two Finns -- and a cook were killed.",
     [("killed", "Six"), ("killed", "a cook")]),
    ("passive", "Many people inside were wounded.", [("injured", "Many")]),
    ("passive", "Thirtythree sailors were wounded.", [("injured", "Thirtythree")]),  # glued by a wire
    ("passive", "An undetermined number of guests were killed.", [("killed", "An undetermined number of")]),
    ("passive", "Two guests continued to be held hostage.", [("abducted", "Two")]),
    ("held", "She took four students as hostages.", [("abducted", "four")]),
    ("are_among", "Two officers are among the wounded.", [("injured", "Two")]),
    ("are_among", "Two officers are behind the wounded.", []),
    ("harm_of", "On 23 May 28 bodies of farmers were found.", [("killed", "28")]),
    ("harm_of", "He was charged with the May 31 death of Ada Lee.", [("killed", "Ada Lee")]),
    ("event", "They deplored the murder in Mesa of two judges.", [("killed", "two")]),
    ("event", "THE KIDNAPPING OF ORAN TULEK HAS SHOCKED MESA.", [("abducted", "ORAN TULEK")]),
    ("after", "A teen is recovering at the Elm Children's Hospital after being shot.", [("injured", "A teen")]),
    ("after", "Staff protested after being terminated.", []),
    ("passive", "One of the men ended up getting shot.", [("injured", "One")]),
    ("passive", "He drove off after he was shot at by a rival.", []),
    ("when_they", "Two men were walking home when they were shot.", [("injured", "Two")]),
    ("when_they", "Two men were with a friend when they were shot at by a rival.", []),
    ("reported", "Police were called to a report of a person shot.", [("injured", "a person")]),
    ("relative", "He asked about the six people that were shot.", [("injured", "the six")]),
    ("found", "Paramedics pronounced the victim deceased.", [("killed", "the victim")]),
    ("found", "Doctors pronounced her dead.", [("killed", "her")]),
    ("found", "Families buried their dead.", []),
    ("found", "She found her stepfather, Jim Walls, dead.", [("killed", "her stepfather")]),
    ("found", "Deputies located a male suffering from a stab wound.", [("injured", "a male")]),
    ("found_harmed", "They found the girl injured and standing by a road.", [("injured", "the girl")]),
    ("found_harmed", "Police said the man shot and ran.", []),
    ("wounded", "A man walked into a clinic with an apparent graze wound.", [("injured", "A man")]),
    ("wounded", "Ruth Alder, who was pregnant, was found with two stab wounds.", [("injured", "Ruth Alder")]),
    ("wounded", "Police went to the 600 block of Elm Street with gunshot wounds in mind.", []),
    ("subject", "He died from a gunshot wound.", [("killed", "He")]),
    ("sufferer", "A boy and a girl each had graze wounds.", [("injured", "A boy"), ("injured", "a girl")]),
    ("sufferer", "He had no gunshot wounds.", []),
    ("sufferer", "They met a woman who had sustained multiple gunshot wounds.", [("injured", "a woman")]),
    ("transported", "The victim was flown to the Med in critical condition.", [("injured", "The victim")]),
    ("carried", "The girl was taken by ambulance to the University of Arca Hospital.", [("injured", "The girl")]),
    ("carried", "Mother and child taken to hospital", [("injured", "Mother"), ("injured", "child")]),
    ("object", "A man was accused of killing 15-year-old in a fire.", [("killed", "15-year-old")]),
    ("subject", "Al Penn, 35; Shona Young, 34; and Dora Luz, 26, died in the crash.",
     [("killed", "Al Penn"), ("killed", "Shona Young"), ("killed", "Dora Luz")]),
    ("passive", "Martin Hale Jr. was killed.", [("killed", "Martin Hale Jr.")]),
    ("subject", "A clerk, Albert Spears, Jr., died.", [("killed", "A clerk")]),
    ("headline", "Boy Accidentally Shot in Head", [("injured", "Boy")]),
    ("inverted", "Treated for minor injuries were Ron Beck and Carla Dunn.",
     [("injured", "Ron Beck"), ("injured", "Carla Dunn")]),
    ("relative", "Six nuns, five of them Danes, who were killed", [("killed", "Six"), ("killed", "five")]),
    ("event", "The murder on 22 March of Ada Lee shocked the town.", [("killed", "Ada Lee")]),
    ("event", "The trial, as demonstrated by the murder of a judge, goes on.", [("killed", "a judge")]),
    ("passive", "About 50 farmers of various ages were killed.", [("killed", "About 50")]),
    ("passive", "He showed the men a letter that was seized.", []),
    ("passive", "Both Finnish and Danish civilians were killed.", [("killed", "Finnish and Danish civilians")]),
    ("reduced", "They want the release of a Dane, kidnapped last week by rebels.", [("abducted", "a Dane")]),
]  # fmt: skip


@pytest.mark.parametrize(("about", "text", "expected"), CASES)
def test_what_a_sentence_reports(about: str, text: str, expected: list[tuple[str, str]]):
    assert read(text) == expected, about


NOTHING = [
    ("hypothetical", "The dam could kill thousands of people."),
    ("purpose", "They came to kill 12 soldiers."),
    ("a denial", "A spokesman for the group denied that any of its fighters had been killed."),
    ("attempts", "He survived three assassination attempts."),
    ("a question", "It was not clear how many people were hurt."),
    ("a holiday has no victim", "The bar that closed on New Year's Eve was shot at."),
    ("a feared toll", "Aid groups fear the toll could exceed 2,000."),
    ("would have", "It would have killed 12 people."),
    ("negated verb", "He did not kill two men."),
    ("delegates", "Some 1,600 delegates met in the hall."),
    ("distance", "The town lies 40 km away, where gunmen were killed off."),
    ("things", "The storm destroyed 300 houses."),
    ("days", "Police killed time for three days."),
    ("grievance", "Students protested against the killing of two teachers."),
    ("attackers flee", "The attackers fled."),
    ("shooting at", "Gunmen shot at a car."),
    ("what is suffered is no injury", "Two firms suffered losses."),
    ("bodies that are none", "Various trade bodies met."),
    ("each", "Each victim was killed by a bullet."),
    ("shooting repeatedly at", "Several armed men shot repeatedly at the office."),
    ("life in general", "The loss of human life must be avoided."),
]


@pytest.mark.parametrize(("about", "text"), NOTHING)
def test_what_is_no_figure(about: str, text: str):
    numbers = [m for m in mentions(text) if m.group_kind != "plural"]
    assert numbers == [], about


def test_a_verb_takes_the_subject_it_agrees_with():
    """ "was" needs one victim: the two officers are not the ones who were jailed."""
    assert read("A man who shot two officers was killed.") == [("killed", "A man"), ("injured", "two")]


def test_the_span_is_the_quantity_and_the_victim_the_rest():
    text = "At least 12 Kurdish farmers were killed."
    (mention,) = mentions(text)
    assert text[mention.start : mention.end] == "At least 12"
    assert mention.victim == "Kurdish farmers"
    assert text[mention.trigger_start : mention.trigger_end] == "were killed"


def test_households_are_counted_as_households():
    assert [m.unit for m in mentions("Some 300 families were evacuated.")] == ["household"]


def test_pattern_names_say_what_fired():
    """Every pattern is named; the tests above name each of them at least once."""
    named = {about for about, _, _ in CASES}
    assert {pattern.name for pattern in PATTERNS} <= named | {"left", "reduced"}


@pytest.mark.parametrize(
    "text",
    [
        "Troops captured East Riverton after a siege.",  # a place
        "Rebels captured Riverton after a long siege of the town.",
        "Troops captured 12 tanks.",
    ],
)
def test_what_is_captured_besides_people_is_no_figure(text: str):
    assert read(text) == []


@pytest.mark.parametrize("pattern", [pattern for pattern in PATTERNS if pattern.also], ids=lambda pattern: pattern.name)
def test_a_pattern_matches_nothing_without_a_code_that_it_is_said_to_need(pattern: Pattern):
    texts = {text for _, text, _ in CASES}
    codes = {chunk(tokenise(text, 0, len(text))).codes for text in texts}
    lacking = {each.replace(code, other) for each in codes for code in pattern.also for other in ("", ",", "x", "N")}
    assert [each for each in lacking if pattern.regex.search(each)] == []
