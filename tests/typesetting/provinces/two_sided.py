"""01 and 04 as provinces print them: income at the left, expenditure at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from mingzhang.model import Row, Table
from tests.typesetting.grid import ABOVE, LEFT
from tests.typesetting.provinces.content import printed
from tests.typesetting.provinces.sheets import Sheet, Texts, Truth, truth_of


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
