"""Reports of running text for the rules of form, typed line by line. All data here is 模拟数据."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from mingzhang.checking import check
from mingzhang.model import (
    Finding,
    Part,
    Passage,
    PassageLine,
    ReadingWarning,
    Report,
    ReportKind,
    Section,
    Source,
    Table,
)
from mingzhang.reading.plain_text import plain
from tests.frames.handmade import SHA, fact, report

DEPARTMENT = "模拟市示范区规划和自然资源局"
PARTS = get_args(Part)
FIGURE = fact("final", "1.00", "模拟事项")
"""A report that tells something has a figure."""


def told(
    text: str,
    *tables: Table,
    department: str = DEPARTMENT,
    kind: ReportKind = "final_account",
    year: int = 2024,
    warnings: tuple[ReadingWarning, ...] = (),
    figures: bool = True,
) -> Report:
    """A report with this text.

    ``[part]`` begins a part, ``# `` a heading, ``^ `` a line in the middle of its page, ``---`` a page.
    """
    passages = tuple(_passages(text))
    contents = tuple(Section(one.text, 2, one.source) for one in passages if one.part == "contents")
    one = report(*tables, facts=(FIGURE,) if figures else (), year=year)
    return replace(
        one,
        department=department,
        kind=kind,
        passages=passages,
        contents=contents,
        warnings=warnings,
    )


def _passages(text: str) -> Iterator[Passage]:
    part: Part = "narrative"
    page, section = 1, ""
    for number, line in enumerate(text.strip().splitlines()):
        line = line.strip()
        if line == "---":
            page += 1
        elif line[1:-1] in PARTS and line[0] == "[":
            part = line[1:-1]  # type: ignore[assignment]
        elif line:
            words = "".join(line.removeprefix("# ").removeprefix("^ ").split())
            section = words if line.startswith("# ") else section
            yield passage(
                words, page, number, part, section, is_heading=line[:2] == "# ", centred=line[:2] == "^ "
            )


def passage(
    text: str,
    page: int = 1,
    number: int = 0,
    part: Part = "narrative",
    section: str = "",
    *,
    is_heading: bool = False,
    centred: bool = False,
) -> Passage:
    """A passage on one line, every letter ten points wide."""
    parts = [at / len(text) for at in range(len(text) + 1)]
    box = (50.0, 20.0 * number, 50 + 10.0 * len(text), 20.0 * number + 12)
    line = PassageLine(Source(SHA, page, box, text), array("f", parts[:-1]), array("f", parts[1:]))
    return Passage(text, plain(text), part, section, is_heading, centred, (line,))


def findings(one: Report, rule: str) -> list[Finding]:
    """What the audit finds by that rule."""
    return [finding for finding in check(one).findings if finding.rule == rule]


def words(one: Report, rule: str) -> list[tuple[str, str, str]]:
    """Severity, what is found, what is expected: in the order of their places."""
    made = sorted(findings(one, rule), key=lambda finding: _place(finding))
    return [(finding.severity, finding.found, finding.expected) for finding in made]


def _place(finding: Finding) -> tuple[int, float, float]:
    source = finding.evidence[0].source
    return (source.page, source.bbox[1], source.bbox[0])


def outcomes(one: Report, rule: str) -> set[str]:
    """How the rule's comparisons came out."""
    return {comparison.outcome for comparison in check(one).comparisons if comparison.rule == rule}
