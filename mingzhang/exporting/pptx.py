"""Slides → PPTX: a page each, with charts and tables that can be edited, and what the speaker should know."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches

from mingzhang.exporting.pptx_charts import bars_chart, pairs_chart, parts_chart
from mingzhang.exporting.pptx_parts import (
    FAINT,
    HAIR,
    HEIGHT,
    INK,
    MARGIN,
    MARK,
    OVER,
    PAPER,
    SEAL,
    SERIF,
    SOFT,
    WIDTH,
    Style,
    background,
    below,
    block,
    rule,
    table,
    text_box,
)
from mingzhang.exporting.safety import printable
from mingzhang.model import Report
from mingzhang.presenting.kinds import words_of
from mingzhang.presenting.slides import Bars, Grid, Numbers, Pairs, Parts, Points, Quote, Slide, Visual

Page = Any
INNER = WIDTH - 2 * MARGIN
TOP, BOTTOM = 2.05, 6.95
"""Between title and footer, in inches."""
BLANK = 6
"""The blank layout of python-pptx's own template."""


def pptx_bytes(report: Report, slides: Sequence[Slide]) -> bytes:
    """The slides as a PPTX file."""
    presentation: Any = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(WIDTH), Inches(HEIGHT)
    properties = presentation.core_properties
    properties.title = printable(f"{report.department}{words_of(report).document(report.scope)}")
    properties.author, properties.language = "明账 MingZhang", "zh-CN"
    for number, slide in enumerate(slides, 1):
        page = presentation.slides.add_slide(presentation.slide_layouts[BLANK])
        background(page)
        if slide.id == "cover":
            _cover(page, slide)
        else:
            _content(page, report, slide, number, len(slides))
        _notes(page, slide)
    file = BytesIO()
    presentation.save(file)
    return file.getvalue()


def _cover(page: Page, slide: Slide) -> None:
    block(page, MARGIN, 1.2, 1.0, 0.5, SEAL)
    mark = [("明账", Style(20, PAPER, bold=True, face=SERIF))]
    text_box(page, (MARGIN, 1.2, 1.0, 0.5), mark, align=PP_ALIGN.CENTER, anchor=MSO_ANCHOR.MIDDLE)
    size = 44 if len(slide.title) <= 16 else 36
    text_box(page, (MARGIN, 2.3, INNER, 1.7), [(slide.title, Style(size, INK, bold=True, face=SERIF))])
    text_box(page, (MARGIN, 4.1, INNER, 0.8), [(slide.subtitle, Style(26, SOFT))])
    rule(page, MARGIN, 6.6, INNER, 1, HAIR)
    text_box(page, (MARGIN, 6.75, INNER, 0.4), [(slide.footnote, Style(13, FAINT))])


def _content(page: Page, report: Report, slide: Slide, number: int, of: int) -> None:
    _frame(page, report, slide, number, of)
    room = (TOP, BOTTOM - (1.05 if slide.quote is not None else 0.0))
    heights = _heights(slide.visuals, room[1] - room[0])
    top = room[0]
    for visual, height in zip(slide.visuals, heights, strict=True):
        _visual(page, visual, (MARGIN, top, INNER, height))
        top += height + 0.1
    if slide.quote is not None:
        _quote(page, slide.quote, BOTTOM - 0.95)


def _heights(visuals: Sequence[Visual], room: float) -> list[float]:
    """Numbers beside something else take a strip, the rest shares what is left."""
    if len(visuals) < 2:
        return [room for _ in visuals]
    strips = [1.35 if isinstance(visual, Numbers) else 0.0 for visual in visuals]
    others = sum(1 for strip in strips if not strip) or 1
    left = (room - sum(strips) - 0.1 * (len(visuals) - 1)) / others
    return [strip or left for strip in strips]


