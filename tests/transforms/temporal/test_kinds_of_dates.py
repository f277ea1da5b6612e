"""Kinds of dates that news writes and that were misread once; each in several sentences. Told on 14 September 2022."""

from datetime import date

import pytest

from tests.transforms.temporal.articles import found

TOLD = date(2022, 9, 14)  # a Wednesday

COUNTS = [
    ("Confirmed cases climbed to 1547 on Thursday, the agency reported.", ["Thursday = 2022-09-08"]),
    ("Convoy 1455 on Sunday was the last.", ["Sunday = 2022-09-11"]),
    ("Arrests rose from 1130 on Friday to 2214 on Saturday.", ["Friday = 2022-09-09", "Saturday = 2022-09-10"]),
    ("Arrests rose from 1130 to 2214 on Saturday.", ["Saturday = 2022-09-10"]),
    ("The ministry put the missing at 1745 on Tuesday.", ["Tuesday = 2022-09-13"]),
    ("Admissions numbered 1515 today against 1420 yesterday.", ["today = 2022-09-14", "yesterday = 2022-09-13"]),
    ("The toll reached 1999, a clerk said, and later rose to 2003.", []),
    ("Exports rose to 1986 after a lean spring, in tons.", []),
    ("Exports will not reach 1986 levels.", ["1986 = 1986"]),
    ("Crude gained, an increase over 1986.", ["1986 = 1986"]),
    ("In the week of 5 September 1,800 families came.", ["the week of 5 September = 2022-W36"]),
    ("By 5 May 2,000 had left.", ["5 May = 2022-05-05"]),
    ("On 5 May 340 people had left.", ["5 May = 2022-05-05"]),
    ("Between 28 August and 5 September 14 aircraft landed.", ["28 August = 2022-08-28", "5 September = 2022-09-05"]),
    ("The siren sounded shortly after 2210 on Friday.", ["2210 on Friday = 2022-09-09T22:10"]),
    ("It lasted from 1745 on Saturday.", ["1745 on Saturday = 2022-09-10T17:45"]),
    (
        "The road was shut from 1400 to 1730 on Monday.",
        ["1400 = 2022-09-12T14:00", "1730 on Monday = 2022-09-12T17:30"],
    ),
    ("Around 1420 yesterday, a shell hit.", ["Around 1420 yesterday = 2022-09-13T14:20"]),
    ("As of 2140 on 12 September, it burned.", ["2140 on 12 September = 2022-09-12T21:40"]),
]
YEAR_SAID_ONCE = [
    ("In 2018 rebels took the pass; in June they left it.", ["2018 = 2018", "June = 2018-06"]),
    ("In 2018 police counted boats, and heat was cut in 2018 homes.", ["2018 = 2018"]),
    ("In 2000 homes the heat was cut.", []),
    ("In 2019, the river rose in May and again on 3 June.", ["2019 = 2019", "May = 2019-05", "3 June = 2019-06-03"]),
    ("Last year, drought struck in April.", ["Last year = 2021", "April = 2021-04"]),
    ("During 2018, raids over Christmas left 40 dead.", ["2018 = 2018", "Christmas = 2018-12-25"]),
    ("In 2021, fires burned from July to September.", ["2021 = 2021", "July = 2021-07", "September = 2021-09"]),
    ("In 2017 a mill opened; it closed in February.", ["2017 = 2017", "February = 2017-02"]),
    ("Next year, voters choose a mayor in April.", ["Next year = 2023", "April = 2023-04"]),
    ("Output, after a poor year in\n2020, rose in May.", ["2020 = 2020", "May = 2022-05"]),
    (
        "Fiscal 2020 ended in June, while fiscal 2021 ended in May.",
        ["Fiscal 2020 = 2020", "June = 2020-06", "fiscal 2021 = 2021", "May = 2022-05"],
    ),
    ("In 2020 they met. In May he left.", ["2020 = 2020", "May = 2022-05"]),
    ("In 2020 they built it, and it will shut in October.", ["2020 = 2020", "October = 2022-10"]),
    ("It was built in 2020 and shut in May.", ["2020 = 2020", "May = 2022-05"]),
    ("The strike of 2020 lasted from 3 May to 8 June.", ["2020 = 2020", "3 May = 2020-05-03", "8 June = 2020-06-08"]),
    ("The act of 2020 was repealed in May.", ["2020 = 2020", "May = 2022-05"]),
]
BEGUN = [  # what has begun is no coming month, however near that is
    ("She has sat in jail since November.", ["November = 2021-11"]),
    ("The road has been shut since early October.", ["early October = 2021-10"]),
    ("The mayor was elected in October.", ["October = 2021-10"]),
    ("His wife died in October.", ["October = 2021-10"]),
    ("The bridge, he said, is to be rebuilt in October.", ["October = 2022-10"]),
    ("The launch was planned in October.", ["October = 2022-10"]),
    ("By Sunday, rescuers had counted 40 and 12 were missing.", ["Sunday = 2022-09-11"]),
    ("By Sunday, 52 were dead.", ["Sunday = 2022-09-11"]),
    ("By Sunday, 52 will be out.", ["Sunday = 2022-09-18"]),
]
ANNOUNCED = [
    ("Drivers plan another walkout for Friday.", ["Friday = 2022-09-16"]),
    ("The union called a strike for Friday.", ["Friday = 2022-09-16"]),
    ("The party called for a mass rally in the port on Friday.", ["Friday = 2022-09-16"]),
    ("Norway play Malta on Friday.", ["Friday = 2022-09-16"]),
    ("They play Malta on Friday.", ["Friday = 2022-09-16"]),
    ("Norway played Malta on Friday.", ["Friday = 2022-09-09"]),
    (
        "The keeper faces a test on Friday after hurting a knee on Sunday.",
        ["Friday = 2022-09-16", "Sunday = 2022-09-11"],
    ),
    ("She will miss the final after being hurt on Sunday.", ["Sunday = 2022-09-11"]),
    ("Kick-off on Friday is at 18:00.", ["Friday = 2022-09-16", "18:00 = 2022-09-16T18:00"]),
]
NUMERIC = [  # the tense may say which of two readings it is
    ("The depot was hit on 10/08/2022.", ["10/08/2022 = 2022-08-10"]),
    ("The depot will shut on 10/08/2022.", ["10/08/2022 = 2022-10-08"]),
    ("The depot was hit on 03/04/2022.", ["03/04/2022 = 2022-XX-XX"]),
]
COUNTED = [
    ("About 1900 houses were flooded.", []),
    ("Around 1900 the mill was built.", ["Around 1900 = 1900"]),
    ("The plague of 1665 killed thousands.", ["1665 = 1665"]),
    ("It left a total of 1665 killed.", []),
    ("It was the last day of the season.", []),
    ("It was the last day of March.", ["the last day of March = 2022-03-31"]),
    ("They must leave by September 11.", ["September 11 = 2022-09-11"]),
    ("They recalled the attacks of September 11.", ["September 11 = 2001-09-11"]),
    ("The ad 30 seconds long cost much.", ["30 seconds = PT30S"]),
    ("The wall fell in AD 410.", ["AD 410 = 0410"]),
    ("Patrols on 5, 6 and 8 May met nobody.", ["5 = 2022-05-05", "6 = 2022-05-06", "8 May = 2022-05-08"]),
    ("Revenue grew in the first half.", ["the first half = 2022-H1"]),
    ("Diaz scored in the first half.", []),
    (
        "A convoy burnt on 31 August; one a week before had got through.",
        ["31 August = 2022-08-31", "a week before = 2022-08-24"],
    ),
]
OLD_DAYS = [
    (
        "Lena Roth, born on 12 January 1961, died on September 3.",
        ["12 January 1961 = 1961-01-12", "September 3 = 2022-09-03"],
    ),
    ("Lena Roth, born on 12 January 1961, fled on March 3.", ["12 January 1961 = 1961-01-12", "March 3 = 2022-03-03"]),
    ("The act of 4 July 1911 was repealed on August 25.", ["4 July 1911 = 1911-07-04", "August 25 = 2022-08-25"]),
    (
        "A plaque recalls 2 May 1945. It was stolen on September 1.",
        ["2 May 1945 = 1945-05-02", "September 1 = 2022-09-01"],
    ),
    ("Since 9/11 patrols are common. He was held on March 20.", ["9/11 = 2001-09-11", "March 20 = 2022-03-20"]),
    ("The revolt began on March 3, 1919. On May 30 it ended.", ["March 3, 1919 = 1919-03-03", "May 30 = 1919-05-30"]),
]
TO_COME = [
    ("Rovers lost on Sunday and host Albion on Friday.", ["Sunday = 2022-09-11", "Friday = 2022-09-16"]),
    ("The show, first hung in Basel, moves to Porto in February.", ["February = 2023-02"]),
    ("The fairs open on Friday.", ["Friday = 2022-09-16"]),
    ("Prints from 1890 to 1925, on view through April 29.", ["1890 = 1890", "1925 = 1925", "April 29 = 2023-04-29"]),
    ("The assembly votes on Friday.", ["Friday = 2022-09-16"]),
    (
        "The court of appeal decides on Monday and the troupe returns home on Sunday.",
        ["Monday = 2022-09-19", "Sunday = 2022-09-18"],
    ),
    ("Farmers vote on Friday; early votes on Monday were few.", ["Friday = 2022-09-16", "Monday = 2022-09-12"]),
    ("Two visits on Monday ended badly.", ["Monday = 2022-09-12"]),
    ("The envoy visits Oslo on Saturday.", ["Saturday = 2022-09-17"]),
    ("The accused is in court on Friday.", ["Friday = 2022-09-16"]),
    ("Thursday marks a year since the blast.", ["Thursday = 2022-09-15"]),
    ("The chancellor faces voters on Sunday.", ["Sunday = 2022-09-18"]),
    ("She appears before a judge on Monday.", ["Monday = 2022-09-19"]),
    ("They sold 40, after exchanges and visits, up from 30 on Monday.", ["Monday = 2022-09-12"]),
    ("The summit takes place on Friday.", ["Friday = 2022-09-16"]),
    ("Deputies debate the bill on Monday.", ["Monday = 2022-09-19"]),
    ("Sunday is the anniversary of the coup.", ["Sunday = 2022-09-18"]),
    ("The raid took place on Friday.", ["Friday = 2022-09-09"]),
    ("It cost 49 billion marks on Monday and 1.8 marks on Tuesday.", ["Monday = 2022-09-12", "Tuesday = 2022-09-13"]),
    ("Police faced crowds on Friday.", ["Friday = 2022-09-09"]),
    ("The law comes into force on Friday.", ["Friday = 2022-09-16"]),
    ("Ministers sign the accord on Saturday.", ["Saturday = 2022-09-17"]),
    ("It recalled a return to the riots of early May.", ["early May = 2022-05"]),
    ("Strikes made it hard for them to meet the demand of June.", ["June = 2022-06"]),
    ("They agreed to meet on Monday.", ["Monday = 2022-09-19"]),
    ("The guards went to two faces of the rock on Monday.", ["Monday = 2022-09-12"]),
]
SHAPES = [
    ("The ledger holds 3-Jan-09 beside a name.", ["3-Jan-09 = 2009-01-03"]),
    ("Shares of 14 Feb 71 in a box, others of 1 Oct 08 too.", ["14 Feb 71 = 1971-02-14", "1 Oct 08 = 2008-10-01"]),
    ("On 5 May 40 people fled; it shut on 6 June 12.", ["5 May = 2022-05-05", "6 June 12 = 2012-06-06"]),
    ("The form gives 2019-Jul-4 and 1998.04.12 instead.", ["2019-Jul-4 = 2019-07-04", "1998.04.12 = 1998-04-12"]),
    ("It froze 30 Dec - 2 Jan 2018.", ["30 Dec - 2 Jan 2018 = 2017-12-30/2018-01-02"]),
    ("Closed Dec. 20–Dec. 27, 2019, for works.", ["Dec. 20–Dec. 27, 2019 = 2019-12-20/2019-12-27"]),
    ("Deaths fell in 2022-W31 and week 30 of 2022.", ["2022-W31 = 2022-W31", "week 30 of 2022 = 2022-W30"]),
    ("Power failed at 18:40 UTC+2 on Sunday.", ["18:40 UTC+2 on Sunday = 2022-09-11T18:40"]),
    ("It rose in FY2019-20 and by the year 2300.", ["FY2019-20 = 2019/2020", "the year 2300 = 2300"]),
    ("It rose in fiscal 2020-21.", ["fiscal 2020-21 = 2020/2021"]),
    ("Move to release 12.11.2021; see section 4.5.2019.", []),
    ("On 12.11.2021 it rained.", ["12.11.2021 = 2021-11-12"]),
    ("Between May 1 and June 15, 132 firms applied.", ["May 1 = 2022-05-01", "June 15 = 2022-06-15"]),
    ("Grants run up to 2025, they say.", ["2025 = 2025"]),
    ("The lease runs to July 1, 2300.", ["July 1, 2300 = 2300-07-01"]),
    ("The saint died on 4 March 561, they say.", ["4 March 561 = 0561-03-04"]),
    ("It burned on April 27, 202 at noon, they wrote.", ["April 27 = 2022-04-27", "noon = 2022-04-27T12:00"]),
    ("Tools of the 14th century BC and a wall of 120 BC.", ["the 14th century BC = BC13", "120 BC = BC0120"]),
    ("The mill of the 1600s burned in the 1990s.", ["the 1600s = 16", "the 1990s = 199"]),
]
NAMES = [
    ("The tram stops at July 23 Street and 25 January Square.", []),
    ("The 20 June Brigade left 2nd of March City.", []),
    ("The June 4 movement met on July 14 in Rome.", ["July 14 = 2022-07-14"]),
    ("The June 4 vote was close.", ["June 4 = 2022-06-04"]),
    ("June Carver and August Petersen met. August thinks June is right.", []),
    ("Ms. April said no in June.", ["June = 2022-06"]),
    ("It fell in May and June German output rose.", ["May = 2022-05", "June = 2022-06"]),
    ("June was hot, and it rained in August.", ["June = 2022-06", "August = 2022-08"]),
    ("Sheffield Wednesday won. Wednesday scored late on Friday.", ["late on Friday = 2022-09-09"]),
    ("Sheffield voted. Wednesday was calm.", ["Wednesday = 2022-09-14"]),
]
OTHER_CALENDARS = [
    ("A memo of 1399/11/02 cites a rule of 1388-04-15. It came on May 2.", ["May 2 = 2022-05-02"]),
    ("It was signed on 11 Bahman 1399.", ["11 Bahman = 2021-01-30"]),
    ("It was renewed on Muharram 3, 1443.", ["Muharram 3 = 2021-08-10/2021-08-12"]),
    ("Eid al-Adha 1443 on Saturday was calm.", ["Eid al-Adha = 2022-07-09", "Saturday = 2022-09-10"]),
    ("Nowruz 1401 was warm.", ["Nowruz = 2022-03-21"]),
    ("Nowruz 2024 will be warm.", ["Nowruz 2024 = 2024-03-20"]),
    ("The well was dug in 1421 AH, or 2000.", ["2000 = 2000"]),
    ("It closed on 5 May 2563 B.E. after a flood.", ["5 May 2563 B.E. = 2020-05-05"]),
    ("She retired in Heisei 12.", ["Heisei 12 = 2000"]),
]
WEEKS = [  # a week by its number is one of the calendar where cases are counted by weeks
    ("In week 34, 61 cases of measles were seen.", ["week 34 = 2022-W34"]),
    ("Epi week 52 had the most deaths, week 1 the fewest.", ["week 52 = 2021-W52", "week 1 = 2022-W01"]),
    (
        "Week 35 (29 August - 4 September) was calm.",
        ["Week 35 = 2022-W35", "29 August - 4 September = 2022-08-29/2022-09-04"],
    ),
    ("In week 40 of 2021 the first cases came.", ["week 40 of 2021 = 2021-W40"]),
    ("The strike is in week 3. They lost the game in Week 9.", []),
    ("At week 24 of the trial, nine cases were left.", []),
    ("In epi week 60 nothing happens.", []),
]
IN_A_ROW = [
    (
        "Doors stay shut from 20:00 tonight to 07:00 on Friday.",
        ["20:00 tonight = 2022-09-14T20:00", "07:00 on Friday = 2022-09-16T07:00"],
    ),
    (
        "It was dark from 9 pm on Sunday until 4 am on Monday.",
        ["9 pm on Sunday = 2022-09-11T21:00", "4 am on Monday = 2022-09-12T04:00"],
    ),
    (
        "Trains run on Friday and Saturday nights.",
        ["Friday = XXXX-WXX-5TNI", "Saturday nights = XXXX-WXX-6TNI"],
    ),
    ("He is fed every second day.", ["every second day = P2D"]),
    ("Every second bus is late.", []),
]
COMPARED = [
    ("It opened on 3 May, two weeks later than planned.", ["3 May = 2022-05-03", "two weeks = P2W"]),
    ("It opened on 3 May, and shut two weeks later.", ["3 May = 2022-05-03", "two weeks later = 2022-05-17"]),
    ("It was drawn in two weeks back in 2009.", ["two weeks = P2W", "2009 = 2009"]),
    ("We met two weeks back.", ["two weeks back = 2022-W35"]),
    ("The minutes of the last meeting were signed.", []),
    ("In recent weeks and months they met. In recent weeks they did not.",
     ["recent weeks and months = PAST_REF", "recent weeks = PXW"]),
]  # fmt: skip
PHRASES = [  # that begin with a word that only leads to a time
    ("It is over by 6 May. They want a reply by that time.", ["6 May = 2023-05-06", "that time = 2023-05-06"]),
    ("At this moment nobody knows; long ago they did.", ["this moment = PRESENT_REF", "long ago = PAST_REF"]),
    ("How long ago was it? They met this week with friends.", ["this week = 2022-W37"]),
]
KINDS = {
    "weeks by number": WEEKS,
    "in a row": IN_A_ROW,
    "no distances": COMPARED,
    "phrases": PHRASES,
    "what has begun": BEGUN,
    "what is announced": ANNOUNCED,
    "days in figures": NUMERIC,
    "counts, eras, rows": COUNTED,
    "counts are no clocks": COUNTS,
    "a year said once": YEAR_SAID_ONCE,
    "one old day": OLD_DAYS,
    "the present of what is to come": TO_COME,
    "shapes": SHAPES,
    "names": NAMES,
    "other calendars": OTHER_CALENDARS,
}
TABLE = [(kind, *row) for kind, rows in KINDS.items() for row in rows]


@pytest.mark.parametrize(("kind", "body", "expected"), TABLE, ids=[f"{row[0]}: {row[1]}" for row in TABLE])
def test_reads(kind: str, body: str, expected: list[str]):
    assert [f"{text} = {value}" for text, _, value in found(body, published_on=TOLD)] == expected, kind
