"""A report in a few pages of Word: findings as headings, figures as tables, the report's own reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from docx.document import Document

from mingzhang.checking.audit import Audit
from mingzhang.exporting.summary_look import dress
from mingzhang.exporting.word_charts import Series, bar_chart
from mingzhang.exporting.word_parts import (
    CAPTION,
    QUOTE,
    Box,
    blank_document,
    document_bytes,
    heading,
    paragraph,
    table,
)
from mingzhang.frames.overview import overview_of
from mingzhang.model import Report, Source
from mingzhang.presenting.deck import slides_of
from mingzhang.presenting.kinds import words_of
from mingzhang.presenting.numerals import page_list
from mingzhang.presenting.sentences import sentences
from mingzhang.presenting.slides import Bars, Grid, Numbers, Pairs, Parts, Points, Quote, Slide, Visual

EARLIEST = datetime(2020, 1, 1)
"""The same report gives the same document: it carries no time of its own."""
CHINESE = "一二三四五六七八九十"
SKIPPED = ("cover", "sources")


def summary_docx(report: Report, audit: Audit) -> bytes:
    """The document as DOCX."""
    words = words_of(report)
    year = f"{report.year} 年度" if report.year else ""
    title = f"{report.department}\n{year}{words.document(report.scope)}摘要"
    document = blank_document(title.replace("\n", ""), EARLIEST)
    dress(document, title.replace("\n", " "))
    heading(document, title, 0)
    _opening(document, report)
    slides = [slide for slide in slides_of(report, audit) if slide.id not in SKIPPED]
    for number, slide in enumerate(slides):
        heading(document, f"{CHINESE[number]}、{slide.title}", 1)
        _section(document, slide)
    _closing(document, report, audit)
    return document_bytes(document)


def _opening(document: Document, report: Report) -> None:
    """What the report says, in sentences, with its own reasons."""
    for one in sentences(overview_of(report)):
        told = one.lead + one.text
        if one.quote:
            told += f"{'，' if one.text else ''}报告的解释是“{one.quote}”"
        told += "" if told.endswith("。") else "。"
        paragraph(document, told + _in_brackets(_pages(one.sources)))
    paragraph(document, "金额单位：万元；括号中为原文页码。", CAPTION, indented=False)


def _section(document: Document, slide: Slide) -> None:
    for visual in slide.visuals:
        _visual(document, slide.title, visual)
    if slide.quote is not None:
        _quote(document, slide.quote)
    if slide.footnote:
        paragraph(document, slide.footnote, CAPTION, indented=False)


def _chart(document: Document, title: str, visual: Bars | Parts | Pairs) -> None:
    """The visual as a chart of Word's own; what can't be drawn stands in the table under it."""
    if isinstance(visual, Pairs):
        names = [pair.label for pair in visual.pairs]
        series = [
            Series(visual.plan, [pair.plan for pair in visual.pairs], hollow=True),
            Series(visual.actual, [pair.actual for pair in visual.pairs]),
        ]
    else:
        names, series = (
            [bar.label for bar in visual.bars],
            [Series(visual.series, [bar.value for bar in visual.bars])],
        )
    if names:
        bar_chart(document, names, series, f"图：{title}。数据见下表。")


def _visual(document: Document, slide_title: str, visual: Visual) -> None:
    if isinstance(visual, Points):
        for number, point in enumerate(visual.points, 1):
            paragraph(document, f"{number}. {point.text}（{point.note}）")
        if visual.more:
            paragraph(document, f"另有 {visual.more} 处，见审核意见。")
        return
    if isinstance(visual, Bars | Parts | Pairs):
        _chart(document, slide_title, visual)
    heads, rows, widths = _table_of(visual)
    _ruled(document, heads, rows, widths)


def _table_of(
    visual: Numbers | Bars | Parts | Pairs | Grid,
) -> tuple[list[str], list[list[str]], list[float]]:
    """Heads, rows of texts, and widths in millimetres."""
    if isinstance(visual, Numbers):
        rows = [
            [
                one.label + ("（推算）" if one.derived else ""),
                one.text,
                one.unit or "%",
                one.note,
                _pages(one.sources),
            ]
            for one in visual.numbers
        ]
        return ["项目", "数", "单位", "说明", "出处"], rows, [52, 30, 16, 34, 24]
    if isinstance(visual, Bars | Parts):
        rows = [[bar.label, bar.text, bar.note, _pages(bar.sources)] for bar in visual.bars]
        return ["项目", f"{visual.series}（{visual.unit}）", "说明", "出处"], rows, [66, 34, 24, 32]
    if isinstance(visual, Pairs):
        rows = [
            [pair.label, pair.plan_text, pair.actual_text, pair.note, _pages(pair.sources)]
            for pair in visual.pairs
        ]
        return ["项目", visual.plan, visual.actual, "完成", "出处"], rows, [56, 26, 26, 28, 20]
    more = [[f"另有 {visual.more} 项未列", *[""] * (len(visual.heads) - 1)]] if visual.more else []
    each = 100 / max(1, len(visual.heads) - 1)
    widths = [56.0, *[each] * (len(visual.heads) - 1)]
    return list(visual.heads), [*(list(row) for row in visual.rows), *more], widths


def _ruled(
    document: Document, heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]
) -> None:
    """Numbers to the right, words to the left."""
    boxed = [
        [
            Box(text, align="right" if at in (1, 2) and _is_number(text) else "left")
            for at, text in enumerate(row)
        ]
        for row in rows
    ]
    table(document, widths, boxed, heads, boxed=False)


def _is_number(text: str) -> bool:
    return bool(text) and all(letter.isdigit() or letter in ",.−+-%" for letter in text)


def _quote(document: Document, quote: Quote) -> None:
    paragraph(document, f"“{quote.text}。”（报告给出的原因，第 {quote.source.page} 页）", QUOTE)


def _pages(sources: Sequence[Source]) -> str:
    return page_list((source.page for source in sources), 4)


def _in_brackets(pages: str) -> str:
    return f"（{pages}）" if pages else ""


def _closing(document: Document, report: Report, audit: Audit) -> None:
    coverage = audit.coverage
    told = f"本摘要由明账依据“{report.file}”（{report.pages} 页，SHA-256 {report.sha256[:16]}…）自动编成"
    if coverage.numbers:
        told += f"；原文印出的 {coverage.numbers} 个数中，{coverage.checked} 个至少进过一处勾稽核对"
    paragraph(document, told + "。标“推算”的数由印出的数算出。", CAPTION, indented=False)
