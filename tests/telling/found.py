"""What is found in a report, and whether it shows a planted defect: its words, on its page."""

from __future__ import annotations

from collections.abc import Iterable

from mingzhang.checking import check
from mingzhang.model import Finding, Report
from tests.telling.defects.kinds import Planted
from tests.telling.paper import Paper


def serious(report: Report) -> list[str]:
    """The errors and warnings that the checks find, as a test shows them."""
    return [f"{one.rule}: {one.message}" for one in check(report).findings if one.severity != "info"]


def is_shown(findings: Iterable[Finding], planted: Planted) -> bool:
    """Whether one of the findings shows the defect."""
    pages: set[int] = set() if planted.missing else pages_of(planted.paper, planted.around)
    return any(_shows(finding, planted, pages) for finding in findings)


def _shows(finding: Finding, planted: Planted, pages: set[int]) -> bool:
    """The evidence (or, for what is left out, the message) has the wrong words, on a page that has them."""
    if planted.missing:
        return planted.wrong in f"{finding.title}{finding.message}{finding.expected}"
    wrong = planted.wrong.lstrip("（")
    return any(
        evidence.source.page in pages
        and any(
            wrong in (text or "")
            for text in _texts(finding, evidence.source.text, evidence.sentence, evidence.code)
        )
        for evidence in finding.evidence
    )


def _texts(finding: Finding, *texts: str | None) -> tuple[str | None, ...]:
    return (*texts, finding.found, finding.message)


def pages_of(paper: Paper, around: str) -> set[int]:
    """The pages that have those words, or their beginning at the end of the page."""
    pages = paper.document().pages
    texts = ["".join(line.text for line in page.lines) for page in pages]
    wanted = "".join(around.split())
    found = {number for number, text in enumerate(texts, 1) if wanted in text}
    for number in range(1, len(texts)):
        if wanted in texts[number - 1][-len(wanted) :] + texts[number][: len(wanted)]:
            found |= {number, number + 1}
    return found
