"""Words that are wrong in a row or a sentence, and the figures that rest on them: one finding. 模拟数据."""

from __future__ import annotations

from mingzhang.model import Finding
from tests.checking.typed_accounts import EXPENDITURE, EXPLANATION, GENERAL, TABLES, account, found

PENSION = "| 2080505 | 机关事业单位基本养老保险缴费支出 | 40.00 | 40.00 | |\n"


def errors(table: str, changed: str, text: str = EXPLANATION) -> list[Finding]:
    one = account(text, tables=tuple(changed if one is table else one for one in TABLES))
    return [finding for finding in found(one) if finding.rule not in ("form.sections", "form.tables")]


def test_a_row_printed_twice_is_told_with_the_sums_that_it_breaks() -> None:
    (finding,) = errors(GENERAL, GENERAL.replace(PENSION, PENSION * 2))
    assert (finding.rule, finding.severity) == ("form.repeated_row", "error")
    assert "general_budget_expenditure.hierarchy" in finding.rules
    assert finding.message.endswith("请核实。另有 2 处随之不符。")
    assert len(finding.follows) == 2


def test_a_code_out_of_its_place_is_told_with_the_sums_that_lack_it() -> None:
    (finding,) = errors(EXPENDITURE, EXPENDITURE.replace("| 2080505 |", "| 2120505 |"))
    assert finding.rule == "form.code_place"
    assert {"form.code_place", "expenditure.hierarchy"} <= set(finding.rules)
    assert finding.evidence[0].code == "2120505"


def test_another_error_in_the_table_stays_a_finding_of_its_own() -> None:
    wrong = GENERAL.replace(PENSION, PENSION * 2).replace(
        "| 2010301 | 行政运行 | 95.00", "| 2010301 | 行政运行 | 59.00"
    )
    told = [finding for finding in errors(GENERAL, wrong) if finding.rule != "form.repeated_row"]
    assert len(told) == 1
    assert "2010301" in told[0].message


def test_a_wrong_year_is_told_with_the_growth_that_it_turns_round() -> None:
    text = EXPLANATION.replace(
        "八、机关运行经费支出情况说明\n2024年度机关运行经费支出30.00万元。",
        "八、机关运行经费支出情况说明\n2023年度机关运行经费支出30.00万元，比上年增加5.00万元，增长20.00%。",
    )
    (finding,) = errors(GENERAL, GENERAL, text)
    assert finding.rule == "form.year"
    assert finding.found == "2023"


def test_marks_within_a_quoted_name_are_single_ones() -> None:
    text = EXPLANATION.replace("支出决算为4.00万元", "支出决算为40.00万元")
    (finding,) = errors(GENERAL, GENERAL, text)
    assert "“‘三公’经费”" in finding.message
    assert "““" not in finding.message
