"""newsledger dashboard: the web page over the warehouse."""

import os
import socket
import subprocess
import sys
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

import click

from flows.home import find_home

#: Streamlit on this machine only, silent towards its makers, without its development aids.
OPTIONS = {
    "server.headless": "true",
    "browser.gatherUsageStats": "false",
    "server.fileWatcherType": "none",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "server.enableStaticServing": "false",
    "global.developmentMode": "false",
    "theme.primaryColor": "#1f6fb2",
    "theme.baseRadius": "small",
}


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--address", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.pass_obj
def dashboard(options: dict[str, Any], port: int, address: str) -> int:
    """Open the dashboard on this machine; stop it with ctrl-C."""
    if find_spec("streamlit") is None:
        raise click.ClickException("The dashboard is an extra. Install it with: pip install 'newsledger[dashboard]'")
    _must_be_free(address, port)
    app = str(files("dashboard").joinpath("app.py"))
    flags = [f"--{name}={value}" for name, value in OPTIONS.items()]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        app,
        f"--server.port={port}",
        f"--server.address={address}",
        *flags,
    ]
    environment = {**os.environ, "NEWSLEDGER_HOME": str(find_home(options.get("home")).absolute())}
    click.echo(f"Dashboard: http://{address}:{port}   Stop with ctrl-C.")
    try:
        return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 - our own interpreter
    except KeyboardInterrupt:
        return 0


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
