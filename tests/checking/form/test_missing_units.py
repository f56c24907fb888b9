"""A figure without its % or 元, and figures that need none. All data is 模拟数据."""

from __future__ import annotations

import pytest

from tests.checking.form.printed import findings, outcomes, told, words

RULE = "form.missing_unit"


@pytest.mark.parametrize(
    ("sentence", "found", "expected"),
    [
        ("支出增加93.20万元，增长13.95。主要原因是装修。", "增长13.95", "增长13.95%"),
        ("比上年下降2.73，减少0.82万元。", "下降2.73", "下降2.73%"),
        ("支出增加93.20万元，增长64，主要原因是装修。", "增长64", "增长64%"),
        ("支出决算为93.20万元，完成年初预算的100，决算数", "完成年初预算的100", "完成年初预算的100%"),
        ("支出增加93.20万元，增长1,864.00。", "增长1,864.00", "增长1,864.00%"),
        ("基本支出10.00万元，占44.84；", "占44.84", "占44.84%"),
        ("支出占本年支出合计的99.87。", "占本年支出合计的99.87", "占本年支出合计的99.87%"),
        ("完成年初预算的95.46。", "完成年初预算的95.46", "完成年初预算的95.46%"),
        ("国内公务接待支出0.39万（含外宾接待支出0.00万元）。", "支出0.39万", "支出0.39万元"),
        ("公用经费480.66万，主要包括办公费。", "经费480.66万", "经费480.66万元"),
        ("支出决算为12.50，完成年初预算的100%。", "决算为12.50", "决算为12.50万元"),
    ],
)
def test_the_figure_is_found(sentence: str, found: str, expected: str) -> None:
    assert words(told(sentence), RULE)[0] == ("warning", found, expected)


@pytest.mark.parametrize(
    "sentence",
    [
        "支出增加93.20万元，增长13.95%。",
        "分别增长12.50、13.60%。",
        "分别增加1.20万元和1.30万元，增长12、13%。",
        "收入、支出分别为10.00、20.00万元。",
        "单价50万（含）以上设备0台。",
        "服务群众支出补助39.5万人。",
        "完成预算的0，占0。",
        "用地面积占4000.6平方米。",
        "绩效自评平均得分99.33分。",
        "增长0.5个百分点。",
        "支出1,204.5万元（含结转12.30万元）。",
        "人员经费12.50万元、公用经费3.10万元。",
    ],
)
def test_figures_with_their_unit_and_those_without_need_of_one(sentence: str) -> None:
    assert outcomes(told(sentence), RULE) == {"holds"}


def test_the_next_sentence_is_shown_with_a_figure_at_the_end() -> None:
    (finding,) = findings(told("增长13.95。主要原因是装修。"), RULE)
    assert finding.evidence[0].sentence == "增长13.95。主要原因是装修。"
