"""Units: 元 is 万元 × 10,000 and nothing finer, shares are parts of the whole, the print stays told."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.frames.figures import Figure
from mingzhang.model import Source
from mingzhang.presenting.units import (
    AS_PRINTED,
    Scale,
    digits,
    in_words,
    in_yuan,
    precision,
    print_of,
    unit_line,
)


def figure(text: str, value: str | None = None, quantum: str = "0.01", *, formula: str = "") -> Figure:
    source = Source("0" * 64, 9, (1.0, 2.0, 3.0, 4.0), text)
    number = Decimal(value or text.replace(",", ""))
    return Figure(number, Decimal(quantum), "万元", (source,), bool(formula), formula)


WHOLE = figure("2,106.35")
RATE = Figure(Decimal("46.43"), Decimal("0.01"), "%", ())
YUAN = Scale("yuan", WHOLE)
SHARE = Scale("share", WHOLE)


@pytest.mark.parametrize(
    ("signed", "closed", "shown"),
    [
        (False, False, "46.43\u2009%"),
        (False, True, "46.43%"),
        (True, False, "+46.43\u2009%"),
        (True, True, "+46.43%"),
    ],
)
def test_a_rate_has_its_sign_and_an_amount_has_not(signed: bool, closed: bool, shown: str) -> None:
    assert digits(RATE, signed=signed, closed=closed) == shown
    assert digits(WHOLE, signed=signed, closed=closed) == ("+2,106.35" if signed else "2,106.35")


def test_figures_in_running_text() -> None:
    assert in_words(WHOLE) == "2,106.35 万元"
    assert in_words(RATE) == "46.43%"
    assert in_words(Figure(Decimal(26), Decimal(1), "人次", ())) == "26 人次"
    assert in_words(figure("-5.40"), signed=True) == "−5.40 万元"
    assert in_words(RATE, signed=True) == "+46.43%"


@pytest.mark.parametrize(
    ("text", "quantum", "shown"),
    [
        ("841.32", "0.01", "8,413,200"),
        ("4,537", "1", "45,370,000"),
        ("0.5", "0.1", "5,000"),
        ("0.00", "0.01", "0"),
        ("12.3456", "0.0001", "123,456"),
        ("-5.40", "0.01", "−54,000"),
    ],
)
def test_yuan_has_the_digits_of_the_print(text: str, quantum: str, shown: str) -> None:
    assert YUAN.digits(figure(text, quantum=quantum)) == shown


@given(st.integers(-500_000, 5_000_000), st.integers(0, 6))
def test_yuan_is_the_amount_itself_known_as_exactly_as_it_is_printed(number: int, decimals: int) -> None:
    quantum = Decimal(1).scaleb(-decimals)
    made = in_yuan(figure("", str(number * quantum), str(quantum)))
    assert (made.value, made.quantum, made.unit) == (number * quantum * 10_000, quantum * 10_000, "元")


@given(st.integers(-500_000, 5_000_000), st.integers(1, 5_000_000))
def test_a_share_is_rounded_to_hundredths_half_away_from_zero(part: int, whole: int) -> None:
    shown = Scale("share", figure("whole", str(whole))).of(figure("part", str(part)))
    assert shown is not None and shown.derived and shown.unit == "%"
    assert shown.value == (Decimal(part) / whole * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_a_report_printed_in_yuan_is_shown_to_its_cents() -> None:
    made = figure("21,063,512.34", "2106.351234", "0.000001")
    assert YUAN.digits(made) == "21,063,512.34"
    assert print_of(made) == "报告印为 21,063,512.34 元"
    assert precision([made]) == ""


def test_what_was_misread_or_reckoned_is_not_said_to_be_printed() -> None:
    assert print_of(figure("84I.32", "841.32")).startswith("合 841.32 万元")
    derived = in_yuan(figure("2.00", formula="3.00 − 1.00"))
    assert derived.derived and derived.formula == "（3.00 − 1.00）× 10,000"


def test_shares_are_derived_parts_of_the_whole() -> None:
    shown = SHARE.of(figure("841.32"))
    assert shown is not None and shown.derived
    assert SHARE.digits(figure("841.32")) == "39.94\u2009%"
    assert SHARE.words(WHOLE) == "100%"
    assert Scale("share", None).of(figure("1.00")) is None
    assert Scale("share", figure("0.00")).of(figure("1.00")) is None


def test_what_is_no_money_stays_as_it_is() -> None:
    rate = Figure(Decimal("26.13"), Decimal("0.01"), "%", ())
    assert YUAN.of(rate) is rate and SHARE.of(rate) is rate
    assert AS_PRINTED.of(WHOLE) is WHOLE
    assert YUAN.of(None) is None


def test_titles_take_an_amount_where_shares_are_chosen() -> None:
    assert SHARE.money is AS_PRINTED and YUAN.money is YUAN
    assert SHARE.money.words(WHOLE) == "2,106.35 万元"
    assert YUAN.words(WHOLE) == "21,063,500 元"


def test_the_line_under_a_title_says_how_exact_the_figures_are() -> None:
    assert unit_line(AS_PRINTED) == "万元"
    assert unit_line(YUAN, [WHOLE, figure("4,537", quantum="1")]) == "元（由印出的万元折算，末位到万元）"
    assert unit_line(YUAN, [figure("1", quantum="0.0001")]) == "元"
    assert unit_line(SHARE, of="基本支出") == "占基本支出的 %"
