"""Completions by sentence, item and table; rates of difference. 模拟数据."""

from __future__ import annotations

import pytest

from tests.checking.small import outcomes
from tests.checking.test_changes import HEADS, PARTS
from tests.checking.written_reports import severities, told

THREE_PUBLIC = "七、财政拨款“三公”经费支出决算情况说明"
PUBLIC = f"""
财政拨款“三公”经费支出决算表
金额单位：万元
| 预算数 | < | < | < | < | < | 决算数 | < | < | < | < | < |
| {" | ".join(HEADS * 2)} |
| {" | ".join(PARTS * 2)} |
| 2.85 | 0.00 | 0.00 | 0.00 | 0.00 | 2.85 | 0.39 | 0.00 | 0.00 | 0.00 | 0.00 | 0.39 |
"""


@pytest.mark.parametrize(("rate", "severity"), [("100.00", []), ("99.99", ["info"]), ("88.00", ["error"])])
def test_the_budget_of_the_item_where_the_sentence_has_none(rate: str, severity: list[str]) -> None:
    text = (
        "1.政府办公厅（室）及相关机构事务（款）行政运行（项）。年初预算为0.88万元，支出决算为0.88万元。"
        f"完成年初预算的{rate}%。"
    )
    assert severities(told(text), "narrative.completion") == severity


@pytest.mark.parametrize(
    ("year", "full", "outcome"),
    [("80.00", "90.00", ["holds", "holds"]), ("90.00", "80.00", ["differs", "differs"])],
)
def test_which_of_two_budgets_a_completion_is_of(year: str, full: str, outcome: list[str]) -> None:
    text = (
        "机关运行经费年初预算为9.00万元，全年预算为8.00万元，支出决算为7.20万元，"
        f"完成年初预算的{year}%，完成全年预算的{full}%。"
    )
    assert outcomes(told(text), "narrative.completion") == outcome


@pytest.mark.parametrize(
    ("rate", "total", "severity"),
    [
        ("13.68", "2.85", []),
        ("31.68", "2.85", ["error"]),
        # The text speaks of another budget than the table.
        ("31.68", "3.00", []),
    ],
)
def test_the_budget_of_a_cost_from_its_table(rate: str, total: str, severity: list[str]) -> None:
    text = (
        f"“三公”经费财政拨款支出年初预算为{total}万元，支出决算为0.39万元，其中：公务接待费支出决算为0.39万元，"
        f"完成预算的{rate}%。"
    )
    one = told(text, THREE_PUBLIC, before=PUBLIC)
    assert severities(one, "narrative.completion") == severity


@pytest.mark.parametrize(
    ("total", "part", "severity"),
    [("13.68", "13.68", []), ("13.68", "31.68", ["error"]), ("31.68", "31.68", [])],
)
def test_the_tables_budgets_where_the_text_prints_none(total: str, part: str, severity: list[str]) -> None:
    """They are the text's where all costs' completion follows from them."""
    text = (
        f"“三公”经费支出决算为0.39万元，完成预算{total}%，"
        f"其中：公务接待费支出决算为0.39万元，完成预算{part}%。"
    )
    one = told(text, THREE_PUBLIC, before=PUBLIC)
    assert severities(one, "narrative.completion") == severity


@pytest.mark.parametrize(
    ("final", "rate", "severity"),
    [("0", "0", "info"), ("0", "100", "info"), ("0", "7", "warning"), ("2.00", "100", "warning")],
)
def test_of_a_budget_of_nothing(final: str, rate: str, severity: str) -> None:
    text = f"公务接待费预算0万元，支出决算为{final}万元，完成预算的{rate}%。"
    assert severities(told(text, THREE_PUBLIC), "narrative.completion") == [severity]


@pytest.mark.parametrize(
    ("rate", "outcome"), [("7.50", "holds"), ("7.5", "holds"), ("-7.50", "differs"), ("6.98", "differs")]
)
def test_the_rate_of_difference(rate: str, outcome: str) -> None:
    text = f"与年初预算相比，机关运行经费年初预算数400.00万元，决算数430.00万元，预决算差异率{rate}%。"
    assert outcomes(told(text), "narrative.difference_rate") == [outcome]


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("完成年初预算的102%，比年初预算增加2万元，增长2%", []),
        ("完成年初预算的120%，比年初预算增加2万元，增长2%", ["error"]),
        ("完成年初预算的120%，比全年预算增加2万元，增长2%", []),
        ("比全年预算减少10.00万元，完成全年预算的91.07%", []),
        ("比全年预算减少10.00万元，完成全年预算的97.01%", ["error"]),
        ("比上年增加2万元，增长2%，完成年初预算的120%", []),
        ("完成预算的151%，决算数与预算数持平", ["error"]),
        ("完成预算的100%，决算数与预算数持平，比上年增加2万元，增长2%", []),
        ("完成预算的99.99%，与预算基本持平", []),
    ],
)
def test_a_completion_beside_the_change_against_the_same_budget(words: str, severity: list[str]) -> None:
    assert (
        severities(told(f"机关运行经费支出102.00万元，{words}。"), "narrative.completion_change") == severity
    )
