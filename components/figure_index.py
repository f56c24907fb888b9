"""What is printed where: every read figure of a report by page and box, with what it is.

Pure. 原文 shows it beside the page's picture, and marks the page's other figures from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from components.column_labels import columns, labels
from components.links import box_text
from mingzhang.forms.measures import MEASURES
from mingzhang.frames.columns import BASES, FORM_COLUMNS
from mingzhang.model import Amount, Cell, Fact, Project, Report, Row, Source, Table
from mingzhang.presenting import numerals

FUND_UNITS = {"points": "分", "rate": "%", "score": "分"}
"""Units of the columns of a self-evaluation form that are not money."""
TABLE_PAGES: Mapping[str, tuple[str, ...]] = {
    "income_expenditure_summary": ("/",),
    "income": ("/structure",),
    "expenditure": ("/structure", "/basic-project"),
    "fiscal_summary": ("/structure",),
    "general_budget_expenditure": ("/budget", "/structure"),
    "basic_expenditure": ("/structure",),
    "government_fund": ("/structure",),
    "state_capital": ("/structure",),
    "three_public": ("/three-public",),
    "three_public_statistics": ("/three-public",),
    "operating_costs": ("/operations",),
    "procurement": ("/operations",),
}
"""Which pages of the dashboard show a table's figures."""
SECTION_PAGES = (
    ("三公", "/three-public"),
    ("机关运行", "/operations"),
    ("采购", "/operations"),
    ("绩效", "/performance"),
)
BUDGET_MEASURES = ("initial_budget", "budget", "completion")


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure that is printed at ``source``."""

    source: Source
    kind: str
    """What it stands in: 表 with its title, 情况说明, 自评表 …"""
    place: str
    """The table, section or project."""
    name: str
    """The row or subject, with its code where it has one."""
    measure: str
    """The column, or what the number says."""
    amount: Amount | None
    unit: str
    code: str | None = None
    sentence: str = ""
    paths: tuple[str, ...] = ()
    """Pages of the dashboard that show it."""

    @property
    def title(self) -> str:
        return " · ".join(part for part in (self.name, self.measure) if part) or self.place

    @property
    def value(self) -> str:
        """The value in its unit, "" for words."""
        if self.amount is None:
            return ""
        return numerals.quantity(self.amount.value, self.unit, self.amount.quantum)


class FigureIndex:
    """All figures of a report, by page and by box."""

    def __init__(self, report: Report) -> None:
        self._report = report

    @cached_property
    def _by_page(self) -> Mapping[int, Mapping[str, tuple[Entry, ...]]]:
        pages: dict[int, dict[str, list[Entry]]] = {}
        for entry in _entries(self._report):
            boxes = pages.setdefault(entry.source.page, {})
            boxes.setdefault(box_text(entry.source), []).append(entry)
        return {
            page: {box: tuple(entries) for box, entries in boxes.items()} for page, boxes in pages.items()
        }

    def on_page(self, page: int) -> Mapping[str, tuple[Entry, ...]]:
        """The figures of a page by the text of their box (``links.box_text``)."""
        return self._by_page.get(page, {})

    def at(self, page: int, box: str) -> tuple[Entry, ...]:
        """What is printed in that box: usually one figure, several where one number counts twice."""
        return self.on_page(page).get(box, ())

    def titles_on(self, page: int) -> list[str]:
        """What stands on a page: tables and forms that run over it, headings that begin on it."""
        report = self._report
        running = [table.title for table in report.tables if page in table.pages]
        running += [f"自评表：{project.name}" for project in report.projects if page in project.pages]
        return list(dict.fromkeys([*running, *(title for number, title in self.contents if number == page)]))

    @cached_property
    def contents(self) -> Sequence[tuple[int, str]]:
        """The page and title of every table, self-evaluation form and heading, in printed order."""
        report = self._report
        found = [(table.pages[0], table.title, 1.0) for table in report.tables if table.pages]
        found += [(project.pages[0], f"自评表：{project.name}", 1.0) for project in report.projects]
        titles = {title for _, title, _ in found}
        forms = {project.pages[0] for project in report.projects}
        found += [
            (section.source.page, section.title, section.source.bbox[1] / 1e5)
            for section in report.sections
            if section.level <= 2
            and section.title.strip()
            and section.title not in titles
            and not (section.source.page in forms and section.title.endswith("自评表"))
        ]
        return [(page, title) for page, title, _ in sorted(found, key=lambda one: (one[0], one[2]))]


def _entries(report: Report) -> Iterator[Entry]:
    for table in report.tables:
        for row in table.rows:
            yield from _row_entries(table, row)
    for fact in report.facts:
        if not fact.derived:
            yield _fact_entry(fact)
    for project in report.projects:
        yield from _project_entries(project)


def _row_entries(table: Table, row: Row) -> Iterator[Entry]:
    declared = columns(table.id) if table.id else {}
    named = labels(table.id, row.side) if table.id else {}
    name = " ".join(part for part in (row.code, row.name) if part)
    for column_id, cell in row.cells.items():
        if cell.source is None:
            continue
        column = declared.get(column_id)
        yield Entry(
            source=cell.source,
            kind="报表",
            place=f"{table.number or ''} {table.title}".strip(),
            name=name,
            measure=named.get(column_id, column_id),
            amount=cell.amount,
            unit=column.unit if column else "万元",
            code=row.code,
            paths=TABLE_PAGES.get(table.id or "", ()),
        )


def _fact_entry(fact: Fact) -> Entry:
    measure = MEASURES[fact.measure]
    if fact.basis:
        measure = f"{measure}（与{BASES[fact.basis]}相比）"
    elif fact.period == "prior":
        measure = f"上年{measure}"
    return Entry(
        source=fact.source,
        kind="情况说明",
        place=fact.section,
        name=" ".join(part for part in (fact.code, fact.subject) if part),
        measure=measure,
        amount=fact.amount,
        unit=fact.unit,
        code=fact.code,
        sentence=fact.sentence,
        paths=_fact_paths(fact),
    )


def _fact_paths(fact: Fact) -> tuple[str, ...]:
    named = next((path for words, path in SECTION_PAGES if words in fact.section), None)
    if named is not None:
        return (named,)
    return ("/budget",) if fact.measure in BUDGET_MEASURES or fact.code else ("/",)


def _project_entries(project: Project) -> Iterator[Entry]:
    for fund in project.funds:
        for column_id, cell in fund.cells.items():
            label, unit = FORM_COLUMNS.get(column_id, column_id), FUND_UNITS.get(column_id, "万元")
            yield from _cell_entry(project, cell, fund.name, label, unit)
    for indicator in project.indicators:
        for column_id, cell in indicator.cells.items():
            unit = "分" if column_id in ("points", "score") else ""
            label = FORM_COLUMNS.get(column_id, column_id)
            yield from _cell_entry(project, cell, indicator.name, label, unit)
    yield from _cell_entry(project, project.points, "总分", "分值", "分")
    yield from _cell_entry(project, project.score, "总分", "得分", "分")


def _cell_entry(project: Project, cell: Cell, name: str, measure: str, unit: str) -> Iterator[Entry]:
    if cell.source is not None:
        amount = cell.amount if unit else None
        yield Entry(cell.source, "自评表", project.name, name, measure, amount, unit, paths=("/performance",))
