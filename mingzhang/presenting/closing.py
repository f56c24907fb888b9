"""The last slides: what checking found, and where all figures come from."""

from __future__ import annotations

from decimal import Decimal

from mingzhang.checking.audit import Audit
from mingzhang.frames.findings import SEVERITY_NAMES
from mingzhang.model import Finding, Report, Severity
from mingzhang.presenting.numerals import percent, shortened
from mingzhang.presenting.slides import Number, Numbers, Point, Points, Slide, Tone

MOST_POINTS = 5
LONGEST = 52
"""A point in a meeting is a line or two."""
TONES: dict[Severity, Tone] = {"error": "over", "warning": "strong", "info": "muted"}


def findings_slide(audit: Audit) -> Slide | None:
    """The audit's errors and warnings; None where nothing could be checked."""
    counts = audit.counts
    made = counts["holds"] + counts["tail"] + counts["differs"]
    if not made:
        return None
    open_points = [finding for finding in audit.findings if finding.severity != "info"]
    shown = open_points[:MOST_POINTS]
    title = (
        f"{made} 处勾稽核对，{len(open_points)} 处请说明"
        if open_points
        else f"{made} 处勾稽核对，没有发现不一致"
    )
    numbers = (
        Number("成立", str(counts["holds"]), "处"),
        Number("尾差", str(counts["tail"]), "处", "四舍五入所致，不算差错"),
        Number("待说明", str(len(open_points)), "处"),
    )
    points = tuple(_point(finding) for finding in shown)
    return Slide(
        id="findings",
        name="核对",
        title=title,
        visuals=(Points(points, len(open_points) - len(shown)),) if points else (Numbers(numbers),),
        footnote="核对按印出的精度作区间运算；所列各处为数字之间不一致，是否有误请部门说明。",
        sources=tuple(
            dict.fromkeys(evidence.source for finding in shown for evidence in finding.evidence[:2])
        ),
    )


def _point(finding: Finding) -> Point:
    pages = sorted({evidence.source.page for evidence in finding.evidence})
    where = f"第 {'、'.join(map(str, pages[:4]))} 页" if pages else ""
    return Point(
        shortened(finding.message.split("。")[0], LONGEST),
        f"{SEVERITY_NAMES[finding.severity]} · {where}" if where else SEVERITY_NAMES[finding.severity],
        TONES[finding.severity],
        tuple(evidence.source for evidence in finding.evidence[:1]),
    )


def sources_slide(report: Report, audit: Audit) -> Slide:
    """Where the figures come from and how they were checked."""
    coverage = audit.coverage
    numbers = [Number("原文", str(report.pages), "页")]
    if coverage.numbers:
        rate = percent((Decimal(coverage.checked * 100) / coverage.numbers), closed=True)
        numbers += [
            Number("印出的数", f"{coverage.numbers:,}", "个"),
            Number("至少进过一处核对", f"{coverage.checked:,}", "个", rate),
        ]
    return Slide(
        id="sources",
        name="出处",
        title="每个数都能在原文里找到",
        visuals=(Numbers(tuple(numbers)),),
        footnote="原文没有直接印出、由他数算出的，一律标“推算”。",
        note=f"原文件：{report.file}；校验码 {report.sha256[:16]}。",
    )
