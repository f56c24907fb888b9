"""Names of items: in the text, in the tables, against the official list. All data is 模拟数据."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mingzhang.checking import check
from mingzhang.checking.item_paths import named_items
from mingzhang.checking.names import alike, alike_component
from mingzhang.model import Finding, Recognition
from mingzhang.reading.sources import with_sources
from tests.checking.small import outcomes, tables
from tests.checking.typed_accounts import EXPLANATION, GENERAL, TABLES, account, changed, found


def names(old: str, new: str) -> list[Finding]:
    return found(changed(old, new), "names")


def test_names_told_as_the_tables_print_them_hold() -> None:
    assert set(outcomes(account(), "names.items")) == {"holds"}
    assert outcomes(account(), "names.omitted") == ["holds"] * 4


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("政府办公厅（室）及相关机构事务（款）行政运行", "政府办公厅(室)及相关机构事务（款）行政运行"),
        ("政府办公厅（室）及相关机构事务（款）行政运行", "政府办公厅及相关机构事务（款）行政运行"),
        ("（款）其他行政事业单位养老支出（项）", "（款）其他行政事业单位养老（项）"),
        ("机关事业单位基本养老保险缴费支出（项）", "机关事业单位基本养老保险缴费（项）"),
        ("1.一般公共服务支出（类）", "1.一般公共服务（类）"),
    ],
)
def test_small_differences_are_no_other_name(old: str, new: str) -> None:
    assert names(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "wrong", "right"),
    [
        # Of another year, known by the amount.
        (
            "其他行政事业单位养老支出（项）", "归口管理的行政单位离退休（项）",
            "归口管理的行政单位离退休（项）", "2080599",
        ),
        # The 类 in the place of the 款.
        (
            "行政事业单位养老支出（款）机关", "社会保障和就业支出（款）机关",
            "社会保障和就业支出（款）", "行政事业单位养老支出（20805）",
        ),
        ("1.一般公共服务支出（类）", "1.公共安全支出（类）", "公共安全支出（类）", "一般公共服务支出（201）"),
        ("万元，占70.73%", "万元，占70.73%", "", ""),
        ("一般公共服务支出（类）145.00", "一般公共管理支出（类）145.00", "一般公共管理支出（类）", "201"),
    ],
)  # fmt: skip
def test_a_wrong_name_is_told_with_the_right_one(old: str, new: str, wrong: str, right: str) -> None:
    findings = names(old, new)
    assert [(one.severity, one.kind, one.found) for one in findings] == (
        [("warning", "name", wrong)] if wrong else []
    )
    assert all(right in one.expected for one in findings)
    assert all(one.evidence[0].source.text.startswith(wrong) for one in findings)


def test_a_name_that_no_amount_explains_is_told_by_what_is_left_under_its_group() -> None:
    text = "其他行政事业单位养老支出（项）。支出决算为20.00"
    findings = names(text, "退休人员活动费（项）。支出决算为2.00")
    assert [one.found for one in findings] == ["退休人员活动费（项）"]
    assert "2080599" in findings[0].expected


def test_an_item_on_which_nothing_was_spent_need_not_be_in_the_table() -> None:
    heading = "五、一般公共预算财政拨款基本"
    more = f"5.一般公共服务支出（类）财政事务（款）信息化建设（项）。支出决算为0万元。\n{heading}"
    one = account(EXPLANATION.replace(heading, more))
    assert found(one, "names") == []


def test_an_item_of_the_table_that_the_text_leaves_out() -> None:
    lines = [line for line in EXPLANATION.splitlines() if not line.startswith("4.社会保障")]
    text = "\n".join(lines)
    (finding,) = found(account(text), "names")
    assert (finding.rule, finding.severity, finding.kind) == ("names.omitted", "warning", "missing_text")
    assert finding.expected == "其他行政事业单位养老支出（2080599）"


def test_a_text_about_some_items_only_leaves_nothing_out() -> None:
    lines = [line for line in EXPLANATION.splitlines() if not line.startswith(("3.", "4.", "2."))]
    assert found(account("\n".join(lines)), "names") == []


def test_without_levels_no_name_is_judged() -> None:
    lines = [line for line in EXPLANATION.splitlines() if "（项）" not in line and "（类）" not in line]
    one = account("\n".join(lines))
    assert named_items(one) == ()
    assert found(one, "names") == []


def test_a_heading_gives_the_class_of_the_items_under_it() -> None:
    text = EXPLANATION.replace("1.一般公共服务支出（类）政府", "1.一般公共服务支出（类）\n（1）政府").replace(
        "2.一般公共服务支出（类）政府", "（2）政府"
    )
    one = account(text)
    assert found(one, "names") == []
    assert {item.code for item in named_items(one)} >= {"2010301", "2010302"}


def test_items_in_one_name_by_hyphens() -> None:
    printed = "政府办公厅（室）及相关机构事务（款）一般行政管理事务（项）"
    right = "一般公共服务支出-政府办公厅（室）及相关机构事务-一般行政管理事务"
    assert names(f"一般公共服务支出（类）{printed}", right) == []
    wrong = right.replace("一般行政管理事务", "专项事务")
    assert [one.found for one in names(f"一般公共服务支出（类）{printed}", wrong)] == ["专项事务（项）"]


# ---------------------------------------------------------------- tables


def test_a_code_with_another_name_is_told_once() -> None:
    other = tuple(table.replace("行政事业单位养老支出 |", "行政事业单位离退休 |") for table in TABLES)
    findings = found(account(tables=other), "names.catalogue")
    named = [(one.severity, one.found, one.expected) for one in findings]
    assert ("warning", "行政事业单位离退休", "行政事业单位养老支出（20805）") in named
    assert len(named) == len(set(named))


def test_accounts_before_the_list_are_not_judged_by_it() -> None:
    rows = "total\n_ 合计 1.00\n20805 行政事业单位离退休 1.00"
    one = tables(general_budget_expenditure=rows)
    assert outcomes(one, "names.catalogue") == ["differs"]
    assert outcomes(replace(one, year=2019), "names.catalogue") == []


def test_codes_that_the_list_does_not_have_are_left_alone() -> None:
    one = tables(general_budget_expenditure="total\n_ 合计 1.00\n2999901 模拟事务 1.00")
    assert outcomes(one, "names.catalogue") == []


def test_one_code_with_two_names_in_two_tables() -> None:
    one = tables(
        expenditure="total\n_ 合计 1.00\n2999901 模拟事务 1.00",
        general_budget_expenditure="total\n_ 合计 1.00\n2999901 模拟事项 1.00",
    )
    assert outcomes(one, "names.tables") == ["differs"]
    same = tables(
        expenditure="total\n_ 合计 1.00\n2999901 模拟（测试）事务支出 1.00",
        general_budget_expenditure="total\n_ 合计 1.00\n2999901 模拟(测试)事务 1.00",
    )
    assert outcomes(same, "names.tables") == ["holds"]


def test_what_the_list_knows_is_told_by_the_list_alone() -> None:
    wrong = GENERAL.replace("行政运行", "机构运行")
    one = account(tables=tuple(wrong if table is GENERAL else table for table in TABLES))
    rules = {finding.rule for finding in check(one).findings if finding.rule.startswith("names")}
    assert "names.tables" not in rules
    assert "names.catalogue" in rules


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("社会保障和就业（类）", "社会保障和就业支出", True),
        ("政府办公厅（室）及相关机构事务", "政府办公厅及相关机构事务", True),
        ("其他支出", "其他收入", False),
        ("行政单位医疗", "事业单位医疗", False),
        ("住房保障支出", "住房改革支出", False),
    ],
)
def test_names_alike(left: str, right: str, same: bool) -> None:
    assert alike(left, right) is same


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("办公设备购置支出", "办公设备购置", True),
        ("因公出国（境）费", "因公出国（境）费用", True),
        ("奖金", "奖励金", False),
        ("医疗费", "医疗费补助", False),
        ("办公费", "邮电费", False),
    ],
)
def test_components_alike(left: str, right: str, same: bool) -> None:
    assert alike_component(left, right) is same


# ---------------------------------------------------------------- names from pictures


def scanned(old: str, new: str) -> list[Finding]:
    """The findings of a report all of whose pages are pictures."""
    one = with_sources(changed(old, new), lambda source: replace(source, recognition=Recognition(0.9)))
    return found(one, "names", "disclosure")


def test_a_letter_mistaken_in_a_picture_is_no_wrong_name() -> None:
    assert scanned("（款）一般行政管理事务（项）", "（款）一般行政管埋事务（项）") == []
    assert scanned("，接待4批次，30人次", "，按待4批沃") == []


def test_another_name_in_a_picture_is_one_all_the_same() -> None:
    findings = scanned("（款）一般行政管理事务（项）", "（款）信访事务（项）")
    assert [finding.found for finding in findings] == ["信访事务（项）"]


def test_names_of_tables_in_pictures() -> None:
    rows = "total\n_ 合计 1.00\n20805 {} 1.00"
    for name, outcomes_made in (("行政事业单位养者支出", []), ("就业补助", ["differs"])):
        one = tables(general_budget_expenditure=rows.format(name))
        read = with_sources(one, lambda source: replace(source, recognition=Recognition(0.9)))
        assert outcomes(read, "names.catalogue") == outcomes_made


def test_an_item_that_bears_its_neighbours_name_is_no_wrong_amount() -> None:
    old = "（款）其他行政事业单位养老支出（项）"
    one = changed(old, "（款）机关事业单位基本养老保险缴费支出（项）")
    (finding,) = found(one, "names", "counterpart.items")
    assert (finding.rule, finding.found) == ("names.items", "机关事业单位基本养老保险缴费支出（项）")
    assert finding.expected == "其他行政事业单位养老支出（2080599）"


def test_a_neighbours_amount_is_no_wrong_name() -> None:
    """The item of that amount is told too: the amount is wrong, not the name."""
    one = changed("（项）。支出决算为20.00", "（项）。支出决算为40.00")
    assert [finding.rule for finding in found(one, "names", "counterpart.items")] == ["counterpart.items"]
