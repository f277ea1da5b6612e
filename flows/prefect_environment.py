"""Prefect's settings, as environment variables: it reads them when it is imported, and never again."""

import os
from pathlib import Path

DATABASE = "prefect.db"
_KEPT_DAYS = 30  # of flow runs and their logs in the database of `serve`; the ledger keeps all
_DAY = 86_400
#: Background services that a server of ours never needs: `serve` decides itself what is late, and calls no automations.
_UNNEEDED = "LATE_RUNS PAUSE_EXPIRATIONS CANCELLATION_CLEANUP FOREMAN TRIGGERS REPOSSESSOR CLEANUP_RECONCILER".split()
_OF_A_SERVICE = ("SCHEDULER", "DB_VACUUM")


def client_environment(folder: Path) -> dict[str, str]:
    """For a process that calls flows: Prefect's files in ``folder``, no usage reporting, no log on the console."""
    return {
        "PREFECT_HOME": str(folder),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_CLI_PROMPT": "false",
        "PREFECT_SERVER_EPHEMERAL_ENABLED": "false",
    }


def server_environment(folder: Path, port: int, *, is_service: bool) -> dict[str, str]:
    """For a server of ours on ``port``, whatever a profile of the user says; ``is_service``: the one of `serve`."""
    ours = f"http://127.0.0.1:{port}"
    off = _UNNEEDED if is_service else [*_UNNEEDED, *_OF_A_SERVICE]
    return {
        **os.environ,
        **client_environment(folder),
        **{f"PREFECT_SERVER_SERVICES_{name}_ENABLED": "false" for name in off},
        **(_service() if is_service else {"PREFECT_SERVER_UI_ENABLED": "false"}),
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{folder.absolute() / DATABASE}",
        "PREFECT_SERVER_UI_API_URL": f"{ours}/api",
        "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": f"{ours},http://localhost:{port}",
        "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
        "PREFECT_SERVER_MEMOIZE_BLOCK_AUTO_REGISTRATION": "false",  # it would read all blocks to find them unchanged
        "PREFECT_LOGGING_SERVER_LEVEL": "ERROR",
    }


def _service() -> dict[str, str]:
    return {
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(_KEPT_DAYS * _DAY),
        "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": f"P{_KEPT_DAYS}D",
        "PREFECT_SERVER_SERVICES_SCHEDULER_MAX_RUNS": "3",  # to be seen in the UI; when to run is decided by `serve`
        "PREFECT_SERVER_SERVICES_SCHEDULER_MIN_RUNS": "1",
        "PREFECT_SERVER_SERVICES_SCHEDULER_MIN_SCHEDULED_TIME": "PT0S",
    }
