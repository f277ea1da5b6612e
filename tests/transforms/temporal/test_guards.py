import pytest

from tests.transforms.temporal.articles import found

CONTEXTS = [
    ("Talks resume in May.", ["May"], "May after a preposition"),
    ("May he rest in peace.", [], "May as a verb"),
    ("The march began at dawn in March.", ["March"], "march and March"),
    ("This may end; at this march he spoke of this March.", ["this March"], "the verb, the march and March"),
    ("Ministers Eva Novak and Jan Kowalski met between Jan and June.", ["Jan", "June"], "a first name and a month"),
    ("Fire broke out in the 2100 block of Main Street.", [], "a number of houses"),
    (
        "Shots rang out in the 2000 North block and the 1900 and 2000 blocks.",
        [],
        "... with more words before the block",
    ),
    ("In 2008 Wall Street fell at 1950 Oak Street.", ["2008"], "a year before a street, and an address"),
    ("It opens on June 17, two days before the fair.", ["June 17", "two days"], "a length after a date"),
    ("It opens on June 17, 5 days early.", ["June 17", "5 days"], "... in figures"),
    ("It shrank for two straight quarters of losses.", ["two straight quarters"], "quarters that are counted"),
    ("It shut about a quarter, or 12, of its shops.", [], "an approximate fraction"),
    ("The party daily Pravda said so.", ["daily"], "what comes daily, by its name"),
    ("The same period was quiet.", [], "the same period, of no year"),
    ("It rose for a week.", ["a week"], "a week as a length"),
    ("They earn $300 a week.", [], "a week as a rate"),
    ("It costs 20 million dollars a year.", ["a year"], "a year as a rate is a set"),
    ("In 2013 some 1950 people fled.", ["2013"], "years and counts"),
    ("He is in his 40s.", [], "somebody's age"),
    ("She is in her early 40s.", [], "... with a modifier"),
    ("It closed in the early 1940s.", ["the early 1940s"], "a decade with a modifier"),
    ("It was built in the '40s.", ["the '40s"], "a decade"),
    ("The 12-year-old war, said the 12-year-old girl.", ["12-year-old"], "wars have ages, girls too"),
    ("A 2:10 win (film, 1:15)", [], "scores and film lengths"),
    ("The train left at 14:30.", ["14:30"], "a clock time after at"),
    ("The Days Inn burnt for days.", ["days"], "a name with a capital"),
    ("Daily Star reporters work daily.", ["daily"], "a newspaper's name"),
    ("Three quarters of the town fled.", [], "fractions"),
    ("Soon after the blast he will soon speak.", ["soon"], "soon and soon after"),
    ("The fall of the city came in the fall.", ["the fall"], "fall and autumn"),
    ("On May 3 and 5 people met.", ["May 3"], "the second number may count people"),
    ("On May 3 and 5, people met.", ["May 3", "5"], "... unless something ends there"),
    ("Two days after, he died.", ["Two days after"], "after nothing"),
    ("Two days after the raid he died.", ["Two days"], "after an event"),
    ("It will last 72 hours.", ["72 hours"], "last as a verb"),
    ("It fell at 0230; call 0800 123..", ["0230"], "clock times with a leading zero"),
    ("He left at 1900 hours after 1200 hours of work.", ["1900 hours", "1200 hours"], "military time and a length"),
    ("It was soon over; it soon became clear; talks will soon resume.", ["soon"], "soon in the past is told"),
    ("In 2008 he moved to 2012 N. Broadway.", ["2008"], "a number of a house before a compass point"),
    ("Highs will be in the 80s, lows in the 40s.", [], "temperatures"),
    ("He flew to Corpus Christi after Corpus Christi Day.", ["Corpus Christi Day"], "the city and the feast"),
    ("It was high noon on Easter Island.", [], "a film and an island"),
    ("The file is dated 9999-12-31.", [], "a placeholder"),
    ("It was the third raid in as many weeks.", [], "a count that is no length"),
    ("Since then he has gone; and then he went.", ["then"], "then as a time and as a sequence"),
    ("He met Sun Li on Sun. and left on Tues.", ["Sun.", "Tues."], "short weekdays and a name"),
    ("A year on, he waits; two days on the road.", ["A year on", "two days"], "a year on, and on the road"),
    ("For the year ended March 31 profit rose.", ["the year", "March 31"], "a business year is a length"),
]


@pytest.mark.parametrize(("body", "texts", "about"), CONTEXTS, ids=[row[2] for row in CONTEXTS])
def test_context(body: str, texts: list[str], about: str):
    assert [text for text, _, _ in found(body)] == texts, about
