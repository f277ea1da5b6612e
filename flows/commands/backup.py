"""newsledger backup and restore: a copy of the home, and back."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from flows.backup.snapshots import Snapshot

_NAMED = 5  # of what is wrong; the rest is counted


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--keep", type=click.IntRange(min=1), default=3, show_default=True, help="States of the warehouse to keep."
)
@click.pass_obj
def backup(options: dict[str, Any], folder: Path, keep: int) -> int:
    """Copy warehouse, manifest and archive to FOLDER, also while an ingest runs; again, only what is new.

    The copy is a state between two batches, read to its end before it counts. Exit status 1: done, but files of the
    archive are missing or damaged.
    """
    from flows.backup import back_up
    from flows.console import out
    from flows.exits import FAILED, OK
    from flows.settings import Settings

    done = back_up(Settings(**options), folder, keep)
    out().print(f"{_described(done.snapshot)}", markup=False, soft_wrap=True)
    out().print(f"Copied: {done.bytes_copied / 1e6:,.1f} MB, {done.n_copied:,} new files of the archive among it.")
    if done.removed:
        out().print(f"Removed: {', '.join(done.removed)}.")
    _tell_failed(done.damaged, "not copied")
    if done.damaged:
        out().print("Look at the archive, and mend it: newsledger doctor")
    return FAILED if done.damaged else OK


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--state", help="Which state of the backup; the newest unless given.")
@click.option("--replace", is_flag=True, help="Put it in the place of a warehouse that is there; that is kept aside.")
@click.option("--list", "is_listing", is_flag=True, help="Show the states in the backup.")
@click.option("--check", "is_checking", is_flag=True, help="Read the backup again to its end; change nothing.")
@click.pass_obj
def restore(
    options: dict[str, Any], folder: Path, state: str | None, *, replace: bool, is_listing: bool, is_checking: bool
) -> int:
    """Bring the home back from a backup in FOLDER, whole or not at all.

    Exit status 1: nothing was changed, or files of the archive are missing in the backup.
    """
    from flows.backup import restoring
    from flows.backup.snapshots import snapshots
    from flows.console import out, print_whole
    from flows.exits import FAILED, OK
    from flows.settings import Settings

    if is_listing:
        rows = [
            (one.name, one.n_bytes, one.told["newsledger"], *one.told["rows"].values()) for one in snapshots(folder)
        ]
        names = [] if not rows else list(snapshots(folder)[0].told["rows"])
        print_whole(["state", "bytes", "newsledger", *names], rows, title=f"States in {folder}")
        return OK
    if is_checking:
        snapshot = restoring.chosen(folder, state)
        n_files, wrong = restoring.check(folder, snapshot)
        out().print(_described(snapshot), markup=False, soft_wrap=True)
        for line in wrong:
            out().print(f"Wrong: {line}", markup=False, soft_wrap=True)
        if not wrong:
            out().print(f"The warehouse and {n_files:,} files of the archive are as they were copied.")
        return FAILED if wrong else OK
    done = restoring.restore(Settings(**options), folder, state, replace=replace)
    out().print(f"Restored to {Settings(**options).home}: {_described(done.snapshot)}", markup=False, soft_wrap=True)
    if done.aside is not None:
        out().print(f"The old warehouse is kept: {done.aside}", markup=False, soft_wrap=True)
    _tell_failed(done.failed, "not in the archive, deliver it again")
    out().print("Look whether all is sound: newsledger doctor")
    return FAILED if done.failed else OK


def _described(snapshot: "Snapshot") -> str:
    rows, told = snapshot.told["rows"], snapshot.told
    held = f"{rows['articles']:,} articles of {rows['runs']:,} runs, {told['n_archived']:,} files in the archive"
    return f"State {snapshot.name} of {told['home']}: {held}."


def _tell_failed(failed: dict[str, str], what: str) -> None:
    from flows.console import out

    for uri, why in list(failed.items())[:_NAMED]:
        out().print(f"{uri}: {why}; {what}", markup=False, soft_wrap=True)
    if len(failed) > _NAMED:
        out().print(f"{len(failed) - _NAMED:,} more; {what}")
