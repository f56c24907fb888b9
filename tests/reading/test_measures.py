"""Numbers in running text and what they measure."""

from decimal import Decimal

import pytest

from mingzhang.reading.measures import comparisons_in, numbers_in, read_measure


def read(text: str, kind: str = "final_account") -> list[tuple[str, str, str, bool]]:
    """Value, unit, measure, negative of every number in ``text``."""
    results: list[tuple[str, str, str, bool]] = []
    previous, stop = None, 0
    for number in numbers_in(text):
        previous = read_measure(text[stop : number.start], number, previous, kind, 2024)  # type: ignore[arg-type]
        results.append((str(number.amount.value), number.unit, previous.measure, previous.negative))
        stop = number.stop
    return results


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年初预算为737.95万元", [("737.95", "万元", "initial_budget", False)]),
        ("全年预算数为520.00万元", [("520.00", "万元", "budget", False)]),
        ("支出决算为690.18万元", [("690.18", "万元", "final", False)]),
        ("完成年初预算的93.53%", [("93.53", "%", "completion", False)]),
        ("完成预算98.5%", [("98.5", "%", "completion", False)]),
        ("占年初预算的98.5%", [("98.5", "%", "completion", False)]),
        ("占本年支出合计的100%", [("100", "%", "share", False)]),
        ("占比3.2%", [("3.2", "%", "share", False)]),
        ("资金支出进度为87.71%", [("87.71", "%", "rate", False)]),
        ("预算执行率98%", [("98", "%", "rate", False)]),
        ("比上年减少0.82万元，下降2.73%", [("0.82", "万元", "change", True), ("2.73", "%", "growth", True)]),
        ("下降（增长）27.78%", [("27.78", "%", "growth", True)]),
        ("增加（减少）1,200.5万元", [("1200.5", "万元", "change", False)]),
        ("各增加476.16万元", [("476.16", "万元", "change", False)]),
        ("由上年的10万元增加到12万元", [("10", "万元", "prior", False), ("12", "万元", "final", False)]),
        ("比2023年减少5.26万元，降低3.1%", [("5.26", "万元", "change", True), ("3.1", "%", "growth", True)]),
        ("2023年决算数为5.2万元", [("5.2", "万元", "prior", False)]),
        ("共涉及资金1365.20万元", [("1365.20", "万元", "other", False)]),
        ("结转0万元", [("0", "万元", "other", False)]),
        ("自评得分98.5分", [("98.5", "分", "score", False)]),
        ("上升2.1个百分点", [("2.1", "个百分点", "change", False)]),
        (
            "完成全年预算20.00万元的52.5%",
            [("20.00", "万元", "budget", False), ("52.5", "%", "completion", False)],
        ),
        ("分别增加3万元、5万元", [("3", "万元", "change", False), ("5", "万元", "change", False)]),
    ],
)
def test_words_around_a_number_say_what_it_measures(
    text: str, expected: list[tuple[str, str, str, bool]]
) -> None:
    assert read(text) == expected


def test_money_is_in_ten_thousand_yuan_with_the_printed_quantum() -> None:
    amounts = [number.amount for number in numbers_in("收入1.5亿元，支出123,456.5元，结余3,219.30万元")]
    assert [(one.value, one.quantum) for one in amounts] == [
        (Decimal("15000"), Decimal("1000")),
        (Decimal("12.34565"), Decimal("0.00001")),
        (Decimal("3219.30"), Decimal("0.01")),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2024年度部门决算",
        "截至2024年12月31日",
        "单价100万元（含）以上设备",
        "单位价值50万元以上通用设备",
        "第1季度",
        "2080101行政运行",
        "（1）人力资源",
        "不超过100万元",
    ],
)
def test_dates_ordinals_and_thresholds_are_no_numbers(text: str) -> None:
    assert list(numbers_in(text)) == []


def test_a_number_without_its_unit_counts_where_one_must_stand() -> None:
    (growth,) = numbers_in("增长13.95。")
    (money,) = numbers_in("支出决算为45.60，完成")
    (half,) = numbers_in("支出0.39万（含外宾）")
    assert [(one.unit, one.complete) for one in (growth, money, half)] == [
        ("%", False),
        ("万元", False),
        ("万元", False),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "basis", "own"),
    [
        ("比上年增加", "final_account", "prior_final", False),
        ("与2023年度相比，收入增加", "final_account", "prior_final", False),
        ("同比增长", "final_account", "prior_final", False),
        ("比2023年预算减少", "budget", "prior_budget", False),
        ("比2023年预算执行数减少", "budget", "prior_execution", False),
        ("较上年增加", "budget", "prior_budget", False),
        ("比上年一般公共预算财政拨款支出增加", "final_account", "prior_final", False),
        ("较年初预算数增加", "final_account", None, True),
        ("决算数同预算数持平", "final_account", None, True),
    ],
)
def test_each_sentence_says_what_a_change_is_measured_against(
    text: str, kind: str, basis: str | None, own: bool
) -> None:
    (comparison,) = comparisons_in(text, kind, 2024)  # type: ignore[arg-type]
    assert (comparison.basis, comparison.own) == (basis, own)
