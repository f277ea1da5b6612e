"""Every number the suites compare with, in one place; settings override them by name."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields


@dataclass(frozen=True)
class Thresholds:
    """Defaults are set so that ordinary news passes; the comment at each says why it is where it is."""

    min_words: float = 3  # the shortest real bulletin seen is one clause; fewer words are a failed extraction
    short_words: float = 20  # a story under twenty words is legal but mostly a teaser or a paywall stub
    max_days_ahead: float = 1  # a file dated tomorrow can be a time zone; later than that it is wrong
    min_year: float = 1500  # before print there is no news; such a date is a misread number
    max_year: float = 2100  # later "dates" are quantities or product names
    max_toll_unattributed: float = 500  # one incident above this is world news: somebody must have counted
    max_undated_share: float = 0.5  # wire files are dated; above half, a dateline pattern stopped matching
    max_quarantine_share: float = 0.5  # a batch that loses half its records has a broken extractor, not bad news
    warn_quarantine_share: float = 0.02  # normally a handful per thousand; above this somebody should look
    warn_failed_share: float = 0.1  # unreadable files come in tens per thousand at most
    max_robust_z: float = 3.5  # Iglewicz and Hoaglin (1993): modified z-scores above 3.5 are potential outliers
    min_history_runs: float = 5  # a median of fewer than five runs says nothing about what is usual
    min_batch_records: float = 50  # shares over fewer records jump by chance
    max_hours_since_run: float = 48  # news older than two days is no longer news; the schedule has stopped
    max_outlet_silence_days: float = 7  # a weekly misses one issue; who comes daily and misses seven days has stopped
    max_outlet_drift: float = 0.3  # an outlet whose share of a run moves by 30 points changed its feed
    max_gap_days: float = 3  # a weekend is no gap, four silent days are


def thresholds_from(parameters: Mapping[str, float]) -> Thresholds:
    """Defaults with ``parameters`` put over them; an unknown name raises ValueError with the known ones."""
    known = {f.name for f in fields(Thresholds)}
    if unknown := sorted(set(parameters) - known):
        raise ValueError(f"unknown quality thresholds {unknown}; known are {sorted(known)}")
    return Thresholds(**parameters)


def as_parameters(thresholds: Thresholds) -> dict[str, float]:
    """Name → value, as GX and the ``thresholds`` working table take them."""
    return asdict(thresholds)
