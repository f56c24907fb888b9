"""What else a recognised text may be in print."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzhang.confirming.misreadings import misreadings
from mingzhang.reading.numbers import parse_amount
from tests.confirming.recognised import slipped


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("2,106.36", "2,106.38"),
        ("2,1O6.35", "2,106.35"),
        ("1,5B1.5l", "1,581.51"),
        ("210635", "2106.35"),
        ("2.106.35", "2,106.35"),
        ("1,066.51", "10,661.51"),
        ("106.35", "2,106.35"),
        ("22,106.35", "2,106.35"),
        ("0.82", "-0.82"),
        ("12.8", "12.80"),
        ("99.86%", "99.88%"),
        ("一1531.51", "1531.51"),
        ("289.59A", "289.59"),
        ("I89.59", "89.59"),
        ("1，531。51", "1,531.51"),
    ],
)
def test_the_print_is_among_the_misreadings(read: str, printed: str) -> None:
    assert printed in {one.text for one in misreadings(read, grouped="," in printed)}


@pytest.mark.parametrize("text", ["", "—", "无", "第12期工程项目", "合计"])
def test_words_are_no_misread_figures(text: str) -> None:
    assert not [one for one in misreadings(text) if parse_amount(one.text) is not None]


@settings(deadline=None)
@given(st.decimals(0, 10**7, places=2), st.booleans(), st.integers(0, 10**6))
def test_every_slip_of_a_recogniser_can_be_undone(value: object, grouped: bool, seed: int) -> None:
    printed = f"{value:,}" if grouped else f"{value}"
    read = slipped(printed, Random(seed))
    if read is not None and read != printed:
        assert printed in {one.text for one in misreadings(read, grouped)}


@settings(deadline=None)
@given(st.decimals(0, 10**7, places=2), st.booleans())
def test_every_misreading_is_a_number_once(value: object, grouped: bool) -> None:
    printed = f"{value:,}" if grouped else f"{value}"
    found = [one.text for one in misreadings(printed, grouped)]
    assert len(found) == len(set(found))
    assert printed not in found
    assert all(parse_amount(text) is not None for text in found)
