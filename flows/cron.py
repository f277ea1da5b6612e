"""When a schedule is due, in UTC; without Prefect, which is slow to import and fixes its settings when it is."""

from datetime import UTC, datetime

from cronsim import CronSim, CronSimError


def is_cron(expression: str) -> bool:
    """Whether it is a cron expression of five fields: minute hour day month weekday."""
    if len(expression.split()) != 5:
        return False
    try:
        next(CronSim(expression, datetime.now(UTC)))
    except (CronSimError, StopIteration):  # no such field, or a day that never comes
        return False
    return True


def next_slot(expression: str, after: datetime) -> datetime:
    """The first moment of the schedule later than ``after`` (UTC)."""
    return next(CronSim(expression, after))
