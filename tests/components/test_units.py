"""The unit that a link names, and how figures written in 元 stand on a page."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from components import marks
from components.links import Links
from components.units import asked, unit_of
from mingzhang.presenting.units import AS_PRINTED, Scale, in_yuan
from tests.presenting.test_units import YUAN, figure

LINKS = Links("0123456789abcdef", "", "/structure", unit="yuan")


@pytest.mark.parametrize(
    ("named", "unit"), [("yuan", "yuan"), ("share", "share"), ("wan", "wan"), ("", "wan"), ("亿元", "wan")]
)
def test_a_link_names_a_unit_or_means_the_printed_one(named: str, unit: str) -> None:
    assert unit_of(named) == unit


def test_where_there_is_no_whole_parts_give_way_to_amounts() -> None:
    assert asked(LINKS) == Scale("yuan")
    assert asked(replace(LINKS, unit="share")) is AS_PRINTED


@pytest.mark.parametrize(
    ("text", "quantum", "past"),
    [
        ("841.32", "0.01", "00"),
        ("4,537", "1", "0,000"),
        ("0.5", "0.1", "000"),
        ("0.00", "0.01", ""),
        ("12.3456", "0.0001", ""),
        ("-5.40", "0.01", "00"),
    ],
)
def test_zeros_that_the_print_does_not_vouch_for_are_pale(text: str, quantum: str, past: str) -> None:
    html = marks.linked_figure(YUAN.of(figure(text, quantum=quantum)), LINKS)
    assert re.findall('<span class="past">([^<]*)</span>', html) == ([past] if past else [])


def test_a_zero_has_no_pale_digits() -> None:
    zero = replace(figure("0"), quantum=Decimal(1))
    assert ">0</a>" in marks.linked_figure(in_yuan(zero), LINKS)


def test_a_figure_in_yuan_leads_to_its_place_and_tells_the_print() -> None:
    html = marks.linked_figure(YUAN.of(figure("841.32")), LINKS)
    assert "page=9" in html
    assert 'title="打开原文第 9 页；报告印为 841.32 万元，精确到百元"' in html
    assert 'title="报告印为 841.32 万元，精确到百元"' in marks.figure(YUAN.of(figure("841.32")), LINKS)
