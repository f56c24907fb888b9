"""What charts say agrees with their figures, whatever these are. All data here is 模拟数据."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from mingzhang.frames.figures import Figure
from mingzhang.presenting.captions import Caption, Part, compared, difference_of, largest, part_of
from tests.frames.handmade import place

CENT = Decimal("0.01")
amounts = st.integers(-500_000, 5_000_000).map(lambda number: Decimal(number) * CENT)
positive = st.integers(1, 5_000_000).map(lambda number: Decimal(number) * CENT)
few_values = st.sampled_from([Decimal(n) for n in ("0.00", "1.00", "1.50", "2.00", "-1.00")])


def figure(value: Decimal) -> Figure:
    return Figure(value, CENT, "万元", (place(str(value)),))


def parts(values: list[Decimal]) -> list[Part]:
    return [Part(f"第{number}项", figure(value)) for number, value in enumerate(values)]


def said(values: list[Decimal], whole: Decimal | None = None) -> Caption:
    caption = largest(parts(values), figure(whole) if whole is not None else None)
    assert caption is not None
    return caption


def named(text: str) -> list[Decimal]:
    """The indices of the parts that a text names."""
    return [Decimal(number) for number in re.findall("“第(\\d+)项”", text)]


def money_in(text: str) -> list[Decimal]:
    return [
        Decimal(number.replace(",", "").replace("−", "-")) for number in re.findall("(−?[\\d,.]+) 万元", text)
    ]


def rates_in(text: str) -> list[Decimal]:
    return [Decimal(rate) for rate in re.findall("占合计的 ([\\d.]+)%", text)]


def hundredths(part: Decimal, whole: Decimal) -> Decimal:
    return (part / whole * 100).quantize(CENT, ROUND_HALF_UP)


@given(st.lists(st.one_of(amounts, few_values), min_size=1, max_size=12))
def test_the_largest_is_the_largest_with_its_own_amount(values: list[Decimal]) -> None:
    caption = said(values)
    if not any(values):
        assert "为 0" in caption.text
        return
    if "相等，各" in caption.text:
        assert len({value for value in values if value}) == 1
        assert money_in(caption.text) == [max(values)]
    else:
        first = int(named(caption.text)[0])
        assert values[first] == (max(values) if max(values) > 0 else min(values))
        assert values[first] in money_in(caption.text)
    for number, amount in zip(named(caption.text), money_in(caption.text), strict=False):
        assert amount in {values[int(number)], max(values)}
    assert caption.sources


@given(st.lists(st.one_of(positive, few_values), min_size=1, max_size=12))
def test_shares_are_those_of_the_whole(values: list[Decimal]) -> None:
    assume(all(value >= 0 for value in values))
    whole = sum(values, Decimal(0))
    caption = said(values, whole)
    for rate in rates_in(caption.text):
        assert rate == hundredths(max(values), whole)
    few = re.search("最多的 (\\d) 项合占 ([\\d.]+)%", caption.text)
    if few:
        together = sum(sorted(values, reverse=True)[: int(few[1])], Decimal(0))
        assert Decimal(few[2]) == hundredths(together, whole)
        assert together * 2 >= whole
        assert max(values) * 2 < whole


@given(st.lists(amounts, min_size=1, max_size=8), amounts)
def test_no_share_is_told_of_a_whole_that_its_parts_exceed(values: list[Decimal], whole: Decimal) -> None:
    caption = said(values, whole)
    if whole <= 0 or sum(values) > whole + CENT * 10 or min(values) < 0:
        assert "占合计" not in caption.text
        assert "合占" not in caption.text


@given(st.lists(few_values.filter(lambda value: value >= 0), min_size=2, max_size=8))
def test_ties_are_told_as_ties(values: list[Decimal]) -> None:
    assume(sum(1 for value in values if value) > 1)
    caption, top = said(values), max(values)
    tied = values.count(top)
    assert ("各" in caption.text) == (tied > 1)
    if tied > 2 and tied < sum(1 for value in values if value):
        assert f"等 {tied} 项" in caption.text
    zeros = values.count(Decimal("0.00"))
    assert (f"{zeros} 项为 0" in caption.text) == (zeros > 0)


@given(st.lists(st.one_of(amounts, few_values), min_size=1, max_size=8))
def test_negative_amounts_are_told_as_such(values: list[Decimal]) -> None:
    below = [value for value in values if value < 0]
    text = said(values).text
    assert ("为负数" in text) == bool(below)
    if below:
        assert min(below) in money_in(text)
    if len(below) > 1:
        assert f"{len(below)} 项为负数" in text


def test_one_part_and_none() -> None:
    assert said([Decimal("3.00")]).text == "只有“第0项”，3.00 万元。"
    assert said([Decimal("3.00"), Decimal("0.00")]).text == "只有“第0项”有金额，3.00 万元；其余 1 项为 0。"
    assert said([Decimal("0.00")]).text == "“第0项”为 0。"
    assert said([Decimal("0.00")] * 3, Decimal("0.00")).text == "3 项均为 0。"
    assert largest([]) is None


def test_a_plain_case_reads_well() -> None:
    values = [Decimal(n) for n in ("40.00", "30.00", "20.00", "10.00")]
    assert said(values, Decimal(100)).text == (
        "“第0项”最多，40.00 万元，占合计的 40.00%；最多的 2 项合占 70.00%。"
    )


@given(positive, positive)
def test_what_rounding_hides_is_not_told_as_nothing_or_all(part: Decimal, whole: Decimal) -> None:
    assume(part <= whole)
    told = part_of(figure(part), figure(whole))
    assert (told == "100.00%") == (part == whole)
    assert told != "0.00%"


@given(amounts, amounts)
def test_more_and_less_are_what_they_are(one: Decimal, other: Decimal) -> None:
    told = compared("决算", figure(one), figure(other), "预算")
    if one == other:
        assert told == "决算与预算相等"
    else:
        assert ("多" in told) == (one > other)
        assert money_in(told) == [abs(one - other)]


def test_a_finer_print_of_one_amount_is_no_difference() -> None:
    coarse = Figure(Decimal(4537), Decimal(1), "万元", (place("4537"),))
    assert not difference_of(coarse, figure(Decimal("4537.40"))).value
    assert difference_of(coarse, figure(Decimal("4538.40"))).value == Decimal("-1.40")
