"""Components listed in the text, and what must be told beside an amount. All data is 模拟数据."""

from __future__ import annotations

import pytest

from mingzhang.checking.written.components import listed_components
from tests.checking.typed_accounts import BASIC, EXPLANATION, TABLES, account, changed, found

PERSONNEL = "主要包括：基本工资、机关事业单位基本养老保险缴费；"
PUBLIC = "主要包括：办公费、公务接待费等。"


def test_components_with_amounts_hold() -> None:
    listed = [component.name for component in listed_components(account())]
    assert listed == ["基本工资", "机关事业单位基本养老保险缴费", "办公费", "公务接待费"]
    assert found(account(), "components") == []


@pytest.mark.parametrize(
    ("old", "new", "component", "shown"),
    [
        (PERSONNEL, "主要包括：基本工资、奖金；", "奖金", "30103 奖金 0.00"),
        (PUBLIC, "主要包括：办公费、差旅费等。", "差旅费", "30211 差旅费 空白"),
        (PUBLIC, "包括办公费、差旅费用。", "差旅费用", "30211 差旅费 空白"),
    ],
)
def test_a_component_without_an_amount(old: str, new: str, component: str, shown: str) -> None:
    (finding,) = found(changed(old, new), "components")
    assert (finding.severity, finding.found, finding.expected) == ("warning", component, shown)
    assert finding.evidence[0].source.text == component


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # The table does not print it at all.
        (PUBLIC, "主要包括：办公费、水费、印刷费等。"),
        # A reason, not a list.
        (PUBLIC, "比上年减少，主要原因是差旅费、奖金减少。"),
    ],
)
def test_what_is_no_component_of_the_table_is_left_alone(old: str, new: str) -> None:
    assert found(changed(old, new), "components") == []


def test_a_table_without_amounts_says_nothing() -> None:
    empty = "\n".join(
        "|".join([*line.split("|")[:-2], " ", ""]) if line[2:4].isdigit() else line
        for line in BASIC.splitlines()
    )
    one = account(tables=tuple(empty if table is BASIC else table for table in TABLES if table is not BASIC))
    assert found(one, "components") == []


# ---------------------------------------------------------------- what must be told


def test_receptions_without_numbers() -> None:
    (finding,) = found(changed("，接待4批次，30人次", ""), "disclosure")
    assert (finding.severity, finding.expected) == ("warning", "接待批次、人次")
    (finding,) = found(changed("，接待4批次，30人次", "，接待4批次"), "disclosure")
    assert finding.expected == "接待人次"


@pytest.mark.parametrize(
    "words",
    ["，共接待国内来访团组4个，来访人员30人次", "，国内公务接待4批次30人", "。接待批次4，接待人次30"],
)
def test_receptions_told_in_other_words(words: str) -> None:
    assert found(changed("，接待4批次，30人次", words), "disclosure") == []


def test_journeys_abroad_are_no_receptions() -> None:
    one = changed("，接待4批次，30人次。", "。因公出国（境）团组2个，累计3人次。")
    assert [finding.rule for finding in found(one, "disclosure")] == ["disclosure.reception"]


def test_receptions_of_nothing_need_no_numbers() -> None:
    text = EXPLANATION.replace("公务接待费支出决算0.50", "公务接待费支出决算0").replace(
        "公务接待费支出0.50", "公务接待费支出0"
    )
    one = account(text.replace("，接待4批次，30人次", ""))
    assert found(one, "disclosure") == []


def test_procurement_without_small_firms() -> None:
    heading = "九、政府采购支出情况说明\n2024年度政府采购支出总额12.00万元，其中：政府采购货物支出12.00万元。"
    (finding,) = found(account(EXPLANATION + heading), "disclosure")
    assert (finding.rule, finding.severity) == ("disclosure.small_firms", "warning")
    told = "授予中小企业合同金额12.00万元，占政府采购支出总额的100%。"
    assert found(account(EXPLANATION + heading + told), "disclosure") == []
    none = heading.replace("12.00", "0")
    assert found(account(EXPLANATION + none), "disclosure") == []


def test_a_list_with_many_components_of_nothing_is_told_once() -> None:
    rows = "".join(
        f"| {30202 + at} | {name} | |\n" for at, name in enumerate(("印刷费", "咨询费", "手续费", "水费"))
    )
    basic = BASIC.replace("| 30211 |", f"{rows}| 30211 |")
    text = EXPLANATION.replace(PUBLIC, "主要包括：办公费、印刷费、咨询费、手续费、水费、差旅费等。")
    one = account(text, tables=tuple(basic if table is BASIC else table for table in TABLES))
    (finding,) = found(one, "components")
    assert finding.found == "印刷费、咨询费、手续费、水费、差旅费"
    assert [evidence.source.text for evidence in finding.evidence][:5] == finding.found.split("、")
