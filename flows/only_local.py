"""Prefect's web application behind a door: callers of this machine only, and no page of another origin.

The API has no login. It listens on loopback, but a web page anywhere can make a browser on this machine call it, by a
form or by a name that resolves to 127.0.0.1 (DNS rebinding); so the names in Host and Origin have to be this machine's.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

#: Routers of Prefect's API that a run has to do with; each asks a dozen times in all.
_OF_A_RUN = {"", "/admin", "/artifacts", "/csrf-token", "/events", "/flow_runs", "/flows", "/logs", "/task_runs"}
LOCAL_NAMES = {"127.0.0.1", "localhost", "::1"}


class OnlyLocal:
    """ASGI middleware that answers 403 to whoever does not call this machine by a name of its own."""

    def __init__(self, application: Application) -> None:
        """Guard ``application``."""
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is local; refuse the rest before the application sees it."""
        if scope["type"] == "lifespan" or is_local(dict(scope["headers"])):
            await self._application(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await send({"type": "http.response.start", "status": 403, "headers": [(b"content-type", b"text/plain")]})
            await send({"type": "http.response.body", "body": b"Only pages of this machine may call it.\n"})


def is_local(headers: dict[bytes, bytes]) -> bool:
    """Whether Host, and Origin where there is one, name this machine; Origin with the same port as Host."""
    host = urlsplit(f"//{headers.get(b'host', b'').decode('latin-1')}")
    if host.hostname not in LOCAL_NAMES:
        return False
    if b"origin" not in headers:
        return True
    origin = urlsplit(headers[b"origin"].decode("latin-1"))
    return origin.hostname in LOCAL_NAMES and origin.port == host.port


def create_app(*, is_service: bool) -> Application:
    """Prefect's application, guarded; only that of a service can do more than one run asks for."""
    if not is_service:
        _leave_out_routes()
    from prefect.server.api.server import create_app as create_prefect_app

    return OnlyLocal(create_prefect_app(webserver_only=not is_service))


def _leave_out_routes() -> None:
    """Build no routes of deployments, blocks, work pools and the like: a third of the server's start is their building.

    Before Prefect's routers are imported, which build their routes by then.
    """
    from prefect.server.utilities.server import PrefectRouter

    add = PrefectRouter.add_api_route

    def add_if_asked_for(self: PrefectRouter, path: str, endpoint: Callable[..., Any], **kwargs: Any) -> None:
        if self.prefix in _OF_A_RUN:
            add(self, path, endpoint, **kwargs)

    PrefectRouter.add_api_route = add_if_asked_for
