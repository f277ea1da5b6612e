"""Who may call the dashboard, and under which addresses: the first thing that a request meets.

It has no login, so it must not answer to whatever name a foreign page has pointed at this machine (DNS rebinding), nor
to a page of another origin. A browser tells both, in the headers Host (RFC 9110, 7.2) and Origin (RFC 6454).
"""

import ipaddress
import socket
from collections.abc import Awaitable, Callable, Collection, Iterable, MutableMapping
from typing import Any
from urllib.parse import SplitResult, urlsplit

from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_OF_STREAMLIT = ("/_stcore/", "/static/", "/media/", "/component/")
_FILES = ("/", "/favicon.png", "/manifest.json", "/outlines.json")
_PORTS = {"http": 80, "https": 443}

Answer = Callable[[Scope, Receive, Send], Awaitable[None]]


class Door:
    """ASGI middleware: refuses foreign hosts and origins; knows the pages, so that another address gets a 404."""

    def __init__(self, app: ASGIApp, is_ours: Callable[[str], bool], pages: Iterable[str]) -> None:
        """``is_ours``: whether that is a name of this machine; ``pages``: their paths, the front page first."""
        self._app, self._is_ours = app, is_ours
        self._front, *self._others = (f"/{page}" for page in pages)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let it in, or answer in the place of the app."""
        if scope["type"] == "http":
            answer = self._refusal(scope) or self._answer(scope) or self._app
            await answer(scope, receive, send)
        elif scope["type"] == "websocket" and self._refusal(scope):
            await send({"type": "websocket.close", "code": 1008})  # before it is accepted: the client gets a 403
        else:
            await self._app(scope, receive, send)

    def _refusal(self, scope: MutableMapping[str, Any]) -> Answer | None:
        hosts, origins = _headers(scope, b"host"), _headers(scope, b"origin")
        if len(hosts) != 1 or not self._is_ours(_name(hosts[0])):
            return PlainTextResponse(
                "This dashboard does not answer to that name. Start it with: newsledger dashboard --name NAME\n", 403
            )
        if not all(_is_same(origin, hosts[0]) for origin in origins):
            return PlainTextResponse("This dashboard answers to its own pages only.\n", 403)
        return None

    def _answer(self, scope: MutableMapping[str, Any]) -> Answer | None:
        path = scope["path"]
        if path.startswith(_OF_STREAMLIT) or path in _FILES or path.rstrip("/") in self._others:
            return None
        if path.rstrip("/") == self._front:
            query = scope["query_string"].decode("latin-1")
            return RedirectResponse(f"/?{query}" if query else "/")
        known = " ".join([self._front, *self._others])
        return PlainTextResponse(f"There is no such page. These are there: {known}\n", 404)


def names_of(address: str, given: Collection[str]) -> Callable[[str], bool]:
    """Whether a host name is one of a server that listens on ``address`` and is also known by the names ``given``.

    On loopback only names of loopback are. Where it listens on all addresses any IP address is: rebinding needs a name.
    """
    names = {"localhost", address.lower(), *(name.lower().rstrip(".") for name in given)}
    ip = _ip(address)
    is_loopback = ip.is_loopback if ip else address.lower() == "localhost"
    names |= {"127.0.0.1", "::1"} if is_loopback else {socket.gethostname().lower()}
    return lambda name: name in names or bool(ip and ip.is_unspecified and _ip(name))


def _ip(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def _headers(scope: MutableMapping[str, Any], name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]


def _split(address: str) -> SplitResult | None:
    """Its parts; None if it is no address or says more than where."""
    try:
        parts = urlsplit(address)
        return None if parts.username or parts.path or parts.query or (parts.port or 1) < 1 else parts
    except ValueError:
        return None


def _name(host: str) -> str:
    """The name in a Host header, "" if it holds none."""
    parts = _split(f"//{host}")
    return (parts.hostname or "").rstrip(".") if parts else ""


def _is_same(origin: str, host: str) -> bool:
    """Whether ``origin`` is the very server that is called; ports count, as two servers may share a machine."""
    ours, theirs = _split(f"//{host}"), _split(origin)
    if not ours or not theirs or theirs.scheme not in _PORTS:
        return False
    port = _PORTS[theirs.scheme]
    return (ours.hostname, ours.port or port) == (theirs.hostname, theirs.port or port)
