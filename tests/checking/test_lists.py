"""Parts of wholes, balances, counts by kind, bounds. 模拟数据."""

from __future__ import annotations

import pytest

from tests.checking.small import made, outcomes
from tests.checking.written_reports import findings, severities, told

THREE_PUBLIC = "九、财政拨款“三公”经费支出决算情况说明"
COSTS = (
    "“三公”经费支出决算为{total}万元，其中：因公出国（境）费支出决算0万元；公务用车购置及运行维护费支出决算3.00万元；"
    "公务接待费支出决算2.00万元。"
)


@pytest.mark.parametrize(("total", "outcome"), [("5.00", "holds"), ("5.01", "tail"), ("8.00", "differs")])
def test_three_public_costs(total: str, outcome: str) -> None:
    assert outcomes(told(COSTS.format(total=total), THREE_PUBLIC), "narrative.parts") == [outcome]


def test_a_total_without_one_of_its_parts_says_nothing() -> None:
    text = "“三公”经费支出决算为8.00万元，其中：因公出国（境）费支出决算0万元；公务接待费支出决算2.00万元。"
    assert outcomes(told(text, THREE_PUBLIC), "narrative.parts") == []


@pytest.mark.parametrize(("change", "outcome"), [("减少1.00", "holds"), ("增加1.00", "differs")])
def test_changes_add_up_and_what_is_unchanged_counts_as_nothing(change: str, outcome: str) -> None:
    text = (
        f"“三公”经费支出决算数比上年{change}万元，其中：因公出国（境）费支出决算数与上年持平；"
        "公务用车购置及运行维护费比上年减少1.50万元；公务接待费比上年增加0.50万元。"
    )
    assert outcomes(told(text, THREE_PUBLIC), "narrative.parts") == [outcome]


@pytest.mark.parametrize(("goods", "outcome"), [("8.00", "holds"), ("8.01", "tail"), ("80.00", "differs")])
def test_procurement(goods: str, outcome: str) -> None:
    text = (
        f"政府采购支出总额20.00万元，其中：政府采购货物支出{goods}万元、政府采购工程支出0万元、"
        "政府采购服务支出12.00万元。"
    )
    assert outcomes(told(text, "十一、政府采购支出情况说明"), "narrative.parts") == [outcome]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("人员经费800.00万元，主要包括基本工资；公用经费200.00万元，主要包括办公费。", ["holds"]),
        ("人员经费800.00万元，主要包括基本工资；公用经费20.00万元，主要包括办公费。", ["differs"]),
        # Another kind is listed beside the two: what they make is open.
        ("人员经费800.00万元，公用经费150.00万元，资本性支出50.00万元。", []),
    ],
)
def test_basic_expenditure(text: str, outcome: list[str]) -> None:
    one = told(f"一般公共预算财政拨款基本支出1,000.00万元，其中：{text}", "六、基本支出决算情况说明")
    assert outcomes(one, "narrative.parts") == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("本年收入合计480.00万元，使用非财政拨款结余0.00万元，年初结转和结余20.00万元", ["holds"]),
        ("本年收入合计480.00万元，使用非财政拨款结余0.00万元，年初结转和结余2.00万元", ["differs"]),
        ("本年收入合计480.00万元，年初结转和结余20.00万元", ["holds"]),
        ("本年收入合计480.00万元，年初结转和结余10.00万元", []),
    ],
)
def test_total_income(text: str, outcome: list[str]) -> None:
    one = told(f"2024年度收入总计500.00万元，其中：{text}。", "一、收入支出决算总体情况说明")
    assert outcomes(one, "narrative.parts") == outcome


@pytest.mark.parametrize(("other", "outcome"), [("0万元", "holds"), ("5.00万元", "differs")])
def test_sources_closed_by_other_income(other: str, outcome: str) -> None:
    text = (
        "2024年，收入预算37,151.47万元，其中：财政拨款收入37,151.47万元，比2023年预算增加8.00万元；"
        f"事业收入0万元；事业单位经营收入0万元；其他收入{other}。"
    )
    assert outcomes(told(text, "一、预算编制说明", kind="预算"), "narrative.parts") == [outcome]


