"""Reports, audits and rules as plain text for a terminal, in aligned columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mingzhang.model import Report, Table

if TYPE_CHECKING:
    from mingzhang.checking.audit import Audit
    from mingzhang.checking.registry import Rule

KINDS = {"final_account": "决算", "budget": "预算"}
SCOPES = {"department": "部门", "unit": "单位"}
SEVERITIES = {"error": "错误", "warning": "提醒", "info": "说明"}
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


def audit_text(report: Report, audit: Audit) -> str:
    """The findings, then how much was compared."""
    lines = [heading(report)]
    counts = "，".join(f"{OUTCOMES[outcome]} {count}" for outcome, count in audit.counts.items() if count)
    lines.append(f"规则 {audit.run}/{audit.rules} 条，比对 {sum(audit.counts.values())} 处：{counts or '无'}")
    coverage = audit.coverage
    lines.append(f"各表印出的数字 {coverage.numbers} 个，已核对 {coverage.checked} 个")
    if report.warnings:
        lines.append(f"读取时有提示 {len(report.warnings)} 条，用 mingzhang read 查看")
    for severity, word in SEVERITIES.items():
        found = [finding for finding in audit.findings if finding.severity == severity]
        if found:
            lines += ["", f"{word} {len(found)} 条"]
        for finding in found:
            pages = dict.fromkeys(evidence.source.page for evidence in finding.evidence)
            where = f"（第 {'、'.join(map(str, pages))} 页）" if pages else ""
            lines.append(f"  {finding.message}{where}")
    return "\n".join(lines)


def rules_text(rules: Iterable[Rule]) -> str:
    """The catalogue, a rule a line."""
    rows = [(rule.id, SEVERITIES[rule.severity], rule.title) for rule in rules]
    return "\n".join(columns(("标识", "程度", "规则"), rows))


def heading(report: Report) -> str:
    """西宁市湟中区社会保险服务局 2024 年度部门决算."""
    year = f"{report.year} 年度" if report.year is not None else "年度不详的"
    department = report.department or "（未读到部门名称）"
    return f"{department} {year}{SCOPES[report.scope]}{KINDS[report.kind]}"


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
