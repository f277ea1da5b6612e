"""What runs in a worker process. A process imports what its own work needs, when it is first asked for it.

The parent names these functions to its processes, so this module and what it imports are light.
"""

import atexit
import os
import sys
import threading
from importlib import import_module
from multiprocessing import parent_process
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.imports import imports, settle

if TYPE_CHECKING:
    from expectations import Audit

_LARGE = 1 << 18  # bytes of a batch from which on it pays to load what earlier processes have learned
_has_recalled = False


def begin() -> None:
    """First of all in each process: end with the parent, and end at once."""
    parent = parent_process()
    if parent is not None:  # a worker whose parent was killed would wait for work for ever
        threading.Thread(target=lambda: (parent.join(), os._exit(1)), daemon=True).start()
        atexit.register(_leave)  # the first to register is the last to be called


def _leave() -> None:
    """End without giving back, object by object, what the operating system takes back at a stroke."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def warm_up_to_prepare() -> None:
    """Import what `stage_batch` needs."""
    with imports():
        import_module("flows.preparing")
    settle()


def warm_up_to_audit() -> None:
    """Import Great Expectations, and make its engine."""
    with imports():
        import expectations

        expectations.warm_up()
    settle()


def stage_batch(raw: Path, memory: Path, tables: Path, only: Path | None, page_seconds: float) -> None:
    """See `flows.preparing.stage_batch`."""
    global _has_recalled  # noqa: PLW0603 - of the process
    with imports():
        from flows.learned import keep, recall
        from flows.preparing import stage_batch as stage
    is_large = raw.stat().st_size > _LARGE
    if is_large and not _has_recalled:
        recall()
        _has_recalled = True
    stage(raw, memory, tables, only, page_seconds)
    if is_large:
        keep()


def audit(*arguments: Any) -> "Audit":
    """See `expectations.audit`."""
    import expectations

    return expectations.audit(*arguments)
