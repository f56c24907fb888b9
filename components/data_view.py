"""数据: the report's tables as printed, and its tidy frames with Chinese headings. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from components import marks
from components.column_labels import columns, labels
from components.links import Links, Question
from components.marks import Head, Html, Line, element, joined, text
from mingzhang.checking.wording import in_words
from mingzhang.forms import FORMS, form
from mingzhang.forms.base import SIDE_LABELS, RowKind, side_label
from mingzhang.forms.measures import MEASURES
from mingzhang.frames.columns import (
    BASES,
    EXPLAINS,
    PERIODS,
    READ_AS,
    RECOGNITIONS,
    REPORTS,
    SEVERITIES,
    STATUSES,
    FrameForm,
)
from mingzhang.frames.columns import FRAMES as ALL_FRAMES
from mingzhang.frames.findings import SEVERITY_NAMES
from mingzhang.model import Cell, Report, ReportKind, Row, Source, Table
from mingzhang.presenting import numerals

TABLES = "tables"
"""The view of the tables as printed."""
FRAMES: Mapping[str, FrameForm] = {form.name: form for form in ALL_FRAMES if form is not REPORTS}
HIDDEN = frozenset(
    {
        *("report", "department", "year", "x0", "top", "x1", "bottom", "exact", "quantum"),
        *("position", "level", "parent", "column", "group", "sources", "pages"),
    }
)
"""Columns that are only in the downloads."""
RARE = frozenset(column.name for column in READ_AS)
"""Columns that are shown where they say something."""
WORDS: Mapping[str, Mapping[Any, str]] = {
    "side": SIDE_LABELS,
    "table": {form.id: form.title for form in FORMS},
    "status": STATUSES,
    "recognition": RECOGNITIONS,
    "measure": MEASURES,
    "period": PERIODS,
    "basis": BASES,
    "explains": EXPLAINS,
    "severity": SEVERITIES,
}
"""What the identifiers in a frame are called on the page."""
PARTS = {"three_public": "“三公”经费", "operating_costs": "机关运行经费"}
"""Two forms that budgets print as one table."""
TREE_COLUMN = "code"
ASKED = "核对"
"""Heading of the column that says whether checking asks about a row's figure."""


def known(view: str) -> str:
    """The view that a link asks for, the printed tables where it asks for none that exists."""
    return view if view in FRAMES else TABLES


def tabs(current: str, links: Links) -> Html:
    """Links to the views."""
    views = {TABLES: "原表"} | {name: form.title for name, form in FRAMES.items()}
    return element(
        "nav",
        joined(
            *(
                element(
                    "a",
                    text(title),
                    href=links.page("/data", view="" if name == TABLES else name),
                    aria_current="page" if name == current else None,
                )
                for name, title in views.items()
            )
        ),
        class_="tabs",
        aria_label="数据的几种看法",
    )


# ---------------------------------------------------------------- tables as printed


def chosen_table(report: Report, wanted: str) -> int:
    """The place of the wanted table (its id, or its place) among the report's; else the first known one."""
    for position, table in enumerate(report.tables):
        if wanted and wanted in (table.id, str(position)):
            return position
    return next((position for position, table in enumerate(report.tables) if table.id), 0)


def table_chips(report: Report, chosen: int, links: Links) -> Html:
    """Links to the tables, in printed order; those that no form knows are named so."""
    chips = [
        element(
            "a",
            text(chip_title(table, report)),
            href=links.page("/data", table=table.id or str(position)),
            aria_current="true" if position == chosen else None,
        )
        for position, table in enumerate(report.tables)
    ]
    return element("nav", joined(*chips), class_="chips", aria_label="报表")


def chip_title(table: Table, report: Report) -> str:
    """A table's title; of two with one title (printed as one table) what each is of."""
    if table.id is None:
        return f"{table.title or '无题'}（未识别）"
    same = [other for other in report.tables if other.title == table.title]
    return f"{table.title}（{PARTS[table.id]}）" if len(same) > 1 and table.id in PARTS else table.title


