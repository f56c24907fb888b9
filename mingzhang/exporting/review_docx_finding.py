"""One finding in the Word document: figures, identity, places, sentences, cut-outs, decision."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document

from mingzhang.exporting.review_content import Item
from mingzhang.exporting.review_pictures import CutOut
from mingzhang.exporting.review_words import (
    chinese_date,
    kind_words,
    origin,
    page_list,
    relation_words,
    sentences,
    verdict_words,
    where,
    written_out,
)
from mingzhang.exporting.word_parts import CAPTION, QUOTE, TEXT_WIDTH, Box, heading, paragraph, picture, table
from mingzhang.model import Report

MOST_LISTED = 30
"""Places of a finding that are listed; the workbook has all."""
MOST_IDENTITIES = 6
"""Identities of a finding that are written out."""
MILLIMETRES = 25.4 / 72
"""In a point."""


def write_finding(document: Document, item: Item, report: Report, pictures: Sequence[CutOut] | None) -> None:
    """The finding's block; a remark is told in short. ``pictures``: None where none were asked for."""
    heading(document, f"{item.number}．{item.finding.title}", 3)
    paragraph(document, item.finding.message)
    if item.finding.severity == "info":
        _in_short(document, item)
    else:
        _figures(document, item)
        _places(document, item, report)
        for sentence in sentences(item.finding):
            paragraph(document, f"原句：“{sentence}”", QUOTE)
    for at, cut_out in enumerate(pictures or (), 1):
        numbers = "、".join(str(mark.number) for mark in cut_out.cutting.marks)
        caption = f"图 {item.number}-{at}　原件第 {cut_out.cutting.page} 页，框出序号 {numbers}"
        picture(document, cut_out.picture, min(cut_out.width * MILLIMETRES, TEXT_WIDTH), caption)
    if pictures is not None and not pictures and item.evidence and report.format == "pdf":
        paragraph(document, "截图从略，请按位置查对原件。", CAPTION)


def _in_short(document: Document, item: Item) -> None:
    rows: list[Sequence[Box | str]] = []
    told = _identities(item)
    if told:
        rows.append((Box("勾稽关系", label=True), told))
    rows.append((Box("位置", label=True), page_list(each.source for each in item.evidence)))
    if item.decision is not None:
        rows.append((Box("审核处理", label=True), _decision(item)))
    table(document, (22, 134), rows)


def _figures(document: Document, item: Item) -> None:
    finding = item.finding
    rows: list[Sequence[Box | str]] = []
    if finding.found or finding.expected:
        relation = relation_words(finding, item.comparison)
        rows.append((Box("印出", label=True), finding.found, Box(relation, label=True), finding.expected))
    if finding.difference or finding.tolerance:
        rows.append((Box("相差", label=True), finding.difference, Box("容差", label=True), finding.tolerance))
    told = _identities(item)
    if told:
        rows.append((Box("勾稽关系", label=True), Box(told, span=3)))
    if finding.follows:
        rows.append((Box("随之不符", label=True), Box(_listed(finding.follows), span=3)))
    rows.append((Box("类别", label=True), kind_words(finding.kind), Box("规则", label=True), finding.rule))
    if item.rule is not None:
        rows.append((Box("依据", label=True), Box(item.rule.basis, span=3)))
    rows.append((Box("审核处理", label=True), Box(_decision(item), span=3)))
    table(document, (22, 50, 22, 62), rows)


def _identities(item: Item) -> str:
    """The identities that it tells of, written out with their figures."""
    return _listed([told for each in item.comparisons if (told := written_out(each))])


def _listed(texts: Sequence[str]) -> str:
    """A line for each, numbered where there are several."""
    if len(texts) == 1:
        return texts[0]
    more = f"\n等 {len(texts)} 处" if len(texts) > MOST_IDENTITIES else ""
    return "\n".join(f"{at}. {text}" for at, text in enumerate(texts[:MOST_IDENTITIES], 1)) + more


def _decision(item: Item) -> str:
    """☑ 确认　□ 不成立　□ 已整改, with the note; to be ticked by hand where nothing is decided."""
    chosen = item.decision.verdict if item.decision is not None else None
    ticks = "　".join(
        f"{'☑' if verdict == chosen else '□'} {word}" for word, verdict in verdict_words().items()
    )
    if item.decision is None:
        return f"{ticks}　　说明："
    note = f"　　说明：{item.decision.note}" if item.decision.note else ""
    return f"{ticks}（{chinese_date(item.decision.at)}）{note}"


def _places(document: Document, item: Item, report: Report) -> None:
    if not item.evidence:
        return
    rows: list[Sequence[Box | str]] = []
    for number, each in enumerate(item.evidence[:MOST_LISTED], 1):
        belongs = origin(each, report.kind)
        rows.append(
            (
                Box(str(number), align="center"),
                where(each.source),
                belongs.table,
                belongs.row,
                belongs.column,
                Box(each.source.text, align="right" if any(map(str.isdigit, each.source.text)) else "left"),
            )
        )
    more = len(item.evidence) - MOST_LISTED
    if more > 0:
        rows.append((Box(f"另有 {more} 处，见电子表格", span=6),))
    table(document, (10, 20, 38, 40, 20, 28), rows, ("序号", "位置", "表", "行", "栏", "印出"))
