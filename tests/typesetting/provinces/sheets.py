"""The statutory forms as provinces print them: header, rows, widths; and what a reading has to give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import zip_longest
from typing import Any

from mingzhang.model import Row, SideName, Table
from tests.typesetting.grid import ABOVE, LEFT
from tests.typesetting.provinces.content import printed, value

Texts = tuple[str, ...]
Truth = dict[str, Any]
"""A table as in ``sample_tables.json``: table, title, number, rows of side, code, name, values."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed table. ``truths`` are the forms that it holds; none where no form knows it."""

    title: str
    header: tuple[Texts, ...]
    body: tuple[Texts, ...]
    widths: tuple[float, ...]
    truths: tuple[Truth, ...] = ()
    merges: tuple[tuple[int, int], ...] = ()
    number: str | None = None
    printed_title: str | None = None
    """Where it differs from the title: with its number in front, with the year."""
    over: tuple[tuple[str, str], ...] = ()
    """Further lines over the table: (text, ``right``, ``left`` or ``centre``)."""
    notes: tuple[str, ...] = ()
    landscape: bool = False

    def known_as(self, title: str, number: str | None, printed_title: str | None = None) -> Sheet:
        """The sheet under another title."""
        truths = tuple(
            truth | {"title": title, "number": number} if truth["title"] == self.title else truth
            for truth in self.truths
        )
        return replace(self, title=title, number=number, printed_title=printed_title, truths=truths)


def truth_of(table: Table, rows: Sequence[Row] | None = None, columns: Sequence[str] | None = None) -> Truth:
    """What a reading of the table gives, restricted to the ``columns`` that are printed."""
    kept = tuple(table.rows if rows is None else rows)
    return {
        "table": table.id,
        "title": table.title,
        "number": table.number,
        "rows": [
            {
                "side": row.side,
                "code": row.code,
                "name": row.name,
                "values": {
                    column: value(cell)
                    for column, cell in row.cells.items()
                    if columns is None or column in columns
                },
            }
            for row in kept
        ],
    }


# ---------------------------------------------------------------- 01 and 04


@dataclass(frozen=True, slots=True)
class TwoSided:
    """How 01 and 04 are laid out."""

    ordinals: bool = True
    numbers: bool = True
    """A row of column numbers (栏次)."""
    sides: bool = True
    """收入 and 支出 over the two halves."""
    labels: tuple[str, ...] = ("金额",)
    """Over the amounts of 01 and of 04's income: the one that holds the final amount says 决算 or 金额."""
    whole: str = "合计"
    """Over 04's total."""
    item: str = "项目"
    item_right: str = "项目"
    third: bool = False
    """01 has its expenditure a second time, by kind and economic class."""
    group: str | None = None
    """A label over all amounts of 04's expenditure."""


def two_sided(table: Table, layout: TwoSided) -> Sheet:
    """收入支出决算总表 and 财政拨款收入支出决算总表."""
    left = [row for row in table.rows if row.side == "income"]
    right = [row for row in table.rows if row.side == "expenditure"]
    count = max(len(left), len(right))
    left_rows, right_rows = _padded(left, count), _padded(right, count)
    income = [_half(layout, row, number + 1, layout.labels) for number, row in enumerate(left_rows)]
    summary = table.id == "income_expenditure_summary"
    columns = ("amount",) if summary else ("total", "general_budget", "government_fund", "state_capital")
    labels = layout.labels if summary else tuple(_FUND_LABELS)
    outgo = [
        _half(layout, row, count + number + 1, layout.labels if summary else ("金额",) * 4, columns)
        for number, row in enumerate(right_rows)
    ]
    body = [(*one, *other) for one, other in zip(income, outgo, strict=True)]
    header = _two_sided_header(layout, labels, summary)
    widths = [
        *_half_widths(layout, len(layout.labels)),
        *_half_widths(layout, len(layout.labels if summary else columns)),
    ]
    if summary and layout.third:
        third = _by_kind(body, layout)
        body = [(*one, *other) for one, other in zip(body, third, strict=True)]
        header = tuple(
            (*row, *extra) for row, extra in zip(header, _third_header(layout, len(header)), strict=True)
        )
        widths += _half_widths(layout, 1)
    shown = _numbered_header(header, layout)
    truth = truth_of(table)
    if len(layout.labels) > 1:
        truth = _with_budgets(truth, layout.labels, both=summary)
    return Sheet(
        table.title,
        shown,
        tuple(body),
        tuple(widths),
        (truth,),
        landscape=len(widths) > 8,
        number=table.number,
    )


