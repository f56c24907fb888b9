"""A walk through the dashboard that counts its clicks, and takes pictures of its stations when asked to.

With ``MINGZHANG_PICTURES`` naming a folder (``make paths``), every station is kept there as a small picture.
"""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.conftest import Visit, still

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PICTURES = "MINGZHANG_PICTURES"
WIDTH, QUALITY = 1120, 72


@dataclass
class Walk:
    """Begins on the front page; everything that a hand does afterwards is counted."""

    visit: Visit
    name: str
    clicks: int = 0
    stations: int = 0

    def begin(self) -> Page:
        """The front page, without a click."""
        page = self.visit.open("/")
        page.wait_for_selector(".kpi.hero")
        return page

    def click(self, target: Locator) -> Page:
        """One click, and what it leads to."""
        self.clicks += 1
        target.click()
        return self.visit.page

    def station(self, *, mark: Locator | None = None) -> None:
        """What is on the screen now, kept as a picture where pictures are wanted."""
        self.stations += 1
        folder = os.environ.get(PICTURES)
        if not folder:
            return
        page = self.visit.page
        page.mouse.move(0, 0)
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
        page.wait_for_load_state("networkidle")
        still(page)
        if mark is not None:
            mark.scroll_into_view_if_needed()
        written(page.screenshot(), Path(folder) / f"{self.name}-{self.stations}.webp")


def written(picture: bytes, path: Path) -> None:
    """A picture of the screen as a small file."""
    from PIL import Image

    path.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(io.BytesIO(picture)) as image:
        height = round(image.height * WIDTH / image.width)
        image.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS).save(path, quality=QUALITY)
