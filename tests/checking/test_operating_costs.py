"""机关运行经费 that a table prints is told in the text. All data is 模拟数据."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mingzhang.model import ReadingWarning, Report
from tests.checking.form.printed import findings, outcomes, told
from tests.checking.small import table
from tests.frames.handmade import fact

RULE = "disclosure.operating_costs"
COSTS = "amount\n_ 合计 29.24\n302 商品和服务支出 29.24"
OTHERS = (
    "2024年度收入支出总计10.00万元。本年收入合计10.00万元，本年支出合计10.00万元。\n财政拨款收入10.00万元。\n"
    "一般公共预算财政拨款支出10.00万元，其中基本支出5.00万元。\n“三公”经费支出0.10万元，公务用车运行费0.10万元。\n"
    "本部门没有政府性基金和国有资本经营预算拨款。\n"
)
NEXT = "# 十一、政府采购支出情况说明\n政府采购支出1.00万元，国有资产共有车辆0辆，开展绩效自评2项。\n"
GLOSSARY = "[glossary]\n# 名词解释\n机关运行经费：办公及印刷费、邮电费以及其他费用。"


def explained(words: str, costs: str = COSTS, *, after: str = NEXT, kind: str = "final_account") -> Report:
    text = f"[narrative]\n{OTHERS}{words}\n{after}{GLOSSARY}"
    return told(text, table("operating_costs", costs), kind=kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words",
    [
        "# 十、机关运行经费支出情况说明\n2024年度，机关运行经费支出29.24万元，比上年减少。",
        "# 十、机关运行经费支出情况说明\n按照口径说明如下。\n2024年度支出29.24万元。",
        "（一）机关运行经费。29万元，用于办公费。",
        "本部门机关运行费用为292,400元。",
        "行政运行经费292400.00。",
        "2024年度安排29.24万元用于机关运行经费。",
        "机关运行经费XX万元。",
        "# 十、机关运行经费支出情况说明\n1.会议费2.00万元；2.办公费27.24万元。",
        "# 十、机关运行经费支出情况说明\n支出29.24万元用于政府采购之外的事项。",
        "# 十、机关运行经费支出情况说明\n详见《机关运行经费支出情况表》。",
        "机关运行经费支出为0。",
        "本单位为事业单位，没有机关运行经费。",
    ],
)
@pytest.mark.parametrize("kind", ["final_account", "budget"])
def test_operating_costs_that_are_told_anyhow(words: str, kind: str) -> None:
    assert outcomes(explained(words, kind=kind), RULE) == {"holds"}


@pytest.mark.parametrize(
    "words",
    [
        "# 十、机关运行经费支出情况说明",
        "# 十、机关运行经费支出情况说明\n2024年度，机关运行经费支出比上年减少，主要原因是压减支出。",
        "各项支出用于保障机关运行。",
    ],
)
def test_a_heading_or_a_mention_without_an_amount_tells_nothing(words: str) -> None:
    one = explained(words)
    (finding,) = findings(one, RULE)
    assert (finding.severity, finding.found, finding.expected) == (
        "warning",
        "未见说明",
        "机关运行经费的金额",
    )
    assert "情况说明没有说到它的金额，请补充说明" in finding.message
    assert [evidence.source.text for evidence in finding.evidence] == ["29.24"]


@pytest.mark.parametrize("figure", ["·", "0.00", "-"])
def test_a_table_that_is_blank_or_of_nothing_asks_for_nothing(figure: str) -> None:
    costs = f"amount\n_ 合计 {figure}\n302 商品和服务支出 {figure}"
    assert outcomes(explained("# 十、机关运行经费支出情况说明", costs), RULE) == {"not_applicable"}


def test_what_three_public_prints_beside_it_is_asked_for_too() -> None:
    costs = table("three_public", "final_total final_operating_costs\n_ _ 1.00 29.24")
    heading = "# 十、机关运行经费支出情况说明\n"
    (finding,) = findings(told(f"[narrative]\n{OTHERS}{heading}{NEXT}{GLOSSARY}", costs), RULE)
    assert finding.evidence[0].source.text == "29.24"


def test_a_fact_a_note_or_a_table_of_the_text_tells_it() -> None:
    one = explained("# 十、机关运行经费支出情况说明")
    known = (*one.facts, fact("final", "29.24", "机关运行经费"))
    assert outcomes(replace(one, facts=known), RULE) == {"holds"}
    noted = explained("# 十、机关运行经费支出情况说明\n[tables]\n注：机关运行经费29.24万元。\n[narrative]")
    assert outcomes(noted, RULE) == {"holds"}
    grid = replace(one.tables[0], id=None, grid=(("项目", "金额"), ("机关运行经费", "29.24")))
    assert outcomes(replace(one, tables=(*one.tables, grid)), RULE) == {"holds"}


def test_a_section_that_is_missing_as_a_whole_is_told_of_once() -> None:
    one = explained("本部门开展工作。")
    assert [finding.expected for finding in findings(one, "form.sections")] == ["机关运行经费情况说明"]
    assert findings(one, RULE) == []


def test_what_is_not_judged() -> None:
    one = explained("# 十、机关运行经费支出情况说明")
    school = replace(one, scope="unit", department="模拟市示范区实验小学")
    assert findings(school, RULE) == []
    unread = replace(one, warnings=(ReadingWarning("scan", "没有读出。", 3),))
    assert findings(unread, RULE) == []
    elsewhere = told("[narrative]\n# 机关运行经费\n详见附件。", table("operating_costs", COSTS))
    assert findings(elsewhere, RULE) == []
