"""Figures told again, and reasons that are missing. 模拟数据."""

from __future__ import annotations

import pytest

from tests.checking.small import outcomes
from tests.checking.written_reports import severities, told

THREE_PUBLIC = "九、财政拨款“三公”经费支出决算情况说明"


@pytest.mark.parametrize(("again", "severity"), [("5.00", []), ("5.01", ["info"]), ("50.00", ["error"])])
def test_a_cost_told_again(again: str, severity: list[str]) -> None:
    text = f"（一）“三公”经费支出决算为5.00万元。\n（二）“三公”经费支出决算{again}万元，具体情况如下。"
    assert severities(told(text, THREE_PUBLIC), "narrative.repeated") == severity


def test_what_is_told_once_more_than_another_value_is_right() -> None:
    text = "（一）公务接待费支出8.00万元。\n（二）公务接待费支出5.00万元。\n（三）公务接待费支出5.00万元。"
    one = told(text, THREE_PUBLIC)
    assert sorted(outcomes(one, "narrative.repeated")) == ["differs", "holds"]


@pytest.mark.parametrize(("again", "outcome"), [("60.00", "holds"), ("6.00", "differs")])
def test_an_items_first_amount_and_its_final(again: str, outcome: str) -> None:
    text = (
        "1.政府办公厅（室）及相关机构事务（款）行政运行（项）支出60.00万元，年初预算为66.00万元，"
        f"支出决算为{again}万元。"
    )
    assert outcomes(told(text), "narrative.repeated") == [outcome]


@pytest.mark.parametrize(
    "text",
    [
        "1.政府办公厅（室）及相关机构事务（款）行政运行（项）支出决算60.00万元。其中：本级支出决算40.00万元。",
        "机关运行经费支出5.00万元，其中：局本级机关运行经费3.00万元，所属单位机关运行经费2.00万元。",
    ],
)
def test_a_part_is_not_the_whole_told_again(text: str) -> None:
    assert "differs" not in outcomes(told(text), "narrative.repeated")


def test_costs_of_one_fund_are_not_those_of_all() -> None:
    text = (
        "（一）财政拨款“三公”经费支出决算为5.00万元。\n"
        "（二）一般公共预算财政拨款“三公”经费支出决算为{amount}万元。"
    )
    assert outcomes(told(text.format(amount="4.00"), THREE_PUBLIC), "narrative.repeated") == []
    assert outcomes(told(text.format(amount="5.00"), THREE_PUBLIC), "narrative.repeated") == ["holds"]


def test_evaluated_projects_have_a_scope_of_their_own() -> None:
    text = "项目全年预算数为5.00万元。项目全年预算数为6.00万元。"
    assert outcomes(told(text, "十二、关于2024年度绩效评价情况说明"), "narrative.repeated") == []


@pytest.mark.parametrize(("other", "severity"), [("100.00", []), ("10.00", ["error"])])
def test_one_total_in_two_sections(other: str, severity: list[str]) -> None:
    text = (
        "一般公共预算财政拨款支出100.00万元。\n六、一般公共预算财政拨款基本支出决算情况说明\n"
        f"2024年度一般公共预算财政拨款支出{other}万元，其中基本支出60.00万元。"
    )
    one = told(text, "五、一般公共预算财政拨款支出决算情况说明")
    assert severities(one, "narrative.repeated") == severity


# ---------------------------------------------------------------- reasons


def items(*reasons: str, budget: str = "50.00") -> str:
    names = ("行政运行", "一般行政管理事务")
    lines = [
        f"（{number}）政府办公厅（室）及相关机构事务（款）{names[number % 2]}（项）。年初预算为{budget}万元，"
        f"支出决算为{number}0.00万元。{reason}"
        for number, reason in enumerate(reasons, 1)
    ]
    return "\n".join(lines)


REASON = "决算数小于预算数的主要原因是压减开支。"


@pytest.mark.parametrize(
    ("reasons", "severity"),
    [
        ((REASON, REASON, REASON, ""), ["warning"]),
        ((REASON, REASON, REASON, REASON), []),
        ((REASON, REASON, REASON, "因人员减少。"), []),
        # The report's habit, not an oversight.
        ((REASON, "", "", ""), []),
        (("", "", "", ""), []),
        ((REASON, REASON, "", ""), []),
    ],
)
def test_a_difference_without_its_reason(reasons: tuple[str, ...], severity: list[str]) -> None:
    assert severities(told(items(*reasons)), "narrative.budget_reason") == severity


def test_what_is_equal_needs_no_reason() -> None:
    text = items(REASON, REASON, REASON, "", budget="40.00")
    assert severities(told(text), "narrative.budget_reason") == []


CHANGED = "{subject}支出{amount}万元，比上年增加1.00万元，增长{growth}%{reason}。"


@pytest.mark.parametrize(("reason", "severity"), [("", ["warning"]), ("，主要原因是水电费增加", [])])
def test_operating_costs_without_a_reason(reason: str, severity: list[str]) -> None:
    text = (
        paragraphs("，主要原因是人员增加")
        + f"\n机关运行经费支出12.00万元，比上年增加2.00万元，增长20%{reason}。"
    )
    assert severities(told(text), "narrative.change_reason") == severity


def paragraphs(reason: str) -> str:
    """Three changes with this reason, and the heading of a section on operating costs."""
    changed = [
        CHANGED.format(subject=subject, amount=amount, growth=growth, reason=reason)
        for subject, amount, growth in (
            ("一般公共预算财政拨款", "101.00", "1"),
            ("政府性基金预算财政拨款", "51.00", "2"),
            ("公务接待费", "26.00", "4"),
        )
    ]
    told_in = [f"（{number}）{line}" for number, line in zip("一二三", changed, strict=True)]
    return "\n".join((*told_in, "十、机关运行经费支出情况说明"))


def test_the_same_change_explained_elsewhere() -> None:
    text = paragraphs("，主要原因是人员增加")
    text += "\n" + CHANGED.format(subject="机关运行经费", amount="101.00", growth="1", reason="")
    assert severities(told(text), "narrative.change_reason") == []


def test_reports_that_give_no_reasons() -> None:
    text = paragraphs("") + "\n机关运行经费支出12.00万元，比上年增加2.00万元，增长20%。"
    assert outcomes(told(text), "narrative.change_reason") == ["insufficient"]
