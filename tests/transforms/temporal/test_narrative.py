from tests.transforms.temporal.articles import found

HISTORY = "The war began on 1 September 1939. In 1940 the city fell. By 1941 the front had moved. "


def value(body: str, text: str) -> str | None:
    return next(value for found_text, _, value in found(body) if found_text == text)


def test_a_month_goes_by_the_year_reached():
    assert value(HISTORY + "In July the army crossed the river.", "July") == "1941-07"


def test_a_month_after_a_month_moves_on():
    assert value(HISTORY + "In November 1941 it froze. In March they withdrew.", "March") == "1942-03"


def test_one_word_of_today_makes_it_news():
    assert value("He died today. " + HISTORY + "In July the army crossed the river.", "July") == "2013-07"


def test_a_single_old_date_is_no_narrative():
    assert value("It was founded in 1941. In July it closed.", "July") == "2013-07"


def test_one_day_long_ago_is_enough_for_what_is_told_in_the_past():
    assert value("In the spring of 1942 it began. On June 10 they fled.", "June 10") == "1942-06-10"


def test_what_is_to_come_is_no_narrative():
    assert value("In the spring of 1942 it began. Talks will open on June 10.", "June 10") == "2014-06-10"


def test_a_season_goes_by_the_year_reached():
    assert value(HISTORY + "By the summer few remained.", "the summer") == "1941-SU"


def test_years_ago_is_no_news():
    told = "Sixty years ago the guns fell silent. On 1 July 1916 it began. In November it ended."
    assert value(told, "November") == "1916-11"
