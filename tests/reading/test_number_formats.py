"""Values of a workbook as its cells show them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.reading.number_formats import Value, is_date_format, shown

ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '
PARENTHESES = '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)'


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (2106.35, "#,##0.00", "2,106.35"),
        (2106.35, "0.00", "2106.35"),
        (2106.35, "0", "2106"),
        (2106.3500000000004, "General", "2106.35"),
        (1e-7, "General", "0.0000001"),
        (12345678901234, "General", "12345678901234"),
        (999999.995, "#,##0.00", "1,000,000.00"),
        (1.005, "0.00", "1.01"),
        (0, "#,##0.00", "0.00"),
        (-0.001, "0.00", "0.00"),
        (1234567.891, ACCOUNTING, "1,234,567.89"),
        (-12.3, ACCOUNTING, "-12.30"),
        (0, ACCOUNTING, "-"),
        ("合计", ACCOUNTING, "合计"),
        (-5.5, PARENTHESES, "(5.50)"),
        (-5.5, "#,##0.00;[Red]\\-#,##0.00", "-5.50"),
        (0, "0.00;-0.00;;@", ""),
        (5, "0.00;-0.00;;@", "5.00"),
        (0.1334, "0.00%", "13.34%"),
        (1, "0%", "100%"),
        (2080101, "General", "2080101"),
        (1, "00", "01"),
        (208, "0000000", "0000208"),
        (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"),
        (1234.5, '"合计："#,##0.00"万元"', "合计：1,234.50万元"),
        (206153, "0\\人", "206153人"),
        (21063500, "#,##0.00,", "21,063.50"),
        (123456789, "0!.0,", "12345.7"),
        (0.5, "#.##", ".5"),
        (100, "[>=100]0.0;0.00", "100.0"),
        (5, "[>=100]0.0;0.00", "5.00"),
        (1.5, "# ?/?", "1.5"),
        (1234, "0.00E+00", "1234"),
        (5, "@", "5"),
        (True, "General", "TRUE"),
        (None, "General", ""),
        (datetime(2024, 12, 31), 'yyyy"年"m"月"d"日"', "2024年12月31日"),
        (datetime(2024, 1, 5), "yyyy/mm/dd", "2024/01/05"),
        (datetime(2024, 1, 5, 8, 7), "yyyy-m-d h:mm", "2024-1-5 8:07"),
    ],
)
def test_shown_as_in_the_cell(value: Value, number_format: str, expected: str) -> None:
    assert shown(value, number_format) == expected


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        ("yyyy/m/d", True),
        ('[$-804]yyyy"年"m"月"', True),
        ("h:mm", True),
        ("General", False),
        (ACCOUNTING, False),
        ("0.00;[Red]-0.00", False),
        ('#,##0.00"m"', False),
    ],
)
def test_formats_of_dates_are_known(number_format: str, expected: bool) -> None:
    assert is_date_format(number_format) is expected


@given(st.integers(min_value=-(10**13), max_value=10**13))
def test_two_decimals_show_the_very_amount(cents: int) -> None:
    amount = Decimal(cents) / 100
    for number_format in ("#,##0.00", "0.00"):
        assert Decimal(shown(float(amount), number_format).replace(",", "")) == amount
