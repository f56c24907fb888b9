"""Numbers as official documents print them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.presenting import numerals


@pytest.mark.parametrize(
    ("value", "quantum", "shown"),
    [
        ("2106.35", "0.01", "2,106.35"),
        ("4537", "1", "4,537"),
        ("1307.954", "0.001", "1,307.954"),
        ("0.00", "0.01", "0.00"),
        ("-5.40", "0.01", "−5.40"),
        ("123.456789", "0.000001", "123.46"),
        ("0.000012", "0.000001", "0.000012"),
        ("6.2", "0.1", "6.2"),
        ("-0.7", None, "−0.70"),
    ],
)
def test_money(value: str, quantum: str | None, shown: str) -> None:
    assert numerals.money(Decimal(value), Decimal(quantum) if quantum else None) == shown


def test_a_change_has_its_sign_and_nothing_has_none() -> None:
    assert numerals.money(Decimal("476.16"), signed=True) == "+476.16"
    assert numerals.money(Decimal(0), signed=True) == "0.00"
    assert numerals.money(Decimal("-5.4"), signed=True) == "−5.40"


def test_a_rate_has_a_thin_space_or_none() -> None:
    assert numerals.percent(Decimal("46.43")) == "46.43\u2009%"
    assert numerals.percent(Decimal("46.43"), closed=True) == "46.43%"


def test_a_quantity_has_its_unit() -> None:
    assert numerals.quantity(Decimal(26), "人次", Decimal(1)) == "26\u2009人次"
    assert numerals.quantity(Decimal("46.43"), "%") == "46.43\u2009%"


@given(st.decimals(min_value="-1e9", max_value="1e9", places=2))
def test_two_decimals_are_shown_exactly(value: Decimal) -> None:
    shown = numerals.money(value, Decimal("0.01"))
    assert Decimal(shown.replace(",", "").replace("−", "-")) == value
    assert "-" not in shown


def test_pages_and_cutting() -> None:
    assert numerals.pages((8, 9)) == "第 8、9 页"
    assert numerals.shortened("社会保障和就业支出", 5) == "社会保障…"


@given(st.decimals(-3, 3, places=6), st.sampled_from([None, "1", "0.1", "0.01", "0.0001", "0.000001"]))
def test_what_is_shown_is_nearest_the_value_and_nothing_has_no_sign(
    value: Decimal, quantum: str | None
) -> None:
    shown = numerals.money(value, Decimal(quantum) if quantum else None, signed=True)
    number = Decimal(shown.replace("−", "-"))
    assert abs(number - value) * 2 <= Decimal(1).scaleb(number.as_tuple().exponent)
    assert shown[0] == ("−" if number < 0 else "+") if number else shown[0].isdigit()
