"""Warehouses to look at, pages without a browser (AppTest), and one headless Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import data
from tests.conftest import AT_A_TERMINAL, ROOT
from tests.dashboard.shared import Page
from warehouse.connection import open_writer

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

Served = tuple[str, subprocess.Popen[str]]


def one_page(name: str) -> None:
    """The script that AppTest runs: one page as the app shows it."""
    import importlib

    from dashboard.pages import guarded

    guarded(importlib.import_module(f"dashboard.views.{name}").show)()


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Page:
    """``page(name, home, **address)``: the page after its first run.

    AppTest leaves its script behind as `__main__`, which a worker process of a later test would run again.
    """
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])

    def run(name: str, home: Path, **address: str) -> AppTest:
        monkeypatch.setenv("NEWSLEDGER_HOME", str(home))
        data._remembered.clear()
        test = AppTest.from_function(one_page, kwargs={"name": name}, default_timeout=60)
        for key, value in address.items():
            test.query_params[key] = value
        return test.run()

    return run


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Home of a warehouse that has its tables and no row."""
    home = tmp_path_factory.mktemp("empty")
    with open_writer(home / "warehouse.duckdb"):
        pass
    return home


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], str]]:
    """``serve(home)``: address of a dashboard over it, one for all tests of the session."""
    running: dict[Path, Served] = {}

    def start(home: Path) -> str:
        if home not in running:
            running[home] = _start(home, tmp_path_factory.mktemp("served"))
        return running[home][0]

    yield start
    _end([process for _, process in running.values()])


@pytest.fixture
def launch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], Served]]:
    """``launch(home)``: address and process of a dashboard of the test's own."""
    running: list[Served] = []

    def start(home: Path) -> Served:
        running.append(_start(home, tmp_path_factory.mktemp("launched")))
        return running[-1]

    yield start
    _end([process for _, process in running])


def _end(processes: list[subprocess.Popen[str]]) -> None:
    for process in processes:
        process.terminate()
        try:
            process.communicate(timeout=60)
        finally:
            process.kill()


def _start(home: Path, folder: Path) -> Served:
    """`newsledger dashboard`, once it answers; ctrl-C is not ignored, as by a shell's background job."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*AT_A_TERMINAL, "--home", str(home), "dashboard", "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(folder)}
    process = subprocess.Popen(
        command, env=environment, cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + 120
    while True:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=2).close()
        except OSError:
            assert process.poll() is None, "the dashboard did not start"
            assert time.monotonic() < deadline, "the dashboard did not answer within two minutes"
            time.sleep(0.2)
        else:
            return address, process


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A headless Chromium for the session; the test is skipped, visibly, where there is none."""
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
