"""Exit statuses: 0 completed, 2 wrong usage, 3 blocked by a quality check, 4 another run holds the lock, 1 the rest."""

OK, FAILED, USAGE, BLOCKED, LOCKED = 0, 1, 2, 3, 4


def status_of(error: BaseException) -> tuple[int, str | None]:
    """(exit status, message for the user) of an error; the message is None for one that nobody foresaw."""
    from warehouse.errors import RunLockedError, WarehouseError

    if isinstance(error, RunLockedError):
        return LOCKED, str(error)
    if isinstance(error, WarehouseError):
        return FAILED, str(error)
    if type(error).__name__ == "BlockedError":
        return BLOCKED, str(error)
    if type(error).__name__ == "ValidationError":  # of a setting; its class is not imported here, as pydantic is slow
        return USAGE, str(error)
    return FAILED, None
