"""Pairs of stories from one template whose facts differ, and copies of one story; all made here.

Kinds: weekly prices, rates, two firms with one announcement, results, weather, court lists, round-ups that share their
tail, follow-ups that share their background. Only what is reported differs: frame, terms and background are the same.
"""

from random import Random

_FIRMS = ("Norvane", "Estrel", "Kaldor", "Pellmet", "Quorin", "Sandvig", "Tarrow", "Ulmera", "Vexley", "Ostmar")
_TOWNS = tuple(
    a + b for a in ("East", "Ash", "Bel", "Cor", "Dun", "El", "Far", "Gar") for b in ("wick", "ford", "more", "low")
)
_FIRST = ("Ann", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ida", "Jo", "Kit", "Lou")
_PEOPLE = tuple(
    f"{a} {b}" for a in _FIRST for b in ("Lee", "Day", "Coe", "Roe", "Ray", "Orr", "Poe", "Fry", "Marsh", "Wu")
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_GOODS = ("wheat", "barley", "maize", "soybeans", "oats", "rapeseed")
_BACKGROUND = (
    "The war in the north began when talks over the river broke down and both sides sent troops to the bridges. "
    "Since then some 120,000 people have fled to the coast, where aid groups run 14 camps. "
    "The government in Ashford says that 3,400 soldiers have died, a number that nobody else can confirm. "
    "Envoys of 6 countries met in Belmar last year, but the truce they signed held for 9 days only. "
    "Both sides accuse each other of shelling towns, and both deny it when they are asked by reporters."
)
_TAIL = (
    "In other news, the port of Garston opened its third dock, which can take 12 ships. "
    "Farlow United beat Ixley Town 3-1 and went top of the league with 41 points. "
    "The bishop of Dunmore named 7 new priests, 2 of them from the islands. "
    "Rain is expected in Corvale, with 14 degrees at noon and 9 degrees at night, the weather office said. "
    "The national museum in Holmby will close for 5 months while its roof, built in 1911, is mended."
)


def _prices(r: Random) -> str:
    lines = " ".join(
        f"{good.capitalize()} closed at {r.randint(180, 420)}.{r.randint(10, 99)} a tonne, "
        f"{'up' if r.random() < 0.5 else 'down'} {r.randint(1, 9)}.{r.randint(10, 99)} on the week."
        for good in _GOODS
    )
    return (
        f"Prices at the grain exchange moved little in the week to {r.choice(_DAYS)}, traders said. {lines} "
        f"Traders said that buyers waited for the report on stocks, and that {r.randint(100, 900)} lots changed hands. "
        "The exchange publishes its prices every week at the close of trade, and they hold until the next report."
    )


def _rates(r: Random) -> str:
    yields = [f"{r.randint(2, 9)}.{r.randint(10, 99)}" for _ in range(4)]
    return (
        f"The treasury sold {r.randint(3, 19)}.{r.randint(1, 9)} billion of three-month bills at an average yield of "
        f"{yields[0]} per cent, against {yields[1]} per cent at the sale before. It also sold six-month bills at "
        f"{yields[2]} per cent, against {yields[3]} per cent. Bids came to {r.randint(20, 60)}.{r.randint(1, 9)} "
        f"billion, "
        "and the treasury took all bids up to the cut-off. The bills are issued two days after the sale and are "
        "the benchmark for the rates that banks in the country pay each other."
    )


def _firm(r: Random) -> str:
    firm, boss, town = r.choice(_FIRMS), r.choice(_PEOPLE), r.choice(_TOWNS)
    return (
        f"The refiner {firm} said it would raise the price of crude oil by 50 cents a barrel, effective at once. "
        f"The rise brings its posted price for the benchmark grade to 17.50 dollars a barrel, said {boss}, "
        f"who speaks for {firm} in {town}. The price was last changed on the first day of the month. "
        f"Other refiners are expected to follow, as they did when {firm} cut its price before. Analysts said the rise "
        "had been expected since the producers agreed to pump less, and that stocks of oil are low for the season."
    )


def _result(r: Random) -> str:
    firm = r.choice(_FIRMS)
    n = [r.randint(100, 999) for _ in range(6)]
    return (
        f"{firm} reported a net profit of {n[0]} million in the quarter, compared with {n[1]} million a year before. "
        f"Sales came to {n[2]} million, against {n[3]} million. Profit per share was {n[4]} cents, against {n[5]} "
        f"cents. "
        f"The board of {firm} proposed to pay a dividend of {r.randint(5, 90)} cents. The figures are not audited. "
        "The firm said that it expects the market to stay as it is, and that it will not comment on the year."
    )


def _court(r: Random) -> str:
    who, town = r.choice(_PEOPLE), r.choice(_TOWNS)
    surname = who.rpartition(" ")[2]
    return (
        f"{who}, {r.randint(19, 77)}, of {r.randint(2, 99)} Mill Road, {town}, was fined {r.randint(60, 900)} for "
        f"driving "
        f"without insurance. {surname} was told to pay costs of {r.randint(50, 200)} and got {r.randint(3, 9)} points "
        f"on "
        f"the licence. The court in {town} heard that {surname} was stopped by officers on the ring road. "
        "Magistrates said that driving without insurance puts the cost of accidents on everybody else, and that the "
        "fine "
        "must be paid within a month. The defendant did not speak in court and was not represented."
    )


def _incident(r: Random) -> str:
    town, other, person = r.sample(_TOWNS, 2)[0], r.choice(_TOWNS), r.choice(_PEOPLE)
    what = r.choice(
        ("A shell hit a school", "A mine blew up under a bus", "A drone struck a depot", "Gunmen stormed a bank")
    )
    return (
        f"{what} in {town} on {r.choice(_DAYS)}, killing {r.randint(2, 60)} people, said {person} of the rescue "
        f"service. "
        f"{r.randint(3, 90)} others were taken to hospitals in {other}."
    )


def _follow_up(r: Random) -> str:
    return f"{_incident(r)} {_BACKGROUND}"


def _round_up(r: Random) -> str:
    return f"{_incident(r)} {_incident(r)} {_TAIL}"


KINDS = {
    "prices": _prices, "rates": _rates, "firm": _firm, "result": _result, "court": _court, "follow_up": _follow_up,
    "round_up": _round_up,
}  # fmt: skip


def template_pairs(n: int, seed: int) -> list[tuple[str, str, str]]:
    """(kind, text, text) of ``n`` pairs with one frame and different facts."""
    random = Random(seed)
    kinds = list(KINDS)
    pairs = []
    while len(pairs) < n:
        kind = kinds[len(pairs) % len(kinds)]
        one, other = KINDS[kind](random), KINDS[kind](random)
        if one != other and (kind != "firm" or one.split()[2] != other.split()[2]):
            pairs.append((kind, one, other))
    return pairs
