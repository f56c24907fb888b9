"""Titles state findings: whatever a report's figures are, they never say what these do not bear out."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from components.basic_project_table import split_title
from components.budget_table import budget_title
from components.compare_view import headline
from components.last_year_table import totals_title
from components.structure_economic import economic_title
from components.structure_flow_table import flow_title
from components.structure_tables import structure_title
from mingzhang.frames.basic_project import split_of
from mingzhang.frames.budget_view import BudgetLine, BudgetView, against
from mingzhang.frames.compare import compared
from mingzhang.frames.figures import Figure
from mingzhang.frames.last_year import Total
from mingzhang.frames.overview import overview_of
from mingzhang.frames.structure import economic_of, expenditure_tree, flow_of
from mingzhang.model import Report
from mingzhang.presenting.sentences import top_title
from mingzhang.presenting.units import Scale
from tests.frames.handmade import place, report, table

CENT = Decimal("0.01")
few = settings(max_examples=60)
"""Enough to meet what is rare in a few runs: reports are dear to draw."""
amount = st.sampled_from(["·", "-", "0.00", "1.00", "2.00", "3.33", "95.07", "-2.00"]) | st.integers(
    -9_999, 999_999
).map(lambda number: f"{Decimal(number) * CENT:.2f}")
row = st.tuples(amount, amount, amount)
"""Total, basic, project: they need not agree."""


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A table of expenditure of one to four 类, its total the sum, another amount, or not there."""
    classes = draw(st.lists(row, min_size=1, max_size=4))
    lines: list[str] = []
    printed = [[number for number in column if number not in "·-"] for column in zip(*classes, strict=True)]
    sums = [f"{sum(map(Decimal, column), Decimal(0)):.2f}" for column in printed]
    whole = draw(st.sampled_from([sums, None, ["50.00", "20.00", "30.00"], ["0.00", "0.00", "0.00"]]))
    if whole is not None:
        lines.append("_ 合计 " + " ".join(whole))
    for number, cells in enumerate(classes):
        values = " ".join(cells)
        code = str(201 + number)
        lines += [
            f"{code} 第{number}类支出 {values}",
            f"{code}01 款 {values}",
            f"{code}0101 第{number}项 {values}",
        ]
    return report(table("expenditure", "\n".join(lines)))


def values_of(given_report: Report) -> dict[str, Decimal]:
    """The amounts of the 类 by the name that titles give them."""
    tree = expenditure_tree(given_report)
    found = {} if tree is None else {item.name: item.figure() for item in tree.children()}
    return {name.removesuffix("支出"): figure.value for name, figure in found.items() if figure is not None}


@few
@given(reports())
def test_the_structure_says_what_is_largest_and_no_share_that_is_none(given_report: Report) -> None:
    tree = expenditure_tree(given_report)
    if tree is None:
        return
    title = structure_title(given_report, tree, "")
    values, whole = values_of(given_report), tree.figure()
    money = {name: value for name, value in values.items() if value}
    named = re.findall("第\\d类", title)
    assert all(values[name] for name in named)
    if named and "有金额的只有" not in title and "全部" not in title:
        assert values[named[0]] == max(money.values())
    if "全部用于" in title or "只有" in title:
        assert len(money) == 1
    if "%" in title or "每 100 元" in title:
        assert whole is not None and whole.value > 0 and min(values.values()) >= 0
        told = Decimal(re.findall("([\\d.]+)(?:%| 元用于)", title)[-1])
        part = sum(values[name] for name in named) / whole.value * 100
        assert abs(told - part) <= (Decimal("0.5") if "每 100 元" in title else CENT)
        assert told <= 100
    if not money:
        assert "为 0 或空白" in title


@few
@given(reports())
def test_an_item_has_a_share_only_of_a_whole_that_holds_it(given_report: Report) -> None:
    tree = expenditure_tree(given_report)
    if tree is None:
        return
    for item in tree.items:
        title, figure, whole = structure_title(given_report, tree, item.code), item.figure(), tree.figure()
        assert title.startswith(item.name)
        if "%" in title:
            assert figure is not None and whole is not None and 0 <= figure.value <= whole.value


@few
@given(reports())
def test_the_split_tells_shares_only_of_parts(given_report: Report) -> None:
    split = split_of(given_report)
    if split is None:
        return
    title, whole = split_title(split), split.tree.figure()
    parts = [nature.figure.value for nature in split.natures if nature.figure.value]
    if "全部是" in title:
        assert len(parts) == 1 and (whole is None or whole.value == parts[0])
    if "%" in title:
        assert whole is not None and min(parts) >= 0 and sum(parts) <= whole.value + CENT * 2
    if not parts:
        assert "没有支出" in title


