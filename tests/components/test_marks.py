"""Marks: figures, chips, empty states, tables. Nothing from a report becomes HTML of its own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from components import marks
from components.links import Links
from components.marks import Head, Html, Line
from mingzhang.frames.figures import Figure
from mingzhang.model import Source

LINKS = Links("0123456789abcdef", "", "/")
SOURCE = Source("0" * 64, 20, (1.0, 2.0, 3.0, 4.0), "46.43")
EVIL = '<script>alert("1")</script>'
PRINTED = Figure(Decimal("2106.35"), Decimal("0.01"), "万元", (SOURCE,))
DERIVED = Figure(Decimal("-5.40"), Decimal("0.01"), "万元", (SOURCE,), True, "4,531.60 − 4,537")


def test_a_figure_is_shown_with_its_chip() -> None:
    shown = marks.figure(PRINTED, LINKS)
    assert "2,106.35" in shown
    assert "p.20" in shown
    assert "∴" not in shown
    assert "推算" not in shown


def test_a_derived_figure_says_so_and_how() -> None:
    shown = marks.figure(DERIVED, signed=True)
    assert "−5.40" in shown
    assert 'title="推算：4,531.60 − 4,537"' in shown
    assert "推算：4,531.60" in marks.linked_figure(DERIVED, LINKS)


def test_a_linked_figure_leads_to_its_source() -> None:
    shown = marks.linked_figure(PRINTED, LINKS)
    assert shown.startswith("<a ")
    assert "/source?" in shown
    assert "page=20" in shown


def test_the_five_empty_states_differ() -> None:
    states = [
        marks.money(Decimal("0.00"), Decimal("0.01")),
        marks.money(None),
        marks.undisclosed(),
        marks.no_such_item(),
        marks.derived_chip(),
    ]
    assert len(set(states)) == 5
    assert "0.00" in states[0]
    assert 'aria-label="表中空白"' in states[1]
    assert marks.figure(None) == marks.percent(None) == states[1]


@pytest.mark.parametrize("kind", ["pass", "tail", "fail", "unchecked"])
def test_a_status_is_more_than_a_colour(kind: marks.Status) -> None:
    assert ">已核<" in marks.status(kind, "已核")
    assert marks.STATUS_CLASSES[kind] in marks.status(kind, "已核")


@pytest.mark.parametrize(
    "made",
    [
        marks.title(EVIL, EVIL),
        marks.block(EVIL, EVIL),
        marks.kpi(EVIL, EVIL, EVIL),
        marks.quote(EVIL),
        marks.status("pass", EVIL),
        marks.no_such_item(EVIL),
        marks.undisclosed(EVIL),
        marks.derived_chip(EVIL),
        marks.nothing(EVIL, EVIL),
        marks.row_bar(EVIL, 0.5, marks.text(EVIL)),
        marks.swatch(EVIL, EVIL),
        marks.track([], label=EVIL),
        marks.segments([(1, EVIL)], label=EVIL),
        marks.mark("bar", 1, 2, colour=EVIL),
        marks.table([Head(EVIL)], [Line([marks.text(EVIL)])], name=EVIL),
        marks.source_chip(LINKS, SOURCE, label=EVIL),
        marks.linked(EVIL, LINKS, SOURCE, derived=True, formula=EVIL),
    ],
)
def test_text_is_escaped_everywhere(made: Html) -> None:
    assert "<script" not in made
    assert '("1")' not in made


def test_a_table_has_heads_labels_and_kinds() -> None:
    heads = [Head("名称", "nm"), Head("决算", "r", "20%")]
    lines = [Line([marks.text("合计"), marks.money(Decimal(1))], "sum")]
    shown = marks.table(heads, lines, name="支出", kind="stack")
    assert '<table class="t stack">' in shown
    assert '<th class="r" scope="col">决算</th>' in shown
    assert '<tr class="sum">' in shown
    assert 'data-l="决算"' in shown
    assert '<col style="width:20%">' in shown
    assert 'aria-label="支出"' in shown


def test_a_line_must_fill_its_heads() -> None:
    with pytest.raises(ValueError, match="zip"):
        marks.table([Head("一"), Head("二")], [Line([marks.text("1")])], name="表")


def test_marks_are_placed_in_per_cent() -> None:
    assert marks.mark("bar", 10, 50) == '<i class="k bar0" style="left:10.00%;width:50.00%;"></i>'
    assert "translateX(-50%)" in marks.mark_text(50, marks.text("年初预算"), "middle")
    assert 'role="img" aria-label="说明"' in marks.track([], label="说明")
    assert 'aria-hidden="true"' in marks.track([])


def test_pieces_that_are_empty_leave_no_separator() -> None:
    assert marks.joined("甲", "", "乙", between=" · ") == "甲 · 乙"
