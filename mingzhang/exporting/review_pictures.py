"""Cut-outs of a report's pages with the places of a finding marked: only of a PDF.

A cut-out is as wide as what it shows and keeps the beginning of the line, where a row's name stands.
Each page is drawn once, however many findings stand on it. What is drawn is bounded, in number and in bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from mingzhang.errors import MingZhangError
from mingzhang.model import Box, Evidence, Report
from mingzhang.reading.pictures import drawn_page

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

DOTS_PER_INCH = 150
MOST_PICTURES = 160
MOST_BYTES = 7_000_000
"""All pictures of a review together: the file stays below ten megabytes."""
LARGEST_DRAWN = 150_000
"""A cut-out of more bytes without loss has photographs in it, and is kept as such."""
ABOVE = 26.0
"""Points of the page that are shown above and below what is marked."""
REACH = 10.0
"""So far (points) an edge may be moved, to run between two lines of print."""
TALLEST = 250.0
"""Places on one cut-out are not farther apart than this (points)."""
FARTHEST = 80.0
"""Places farther apart than this (points) are shown on cut-outs of their own."""
NARROWEST = 300.0
WIDEST_TEXT = 600.0
"""Points of a line of text that are shown: all of an upright A4 page."""
BESIDE = 40.0
"""Points of the page that are shown to the right of what is marked."""
FIRST_COLOUR, OTHER_COLOUR = (192, 28, 40), (11, 74, 140)
MARGIN = 10.0
"""Points of white that are kept beside what is printed."""
DARK = 200
"""What is darker than this (of 255) is print."""
FAST_OCTREE = 2
"""The way of choosing colours that keeps those of the marks."""
BADGE = 15
"""The size of a place's number, in pixels."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place with its number in the finding's list of places; the first is what is doubted."""

    box: Box
    number: int
    in_text: bool = False
    """Whether it stands in a sentence, whose lines are shown whole."""


@dataclass(frozen=True, slots=True)
class Cutting:
    """What is to be cut out of a page: a box in points, and the places marked on it."""

    page: int
    crop: Box
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class CutOut:
    """A cutting as a picture (PNG or JPEG)."""

    cutting: Cutting
    picture: bytes
    width: float
    """In points of the page."""


# ---------------------------------------------------------------- what to cut out


def cuttings(evidence: Sequence[Evidence], report: Report, most: int) -> tuple[Cutting, ...]:
    """At most ``most`` cuttings for the places of a finding, that of the first place first."""
    if report.format != "pdf":
        return ()
    marks: dict[int, list[Mark]] = {}
    for number, each in enumerate(evidence, 1):
        if 1 <= each.source.page <= report.pages:
            marks.setdefault(each.source.page, []).append(
                Mark(each.source.bbox, number, each.sentence is not None)
            )
    found = [
        _cutting(page, group, report.page_sizes[page - 1])
        for page, on_page in marks.items()
        for group in _groups(on_page)
    ]
    found.sort(key=lambda cutting: min(mark.number for mark in cutting.marks))
    return tuple(found[:most])


def _groups(marks: Iterable[Mark]) -> list[list[Mark]]:
    """Places that stand close enough below one another to be shown together."""
    groups: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda mark: mark.box[1]):
        if groups:
            last = groups[-1]
            gap = mark.box[1] - max(each.box[3] for each in last)
            if gap <= FARTHEST and mark.box[3] - last[0].box[1] <= TALLEST:
                last.append(mark)
                continue
        groups.append([mark])
    return groups


def _cutting(page: int, marks: Sequence[Mark], size: tuple[float, float]) -> Cutting:
    width, height = size
    left, right = _across(marks, width)
    # A place beyond the page's end is shown by the end of the page.
    top = min(max(min(mark.box[1] for mark in marks) - ABOVE, 0.0), max(height - 2 * ABOVE, 0.0))
    bottom = max(mark.box[3] for mark in marks) + ABOVE
    crop = (left, top, right, min(bottom, height))
    return Cutting(page, crop, tuple(sorted(marks, key=lambda mark: mark.number)))


def _across(marks: Sequence[Mark], width: float) -> tuple[float, float]:
    """From where to where: a table's row from its beginning; lines of text whole, of a wide page a part."""
    first, last = min(mark.box[0] for mark in marks), max(mark.box[2] for mark in marks)
    if not any(mark.in_text for mark in marks):
        return 0.0, min(max(last, NARROWEST) + BESIDE, width)
    shown = max(WIDEST_TEXT, last - first + 2 * BESIDE)
    if shown >= width:
        return 0.0, width
    left = min(max((first + last - shown) / 2, 0.0), width - shown)
    return left, left + shown


# ---------------------------------------------------------------- pictures


