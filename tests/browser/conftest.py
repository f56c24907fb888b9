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
    from playwright.sync_api import Browser, BrowserContext, Page, Request, WebSocket

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
PATIENCE = 60_000
"""Milliseconds: a busy machine may answer late."""
STILL = Path(__file__).with_name("still.js").read_text(encoding="utf-8")
WIDTHS = {390: 844, 768: 1024, 1440: 900, 1920: 1080}
"""Windows by their width, with their height."""
WIDE, NARROW = ({"width": width, "height": WIDTHS[width]} for width in (1440, 390))


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
        self.page.wait_for_selector(".mast a[aria-current=page]", state="attached")
        self.page.wait_for_selector("h1")
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
        self.page.wait_for_function("window.mingzhang")
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
    """A visitor with a browser of their own, which has loaded nothing before: dear."""
    context = browser.new_context(
        viewport=viewport or WIDE,
        color_scheme=scheme,
        locale="zh-CN",
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    try:
        with listening(Visit(page, address)) as visit:
            yield visit
    finally:
        context.close()


@contextlib.contextmanager
def listening(visit: Visit) -> Iterator[Visit]:
    """The visit keeps what its tab asks for, as long as it lasts."""

    def note(asked: Request | WebSocket) -> None:
        visit.requests.append(asked.url)

    visit.page.on("request", note)
    visit.page.on("websocket", note)
    try:
        yield visit
    finally:
        visit.page.remove_listener("request", note)
        visit.page.remove_listener("websocket", note)


@dataclass
class Desk:
    """A browser at which one visitor sits down after another: programs and fonts are loaded once.

    Every page that a visitor opens is a session of its own for the dashboard; what a browser keeps between
    pages is cleared.
    """

    browser: Browser
    touched: bool = False
    context: BrowserContext | None = None
    page: Page | None = None

    def cleared(self, address: str, viewport: dict[str, int], scheme: str) -> Page:
        """The tab as a visitor wants to find it, or another where the last one left it unusable."""
        from playwright.sync_api import Error  # who has a browser has this

        if self.page is not None:
            try:
                return self._wiped(self.page, address, viewport, scheme)
            except Error:
                self.leave()
        self.context = self.browser.new_context(
            locale="zh-CN", has_touch=self.touched, is_mobile=self.touched
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        return self._wiped(self.page, address, viewport, scheme)

    def _wiped(self, page: Page, address: str, viewport: dict[str, int], scheme: str) -> Page:
        if page.url.startswith("http"):
            page.evaluate("localStorage.clear(), sessionStorage.clear()")
        page.context.clear_cookies()
        page.mouse.move(0, 0)
        if not page.url.startswith(address) or page.viewport_size != viewport:
            page.goto("about:blank")
            page.set_viewport_size({"width": viewport["width"], "height": viewport["height"]})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", media="screen")
        return page

    def leave(self) -> None:
        if self.context is not None:
            self.context.close()
        self.context = self.page = None


@contextlib.contextmanager
def sitting(
    desk: Desk, address: str, viewport: dict[str, int] | None = None, scheme: str = "light"
) -> Iterator[Visit]:
    """A visitor at a desk that others have used before."""
    with listening(Visit(desk.cleared(address, viewport or WIDE, scheme), address)) as visit:
        yield visit


@pytest.fixture(scope="session")
def desk(browser: Browser) -> Iterator[Desk]:
    """Where those sit who click."""
    made = Desk(browser)
    yield made
    made.leave()


@pytest.fixture
def visit(desk: Desk, dashboard: str) -> Iterator[Visit]:
    """A visitor at a desk."""
    with sitting(desk, dashboard) as started:
        yield started


@pytest.fixture
def phone(desk: Desk, dashboard: str) -> Iterator[Visit]:
    """A visitor with a narrow window."""
    with sitting(desk, dashboard, NARROW) as started:
        yield started


@dataclass(frozen=True)
class Look:
    """A page as its address opens it in a window."""

    path: str
    scheme: str = "light"
    width: int = WIDE["width"]

    def __str__(self) -> str:
        chosen = (self.scheme if self.scheme != "light" else "", "" if self.width == 1440 else self.width)
        return " ".join((self.path, *(str(one) for one in chosen if one)))


@pytest.fixture(scope="session")
def reading_desk(browser: Browser) -> Iterator[Desk]:
    """Where those sit who only look."""
    made = Desk(browser)
    yield made
    made.leave()


@pytest.fixture(scope="session")
def opened(request: pytest.FixtureRequest, reading_desk: Desk, dashboard: str) -> Iterator[Visit]:
    """A page that is loaded once for all tests that take the same ``Look``; they leave it as it is."""
    look: Look = request.param
    viewport = {"width": look.width, "height": WIDTHS[look.width]}
    with sitting(reading_desk, dashboard, viewport, look.scheme) as visit:
        still(visit.open(look.path))
        yield visit


def looks(*looked: Look) -> pytest.MarkDecorator:
    """The test is asked of pages as they open, wherever other tests look at them too."""
    return pytest.mark.parametrize("opened", looked, indirect=True, ids=str)


def still(page: Page) -> None:
    """Wait until nothing moves: a chart takes its final width a little after the window."""
    page.evaluate(STILL)


def greeted(visit: Visit, path: str) -> None:
    """The first visitor after a start gets the whole page: tests that start a dashboard ask for one each."""
    page = visit.open(path)
    page.wait_for_selector(".tree a")
    assert page.evaluate("getComputedStyle(document.querySelector('.stApp')).getPropertyValue('--ink')")
    assert page.get_by_text("Page not found").count() == 0
    here = page.locator(".mast a[aria-current=page]").first.get_attribute("href") or ""
    assert here.split("?")[0] == path.split("?")[0]
