"""newsledger rebuild: the warehouse made anew from the archive."""

from typing import Any

import click


@click.command()
@click.option("--workers", type=int, help="Processes that prepare batches.")
@click.option("--engine", help="Who prepares: processes, tcp://SCHEDULER:8786 or local-cluster:N.")
@click.option("--without-pruned", is_flag=True, help="Also if that loses what was made of files that were pruned.")
@click.pass_obj
def rebuild(options: dict[str, Any], workers: int | None, engine: str | None, *, without_pruned: bool) -> int:
    """Make the warehouse anew from the archive, where it is lost or damaged; the old file is kept aside.

    Every run is made again from the bytes that were delivered, by the rules of today and the settings of then.
    Exit status 1: done, but some bytes were missing in the archive.
    """
    from flows.console import counted, note, out
    from flows.exits import FAILED, OK
    from flows.rebuild import rebuild as make
    from flows.settings import Settings

    options |= {name: value for name, value in (("workers", workers), ("engine", engine)) if value is not None}
    settings = Settings(**options)
    done = make(settings, without_pruned=without_pruned)
    out().print(
        f"{counted(done.n_runs, 'run')} with {counted(done.n_files, 'file')} made again: {settings.place}", markup=False
    )
    if done.aside is not None:
        out().print(f"The old warehouse is kept: {done.aside}", markup=False, soft_wrap=True)
    if not done.is_old_read:
        out().print("Alerts sent, verdicts of monitors and runs that read nothing were known to the old one only.")
    if done.n_other_batches:
        note(f"{done.n_other_batches:,} batches were put together otherwise than then, which changes no record.")
    for uri in done.lost:
        out().print(f"Not in the archive, deliver it again: {uri}", markup=False, soft_wrap=True)
    return FAILED if done.lost else OK
