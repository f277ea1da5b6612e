"""One event on a page: what is claimed of it, by whom, which claims contradict each other; a click shows the words."""

from typing import Any

import polars as pl
import streamlit as st

from dashboard import data
from dashboard.event_filters import Filters
from dashboard.markup import block, plain, quoted
from dashboard.pages import to_address, to_read

N_SHOWN = 12  # claims with their sentence; the rest at a switch


def show_claims(event_id: str, tolls: pl.DataFrame, filters: Filters) -> None:
    """Its tolls, then its claims; a claim's button keeps ``figure`` in the address."""
    claims = data.rows(
        "event_claims",
        event_id=event_id,
        category=filters.category,
        victims=filters.victims,
        source=filters.source,
    )
    with st.container(border=True):
        left, right = st.columns([5, 1], vertical_alignment="center")
        with left:
            st.html(block(_title(tolls) if tolls.height else "That event is not among those shown."))
        if right.button("Close", key="close-event", icon=":material/close:"):
            to_address("event", "")
            to_address("figure", "")
            st.rerun()
        if claims.is_empty():
            st.caption("No claim of it is as you chose.")
            return
        everything = claims.height <= N_SHOWN or st.toggle(f"all {claims.height:,} claims", key="all-claims")
        for claim in claims.head(claims.height if everything else N_SHOWN).iter_rows(named=True):
            _claim(claim)


def _title(tolls: pl.DataFrame) -> str:
    event = tolls.row(0, named=True)
    where = ", ".join(str(part) for part in (event["place"], event["admin1"], event["country_name"]) if part)
    when = {event["occurred_from"], event["occurred_to"]} - {None}
    days = " to ".join(map(str, sorted(when))) or (
        f"reported {event['on_day']}" if event["on_day"] else "on an unknown day"
    )
    facts = " · ".join(part for part in (where or "place not said", days, event["cause"]) if part)
    told = "\n".join(
        f"<b>{plain(row['category'])}</b>: {bounds(row['toll_low'], row['toll_high'])}, best {row['toll_best']:,}"
        f"{_households(row)}{', disputed' if row['is_disputed'] else ''}"
        for row in tolls.drop_nulls("toll_best").iter_rows(named=True)
    )
    return f'<span class="nl-number">{plain(facts)}</span>\n{plain(event["headline"])}\n{told}'


def _households(row: dict[str, Any]) -> str:
    return " households" if row["unit"] == "household" else ""


def _claim(claim: dict[str, Any]) -> None:
    sentence = quoted(claim["excerpt"], claim["reported_text"])
    origin = f"{claim['outlet'] or 'outlet not named'}, {claim['published_on'] or 'undated'}"
    role = "" if claim["toll_role"] == "counted" else f" · {claim['toll_role']}"
    reported = f" · reported {claim['n_reports']:,} times" if claim["n_reports"] > 1 else ""
    against = _against(claim["n_contradicted"])
    css = "nl-claim nl-against" if against else "nl-claim"
    source = plain(claim["attributed_to"] or "the article itself")
    number = f"{bounds(claim['value_low'], claim['value_high'])} {plain(claim['category'])}"
    shown = block(
        f'<div class="{css}"><b>{number}</b> ({plain(claim["victim"] or "people")}) · <b>{source}</b>{against}\n'
        f'{sentence}\n<span class="nl-note">{plain(origin + role + reported)}</span></div>'
    )
    to_read(shown, "figure", claim["figure_id"], width=5)


def _against(n: int) -> str:
    return f' · <span class="nl-alarm">contradicts {n} other{"s" if n > 1 else ""}</span>' if n else ""


def bounds(low: int | None, high: int | None) -> str:
    """A range in words; NULL is no bound."""
    if high is None:
        return "no bound" if low is None else f"{low:,} or more"
    if low is None:
        return f"at most {high:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"
