"""Numbers as reports print them, and texts that are no number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.model import Amount
from mingzhang.reading.numbers import is_blank_mark, parse_amount


@pytest.mark.parametrize(
    ("text", "value", "quantum"),
    [
        ("2,106.35", "2106.35", "0.01"),
        ("2106.35", "2106.35", "0.01"),
        ("2, 106. 35", "2106.35", "0.01"),
        ("２，１０６．３５", "2106.35", "0.01"),
        ("0.00", "0.00", "0.01"),
        ("0", "0", "1"),
        ("4,537", "4537", "1"),
        ("6.2", "6.2", "0.1"),
        ("-0.82", "-0.82", "0.01"),
        ("－0.82", "-0.82", "0.01"),
        ("−0.82", "-0.82", "0.01"),
        ("(12.50)", "-12.50", "0.01"),
        ("（12.50）", "-12.50", "0.01"),
        ("△3.1", "-3.1", "0.1"),
        ("2,106.\n35", "2106.35", "0.01"),
        ("22.464", "22.464", "0.001"),
        ("1万元", "1", "1"),
        ("1,234.5元", "0.12345", "0.00001"),
        ("1.2亿元", "12000", "1000"),
    ],
)
def test_numbers_as_printed(text: str, value: str, quantum: str) -> None:
    amount = parse_amount(text)
    assert amount == Amount(Decimal(value), Decimal(quantum))
    assert str(amount.value) == value


@pytest.mark.parametrize("text", ["", "  ", "-", "--", "—", "——", "－", "/", "\n", "…"])
def test_blank_marks(text: str) -> None:
    assert is_blank_mark(text)
    assert parse_amount(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "1.2.3",
        "12 万 3",
        "约12",
        "1,23",
        "12,34.56",
        "1-2",
        "3.5 4.5x",
        "XXX",
        "007",
        "12.",
        "一百",
        "95%",
        "1e3",
        "()",
        "--5",
    ],
)
def test_what_is_not_one_number_gives_nothing(text: str) -> None:
    assert not is_blank_mark(text)
    assert parse_amount(text) is None


def test_yuan_becomes_ten_thousand_yuan_exactly() -> None:
    assert parse_amount("91,016,775.35", "元") == Amount(Decimal("9101.677535"), Decimal("0.000001"))
    assert parse_amount("110,000", "元") == Amount(Decimal("11.0000"), Decimal("0.0001"))


def test_other_units_stay_as_they_are() -> None:
    assert parse_amount("13.33%", "%") == Amount(Decimal("13.33"), Decimal("0.01"))
    assert parse_amount("26", "人次") == Amount(Decimal(26), Decimal(1))
    assert parse_amount("206153人", "人") == Amount(Decimal(206153), Decimal(1))


@given(
    st.decimals(-(10**12), 10**12, places=2, allow_nan=False, allow_infinity=False),
    st.sampled_from(["万元", "元"]),
)
def test_every_printed_decimal_is_read_back(value: Decimal, unit: str) -> None:
    for text in (f"{value:,}", f"{value}", f" {value:,} ".replace(",", ", ").replace(".", ". ")):
        amount = parse_amount(text, unit)
        assert amount is not None
        assert amount.value == value.scaleb(0 if unit == "万元" else -4)
        assert amount.quantum == Decimal("0.01").scaleb(0 if unit == "万元" else -4)


@given(st.text(max_size=12))
def test_no_text_breaks_the_reader(text: str) -> None:
    amount = parse_amount(text)
    if amount is not None:
        assert amount.quantum > 0
        assert any(character.isdigit() for character in text)
        assert not is_blank_mark(text)
