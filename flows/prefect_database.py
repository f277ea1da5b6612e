"""The empty database of a Prefect server, from a template that Prefect's own migrations made once.

They take 6 s of processor time; the template lies in the user's cache folder, by Prefect's version.
"""

import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from flows.prefect_environment import DATABASE


def make_database(folder: Path) -> bool:
    """Put an empty database into ``folder``, if it has none; returns whether it is one that needs no migrations.

    Without a usable cache the server migrates by itself.
    """
    target = folder / DATABASE
    if target.exists():
        return False
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
