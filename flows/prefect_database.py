"""The empty database of a Prefect server, from a template that Prefect's own migrations made once.

They take 6 s of processor time; the template lies in the user's cache folder, by Prefect's version.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from flows.prefect_environment import DATABASE


def make_database(folder: Path) -> bool:
    """Put an empty database into ``folder``, if it has no sound one; returns whether it needs no migrations.

    A damaged one is set aside, as the ledger is elsewhere. Without a usable cache the server migrates by itself.
    """
    target = folder / DATABASE
    if target.exists():
        if _is_sound(target):
            return False
        _set_aside(target)
    try:
        template = template_path()
        if not template.exists():
            _make_template(template)
        fresh = target.with_suffix(f".{os.getpid()}.new")
        shutil.copyfile(template, fresh)
        fresh.replace(target)
        return True
    except (OSError, subprocess.CalledProcessError) as error:
        sys.stderr.write(f"no template of the database ({error}); the server makes its own\n")
        return False


def _is_sound(database: Path) -> bool:
    with closing(sqlite3.connect(database)) as connection:
        try:
            return connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        except sqlite3.OperationalError:  # somebody holds it, or it cannot be read now: no damage
            return True
        except sqlite3.DatabaseError:
            return False


def _set_aside(database: Path) -> None:
    aside = database.with_suffix(".db.damaged")
    sys.stderr.write(f"{database} is damaged; it is kept as {aside.name}, and a new one is made\n")
    database.replace(aside)
    for kind in ("-wal", "-shm"):
        database.with_name(f"{database.name}{kind}").unlink(missing_ok=True)


def template_path() -> Path:
    """Where the template of this version of Prefect lies, present or not."""
    return cache_folder() / f"prefect-{version('prefect')}.db"


def cache_folder() -> Path:
    """The user's cache folder for what can be made again, present or not."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newsledger"


def _make_template(template: Path) -> None:
    template.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with TemporaryDirectory(dir=template.parent) as folder:
        made = Path(folder) / DATABASE
        address = f"sqlite+aiosqlite:///{made}"
        environment = {**os.environ, "PREFECT_HOME": folder, "PREFECT_SERVER_DATABASE_CONNECTION_URL": address}
        command = [sys.executable, "-m", "prefect", "server", "database", "upgrade", "-y"]
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our interpreter
        made.replace(template)  # whole or not at all, as two may be at it
