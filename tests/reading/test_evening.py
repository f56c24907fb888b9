"""Sizes of recognised letters."""

from __future__ import annotations

from mingzhang.reading.document import Character
from mingzhang.reading.recognition.evening import evened


def letters(*sizes: float) -> list[Character]:
    return [Character("字", 0.0, 0.0, size, size, size) for size in sizes]


def test_lines_of_one_type_have_one_size() -> None:
    made = evened(letters(*[15.1] * 20, *[16.6] * 30, 15.8))
    assert {one.size for one in made} == {16.0}


def test_headings_and_small_print_keep_theirs() -> None:
    made = evened(letters(*[15.1] * 20, *[16.6] * 30, *[22.0] * 4, *[23.0] * 4, *[10.5] * 6))
    assert [one.size for one in made][-14::4] == [22.5, 22.5, 10.5, 10.5]
    assert [one.box for one in made] == [
        one.box for one in letters(*[15.1] * 20, *[16.6] * 30, *[22.0] * 4, *[23.0] * 4, *[10.5] * 6)
    ]


def test_of_nothing_nothing() -> None:
    assert evened([]) == []
