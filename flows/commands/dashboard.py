"""newsledger dashboard: the web page over the warehouse."""

import os
import socket
import sys
from contextlib import suppress
from importlib.util import find_spec
from typing import Any, NoReturn

import click

from flows.exits import OK
from flows.home import find_home, lake_settings


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--address", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--name", "names", multiple=True, help="Another host name that browsers may call it by, as of a proxy.")
@click.option("--review", "with_review", is_flag=True, help="Let whoever opens it confirm, correct and reject.")
@click.pass_obj
def dashboard(
    options: dict[str, Any], port: int, address: str, names: tuple[str, ...], *, with_review: bool
) -> NoReturn:
    """Open the dashboard on this machine; stop it with ctrl-C."""
    if find_spec("streamlit") is None:
        raise click.ClickException("The dashboard is an extra. Install it with: pip install 'newsledger[dashboard]'")
    _must_be_free(address, port)
    click.echo(f"Dashboard: http://{_in_url(address)}:{port}   Stop with ctrl-C.")
    from dashboard.server import serve

    os.environ["NEWSLEDGER_DASHBOARD_REVIEW"] = "1" if with_review else "0"
    os.environ.update(lake_settings())  # as the pages read them from there
    with suppress(KeyboardInterrupt):
        serve(find_home(options.get("home")), address, port, names)
    sys.stdout.flush()
    os._exit(OK)  # threads of pages may be anywhere; they only read, and DuckDB aborts if Python ends under it


def _in_url(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _must_be_free(address: str, port: int) -> None:
    """Streamlit would only say that the port is not available."""
    try:
        with socket.create_server((address, port), family=socket.AF_INET6 if ":" in address else socket.AF_INET):
            return
    except OSError as problem:
        another = f"newsledger dashboard --port {port % 65535 + 1}"
        raise click.ClickException(
            f"Cannot listen on {address}:{port}: {problem.strerror}. Try: {another}"
        ) from problem
