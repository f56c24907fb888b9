"""Changes and growths: against last year, against the budget, and where there was nothing. 模拟数据."""

from __future__ import annotations

import pytest

from tests.checking.small import outcomes
from tests.checking.written_reports import findings, severities, told

PRIOR = "机关运行经费支出12.00万元，上年决算数{prior}万元，比上年{change}万元。"
DERIVED = "机关运行经费支出2106.35万元，比上年增加476.16万元，{growth}。"


@pytest.mark.parametrize(
    ("prior", "change", "outcome"),
    [
        ("11.00", "增加1.00", "holds"),
        ("11.00", "增加1.01", "tail"),
        ("11.00", "增加2.00", "differs"),
        ("13.00", "减少1.00", "holds"),
        ("13.00", "增加1.00", "differs"),
    ],
)
def test_a_change_is_this_year_less_last_year(prior: str, change: str, outcome: str) -> None:
    one = told(PRIOR.format(prior=prior, change=change))
    assert outcomes(one, "narrative.change") == [outcome]


def test_a_change_of_the_other_direction_is_told_as_such() -> None:
    (finding,) = findings(told(PRIOR.format(prior="11.00", change="减少1.00")), "narrative.change")
    assert finding.severity == "error"
    assert "应为增加" in finding.message


def test_a_change_against_another_base_than_the_printed_one_is_left_alone() -> None:
    text = "机关运行经费2024年预算20.00万元，2023年执行数19.00万元，比2023年预算减少3.00万元。"
    assert outcomes(told(text, kind="预算"), "narrative.change") == []


@pytest.mark.parametrize(
    ("change", "outcome"), [("减少3.00", "holds"), ("减少2.00", "differs"), ("增加3.00", "differs")]
)
def test_a_change_against_the_own_budget(change: str, outcome: str) -> None:
    text = f"公务接待费年初预算为15.00万元，支出决算为12.00万元，比年初预算{change}万元。"
    assert outcomes(told(text, "九、“三公”经费情况说明"), "narrative.change") == [outcome]


@pytest.mark.parametrize(
    ("growth", "severity"),
    [
        ("增长29.21%", []),
        ("增长29.2%", []),
        ("增长29.20%", ["warning"]),
        ("增长22.61%", ["error"]),
        ("下降29.21%", ["error"]),
    ],
)
def test_a_growth_follows_from_the_change(growth: str, severity: list[str]) -> None:
    assert severities(told(DERIVED.format(growth=growth)), "narrative.growth") == severity


def test_a_growth_over_this_years_figure_is_told_as_such() -> None:
    (finding,) = findings(told(DERIVED.format(growth="增长22.61%")), "narrative.growth")
    assert "除以上年数" in finding.message


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("机关运行经费支出30.00万元，比上年增加20.00万元，增长200.00%。", ["holds"]),
        ("机关运行经费支出30.00万元，比上年增加20.00万元，增长66.67%。", ["differs"]),
        ("与2023年度相比，机关运行经费减少0.15万元，增长27.78%。", ["differs"]),
        ("机关运行经费支出0.03万元，比上年增加0.02万元，增长200%。", ["holds"]),
    ],
)
def test_further_forms_of_growth(text: str, outcome: list[str]) -> None:
    assert outcomes(told(text), "narrative.growth") == outcome


@pytest.mark.parametrize(
    ("current", "growth", "outcome"),
    [("25.77", "减少57.14", "holds"), ("25.77", "增加57.14", "differs"), ("257.70", "减少57.14", "differs")],
)
def test_a_growth_follows_from_the_figures_of_two_years(current: str, growth: str, outcome: str) -> None:
    text = (
        f"机关运行经费2023年当年预算执行数为60.13万元，2024年预算安排{current}万元，"
        f"比2023年预算执行数{growth}%。"
    )
    assert outcomes(told(text, kind="预算"), "narrative.growth") == [outcome]


