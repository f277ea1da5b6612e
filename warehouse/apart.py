"""SQL that anybody typed, asked by a process apart: it can be ended whatever it is at, and its memory has a bound.

Some functions of DuckDB hear no interrupt and heed no limit of memory while they make one value: `repeat('x', 3e9)`
takes minutes and 6 GB, and all that time the file is held.
"""

import io
import json
import os
import resource
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, Any, NoReturn, cast

import polars as pl

from warehouse import errors
from warehouse.errors import QueryError, WarehouseBusyError, WarehouseError
from warehouse.fetching import fetch_limited, too_long
from warehouse.location import Place, place_at, place_spelled
from warehouse.watch import TooLongError

AT_ONCE = 3  # queries
MEMORY = 3 << 30  # bytes of a process, DuckDB's own limit and all that Python and Polars need beside it
MAX_BYTES = 32 << 20  # of an answer, for a page has to hold it
_MARGIN = 15.0  # seconds that a process may need to start and to end
_TOO_LONG, _GAVE_WAY = 71, 72  # exit statuses of a process that ends itself
_COMMAND = [sys.executable, "-P", "-c", "from warehouse.apart import answer; answer()"]

_room = threading.BoundedSemaphore(AT_ONCE)


def fetch_apart(
    where: Place | Path, sql: str, max_rows: int, seconds: float, wait: float = 30.0
) -> tuple[pl.DataFrame, bool]:
    """As `fetch_limited`. Raises QueryError also if the query needs too much memory, or too many are running."""
    if not _room.acquire(timeout=wait):
        raise QueryError(f"{AT_ONCE} other queries are running. Try again in a moment.")
    try:
        place = place_at(where)
        asked = {"sql": sql, "max_rows": max_rows, "seconds": seconds, "wait": wait}
        return _asked(place, {"place": place.spelled(), **asked})
    finally:
        _room.release()


def _asked(place: Place, question: dict[str, Any]) -> tuple[pl.DataFrame, bool]:
    seconds, end = question["seconds"], time.monotonic() + question["wait"] + question["seconds"]
    while True:
        status, said = _run(question)
        match status:
            case 0:
                return _understood(said)
            case _ if status == _TOO_LONG:
                raise too_long(seconds)
            case _ if status == _GAVE_WAY and time.monotonic() < end:
                continue
            case _ if status == _GAVE_WAY:
                raise WarehouseBusyError(f"Ingests needed {place} each time the query was running.")
            case _:
                raise QueryError(
                    f"The query needed more than {MEMORY >> 30} GB of memory, or took too long. Narrow it."
                )


def _run(question: dict[str, Any]) -> tuple[int, bytes]:
    """Exit status and output of a process that answers; its input stays open, as it ends when that does."""
    paths = [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)), "POLARS_MAX_THREADS": "2"}
    process = subprocess.Popen(  # noqa: S603 - our own interpreter
        _COMMAND,
        env=environment,
        start_new_session=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    overdue = threading.Timer(question["wait"] + question["seconds"] + _MARGIN, process.kill)
    overdue.start()
    try:
        return _answered(process, json.dumps(question).encode() + b"\n")
    finally:
        overdue.cancel()
        process.kill()
        process.wait()


def _answered(process: subprocess.Popen[bytes], question: bytes) -> tuple[int, bytes]:
    try:
        with cast("IO[bytes]", process.stdin) as ask, cast("IO[bytes]", process.stdout) as listen:
            ask.write(question)
            ask.flush()
            said = listen.read()
            return process.wait(), said
    except BrokenPipeError:  # it ended before it had heard the question
        return process.wait(), b""


def _understood(said: bytes) -> tuple[pl.DataFrame, bool]:
    head, _, rows = said.partition(b"\n")
    told = json.loads(head)
    if "error" in told:
        raise getattr(errors, told["error"])(told["message"])
    return pl.read_ipc_stream(rows), told["more"]


def answer() -> None:
    """What the process does: one question from standard input, as JSON in a line; the answer as Arrow, or an error."""
    question = json.loads(sys.stdin.buffer.readline())  # and nothing comes behind it
    threading.Thread(target=_end_with_parent, daemon=True).start()
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    rows = io.BytesIO()
    try:
        place = place_spelled(question.pop("place"))
        frame, more = fetch_limited(place, **question, on_deaf=_leave)
        shown = _bounded(frame)
        shown.write_ipc_stream(rows)
        head: dict[str, Any] = {"more": more or shown.height < frame.height}
    except WarehouseError as error:
        head = {"error": type(error).__name__, "message": str(error)}
    except MemoryError:
        head = {"error": "QueryError", "message": f"The query needed more than {MEMORY >> 30} GB of memory. Narrow it."}
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + rows.getvalue())
    sys.stdout.buffer.flush()
    os._exit(0)  # an orderly end would wait for the thread that reads


def _bounded(frame: pl.DataFrame) -> pl.DataFrame:
    """Its first rows, as many as `MAX_BYTES` hold, and one at least."""
    while frame.estimated_size() > MAX_BYTES and frame.height > 1:
        frame = frame.head(frame.height // 2)
    return frame


def _end_with_parent() -> None:
    while os.read(0, 1):
        pass
    os._exit(1)


def _leave(reason: Exception) -> NoReturn:
    os._exit(_TOO_LONG if isinstance(reason, TooLongError) else _GAVE_WAY)