def printed_table(table: Table, links: Links, search: str) -> Html:
    """A table with its rows as printed, every figure a link to its place."""
    where = numerals.pages(table.pages) + (f"，{unit_words(table)}" if in_money(table) else "")
    if table.id is None:
        where = f"{numerals.pages(table.pages)} · 不属于已知的报表格式，照原样列出，不参与核对"
    name = " ".join(part for part in (table.number, table.title) if part) or "无题的表"
    chip = links.chip(table.source) if table.source else ""
    notes = [
        element("p", joined(marks.quote(note.text), Html(links.chip(note.source)), between=" "), class_="why")
        for note in table.notes
    ]
    if table.id is None:
        body = grid(table)
    elif form(table.id).rows is RowKind.SINGLE:
        body = joined(*(single_row(table.id, row, links) for row in table.rows))
    else:
        halves = [side_table(table, side, links, search) for side in sides(table)]
        body = element("div", joined(*halves), class_="two sides") if len(halves) > 1 else halves[0]
        if table.empty:
            notes.insert(0, marks.nothing("这张表各格都没有数。"))
    return marks.block(name, where, joined(body, *notes), subtitle_html=Html(chip))


def unit_words(table: Table) -> str:
    """What the amounts shown are in; where the report prints another unit, that too."""
    if table.printed_unit in ("", "万元"):
        return "单位：万元"
    return f"原表单位：{table.printed_unit}，此处折成万元"


def in_money(table: Table) -> bool:
    """Whether a table prints amounts; one of numbers of people and things has no unit of money."""
    return table.id is not None and any(column.unit == "万元" for column in columns(table.id).values())


def single_row(table_id: str, row: Row, links: Links) -> Html:
    """A table of one row, turned: its items one below the other, 预算数 and 决算数 side by side."""
    declared = [column for column_id, column in columns(table_id).items() if column_id in row.cells]
    groups = list(dict.fromkeys(column.under[0] if column.under else "" for column in declared))
    items: dict[str, dict[str, Html]] = {}
    for column in declared:
        cell = figure_cell(row.cells[column.id], links)
        items.setdefault(column.label, {})[column.under[0] if column.under else ""] = cell
    heads = [Head("项目", "nm"), *(Head(group or "数", "r") for group in groups)]
    lines = [
        Line([text(label), *(cells.get(group, marks.blank()) for group in groups)])
        for label, cells in items.items()
    ]
    return marks.table(heads, lines, name=form(table_id).title, kind="tight narrow")


def sides(table: Table) -> Sequence[str | None]:
    """The sides that the table's rows belong to, in order; None where it has no sides."""
    return list(dict.fromkeys(row.side for row in table.rows)) or [None]


def side_table(table: Table, side: str | None, links: Links, search: str) -> Html:
    """One side of a table (or all of one without sides)."""
    assert table.id is not None
    rows = [row for row in table.rows if row.side == side and matches(row, search)]
    shown = list(dict.fromkeys(column for row in table.rows if row.side == side for column in row.cells))
    named, declared = labels(table.id, rows[0].side if rows else None), columns(table.id)
    coded = any(row.code for row in rows)
    heads = [Head("编码", "code")] if coded else []
    heads.append(Head(side_label(side) + ("项目" if side else "名称"), "nm"))
    for column in shown:
        meaning = declared[column].meaning if column in declared else ""
        label = named.get(column, column)
        heads.append(Head(label, "r", body=element("span", text(label), title=meaning or None)))
    lines = [row_line(row, shown, links, coded) for row in rows]
    if not lines:
        return marks.nothing("没有含有所查文字的行。") if search else Html("")
    kind = "tight narrow" if side is None and len(shown) == 1 else "tight"
    return marks.table(heads, lines, name=table.title + side_label(side), kind=kind)


def matches(row: Row, search: str) -> bool:
    """Whether a row's code, name or printed figures contain the words searched for."""
    words = search.strip()
    if not words:
        return True
    printed = (cell.source.text for cell in row.cells.values() if cell.source is not None)
    return any(words in part for part in (row.code or "", row.name, *printed))


def row_line(row: Row, shown: Sequence[str], links: Links, coded: bool) -> Line:
    """A row's cells: code, name, figures."""
    name: Html = text(row.name or "（无名称）")
    cells = [text(row.code or "")] if coded else []
    cells.append(name)
    cells += [figure_cell(row.cells.get(column, Cell()), links) for column in shown]
    kinds = ["sum"] if row.name.endswith(("合计", "总计")) else ["l1"] if row.level == 1 else []
    if links.code and (row.code or "").startswith(links.code):
        kinds.append("sel")
    return Line(cells, " ".join(kinds))


