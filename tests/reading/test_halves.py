"""Columns on a page behind are given to the rows before only where the rows agree."""

from __future__ import annotations

from mingzhang.reading.columns import Layout
from mingzhang.reading.document import Character
from mingzhang.reading.halves import Half, joined
from mingzhang.reading.pieces import Piece
from mingzhang.reading.rows import Draft

EMPTY = Layout((), frozenset())


def figure(text: str, page: int = 2) -> list[Piece]:
    return [Piece(text, tuple(Character(one, 0, 0, 5, 8, 8) for one in text), page)]


def drafts(count: int) -> list[Draft]:
    return [Draft(1, 0, values={"total": figure("9.00", 1)}) for _ in range(count)]


def test_rows_get_their_further_columns_in_order() -> None:
    before = drafts(3)
    halves = [
        Half(2, EMPTY, ({"project": figure("1.00")}, {})),
        Half(3, EMPTY, ({"project": figure("3.00", 3)}, {})),
    ]
    assert joined(before, EMPTY, halves) is not None
    assert [draft.values.get("project", [None])[0] for draft in before] == [
        *figure("1.00"),
        None,
        *figure("3.00", 3),
    ]


def test_nothing_is_given_where_rows_are_missing_or_too_many() -> None:
    for count in (1, 3):
        before = drafts(count)
        half = Half(2, EMPTY, ({"project": figure("1.00")}, {"project": figure("2.00")}))
        assert joined(before, EMPTY, [half]) is None
        assert all(set(draft.values) == {"total"} for draft in before)
