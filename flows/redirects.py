"""Web addresses that lead to others: which are followed, and which one was reached.

A redirect may change http to https, never the reverse. It may not lead into a private network (loopback, link-local and
the like, named or as a number) unless the given address lies in one itself. Credentials stay with their host.
"""

import asyncio
import ipaddress
import socket
from contextvars import ContextVar
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import fsspec.config

from flows.addresses import shown_uri

if TYPE_CHECKING:
    import aiohttp
    from yarl import URL

MOST_REDIRECTS = 5

#: Headers that any host may see; all others are for the host they were meant for.
_HARMLESS = {"accept", "accept-encoding", "range", "user-agent"}
#: Whether connections made now may go to a private address; of the request at work.
_private_allowed: ContextVar[bool] = ContextVar("_private_allowed", default=True)


class RedirectRefusedError(OSError):
    """An address leads to where nobody may be led."""


@dataclass
class Reached:
    """Given to a request, it tells where that ended: None if no redirect was followed."""

    url: str | None = None


def guard_web() -> None:
    """Let every http file system that fsspec makes in this process keep the policy, however it comes to be made."""
    fsspec.config.conf.setdefault("http", {})["get_client"] = _client


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet."""
    ip = ipaddress.ip_address(address)
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return ip.is_global and not ip.is_multicast


async def _client(**options: Any) -> "aiohttp.ClientSession":
    """The session that fsspec asks for, watched."""
    import aiohttp

    watch = aiohttp.TraceConfig()
    watch.on_request_start.append(_begin)
    watch.on_request_redirect.append(_follow)
    watch.on_request_end.append(_arrive)
    options["trace_configs"] = [*options.get("trace_configs", ()), watch]
    if not options.get("trust_env") and "proxy" not in options:  # a proxy's own address is no target
        options.setdefault("connector", aiohttp.TCPConnector(socket_factory=_socket))
    return aiohttp.ClientSession(**options)


async def _begin(
    _: "aiohttp.ClientSession", context: SimpleNamespace, about: "aiohttp.TraceRequestStartParams"
) -> None:
    context.n_redirects = 0
    context.may_be_private = await _is_private(about.url)
    _private_allowed.set(context.may_be_private)


async def _follow(
    _: "aiohttp.ClientSession", context: SimpleNamespace, about: "aiohttp.TraceRequestRedirectParams"
) -> None:
    here, target = about.response.url, _target(about.response)
    if target is None:
        return
    context.n_redirects += 1
    why = _why_not(here, target, context.n_redirects)
    if why is None and not context.may_be_private and await _is_private(target):
        why = "that lies in a private network"
    if why is not None:
        about.response.close()
        raise RedirectRefusedError(None, f"it leads to {shown_uri(str(target))}: {why}")
    if (target.scheme, target.host, target.port) != (here.scheme, here.host, here.port):
        for name in {name for name in about.headers if name.lower() not in _HARMLESS}:
            del about.headers[name]


async def _arrive(_: "aiohttp.ClientSession", context: SimpleNamespace, about: "aiohttp.TraceRequestEndParams") -> None:
    if context.n_redirects and isinstance(context.trace_request_ctx, Reached):
        context.trace_request_ctx.url = str(about.response.url)


def _target(response: "aiohttp.ClientResponse") -> "URL | None":
    """Where the response leads; None if it is no address, which aiohttp says itself."""
    from yarl import URL

    location = response.headers.get("Location") or response.headers.get("URI")
    try:
        return response.url.join(URL(location)) if location else None
    except ValueError:
        return None


def _why_not(here: "URL", target: "URL", n_redirects: int) -> str | None:
    if n_redirects > MOST_REDIRECTS:
        return f"the last of more than {MOST_REDIRECTS} redirects"
    if target.scheme not in (here.scheme, "https"):
        return f"a redirect from {here.scheme} to {target.scheme}"
    return None


async def _is_private(url: "URL") -> bool:
    """Whether the host of ``url`` is, or its name stands for, an address that is not public."""
    if not url.host:
        return False
    try:
        found = await asyncio.get_running_loop().getaddrinfo(url.host, url.port, type=socket.SOCK_STREAM)
    except OSError:  # no such name here: the connection will say so, or a proxy knows it
        return False
    return any(not is_public(str(address[0])) for *_, address in found)


def _socket(address: tuple[int, int, int, str, tuple[Any, ...]]) -> socket.socket:
    """A socket to ``address``; a name that stood for another one when it was looked at is refused here."""
    family, kind, protocol, _, target = address
    if not _private_allowed.get() and not is_public(str(target[0])):
        raise OSError(None, "its name stands for an address in a private network")
    return socket.socket(family, kind, protocol)
