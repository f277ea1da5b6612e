"""newsledger reprocess: what was delivered, extracted again by better rules."""

from datetime import date, datetime
from typing import Any

import click

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.option("--since", type=_DAY, help="Articles published on this day or later (undated: loaded).")
@click.option("--until", type=_DAY, help="Articles published on this day or earlier (undated: loaded).")
@click.option("--outlet", help="Articles of this outlet, as articles.outlet has it.")
@click.option("--articles", help="Articles with these keys, joined by commas.")
@click.option("--stale", is_flag=True, help="Articles that older rules extracted (newsledger status counts them).")
@click.option("--dry-run", is_flag=True, help="Show what would change; store nothing.")
@click.option("--workers", type=int, help="Processes that extract.")
@click.option("--engine", help="Who prepares: processes, tcp://SCHEDULER:8786 or local-cluster:N.")
@click.pass_obj
def reprocess(options: dict[str, Any], dry_run: bool, workers: int | None, engine: str | None, **asked: Any) -> int:
    """Extract again from the raw archive, by the rules of today, what they are asked for: all, if nothing is named.

    Rows that differ take the place of those that stand, which stay in the history: newsledger sql --as-of DAY "…".
    Works beside a schedule, batch by batch; killed, the same command goes on from there.
    Exit status 1: done, but some bytes were missing in the archive.
    """
    from flows.console import counted, note, out
    from flows.exits import FAILED, OK
    from flows.reprocess import Selection
    from flows.reprocess import reprocess as run
    from flows.settings import Settings

    options |= {name: value for name, value in (("workers", workers), ("engine", engine)) if value is not None}
    selection = Selection(
        since=_day(asked["since"]),
        until=_day(asked["until"]),
        outlet=asked["outlet"],
        articles=_keys(asked["articles"]),
        stale=asked["stale"],
    )
    settings = Settings(**options)
    if dry_run:
        from flows.reprocess.dry_run import show_dry_run

        lost = show_dry_run(settings, selection)
    else:
        done = run(settings, selection)
        lost = done.lost
        if done.n_passed_over:
            note(f"{done.n_passed_over:,} batches had been published by the call before.")
        n_articles = counted(done.n_articles, "article")
        out().print(f"Reprocess {done.reprocess_id}: {n_articles}, {done.n_changed:,} of them changed.")
    for uri in lost:
        out().print(f"Not whole in the archive, what was made of it stays: {uri}", markup=False, soft_wrap=True)
    return FAILED if lost else OK


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None


def _keys(given: str | None) -> tuple[str, ...] | None:
    return tuple(key.strip() for key in given.split(",") if key.strip()) if given else None
