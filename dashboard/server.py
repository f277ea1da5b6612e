"""The dashboard as a web server: Streamlit behind the `Door`."""

import os
from collections.abc import Collection
from importlib.resources import files
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route

from dashboard.door import Door, names_of
from dashboard.menu import PAGES
from warehouse.watch import end_all

PATIENCE = 2.0  # seconds that running queries may take to end when the server does

#: Silent towards its makers, without its development aids, and without what we do not use.
OPTIONS = {
    "server.headless": True,
    "browser.gatherUsageStats": False,
    "server.fileWatcherType": "none",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "server.enableStaticServing": False,
    "server.enableAgentApi": False,
    "global.developmentMode": False,
    "logger.level": "warning",  # our own line says where it is
    # of both themes, as one for all would be the light one, whatever the reader's system asks for
    "theme.light.primaryColor": "#1f6fb2",
    "theme.light.baseRadius": "small",
    "theme.dark.primaryColor": "#4a9be0",
    "theme.dark.baseRadius": "small",
}


def serve(home: Path, address: str, port: int, names: Collection[str] = ()) -> None:
    """Serve the pages over the warehouse of ``home`` until SIGINT or SIGTERM; end the queries that are running then.

    ``names``: host names under which browsers reach it, beside ``address`` itself (`dashboard.door.names_of`).
    """
    os.environ["NEWSLEDGER_HOME"] = str(home.absolute())  # `dashboard.data` reads it in each session
    door = Middleware(Door, is_ours=names_of(address, names), pages=[page.path for page in PAGES])
    script = Path(str(files("dashboard").joinpath("app.py")))
    try:
        st.App(script, routes=[Route("/outlines.json", _outlines)], middleware=[door]).run(
            config={**OPTIONS, "server.address": address, "server.port": port}
        )
    finally:
        end_all(PATIENCE)


def _outlines(_: Request) -> FileResponse:
    """The map, which a browser keeps."""
    path = Path(str(files("dashboard").joinpath("outlines.json")))
    return FileResponse(path, media_type="application/json", headers={"Cache-Control": "max-age=86400"})
