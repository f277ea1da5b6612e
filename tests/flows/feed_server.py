"""A web server of feeds for tests: it says what it is told to, and remembers what it was asked."""

import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def entry(number: int, text: str, **more: str) -> str:
    """One item of RSS."""
    tags = "".join(f"<{name}>{value}</{name}>" for name, value in more.items())
    return (
        f"<item><guid isPermaLink='false'>tag:{number}</guid><title>Ferry sinks, part {number}</title>"
        f"<link>https://news.example/{number}</link><pubDate>Tue, 06 Jan 2026 09:0{number % 10}:00 GMT</pubDate>"
        f"<description>{text}</description>{tags}</item>"
    )


def rss(*entries: str) -> bytes:
    """A feed of these items."""
    channel = "<title>Calder Wire</title><link>https://news.example/</link><description>News</description>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{channel}{"".join(entries)}</channel></rss>'.encode()


STORY = "A ferry sank off the coast of Tarn on Tuesday and {} people died, the coast guard said in a statement."


@dataclass
class FeedServer:
    """What it answers to every address, and what it was asked."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict[str, str])
    is_conditional: bool = True  # it sends an ETag of the body and answers 304
    pause: float = 0  # seconds before the body
    n_cut_off: int = 0  # bytes of the body that never come
    moved: dict[str, tuple[int, str]] = field(default_factory=dict[str, tuple[int, str]])  # path -> status, where to
    asked: list[tuple[str, str, int]] = field(default_factory=list[tuple[str, str, int]])  # method, path, answer
    port: int = 0

    @property
    def gets(self) -> list[int]:
        """Statuses of the answers to GET requests since this was asked last."""
        found = [status for method, _, status in self.asked if method == "GET"]
        self.asked.clear()
        return found

    def url(self, path: str = "/feed.xml") -> str:
        """An address of it."""
        return f"http://127.0.0.1:{self.port}{path}"

    def start(self) -> ThreadingHTTPServer:
        """Serve in a thread, on a free port."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.port = server.server_port
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server


def _handler(says: FeedServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_HEAD(self) -> None:
            self._answer()

        def do_GET(self) -> None:
            self._answer()

        def _answer(self) -> None:
            etag = f'"{hash(says.body)}"' if says.is_conditional else None
            status, headers, body = says.status, dict(says.headers), says.body
            if self.path in says.moved:
                status, headers["Location"] = says.moved[self.path]
                body = b""
            elif status == 200 and etag and self.headers.get("If-None-Match") == etag:
                status, body = 304, b""
            says.asked.append((self.command, self.path, status))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if etag and status == 200:
                self.send_header("ETag", etag)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            time.sleep(says.pause)
            if self.command == "GET":
                self.wfile.write(body[: len(body) - says.n_cut_off])

    return Handler
