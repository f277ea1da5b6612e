"""What workers have learned by the rules at work, kept for the next ones: the time expressions that news repeats.

A file in the user's cache folder, by the version of the rules and of Python: 8,000 articles of Reuters hold 8,020
distinct runs of time words, which take 1.1 s to parse and 0.1 s to load. No row depends on it: what it says of a run is
what the rules say, and without it they are asked.
"""

import os
import pickle
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile

from flows.prefect_database import cache_folder
from transforms.rules_version import rules_version
from transforms.temporal.grammar import PARSED

_WORTH = 1_000  # new runs that are worth writing
_GROWTH = 4  # or a quarter of what is there, lest a long run writes after each batch

_n_kept = 0  # runs that the file holds, as far as this process knows


def recall() -> None:
    """Take in what the file holds, if there is one of ours."""
    global _n_kept  # noqa: PLW0603 - of the process, as the table is
    try:
        path = _path()
        if path.stat().st_uid == os.getuid():  # a pickle of somebody else could do anything
            PARSED.update(pickle.loads(path.read_bytes()))  # noqa: S301 - made by `keep`, in a folder of the user's own
    except Exception:  # noqa: BLE001 - none yet, or half of one: the rules know it all
        return
    _n_kept = len(PARSED)


def keep() -> None:
    """Write the table for the next process, if it has grown enough; files of other rules go."""
    global _n_kept  # noqa: PLW0603
    if len(PARSED) - _n_kept < max(_WORTH, _n_kept // _GROWTH):
        return
    _n_kept = len(PARSED)
    try:
        path = _path()
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix="parsed-", delete=False) as file:
            file.write(pickle.dumps(dict(PARSED), pickle.HIGHEST_PROTOCOL))
        Path(file.name).replace(path)
        for old in path.parent.glob("parsed-*"):
            if old != path:
                old.unlink(missing_ok=True)
    except OSError:  # no room, or not ours to write: the next process learns again
        return


def _path() -> Path:
    version = rules_version().removeprefix("rules/")
    return cache_folder() / f"parsed-{version}-{sys.implementation.cache_tag}.pickle"
