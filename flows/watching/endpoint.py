"""`/metrics` for Prometheus and `/health` for a supervisor, over HTTP, while `serve` runs."""

import json
import threading
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from flows.watching.facts import Watcher
from flows.watching.health import report


def _handler(watcher: Watcher, max_age_hours: float) -> type[BaseHTTPRequestHandler]:
    lock = threading.Lock()  # one at a time at the warehouse

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            if path == "/metrics":
                from flows.watching.metrics import CONTENT_TYPE, metrics_text

                with lock:
                    self._answer(200, CONTENT_TYPE, metrics_text(watcher.facts()))
            elif path == "/health":
                with lock:
                    is_well, said = report(watcher.facts(), max_age_hours)
                body = json.dumps(said, ensure_ascii=False).encode() + b"\n"
                self._answer(200 if is_well else 503, "application/json", body)
            else:
                self._answer(404, "text/plain", b"There are /metrics and /health.\n")

        def _answer(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: it is asked every few seconds."""

    return Handler


@contextmanager
def watched_at(home: Path, host: str, port: int | None, max_age_hours: float) -> Generator[None]:
    """Answer on ``host``:``port`` while inside; do nothing if there is no port.

    Raises:
        OSError: the port is taken.
    """
    if port is None:
        yield
        return
    server = ThreadingHTTPServer((host, port), _handler(Watcher(home), max_age_hours))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
