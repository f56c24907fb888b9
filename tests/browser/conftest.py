"""A running dashboard and a browser for it: both started here, both ended by what started them."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_SECONDS = 60
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def chromium_path() -> str | None:
    """The system's Chromium, if there is one."""
    return next((found for name in CHROMIUM_NAMES if (found := shutil.which(name))), None)


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running_dashboard() -> Iterator[str]:
    """Start the dashboard on a free port; yields its address; ended by its own process."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    process = subprocess.Popen(
        command + options, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + START_SECONDS
        while True:
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=2)
                break
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail("the dashboard did not start")
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(20)


@contextlib.contextmanager
def running_browser() -> Iterator[Browser]:
    """The system's Chromium under Playwright."""
    playwright = pytest.importorskip("playwright.sync_api", reason="没有 playwright，跳过浏览器测试")
    path = chromium_path()
    if path is None:
        pytest.skip("没有 Chromium，跳过浏览器测试")
    with contextlib.ExitStack() as stack:
        try:
            started = stack.enter_context(playwright.sync_playwright())
        except Exception as error:  # noqa: BLE001  Playwright's driver raises nothing narrower
            pytest.skip(f"Playwright 不能启动（{error}），跳过浏览器测试")
        browser = started.chromium.launch(executable_path=path, args=CHROMIUM_OPTIONS)
        stack.callback(browser.close)
        yield browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with running_browser() as started:
        yield started


@pytest.fixture(scope="session")
def dashboard(browser: Browser) -> Iterator[str]:  # noqa: ARG001  without a browser nothing is started
    with running_dashboard() as address:
        yield address


@dataclass
class Visit:
    """A tab of the dashboard, with every request it made."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Load a path anew and wait until the page's own part is there."""
        self.page.goto(self.address + path)
        return self.settled()

    def settled(self) -> Page:
        """Wait until the run is over: the masthead is there and nothing is being computed."""
        self.page.wait_for_selector(".mast a[aria-current=page]", state="attached", timeout=30_000)
        self.page.wait_for_selector("h1", timeout=30_000)
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)
        self.page.wait_for_function("window.mingzhangNavigation")
        return self.page

    @property
    def outside(self) -> list[str]:
        """Requests to anywhere but the dashboard."""
        own = (self.address, self.address.replace("http", "ws", 1), "data:", "blob:", "about:")
        return [request for request in self.requests if not request.startswith(own)]


@contextlib.contextmanager
def visiting(
    browser: Browser, address: str, viewport: dict[str, int] | None = None, scheme: str = "light"
) -> Iterator[Visit]:
    """A fresh visitor with their own session."""
    context = browser.new_context(
        viewport=viewport or WIDE,
        color_scheme=scheme,
        locale="zh-CN",
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    visit = Visit(page, address)
    page.on("request", lambda request: visit.requests.append(request.url))
    page.on("websocket", lambda socket: visit.requests.append(socket.url))
    try:
        yield visit
    finally:
        context.close()


@pytest.fixture
def visit(browser: Browser, dashboard: str) -> Iterator[Visit]:
    """A visitor at a desk."""
    with visiting(browser, dashboard) as started:
        yield started


@pytest.fixture
def phone(browser: Browser, dashboard: str) -> Iterator[Visit]:
    """A visitor with a phone."""
    with visiting(browser, dashboard, NARROW) as started:
        yield started


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser on a busy machine may answer late: its tests are tried twice more before they fail."""
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.flaky(reruns=2))
