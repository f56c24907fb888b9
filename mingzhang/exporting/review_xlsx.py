"""The review (审核意见) as a workbook: findings, their places, every comparison, what was not checked, rules.

The columns of the sheet of findings that a reviewer fills in stand at its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from mingzhang.checking.registry import Rule
from mingzhang.exporting.review_content import Item, ReviewPaper
from mingzhang.exporting.review_words import (
    Origin,
    kind_words,
    origin,
    origins,
    outcome_rows,
    page_list,
    title,
    where,
    written_out,
)
from mingzhang.exporting.rule_words import applies_words, needs_words
from mingzhang.exporting.sheets import Value, add_sheet, book_bytes, new_book, write
from mingzhang.exporting.summary import OUTCOMES, heading
from mingzhang.frames.findings import SEVERITY_NAMES
from mingzhang.presenting.kinds import document_of, words_of
from mingzhang.reading.numbers import parse_amount
from mingzhang.reviewing import VERDICT_NAMES, Decision

Sheet = tuple[str, Sequence[str], Sequence[Sequence[Value]]]

FINDINGS = (
    "序号", "程度", "类别", "规则", "事项", "印出", "应为", "相差", "容差", "勾稽关系", "随之不符", "依据",
    "位置", "规则标识", "审核处理", "说明", "处理日期",
)  # fmt: skip
PLACES = ("发现序号", "序号", "位置", "表", "行", "栏", "印出", "原句", "左", "上", "右", "下")
COMPARISONS = (
    "规则标识", "事项", "结果", "印出", "关系", "应为", "相差", "容差", "单位", "勾稽关系", "位置", "说明",
)  # fmt: skip
RULES = ("规则标识", "规则", "程度", "类别", "适用", "依据", "含义", "需要", "本次")
WRAPPED = frozenset(
    {"事项", "勾稽关系", "随之不符", "依据", "含义", "原句", "规则", "说明", "内容", "规则或事项"}
)
FIGURE = re.compile(r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d{1,4}|\d+(?=\.))(?:\.\d+)?")
"""A number that is no code: codes have five digits or seven, and no decimals."""
RELATIONS = {"=": "等于", "<=": "不大于"}


def review_xlsx(paper: ReviewPaper) -> bytes:
    """The workbook's bytes."""
    book = new_book(f"审核意见：{heading(paper.report)}")
    for name, header, rows in (
        _findings(paper),
        _subject(paper),
        _places(paper),
        _comparisons(paper),
        _not_checked(paper),
        _coverage(paper),
        _rules(paper),
    ):
        write(add_sheet(book, name), header, rows, WRAPPED)
    return book_bytes(book)


def figure(text: str) -> Value:
    """A printed figure as a number with its decimals; words and rates as they are."""
    if not FIGURE.fullmatch(text):
        return text or None
    return parse_amount(text)


# ---------------------------------------------------------------- findings


def _findings(paper: ReviewPaper) -> Sheet:
    rows = [_finding(item) for item in paper.items]
    known = {item.key for item in paper.items}
    rows += [_bygone(decision) for decision in paper.review.decisions if decision.finding_key not in known]
    return "审核意见", FINDINGS, rows


def _finding(item: Item) -> Sequence[Value]:
    finding = item.finding
    return (
        item.number,
        SEVERITY_NAMES[finding.severity],
        kind_words(finding.kind),
        finding.title,
        finding.message,
        figure(finding.found),
        figure(finding.expected),
        figure(finding.difference),
        figure(finding.tolerance),
        "\n".join(told for each in item.comparisons if (told := written_out(each))),
        "\n".join(finding.follows),
        item.rule.basis if item.rule is not None else "",
        page_list(each.source for each in item.evidence),
        finding.rule,
        *_decision(item.decision),
    )


def _decision(decision: Decision | None) -> Sequence[Value]:
    if decision is None:
        return ("未处理", None, None)
    return (VERDICT_NAMES[decision.verdict], decision.note or None, _day(decision.at))


def _day(day: date) -> str:
    return f"{day:%Y-%m-%d}"


