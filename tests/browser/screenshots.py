"""Pictures of every page, wide and narrow, light and dark: ``python -m tests.browser.screenshots``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.masthead import PLACES
from tests.browser.conftest import NARROW, ROOT, WIDE, Visit, running_browser, running_dashboard, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Page

TARGET = ROOT / "screenshots"
TALLEST = 8000
"""Pixels of a page's picture at most."""


def whole_page(page: Page) -> None:
    """Make the window as high as the page's content, so that one picture shows all of it."""
    page.wait_for_timeout(700)
    height = page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight")
    width = page.viewport_size["width"] if page.viewport_size else WIDE["width"]
    lowest = page.viewport_size["height"] if page.viewport_size else WIDE["height"]
    page.set_viewport_size({"width": width, "height": min(max(height + 8, lowest), TALLEST)})
    page.wait_for_timeout(300)


def first_figure(visit: Visit) -> str:
    """The path of 原文 at the overview's first figure."""
    page = visit.open("/")
    return page.locator("a.src:not(.der)").first.get_attribute("href") or "/source"


def main() -> None:
    """Write a picture of every page into ``screenshots/``."""
    TARGET.mkdir(exist_ok=True)
    with running_browser() as browser, running_dashboard() as address:
        with visiting(browser, address) as visit:
            figure = first_figure(visit)
        for width, viewport in ((1440, WIDE), (390, NARROW)):
            for scheme in ("light", "dark"):
                for place in PLACES:
                    name = place.path.strip("/") or "overview"
                    path = figure if place.path == "/source" else place.path
                    with visiting(browser, address, viewport, scheme) as visit:
                        page = visit.open(path)
                        if place.path != "/source":
                            whole_page(page)
                        ending = "" if scheme == "light" else f"-{scheme}"
                        page.screenshot(path=str(TARGET / f"{name}-{width}{ending}.png"))
                        print(f"{name}-{width}{ending}.png")


if __name__ == "__main__":
    main()
