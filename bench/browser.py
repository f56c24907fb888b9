"""What a reader waits for in Chromium: the first picture, and a click's picture, beside Dash.

Run with ``python -m bench browser``. Both show the same figures and the same table of the sample
(``dash_twin``), on warm servers. The first picture: a new browser context opens 支出结构 until its chart is
drawn. A click: a code is chosen in the sidebar (in Dash, of a list) until table and chart have both changed
and are painted. In turn, medians of five rounds.
"""

from __future__ import annotations

import contextlib
import statistics
import sys
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page

from bench import dash_twin
from bench.server import free_port, served
from tests.browser.conftest import running_browser

ROUNDS = 5
WALKS = 3
"""So often a reader goes down to a 款 and back: the first clicks are slower, here and there."""
SIZE = {"width": 1440, "height": 900}
STATE = """(rows) => [
  document.querySelectorAll('.treemaplayer .slice').length,
  [...document.querySelectorAll(rows)].map((cell) => cell.textContent).join('|'),
]"""
"""What is on the page: pieces of the chart, and the cells of the table."""
PAINTED = """([rows, was]) => {
  const pieces = document.querySelectorAll('.treemaplayer .slice').length;
  const told = [...document.querySelectorAll(rows)].map((cell) => cell.textContent).join('|');
  if (!pieces || !told || pieces === was[0] || told === was[1]) return false;
  window.painted ??= performance.now();
  return true;
}"""
CLOCK = """() => {
  window.painted = window.pressed = undefined;
  const press = () => { window.pressed = performance.now(); };
  addEventListener('pointerdown', press, { capture: true, once: true });
}"""
"""A click's time runs from the press to the frame in which both are there."""


@dataclass(frozen=True, slots=True)
class Site:
    """One of the two dashboards: where it is, the rows of its table, and what is clicked for a code."""

    name: str
    address: str
    rows: str
    ways: tuple[str, ...]
    """What is clicked, one after the other: the largest 类, a 款 of it, and back again."""
    first: list[float] = field(default_factory=list[float])
    clicks: list[float] = field(default_factory=list[float])

    def visit(self, browser: Browser) -> None:
        """Open it as a new reader, then narrow it and widen it again, level by level."""
        context = browser.new_context(viewport=SIZE, color_scheme="light")
        page = context.new_page()
        page.goto(self.address)
        page.wait_for_function(PAINTED, arg=[self.rows, [0, ""]], polling="raf", timeout=60_000)
        self.first.append(page.evaluate("window.painted"))
        page.wait_for_timeout(1500)
        for target in self.ways * WALKS:
            self.clicks.append(self._click(page, target))
            page.wait_for_timeout(700)
        context.close()

    def _click(self, page: Page, target: str) -> float:
        was = page.evaluate(STATE, self.rows)
        page.evaluate(CLOCK)
        page.locator(target).first.click()
        page.wait_for_function(PAINTED, arg=[self.rows, was], polling="raf", timeout=60_000)
        return page.evaluate("window.painted - window.pressed")

    def told(self) -> str:
        return f"{self.name:36s}{statistics.median(self.first):16.0f}{statistics.median(self.clicks):16.0f}"


WALK = ("208", "20801", "208", "")


def dash(name: str, port: int) -> Site:
    """The same figures in Dash, chosen from its list of codes."""
    ways = tuple(f"#code label:has(input[value='{code}'])" for code in WALK)
    return Site(name, f"http://127.0.0.1:{port}/", "#table td", ways)


def dashboard(port: int) -> Site:
    """支出结构, narrowed by the tree of the sidebar."""
    ways = tuple(f".tree a[title^='{code} ']" if code else ".tree a.l0" for code in WALK)
    return Site("明账", f"http://127.0.0.1:{port}/structure", ".tw[aria-label*='按功能分类'] td", ways)


def main() -> None:
    """Measure them in turn and print the medians with their ratios."""
    ours_port, built_port, kept_port = free_port(), free_port(), free_port()
    ours_command = [sys.executable, "-m", "mingzhang.cli", "serve", "--port", str(ours_port)]
    with contextlib.ExitStack() as stack:
        stack.enter_context(served(ours_command, ours_port, "/_stcore/health"))
        stack.enter_context(served(dash_twin.command(built_port, kept=False), built_port, "/"))
        stack.enter_context(served(dash_twin.command(kept_port, kept=True), kept_port, "/"))
        browser = stack.enter_context(running_browser())
        ours = dashboard(ours_port)
        twins = (
            dash("Dash, figures built in the callback", built_port),
            dash("Dash, figures kept", kept_port),
        )
        for site in (ours, *twins):
            site.visit(browser)
            site.first.clear()
            site.clicks.clear()
        for _ in range(ROUNDS):
            for site in (ours, *twins):
                site.visit(browser)
    print("== in Chromium ==")
    print(f"{'median ms':36s}{'first picture':>16s}{'a click':>16s}")
    for site in (ours, *twins):
        print(site.told())
    for twin in twins:
        first = statistics.median(ours.first) / statistics.median(twin.first)
        click = statistics.median(ours.clicks) / statistics.median(twin.clicks)
        print(f"beside {twin.name}: first picture {first:.2f}, a click {click:.2f}")


if __name__ == "__main__":
    main()
