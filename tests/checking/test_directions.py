"""Direction words against the figures of their item. 模拟数据."""

from __future__ import annotations

import pytest

from tests.checking.small import outcomes
from tests.checking.written_reports import findings, severities, told

ITEM = (
    "（1）政府办公厅（室）及相关机构事务（款）行政运行（项）。年初预算为{budget}万元，支出决算为{final}万元，"
    "完成年初预算的{rate}%。{words}"
)


def item(words: str, budget: str = "10.00", final: str = "9.00", rate: str = "90.00") -> str:
    return ITEM.format(words=words, budget=budget, final=final, rate=rate)


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("决算数小于预算数的主要原因是人员减少。", []),
        ("决算数大于预算数的主要原因是人员减少。", ["error"]),
        ("决算数小于年初预算数的主要原因是人员减少。", []),
        ("支出决算大于年初预算的主要原因是人员减少。", ["error"]),
        ("决算数等于预算数。", ["error"]),
        ("预算数大于决算数的主要原因是人员减少。", []),
        ("预算数小于决算数的主要原因是人员减少。", ["error"]),
        ("决算数较年初预算减少的原因是人员减少。", []),
        ("决算数较年初预算增加的原因是人员减少。", ["error"]),
        ("决算数大于（小于）预算数的主要原因是人员减少。", []),
        ("主要原因是实际缴费决算数大于预算数的单位减少。", []),
        ("人员调整使得部分单位决算数大于预算数。", []),
    ],
)
def test_above_or_below_the_budget(words: str, severity: list[str]) -> None:
    assert severities(told(item(words)), "narrative.direction") == severity


def test_the_finding_stands_at_the_words() -> None:
    (finding,) = findings(told(item("决算数大于预算数的主要原因是人员减少。")), "narrative.direction")
    assert finding.evidence[0].source.text == "决算数大于预算数"
    assert {evidence.source.text for evidence in finding.evidence[1:]} == {"9.00", "10.00"}
    assert finding.found == "决算数大于预算数"
    assert finding.expected == "决算数小于预算数"


def test_of_figures_printed_alike_either_is_for_a_look() -> None:
    one = told(item("决算数小于预算数的主要原因是尾差。", "10.00", "10.00", "100.00"))
    assert severities(one, "narrative.direction") == ["warning"]


def test_each_item_has_its_own_words() -> None:
    text = "\n".join(
        (
            item("决算数小于预算数的主要原因是压减。"),
            "（2）政府办公厅（室）及相关机构事务（款）一般行政管理事务（项）。年初预算为1.00万元，"
            "支出决算为2.00万元，完成年初预算的200.00%。决算数大于预算数的主要原因是追加。",
        )
    )
    assert outcomes(told(text), "narrative.direction") == ["holds", "holds"]


@pytest.mark.parametrize(("words", "outcome"), [("小于", "holds"), ("大于", "differs")])
def test_where_no_budget_is_printed_the_completion_tells(words: str, outcome: str) -> None:
    text = f"机关运行经费支出决算为40.00万元，完成预算95.24%，决算数{words}预算数的主要原因是跨年支付。"
    assert outcomes(told(text), "narrative.direction") == [outcome]


@pytest.mark.parametrize(("words", "outcome"), [("大于", "holds"), ("小于", "differs")])
def test_parts_told_between_have_no_budget_of_their_own(words: str, outcome: str) -> None:
    text = (
        "（1）政府办公厅（室）及相关机构事务（款）行政运行（项）支出决算为1,000.50万元，完成年初预算的100.1%。"
        "其中：人员经费支出决算为900.50万元，公用经费支出决算为100.00万元。"
        f"决算数{words}年初预算数的主要原因是增加1人。"
    )
    assert outcomes(told(text), "narrative.direction") == [outcome]


def test_the_cost_that_begins_with_the_word_for_because() -> None:
    text = "因公出国（境）费预算5.00万元，支出决算3.00万元，因公出国（境）费决算数大于预算数。"
    one = told(text, "九、财政拨款“三公”经费支出决算情况说明")
    assert severities(one, "narrative.direction") == ["error"]


def test_a_completion_of_a_hundred_may_be_a_little_less() -> None:
    text = "机关运行经费支出决算为40.00万元，完成预算100%，决算数小于预算数的主要原因是结余少量零头。"
    assert outcomes(told(text), "narrative.direction") == []


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("比上年减少0.30万元，减少13.04%，减少的主要原因是批次减少。", ["holds"]),
        ("比上年减少0.30万元，减少13.04%，增加的主要原因是批次减少。", ["differs"]),
        ("比上年增加0.30万元，增长17.65%。增长的主要原因是批次增加。", ["holds"]),
        ("比上年增加0.30万元，增长17.65%。下降的主要原因是批次增加。", ["differs"]),
        ("比上年增加0.30万元，增长17.65%，增加（减少）的主要原因是批次增加。", []),
        ("比上年增加0.30万元，增长17.65%，增减变动的主要原因是批次增加。", []),
    ],
)
def test_the_reason_for_a_rise_or_a_fall(words: str, outcome: list[str]) -> None:
    one = told(f"机关运行经费支出2.00万元，{words}")
    assert outcomes(one, "narrative.change_direction") == outcome


def test_a_total_and_its_parts_may_move_apart() -> None:
    text = (
        "“三公”经费支出9.00万元，比上年减少5.00万元，其中：公务用车运行维护费减少6.00万元，"
        "公务接待费增加1.00万元。减少的主要原因是车辆报废。"
    )
    one = told(text, "九、“三公”经费情况说明")
    assert outcomes(one, "narrative.change_direction") == ["holds"]


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("与上年持平", []),
        ("比上年减少为0，与上年持平", ["warning"]),
        ("比上年减少0.00万元，与上年持平", ["info"]),
        ("比上年增加3.00万元，与上年持平", ["error"]),
        ("上年决算数12.00万元，与上年持平", []),
        ("上年决算数12.01万元，与上年持平", ["info"]),
        ("上年决算数15.00万元，与上年持平", ["error"]),
        ("上年支出15.00万元，与上年持平", ["error"]),
        ("上年15.00万元，无增减变化", ["error"]),
        ("与上年决算数15.00万元一致", ["error"]),
        ("与上年决算数12.00万元一致", []),
    ],
)
def test_unchanged(words: str, severity: list[str]) -> None:
    one = told(f"机关运行经费支出12.00万元，{words}。")
    assert severities(one, "narrative.change_direction") == severity


@pytest.mark.parametrize(("final", "severity"), [("10.00", []), ("9.00", ["error"])])
def test_unchanged_against_the_budget(final: str, severity: list[str]) -> None:
    one = told(item("决算数同预算数持平。", "10.00", final, "100.00"))
    assert severities(one, "narrative.change_direction") == severity


@pytest.mark.parametrize(
    "words",
    [
        "比上年增加1.00万元。决算数较年初预算数减少的主要原因是项目结转。",
        "比上年增加1.00万元。由于人员减少的原因，培训减少。",
        "比上年增加1.00万元，其中公用经费减少的主要原因是厉行节约。",
    ],
)
def test_a_reason_for_something_else_says_nothing_of_the_change(words: str) -> None:
    assert "differs" not in outcomes(told(item(words)), "narrative.change_direction")
