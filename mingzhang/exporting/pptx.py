"""Slides → PPTX: a page each, with charts and tables that can be edited, and what the speaker should say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from pptx.enum.text import MSO_ANCHOR

from mingzhang.exporting.pptx_charts import bars_chart, pairs_chart, parts_chart
from mingzhang.exporting.pptx_layouts import (
    FOOTNOTE,
    INNER,
    MARGIN,
    NUMBER,
    QUOTE,
    QUOTE_BOX,
    SUBTITLE,
    WHENCE,
    WHOSE,
    number_field,
    placeholder,
)
from mingzhang.exporting.pptx_parts import Box, Piece, Style, block, fill, set_run, table, text_box
from mingzhang.exporting.pptx_template import CONTENT, COVER, empty_presentation
from mingzhang.exporting.pptx_theme import Shade
from mingzhang.exporting.safety import printable
from mingzhang.model import Report
from mingzhang.presenting.kinds import document_of
from mingzhang.presenting.numerals import page_list
from mingzhang.presenting.slides import (
    Bars,
    Grid,
    Number,
    Numbers,
    Pairs,
    Parts,
    Points,
    Quote,
    Slide,
    Visual,
)
from mingzhang.presenting.speaking import speech

Page = Any
TOP, BOTTOM = 2.05, 6.9
"""Between title and footer, in inches."""
STRIP = 1.3
"""Numbers beside a chart take so much of it."""
SAYS = 0.36
"""What a chart shows besides takes a line under it."""
UNIT_TYPE = 15
GAP = 0.12
LONG_TITLE, LONG_QUOTE = 28, 44
PLACEHOLDERS = {SUBTITLE: "副标题", FOOTNOTE: "脚注", WHENCE: "来源", QUOTE: "引文"}
"""What a list of a slide's shapes calls those that hold text."""
MOST_PAGES = 6


def pptx_bytes(report: Report, slides: Sequence[Slide]) -> bytes:
    """The slides as a PPTX file."""
    presentation = empty_presentation()
    _set_properties(presentation.core_properties, report)
    for slide in slides:
        layout = COVER if slide.id == "cover" else CONTENT
        page = presentation.slides.add_slide(presentation.slide_layouts[layout])
        if slide.id == "cover":
            _cover(page, slide)
        else:
            _content(page, report, slide)
        _notes(page, slide)
    file = BytesIO()
    presentation.save(file)
    return file.getvalue()


def _whose(report: Report) -> str:
    year = f"{report.year} 年度" if report.year else ""
    return f"{report.department} · {year}{document_of(report)}".removeprefix(" · ")


def _set_properties(properties: Any, report: Report) -> None:
    year = f"{report.year} 年度" if report.year else ""
    document = document_of(report)
    properties.title = printable(f"{report.department}{year}{document}汇报")
    properties.subject, properties.keywords = document, f"{document},政府信息公开"
    properties.author = properties.last_modified_by = "明账 MingZhang"
    properties.language, properties.category, properties.revision = "zh-CN", "汇报", 1
    properties.comments = printable(f"据公开报告“{report.file}”编制，各页注明出处。")
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)


# ---------------------------------------------------------------- pages


def _cover(page: Page, slide: Slide) -> None:
    size = 46 if len(slide.title) <= 18 else 38
    page.shapes.title.name = "标题"
    fill(page.shapes.title.text_frame, [(slide.title, Style(None if size == 46 else size))])
    _say(page, SUBTITLE, [(slide.subtitle, Style())])
    _say(page, FOOTNOTE, [(slide.footnote, Style())])


def _content(page: Page, report: Report, slide: Slide) -> None:
    page.shapes.title.name = "标题"
    fill(page.shapes.title.text_frame, _title(slide))
    _quotation(page, slide.quote)
    _say(page, FOOTNOTE, [(slide.footnote, Style())])
    _say(page, WHENCE, [(_pages(slide), Style())])
    _head(page, _whose(report))
    room = BOTTOM - TOP - (1.0 if slide.quote is not None else 0.0) - (SAYS if slide.says else 0.0)
    top = TOP
    for visual, height in zip(slide.visuals, _heights(slide.visuals, room), strict=True):
        _visual(page, visual, (MARGIN, top, INNER, height))
        top += height + GAP
    if slide.says:
        text_box(page, "图说", (MARGIN, top, INNER, SAYS), [(slide.says, Style(14, Shade.SOFT))])


def _say(page: Page, index: int, *paragraphs: Sequence[Piece]) -> None:
    """Fill a placeholder of the page; one that has nothing to say is taken off."""
    shape = next(one for one in page.placeholders if one.placeholder_format.idx == index)
    shape.name = PLACEHOLDERS[index]
    if any(text for pieces in paragraphs for text, _ in pieces):
        fill(shape.text_frame, *paragraphs)
    else:
        shape._element.getparent().remove(shape._element)


