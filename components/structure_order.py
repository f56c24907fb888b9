"""What the rows of the functional and the economic tree are sorted by, family by family."""

from __future__ import annotations

from collections.abc import Iterator

from components.sorting import Key, Order
from mingzhang.frames.structure import Item, Tree

CODE, NAME, SHARE = "code", "name", "share"
PART_OF = "part_"
"""A column of parts: what a nature is of its own item."""


def item_key(tree: Tree, item: Item, column: str) -> Key:
    """The value of a column of the twin table."""
    if column == CODE:
        return item.code
    if column == NAME:
        return item.name
    if column in (SHARE, "total", "amount"):
        figure = item.figure(tree.column)
        return figure.value if figure is not None else None
    nature, whole = item.figure(column.removeprefix(PART_OF)), item.figure(tree.column)
    if nature is None or not column.startswith(PART_OF):
        return nature.value if nature is not None else None
    return nature.value / whole.value if whole is not None and whole.value else None


def walk(tree: Tree, code: str, order: Order, deepest: int = 0) -> Iterator[Item]:
    """All items at or under a code, those of one parent in the order asked for.

    ``deepest``: no level below it; 0 for all.
    """
    item = tree.by_code.get(code)
    if item is not None:
        yield item
    children = order.sorted(tree.children(code), lambda one, column: item_key(tree, one, column))
    for child in children:
        if not deepest or child.level <= deepest or not child.parent:
            yield from walk(tree, child.code, order, deepest)
