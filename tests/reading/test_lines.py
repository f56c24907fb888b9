"""Characters become the lines that a reader sees, whatever their baselines and content order."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from mingzhang.reading.document import Character
from mingzhang.reading.lines import group_lines, text_lines

SIZE = 10.0


def written(
    text: str, x: float, top: float, size: float = SIZE, lower_digits: float = 0.0
) -> list[Character]:
    """A line of text; digits are half as wide, and ``lower_digits`` points lower."""
    characters: list[Character] = []
    for letter in text:
        width = size / 2 if letter.isascii() else size
        drop = lower_digits if letter.isdigit() or letter in ",." else 0.0
        if letter != " ":
            characters.append(Character(letter, x, top + drop, x + width, top + drop + size, size))
        x += width
    return characters


def texts(characters: list[Character]) -> list[str]:
    return [line.text for line in text_lines(1, characters)]


def test_nothing_makes_no_line() -> None:
    assert group_lines([]) == []


def test_lines_top_to_bottom_left_to_right_whatever_the_order() -> None:
    characters = written("第二行", 50, 115) + written("首行", 50, 100)
    random.Random(1).shuffle(characters)
    assert texts(characters) == ["首行", "第二行"]


def test_digits_set_lower_stay_in_their_line() -> None:
    paragraph = ["2024年度支出决算2,106.35万元", "比上年减少476.16万元，下降", "18.44%，主要原因是"]
    for drop in (0.0, 2.0, 3.5, 4.5):
        characters = [
            one
            for row, line in enumerate(paragraph)
            for one in written(line, 50, 100 + row * 15, lower_digits=drop)
        ]
        assert texts(characters) == paragraph


def test_digits_set_lower_stay_in_their_line_though_lines_are_close() -> None:
    paragraph = ["支出决算2106万元，下降18%，", "年初预算4537万元，完成46%。", "主要原因是2024年结算。"]
    characters = [
        one
        for row, line in enumerate(paragraph)
        for one in written(line, 50, 100 + row * 10.5, lower_digits=4.0)
    ]
    assert texts(characters) == paragraph


def test_smaller_digits_stay_in_their_line() -> None:
    characters = written("支出", 50, 100) + written("690.18", 70, 102.5, size=7) + written("万元", 95, 100)
    assert texts(characters) == ["支出690.18万元"]


def test_close_lines_do_not_merge() -> None:
    characters = written("第一行文字内容", 50, 100) + written("第二行文字内容", 50, 109)
    assert texts(characters) == ["第一行文字内容", "第二行文字内容"]


def test_a_large_stamp_does_not_tear_lines_apart() -> None:
    paragraph = ["一般公共预算财政拨款支出决算", "完成年初预算的百分之四十六", "主要原因是省级直接结算"]
    body = [one for row, line in enumerate(paragraph) for one in written(line, 50, 100 + row * 15)]
    stamp = written("公章", 90, 95, size=48)
    lines = texts(body + stamp)
    assert [line for line in lines if line in paragraph] == paragraph
    assert "公章" in lines


def test_a_footnote_mark_joins_its_line() -> None:
    characters = written("决算数", 50, 100) + written("1", 80, 99, size=5)
    assert texts(characters) == ["决算数1"]


def test_two_lines_beside_an_amount_in_their_middle_are_kept_whole() -> None:
    name = written("机关事业单位基本养", 50, 100) + written("老保险缴费支出", 50, 112)
    amount = written("60.47", 200, 106)
    lines = texts(name + amount)
    assert len(lines) in (2, 3)
    assert any(line.startswith("机关事业单位基本养") for line in lines)
    assert any(line.startswith("老保险缴费支出") for line in lines)


@settings(deadline=None)
@given(
    st.lists(st.text(alphabet="支出决算年初预2015.3", min_size=1, max_size=12), min_size=1, max_size=8),
    st.floats(min_value=1.15, max_value=2.5),
    st.floats(min_value=0.0, max_value=0.35),
    st.randoms(use_true_random=False),
)
def test_any_paragraph_comes_back(
    lines: list[str], pitch: float, drop: float, shuffler: random.Random
) -> None:
    characters = [
        one
        for row, line in enumerate(lines)
        for one in written("行" + line, 50, 100 + row * pitch * SIZE, lower_digits=drop * SIZE)
    ]
    shuffler.shuffle(characters)
    assert texts(characters) == ["行" + line for line in lines]


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.floats(min_value=0, max_value=500), st.floats(min_value=0, max_value=700), st.floats(3, 60)
        ),
        max_size=60,
    )
)
def test_no_character_is_lost_or_doubled(places: list[tuple[float, float, float]]) -> None:
    characters = [Character("字", x, top, x + size, top + size, size) for x, top, size in places]
    grouped = [one for line in group_lines(characters) for one in line]
    assert sorted(grouped) == sorted(characters)
