"""Tables are known by their title, however a province, a producer or a year prints it."""

import pytest

from mingzhang.forms import FORMS, find_item, form, match_title


@pytest.mark.parametrize("declared", FORMS, ids=lambda declared: declared.id)
def test_every_declared_title_is_its_own_form(declared) -> None:
    for title in (declared.title, *declared.titles):
        assert match_title(title) is declared, title


@pytest.mark.parametrize(
    ("text", "form_id"),
    [
        ("公开01表收入支出决算总表", "income_expenditure_summary"),
        ("表1 部门收支决算总表", "income_expenditure_summary"),
        ("表一：收支决算总表", "income_expenditure_summary"),
        ("附表1：部门决算收支总表", "income_expenditure_summary"),
        ("2025年部门财务收支预算总表", "income_expenditure_summary"),
        ("上海市普陀区财政局2024年度收入支出决算总表", "income_expenditure_summary"),
        ("一、收入支出决算总表", "income_expenditure_summary"),
        ("收 入 决 算 表", "income"),
        ("部门收入决算总表", "income"),
        ("（二）支出决算表", "expenditure"),
        ("支出决算明细表", "expenditure"),
        ("财政拨款收支决算总表", "fiscal_summary"),
        ("2025年部门财政拨款收支预算总表", "fiscal_summary"),
        ("一般公共预算财政拨款支出决算明细表", "general_budget_expenditure"),
        ("一般公共预算财政拨款基本支出决算明细表", "basic_expenditure"),
        ("2025年部门一般公共预算基本支出部门预算经济分类预算表", "basic_expenditure"),
        ("2025年单位一般公共预算基本支出部门预算经济分类预算表", "basic_expenditure"),
        ("政府性基金预算财政拨款收支决算表", "government_fund"),
        ("国有资本经营预算财政拨款支出决算表", "state_capital"),
        ('财政拨款"三公"经费支出决算表', "three_public"),
        ("“三公”经费及会议费培训费支出决算表", "three_public"),
        ("2025年部门“三公”经费和机关运行经费预算表", "three_public"),
        ("相关统计数：", "three_public_statistics"),
        ("机关运行经费支出情况表", "operating_costs"),
        ("政府采购支出决算情况表", "procurement"),
        ("支出决算表（续）", "expenditure"),
    ],
)
def test_other_prints_of_a_title(text: str, form_id: str) -> None:
    matched = match_title(text)
    assert matched is not None
    assert matched.id == form_id


@pytest.mark.parametrize(
    "text",
    [
        "三、支出决算情况说明",
        "项目支出决算表",
        "政府采购项目收入决算表",
        "财政拨款“三公”经费支出决算情况说明",
        "本表反映部门本年度各项支出情况，见支出决算表。",
        "第二部分2024年度部门决算公开报表",
        "项目支出绩效自评表",
        "",
    ],
)
def test_what_is_no_title(text: str) -> None:
    assert match_title(text) is None


def test_items_are_known_by_name_never_by_ordinal() -> None:
    summary = form("income_expenditure_summary")
    for name in ("八、社会保障和就业支出", "七、社会保障和就业支出", "社会保障和 就业支出"):
        item = find_item(summary, name, "expenditure")
        assert item is not None
        assert item.functional_class == "208"
    assert find_item(summary, "社会保障和就业支出", "income") is None
    carried = find_item(summary, "使用非财政拨款结余(含专用结余)", "income")
    assert carried is not None
    assert carried.role == "carried"


def test_columns_and_items_say_what_they_mean() -> None:
    for declared in FORMS:
        for column in declared.all_columns():
            assert column.meaning, (declared.id, column.id)
