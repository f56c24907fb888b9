"""02, 03, 05, 07 and 08 as provinces print them: a row for each functional code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mingzhang.model import Row, Table
from tests.typesetting.grid import ABOVE, LEFT
from tests.typesetting.provinces.content import printed
from tests.typesetting.provinces.sheets import Sheet, Texts, truth_of


@dataclass(frozen=True, slots=True)
class Coded:
    """How tables by functional code are laid out."""

    codes: str = "one"
    """``one`` column, ``three`` (类 | 款 | 项, each its part), ``whole`` (merged over 类 款 项, as the
    central form), ``none`` (code and name in one cell)."""
    total: str = "first"
    """``first``, ``last``, ``header`` (beside 类 款 项, on the header's last line) or ``none``."""
    numbers: bool = True
    item: str | None = "项目"
    """The label over code and name; None where they stand alone."""
    code_label: str = "功能分类科目编码"
    name_label: str = "科目名称"
    labels: Mapping[str, str] = field(default_factory=dict[str, str])
    """Other labels of columns."""
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Labels over several columns: 本年支出 over total, basic, project."""
    unit_columns: bool = False
    """单位编码 and 单位名称 in front of every row."""
    columns: tuple[str, ...] | None = None
    """Only these are printed."""
    narrow: bool = False
    """The code's column so narrow that codes wrap."""
    stray: bool = False
    """A stray empty row of cells in the header."""


LABELS: Mapping[str, Mapping[str, str]] = {
    "income": {
        "total": "本年收入合计", "fiscal_appropriation": "财政拨款收入", "superior_subsidy": "上级补助收入",
        "institutional": "事业收入", "business": "经营收入", "subsidiary_remittance": "附属单位上缴收入",
        "other": "其他收入",
    },
    "expenditure": {
        "total": "本年支出合计", "basic": "基本支出", "project": "项目支出",
        "remitted_to_superior": "上缴上级支出", "business": "经营支出",
        "subsidy_to_subsidiaries": "对附属单位补助支出",
    },
    "general_budget_expenditure": {"total": "小计", "basic": "基本支出", "project": "项目支出"},
    "government_fund": {
        "opening": "年初结转和结余", "income": "本年收入", "total": "小计", "basic": "基本支出",
        "project": "项目支出", "closing": "年末结转和结余",
    },
}  # fmt: skip
GROUPS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "general_budget_expenditure": {"本年支出": ("total", "basic", "project")},
    "government_fund": {"本年支出": ("total", "basic", "project")},
}
UNIT_NAME = "模拟示范局"


def coded(table: Table, layout: Coded) -> Sheet:
    """02, 03, 05, 07, 08 by functional code."""
    key = "government_fund" if table.id == "state_capital" else table.id or ""
    known = LABELS[key]
    columns = tuple(column for column in layout.columns or tuple(known) if column in known)
    labels = [layout.labels.get(column, known[column]) for column in columns]
    groups = dict(GROUPS.get(key, {})) if not layout.groups else dict(layout.groups)
    rows = [row for row in table.rows if row.code is not None]
    totals = [row for row in table.rows if row.code is None]
    empty = not any(cell.amount for row in table.rows for cell in row.cells.values())
    ordered = [*totals, *rows] if layout.total in ("first", "header") else [*rows, *totals]
    if layout.total == "none":
        ordered, totals = rows, []
    header = _coded_header(layout, columns, labels, groups)
    lead = 2 if layout.unit_columns else 0
    codes = {"one": 1, "three": 3, "whole": 3, "none": 0}[layout.codes]
    body: list[Texts] = []
    for row in ordered:
        units = ("123001", UNIT_NAME) if lead and row.code else ("",) * lead
        figures = tuple(printed(row.cells[column]) for column in columns)
        if row.code is None:
            body.append((*units, "合计", *[""] * codes, *figures))
        else:
            body.append((*units, *_code_places(layout, row.code), _name_place(layout, row), *figures))
    merges = [(lead, codes + 1)] if layout.total != "header" else []
    if layout.codes == "whole":
        merges = [(lead, 3)]
    if layout.total == "header" and totals and not empty:
        header = _total_in_header(header, body.pop(0), lead)
    if empty:
        body, ordered = [("",) * len(header[0])], []
    code_widths = {
        "one": (0.45 if layout.narrow else 1.1,),
        "three": (0.6, 0.45, 0.45),
        "whole": (0.4,) * 3,
        "none": (),
    }
    widths = (*([1.0, 1.4] if lead else []), *code_widths[layout.codes], 2.6, *[1.3] * len(columns))
    return Sheet(
        table.title,
        header,
        tuple(body),
        widths,
        (truth_of(table, ordered, columns),),
        tuple(merges),
        table.number,
        landscape=len(columns) > 3 or lead > 0,
    )


def _code_places(layout: Coded, code: str) -> Texts:
    if layout.codes == "one":
        return (code,)
    if layout.codes == "three":
        return (code[:3], code[3:5], code[5:])
    return (code, "", "") if layout.codes == "whole" else ()


def _name_place(layout: Coded, row: Row) -> str:
    return f"{row.code}{row.name}" if layout.codes == "none" else row.name


def _coded_header(
    layout: Coded, columns: Sequence[str], labels: Sequence[str], groups: Mapping[str, tuple[str, ...]]
) -> tuple[Texts, ...]:
    """Up to five rows: group, label, the codes' parts, 栏次."""
    top = [next((name for name, inside in groups.items() if column in inside), "") for column in columns]
    first: list[str] = []
    for place, name in enumerate(top):
        grouped = name and place and top[place - 1] == name
        first.append(LEFT if grouped else name or labels[place])
    second = [label if top[place] else ABOVE for place, label in enumerate(labels)]
    lead = ("单位编码", "单位名称") if layout.unit_columns else ()
    above_lead = (ABOVE,) * len(lead)
    parts = layout.codes in ("three", "whole")
    codes = 3 if parts else 1 if layout.codes == "one" else 0
    named = [layout.code_label, *[LEFT] * (codes - 1)] if codes else []
    rows: list[Texts] = []
    wide = codes + 1
    if layout.item:
        rows.append((*lead, layout.item, *[LEFT] * (wide - 1), *first))
        if codes:
            rows.append((*above_lead, *named, layout.name_label, *second))
        elif any(label != ABOVE for label in second):
            rows.append((*above_lead, ABOVE, *second))
    else:
        rows.append((*lead, *named, layout.name_label, *first))
        if any(label != ABOVE for label in second):
            rows.append((*above_lead, *[ABOVE] * wide, *second))
    if layout.stray:
        rows.append((*above_lead, *[ABOVE] * wide, *[""] * len(columns)))
    if parts:
        under = [ABOVE] * len(columns)
        if layout.numbers:
            under = [str(number + 1) for number in range(len(columns))]
        rows.append((*above_lead, "类", "款", "项", "栏次" if layout.numbers else ABOVE, *under))
    elif layout.numbers:
        numbers = [str(number + 1) for number in range(len(columns))]
        rows.append((*[""] * len(lead), "栏次", *[LEFT] * (wide - 1), *numbers))
    return tuple(rows)


def _total_in_header(header: tuple[Texts, ...], total: Texts, lead: int) -> tuple[Texts, ...]:
    """The row of the total on the lines of 类 | 款 | 项, which reach down into it."""
    figures = total[lead + 4 :]
    return (*header, (*[ABOVE] * (lead + 3), "合计", *figures))
