"""The review (审核意见) as a Word document on A4: what was checked, what was found, a place to sign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time

from docx.document import Document

from mingzhang.exporting.review_content import TAIL, Item, ReviewPaper
from mingzhang.exporting.review_docx_finding import write_finding
from mingzhang.exporting.review_pictures import CutOut, cut_outs, cuttings
from mingzhang.exporting.review_words import (
    chinese_date,
    origins,
    outcome_rows,
    page_list,
    recognition_words,
    title,
    verdict_words,
    where,
)
from mingzhang.exporting.summary import OUTCOMES
from mingzhang.exporting.word_parts import (
    Box,
    blank_document,
    document_bytes,
    heading,
    paragraph,
    table,
)
from mingzhang.frames.findings import SEVERITIES, SEVERITY_NAMES
from mingzhang.model import Finding, Severity
from mingzhang.presenting.kinds import document_of

MOST_PICTURED = 60
"""Of a review with more findings, remarks have no pictures."""
MOST_REMARKS = 40
"""More remarks than this are listed in a table."""
MOST_PLACES = {"error": 3, "warning": 3, "info": 1}
"""Cut-outs of a finding."""
MOST_UNCHECKED = 200
"""Unchecked numbers that are listed; the workbook has all."""
MOST_NAMED = 30
"""Rules and comparisons that are named under one reason."""
CHINESE = "一二三四五六七八九"


def review_docx(paper: ReviewPaper, content: bytes | None = None) -> bytes:
    """The document; with ``content`` (the file's) its pages are cut out where a finding stands."""
    document = blank_document(title(paper.report), datetime.combine(paper.made, time()))
    heading(document, title(paper.report, between="\n"), 0)
    heading(document, "一、审核对象", 1)
    _subject(document, paper)
    heading(document, "二、核对概况", 1)
    _overview(document, paper)
    heading(document, "三、审核发现", 1)
    _findings(document, paper, content)
    heading(document, "四、未能核对的事项", 1)
    _not_checked(document, paper)
    heading(document, "五、审核结论", 1)
    _signature(document)
    return document_bytes(document)


# ---------------------------------------------------------------- one: the file


def _subject(document: Document, paper: ReviewPaper) -> None:
    report = paper.report
    pages = f"{report.pages} 页" + ("" if report.format == "pdf" else "（由程序排成）")
    rows: list[Sequence[Box | str]] = [
        (Box("部门（单位）", True), Box(report.department or "未读到", span=3)),
        (
            Box("年度", True),
            str(report.year) if report.year is not None else "未读到",
            Box("种类", True),
            document_of(report),
        ),
        (Box("文件", True), report.file, Box("页数", True), pages),
        (Box("文件校验值\n（SHA-256）", True), Box(report.sha256, span=3)),
        (
            Box("核对工具", True),
            f"明账 MingZhang {paper.version}",
            Box("核对日期", True),
            chinese_date(paper.made),
        ),
    ]
    recognised = recognition_words(report)
    if recognised:
        rows.append((Box("读取方式", True), Box(recognised, span=3)))
    table(document, (26, 70, 20, 40), rows)


# ---------------------------------------------------------------- two: how it came out


def _overview(document: Document, paper: ReviewPaper) -> None:
    audit = paper.audit
    paragraph(document, _summary(paper))
    heading(document, "（一）核对结果", 2)
    rows = [(name, Box(str(count), align="right"), meaning) for name, count, meaning in outcome_rows(audit)]
    table(document, (24, 18, 114), rows, ("结果", "处数", "含义"))
    heading(document, "（二）发现与处理", 2)
    found = [
        (SEVERITY_NAMES[severity], *(Box(str(count), align="right") for count in _decided(paper, severity)))
        for severity in SEVERITIES
    ]
    table(document, (26, 26, 26, 26, 26, 26), found, ("程度", "条数", *verdict_words(), "未处理"))
    if paper.bygone:
        paragraph(
            document,
            f"另有 {len(paper.bygone)} 条处理意见所指的发现在本次核对中已不再出现，其内容见电子表格。",
        )
    heading(document, "（三）规则与覆盖", 2)
    paragraph(document, _coverage(paper))


def _summary(paper: ReviewPaper) -> str:
    counts = paper.audit.counts
    made = sum(counts[outcome] for outcome in ("holds", "tail", "differs"))
    told = "，".join(
        f"{SEVERITY_NAMES[severity]} {len(paper.of_severity(severity))} 条"
        for severity in SEVERITIES
        if paper.of_severity(severity)
    )
    return (
        f"本次按照报表的勾稽关系和情况说明与报表的对应关系核对 {made} 处，相符 {counts['holds']} 处，"
        f"仅差尾数 {counts['tail']} 处，不符 {counts['differs']} 处。"
        + (f"形成审核发现 {len(paper.items)} 条，其中{told}。" if paper.items else "没有形成审核发现。")
        + "印出的数按其末位的一半计舍入误差，舍入所能解释的差异作为尾差，不作为错误。"
        "列为不符的事项，可能有口径等方面的原因，请予核实或说明。"
    )


def _decided(paper: ReviewPaper, severity: Severity) -> Sequence[int]:
    items = paper.of_severity(severity)
    verdicts = [item.decision.verdict if item.decision is not None else None for item in items]
    return (len(items), *(verdicts.count(verdict) for verdict in (*verdict_words().values(), None)))


def _coverage(paper: ReviewPaper) -> str:
    audit, coverage = paper.audit, paper.audit.coverage
    rate = f"（{coverage.checked * 100 / coverage.numbers:.1f}%）" if coverage.numbers else ""
    left = len(coverage.unchecked)
    rest = f"；没有任何规则核对到的 {left} 个，列在第四部分" if left else ""
    return (
        f"规则共 {audit.rules} 条，其中可以执行的 {audit.run} 条，其余 {audit.rules - audit.run} 条"
        f"的原因列在第四部分。报告印出、应当核对的数字 {coverage.numbers} 个，"
        f"至少经过一处核对的 {coverage.checked} 个{rate}{rest}。"
    )


# ---------------------------------------------------------------- three: what was found


def _findings(document: Document, paper: ReviewPaper, content: bytes | None) -> None:
    if not paper.items:
        paragraph(document, "没有发现需要说明的事项。")
        return
    pictures = _pictures(paper, content)
    paragraph(document, _about_pictures(paper, content))
    present: list[Severity] = [each for each in SEVERITIES if paper.of_severity(each)]
    for at, severity in enumerate(present):
        items = paper.of_severity(severity)
        heading(document, f"（{CHINESE[at]}）{SEVERITY_NAMES[severity]} {len(items)} 条", 2)
        for item in items:
            if not _is_listed(item, paper):
                write_finding(document, item, paper.report, pictures.get(item.number))
        _tails(document, [item for item in items if item.finding.kind == TAIL])
        _remarks(document, [item for item in items if _is_listed(item, paper) and item.finding.kind != TAIL])


def _is_listed(item: Item, paper: ReviewPaper) -> bool:
    """Whether the finding is a line of a table, not a block of its own."""
    if item.finding.severity != "info":
        return False
    own = [other for other in paper.of_severity("info") if other.finding.kind != TAIL]
    return item.finding.kind == TAIL or len(own) > MOST_REMARKS


def _pictures(paper: ReviewPaper, content: bytes | None) -> Mapping[int, Sequence[CutOut]]:
    if content is None:
        return {}
    wanted = {
        item.number: cuttings(item.evidence, paper.report, MOST_PLACES[item.finding.severity])
        for item in paper.items
        if _is_pictured(item, paper)
    }
    return cut_outs(content, wanted, paper.report)


def _is_pictured(item: Item, paper: ReviewPaper) -> bool:
    """Errors and warnings always; remarks where there are few findings."""
    if item.finding.severity == "info":
        return len(paper.items) <= MOST_PICTURED and not _is_listed(item, paper)
    return True


def _about_pictures(paper: ReviewPaper, content: bytes | None) -> str:
    lead = "以下按程度排列，金额以万元计。各条的“位置”以原件的页码为准"
    if content is None or paper.report.format != "pdf":
        return f"{lead}；原件没有固定版面的，写明所在的工作表或段落，不附截图。"
    told = f"{lead}；截图中红框为存疑之处，蓝框为与之比较的各处，框旁数字即位置的序号。每条至多附三张截图"
    if len(paper.items) > MOST_PICTURED:
        return f"{told}；本次发现较多，截图只附于错误和提醒，总数和总量有限，其余请按页码查对原件。"
    return f"{told}，其余请按页码查对原件。"


def _tails(document: Document, items: Sequence[Item]) -> None:
    """What rounding explains, a line each."""
    if not items:
        return
    paragraph(document, f"下列 {len(items)} 处相差均在四舍五入的容差之内，属尾差，不必更正，不附截图。")
    rows = [
        (
            Box(str(item.number), align="center"),
            item.comparison.subject if item.comparison is not None else item.finding.title,
            *(Box(text, align="right") for text in _figures(item.finding)),
            page_list(each.source for each in item.evidence),
        )
        for item in items
    ]
    table(
        document, (10, 49, 22, 22, 15, 15, 23), rows, ("序号", "事项", "印出", "应为", "相差", "容差", "位置")
    )


def _figures(finding: Finding) -> tuple[str, str, str, str]:
    return (finding.found, finding.expected, finding.difference, finding.tolerance)


def _remarks(document: Document, items: Sequence[Item]) -> None:
    """Other remarks, a line each, where there are many."""
    if not items:
        return
    rows = [
        (
            Box(str(item.number), align="center"),
            item.finding.message,
            page_list(each.source for each in item.evidence),
        )
        for item in items
    ]
    table(document, (12, 116, 28), rows, ("序号", "事项", "位置"))


# ---------------------------------------------------------------- four: what was not checked


def _not_checked(document: Document, paper: ReviewPaper) -> None:
    parts = [
        part
        for part in (_reasons, _unchecked_numbers, _warnings)
        if part is _reasons
        or (part is _unchecked_numbers and paper.audit.coverage.unchecked)
        or (part is _warnings and paper.report.warnings)
    ]
    for at, part in enumerate(parts):
        part(document, paper, CHINESE[at])


def _reasons(document: Document, paper: ReviewPaper, number: str) -> None:
    heading(document, f"（{number}）未能核对的规则和事项", 2)
    if not paper.reasons:
        paragraph(document, "各条规则都已执行，没有未能核对的事项。")
        return
    paragraph(document, "下列各项未能核对，不等于相符。")
    rows = [
        (
            OUTCOMES.get(reason.outcome, reason.outcome),
            reason.why or "未写明原因",
            Box(str(len(reason.entries)), align="right"),
            _named([entry.what for entry in reason.entries]),
        )
        for reason in paper.reasons
    ]
    table(document, (18, 38, 12, 88), rows, ("结果", "原因", "条数", "规则或事项"), splitting=True)


def _named(names: Sequence[str]) -> str:
    unique = list(dict.fromkeys(names))
    more = f"\n等 {len(unique)} 项" if len(unique) > MOST_NAMED else ""
    return "\n".join(unique[:MOST_NAMED]) + more


def _unchecked_numbers(document: Document, paper: ReviewPaper, number: str) -> None:
    unchecked = paper.audit.coverage.unchecked
    heading(document, f"（{number}）没有核对到的数字 {len(unchecked)} 个", 2)
    if len(unchecked) > MOST_UNCHECKED:
        paragraph(document, f"以下列出前 {MOST_UNCHECKED} 个，全部见电子表格。")
    known = origins(paper.report)
    rows: list[Sequence[Box | str]] = []
    for source in unchecked[:MOST_UNCHECKED]:
        origin = known.get(source)
        told = (origin.table, origin.row, origin.column) if origin is not None else ("", "", "")
        rows.append((where(source), *told, Box(source.text, align="right")))
    table(document, (20, 48, 42, 24, 22), rows, ("位置", "表", "行", "栏", "印出"))


def _warnings(document: Document, paper: ReviewPaper, number: str) -> None:
    heading(document, f"（{number}）读取时的提示 {len(paper.report.warnings)} 条", 2)
    rows = [
        (f"第 {warning.page} 页" if warning.page else "", warning.message)
        for warning in paper.report.warnings
    ]
    table(document, (20, 136), rows, ("位置", "提示"))


# ---------------------------------------------------------------- five: signature


def _signature(document: Document) -> None:
    """Left to be filled in by hand."""
    table(document, (156,), [(Box("\n" * 7),)])
    date = f"日期：{'　' * 3}年{'　' * 2}月{'　' * 2}日"
    paragraph(document, f"审核人：{'　' * 10}{date}", indented=False)
