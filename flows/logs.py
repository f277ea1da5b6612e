"""The form of our messages: text for people, or JSON, one object a line, for a collector of logs.

`note` of flows/console.py writes by it. Read without pydantic, as messages come before the settings are known.
"""

import json
import os
import sys
import tomllib
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Literal

Level = Literal["info", "warning", "error"]
NAME = "log_format"


@cache
def is_json() -> bool:
    """Whether `log_format` says so: the environment, else newsledger.toml."""
    if given := os.environ.get(f"NEWSLEDGER_{NAME.upper()}"):
        return given == "json"
    try:
        return tomllib.loads(Path("newsledger.toml").read_text(encoding="utf-8")).get(NAME) == "json"
    except (OSError, ValueError):  # a broken file is told by who reads the settings
        return False


def write_line(message: str, level: Level = "info", **facts: object) -> None:
    """One line of JSON on standard error: time (UTC), level, message, process, and ``facts`` by name."""
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    line = {"time": at, "level": level, "message": message, "logger": "newsledger", "pid": os.getpid(), **facts}
    sys.stderr.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")
    sys.stderr.flush()
