"""The last slides: what checking found, and where all figures come from."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from mingzhang.checking.audit import Audit
from mingzhang.frames.findings import SEVERITY_NAMES
from mingzhang.model import Finding, Report, Severity
from mingzhang.presenting.numerals import percent, shortened
from mingzhang.presenting.slide_figures import places
from mingzhang.presenting.slides import Number, Numbers, Point, Points, Slide, Tone

MOST_POINTS, MOST_LINES = 5, 12
"""So many points, and lines of points with what is said under each, a slide shows legibly."""
LINE, LONGEST = 50, 96
"""Letters in a line, and in a point: a line or two."""
ENDINGS = ("，超出四舍五入所能解释的", "，请核实", "，请说明")
"""Where what a finding says of itself ends on a slide."""
TONES: dict[Severity, Tone] = {"error": "over", "warning": "strong", "info": "muted"}


def findings_slide(audit: Audit) -> Slide | None:
    """The audit's errors and warnings; None where nothing could be checked."""
    counts = audit.counts
    made = counts["holds"] + counts["tail"] + counts["differs"]
    if not made:
        return None
    open_points = [finding for finding in audit.findings if finding.severity != "info"]
    points = _points_that_fit(open_points)
    shown = open_points[: len(points)]
    title = (
        f"{made:,} 处勾稽核对，{len(open_points)} 处请说明"
        if open_points
        else f"{made:,} 处勾稽核对，没有发现不一致"
    )
    numbers = (
        Number("成立", f"{counts['holds']:,}", "处"),
        Number("尾差", f"{counts['tail']:,}", "处", "四舍五入所致，不算差错" if counts["tail"] else ""),
        Number("待说明", str(len(open_points)), "处"),
    )
    return Slide(
        id="findings",
        name="核对",
        title=title,
        visuals=(Points(points, len(open_points) - len(shown)),) if points else (Numbers(numbers),),
        footnote="核对按印出的精度作区间运算；所列各处为数字之间不一致，是否有误请部门说明。",
        sources=places(evidence.source for finding in shown for evidence in finding.evidence[:2]),
    )


def _points_that_fit(findings: Sequence[Finding]) -> tuple[Point, ...]:
    """The first findings as points, as many as a slide holds; always one."""
    points: list[Point] = []
    lines = 0
    for finding in findings[:MOST_POINTS]:
        point = _point(finding)
        lines += 2 if len(point.text) <= LINE else 3
        if points and lines > MOST_LINES:
            break
        points.append(point)
    return tuple(points)


def _point(finding: Finding) -> Point:
    pages = sorted({evidence.source.page for evidence in finding.evidence})
    where = f"第 {'、'.join(map(str, pages[:4]))} 页" if pages else ""
    return Point(
        in_short(finding.message),
        f"{SEVERITY_NAMES[finding.severity]} · {where}" if where else SEVERITY_NAMES[finding.severity],
        TONES[finding.severity],
        tuple(evidence.source for evidence in finding.evidence[:1]),
    )


def in_short(message: str) -> str:
    """A finding's first sentence without how it asks; a long one ends where a clause does."""
    said = _first_sentence(message)
    for ending in ENDINGS:
        said = said.split(ending)[0]
    if len(said) <= LONGEST:
        return said
    ends = [at for at, letter in enumerate(said[:LONGEST]) if letter in "，；："]
    return f"{said[: ends[-1]]}……" if ends else shortened(said, LONGEST)


def _first_sentence(message: str) -> str:
    """Up to the first stop that is the message's own, not one that it quotes."""
    quoted = 0
    for at, letter in enumerate(message):
        quoted += (letter == "“") - (letter == "”")
        if letter == "。" and quoted <= 0:
            return message[:at]
    return message.rstrip("。")


def sources_slide(report: Report, audit: Audit) -> Slide:
    """Where the figures come from and how they were checked."""
    coverage = audit.coverage
    numbers = [Number("原文", f"{report.pages:,}", "页")]
    if coverage.numbers:
        rate = percent((Decimal(coverage.checked * 100) / coverage.numbers), closed=True)
        numbers += [
            Number("印出的数", f"{coverage.numbers:,}", "个"),
            Number("至少进过一处核对", f"{coverage.checked:,}", "个", rate),
        ]
    return Slide(
        id="sources",
        name="出处",
        title=_sources_title(report, audit),
        visuals=(Numbers(tuple(numbers)),),
        footnote="原文没有直接印出、由他数算出的，一律标“推算”。",
        note=f"原文件是“{report.file}”。",
    )


def _sources_title(report: Report, audit: Audit) -> str:
    coverage = audit.coverage
    if not coverage.numbers:
        return f"原文共 {report.pages} 页"
    if coverage.checked == coverage.numbers:
        return f"印出的 {coverage.numbers:,} 个数全部核对过"
    return f"印出的 {coverage.numbers:,} 个数中，{coverage.checked:,} 个至少核对过一次"
