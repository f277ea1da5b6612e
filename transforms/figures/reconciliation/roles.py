"""The part a figure plays in its article's toll."""

from typing import NamedTuple


class Role(NamedTuple):
    """counted, restated, part, background, superseded or denied; why; and the index of the figure it belongs to."""

    role: str
    reason: str
    of: int | None = None
