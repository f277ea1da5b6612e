"""Who is displaced or has returned, and who only goes somewhere."""

import pytest

from tests.transforms.figures.reading import mentions, read


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("The police moved 8,000 residents to safer areas.", "8,000"),
        ("About 400 homes were evacuated as the river rose.", "About 400"),
        ("Over 700 people moved away from the coast because of the storm.", "Over 700"),
        ("More than 5,000 residents left the city when the shelling began.", "More than 5,000"),
        ("Another 1,100 are being hosted by relatives in Tarn.", "Another 1,100"),
        ("A community of 85 people fled after the raid.", "A community of 85"),
        ("A group of 40 families fled the valley.", "A group of 40"),
        ("Clashes in the north displacedabout 4,400 people.", "about 4,400"),
        ("About 600 people spent the night in sports halls.", "About 600"),
        ("Rescue teams shifted 450 people to relief camps.", "450"),
        ("Wildfires drove 9,000 people from their homes.", "9,000"),
        ("Some 3,800 people were pushed over the border by the drought.", "Some 3,800"),
        ("Gunmen burned the village, causing 2,000 people to flee.", "2,000"),
        ("Officials ordered nearly 20,000 people to leave their homes.", "nearly 20,000"),
        ("Renewed clashes sent 6,500 people fleeing across the border.", "6,500"),
        ("About 310 families arrived in the town after fleeing clashes.", "About 310"),
        ("At least 270 people had to be evacuated.", "At least 270"),
        ("About 4,000 people staying in or near the displacement camp moved towards the border.", "About 4,000"),
        ("The clashes forced them to join 95,000 others in 21 camps.", "95,000"),
        ("About 6,000 people were staying at the peacekeepers' base.", "About 6,000"),
        ("Some 700 people have arrived in the port after fleeing the town.", "Some 700"),
        ("Thousands flee fighting in north", "Thousands"),
        ("About 900 people remain confined to camps.", "About 900"),
        ("The displaced population has reached 17,000.", "17,000"),
        ("Including 25,000 people who fled the two districts.", "25,000"),
        ("The attack prompted 9,400 people to seek refuge at the base.", "9,400"),
        ("As many as 13,600 people were being housed in relief camps.", "As many as 13,600"),
        ("Some 2,100 people have been living in tents.", "Some 2,100"),
        ("Sixty-one people were moved to a community hall.", "Sixty-one"),
        ("Fighting pushed 3,400 people into Kamara.", "3,400"),
        ("Almost half of the town's 1 million residents have fled.", "Almost half of the town's 1 million"),
        ("More than 900 people who live around the crater have fled.", "More than 900"),
        ("Aid reached the 46,000 evacuees.", "the 46,000"),
        ("Among the refugees are 40 children.", "40"),
        ("The village's 900 inhabitants have all been evacuated.", "900"),
        ("Rockfall forced the evacuation of 14 shops and about 40 people.", "about 40"),
        ("Evacuation orders were given to 650 residents.", "650"),
        ("Nearly 1,300 people in 11 villages had to leave.", "Nearly 1,300"),
        ("About 800 people were being cared for in 30 shelters.", "About 800"),
        ("A landslide damaged nine houses, leaving 79 people to seek shelter.", "79"),
        ("Flooding forced some 5,000 inhabitants out of their homes.", "some 5,000"),
        ("Clashes sent 2,600 people into hiding.", "2,600"),
        ("At least 120 people, half of them holidaymakers, were evacuated.", "At least 120"),
        ("The levee breach forced the mayor to evacuate 1,400 people.", "1,400"),
        ("Some 15,000 people fled on foot.", "Some 15,000"),
        ("A tornado struck, leaving 800 residents with nowhere to live.", "800"),
        ("People flee: in one day 2,100 arrived at the camp.", "2,100"),
        ("About 350 people whose homes were buried by ash have been relocated.", "About 350"),
        ("The camp registered 830 new arrivals.", "830"),
        ("The number of people in shelters has fallen to 3,700.", "3,700"),
        ("Some 450 individuals arrived in Ora due to insecurity.", "Some 450"),
        ("Because of the fighting 2,200 families moved from Ora to Mesa.", "2,200"),
        ("Over 1,000 herders massed at the border after fleeing raids.", "Over 1,000"),
        ("A community of 90 people was forced to leave its land.", "A community of 90"),
        ("Around 2,300 people havebeen displaced.", "Around 2,300"),
        ("The raid forcedthe 300 residents to flee.", "the 300"),
        ("Some 700 people spent the night in a school hall.", "Some 700"),
        ("Fearing attacks, 2,100 villagers slept in the bush.", "2,100"),
        ("At least 80 residents were put up in hotels after the fire.", "At least 80"),
        ("About 600 families have abandoned their fields and are living in makeshift tents.", "About 600"),
        ("Over 9,000 people found refuge in nearby villages.", "Over 9,000"),
        ("Nine people, of whom four are children, lost their home in the fire.", "Nine"),
        ("Some 1,200 people, displaced since 2014, live in a school.", "Some 1,200"),
        ("IDPs: 6,200 individuals", "6,200"),
        ("Over 700 properties were evacuated as the river rose.", "Over 700"),
        ("Some 4,000 people have escaped the besieged town.", "Some 4,000"),
        ("Families displaced – 310", "310"),
        ("The temple opened its doors to 60 families fleeing the floods.", "60"),
        ("The number of displaced rose by 3,100 to 24,600.", "24,600"),
        ("The dam collapse destroyed the homes of 420 people.", "420"),
        ("Five evacuation centres hold 720 people.", "720"),
        ("Shelters in Ora County were housing 215 people overnight.", "215"),
        ("Some 900 herders have found sanctuary across the river.", "Some 900"),
        ("Some 140 families were transferred from the flooded camp to a new site.", "Some 140"),
        ("The agency for refugees registered 830 new arrivals.", "830"),
        ("Some 700 people moved away after the levee cracked.", "Some 700"),
        ("Some 140 people, most of them women, arrived in Ora after raiders burned their village.", "Some 140"),
        ("About 900 households have relocated to Ora because of the drought.", "About 900"),
        ("Over 2,000 villagers are hiding in the forest.", "Over 2,000"),
        ("Displacement: 1,900 individuals", "1,900"),
        ("Displacement in the region has reached 210,000 people.", "210,000"),
        ("The dam burst, leaving 1,100 people with nowhere to sleep.", "1,100"),
        ("Clashes forced out 6,000 people from three villages.", "6,000"),
        ("Some 700 families whose houses were swept away are being put up in schools.", "Some 700"),
        ("About 90 families found shelter in a school.", "About 90"),
        ("Officials said 3,100 people were still in 27 shelters.", "3,100"),
        ("The fighting has driven 27,000 civilians from Zanko.", "27,000"),
        ("IDPs in the county: 14,300", "14,300"),
        ("Residents of 130 houses were told to evacuate.", "Residents of 130"),
        ("People from 130 families have fled.", "People from 130"),
        ("Evacuation orders to 900 households were sent out.", "900"),
        ("Two in five of the 900 residents have fled.", "Two in five of the 900"),
        ("Evacuated so far: 900 people.", "900"),
        ("Some 22 people were left without a roof over their heads.", "Some 22"),
        ("A landslide has put 37 families out of their homes.", "37"),
    ],
)
def test_who_gives_up_a_home_is_displaced(text: str, quantity: str):
    assert read(text) == [("displaced", quantity)]


