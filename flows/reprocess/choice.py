"""What is to be extracted again."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Selection:
    """Articles by day of publication (inclusive; of undated ones the day they were loaded), outlet, key, or staleness.

    Nothing given: everything that was ever delivered, what was set aside or could not be read included.
    """

    since: date | None = None
    until: date | None = None
    outlet: str | None = None
    articles: Sequence[str] | None = None
    stale: bool = False

    def given(self) -> dict[str, Any]:
        """What was given, by name."""
        return {name: value for name, value in asdict(self).items() if value}
