"""Papers for the tests of the review: the sample with decisions, and small reports. All else is 模拟数据."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from mingzhang.checking import check
from mingzhang.exporting.review_content import ReviewPaper, review_paper
from mingzhang.model import Report
from mingzhang.reading.report import read_report
from mingzhang.reviewing import Decision, Review, Verdict, keyed
from tests.checking.small import table
from tests.frames.handmade import report

SAMPLE = next((Path(__file__).parents[2] / "data").glob("*.pdf"))
MADE = date(2025, 6, 30)
AT = datetime(2025, 6, 29, 9, 30, tzinfo=UTC)
WRONG = "total basic project\n2080101 行政运行 11.00 4.00 6.00\n"


@cache
def sample() -> ReviewPaper:
    """The sample, its first finding confirmed and its second dismissed."""
    read = read_report(SAMPLE)
    audit = check(read)
    first, second = keyed(audit.findings)[:2]
    return review_paper(
        read,
        audit,
        MADE,
        reviewed(read, (first.key, "confirmed", "请部门说明"), (second.key, "dismissed", "")),
    )


def paper(one: Report, *decisions: tuple[str, Verdict, str]) -> ReviewPaper:
    return review_paper(one, check(one), MADE, reviewed(one, *decisions))


def reviewed(one: Report, *decisions: tuple[str, Verdict, str]) -> Review:
    return Review(one.sha256, tuple(Decision(key, verdict, note, AT) for key, verdict, note in decisions))


def wrong(rows: str = WRONG) -> Report:
    """A table whose row is not the sum of its parts."""
    return report(table("general_budget_expenditure", rows))


def many_wrong(count: int) -> Report:
    """A table of many rows, each wrong by itself."""
    rows = [f"20801{number:02d} 事项{number} {10 + number}.00 4.00 1.00" for number in range(1, count + 1)]
    return wrong("total basic project\n" + "\n".join(rows))
