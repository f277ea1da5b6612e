"""What waits for a package, said to a person: how many files, and what brings them in."""

from collections import defaultdict
from collections.abc import Iterable

from flows.console import out, safe
from transforms.formats.registry import is_installed
from warehouse.missing_packages import MissingPackage


def show_missing(found: Iterable[MissingPackage]) -> None:
    """Print a line for each thing that pip is to install, if anything waits for it."""
    files: dict[str, set[str]] = defaultdict(set)
    n_records: dict[str, int] = defaultdict(int)
    for missing in found:
        told = f"The next ingest reads them: {missing.asked} is installed now."
        if not is_installed(missing.package):
            told = f"pip install '{missing.asked}', and the next ingest reads them."
        files[told].add(missing.file_id)
        n_records[told] += missing.n_records
    for told, waiting in files.items():
        counted = f"{n_records[told]:,} records of {len(waiting):,} files wait for a package. "
        out().print(safe(counted + told), soft_wrap=True)
