"""The assembled report: what it is, what is refused, what is missing."""

import pytest

from mingzhang.errors import UnsupportedDocumentError
from mingzhang.forms import FORMS
from mingzhang.reading.report import missing_forms
from tests.build import report

COVER = """\
模拟市模拟区模拟局
2024年度部门决算
---
"""
EXPENDITURE = """\
支出决算表
单位：万元
| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 |
| 208 | 社会保障和就业支出 | {amount} | |
"""


def test_identity_tables_and_missing_forms() -> None:
    read = report(COVER + EXPENDITURE.format(amount="3.00"))
    assert (read.department, read.year, read.kind, read.scope) == (
        "模拟市模拟区模拟局",
        2024,
        "final_account",
        "department",
    )
    assert read.pages == 2
    assert [table.id for table in read.tables] == ["expenditure"]
    missing = [warning.message for warning in read.warnings if warning.code == "missing_table"]
    assert "缺《收入支出决算总表》。" in missing
    assert len(missing) == len(missing_forms(read.tables)) == sum(form.required for form in FORMS) - 1
    assert not any("机关运行经费" in message or "相关统计数" in message for message in missing)


def test_a_unit_says_so() -> None:
    cover = COVER.replace("部门决算", "单位决算")
    assert report(cover + EXPENDITURE.format(amount="3.00")).scope == "unit"


@pytest.mark.parametrize(
    ("cover", "amount"),
    [
        (COVER, ""),
        (COVER.replace("模拟区模拟局", "XX局"), "3.00"),
        (COVER.replace("模拟区模拟局", "XX局"), ""),
    ],
)
def test_a_template_is_read_and_said_to_be_one(cover: str, amount: str) -> None:
    read = report(cover + EXPENDITURE.format(amount=amount))
    assert [warning.code for warning in read.warnings].count("template") == 1
    assert read.tables[0].rows[0].name == "社会保障和就业支出"


def test_a_filled_report_is_no_template() -> None:
    assert "template" not in {
        warning.code for warning in report(COVER + EXPENDITURE.format(amount="3.00")).warnings
    }


def test_a_budget_lacks_tables_of_budgets_not_of_final_accounts() -> None:
    cover = COVER.replace("决算", "预算")
    read = report(cover + EXPENDITURE.format(amount="3.00").replace("支出决算表", "部门支出总表"))
    missing = [warning.message for warning in read.warnings if warning.code == "missing_table"]
    assert missing == [
        "缺《部门收支总表》。",
        "缺《部门收入总表》。",
        "缺《财政拨款收支总表》。",
        "缺《一般公共预算支出表》。",
        "缺《一般公共预算基本支出表》。",
        "缺《政府性基金预算支出表》。",
        "缺《一般公共预算“三公”经费支出表》。",
    ]


def test_a_budget_is_read_as_one() -> None:
    read = report(COVER.replace("决算", "预算") + EXPENDITURE.format(amount="3.00").replace("决算", "预算"))
    assert (read.kind, read.scope, read.year) == ("budget", "department", 2024)
    assert [(table.id, table.title) for table in read.tables] == [("expenditure", "支出预算表")]


def test_other_documents_are_refused_in_one_line() -> None:
    with pytest.raises(UnsupportedDocumentError) as refused:
        report("关于开展安全检查的通知\n各单位：\n请于本月底前完成。\n| 序号 | 单位 |\n| 1 | 甲 |\n")
    assert refused.value.code == "not_final_account"
