"""A running app and a real Chromium, for what a person does."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
expect.set_options(timeout=15_000)  # a machine that tests share is slow now and then; what is waited for is the same
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def start(script: Path | str, port: int, *options: str, **how) -> subprocess.Popen:
    """A process of streamlit that serves a script, from the project's folder, as `make run` does; `how` is for Popen."""
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    places = {**os.environ, "PYTHONPATH": str(ROOT), **how.pop("env", {})}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen([*command, "--server.address", "127.0.0.1", *options], cwd=ROOT, env=places, **quiet | how)


@contextmanager
def serving(script: Path | str, *options: str, **environment: str):
    """The address of a script that streamlit serves, on a port that is free, with this environment beside its own."""
    with started(script, *options, **environment) as (address, _):
        yield address


@contextmanager
def started(script: Path | str, *options: str, **environment: str):
    """The same, and the process."""
    port = free_port()
    process = start(script, port, *options, env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/ready", process)  # a script that knows nothing of it answers there with its page
        yield address, process
    finally:
        process.terminate()
        process.wait(15)


@pytest.fixture(scope="session")
def server():
    """The address of the app."""
    with serving("app.py") as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    """The browser; without one the test is skipped, or fails where REQUIRE_BROWSER is set."""
    if CHROMIUM is None:
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail("no Chromium on this machine, and REQUIRE_BROWSER is set")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium, server):
    """A function that opens a path of the app in a fresh context; console errors fail the test at its end."""
    contexts, errors = [], []

    def open_path(path: str = "/", size: tuple[int, int] = (1440, 900), **options):
        width, height = size
        context = chromium.new_context(base_url=server, viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(path)
        page.locator("h1").wait_for()
        return page

    yield open_path
    for context in contexts:
        context.close()
    assert errors == []


def wait_for(url: str, process: subprocess.Popen) -> None:
    """Until the address answers with 200. Fails where the process ends, or after a minute."""
    for _ in range(120):
        assert process.poll() is None, "the app stopped while starting"
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.5)
    raise TimeoutError(f"{url} did not answer within a minute")
