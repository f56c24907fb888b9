"""Readings of cells cleaned to figures, and doubted where they have not the form of one."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2")


from mingzhang.reading.recognition.cleaning import _without_dirt
from mingzhang.reading.recognition.engine import Mark, Reading
from mingzhang.reading.recognition.figures import (
    DOUBTFUL,
    cleaned,
    doubted_unless,
    is_column_of_figures,
    is_figure_like,
    usual_decimals,
)
from mingzhang.reading.recognition.strips import Strip


def reading(text: str, figure: str = "", confidence: float = 0.99) -> Reading:
    def marks(letters: str) -> tuple[Mark, ...]:
        return tuple(Mark(one, (place + 0.5) / len(letters), confidence) for place, one in enumerate(letters))

    return Reading(marks(text), marks(figure or text))


def text_of(marks: tuple[Mark, ...]) -> str:
    return "".join(mark.text for mark in marks)


@pytest.mark.parametrize(
    ("read", "figure", "wanted"),
    [
        ("2,106.35", "", "2,106.35"),
        ("2，106。35", "", "2,106.35"),
        ("2.106.35", "", "2,106.35"),
        ("2,106,35", "", "2,106.35"),
        ("69O.l8", "690.18", "690.18"),
        ("．0.37", "", "0.37"),
        ("（12.50）", "", "(12.50)"),
        ("100%", "", "100%"),
        ("一", "", "-"),
        ("一12.50", "", "-12.50"),
        ("－12.50", "", "-12.50"),
    ],
)
def test_figures_are_cleaned(read: str, figure: str, wanted: str) -> None:
    assert text_of(cleaned(reading(read, figure), among_figures=True)) == wanted


@pytest.mark.parametrize("words", ["行政运行", "2024年度", "≥95%", "一、本年收入", "长期"])
def test_words_stay(words: str) -> None:
    assert text_of(cleaned(reading(words), among_figures=False)) == words


def test_what_has_lost_its_form_is_doubted() -> None:
    marks = cleaned(reading("21.06.3.5"), among_figures=True)
    assert max(mark.confidence for mark in marks) <= DOUBTFUL


def test_a_seals_rest_beside_a_figure_goes_and_the_figure_is_doubted() -> None:
    marks = cleaned(reading("1,531.51上"), among_figures=True)
    assert text_of(marks) == "1,531.51"
    assert max(mark.confidence for mark in marks) <= DOUBTFUL


def test_other_decimals_than_the_columns_are_doubted() -> None:
    decimals = usual_decimals(["2,106.35", "944.44", "0.37", "31.44222"])
    assert decimals == 2
    assert doubted_unless(reading("31.44222").marks, decimals)[0].confidence <= DOUBTFUL
    assert doubted_unless(reading("210635").marks, decimals)[0].confidence <= DOUBTFUL
    assert doubted_unless(reading("31.44").marks, decimals)[0].confidence > DOUBTFUL
    assert usual_decimals(["1", "2.5"]) is None


def test_columns_of_figures() -> None:
    assert is_column_of_figures(["2,106.35", "", "944.4A", "0.37", "12.00"])
    assert not is_column_of_figures(["行政运行", "208", "基本支出"])
    assert not is_column_of_figures([])


def test_figure_like() -> None:
    assert is_figure_like("S.00")
    assert not is_figure_like("OIl")
    assert not is_figure_like("第1页")


def test_a_seals_rest_in_a_figures_cell_goes_and_the_figure_is_doubted() -> None:
    strips = [Strip(900, 380, 1030, 407, 0), Strip(901, 412, 1015, 423, 0), Strip(900, 440, 1030, 467, 1)]
    marks = [reading("31.44").marks, reading("222").marks, reading("15.35").marks]
    first, second, third = _without_dirt(strips, marks, {0, 1})
    assert (text_of(first), text_of(second), text_of(third)) == ("31.44", "", "15.35")
    assert max(mark.confidence for mark in first) <= DOUBTFUL < min(mark.confidence for mark in third)
