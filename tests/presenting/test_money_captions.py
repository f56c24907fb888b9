"""What charts of plans, years and projects say agrees with their figures. All data here is 模拟数据."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from mingzhang.frames.budget_view import BudgetLine, BudgetView, against
from mingzhang.frames.figures import Figure
from mingzhang.frames.operations import operations
from mingzhang.frames.performance import Listing, ProjectLine
from mingzhang.frames.three_public import Year, three_public
from mingzhang.presenting.kinds import FINAL_ACCOUNT
from mingzhang.presenting.money_captions import (
    budget_caption,
    costs_caption,
    procurement_caption,
    projects_caption,
    three_public_caption,
    trend_caption,
)
from mingzhang.presenting.page_sentences import MOST_DEVIATIONS, deviations
from tests.frames.handmade import place, reason, report, table

CENT = Decimal("0.01")
value = st.integers(-1_000, 100_000).map(lambda number: Decimal(number) * CENT)
close = st.sampled_from([Decimal("1.00"), Decimal("2.00"), Decimal("3.00")])
maybe = st.none() | value | close
pairs = st.lists(st.tuples(maybe, maybe), min_size=1, max_size=8)


def figure(amount: Decimal | None) -> Figure | None:
    return Figure(amount, CENT, "万元", (place(str(amount)),)) if amount is not None else None


def line(number: int, budget: Decimal | None, final: Decimal | None) -> BudgetLine:
    plan, own = figure(budget), figure(final)
    return BudgetLine(f"208010{number}", f"第{number}项", plan, own, None, against(own, plan))


def view_of(values: list[tuple[Decimal | None, Decimal | None]]) -> BudgetView:
    lines = tuple(line(number, *pair) for number, pair in enumerate(values))
    whole = BudgetLine(None, "合计", None, None, None, None)
    return BudgetView("一般公共预算财政拨款", "initial_budget", lines, whole, None)


def counted(text: str, what: str) -> int:
    found = re.search(f"(\\d+) 项都?{what}", text)
    return int(found[1]) if found else 0


def money_in(text: str) -> list[Decimal]:
    return [Decimal(number.replace(",", "")) for number in re.findall("([\\d,.]+) 万元", text)]


@given(pairs)
def test_over_and_under_are_counted_and_the_farthest_is_named(
    values: list[tuple[Decimal | None, Decimal | None]],
) -> None:
    view = view_of(values)
    caption = budget_caption(view.lines, view)
    gaps = [final - budget for budget, final in values if budget is not None and final is not None]
    if not gaps:
        assert (caption is None) == all(final is None for _, final in values)
        return
    assert caption is not None
    text, most = caption.text, max(map(abs, gaps))
    if len(gaps) > 1 and most:
        assert counted(text, "少于年初预算") == sum(1 for gap in gaps if gap < 0)
        assert counted(text, "多于年初预算") == sum(1 for gap in gaps if gap > 0)
        assert counted(text, "相等") == sum(1 for gap in gaps if not gap)
    lacking = sum(1 for budget, final in values if budget is None and final is not None)
    assert counted(text, "没有读到年初预算") == lacking
    if not most:
        assert "相等" in text
        return
    assert money_in(text) == [most]
    named = re.search("“第(\\d+)项”", text)
    assert named is not None
    budget, final = values[int(named[1])]
    assert budget is not None
    assert final is not None
    assert abs(final - budget) == most
    if "各差" not in text:
        assert ("多支" in text) == (final > budget)


@given(pairs)
def test_the_farthest_from_their_plan_come_first(
    values: list[tuple[Decimal | None, Decimal | None]],
) -> None:
    told = deviations(view_of(values))
    gaps = [final - budget for budget, final in values if budget is not None and final is not None]
    off = sorted((abs(gap) for gap in gaps if gap), reverse=True)
    assert [money_in(sentence.lead)[0] for sentence in told] == off[:MOST_DEVIATIONS]
    for sentence in told:
        assert sentence.sources
        assert "没有读到原因" in sentence.text


def test_a_deviation_quotes_the_reports_reason_and_its_page() -> None:
    given_reason = reason("政策调整。", "第0项")
    view = view_of([(Decimal("4.00"), Decimal("1.00"))])
    completion = Figure(Decimal("25.00"), CENT, "%", (place("25.00"),))
    lines = (replace(view.lines[0], reason=given_reason, completion=completion),)
    (sentence,) = deviations(replace(view, lines=lines))
    assert sentence.lead == "“第0项”比年初预算少支 3.00 万元。"
    assert (sentence.text, sentence.quote) == ("完成年初预算的 25.00%", "政策调整")
    assert given_reason.source in sentence.sources


def test_a_budget_against_last_year_speaks_of_what_is_planned() -> None:
    view = replace(view_of([(Decimal("4.00"), Decimal("5.00"))]), measure="prior", basis="prior_budget")
    caption = budget_caption(view.lines, view)
    assert caption is not None
    assert caption.text == "“第0项”比上年预算多安排 1.00 万元。"


@given(st.lists(st.none() | value | close, min_size=1, max_size=6))
def test_the_trend_goes_from_the_first_year_to_the_last(amounts: list[Decimal | None]) -> None:
    years = [Year(2020 + number, None, figure(amount), None) for number, amount in enumerate(amounts)]
    caption = trend_caption(years)
    known = [(2020 + number, amount) for number, amount in enumerate(amounts) if amount is not None]
    if len(known) < 2:
        assert caption is None
        return
    assert caption is not None
    (first, old), (last, new) = known[0], known[-1]
    assert f"从 {first} 年" in caption.text
    assert f"到 {last} 年" in caption.text
    assert ("增加" in caption.text) == (new > old)
    assert ("减少" in caption.text) == (new < old)
    top = re.search("最高的是 (\\d+) 年", caption.text)
    if top:
        assert dict(known)[int(top[1])] == max(amount for _, amount in known)


@given(st.lists(st.tuples(st.none() | value.map(abs), st.none() | value.map(abs)), min_size=1, max_size=6))
def test_what_projects_left_is_what_they_left(
    values: list[tuple[Decimal | None, Decimal | None]],
) -> None:
    lines = [
        ProjectLine(f"第{number}项", Listing("", figure(budget), figure(final), None, place("项目")), None)
        for number, (budget, final) in enumerate(values)
    ]
    caption = projects_caption(lines)
    known = [(budget, final) for budget, final in values if budget is not None and final is not None]
    if not known:
        assert caption is None
        return
    assert caption is not None
    left = [budget - final for budget, final in known if final < budget]
    text = caption.text
    assert text.startswith(f"{len(known)} 个项目")
    if left:
        assert f"{len(left)} 个没有用完" in text
        assert money_in(text)[0] == sum(left)
        assert money_in(text)[-1] in {max(left), sum(left)}
    else:
        assert "没有用完" not in text
    over = sum(1 for budget, final in known if final > budget)
    assert (f"{over} 个超出预算" in text) == (over > 0)


def test_three_public_against_plan_and_last_year() -> None:
    made = report(table("three_public", "_ _ 0.19 0.19 0.18 0.18"))
    caption = three_public_caption(three_public(made))
    assert caption is not None
    assert caption.text == "决算 0.18 万元，比预算少 0.01 万元。"
    assert three_public_caption(three_public(report())) is None


def test_operations_name_the_largest() -> None:
    costs = """
_     合计       10.00
302   商品和服务 10.00
30201 办公费      6.00
30202 印刷费      3.00
30205 水费        1.00
"""
    bought = """
_ 政府采购支出合计 5.00
_ 政府采购货物支出 5.00
_ 政府采购工程支出 0.00
"""
    view = operations(report(table("operating_costs", costs), table("procurement", bought)))
    told = costs_caption(view.costs)
    assert told is not None
    assert told.text == "“办公费”最多，6.00 万元，占机关运行经费的 60.00%。"
    told = procurement_caption(view.procurement, FINAL_ACCOUNT)
    assert told is not None
    assert told.text == "只有“货物”有金额，5.00 万元；其余 1 类为 0。"
    empty = operations(report())
    assert costs_caption(empty.costs) is None
    assert procurement_caption(empty.procurement, FINAL_ACCOUNT) is None
