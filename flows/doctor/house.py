"""The house around the warehouse: settings, folder, lock, leftovers, disk, packages."""

import os
import re
import shlex
import shutil
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

from flows.doctor.model import Finding
from warehouse.lock import lock_holder
from warehouse.looks import last_look
from warehouse.stores import Store

_LOW, _SCARCE = 256 << 20, 2 << 30  # bytes free
_LATE = timedelta(minutes=15)
_OTHERS, _OTHERS_WRITE = 0o077, 0o022


def settings(options: dict[str, Any]) -> Finding:
    """Whether flags, environment and newsledger.toml can be understood."""
    from flows.exits import status_of
    from flows.settings import Settings

    try:
        Settings(**options)
    except ValueError as error:  # of pydantic, or of the TOML file
        message = status_of(error)[1] or str(error)
        return Finding("wrong", "settings", " ".join(message.split()), "correct the named settings")
    return Finding("sound", "settings", "flags, environment and newsledger.toml are understood")


def folder(home: Path) -> Finding:
    """Whether the home is there, may be written, and is its owner's only."""
    if not home.is_dir():
        return Finding("wrong", "home", f"there is no folder {home}", "newsledger ingest FOLDER")
    mode = stat.S_IMODE(home.stat().st_mode)
    if not os.access(home, os.R_OK | os.W_OK | os.X_OK):
        return Finding("wrong", "home", f"{home} (mode {mode:04o}) may not be written", f"chmod u+rwx {_quoted(home)}")
    if mode & _OTHERS_WRITE:
        return Finding("wrong", "home", f"others may write to {home} (mode {mode:04o})", f"chmod 700 {_quoted(home)}")
    if mode & _OTHERS:
        return Finding("note", "home", f"others may look into {home} (mode {mode:04o})", f"chmod 700 {_quoted(home)}")
    return Finding("sound", "home", f"{home}, its owner's only")


def _quoted(path: Path) -> str:
    return shlex.quote(str(path))


def lock(home: Path) -> Finding:
    """Who holds the run lock."""
    holder = lock_holder(home)
    if holder is None or holder.get("pid") == str(os.getpid()):
        return Finding("sound", "lock", "no run is in progress")
    return Finding("note", "lock", f"{holder['command']} of process {holder['pid']} since {holder['since']} is running")


def schedule(home: Path) -> Finding:
    """Whether the schedule that said when it looks next still runs."""
    looked = last_look(home)
    if looked is None or looked.next_run_at is None:
        return Finding("sound", "schedule", "none is running")
    due = f"{looked.next_run_at:%Y-%m-%d %H:%M} UTC"
    if datetime.now(UTC) - looked.next_run_at > _LATE and lock_holder(home) is None:
        return Finding("note", "schedule", f"a run was due at {due}", "newsledger serve (it makes missed runs good)")
    return Finding("sound", "schedule", f"the next run is due at {due}")


def leftovers(home: Path, archive: Store) -> Finding:
    """What killed runs left on disk; only while no run is in progress."""
    staged = [path for path in (home / "staging").glob("*") if path.is_dir()]
    parts = archive.leftovers()
    if staged or parts:
        found = f"{len(staged)} staged runs, {len(parts)} unfinished files of the archive"
        return Finding("note", "leftovers", found, "newsledger ingest FOLDER (it clears them)")
    return Finding("sound", "leftovers", "none")


def disk(home: Path) -> Finding:
    """Space for the next runs."""
    there = next(path for path in (home.absolute(), *home.absolute().parents) if path.exists())
    free = shutil.disk_usage(there).free
    found = f"{free / 1e9:,.1f} GB free"
    if free < _LOW:
        return Finding("wrong", "disk", found, "free some space, or move the home: --home DIR")
    return Finding("note" if free < _SCARCE else "sound", "disk", found)


def packages() -> Finding:
    """Whether the packages that newsledger needs are here in versions that it works with."""
    unmet = list(_unmet())
    if unmet:
        return Finding("wrong", "packages", "; ".join(unmet), "pip install --upgrade newsledger")
    return Finding("sound", "packages", f"newsledger {version('newsledger')} with all that it needs")


def _unmet() -> Iterator[str]:
    for line in requires("newsledger") or ():
        need = Requirement(line)
        if need.marker is not None and not need.marker.evaluate({"extra": ""}):
            continue
        try:
            have = version(need.name)
        except PackageNotFoundError:
            yield f"{need.name} is missing"
            continue
        if not need.specifier.contains(have, prereleases=True):
            yield f"{need.name} {have} is not {re.sub(r'^[^<>=!~]*', '', str(need))}"