@pytest.mark.parametrize(
    ("domestic", "foreign", "outcome"),
    [("2.00", "1.00", "holds"), ("3.00", "1.00", "holds"), ("1.00", "1.00", "differs")],
)
def test_receptions_at_home_may_have_foreign_guests_in_them(
    domestic: str, foreign: str, outcome: str
) -> None:
    text = f"3.公务接待费支出3.00万元。其中：国内公务接待支出{domestic}万元（含外宾接待支出{foreign}万元）。"
    assert outcomes(told(text, THREE_PUBLIC), "narrative.parts") == [outcome]


@pytest.mark.parametrize(("spent", "outcome"), [("500.00", "holds"), ("505.00", "differs")])
def test_income_and_expenditure_balance(spent: str, outcome: str) -> None:
    text = f"2024年度收入总计500.00万元，支出总计{spent}万元。"
    found = outcomes(told(text, "一、收入支出决算总体情况说明"), "narrative.balance")
    assert found == [outcome]


CARS = "截至2024年12月31日，本部门共有车辆{total}辆，其中：机要通信用车1辆、执法执勤用车1辆{more}。"


@pytest.mark.parametrize(
    ("total", "more", "outcome"),
    [
        ("3", "、其他用车1辆", ["holds"]),
        ("4", "、其他用车1辆", ["differs"]),
        ("3", "、其他用车1辆，其他用车主要是业务用车1辆", ["holds"]),
        ("9", "", []),
    ],
)
def test_cars(total: str, more: str, outcome: list[str]) -> None:
    one = told(CARS.format(total=total, more=more), "十三、国有资产占用情况说明")
    assert outcomes(one, "narrative.counts") == outcome


def test_cars_to_be_bought_are_counted_by_themselves() -> None:
    text = CARS.format(total="3", more="、其他用车1辆") + "2025年预算安排购置车辆1辆，其中：其他用车1辆。"
    one = told(text, "十三、国有资产占用情况说明", kind="预算")
    assert {comparison.outcome for comparison in made(one, "narrative.counts")} == {"holds"}


@pytest.mark.parametrize(("good", "outcome"), [("8", "holds"), ("7", "differs")])
def test_projects_by_grade(good: str, outcome: str) -> None:
    text = (
        "绩效自评的2024年度项目10个，涉及预算金额50.00万元（其中，绩效评级为“优”的项目"
        f"{good}个；绩效评级为“良”的项目2个；绩效评级为“合格”的项目0个；绩效评级为“不合格”的项目0个）。"
    )
    assert outcomes(told(text, "十、预算绩效管理情况"), "narrative.counts") == [outcome]


@pytest.mark.parametrize(("small", "outcome"), [("16.00", "holds"), ("24.00", "differs")])
def test_small_firms_are_among_the_medium_and_small(small: str, outcome: str) -> None:
    text = f"授予中小企业合同金额20.00万元，其中：授予小微企业合同金额{small}万元。"
    assert outcomes(told(text, "十一、政府采购支出情况说明"), "narrative.bounds") == [outcome]


def test_no_more_than_all_evaluated_money() -> None:
    text = "组织对8项单位项目支出开展了绩效自评，共涉及资金1365.20万元，占单位项目支出预算总额的1000%。"
    found = findings(told(text, "十二、关于2024年度绩效评价情况说明"), "narrative.bounds")
    assert [(finding.severity, finding.found) for finding in found] == [("error", "1000%")]


SHARES = "本年支出合计100.00万元，其中：基本支出{basic}万元，占60.00%；项目支出40.00万元，占{project}%。"


