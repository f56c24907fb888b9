"""The review for a terminal: what was checked, what was found, what could not be checked and why."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.exporting.review_content import TAIL, Item, ReviewPaper
from mingzhang.exporting.review_words import page_list
from mingzhang.exporting.summary import OUTCOMES, heading
from mingzhang.frames.findings import SEVERITIES, SEVERITY_NAMES
from mingzhang.reviewing import VERDICT_NAMES

MOST_FOLLOWING = 6
"""What does not agree for the same cause is told so many times."""


def review_text(paper: ReviewPaper) -> str:
    """Lines of Chinese, the gravest first."""
    return "\n".join((*_overview(paper), *_findings(paper), *_not_checked(paper)))


def _overview(paper: ReviewPaper) -> Iterator[str]:
    audit, coverage = paper.audit, paper.audit.coverage
    made = {outcome: audit.counts[outcome] for outcome in ("holds", "tail", "differs")}
    told = "，".join(f"{OUTCOMES[outcome]} {count}" for outcome, count in made.items())
    yield heading(paper.report)
    yield f"核对 {sum(made.values())} 处：{told}"
    yield f"规则 {audit.rules} 条，可以执行的 {audit.run} 条"
    yield f"应当核对的数字 {coverage.numbers} 个，已核对 {coverage.checked} 个"
    if paper.report.warnings:
        yield f"读取时有提示 {len(paper.report.warnings)} 条，用 mingzhang read 查看"
    if not paper.items:
        yield from ("", "没有发现需要说明的事项。")


def _findings(paper: ReviewPaper) -> Iterator[str]:
    for severity in SEVERITIES:
        items = paper.of_severity(severity)
        if not items:
            continue
        yield from ("", f"{SEVERITY_NAMES[severity]} {len(items)} 条")
        tails = [item for item in items if item.finding.kind == TAIL]
        for item in items:
            if item not in tails:
                yield from _finding(item)
        if tails:
            yield f"  尾差 {len(tails)} 处，均在四舍五入的容差之内："
            yield from map(_tail, tails)


def _finding(item: Item) -> Iterator[str]:
    finding = item.finding
    yield f"  {item.number}. {finding.title}"
    yield f"     {finding.message}"
    for told in finding.follows[:MOST_FOLLOWING]:
        yield f"     随之不符：{told}"
    if item.evidence:
        first = f"“{item.evidence[0].source.text}”，" if item.evidence[0].source.text else ""
        yield f"     位置：{first}{page_list(each.source for each in item.evidence)}"
    if item.decision is not None:
        note = f"：{item.decision.note}" if item.decision.note else ""
        yield f"     审核处理：{VERDICT_NAMES[item.decision.verdict]}{note}"


def _tail(item: Item) -> str:
    finding = item.finding
    subject = item.comparison.subject if item.comparison is not None else finding.title
    where = page_list(each.source for each in item.evidence)
    figures = f"{finding.found} 与 {finding.expected}，相差 {finding.difference}"
    return f"  {item.number}. {subject}：{figures}（{where}）"


def _not_checked(paper: ReviewPaper) -> Iterator[str]:
    if paper.reasons:
        yield from ("", "未能核对（不等于相符）")
    for reason in paper.reasons:
        outcome = OUTCOMES.get(reason.outcome, reason.outcome)
        yield f"  {outcome} {len(reason.entries)} 条：{reason.why or '未写明原因'}"
