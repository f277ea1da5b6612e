"""Kinds of sentences that general news has and conflict reports have not: the toll that each gives."""

import pytest

from tests.transforms.figures.reading import figures, toll

#: kind, text, the toll by category (None: no figure).
KINDS: list[tuple[str, str, dict[str, int | None]]] = [
    ("left", "More than 40,000 people have left Tolo since the offensive began.", {"displaced": 40_000}),
    ("left", "Around 600 residents left the area as the lava came closer.", {"displaced": 600}),
    ("left", "Some 200 employees have left the company since the merger.", {"displaced": None}),
    ("left", "About 500 students left the city for the holidays.", {"displaced": None}),
    ("left", "The siege has left 500 people dead.", {"killed": 500, "displaced": None}),
    ("share left", "About 80 per cent of the 25,000 residents have left.", {"displaced": 20_000}),
    ("share left", "About 70 per cent of the 400 staff have left the firm.", {"displaced": None}),
    ("reached", "By Friday some 300 families had reached the camp.", {"displaced": 300}),
    ("reached", "Three climbers had reached the camp at 7,000 metres.", {"displaced": None}),
    ("dead and wounded", "The battle left over 6,000 dead and wounded.", {"killed": None, "affected": 6_000}),
    ("dead and wounded", "The blast left 40 dead and 60 wounded.", {"killed": 40, "injured": 60}),
    ("record", "The storm killed four people, the deadliest since 1987, when 18 people were killed.", {"killed": 4}),
    ("all of", "All of the 45 pupils were injured.", {"injured": 45}),
    ("unhurt", "All of the 45 pupils were unharmed.", {"injured": 0}),
    ("unhurt", "Six people were hurt and all 12 children escaped unhurt.", {"injured": 6}),
    ("unhurt", "The house was unscathed.", {"injured": None}),
    ("in turn", "In May 12 people were killed, in June nine and in July four.", {"killed": 25}),
    ("in turn", "In May 12 people were killed, in June nine shops burnt.", {"killed": 12}),
    ("loss", "The bank took a loss of 12 million and savers were hurt.", {"killed": None, "injured": None}),
    ("loss", "It posted a loss of 30 million, and 12 people were hurt in a crash.", {"killed": None, "injured": 12}),
    ("trade", "Some 2,000 farmers were hurt by the tariffs.", {"injured": None}),
    ("sport", "The champions wounded their rivals with three tries.", {"injured": None}),
    ("fiction", "The series follows a detective after 12 girls vanish and three are found dead.", {"killed": None}),
    ("none of", "None of the 42 pupils were injured when the lorry hit their coach.", {"injured": 0}),
    ("none of", "None of the seven crew members were killed, the line said.", {"killed": 0}),
    ("none of", "Neither of the two pilots was hurt.", {"injured": 0}),
    (
        "none of",
        "Six of the 30 men in the first boat died. None of the 12 men in the second boat were hurt.",
        {"killed": 6, "injured": 0},
    ),
    (
        "including",
        "The avalanche killed five skiers, including a guide, and eight others were injured.",
        {"killed": 5, "injured": 8},
    ),
    (
        "including",
        "The blast left 12 people dead, including two nurses, and 30 were hurt.",
        {"killed": 12, "injured": 30},
    ),
    (
        "including",
        "The storm caused four deaths, among them a child, and 20 others were injured.",
        {"killed": 4, "injured": 20},
    ),
    ("another", "He opened fire in a shop, killing two customers and wounding another.", {"killed": 2, "injured": 1}),
    ("another", "The bear killed a hiker and injured another near the lake.", {"killed": 1, "injured": 1}),
    ("another", "The gunmen shot dead three clerks and wounded a fourth.", {"killed": 3}),
    ("to something", "Three boys killed the dog of a neighbour.", {"killed": None}),
    ("to something", "Two hunters shot four cows at dawn.", {"injured": None}),
    ("to something", "Eleven cooks scalded their new tablecloth.", {"injured": None}),
    ("to something", "Three boys killed the day before were buried.", {"killed": 3}),
    ("to something", "Two miners hurt two days after blast", {"injured": 2}),
    ("to something", "Ten villagers killed the army said", {"killed": 10}),
    ("averted", "The seat belt law has prevented 3,000 deaths, the agency said.", {"killed": None}),
    ("averted", "The new drug averts some 900 deaths every year.", {"killed": None}),
    ("averted", "About 70 deaths could have been prevented, the report says.", {"killed": None}),
    ("bracket", "Three Border Security Force (BSF) soldiers were killed in the raid.", {"killed": 3}),
    ("bracket", "Two African Union (AU) troops and three villagers were injured.", {"injured": 5}),
    ("bracket", "Gunmen wounded five National Guard (NG) soldiers.", {"injured": 5}),
    ("places", "The landslides killed 12 in Mora, nine in Dobri and three in Tarn.", {"killed": 24}),
    ("places", "Four people died in Lodu, three in Pess and two in Haran, officials said.", {"killed": 9}),
    ("places", "Police detained 14 men in Mora, six in Dobri and one in Tarn.", {"detained": 21}),
    ("as were", "The driver was injured, as were three passengers.", {"injured": 4}),
    ("as were", "A judge was killed in the blast, as was his guard.", {"killed": 2}),
    ("as were", "The pilot was killed on Friday, as were two nurses and a doctor.", {"killed": 4}),
    ("killer", "The gunman killed three shoppers before being shot by police, who said he died.", {"killed": 4}),
    ("killer", "A student killed four classmates before he was killed by guards.", {"killed": 5}),
    ("killer", "A guard shot dead three officers on Friday. He was later killed by troops.", {"killed": 4}),
    (
        "in addition",
        "In addition to the gunman, at least four people were killed and ten were wounded.",
        {"killed": 5, "injured": 10},
    ),
    ("in addition", "In addition to three attackers, seven soldiers died in the raid.", {"killed": 10}),
    ("in addition", "Besides that, four people were killed.", {"killed": 4}),
    ("and died", "A girl slipped on the rocks and drowned.", {"killed": 1}),
    ("and died", "Three workers breathed fumes in the tank and died.", {"killed": 3}),
    ("and died", "One man ran back into the burning house and died.", {"killed": 1}),
    ("apposition", "Omar Sow, a teacher, and two pupils were killed.", {"killed": 3}),
    ("apposition", "Ruth Alder, the mayor of Mesa, and her driver were injured.", {"injured": 2}),
    ("apposition", "Three officers, Sgt. Al Penn, Cpl. Ken Roy and Pvt. Dan Oak, were killed.", {"killed": 3}),
    ("injuries", "A cyclist suffered multiple injuries in the crash.", {"injured": 1}),
    ("injuries", "The pilot was treated for several injuries.", {"injured": 1}),
    ("injuries", "She sustained two injuries when the wall fell.", {"injured": 1}),
    ("stopped", "Troops stopped the man from killing the judge.", {"killed": None}),
    ("stopped", "The wall prevented the gunman from shooting the guards.", {"killed": None, "injured": None}),
    ("stopped", "Her mother kept him from stabbing the neighbour.", {"killed": None, "injured": None}),
    (
        "earlier",
        "A man was killed near the square where, in 2014, a bomb killed 30 people and injured 90.",
        {"killed": 1, "injured": None},
    ),
    ("earlier", "The fire, which killed three, came six years after a blaze killed 40 people there.", {"killed": 3}),
    ("earlier", "Two were hurt a mile from where five people were shot dead in May.", {"injured": 2, "killed": None}),
    ("share", "About 2.1 million people, or 40 percent of the population, are displaced.", {"displaced": 2100000}),
    ("share", "Some 900 residents, or half of the town, were evacuated.", {"displaced": 900}),
    ("share", "Nearly 300 miners, or 12% of the workforce, were injured.", {"injured": 300}),
    ("two verbs", "Police arrested and badly beat six students.", {"detained": 6}),
    ("two verbs", "Rebels abducted and later released 14 farmers.", {"abducted": 14}),
    ("two verbs", "Her father and her family were killed in the raid.", {"killed": 3}),
    (
        "total",
        "Three blasts hit Mora. They killed a total of 30 people and wounded 70. "
        "The second blast, in a market, killed 12 people and wounded 20.",
        {"killed": 30, "injured": 70},
    ),
    (
        "total",
        "Rebels killed five farmers at dawn. They then killed three members of the security forces.",
        {"killed": 8},
    ),
    (
        "singulars",
        "He opened fire, killing the governor, three others and wounding two more.",
        {"killed": 4, "injured": 2},
    ),
    ("singulars", "A gunman stormed the office, killing the editor, four others and himself.", {"killed": 6}),
    ("one person", "Police arrested a lawyer and party leader, Ada Lee, on Monday.", {"detained": 1}),
    ("one person", "Gunmen shot dead a farmer and village chief, Omar Sow.", {"killed": 1}),
    ("revised", "The governor revised the toll of the flood in Mora from 60 to 55.", {"killed": 55}),
    ("revised", "The quake killed 210 people, up from 190 reported on Sunday, the ministry said.", {"killed": 210}),
    ("lost their lives", "Nine of the ten people stabbed on Friday lost their lives.", {"killed": 9, "injured": 1}),
    ("gapped", "Two men were killed on Friday and a girl injured in a shooting in Mesa.", {"killed": 2, "injured": 1}),
    ("gapped", "Four people were shot dead and a boy wounded at a bar.", {"killed": 4, "injured": 1}),
    ("then", "He first killed a clerk, later killing two guards.", {"killed": 3}),
    ("then", "The man killed his wife, then killed three neighbours.", {"killed": 4}),
    ("apart from", "Apart from the gunman, four people died and six were injured.", {"killed": 5, "injured": 6}),
    ("apart from", "All 30 passengers were injured apart from two boys.", {"injured": 30}),
    ("places", "Marchers were killed on Friday: three in Mora, two in Tarn and one in Pess.", {"killed": 6}),
    ("places", "Floods killed 30 people on Friday: 18 in Mora and 12 in Tarn.", {"killed": 30}),
    ("apposition", "Colonel Ada Lee, the commander of the 4th Brigade, and three guards were hurt.", {"injured": 4}),
    ("apposition", "Ken Roy, leader of the party, and Ada Lee, its treasurer, were arrested.", {"detained": 2}),
    ("apposition", "Sgt. Ada Lee, 29, of El Toro, and Spc. Ken Roy, 22, of Tulsa, were killed.", {"killed": 2}),
    (
        "earlier",
        "A bomb wounded three people at a market in which 26 people were killed in 2015.",
        {"injured": 3, "killed": None},
    ),
    ("lost their lives", "Two of the five people stabbed in Mora died.", {"killed": 2, "injured": 3}),
    ("animals", "The hunters killed four bears.", {"killed": None}),
    ("animals", "An oil spill killed 700 seals.", {"killed": None}),
    ("animals", "The crash killed 12 Navy SEALs.", {"killed": 12}),
    ("metres", "The four-time 100m champion suffered a knee injury at the trials.", {"injured": None}),
    ("metres", "The famine killed 1.2m people, the agency said.", {"killed": 1_200_000}),
    ("metaphor", "Six players were eliminated from the contest.", {"killed": None}),
    ("metaphor", "The batsmen gunned down a target of 300.", {"killed": None}),
    ("metaphor", "The firm announced the return of the Model T.", {"returned": None}),
    ("metaphor", "The director kept the scene he shot on Sunday.", {"injured": None}),
    ("metaphor", "The bank posted a loss of Rs 12 crore and a loss of Sh 40 million.", {"killed": None}),
]


@pytest.mark.parametrize(("kind", "text", "expected"), KINDS)
def test_kind(kind: str, text: str, expected: dict[str, int | None]):
    assert {category: toll(category, text) for category in expected} == expected, kind


def test_a_weekday_is_no_place():
    places = figures("Two people were hurt in Thursday's crash near Dobri.")["place"].to_list()
    assert places == ["Dobri"]


SOURCES = [
    ("The navy on Friday said that six of its men were killed.", "The navy"),
    ("The health ministry on Sunday said nine people died.", "The health ministry"),
    ("A bomb killed 18 people, up from 15 reported earlier, the governor said.", "the governor"),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_a_source_has_no_weekday(text: str, source: str):
    assert figures(text)["attributed_to"].to_list() == [source]
