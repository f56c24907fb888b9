"""Sorting: by a head's link, family by family, blanks last, and back to the order of print."""

from __future__ import annotations

from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest

from components.links import Links
from components.sorting import Order, order_of
from components.structure_order import item_key, walk
from mingzhang.frames.structure import Tree, expenditure_tree
from tests.frames.handmade import EXPENDITURE, report, table

LINKS = Links("0123456789abcdef", "208", "/structure", kept=(("chart", "bars"), ("sort", "-total")))
COLUMNS = ("name", "total")


def tree() -> Tree:
    made = expenditure_tree(report(table("expenditure", EXPENDITURE)))
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("asked", "column", "descending"),
    [("-total", "total", True), ("total", "total", False), ("", "", False), ("-other", "", False)],
)
def test_a_link_names_a_column_or_none(asked: str, column: str, descending: bool) -> None:
    order = order_of(asked, COLUMNS)
    assert (order.column, order.descending) == (column, descending)


def test_blanks_come_last_either_way() -> None:
    values = {"a": Decimal(1), "b": None, "c": Decimal(3)}
    for descending, first in ((True, "c"), (False, "a")):
        order = Order("sort", "total", descending)
        found = order.sorted(values, lambda key, _: values[key])
        assert (found[0], found[-1]) == (first, "b")
    assert Order().sorted(values, lambda key, _: values[key]) == ("a", "b", "c")


def test_names_are_sorted_by_sound() -> None:
    found = Order("sort", "name").sorted(["住房", "教育", "卫生", "城乡"], lambda name, _: name)
    assert found == ("城乡", "教育", "卫生", "住房")


def test_a_head_goes_from_largest_to_smallest_to_print() -> None:
    steps = [("", "-total", None), ("-total", "total", "descending"), ("total", "", "ascending")]
    for now, then, direction in steps:
        head = order_of(now, COLUMNS).head("total", "支出", LINKS)
        assert head.sorts is not None
        query = parse_qs(urlsplit(head.sorts.address).query)
        assert query.get("sort", [""]) == [then]
        assert (query["chart"], query["code"]) == (["bars"], ["208"])
        assert head.sorts.now == direction


def test_rows_stay_with_their_parents() -> None:
    made = tree()
    printed = [item.code for item in walk(made, "", Order())]
    found = [item.code for item in walk(made, "", Order("sort", "total"))]
    assert sorted(found) == sorted(printed)
    assert found.index("221") < found.index("208") < found.index("20801")
    for code in found:
        parent = made.by_code[code].parent
        assert not parent or found.index(parent) < found.index(code)


def test_parts_of_an_item_are_a_column_of_their_own() -> None:
    made = tree()
    item = made.by_code["208"]
    assert item_key(made, item, "part_project") == Decimal("50.00") / Decimal("100.00")
    assert item_key(made, made.by_code["22102"], "part_project") is None
    assert item_key(made, item, "code") == "208"
