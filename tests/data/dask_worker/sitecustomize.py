"""On the path of the workers of tests/flows/test_dask.py: texts that say so kill their process, or keep it waiting.

A record of which the text begins with "KILL-9" kills the process that structures it; "WAIT-FOR folder" notes the
process in that folder, and goes on when a file `go` lies there.
"""

import importlib.util
import os
import sys
import time
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any


def _obey(text: str) -> None:
    if text.startswith("KILL-9"):
        os.kill(os.getpid(), 9)
    if text.startswith("WAIT-FOR "):
        folder = Path(text.split()[1])
        (folder / f"at-{os.getpid()}").touch()
        while not (folder / "go").exists():
            time.sleep(0.02)


def _patched(stage: ModuleType) -> None:
    structure: Any = stage.structure

    def obeying(raw: Any, memory: Any, page_seconds: float) -> Any:
        for text in raw["text"].drop_nulls():
            _obey(text)
        return structure(raw, memory, page_seconds)

    stage.__dict__["structure"] = obeying


class _AsStageIsImported(MetaPathFinder):
    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if fullname != "flows.preparing":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(fullname)
        assert spec is not None and spec.loader is not None
        execute = spec.loader.exec_module

        def execute_and_patch(module: ModuleType) -> None:
            execute(module)
            _patched(module)

        spec.loader.exec_module = execute_and_patch  # type: ignore[method-assign]
        return spec


sys.meta_path.insert(0, _AsStageIsImported())
