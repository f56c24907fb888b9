"""Reports as plain text for a terminal, in aligned columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from mingzhang.model import Report, Table
from mingzhang.presenting.kinds import document_of

OUTCOMES = {
    "holds": "相符",
    "tail": "尾差",
    "differs": "不符",
    "not_applicable": "不适用",
    "insufficient": "依据不足",
    "unreadable": "未能读出",
}


def report_text(report: Report) -> str:
    """What was read: whose report, its tables, how many numbers, and what could not be read."""
    lines = [
        heading(report),
        f"{report.pages} 页，情况说明中的数字 {len(report.facts)} 个，自评表 {len(report.projects)} 张",
        "",
    ]
    rows = [
        (table.number or "", table.title, _pages(table), str(len(table.rows)), _numbers(table))
        for table in report.tables
    ]
    lines += columns(("编号", "表名", "页", "行数", "数字"), rows)
    if report.warnings:
        lines += ["", "读取提示："]
        lines += [
            f"  {f'第 {warning.page} 页：' if warning.page else ''}{warning.message}"
            for warning in report.warnings
        ]
    return "\n".join(lines)


def heading(report: Report) -> str:
    """西宁市湟中区社会保险服务局 2024 年度部门决算."""
    year = f"{report.year} 年度" if report.year is not None else "年度不详的"
    department = report.department or "（未读到部门名称）"
    return f"{department} {year}{document_of(report)}"


def columns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines of left-aligned columns; a Chinese character is two columns wide."""
    table = [header, *rows]
    widths = [max(width(line[index]) for line in table) for index in range(len(header))]
    padded = (
        "  ".join(text + " " * (widths[index] - width(text)) for index, text in enumerate(line))
        for line in table
    )
    return [line.rstrip() for line in padded]


def width(text: str) -> int:
    """How many terminal columns a text takes."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _pages(table: Table) -> str:
    first, last = table.pages[0] if table.pages else 0, table.pages[-1] if table.pages else 0
    return str(first) if first == last else f"{first}–{last}"


def _numbers(table: Table) -> str:
    count = sum(1 for row in table.rows for cell in row.cells.values() if cell.amount is not None)
    return str(count) if count else "空表"
