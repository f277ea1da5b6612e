"""The day at the outlet: a stamp in UTC names the next day for an evening in Boston."""

import re
from datetime import timedelta

from transforms.structure.publication.read_evidence import ReadEvidence

_UTC_HOUR = re.compile(
    r"[T ](?P<hour>[01]\d|2[0-3]):\d\d(?::\d\d(?:\.\d+)?)?\s*(?:Z|[+-]00:?00|GMT|UTC)$", re.IGNORECASE
)
_EARLIEST_LATER = 10  # from UTC 10:00 on it is the next day somewhere (UTC+14)
_LATEST_EARLIER = 12  # until UTC 12:00 it is the day before somewhere (UTC-12)


def outlets_day(first: ReadEvidence, published: list[ReadEvidence]) -> ReadEvidence:
    """`first`, or if it is a stamp in UTC, the best evidence that a time zone puts it on a neighbouring day."""
    match = _UTC_HOUR.search(first.evidence.raw)
    if match is None:
        return first
    hour = int(match["hour"])
    steps = {-1} if hour < _EARLIEST_LATER else {1} if hour >= _LATEST_EARLIER else {-1, 1}
    neighbours = {first.on + timedelta(days=step) for step in steps}
    local = [r for r in published if r.source.is_local]
    if any(r.on == first.on for r in local):
        return first
    return next((r for r in local if r.on in neighbours), first)
