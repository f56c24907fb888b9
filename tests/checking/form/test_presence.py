"""Tables and sections that must be there. All data is 模拟数据."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mingzhang.checking import check
from mingzhang.model import ReadingWarning, Report
from mingzhang.reading.report import read_report
from tests.checking.form.printed import findings, outcomes, told, words
from tests.checking.small import table

ROOT = Path(__file__).parents[3]
SOURCE = (ROOT / "data" / "generator" / "report.txt").read_text(encoding="utf-8")
"""The bundled sample as text: what is left out of it is missing."""
FORMS = {
    "income_expenditure_summary": "收入支出决算总表",
    "income": "收入决算表",
    "expenditure": "支出决算表",
    "fiscal_summary": "财政拨款收入支出决算总表",
    "general_budget_expenditure": "一般公共预算财政拨款支出决算表",
    "basic_expenditure": "一般公共预算财政拨款基本支出决算表",
    "government_fund": "政府性基金预算财政拨款收入支出决算表",
    "state_capital": "国有资本经营预算财政拨款收入支出决算表",
    "three_public": "财政拨款“三公”经费支出决算表",
}
BLANK = {"income_expenditure_summary": "amount\n< _ 本年收入合计 ·", "three_public": "final_total\n_ _ ·"}


def tables(without: str = "") -> list:
    return [table(one, BLANK.get(one, "total\n_ 合计 ·")) for one in FORMS if one != without]


@pytest.mark.parametrize("form", FORMS)
def test_a_table_left_out_is_missing_and_a_blank_one_is_not(form: str) -> None:
    text = "[narrative]\n情况说明。"
    assert outcomes(told(text, *tables()), "form.tables") == {"holds"}
    (finding,) = findings(told(text, *tables(form)), "form.tables")
    assert (finding.severity, finding.found, finding.expected) == ("error", "缺", f"《{FORMS[form]}》")
    assert f"缺《{FORMS[form]}》" in finding.message


def test_a_table_that_only_the_contents_promise_is_missing_too() -> None:
    text = "[contents]\n十、机关运行经费支出情况表\n十一、政府采购支出情况说明\n[narrative]\n情况说明。"
    (finding,) = findings(told(text, *tables()), "form.tables")
    assert finding.expected == "《机关运行经费支出情况表》"
    assert finding.evidence[0].source.text == "十、机关运行经费支出情况表"


@pytest.mark.parametrize("code", ["scan", "damaged", "untitled_table", "header"])
def test_what_could_not_be_read_is_not_missing(code: str) -> None:
    warnings = (ReadingWarning(code, "没有读出。", 3),)
    one = told("情况说明。", *tables("income"), warnings=warnings)
    assert [finding.severity for finding in findings(one, "form.tables")] == ["info"]


def test_a_title_without_a_table_is_not_missing() -> None:
    one = told("[tables]\n^ 收入决算表", *tables("income"))
    assert [finding.severity for finding in findings(one, "form.tables")] == ["info"]
    plain = replace(table("income", "total\n_ 合计 ·"), id=None, title="收入决算表")
    assert [one.severity for one in findings(told("说明。", *tables("income"), plain), "form.tables")] == [
        "info"
    ]


def test_a_table_of_another_title_may_be_the_one() -> None:
    plain = replace(table("income", "total\n_ 合计 1.00"), id=None, title="部门收入明细情况")
    one = told("说明。", *tables("income"), plain)
    assert [finding.severity for finding in findings(one, "form.tables")] == ["info"]


def test_older_reports_have_no_state_capital_table() -> None:
    assert outcomes(told("说明。", *tables("state_capital"), year=2018), "form.tables") == {"holds"}


def test_a_file_with_few_of_the_tables_is_no_whole_report() -> None:
    one = told("说明。", *tables()[:3])
    assert [finding.severity for finding in findings(one, "form.tables")] == ["info"]


def test_a_budget_needs_its_own_eight() -> None:
    text = "[narrative]\n预算编制说明。"
    assert outcomes(told(text, *tables(), kind="budget"), "form.tables") == {"holds"}
    (finding,) = findings(told(text, *tables("income"), kind="budget"), "form.tables")
    assert "缺《部门收入总表》" in finding.message


# ---------------------------------------------------------------- sections


def planted(text: str, folder: Path) -> Report:
    path = folder / "report.txt"
    path.write_text(text, encoding="utf-8")
    return read_report(path)


def missing(report: Report) -> list[str]:
    return [
        one.expected for one in check(report).findings if one.rule == "form.sections" and one.found == "缺"
    ]


def without(start: str, end: str, text: str = SOURCE) -> str:
    """The text without what stands from the last ``start`` to the ``end`` behind it."""
    begin = text.rindex(f"\n{start}")
    return text[:begin] + text[text.index(f"\n{end}", begin + 1) :]


def test_the_whole_sample_lacks_nothing(tmp_path: Path) -> None:
    assert missing(planted(SOURCE, tmp_path)) == []


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("一、收入支出决算总体情况说明", "二、收入决算情况说明"),
        ("三、支出决算情况说明", "四、财政拨款"),
        ("七、政府性基金", "八、国有资本"),
        ("九、财政拨款“三公”经费支出决算情况说明", "十、机关运行"),
        ("十、机关运行经费支出情况说明", "十一、政府采购"),
    ],
)
def test_a_section_of_the_contents_that_is_left_out_is_missing(start: str, end: str, tmp_path: Path) -> None:
    (title,) = missing(planted(without(start, end), tmp_path))
    assert start[2:9].strip("、") in title


def test_a_topic_that_nothing_speaks_of_is_missing(tmp_path: Path) -> None:
    text = without("十一、政府采购支出情况说明", "十二、关于").replace("- 十一、政府采购支出情况说明\n", "")
    text = text.replace("十一、政府采购支出情况说明", "")
    assert missing(planted(text, tmp_path)) == ["政府采购情况说明"]


def test_one_sentence_is_enough() -> None:
    sentences = (
        "2024年度收入支出总计10.00万元。本年收入合计10.00万元，本年支出合计10.00万元。\n财政拨款收入10.00万元。\n"
        "一般公共预算财政拨款支出10.00万元，其中基本支出5.00万元。\n“三公”经费支出0.10万元。\n"
        "本部门没有政府性基金和国有资本经营预算拨款。\n# 其他重要事项\n机关运行经费1.00万元，"
        "政府采购支出1.00万元，共有车辆0辆，开展绩效自评2项。\n[glossary]\n# 名词解释"
    )
    assert outcomes(told("[narrative]\n" + sentences), "form.sections") == {"holds"}
    worded = sentences.replace("机关运行经费1.00", "机关日常运转费用1.00")
    assert outcomes(told("[narrative]\n" + worded), "form.sections") == {"holds"}
    left = sentences.replace("共有车辆0辆，", "")
    assert words(told("[narrative]\n" + left), "form.sections") == [
        ("error", "缺", "国有资产占有使用情况说明")
    ]


def test_a_report_without_explanation_is_not_judged() -> None:
    assert outcomes(told("[narrative]\n详见附表。", figures=False), "form.sections") >= {"insufficient"}
    assert findings(told("[narrative]\n详见附表。"), "form.sections") == []
