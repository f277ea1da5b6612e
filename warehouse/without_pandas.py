"""DuckDB imports pandas, if it is installed, for the first query that has a parameter: 0.26 s of CPU time and 50 MB.

Great Expectations and Streamlit bring it along; nothing of ours uses it.
"""

import sys


def without_pandas() -> None:
    """Let this process do without it from now on, unless it has it already. For a program of ours, at its start."""
    sys.modules.setdefault("pandas", None)  # type: ignore[arg-type]  # so the import system knows what is not there
