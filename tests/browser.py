"""The real app in a real browser: fixtures for tests that are marked `browser`.

`TIMELINE_CHROMIUM` names the browser if it is not called chromium. Without one these tests are skipped, but fail in CI.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import expect, sync_playwright

from timeline import store

ROOT = Path(__file__).parent.parent
WEB = ROOT / "web" / "node_modules"  # what `make web` fetches
STRAIT = ROOT / "tests" / "fixtures" / "strait.json"
PATIENCE = 60_000  # milliseconds: nobody waits that long on an idle machine, and a busy one may need it
WAITED = [r"Timeout \d+ms exceeded", r"^AssertionError: (Locator|Page URL|Page title) expected "]  # how a wait fails
RESTING = "[data-testid=stApp][data-test-script-state=notRunning]"  # the page was told that it is whole
# A page says itself what it has asked of the server: between a click and the first answer it looks as if it rested
ASKING = """(() => {
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (...words) {
        window.isAsking = true;
        this.addEventListener('message', () => { window.isAsking = false }, {once: true});
        return send.apply(this, words);
    };
})()"""
HIGH = """parts => (all => all.every(one => one.getBoundingClientRect().height >= 44))(
    [...document.querySelectorAll(parts)]
        .filter(one => one.offsetParent && !one.closest('[data-tag], [role=group]'))
        .map(one => one.closest('[data-testid=stTextInputRootElement]') || one))"""
# The last parts of a page, our style sheets among them, come with scripts of their own, and on a busy machine well
# after it was told that it is whole
SETTLED = """async resting => {
    const isDressed = () => document.querySelectorAll('[data-testid=stHtml] style').length > 4;
    const rests = () => !window.isAsking && !document.querySelector('[data-testid=stSkeleton], [data-stale=true]') &&
        !!document.querySelector(resting) && isDressed();
    if (!rests()) return false;
    await new Promise(done => setTimeout(done, 100));
    return rests();
}"""
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
expect.set_options(timeout=PATIENCE)  # its own are 5 seconds


def pytest_collection_modifyitems(items):
    """In CI a wait for the browser that ends on a busy machine is tried once more (decision 080)."""
    again = pytest.mark.flaky(reruns=1, only_rerun=WAITED)
    for test in items if os.environ.get("CI") else ():
        if test.get_closest_marker("browser"):
            test.add_marker(again)


@pytest.fixture(scope="session")
def served():
    """The address of the app, as `streamlit run app.py` serves it, on the invented store."""
    with serving(STRAIT, TIMELINE_UNREVIEWED="shown") as address:
        yield address


@contextmanager
def serving(path, *options, **settings):
    """The app on a store, for as long as the block runs: gives its address. More options are Streamlit's."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.address"]
    environment = {**os.environ, "TIMELINE_STORE": str(path), **settings}
    with tempfile.NamedTemporaryFile(suffix=".txt") as log:
        app = subprocess.Popen([*command, "127.0.0.1", *options], cwd=ROOT, env=environment, stdout=log, stderr=log)
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(address, app, Path(log.name))
            yield address
        finally:
            app.terminate()
            app.wait(20)


@pytest.fixture(scope="session")
def chromium():
    """A running browser."""
    reason = lacking()
    if reason:
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with launched() as browser:
        yield browser


def lacking():
    """What this machine lacks to drive a browser, as a sentence; None if nothing."""
    if installed() is None:
        return "There is no Chromium here: install it, or name it in TIMELINE_CHROMIUM."
    driver = subprocess.run([compute_driver_executable()[0], "--version"], capture_output=True, text=True)
    if driver.returncode:  # a smallest Debian has no libatomic.so.1 (package libatomic1)
        return f"Playwright, which drives the browser, cannot start: {driver.stderr.strip()}"
    return None


@contextmanager
def launched(path=None):
    """A browser for as long as the block runs: the one at this path, else the one that is installed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path or installed(), args=FLAGS)
        yield browser
        browser.close()


def installed():
    """The path of the browser, or None."""
    return os.environ.get("TIMELINE_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)


@pytest.fixture
def look(chromium, served):
    """A function that opens the app: `look("?actor=Norland", width=360, scheme="dark")` gives a page.

    The test fails if a page writes an error to its console or throws one.
    """
    with looking(chromium, served) as open_page:
        yield open_page


@pytest.fixture(scope="module")
def own_app(tmp_path_factory):
    """The app on a copy of the invented store that a file of tests has for itself: its address and the copy."""
    path = tmp_path_factory.mktemp("own") / "events.json"
    shutil.copy(STRAIT, path)
    with serving(path) as address:
        yield address, path


@pytest.fixture
def own(own_app):
    """The same, with the store as it was invented: nothing that another test, or an earlier try, wrote there."""
    path = own_app[1]
    shutil.rmtree(path.parent)
    path.parent.mkdir()
    shutil.copy(STRAIT, path)
    return own_app


@pytest.fixture
def at_desk(chromium, own):
    """A function that opens a page of the desk: `at_desk("edit?event=scope", width=360)`; as `look`."""
    with looking(chromium, own[0]) as open_page:
        yield open_page


@pytest.fixture
def home(own):
    """The store of `own`, open for writing."""
    return store.open(str(own[1]), clock=lambda: datetime(2026, 1, 2, tzinfo=UTC))


@contextmanager
def looking(chromium, address):
    """The function that `look` gives, for an app at any address."""
    contexts, troubles = [], []

    def open_page(query="", width=1280, scheme="light", **more):
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **more)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(ASKING)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: troubles.append(message.text) if _is_trouble(message) else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(f"{address}/{query}")
        page.wait_for_selector(".st-key-masthead h1")
        settle(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


def settle(page):
    """Waits until the page has been told all that it asked for, and is drawn to its end.

    What is to be there a test waits for by itself; this is for what must not be there, and before a click or a key that
    a page would not hear while it is drawn anew.
    """
    page.wait_for_function(SETTLED, arg=RESTING)


def leave(page):
    """Leaves the dialog by Escape, which it hears once it has the focus."""
    page.wait_for_function("document.activeElement?.closest('[role=dialog]')")
    settle(page)
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")


def fit(page, part="[data-testid=stMain]"):
    """Waits until nothing is wider than the page, or than a part of it."""
    settle(page)
    narrow = "part => (one => one.scrollWidth <= one.clientWidth)(document.querySelector(part))"
    page.wait_for_function(narrow, arg=part)


def fingers(page, parts):
    """Waits until all parts that are seen are high enough for a finger: their style may come after them."""
    page.wait_for_function(HIGH, arg=parts)


def middle(place):
    """Where a mouse or a finger meets something that stands still."""
    place.scroll_into_view_if_needed()  # which waits for that
    box = place.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _is_trouble(message):
    """An error of the page; below a page's own path Streamlit asks for its server there first, and does not find it."""
    return message.type == "error" and not re.search(r"/\w+/_stcore/", message.location.get("url", ""))


_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def _wait(address, app, log):
    for _ in range(240):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            assert app.poll() is None, log.read_text("utf-8")
            time.sleep(0.25)
    pytest.fail(f"The app did not start within a minute:\n{log.read_text('utf-8')}")
