"""Target pictures beside our pages, in one picture: ``python -m tests.browser.pairs`` (``make pairs``).

Every picture of ``../shared/design/pictures`` that shows a page stands left of ours at the same size, in the
same theme and with the same thing chosen; written to ``docs/design-pairs.webp``. Both show the sample.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from mingzhang.checking import check
from mingzhang.presenting.deck import slides_of
from mingzhang.reading.report import read_report
from tests.browser.conftest import ROOT, Visit, running_browser, running_dashboard, still, visiting
from tests.browser.contact_sheet import GAP, sheet, written
from tests.typesetting.variants import sample_path

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WANTED = ROOT.parent / "shared" / "design" / "pictures"
TARGET = ROOT / "docs" / "design-pairs.webp"
COUNTERPARTS = {
    "01_overview": "/",
    "02_budget_amount": "/budget?ruler=amount",
    "02_budget": "/budget",
    "03_structure_drill": "/structure?code=20801",
    "03_structure": "/structure",
    "04_checks": "/checks",
    "05_three_public": "/three-public",
    "06_present": "/present?n={budget}",
}
"""Our page by the beginning of a target's name, the longest beginning first."""
DENSE = 780
"""A picture of a telephone is this wide: two pixels to each of the page's."""
WIDE, NARROW = 720, 354
"""Widths on the sheet: two at a desk fill a row, as do four of a telephone."""
Named = tuple[str, Image.Image]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A target picture: its file, our page, the window that it was taken in, its theme."""

    file: Path
    path: str
    width: int
    height: int
    scheme: str

    @property
    def is_narrow(self) -> bool:
        return self.width < DENSE

    @property
    def hovered(self) -> bool:
        """Whether a mark of the chart is pointed at."""
        return "hover" in self.file.stem


def all_wanted() -> list[Wanted]:
    """The target pictures that show a page, in their order."""
    found: list[Wanted] = []
    for file in sorted(WANTED.glob("*.png")):
        path = next((path for name, path in COUNTERPARTS.items() if file.stem.startswith(name)), None)
        if path is None:
            continue
        with Image.open(file) as image:
            dense = 2 if image.width == DENSE else 1
            size = (image.width // dense, image.height // dense)
        found.append(Wanted(file, path, *size, "dark" if file.stem.endswith("dark") else "light"))
    return found


def number_of_slide(slide_id: str) -> int:
    """Which slide of the sample's is the one of this id, counted from 1."""
    report = read_report(sample_path())
    return 1 + [slide.id for slide in slides_of(report, check(report))].index(slide_id)


def ours(browser: Browser, address: str, wanted: Wanted, slide: int) -> Image.Image:
    """Our page in a window of the target's size, as the target shows it."""
    window = {"width": wanted.width, "height": wanted.height}
    with visiting(browser, address, window, wanted.scheme) as visit:
        page = visit.open(wanted.path.format(budget=slide))
        still(page)
        if wanted.hovered:
            _point_at_a_mark(visit)
        with Image.open(io.BytesIO(page.screenshot())) as image:
            return image.convert("RGB")


def _point_at_a_mark(visit: Visit) -> None:
    visit.page.locator(".js-plotly-plot .scatterlayer .trace path.point").first.hover(force=True)
    visit.page.locator(".hoverlayer .hovertext").first.wait_for()


def main() -> None:
    """Take the pictures and write the sheet."""
    every = all_wanted()
    if not every:
        print("没有 ../shared/design/pictures，不排对照")
        return
    slide = number_of_slide("budget")
    pairs: dict[bool, list[list[Named]]] = {False: [], True: []}
    with running_browser() as browser, running_dashboard() as address:
        for wanted in every:
            mine = ours(browser, address, wanted, slide)
            with Image.open(wanted.file) as image:
                theirs = image.convert("RGB")
            name = f"{wanted.path.format(budget=slide)} {wanted.scheme} {wanted.width}"
            pairs[wanted.is_narrow].append([(f"target: {wanted.file.stem}", theirs), (f"ours: {name}", mine)])
            print(wanted.file.stem)
    narrow = pairs[True]
    telephones = [[one for pair in narrow[at : at + 2] for one in pair] for at in range(0, len(narrow), 2)]
    written(_stacked(sheet(pairs[False], WIDE), sheet(telephones, NARROW)), TARGET)


def _stacked(above: Image.Image, below: Image.Image) -> Image.Image:
    made = Image.new("RGB", (max(above.width, below.width), above.height + below.height - GAP), "#B9B4A8")
    made.paste(below, (0, above.height - GAP))
    made.paste(above, (0, 0))
    return made


if __name__ == "__main__":
    main()
