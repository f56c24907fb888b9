"""Sentences agree with the amounts they are made of, whatever these and the printed rates are (模拟数据)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.frames.budget import driver_of
from mingzhang.frames.budget_view import BudgetLine, BudgetView, against
from mingzhang.frames.figures import Figure, difference
from mingzhang.frames.overview import Change, Overview, overview_of
from mingzhang.model import ReportKind
from mingzhang.presenting.page_sentences import NO_REASON, deviations
from mingzhang.presenting.sentences import (
    Sentence,
    budget_sentence,
    change_sentence,
    in_tenths,
    structure_sentence,
)
from tests.frames.handmade import place, report, table

CENT, YUAN = Decimal("0.01"), Decimal("0.0001")
quanta = st.sampled_from([CENT, YUAN, Decimal("0.000001"), Decimal(1)])
"""万元 as final accounts print them, and 元 and 分 as budgets do."""
sizes = st.one_of(
    st.integers(0, 3), st.integers(0, 5_000_000), st.integers(10**9, 10**13), st.sampled_from([453_700])
)
RATES = re.compile(r"([\d,]+\.\d+)%")
MONEY = re.compile(r"(−?[\d,]+(?:\.\d+)?) 万元")
TENTHS = re.compile("(近?)([一两三四五六七八九])成(多?)")
DIGITS = {digit: Decimal(at) for at, digit in enumerate("一两三四五六七八九", 1)}
NONE = overview_of(report())


def figure(value: Decimal, quantum: Decimal = CENT, unit: str = "万元") -> Figure:
    return Figure(value, quantum, unit, (place(f"{value} {unit}"),))


@st.composite
def rates(draw: st.DrawFn, true: Decimal | None) -> Figure | None:
    """What a report prints: nothing, the true rate rounded or cut off, or another."""
    kind = draw(st.sampled_from(["none", "rounded", "cut", "other", "turned"]))
    if kind == "none" or (true is None and kind != "other"):
        return None
    if true is None or kind == "other":
        return figure(draw(st.decimals(-200, 500, places=2)), CENT, "%")
    rounded = true.quantize(CENT, ROUND_DOWN if kind == "cut" else ROUND_HALF_UP)
    return figure(-rounded if kind == "turned" else rounded, CENT, "%")


def rates_in(text: str) -> list[Decimal]:
    return [Decimal(number.replace(",", "")) for number in RATES.findall(text)]


def money_in(text: str) -> list[Decimal]:
    return [Decimal(number.replace(",", "").replace("−", "-")) for number in MONEY.findall(text)]


def brackets(words: str, true: Decimal, slack: Decimal = Decimal(0)) -> bool:
    """Whether 近三成, 三成, 三成多 say what ``true`` per cent are."""
    found = TENTHS.search(words)
    assert found is not None
    near, tenth, more = found[1], DIGITS[found[2]] * 10, found[3]
    low, high = (tenth - 2, tenth) if near else (tenth + 1, tenth + 10) if more else (tenth, tenth + 1)
    return low - slack <= true <= high + slack


@given(st.decimals(0, 300, places=4))
def test_a_part_in_words_is_that_part(percent: Decimal) -> None:
    words = in_tenths(percent)
    if words == "全部":
        assert percent == 100
    elif words == "几乎全部":
        assert Decimal("99.5") <= percent < 100
    elif "成" in words:
        assert brackets(words, percent)
    else:
        assert not 10 <= percent < Decimal("99.5") or percent > 100
        assert abs(rates_in(words)[0] - percent) <= CENT / 2


def is_rate_of(rate: Decimal, part: Figure, whole: Figure) -> bool:
    """Whether amounts that are printed so can have this rate, off by two in its last digit at most."""
    if whole.value <= whole.quantum / 2:
        return False
    low = (abs(part.value) - part.quantum / 2) / (whole.value + whole.quantum / 2)
    high = (abs(part.value) + part.quantum / 2) / (whole.value - whole.quantum / 2)
    return low * 100 - 2 * CENT <= rate <= high * 100 + 2 * CENT


# ---------------------------------------------------------------- against last year


@st.composite
def changes(draw: st.DrawFn) -> Change:
    quantum = draw(quanta)
    now, before = draw(sizes) * quantum, draw(sizes) * quantum
    if draw(st.booleans()) and draw(st.booleans()):
        before = now
    current, change = figure(now, quantum), figure(now - before, quantum)
    growth = draw(rates((now - before) / before * 100 if before else None))
    return Change("收入支出总计", current, difference(current, change), change, growth, None)


def moved(change: Change, kind: ReportKind = "final_account") -> Sentence:
    view = replace(NONE, report=replace(NONE.report, kind=kind), total=change.current, change=change)
    sentence = change_sentence(view)
    assert sentence is not None
    return sentence


@given(changes(), st.sampled_from(["final_account", "budget"]))
def test_a_change_is_told_as_the_amounts_have_it(change: Change, kind: ReportKind) -> None:
    sentence = moved(change, kind)
    said, gap = sentence.lead + sentence.text, change.change.value
    assert ("持平" in said) == (gap == 0)
    assert ("多" in re.sub("成多", "", said) or "增" in said) == (gap > 0)
    assert ("少" in said or "下降" in said) == (gap < 0)
    assert all(abs(amount - abs(gap)) <= CENT for amount in money_in(said))
    if gap:
        assert money_in(said) or abs(gap) < CENT
    if not change.prior.value or not gap:
        assert "%" not in said and "成" not in said
        return
    told = rates_in(said)
    assert all(is_rate_of(rate, change.change, change.prior) for rate in told)
    assert "成" not in said or brackets(said, told[-1])
    assert sentence.sources


# ---------------------------------------------------------------- against the plan


def line(final: Decimal, budget: Decimal, rate: Figure | None, name: str, quantum: Decimal) -> BudgetLine:
    own, planned = figure(final, quantum), figure(budget, quantum)
    return BudgetLine(name, name, planned, own, rate, against(own, planned))


@st.composite
def plans(draw: st.DrawFn) -> BudgetView:
    """Items with their plan, and a whole that is their sum."""
    quantum = draw(quanta)
    lines: list[BudgetLine] = []
    for number in range(draw(st.integers(1, 5))):
        final, budget = draw(sizes) * quantum, draw(sizes) * quantum
        if draw(st.integers(0, 3)) == 0:
            budget = final
        true = final / budget * 100 if budget else None
        lines.append(line(final, budget, draw(rates(true)), f"第{number}项", quantum))
    final = sum((one.final.value for one in lines if one.final), Decimal(0))
    budget = sum((one.budget.value for one in lines if one.budget), Decimal(0))
    whole = line(final, budget, draw(rates(final / budget * 100 if budget else None)), "合计", quantum)
    return BudgetView("一般公共预算财政拨款", "initial_budget", tuple(lines), whole, None)


@given(plans())
def test_what_was_used_of_the_plan_is_told_as_the_amounts_have_it(view: BudgetView) -> None:
    sentence = budget_sentence(replace(NONE, budget=view, driver=driver_of(view)))
    assert sentence is not None
    assert view.whole.final is not None
    assert view.whole.budget is not None
    lead, final, budget = sentence.lead, view.whole.final.value, view.whole.budget.value
    assert ("相等" in lead) == (final == budget != 0)
    assert ("超" in lead) == (final > budget > 0)
    assert ("为 0，" in lead) == (budget == 0)
    assert ("未使用" in lead or "没有支出" in lead) == (final == 0)
    if not budget or final == budget or not final:
        return
    true = final / budget * 100
    assert ("不到一半" in lead) == (true < 50)
    assert all(is_rate_of(rate, view.whole.final, view.whole.budget) for rate in rates_in(lead))
    if "几乎全部" in lead:
        assert Decimal("99.5") <= true < 100
    elif "成" in lead.replace("完成", ""):
        assert brackets(lead.replace("完成", ""), true)


@given(plans())
def test_the_item_that_made_the_difference_did(view: BudgetView) -> None:
    sentence = budget_sentence(replace(NONE, budget=view, driver=driver_of(view)))
    assert sentence is not None
    assert view.whole.difference is not None
    if not sentence.text:
        assert view.whole.difference.value == 0
        return
    name = re.search("“(.+)”", sentence.text)
    assert name is not None
    item = next(one for one in view.lines if one.name == name[1])
    assert item.difference is not None
    gap, whole = item.difference.value, view.whole.difference.value
    assert sentence.text.startswith("多支" if whole > 0 else "少支")
    assert gap * whole > 0
    assert abs(gap) == max(
        abs(one.difference.value) for one in view.lines if one.difference and one.difference.value * whole > 0
    )
    assert all(abs(rate - gap / whole * 100) <= CENT for rate in rates_in(sentence.text))


@given(plans())
def test_what_is_farthest_from_its_plan_is_told_with_its_own_figures(view: BudgetView) -> None:
    told = deviations(view)
    gaps = {one.name: one.difference.value for one in view.lines if one.difference is not None}
    assert len(told) == min(3, sum(1 for gap in gaps.values() if gap))
    sizes_told: list[Decimal] = []
    for sentence in told:
        name = re.search("“(.+)”", sentence.lead)
        assert name is not None
        item = next(one for one in view.lines if one.name == name[1])
        assert item.final is not None
        assert item.budget is not None
        assert ("多支" in sentence.lead) == (gaps[item.name] > 0)
        assert ("少支" in sentence.lead) == (gaps[item.name] < 0)
        assert all(abs(amount - abs(gaps[item.name])) <= CENT for amount in money_in(sentence.lead))
        for rate in rates_in(sentence.text):
            assert is_rate_of(rate, item.final, item.budget)
        assert NO_REASON in sentence.text
        sizes_told.append(abs(gaps[item.name]))
    assert sizes_told == sorted(sizes_told, reverse=True)


def test_without_a_plan_or_with_one_of_nothing_nothing_is_claimed() -> None:
    blank = BudgetLine(None, "合计", None, figure(Decimal(5)), None, None)
    view = BudgetView("一般公共预算财政拨款", "initial_budget", (), blank, None)
    sentence = budget_sentence(replace(NONE, budget=view))
    assert sentence is not None
    assert sentence.lead == "没有读到年初预算总数。"
    nothing = line(Decimal(5), Decimal(0), figure(Decimal(0), CENT, "%"), "合计", CENT)
    sentence = budget_sentence(replace(NONE, budget=replace(view, whole=nothing)))
    assert sentence is not None
    assert sentence.lead == "年初预算为 0，支出 5.00 万元。"


# ---------------------------------------------------------------- where it went


def spent(*amounts: Decimal, whole: Decimal | None = None) -> Overview:
    total = sum(amounts, Decimal(0)) if whole is None else whole
    rows = [f"_ 合计 {total} {total}"]
    rows += [f"{201 + at} 第{at}类支出 {amount} {amount}" for at, amount in enumerate(amounts)]
    return overview_of(report(table("expenditure", "\n".join(rows))))


@given(st.lists(st.integers(0, 500_000).map(lambda number: number * CENT), min_size=1, max_size=6))
def test_most_of_the_money_went_where_it_went(amounts: list[Decimal]) -> None:
    view = spent(*amounts)
    sentence = structure_sentence(view)
    whole, most = sum(amounts, Decimal(0)), max(amounts)
    if sentence is None:
        assert whole == 0
        return
    named = re.findall(r"第(\d)类", sentence.lead)
    assert amounts[int(named[0])] == most
    true = most / whole * 100
    if sum(1 for amount in amounts if amount) == 1:
        assert sentence.lead.startswith("支出全部在")
    elif "几乎" in sentence.lead:
        assert Decimal("99.5") <= true < 100
    elif "成" in sentence.lead:
        assert brackets(sentence.lead, true, CENT)
    others = [amounts[int(number)] for number in re.findall(r"第(\d)类", sentence.text)]
    assert others == sorted(others, reverse=True)
    assert ("其次" in sentence.text) == bool(others and others[0] < most)


@pytest.mark.parametrize(
    ("amounts", "whole"), [(("8.00", "-3.00"), "5.00"), (("8.00", "8.00"), "10.00"), (("6.00",), "10.00")]
)
def test_no_share_is_told_of_a_whole_that_the_parts_do_not_make(amounts: tuple[str, ...], whole: str) -> None:
    sentence = structure_sentence(spent(*map(Decimal, amounts), whole=Decimal(whole)))
    assert sentence is not None
    assert "全部" not in sentence.lead
    if len(amounts) > 1:
        assert "成" not in sentence.lead
        assert "%" not in sentence.lead + sentence.text