def _frame(page: Page, report: Report, slide: Slide, number: int, of: int) -> None:
    """The head with department and page, the title, the footer."""
    block(page, MARGIN, 0.16, 0.62, 0.34, SEAL)
    mark = [("明账", Style(13, PAPER, bold=True, face=SERIF))]
    text_box(page, (MARGIN, 0.16, 0.62, 0.34), mark, align=PP_ALIGN.CENTER, anchor=MSO_ANCHOR.MIDDLE)
    year = f"{report.year} 年度" if report.year else ""
    whose = f"{report.department} · {year}{words_of(report).document(report.scope)}"
    text_box(page, (MARGIN + 0.8, 0.2, INNER - 2, 0.3), [(whose, Style(13, SOFT))])
    counted = [
        (f"{number}", Style(15, INK, bold=True, face=SERIF)),
        (f" / {of}", Style(15, FAINT, face=SERIF)),
    ]
    text_box(page, (WIDTH - MARGIN - 1.2, 0.18, 1.2, 0.34), counted, align=PP_ALIGN.RIGHT)
    rule(page, MARGIN, 0.62, INNER, 1.5)
    size = 30 if len(slide.title) <= 30 else 24
    text_box(page, (MARGIN, 0.8, INNER, 1.15), _title(slide, size), anchor=MSO_ANCHOR.MIDDLE)
    rule(page, MARGIN, 7.02, INNER, 0.75, HAIR)
    text_box(page, (MARGIN, 7.07, INNER - 3, 0.36), [(slide.footnote, Style(10.5, FAINT))])
    if slide.pages:
        where = f"来源 p.{'、'.join(map(str, slide.pages))}"
        text_box(
            page, (WIDTH - MARGIN - 3, 7.07, 3, 0.3), [(where, Style(10.5, FAINT))], align=PP_ALIGN.RIGHT
        )


def _title(slide: Slide, size: float) -> list[tuple[str, Style]]:
    """The title with its emphasised words in the seal's red."""
    plain = Style(size, INK, bold=True, face=SERIF)
    before, found, after = slide.title.partition(slide.emphasis) if slide.emphasis else (slide.title, "", "")
    marked = Style(size, SEAL, bold=True, face=SERIF)
    return [(text, style) for text, style in ((before, plain), (found, marked), (after, plain)) if text]


def _visual(page: Page, visual: Visual, box: tuple[float, float, float, float]) -> None:
    if isinstance(visual, Bars):
        bars_chart(page, visual, box)
    elif isinstance(visual, Pairs):
        pairs_chart(page, visual, box)
    elif isinstance(visual, Parts):
        parts_chart(page, visual, box)
    elif isinstance(visual, Grid):
        table(page, visual, box)
    elif isinstance(visual, Numbers):
        _numbers(page, visual, box)
    else:
        _points(page, visual, box)


def _numbers(page: Page, numbers: Numbers, box: tuple[float, float, float, float]) -> None:
    left, top, width, height = box
    each = width / max(1, len(numbers.numbers))
    large = height > 2
    start = top + (height - 2.2) / 2 if large else top
    longest = max((len(one.text) + len(one.unit) * 0.8 for one in numbers.numbers), default=1)
    size = min(44.0 if large else 24.0, (each - 0.3) * 72 / (0.62 * longest))
    for at, one in enumerate(numbers.numbers):
        box_of = (left + at * each, start, each - 0.2, 2.0 if large else 1.3)
        label = f"{one.label}{'（推算）' if one.derived else ''}"
        frame = text_box(page, box_of, [(label, Style(16 if large else 13, SOFT))])
        figure = [(one.text, Style(size, MARK, bold=True)), (f" {one.unit}", Style(size * 0.42, SOFT))]
        below(frame, figure)
        below(frame, [(one.note, Style(16 if large else 12, FAINT))])


def _points(page: Page, points: Points, box: tuple[float, float, float, float]) -> None:
    left, top, width, height = box
    each = min(0.95, height / max(1, len(points.points) + bool(points.more)))
    for at, point in enumerate(points.points):
        y = top + at * each
        block(page, left, y + 0.06, 0.08, each - 0.2, OVER if point.tone == "over" else MARK)
        frame = text_box(page, (left + 0.25, y, width - 0.25, each), [(point.text, Style(16, INK))])
        below(frame, [(point.note, Style(12, FAINT))])
    if points.more:
        y = top + len(points.points) * each
        text_box(
            page, (left + 0.25, y, width, 0.4), [(f"另有 {points.more} 处，见核对页。", Style(13, FAINT))]
        )


def _quote(page: Page, quote: Quote, top: float) -> None:
    block(page, MARGIN, top, 0.06, 0.85, SEAL)
    size = 17 if len(quote.text) <= 46 else 13
    words = [(f"“{quote.text}。”", Style(size, INK, bold=True, face=SERIF))]
    frame = text_box(page, (MARGIN + 0.22, top - 0.03, INNER - 0.3, 0.9), words)
    below(frame, [(f"报告给出的原因 · 来源 p.{quote.source.page}", Style(12, SOFT))])


def _notes(page: Page, slide: Slide) -> None:
    """What stands under the slide for the speaker alone."""
    frame = page.notes_slide.notes_text_frame
    if frame is None:
        return
    told = [slide.note] if slide.note else []
    if slide.pages:
        told.append(f"出处：原文第 {'、'.join(map(str, slide.pages))} 页。")
    frame.text = printable("\n".join(told))