_FUND_LABELS = ("合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
_BUDGET_PARTS = {
    "年初预算数": Decimal("0.5"),
    "全年预算数": Decimal("0.75"),
    "调整预算数": Decimal("0.75"),
}
_BUDGETS = {"年初预算数": "initial_budget", "全年预算数": "budget", "调整预算数": "budget"}


def _padded(rows: Sequence[Row], count: int) -> list[Row | None]:
    """The rows with blanks between the items and the closing rows."""
    first = next((i for i, row in enumerate(rows) if row.name.startswith("本年")), len(rows))
    return [*rows[:first], *[None] * (count - len(rows)), *rows[first:]]


def _half(
    layout: TwoSided,
    row: Row | None,
    number: int,
    labels: Sequence[str],
    columns: Sequence[str] = ("amount",),
) -> Texts:
    ordinal = (str(number),) if layout.ordinals else ()
    name = row.name if row else ""
    if len(columns) > 1:
        return (name, *ordinal, *(printed(row.cells[column]) if row else "" for column in columns))
    figure = printed(row.cells[columns[0]]) if row else ""
    figures = tuple(_budget_of(figure, label) for label in labels)
    return (name, *ordinal, *figures)


def _budget_of(figure: str, label: str) -> str:
    """A budget beside a final amount: the same part of every one, so that sums stay sums."""
    if label not in _BUDGETS or figure in ("", "-"):
        return figure
    final = Decimal(figure.replace(",", ""))
    budget = (final * _BUDGET_PARTS[label]).quantize(final, ROUND_HALF_UP)
    return f"{budget:,}" if "," in figure else str(budget)


def _with_budgets(truth: Truth, labels: Sequence[str], both: bool) -> Truth:
    rows: list[dict[str, Any]] = []
    for row in truth["rows"]:
        values = dict(row["values"])
        if both or row["side"] == "income":
            for label in labels:
                if label in _BUDGETS and values.get("amount") is not None:
                    values[_BUDGETS[label]] = _budget_of(values["amount"], label)
        rows.append(row | {"values": values})
    return truth | {"rows": rows}


def _half_widths(layout: TwoSided, amounts: int) -> list[float]:
    return [3.0, *([0.5] if layout.ordinals else []), *[1.3] * amounts]


def _two_sided_header(layout: TwoSided, labels: Sequence[str], summary: bool) -> tuple[Texts, ...]:
    ordinal = ("行次",) if layout.ordinals else ()
    left = (layout.item, *ordinal, *layout.labels)
    right = (layout.item_right, *ordinal, *labels)
    rows: list[Texts] = []
    if layout.sides:
        rows.append(("收入", *[LEFT] * (len(left) - 1), "支出", *[LEFT] * (len(right) - 1)))
    if layout.group and not summary:
        head = (layout.item_right, *ordinal, layout.group, *[LEFT] * 3)
        rows.append((*left, *head))
        rows.append((*[ABOVE] * (len(left) + 1 + len(ordinal)), layout.whole, *labels[1:]))
        return tuple(rows)
    rows.append((*left, *(layout.whole if label == "合计" else label for label in right)))
    return tuple(rows)


def _numbered_header(header: tuple[Texts, ...], layout: TwoSided) -> tuple[Texts, ...]:
    if not layout.numbers:
        return header
    labels = header[-1]
    numbers: list[str] = []
    count = 0
    for place, label in enumerate(labels):
        upper = next((row[place] for row in reversed(header) if row[place] not in (ABOVE,)), label)
        if upper in (layout.item, layout.item_right) or upper.startswith("项目"):
            numbers.append("栏次")
        elif upper == "行次":
            numbers.append("")
        else:
            count += 1
            numbers.append(str(count))
    return (*header, tuple(numbers))


def _third_header(layout: TwoSided, rows: int) -> list[Texts]:
    ordinal = ("行次",) if layout.ordinals else ()
    label = layout.labels[-1]
    low = ("项目（按支出性质和经济分类）", *ordinal, label)
    top = ("支出", *[LEFT] * (len(low) - 1))
    return [top, low] if rows == 2 else [low]


def _by_kind(body: Sequence[Texts], layout: TwoSided) -> list[Texts]:
    """支出按性质: made-up parts, which no form has."""
    names = (
        "一、基本支出", "人员经费", "日常公用经费", "二、项目支出", "其中：基本建设类项目",
        "三、上缴上级支出", "四、经营支出", "五、对附属单位补助支出", "",
        "经济分类支出合计", "工资福利支出", "商品和服务支出", "对个人和家庭的补助",
        "债务利息及费用支出", "资本性支出（基本建设）", "资本性支出",
    )  # fmt: skip
    rows: list[Texts] = []
    for number in range(len(body)):
        name = names[number] if number < len(names) and number < len(body) - 4 else ""
        figure = f"{(number * 37 + 11) % 97}.{(number * 53) % 90 + 10}" if name else ""
        if number == len(body) - 1:
            name, figure = "总计", body[-1][-1]
        ordinal = (str(2 * len(body) + number + 1),) if layout.ordinals else ()
        rows.append((name, *ordinal, figure))
    return rows


# ---------------------------------------------------------------- tables by functional code


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


# ---------------------------------------------------------------- 06


@dataclass(frozen=True, slots=True)
class Basic:
    """How 06 is laid out: ``blocks`` of code, name and amount side by side."""

    blocks: int = 3
    split_codes: bool = False
    """类 and 款 in columns of their own."""
    amount: str = "决算数"
    code_label: str = "科目编码"
    groups: bool = True
    """人员经费 and 公用经费 over the blocks."""
    parts: bool = False
    """One block with 合计, 人员经费 and 公用经费 as columns."""
    totals: bool = True


def basic(table: Table, layout: Basic) -> Sheet:
    """一般公共预算财政拨款基本支出决算表."""
    rows = [row for row in table.rows if row.code]
    personnel = [row for row in rows if (row.code or "")[:3] in ("301", "303")]
    public = [row for row in rows if row not in personnel]
    totals = {row.name: row for row in table.rows if row.code is None}
    if layout.parts:
        return _basic_parts(table, personnel, public)
    codes = ("类", "款") if layout.split_codes else ()
    if layout.blocks == 1:
        columns = [table.rows]
    elif layout.blocks == 2:
        columns = [personnel, public]
    else:
        cut = max((len(public) + 1) // 2, len(public) - len(personnel))
        columns = [personnel, public[:cut], public[cut:]]
    body = [
        tuple(text for row in line for text in _triple(row, layout))
        for line in zip_longest(*columns, fillvalue=None)
    ]
    width = 4 if codes else 3
    kept = rows if layout.blocks > 1 else list(table.rows)
    merges: list[tuple[int, int]] = [(0, width - 1)]
    if layout.blocks > 1 and layout.totals:
        one, other = totals["人员经费合计"], totals["公用经费合计"]
        rest = (layout.blocks - 1) * width
        body.append(
            (
                "人员经费合计",
                *[""] * (width - 2),
                printed(one.cells["amount"]),
                "公用经费合计",
                *[""] * (rest - 2),
                printed(other.cells["amount"]),
            )
        )
        merges.append((width, rest - 1))
        kept = [*kept, one, other]
    header = _basic_header(layout)
    widths = (*((0.6, 0.5) if codes else (0.9,)), 2.4, 1.2) * layout.blocks
    return Sheet(
        table.title,
        header,
        tuple(body),
        widths,
        (truth_of(table, kept),),
        tuple(merges),
        table.number,
        landscape=layout.blocks > 2,
    )


def _triple(row: Row | None, layout: Basic) -> Texts:
    if row is None:
        return ("",) * (4 if layout.split_codes else 3)
    code = row.code or ""
    if not code:
        return (row.name, *[""] * (2 if layout.split_codes else 1), printed(row.cells["amount"]))
    codes = (code[:3], code[3:]) if layout.split_codes else (code,)
    return (*codes, row.name, printed(row.cells["amount"]))


def _basic_header(layout: Basic) -> tuple[Texts, ...]:
    codes = (layout.code_label, LEFT) if layout.split_codes else (layout.code_label,)
    one = (*codes, "科目名称", layout.amount)
    rows: list[Texts] = []
    if layout.groups and layout.blocks > 1:
        rest = (layout.blocks - 1) * len(one)
        rows.append(("人员经费", *[LEFT] * (len(one) - 1), "公用经费", *[LEFT] * (rest - 1)))
    rows.append(one * layout.blocks)
    if layout.split_codes:
        rows.append(("类", "款", ABOVE, ABOVE) * layout.blocks)
    return tuple(rows)


def _basic_parts(table: Table, personnel: Sequence[Row], public: Sequence[Row]) -> Sheet:
    """One list; every amount once more under 人员经费 or 公用经费."""
    body: list[Texts] = []
    truth = truth_of(table, [*personnel, *public])
    for row, given in zip([*personnel, *public], truth["rows"], strict=True):
        figure = printed(row.cells["amount"])
        given["values"] |= {"personnel" if row in personnel else "public": given["values"]["amount"]}
        parts = (figure, "") if row in personnel else ("", figure)
        body.append((row.code or "", row.name, figure, *parts))
    header = (
        ("支出经济分类科目", LEFT, "本年一般公共预算财政拨款基本支出", LEFT, LEFT),
        ("科目编码", "科目名称", "合计", "人员经费", "公用经费"),
    )
    return Sheet(table.title, header, tuple(body), (1, 3, 1.5, 1.5, 1.5), (truth,), number=table.number)


def blank(title: str, header: tuple[Texts, ...], table_id: str, note: str) -> Sheet:
    """A form with nothing to report."""
    truth = {"table": table_id, "title": title, "number": None, "rows": []}
    return Sheet(title, header, (("",) * len(header[0]),), (1.0,) * len(header[0]), (truth,), notes=(note,))


def side_rows(table: Table, side: SideName) -> list[Row]:
    """One side's rows."""
    return [row for row in table.rows if row.side == side]