def cut_outs(
    content: bytes, wanted: Mapping[int, Sequence[Cutting]], report: Report
) -> Mapping[int, tuple[CutOut, ...]]:
    """The pictures of each finding's cuttings (by its number), as far as the limits go.

    A page that can't be drawn is left out.
    """
    allowed = _allowed(wanted)
    made: dict[Cutting, CutOut] = {}
    for page in sorted({cutting.page for cutting in allowed}):
        here = [cutting for cutting in allowed if cutting.page == page]
        made |= _of_page(content, page, here, report.page_sizes[page - 1][0])
    found: dict[int, tuple[CutOut, ...]] = {}
    left = MOST_BYTES
    for number, own in wanted.items():
        kept: list[CutOut] = []
        for cutting in own:
            cut_out = made.get(cutting)
            if cut_out is not None and len(cut_out.picture) <= left:
                kept.append(cut_out)
                left -= len(cut_out.picture)
        found[number] = tuple(kept)
    return found


def _allowed(wanted: Mapping[int, Sequence[Cutting]]) -> list[Cutting]:
    """So many cuttings as are allowed: every finding's first before any finding's second."""
    most = max((len(own) for own in wanted.values()), default=0)
    in_turn = [own[at] for at in range(most) for own in wanted.values() if at < len(own)]
    return list(dict.fromkeys(in_turn))[:MOST_PICTURES]


def _of_page(content: bytes, page: int, own: Sequence[Cutting], width: float) -> Mapping[Cutting, CutOut]:
    try:
        drawn = drawn_page(content, page, DOTS_PER_INCH)
    except MingZhangError:
        return {}
    scale = drawn.width / width
    made: dict[Cutting, CutOut] = {}
    for cutting in own:
        picture = _trimmed(_marked(drawn, cutting, scale), scale)
        made[cutting] = CutOut(cutting, _encoded(picture), picture.width / scale)
    return made


def _marked(page: Image, cutting: Cutting, scale: float) -> Image:
    from PIL import ImageDraw

    left, _, right, _ = cutting.crop
    top, bottom = _between_lines(page, cutting, scale)
    picture = page.crop((round(left * scale), top, round(right * scale), bottom)).convert("RGB")
    pen = ImageDraw.Draw(picture)
    # The doubted place last, so that nothing is drawn over it.
    for mark in sorted(cutting.marks, key=lambda mark: -mark.number):
        _draw(pen, mark, (left, top / scale), scale)
    return picture


def _between_lines(page: Image, cutting: Cutting, scale: float) -> tuple[int, int]:
    """Where to cut, in pixels: the lightest row near the upper and lower edge, so that no line is torn."""
    left, top, right, bottom = (round(edge * scale) for edge in cutting.crop)
    reach = round(REACH * scale)

    def lightest(edge: int) -> int:
        first, last = max(edge - reach, 0), min(edge + reach, page.height)
        rows = page.crop((left, first, right, last)).convert("L").resize((1, last - first)).tobytes()
        return max(range(last - first), key=lambda row: (rows[row], -abs(first + row - edge))) + first

    return (lightest(top) if top > 0 else 0), (lightest(bottom) if bottom < page.height else page.height)


def _draw(pen: ImageDraw, mark: Mark, corner: tuple[float, float], scale: float) -> None:
    from PIL import ImageFont

    colour = FIRST_COLOUR if mark.number == 1 else OTHER_COLOUR
    x0, top = (mark.box[0] - corner[0]) * scale - 3, (mark.box[1] - corner[1]) * scale - 3
    x1, bottom = (mark.box[2] - corner[0]) * scale + 3, (mark.box[3] - corner[1]) * scale + 3
    pen.rectangle((x0, top, x1, bottom), outline=colour, width=3 if mark.number == 1 else 2)
    told = str(mark.number)
    wide = BADGE * (0.62 * len(told) + 0.3)
    pen.rectangle((x0 - wide, top, x0, top + BADGE + 1), fill=colour)
    font = ImageFont.load_default(BADGE - 2)
    pen.text((x0 - wide / 2, top + BADGE / 2), told, fill=(255, 255, 255), font=font, anchor="mm")


def _trimmed(picture: Image, scale: float) -> Image:
    """Without the white margins at the left and right, of which a little is kept."""
    ink = picture.convert("L").point([255] * DARK + [0] * (256 - DARK)).getbbox()
    if ink is None:
        return picture
    margin = round(MARGIN * scale)
    return picture.crop((max(ink[0] - margin, 0), 0, min(ink[2] + margin, picture.width), picture.height))


def _encoded(picture: Image) -> bytes:
    """PNG of few colours for drawn pages, JPEG for photographs."""
    stream = BytesIO()
    picture.quantize(64, method=FAST_OCTREE).save(stream, "PNG")
    if stream.tell() <= LARGEST_DRAWN:
        return stream.getvalue()
    stream = BytesIO()
    picture.save(stream, "JPEG", quality=78)
    return stream.getvalue()
