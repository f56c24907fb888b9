"""The sections that a report must have, and those that its list of contents promises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.form.entries import Entry, absent_entries, entries
from mingzhang.checking.form.topics import has_glossary, missing_topics, telling
from mingzhang.checking.recognised import is_recognised
from mingzhang.checking.registry import PASSAGES, rule
from mingzhang.checking.shared import shared
from mingzhang.model import Evidence, Report, Source

RULE = "form.sections"
MOST_MISSING = 4
"""Where more are missing, the explanation stands in another file, or could not be read."""
FEW = 6
"""An explanation has more passages."""
_UNREAD = ("scan", "damaged", "encoding")


@rule(
    RULE,
    title="应说明的事项齐全",
    basis="部门决算、部门预算公开的内容要求；报告自己的目录",
    needs=(PASSAGES,),
    meaning="收支、财政拨款、基本支出、“三公”经费、机关运行经费、政府采购、国有资产、绩效、政府性基金、国有资本经营和名词解释，"
    "标题或正文中应有一处说到；目录中列出的部分，正文中应有。有的页没有读出的不判断。",
    kind="missing_section",
)
def sections_are_there(report: Report) -> Iterator[Comparison]:
    """Every topic is spoken of, every section of the list of contents is there."""
    yield from sections(report)


@shared
def sections(report: Report) -> tuple[Comparison, ...]:
    """The same for other rules: what is held to be missing, or that it could not be judged."""
    return tuple(_compared(report))


def _compared(report: Report) -> Iterator[Comparison]:
    unread = any(warning.code in _UNREAD for warning in report.warnings)
    if unread or any(map(is_recognised, report.passages)):
        yield Comparison(RULE, "insufficient", "应说明的事项", note="有的页没有完全读出")
        return
    told = [(topic.title, is_told) for topic, is_told in missing_topics(report)]
    lacking = [title for title, is_told in told if not is_told]
    yield from (Comparison(RULE, "holds", f"“{title}”") for title, is_told in told if is_told)
    if (
        not report.facts
        or len(lacking) > MOST_MISSING
        or sum(one.part == "narrative" for one in telling(report)) < FEW
    ):
        yield Comparison(RULE, "insufficient", "应说明的事项", note="没有读到情况说明，或情况说明另行公开")
        return
    promised = _promised(report)
    if not has_glossary(report):
        lacking.append("名词解释")
    yield from (_missing(title, _last(report)) for title in lacking if not _is_among(title, promised))
    yield from (_missing(entry.title, entry.source, listed=True) for entry in promised)


def _promised(report: Report) -> tuple[Entry, ...]:
    """The sections of the list of contents that are nowhere, where the others are."""
    return absent_entries([entry for entry in entries(report) if not entry.is_table], report)


def _is_among(title: str, promised: Sequence[Entry]) -> bool:
    return any(
        word in entry.title for entry in promised for word in (title[:6], title.removesuffix("情况说明")[:4])
    )


def _missing(title: str, source: Source, *, listed: bool = False) -> Comparison:
    term = Term(title, None, Evidence(source, None, title))
    where = "目录列有，正文中未见" if listed else "标题和正文中均未说到"
    note = f"缺“{title}”，{where}，请核实"
    return Comparison(RULE, "differs", "应说明的事项", (term,), found="缺", expected=title, note=note)


def _last(report: Report) -> Source:
    """The last heading of the explanation: there it might stand."""
    headings = [one.source for one in report.passages if one.part == "narrative" and one.is_heading]
    return headings[-1] if headings else report.passages[0].source