@pytest.mark.parametrize(
    "text",
    [
        "Police forced two men to lie on the floor.",  # no flight
        "The crowd forced 30 officers to retreat.",  # police withdraw
        "About 300 rebels fled the town.",  # fighters withdraw
        "Both suspects fled the scene.",  # an escape
        "Some 300 volunteers distributed food in evacuation centres.",  # they work there
        "The agency vaccinated 5,000 children in the camps.",  # they may live there: nothing says so
        "About 200 aid workers arrived in the town.",  # no flight
        "About 300 tourists were staying at a hotel.",  # guests
        "Some 20,000 people returned to work.",  # no displacement before
        "The strike affected 900 flights.",  # not people
        "The Red Cross sent dozens of ambulances across the border.",  # not people
        "The recession pushed 9,000 people into poverty.",  # no place
        "Some 300 fans arrived in Leeds despite the storm.",  # they go to see a match
        "Twelve tourists spent the night in a gym.",  # too few to say so
        "Nearly 5,000 students moved away from home to study.",  # no cause that drives them out
        "The army evacuated the casualties by helicopter.",  # they are hurt, not driven out
        "The centre can accommodate 4,000 evacuees.",  # a capacity
        "There is room for 4,000 evacuees.",  # a capacity
        "Twenty players had to leave the pitch.",  # a game
        "The agency helped 560 refugees to return.",  # no displacement, and nobody has come back yet
        "The offensive is expected to cause 200,000 people to flee.",  # a forecast
        "The party moved 40 delegates to the hall.",  # they do not live there
        "The bank moved 1,200 customers into Visa cards.",  # no place
        "Some 300 members had to leave the chamber.",  # a meeting
        "Three men fled on foot.",  # an escape
        "Officials want 900 people to evacuate.",  # a wish
        "The airport counted 830 new arrivals.",  # passengers
        "Two of the patients were sent to the regional medical center.",  # a hospital
        "Some 600 employees were relocated to the new head office.",  # a firm moves
        "Nine vaccines were given to children in tents.",  # things
        "Some 150 climbers arrived at base camp.",  # out for a climb
        "The bill would allow 5,000 refugees to settle.",  # nobody has come
        "Three hikers took shelter in a hut.",  # they go home after the storm
        "The festival drew 30,000 people, who camped in tents.",  # they came to be there
        "Shelters in Ora County were feeding 215 people.",  # they may live elsewhere
        "Some 300 inmates were transferred to a camp.",  # they have no home there
    ],
)
def test_who_only_goes_somewhere_is_not(text: str):
    assert [mention.category for mention in mentions(text) if mention.category != "injured"] == []