def test_of_an_item_told_twice_and_not_alike_the_growth_fits_one() -> None:
    """Which of the two is wrong is said once, of them; the growth is not blamed as well."""
    text = (
        "1.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）350.35万元，主要用于人员。"
        "2023年当年预算执行数为348.52万元，2024年预算安排{again}万元，比2023年预算执行数增加0.53%。"
    )
    one = told(text.format(again="352.67"), kind="预算")
    assert outcomes(one, "narrative.growth") == ["holds"]
    assert severities(one, "narrative.repeated") == ["error"]
    assert outcomes(told(text.format(again="350.35"), kind="预算"), "narrative.repeated") == ["holds"]


@pytest.mark.parametrize(
    ("growth", "outcome"), [("下降7.7%", "holds"), ("下降17.7%", "differs"), ("增长7.7%", "differs")]
)
def test_a_growth_against_a_budget_that_is_not_printed(growth: str, outcome: str) -> None:
    text = f"机关运行经费支出12.00万元，比年初预算减少1.00万元，{growth}。"
    assert outcomes(told(text), "narrative.growth") == [outcome]


@pytest.mark.parametrize(
    ("kind", "growth", "found"),
    [
        ("决算", "增长100.00%", ["info"]),
        ("预算", "增长100.00%", []),
        ("预算", "增长50.00%", ["info"]),
        ("决算", "增长0%", []),
    ],
)
def test_from_nothing_there_is_no_growth(kind: str, growth: str, found: list[str]) -> None:
    change = "0.00" if growth == "增长0%" else "25.00"
    text = (
        f"机关运行经费2023年{'决算' if kind == '决算' else '预算'}数0.00万元，2024年{kind}数{change}万元，"
        f"比上年增加{change}万元，{growth}。"
    )
    assert severities(told(text, kind=kind), "narrative.growth") == found


HEADS = ("合计", "因公出国（境）费", "公务用车购置及运行费", "<", "<", "公务接待费")
PARTS = ("^", "^", "小计", "公务用车购置费", "公务用车运行费", "^")
PUBLIC = f"""
财政拨款“三公”经费支出预算表
金额单位：万元
| 2023年预算数 | < | < | < | < | < | 2024年预算数 | < | < | < | < | < |
| {" | ".join(HEADS * 2)} |
| {" | ".join(PARTS * 2)} |
| 10.00 | 4.00 | 3.00 | 0.00 | 3.00 | 3.00 | 9.00 | 4.00 | 3.00 | 0.00 | 3.00 | 2.00 |
"""


@pytest.mark.parametrize(("change", "outcome"), [("减少1.00", "holds"), ("减少2.00", "differs")])
def test_last_years_budget_may_stand_in_the_table(change: str, outcome: str) -> None:
    one = told(
        f"2024年“三公”经费预算数为9.00万元，比2023年预算{change}万元。",
        "一、2024年“三公”经费预算情况说明",
        kind="预算",
        before=PUBLIC,
    )
    table = one.table("three_public")
    assert table is not None
    assert "prior_budget_total" in table.columns
    assert outcomes(one, "narrative.change") == [outcome]


def test_a_change_against_another_year_is_none_against_the_last() -> None:
    text = (
        "（一）“三公”经费支出决算为62.07万元，比上年决算数增加38.97万元，增长{growth}%；"
        "比2019年（疫情前）决算数减少24.87万元，降低28.6%。其中：因公出国（境）费支出决算为12.02万元，"
        "比上年决算数增加12.02万元；公务用车购置及运行维护费支出决算为27.46万元，比上年决算数增加6.32万元；"
        "公务接待费支出决算为22.59万元，比上年决算数增加20.63万元。"
    )
    heading = "九、财政拨款“三公”经费支出决算情况说明"
    for growth, outcome in (("168.7", "holds"), ("186.7", "differs")):
        one = told(text.format(growth=growth), heading)
        assert outcomes(one, "narrative.growth") == [outcome]
        assert set(outcomes(one, "narrative.parts")) == {"holds"}
        assert outcomes(one, "narrative.repeated") == []


LISTED = (
    "机关运行经费支出29.24万元，其中：局本级20.00万元，下属单位9.24万元，比上年减少1.30万元，降低{rate}%。"
)


def test_a_growth_behind_a_list_may_be_of_the_whole() -> None:
    assert "differs" not in outcomes(told(LISTED.format(rate="4.26")), "narrative.growth")
    assert outcomes(told(LISTED.format(rate="7.77")), "narrative.growth") == ["differs"]