@few
@given(reports())
def test_projects_lie_in_one_class_only_where_no_other_has_any(given_report: Report) -> None:
    tree = expenditure_tree(given_report)
    if tree is None:
        return
    flow = flow_of(given_report, tree)
    if "项目支出全部落在" in flow_title(flow, tree):
        money = [item.figure("project") for item in tree.children()]
        assert sum(1 for figure in money if figure is not None and figure.value) == 1


@few
@given(reports())
def test_few_items_are_at_most_all_of_it(given_report: Report) -> None:
    title = top_title(overview_of(given_report))
    assert "100." not in title and not re.search("占去[1-9]\\d{2}", title)


@few
@given(reports(), st.sampled_from(["wan", "yuan", "share"]))
def test_of_two_items_the_larger_is_more(given_report: Report, unit: str) -> None:
    both = compared(given_report, "2010101", "2020101")
    if both is None:
        return
    tree = expenditure_tree(given_report)
    assert tree is not None
    title, (left, right) = headline(both, Scale(unit, tree.figure())), (both.rows[0].left, both.rows[0].right)
    if left is None or right is None or unit == "share":
        return
    if left.value == right.value:
        assert "相等" in title
    else:
        assert title.startswith(both.left.name if left.value > right.value else both.right.name)
    if "倍" in title:
        times = Decimal(re.findall("([\\d.]+) 倍", title)[0])
        larger, smaller = max(left.value, right.value), min(left.value, right.value)
        assert smaller > 0 and abs(times - larger / smaller) <= Decimal("0.05")


figures = st.none() | st.integers(-500, 100_000).map(
    lambda number: Figure(Decimal(number) * CENT, CENT, "万元", (place(str(number)),))
)


def line(code: str | None, name: str, budget: Figure | None, final: Figure | None) -> BudgetLine:
    return BudgetLine(code, name, budget, final, None, against(final, budget))


@given(st.lists(st.tuples(figures, figures), max_size=5), figures, figures, st.booleans())
def test_a_budget_is_exceeded_or_not_as_its_total_says(
    pairs: list[tuple[Figure | None, Figure | None]],
    budget: Figure | None,
    final: Figure | None,
    prior: bool,
) -> None:
    lines = tuple(line(f"201010{number}", f"第{number}项", *pair) for number, pair in enumerate(pairs))
    whole = line(None, "合计", budget, final)
    view = BudgetView("一般公共预算财政拨款", "prior" if prior else "initial_budget", lines, whole, None)
    title = budget_title(view)
    if whole.difference is None:
        assert "没有读到" in title
        return
    gap = whole.difference.value
    assert ("相等" in title) == (not gap)
    if gap:
        assert (
            ("多安排" if prior else "多支") in title if gap > 0 else ("少安排" if prior else "少支") in title
        )
        assert f"{abs(gap):,.2f} 万元" in title
    named = re.search("“第(\\d)项”", title)
    if named:
        gaps = [one.difference.value for one in lines if one.difference is not None]
        own = lines[int(named[1])].difference
        assert own is not None and own.value * gap > 0
        assert abs(own.value) == max(abs(each) for each in gaps if each * gap > 0)
        told = re.search("里，([\\d.]+)% 出在", title)
        if told:
            part = (own.value / gap * 100).quantize(CENT, ROUND_HALF_UP)
            assert Decimal(told[1]) == part and 50 <= part <= 100


@given(st.lists(amount, min_size=2, max_size=5), st.sampled_from(["sum", "·", "1.00", "0.00"]))
def test_the_economic_title_tells_a_part_only_of_a_whole(cells: list[str], whole: str) -> None:
    known = [Decimal(cell) for cell in cells if cell not in "·-"]
    total = f"{sum(known, Decimal(0)):.2f}" if whole == "sum" else whole
    codes = ("301", "302", "303", "310", "399")
    rows = "\n".join(f"{code} 类{code} {cell}" for code, cell in zip(codes, cells, strict=False))
    economic = economic_of(report(table("basic_expenditure", f"_ 合计 {total}\n{rows}")))
    if economic is None:
        return
    title = economic_title(economic)
    if "%" in title:
        assert economic.whole is not None and economic.personnel is not None
        assert 0 <= economic.personnel.value <= economic.whole.value
        assert "100%" not in title.replace("近 100%", "") or economic.personnel.value == economic.whole.value


@given(figures)
def test_totals_grow_or_shrink_as_their_change_says(change: Figure | None) -> None:
    assert totals_title(()) == "这份预算没有与上年比较"
    if change is None:
        return
    title = totals_title((Total("财政拨款支出", None, None, change, None, None),))
    assert ("增加" in title) == (change.value > 0)
    assert ("减少" in title) == (change.value < 0)
    assert ("持平" in title) == (not change.value)
