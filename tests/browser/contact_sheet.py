"""All pages × widths × themes on a sheet: ``python -m tests.browser.contact_sheet`` (``make contact-sheet``).

Written into ``screenshots/``: ``contact-<width>.webp`` for every width, light and dark side by side. The
small sheet in ``docs/`` shows the pages at a desk. Both show the bundled sample.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from components.masthead import PLACES
from tests.browser.conftest import ROOT, running_browser, running_dashboard, visiting
from tests.browser.screenshots import first_figure

TARGET = ROOT / "screenshots"
SMALL = ROOT / "docs" / "contact-sheet.webp"
WIDTHS = {390: 844, 768: 1024, 1440: 900, 1920: 1080}
SCHEMES = ("light", "dark")
SHOWN = {"/present": "/present?n=4", "/search": "/search?q=取暖费"}
"""Pages that show more with something chosen."""
GAP = 12
LABEL = 16
Key = tuple[str, int, str]


def photographed() -> dict[Key, Image.Image]:
    """Every page at every width in either scheme, as it opens."""
    taken: dict[Key, Image.Image] = {}
    with running_browser() as browser, running_dashboard() as address:
        with visiting(browser, address) as visit:
            paths = {**SHOWN, "/source": first_figure(visit)}
        for place in PLACES:
            with visiting(browser, address) as visit:
                page = visit.open(paths.get(place.path, place.path))
                for scheme in SCHEMES:
                    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                    page.reload()  # charts are drawn for the scheme that a page is opened in
                    visit.settled()
                    for width, height in WIDTHS.items():
                        page.set_viewport_size({"width": width, "height": height})
                        page.wait_for_timeout(500)
                        with Image.open(io.BytesIO(page.screenshot())) as image:
                            taken[place.path, width, scheme] = image.convert("RGB")
            print(place.path)
    return taken


def sheet(
    rows: Sequence[Sequence[tuple[str, Image.Image]]], width: int, ground: str = "#B9B4A8"
) -> Image.Image:
    """Pictures in rows, each ``width`` wide, with its name above."""
    scaled = [[(name, _scaled(image, width)) for name, image in row] for row in rows]
    heights = [max(image.height for _, image in row) + LABEL + GAP for row in scaled]
    across = max(len(row) for row in scaled)
    made = Image.new("RGB", (across * (width + GAP) + GAP, sum(heights) + GAP), ground)
    draw, top = ImageDraw.Draw(made), GAP
    for row, height in zip(scaled, heights, strict=True):
        for at, (name, image) in enumerate(row):
            left = GAP + at * (width + GAP)
            draw.text((left, top), name, fill="#1C2024")
            made.paste(image, (left, top + LABEL))
        top += height
    return made


def _scaled(image: Image.Image, width: int) -> Image.Image:
    return image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)


def of_width(taken: Mapping[Key, Image.Image], width: int) -> list[list[tuple[str, Image.Image]]]:
    """Rows of two pages each, light beside dark."""
    pictures = [(f"{key[0]} {key[2]}", image) for key, image in taken.items() if key[1] == width]
    by_page = sorted(pictures, key=lambda one: [place.path for place in PLACES].index(one[0].split()[0]))
    return [by_page[at : at + 4] for at in range(0, len(by_page), 4)]


def small(taken: Mapping[Key, Image.Image]) -> Image.Image:
    """The sheet for the docs: pages at a desk, light beside dark."""
    return sheet(of_width(taken, 1440), 380)


def main() -> None:
    """Take the pictures and write the sheets."""
    TARGET.mkdir(exist_ok=True)
    taken = photographed()
    for width in WIDTHS:
        written(sheet(of_width(taken, width), min(width, 720)), TARGET / f"contact-{width}.webp")
    written(small(taken), SMALL)


def written(image: Image.Image, path: Path) -> None:
    """Write a sheet and say how large it is."""
    image.save(path, quality=60, method=6)
    print(f"{path.relative_to(ROOT)} {image.width}×{image.height}, {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
