"""Units: 元 is 万元 × 10,000 and nothing finer, shares are parts of the whole, the print stays told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from components import marks
from components.links import Links
from components.units import AS_PRINTED, Scale, in_yuan, precision, print_of, unit_line
from mingzhang.frames.figures import Figure
from mingzhang.model import Source

LINKS = Links("0123456789abcdef", "", "/structure", unit="yuan")


def figure(text: str, value: str | None = None, quantum: str = "0.01", *, formula: str = "") -> Figure:
    source = Source("0" * 64, 9, (1.0, 2.0, 3.0, 4.0), text)
    number = Decimal(value or text.replace(",", ""))
    return Figure(number, Decimal(quantum), "万元", (source,), bool(formula), formula)


WHOLE = figure("2,106.35")
YUAN = Scale("yuan", WHOLE)
SHARE = Scale("share", WHOLE)


@pytest.mark.parametrize(
    ("text", "quantum", "shown", "past"),
    [
        ("841.32", "0.01", "8,413,200", "00"),
        ("4,537", "1", "45,370,000", "0,000"),
        ("0.5", "0.1", "5,000", "000"),
        ("0.00", "0.01", "0", ""),
        ("12.3456", "0.0001", "123,456", ""),
        ("-5.40", "0.01", "−54,000", "00"),
    ],
)
def test_yuan_has_the_digits_of_the_print_and_pale_zeros(
    text: str, quantum: str, shown: str, past: str
) -> None:
    made = figure(text, quantum=quantum)
    assert YUAN.digits(made) == shown
    html = marks.linked_figure(YUAN.of(made), LINKS)
    assert (f'<span class="past">{past}</span>' in html) == bool(past)


def test_a_zero_has_no_pale_digits() -> None:
    zero = Figure(Decimal(0), Decimal(1), "万元", (Source("0" * 64, 3, (0, 0, 1, 1), "0"),))
    assert ">0</a>" in marks.linked_figure(in_yuan(zero), LINKS)


def test_a_report_printed_in_yuan_is_shown_to_its_cents() -> None:
    made = figure("21,063,512.34", "2106.351234", "0.000001")
    assert YUAN.digits(made) == "21,063,512.34"
    assert print_of(made) == "报告印为 21,063,512.34 元"
    assert precision([made]) == ""


def test_a_figure_in_yuan_leads_to_its_place_and_tells_the_print() -> None:
    html = marks.linked_figure(YUAN.of(figure("841.32")), LINKS)
    assert "page=9" in html
    assert 'title="打开原文第 9 页；报告印为 841.32 万元，精确到百元"' in html
    assert 'title="报告印为 841.32 万元，精确到百元"' in marks.figure(YUAN.of(figure("841.32")), LINKS)


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
