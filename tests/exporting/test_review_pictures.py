"""Cut-outs of pages: which places go together, what is marked, and how many are made."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from mingzhang.exporting import review_pictures as module
from mingzhang.exporting.review_pictures import FIRST_COLOUR, OTHER_COLOUR, cut_outs, cuttings
from mingzhang.model import Box, Evidence, Source
from tests.exporting.reviewed import SAMPLE, sample
from tests.frames.handmade import report

PAGE = (595.0, 842.0)


def at(page: int, box: Box, sentence: str | None = None) -> Evidence:
    return Evidence(Source("0" * 64, page, box, "1.00"), sentence)


def row(page: int, top: float) -> Evidence:
    return at(page, (300.0, top, 340.0, top + 12))


def test_places_near_one_another_are_shown_together_and_others_apart() -> None:
    found = cuttings([row(3, 400), row(3, 100), row(3, 130), row(5, 100)], report(), 9)
    assert [(each.page, [mark.number for mark in each.marks]) for each in found] == [
        (3, [1]), (3, [2, 3]), (5, [4]),
    ]  # fmt: skip


def test_a_long_list_is_not_one_tall_picture() -> None:
    found = cuttings([row(3, 60 + 20 * number) for number in range(30)], report(), 9)
    assert len(found) > 1
    assert all(each.crop[3] - each.crop[1] <= module.TALLEST + 2 * module.ABOVE for each in found)


def test_so_many_as_asked_for_that_of_the_first_place_first() -> None:
    found = cuttings([row(9, 400), row(2, 100), row(4, 100)], report(), 2)
    assert [each.page for each in found] == [9, 2]


def test_the_lines_of_a_sentence_are_shown_whole_and_a_tables_row_from_its_beginning() -> None:
    (told,) = cuttings([at(3, (300.0, 100.0, 340.0, 112.0), "某句。")], report(), 1)
    assert (told.crop[0], told.crop[2]) == (0.0, PAGE[0])
    (printed,) = cuttings([row(3, 100)], report(), 1)
    assert printed.crop[0] == 0.0
    assert 340.0 < printed.crop[2] < PAGE[0]


def test_a_cutting_stays_on_its_page() -> None:
    (found,) = cuttings([at(1, (590.0, 0.0, 600.0, 850.0))], report(), 1)
    assert found.crop == (0.0, 0.0, *PAGE)


def test_places_without_a_page_and_files_without_pages_have_none() -> None:
    assert cuttings([row(99, 100)], report(), 1) == ()
    assert cuttings([row(1, 100)], replace(report(), format="xlsx"), 1) == ()


def test_the_doubted_place_is_red_and_the_others_blue() -> None:
    item = sample().items[0]
    assert len(item.evidence) > 1
    made = cut_outs(SAMPLE.read_bytes(), {1: cuttings(item.evidence, sample().report, 9)}, sample().report)
    colours: set[tuple[int, int, int]] = set()
    for cut_out in made[1]:
        drawn = Image.open(io.BytesIO(cut_out.picture)).convert("RGB")
        colours |= {colour for _, colour in drawn.getcolors(1_000_000)}
        assert cut_out.width == pytest.approx(drawn.width * 72 / module.DOTS_PER_INCH, abs=1)
    for wanted in (FIRST_COLOUR, OTHER_COLOUR):
        assert any(
            all(abs(one - other) < 24 for one, other in zip(wanted, each, strict=True)) for each in colours
        )


def test_no_more_are_made_than_the_limits_allow(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = {item.number: cuttings(item.evidence, sample().report, 3) for item in sample().items[:6]}
    content = SAMPLE.read_bytes()
    whole = cut_outs(content, wanted, sample().report)
    assert sum(map(len, whole.values())) == sum(map(len, wanted.values()))
    monkeypatch.setattr(module, "MOST_PICTURES", 4)
    few = cut_outs(content, wanted, sample().report)
    # Every finding's first before any finding's second.
    assert [len(few[number]) for number in wanted] == [1, 1, 1, 1, 0, 0]
    monkeypatch.setattr(module, "MOST_BYTES", len(few[1][0].picture))
    assert sum(len(own) for own in cut_outs(content, wanted, sample().report).values()) == 1


def test_a_page_that_cannot_be_drawn_is_left_out() -> None:
    wanted = {1: cuttings([row(1, 100)], report(), 1)}
    assert cut_outs(b"%PDF-1.7 nothing", wanted, report()) == {1: ()}


def test_of_a_wide_page_a_part_of_the_line_is_shown() -> None:
    wide = replace(report(), page_sizes=((1191.0, 842.0),))
    (middle,) = cuttings([at(1, (900.0, 100.0, 940.0, 112.0), "某句。")], wide, 1)
    assert middle.crop[2] - middle.crop[0] == module.WIDEST_TEXT
    assert middle.crop[0] < 900 < 940 < middle.crop[2] <= 1191
    (whole,) = cuttings([at(1, (10.0, 100.0, 1180.0, 112.0), "某句。")], wide, 1)
    assert (whole.crop[0], whole.crop[2]) == (0.0, 1191.0)
