"""Intervals of printed numbers: what rounding can explain, and nothing else."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.checking.intervals import Interval, compare, compare_rate, interval, ratio, slack, total
from mingzhang.model import Amount

AMOUNTS = st.decimals(min_value=-(10**7), max_value=10**7, places=6)
CENTS = Decimal("0.01")


def printed(value: str) -> Amount:
    number = Decimal(value)
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return Amount(number, Decimal(1).scaleb(exponent))


def rounded(value: Decimal) -> Amount:
    return Amount(value.quantize(CENTS, ROUND_HALF_UP), CENTS)


@given(st.lists(AMOUNTS, min_size=1, max_size=12))
def test_a_true_sum_is_never_called_wrong(parts: list[Decimal]) -> None:
    whole = interval(rounded(sum(parts, Decimal(0))))
    assert compare(whole, total(interval(rounded(part)) for part in parts)) in ("holds", "tail")


@given(st.lists(AMOUNTS, min_size=1, max_size=12), st.decimals(min_value=1, max_value=100, places=2))
def test_a_sum_that_is_off_by_more_than_rounding_differs(parts: list[Decimal], off: Decimal) -> None:
    whole = interval(rounded(sum(parts, Decimal(0)) + off))
    assert compare(whole, total(interval(rounded(part)) for part in parts)) == "differs"


@given(AMOUNTS, AMOUNTS)
def test_difference_undoes_sum(left: Decimal, right: Decimal) -> None:
    one, other = interval(rounded(left)), interval(rounded(right))
    assert (one + other - other).value == one.value
    assert one.value in one + other - other


@given(
    st.decimals(min_value=1, max_value=10**6, places=2), st.decimals(min_value=1, max_value=10**6, places=2)
)
def test_a_true_ratio_lies_in_its_interval(part: Decimal, whole: Decimal) -> None:
    found = ratio(interval(rounded(part)), interval(rounded(whole)))
    assert found is not None
    assert found.low <= part / whole <= found.high


@given(AMOUNTS, AMOUNTS)
def test_comparing_is_symmetric(left: Decimal, right: Decimal) -> None:
    one, other = interval(rounded(left)), interval(rounded(right))
    assert compare(one, other) == compare(other, one)
    assert (compare(one, other) == "differs") == (abs(one.value - other.value) > slack(one, other))


@pytest.mark.parametrize(
    ("found", "expected", "standing"),
    [
        ("2002.49", "2002.49", "holds"),
        ("6.2", "6.20", "holds"),
        ("236.63", "236.64", "tail"),
        ("236.63", "236.65", "differs"),
        ("4537", "4536.50", "tail"),
        ("4537", "4531.60", "differs"),
    ],
)
def test_the_printed_digits_make_the_tolerance(found: str, expected: str, standing: str) -> None:
    assert compare(interval(printed(found)), interval(printed(expected))) == standing


@pytest.mark.parametrize(
    ("found", "standing"), [("0.18", "holds"), ("0.19", "holds"), ("0.20", "tail"), ("0.21", "differs")]
)
def test_at_most(found: str, standing: str) -> None:
    assert compare(interval(printed(found)), interval(printed("0.19")), "<=") == standing


def test_a_rate_holds_where_it_is_the_rounded_one() -> None:
    expected = ratio(interval(printed("2002.49")), interval(printed("2106.35")))
    assert expected is not None
    assert compare_rate(printed("95.07"), expected.scaled(100)) == "holds"
    assert compare_rate(printed("95.06"), expected.scaled(100)) == "differs"
    assert compare_rate(printed("95"), expected.scaled(100)) == "holds"


def test_nothing_is_divided_by_what_may_be_zero() -> None:
    assert ratio(interval(printed("1")), interval(printed("0.00"))) is None
    assert ratio(interval(printed("1")), interval(printed("0"))) is None


def test_an_interval_holds_its_value() -> None:
    with pytest.raises(ValueError, match="lies outside"):
        Interval(Decimal(3), Decimal(1), Decimal(2))