def test_who_came_back_since():
    text = "Around 20,000 people were displaced; about 5,000 have since returned."
    assert read(text) == [("displaced", "Around 20,000"), ("returned", "about 5,000")]


@pytest.mark.parametrize(
    "text", ["The number of displaced families rose to 340.", "Displaced families: 340", "Households displaced: 340"]
)
def test_a_number_of_families_is_one_of_households(text: str):
    assert {m.unit for m in mentions(text)} == {"household"}


@pytest.mark.parametrize("text", ["Of 900 families, 700 fled.", "The 900 families, 700 of which fled, met."])
def test_a_share_of_families_is_one_of_households(text: str):
    assert [(m.value_best, m.unit) for m in mentions(text)] == [(700, "household")]


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("As of May 22 of the displaced had returned.", "22"),
        ("All but 300 of the 4,000 evacuees have gone home.", "All but 300 of the 4,000"),
        ("Only 300 of the 2,000 villagers who fled have come back.", "Only 300"),
    ],
)
def test_some_of_the_displaced_have_returned(text: str, quantity: str):
    assert ("returned", quantity) in read(text)


def test_what_the_news_adds_to_is_background():
    text = "At least 900 people fled the attack, adding to the 70,000 already displaced."
    assert [(m.value_best, m.role_hint) for m in mentions(text)] == [(900, None), (70_000, "background")]


def test_refugees_who_return_are_no_displacement():
    assert read("Some 500 refugees returned to their villages on Monday.") == [("returned", "Some 500")]


def test_displaced_families_that_went_back_have_returned():
    assert read("Some 350 displaced families went back to Arca.") == [("returned", "Some 350")]


def test_what_is_done_in_a_camp_is_not_displacement():
    assert read("Gunmen killed five people in a refugee camp.") == [("killed", "five")]


def test_of_two_verbs_each_has_its_own():
    text = "The landslide killed eight people and three are still missing."
    assert read(text) == [("killed", "eight"), ("missing", "three")]