def figure_cell(cell: Cell, links: Links) -> Html:
    """A figure as printed; ``-`` as printed; the blank's mark."""
    if cell.source is None:
        return marks.blank()
    digits = numerals.money(cell.amount.value, cell.amount.quantum) if cell.amount else cell.source.text
    return marks.linked(digits, links, cell.source)


def grid(table: Table) -> Html:
    """A table that no form knows, as its plain grid."""
    if not table.grid:
        return marks.nothing("这张表没有读到格子。")
    width = max(len(row) for row in table.grid)
    heads = [Head(words.replace("\n", "")) for words in (*table.grid[0], *[""] * width)[:width]]
    lines = [Line([text(words) for words in (*row, *[""] * width)[:width]]) for row in table.grid[1:]]
    return marks.table(heads, lines, name=table.title or "未识别的表", kind="tight")


# ---------------------------------------------------------------- tidy frames


def filtered(frame: pd.DataFrame, code: str, search: str, table: str = "") -> pd.DataFrame:
    """The rows of a code's branch, of a table, with the words searched for in any text column."""
    kept = frame
    if table and "table" in kept:
        kept = kept[kept["table"] == table]
    if code and TREE_COLUMN in kept:
        kept = kept[kept[TREE_COLUMN].str.startswith(code).fillna(False).astype(bool)]
    words = search.strip()
    if words:
        hits = pd.Series(False, index=kept.index)
        for column in kept.columns:
            if pd.api.types.is_string_dtype(kept[column].dtype):
                shown = kept[column].replace(dict(WORDS.get(column, {})))
                hits |= shown.str.contains(words, regex=False).fillna(False).astype(bool)
        kept = kept[hits]
    return kept


def words(column: str, kind: ReportKind = "final_account") -> dict[Any, str]:
    """What the identifiers of a column are called in a kind of report."""
    return {key: in_words(word, kind) for key, word in WORDS.get(column, {}).items()}


def displayed(
    frame: pd.DataFrame,
    declared: FrameForm,
    kind: ReportKind = "final_account",
    questions: Mapping[Source, Question] | None = None,
) -> pd.DataFrame:
    """The frame with Chinese headings and words, without the columns that only downloads need.

    Where checking asks about a row's figure, a first column says so.
    """
    names = [
        column.name
        for column in declared.columns
        if column.name not in HIDDEN and not (column.name in RARE and frame[column.name].isna().all())
    ]
    shown = frame[names].copy()
    for name in names:
        if name in WORDS:
            shown[name] = shown[name].replace(words(name, kind))
    if "derived" in shown:
        shown["derived"] = shown["derived"].map({True: "推算", False: "印出"})
    shown = shown.rename(columns=declared.labels())
    asked = asked_of(frame, questions or {})
    if any(asked):
        shown.insert(0, ASKED, asked)
    return shown


def asked_of(frame: pd.DataFrame, questions: Mapping[Source, Question]) -> list[str]:
    """For every row whether checking asks about the figure that is printed there: 差错, 提醒 or nothing."""
    if not {"page", "x0", "top"} <= set(frame.columns):
        return [""] * len(frame)
    names = {
        (source.page, round(source.bbox[0], 2), round(source.bbox[1], 2)): SEVERITY_NAMES[question.severity]
        for source, question in questions.items()
    }
    places = zip(frame["page"], frame["x0"], frame["top"], strict=True)
    return [names.get(place, "") if pd.notna(place[0]) else "" for place in places]


# ---------------------------------------------------------------- what could not be read


def warnings(report: Report, links: Links) -> Html:
    """The reading's warnings with their pages."""
    if not report.warnings:
        return marks.block("读取提示", body=marks.status("pass", "没有读不出的内容"))
    rows = joined(
        *(
            element(
                "div",
                joined(marks.status("tail", warning.message), page_link(warning.page, links), between=" "),
                class_="fd",
            )
            for warning in report.warnings
        )
    )
    return marks.block(f"读取提示 {len(report.warnings)} 条", "未能读出或不能确信的内容", rows)


def page_link(page: int | None, links: Links) -> Html:
    """A chip to a page without a box."""
    if page is None:
        return Html("")
    address = links.page("/source", page=page, **{"from": links.came_from})
    return element("a", text(f"p.{page}"), class_="src", href=address)