def _head(page: Page, whose: str) -> None:
    """Whose report it is and the number of the slide: python-pptx leaves these two placeholders out."""
    run = '<a:pPr algn="l"/><a:r><a:rPr lang="zh-CN" altLang="en-US"/><a:t/></a:r>'
    shapes = page.shapes
    shapes._spTree.append(placeholder(_free(page), "页脚", f'type="ftr" sz="quarter" idx="{WHOSE}"', run))
    shapes[-1].text_frame.paragraphs[0].runs[0].text = printable(whose)
    words = number_field()
    shapes._spTree.append(
        placeholder(_free(page), "页码", f'type="sldNum" sz="quarter" idx="{NUMBER}"', words)
    )


def _free(page: Page) -> int:
    """A shape's number that is not taken."""
    return max(shape.shape_id for shape in page.shapes) + 1


def _title(slide: Slide) -> list[Piece]:
    """The title with its emphasised words in the seal's red."""
    size = None if len(slide.title) <= LONG_TITLE else 28
    before, found, after = slide.title.partition(slide.emphasis) if slide.emphasis else (slide.title, "", "")
    plain, marked = Style(size), Style(size, Shade.SEAL)
    return [(text, style) for text, style in ((before, plain), (found, marked), (after, plain)) if text]


def _quotation(page: Page, quote: Quote | None) -> None:
    if quote is None:
        _say(page, QUOTE)
        return
    left, top, _, height = QUOTE_BOX
    block(page, (left - 0.22, top + 0.05, 0.07, height - 0.1), Shade.SEAL)
    size = None if len(quote.text) <= LONG_QUOTE else 15 if len(quote.text) <= 2 * LONG_QUOTE else 12
    about = f"的{quote.about}的原因" if quote.about else "的原因"
    where = f"报告给出{about} · 来源 p.{quote.source.page}"
    told = Style(13, Shade.SOFT, bold=False)
    _say(page, QUOTE, [(f"“{quote.text}。”", Style(size))], [(where, told)])


def _pages(slide: Slide) -> str:
    if not slide.pages:
        return ""
    more = f" 等 {len(slide.pages)} 页" if len(slide.pages) > MOST_PAGES else ""
    return f"来源 {page_list(slide.pages, MOST_PAGES)}{more}"


# ---------------------------------------------------------------- visuals


def _heights(visuals: Sequence[Visual], room: float) -> list[float]:
    """Numbers beside something else take a strip, the rest shares what is left."""
    if len(visuals) < 2:
        return [room for _ in visuals]
    strips = [STRIP if isinstance(visual, Numbers) else 0.0 for visual in visuals]
    others = sum(1 for strip in strips if not strip) or 1
    left = (room - sum(strips) - GAP * (len(visuals) - 1)) / others
    return [strip or left for strip in strips]


def _visual(page: Page, visual: Visual, box: Box) -> None:
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


def _numbers(page: Page, numbers: Numbers, box: Box) -> None:
    """Side by side under a rule each, in the largest type in which all of them fit."""
    left, top, width, height = box
    each = width / max(1, len(numbers.numbers))
    large = height > STRIP
    start = top + (0.7 if large else 0)
    size = min(
        [52.0 if large else 28.0]
        + [
            ((each - 0.35) * 72 - UNIT_TYPE * len(one.unit)) / (0.66 * max(len(one.text), 1))
            for one in numbers.numbers
        ]
    )
    for at, one in enumerate(numbers.numbers):
        block(page, (left + at * each, start, each - 0.3, 0.021), Shade.INK)
        place = (left + at * each, start + 0.1, each - 0.25, 2.2 if large else STRIP - 0.12)
        _number(page, one, place, size, large=large)


def _number(page: Page, one: Number, box: Box, size: float, *, large: bool) -> None:
    label = f"{one.label}{'（推算）' if one.derived else ''}"
    small = Style(16 if large else 14, Shade.SOFT)
    text_box(
        page,
        one.label,
        box,
        [(label, small)],
        [(one.text, Style(size, Shade.MARK, bold=True)), (f" {one.unit}", Style(UNIT_TYPE, Shade.SOFT))],
        [(one.note, Style(15 if large else 13, Shade.SOFT))],
    )


def _points(page: Page, points: Points, box: Box) -> None:
    """One below the other, each as high as its lines, with a bar at its left."""
    left, top, width, height = box
    lines = [1 + -(-len(point.text) // 46) for point in points.points]
    unit = min(0.34, (height - 0.4) / max(1.0, sum(lines) + 0.5 * len(lines)))
    y = top
    for number, (point, count) in enumerate(zip(points.points, lines, strict=True), 1):
        tall = unit * count
        block(page, (left, y + 0.03, 0.08, tall), Shade.OVER if point.tone == "over" else Shade.MARK)
        text = [(point.text, Style(17))], [(point.note, Style(13, Shade.SOFT))]
        text_box(
            page, f"要点 {number}", (left + 0.25, y, width - 0.25, tall), *text, anchor=MSO_ANCHOR.MIDDLE
        )
        y += tall + 0.5 * unit
    if points.more:
        more = [(f"另有 {points.more} 处，见核对页。", Style(14, Shade.SOFT))]
        text_box(page, "另有", (left + 0.25, y, width - 0.25, 0.35), more)


def _notes(page: Page, slide: Slide) -> None:
    """What the speaker says."""
    frame = page.notes_slide.notes_text_frame
    if frame is None:
        return
    for at, words in enumerate(speech(slide)):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = printable(words)
        set_run(run, Style())
