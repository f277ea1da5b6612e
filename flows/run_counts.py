"""What a run says about itself: for the terminal, and for the Prefect UI."""

from collections.abc import Mapping
from typing import Any

from flows.inbox import Plan

_COUNTS = {
    "n_files": "files read",
    "n_records": "records",
    "n_loaded": "loaded",
    "n_duplicates": "duplicates",
    "n_quarantined": "quarantined",
    "n_failed": "failed",
}


def run_markdown(row: Mapping[str, Any], plan: Plan) -> str:
    """The run as Markdown, for its Prefect artifact."""
    head = f"# Run {row['run_id']}\n\n{row['status']}, {row['n_batches']} batches, version {row['version']}\n\n"
    lines = "".join(f"| {label} | {row[name]:,} |\n" for name, label in _COUNTS.items())
    left = "".join(f"- not read: `{item.uri}`: {item.reason}\n" for item in plan.left)
    return f"{head}| | |\n|---|---:|\n{lines}| files seen before | {plan.n_seen:,} |\n\n{left}"


def run_counts(row: Mapping[str, Any]) -> list[tuple[str, int]]:
    """(label, number) of each count of a run, in the order in which records flow."""
    return [(label, row[name]) for name, label in _COUNTS.items()]
