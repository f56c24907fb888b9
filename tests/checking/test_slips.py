"""What a wrong figure may have come from."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.checking.slips import slip_of


@pytest.mark.parametrize(
    ("printed", "wanted", "slip"),
    [
        ("-0.82", "0.82", "正负号相反"),
        ("21063500", "2106.35", "相差一万倍，单位（元、万元）有误"),
        ("0.210635", "2106.35", "相差一万倍，单位（元、万元）有误"),
        ("210.635", "2106.35", "小数点错位"),
        ("2160.35", "2106.35", "相邻两位数字颠倒"),
        ("1066.51", "10661.51", "漏一位数字"),
        ("10661.51", "1066.51", "多一位数字"),
        ("2106.45", "2106.35", "一位数字有误"),
        ("1.00", "153.19", ""),
        ("0.00", "0.18", ""),
    ],
)
def test_usual_slips_are_named(printed: str, wanted: str, slip: str) -> None:
    assert slip_of(Decimal(printed), Decimal(wanted)) == slip


@given(st.decimals(min_value=1, max_value=99999, places=2), st.integers(1, 8))
def test_a_digit_left_out_is_always_told_as_a_slip(number: Decimal, at: int) -> None:
    digits = str(number).replace(".", "")
    at = 1 + at % (len(digits) - 1)
    shorter = Decimal(digits[:at] + digits[at + 1 :]) / 100
    if shorter != number and shorter:
        assert slip_of(shorter, number) != ""
