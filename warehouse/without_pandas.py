"""DuckDB imports pandas, if it is installed, for the first query that has a parameter: 0.26 s of CPU time and 50 MB.

Great Expectations and Streamlit bring it along and are the only ones that need it. So to a program of ours it is not
installed, which every other library copes with, until one of these two is imported.
"""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

_NAME = "pandas"
_NEED_IT = ("great_expectations", "streamlit")


class _Absent(MetaPathFinder):
    """Says of pandas what Python says of a package that is not installed, until somebody is there who needs it."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Raises ModuleNotFoundError for pandas; knows nothing of other modules."""
        if fullname == _NAME and not any(name in sys.modules for name in _NEED_IT):
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)
        return None


_absent = _Absent()


def without_pandas() -> None:
    """Let this process do without it from now on, unless it has it already. For a program of ours, at its start."""
    if _NAME not in sys.modules and _absent not in sys.meta_path:
        sys.meta_path.insert(0, _absent)
