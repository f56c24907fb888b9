"""“主要原因是…”: where it ends, what it explains, and the numbers within."""

import pytest

from mingzhang.model import Reason
from mingzhang.reading.narrative import counts_in_reason, read_narrative
from mingzhang.reading.reasons import reasons_in
from tests.reading.typeset import typeset


def texts(text: str) -> list[str]:
    return [text[one.begin : one.end] for one in reasons_in(text)]


def reasons(text: str, lines_per_page: int = 24) -> list[Reason]:
    front = "模拟单位\n2024年度部门决算\n第三部分 2024年度部门决算情况说明\n九、“三公”经费情况说明\n"
    return list(read_narrative(typeset(front + text, lines_per_page=lines_per_page), []).reasons)


@pytest.mark.parametrize(
    "lead_in",
    [
        "主要原因是",
        "主要原因：",
        "主要原因为",
        "原因是",
        "主要是由于",
        "主要原因是由于",
        "增减变动原因：",
        "主要原因主要是",
    ],
)
def test_lead_ins(lead_in: str) -> None:
    assert texts(f"比上年减少1万元，{lead_in}厉行节约，压减支出。其他。") == ["厉行节约，压减支出。"]


def test_a_reason_goes_over_semicolons_and_lists() -> None:
    assert texts("主要原因是上年接待2批次；今年接待1批次。") == ["上年接待2批次；今年接待1批次。"]
    assert texts("支出大于预算的主要原因：一是人员增加。二是补发奖金5万元。决算。") == [
        "一是人员增加。二是补发奖金5万元。"
    ]


def test_a_reason_ends_where_the_next_item_begins() -> None:
    text = (
        "其中：公务用车购置费25万元，主要原因是购置公务用车；"
        "公务用车运行费21.56万元，比上年持平，主要原因是保持不变。"
    )
    assert texts(text) == ["购置公务用车", "保持不变。"]


def test_a_purpose_is_no_reason() -> None:
    assert texts("主要用于办公费。事业收入主要是培训收入。") == []


def test_what_a_reason_explains() -> None:
    text = (
        "公务接待费年初预算为2万元，支出决算为1万元，完成年初预算的50%。决算数小于预算数的主要原因是厉行节约。"
        "公务接待费比上年减少1万元，下降50%，主要原因是接待减少。"
    )
    assert [(one.subject, one.explains, one.text) for one in reasons(text)] == [
        ("公务接待费", "budget", "厉行节约。"),
        ("公务接待费", "prior", "接待减少。"),
    ]


def test_a_reason_joins_the_facts_of_its_item() -> None:
    text = (
        "模拟单位\n2024年度部门决算\n第三部分 2024年度部门决算情况说明\n一、机关运行经费情况说明\n"
        "1.会议费支出1万元，比上年增加1万元，主要原因是会议增加。\n2.培训费支出2万元，比上年增加1万元，主要原因是培训增加。"
    )
    read = read_narrative(typeset(text), [])
    groups = {one.subject: one.group for one in read.facts}
    assert {one.subject: one.group for one in read.reasons} == groups
    assert len(set(groups.values())) == 2


def test_counts_within_a_reason_keep_their_year_and_place() -> None:
    (reason,) = reasons(
        "公务接待费支出决算数比上年减少0.01万元，下降5.26%，"
        "主要原因是上年接待2批次，接待36人次；2024年接待3批次，接待26人次。"
    )
    counts = counts_in_reason(reason)
    assert [(one.subject, one.period, str(one.amount.value), one.source.text) for one in counts] == [
        ("国内公务接待批次", "prior", "2", "2"),
        ("国内公务接待人次", "prior", "36", "36"),
        ("国内公务接待批次", "current", "3", "3"),
        ("国内公务接待人次", "current", "26", "26"),
    ]


def test_a_reason_goes_on_over_a_page_break() -> None:
    long = "严格落实过紧日子要求，" * 12 + "压减支出。"
    (reason,) = reasons(f"公务接待费支出1万元，比上年减少1万元，主要原因是{long}", lines_per_page=7)
    assert reason.text == long
    assert reason.source.page == 1
