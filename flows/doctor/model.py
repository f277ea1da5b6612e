"""What the doctor finds."""

from typing import Literal, NamedTuple

State = Literal["sound", "note", "wrong"]


class Finding(NamedTuple):
    """One thing that was looked at: how it is, what was seen, and the command that mends it ('' if none is needed)."""

    state: State
    subject: str
    found: str
    mend: str = ""