def _bygone(decision: Decision) -> Sequence[Value]:
    told = "本次核对中已不再出现的发现"
    blanks = [None] * (FINDINGS.index("审核处理") - 5)
    return (None, None, None, None, told, *blanks, *_decision(decision))


def _places(paper: ReviewPaper) -> Sheet:
    rows: list[Sequence[Value]] = []
    for item in paper.items:
        for number, each in enumerate(item.evidence, 1):
            belongs = origin(each, paper.report.kind)
            rows.append(
                (
                    item.number,
                    number,
                    where(each.source),
                    *_origin(belongs),
                    each.source.text,
                    each.sentence,
                    *(round(edge, 2) for edge in each.source.bbox),
                )
            )
    return "证据", PLACES, rows


def _origin(belongs: Origin | None) -> tuple[str, str, str]:
    return (belongs.table, belongs.row, belongs.column) if belongs is not None else ("", "", "")


# ---------------------------------------------------------------- the file, what was checked, what was not


def _subject(paper: ReviewPaper) -> Sheet:
    report, audit = paper.report, paper.audit
    rows: list[Sequence[Value]] = [
        ("标题", title(report)),
        ("部门（单位）", report.department),
        ("年度", str(report.year) if report.year is not None else None),
        ("种类", document_of(report)),
        ("文件", report.file),
        ("SHA-256", report.sha256),
        ("页数", report.pages),
        ("核对工具", f"明账 MingZhang {paper.version}"),
        ("核对日期", _day(paper.made)),
        ("规则", f"{audit.rules} 条，可以执行的 {audit.run} 条"),
    ]
    rows += [(f"核对结果：{name}", count) for name, count, _ in outcome_rows(audit)]
    rows += [(f"发现：{SEVERITY_NAMES[each]}", len(paper.of_severity(each))) for each in SEVERITY_NAMES]
    rows += [("应核对的数字", audit.coverage.numbers), ("已核对的数字", audit.coverage.checked)]
    rows += [("读取提示", warning.message) for warning in report.warnings]
    return "审核对象", ("项目", "内容"), rows


def _comparisons(paper: ReviewPaper) -> Sheet:
    rows = [
        (
            comparison.rule,
            comparison.subject,
            OUTCOMES[comparison.outcome],
            figure(comparison.found),
            RELATIONS[comparison.relation],
            figure(comparison.expected),
            figure(comparison.difference),
            figure(comparison.tolerance),
            comparison.unit if comparison.found else None,
            written_out(comparison),
            page_list(each.source for each in comparison.evidence),
            comparison.note or None,
        )
        for comparison in paper.audit.comparisons
        if comparison.outcome in ("holds", "tail", "differs")
    ]
    return "核对情况", COMPARISONS, rows


def _not_checked(paper: ReviewPaper) -> Sheet:
    rows = [
        (
            OUTCOMES.get(entry.outcome, entry.outcome),
            entry.what,
            entry.why or "未写明原因",
            page_list(entry.sources),
        )
        for reason in paper.reasons
        for entry in reason.entries
    ]
    return "未核对", ("结果", "规则或事项", "原因", "位置"), rows


def _coverage(paper: ReviewPaper) -> Sheet:
    known = origins(paper.report)
    rows = [
        (where(source), *_origin(known.get(source)), figure(source.text))
        for source in paper.audit.coverage.unchecked
    ]
    return "覆盖", ("位置", "表", "行", "栏", "没有核对到的数字"), rows


def _rules(paper: ReviewPaper) -> Sheet:
    rows = [
        (
            rule.id,
            rule.title,
            SEVERITY_NAMES[rule.severity],
            kind_words(rule.kind),
            applies_words(rule),
            rule.basis,
            rule.meaning,
            "、".join(needs_words(rule, paper.report.kind)),
            _standing(rule, paper),
        )
        for rule in paper.rules
    ]
    return "规则", RULES, rows


def _standing(rule: Rule, paper: ReviewPaper) -> str:
    if paper.report.kind not in rule.kinds:
        return f"不适用于{words_of(paper.report).name}"
    why = paper.audit.idle.get(rule.id)
    return f"未执行：{why}" if why else "已执行"