@pytest.mark.parametrize(
    ("basic", "project", "outcome"),
    [
        ("60.00", "40.00", ["holds"]),
        ("60.01", "40.00", ["tail"]),
        ("66.00", "40.00", ["differs"]),
        # The list is not all: its shares do not make a hundred.
        ("60.00", "30.00", []),
    ],
)
def test_amounts_whose_shares_make_a_hundred(basic: str, project: str, outcome: list[str]) -> None:
    one = told(SHARES.format(basic=basic, project=project), "三、支出决算情况说明")
    assert outcomes(one, "narrative.share_list") == outcome


def test_the_whole_of_a_list_may_stand_in_another_paragraph() -> None:
    text = (
        "（一）一般公共预算财政拨款支出总体情况\n2024年度一般公共预算财政拨款支出{total}万元。\n"
        "（二）一般公共预算财政拨款支出结构情况\n2024年度一般公共预算财政拨款支出主要用于以下方面："
        "一般公共服务支出（类）80.00万元，占80%；住房保障支出（类）20.00万元，占20%。"
    )
    heading = "五、一般公共预算财政拨款支出决算情况说明"
    for total, outcome in (("100.00", "holds"), ("200.00", "differs")):
        assert outcomes(told(text.format(total=total), heading), "narrative.share_list") == [outcome]


def test_a_share_of_nothing_is_a_remark() -> None:
    text = (
        "授予中小企业合同金额0万元，占政府采购支出总额的0%，其中：授予小微企业合同金额0万元，"
        "占政府采购授予中小企业合同金额的0%。"
    )
    found = severities(told(text, "十一、政府采购支出情况说明"), "narrative.share_of_nothing")
    assert found == ["info"]


@pytest.mark.parametrize(
    ("share", "severity"), [("81.25%", []), ("81.24%", ["warning"]), ("18.75%", ["error"])]
)
def test_shares_of_a_budget(share: str, severity: list[str]) -> None:
    text = (
        f"2024年度支出预算合计800.00万元，其中：基本支出650.00万元，占{share}；项目支出150.00万元，占18.75%。"
    )
    assert severities(told(text, "三、支出预算情况说明", kind="预算"), "narrative.share") == severity


@pytest.mark.parametrize(("share", "severity"), [("75%", []), ("57%", ["error"])])
def test_shares_of_a_budget_that_name_their_whole(share: str, severity: list[str]) -> None:
    text = f"“三公”经费支出预算4.00万元，其中，公务用车购置及运行维护费支出3.00万元，占“三公”经费的{share}。"
    assert severities(told(text, "九、“三公”经费预算情况", kind="预算"), "narrative.share") == severity


@pytest.mark.parametrize(
    ("numbers", "outcome"),
    [
        ("1 2 3", ["holds", "holds"]),
        ("1 2 4", ["holds", "differs"]),
        ("1 2 2", ["holds", "differs"]),
        # Another list begins.
        ("1 2 1", ["holds"]),
    ],
)
def test_numbers_of_items(numbers: str, outcome: list[str]) -> None:
    lines = [f"{number}.模拟事项支出{number}0.00万元，用于日常工作。" for number in numbers.split()]
    one = told("\n".join(lines))
    assert outcomes(one, "narrative.numbering") == outcome
    assert set(severities(one, "narrative.numbering")) <= {"info"}


def test_a_number_within_a_paragraph_is_not_missing() -> None:
    text = "1.模拟事项支出10.00万元。2.模拟事项支出20.00万元。\n3.模拟事项支出30.00万元。"
    assert "differs" not in outcomes(told(text), "narrative.numbering")


@pytest.mark.parametrize(("people", "severity"), [("26", []), ("2", []), ("1", ["warning"])])
def test_a_batch_has_a_guest(people: str, severity: list[str]) -> None:
    text = f"3.公务接待费支出0.18万元。其中：接待2批次，接待{people}人次。"
    assert severities(told(text, THREE_PUBLIC), "narrative.people") == severity
