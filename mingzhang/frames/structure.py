"""What the money was spent on: the functional tree, the flow of funds, the economic classification.

The tree stands on 支出决算表 (03), or where a report has none, on 一般公共预算财政拨款支出决算表 (05).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from mingzhang.frames.figures import Figure, difference, of_cell, share, slack, total
from mingzhang.model import Cell, Report, Row, Source, Table

EXPENDITURE_TABLES = ("expenditure", "general_budget_expenditure")
LEVEL_NAMES = {1: "类", 2: "款", 3: "项"}
NATURES = {
    "basic": "基本支出",
    "personnel": "人员经费",
    "public": "公用经费",
    "project": "项目支出",
    "remitted_to_superior": "上缴上级支出",
    "business": "经营支出",
    "subsidy_to_subsidiaries": "对附属单位补助支出",
}
"""The columns that an expenditure's total is made of, by their standard names."""
IN_PLACE_OF_BASIC = ("personnel", "public")
"""Natures that some budgets print in place of 基本支出; beside it they are its parts, not counted again."""
FUNDS = {
    "general_budget_expenditure": "一般公共预算财政拨款",
    "government_fund": "政府性基金预算财政拨款",
    "state_capital": "国有资本经营预算财政拨款",
}
"""The tables whose expenditure is paid from one fund, with the fund's name."""
PERSONNEL_CLASSES = ("301", "303")


@dataclass(frozen=True, slots=True)
class Item:
    """A coded row of a table: 类, 款 or 项. ``parent`` is a code of the same tree, or "" for the whole."""

    code: str
    name: str
    level: int
    parent: str
    cells: Mapping[str, Cell]
    source: Source | None

    def figure(self, column: str = "total") -> Figure | None:
        """What a column prints for the item; None where it is blank."""
        return of_cell(self.cells.get(column))

    @property
    def level_name(self) -> str:
        """类, 款 or 项."""
        return LEVEL_NAMES.get(self.level, "")


@dataclass(frozen=True)
class Tree:
    """The items of one table in printed order, below its 合计."""

    table: Table
    items: tuple[Item, ...]
    whole_cells: Mapping[str, Cell]
    """The cells of the 合计 row; empty where the table prints none."""
    column: str = "total"
    """The column that says how much an item is."""

    @cached_property
    def by_code(self) -> Mapping[str, Item]:
        """Items by code; of a code printed twice, the first."""
        found: dict[str, Item] = {}
        for item in self.items:
            found.setdefault(item.code, item)
        return found

    @cached_property
    def _children(self) -> Mapping[str, tuple[Item, ...]]:
        families: dict[str, list[Item]] = {}
        for item in self.by_code.values():
            families.setdefault(item.parent, []).append(item)
        return {parent: tuple(items) for parent, items in families.items()}

    def children(self, code: str = "") -> tuple[Item, ...]:
        """The items directly under a code, in printed order; under "" the 类."""
        return self._children.get(code, ())

    def leaves(self, code: str = "") -> tuple[Item, ...]:
        """The deepest items at or under a code, in printed order."""
        item = self.by_code.get(code)
        if item is not None and not self.children(code):
            return (item,)
        return tuple(leaf for child in self.children(code) for leaf in self.leaves(child.code))

    def within(self, code: str = "") -> tuple[Item, ...]:
        """All items at or under a code, in printed order."""
        return tuple(self._walk(code))

    def _walk(self, code: str) -> Iterator[Item]:
        if code in self.by_code:
            yield self.by_code[code]
        for child in self.children(code):
            yield from self._walk(child.code)

    def path(self, code: str) -> tuple[Item, ...]:
        """From the 类 down to the code; empty where the tree has no such code."""
        steps: list[Item] = []
        while code in self.by_code:
            steps.append(self.by_code[code])
            code = self.by_code[code].parent
        return tuple(reversed(steps))

    def class_of(self, code: str) -> str:
        """The code of the 类 above (or at) a code; "" where the tree has no such code."""
        path = self.path(code)
        return path[0].code if path else ""

    def figure(self, code: str = "", column: str = "") -> Figure | None:
        """How much an item is, or "" the whole: as printed, else the sum of the 类 (derived)."""
        column = column or self.column
        if code:
            item = self.by_code.get(code)
            return item.figure(column) if item else None
        printed = of_cell(self.whole_cells.get(column))
        if printed is not None:
            return printed
        return total(figure for item in self.children() if (figure := item.figure(column)) is not None)

    def cell(self, code: str, column: str) -> Cell:
        """The cell of an item (or of 合计), blank where there is none."""
        if not code:
            return self.whole_cells.get(column, Cell())
        item = self.by_code.get(code)
        return item.cells.get(column, Cell()) if item else Cell()

    def share(self, code: str, of: str = "") -> Figure | None:
        """An item's part of another item, or of the whole, in per cent (derived)."""
        part, whole = self.figure(code), self.figure(of)
        return share(part, whole) if part is not None and whole is not None else None

    def natures(self) -> tuple[str, ...]:
        """The ids of the columns of 支出性质 that hold a value in any row, in the form's order."""
        rows = [self.whole_cells, *(item.cells for item in self.items)]
        found = [
            column for column in NATURES if any(row.get(column, Cell()).amount is not None for row in rows)
        ]
        return tuple(c for c in found if "basic" not in found or c not in IN_PLACE_OF_BASIC)

    def shown_natures(self) -> tuple[str, ...]:
        """The columns of 支出性质 that a page shows: those with a value, 基本 and 项目 always among them."""
        present = self.natures()
        split = any(column in present for column in IN_PLACE_OF_BASIC)
        always = ("project",) if split else ("basic", "project")
        return tuple(column for column in NATURES if column in present or column in always)

    @cached_property
    def classes_by_size(self) -> tuple[str, ...]:
        """Codes of the 类, largest first: the order in which colours are given out."""

        def size(item: Item) -> Decimal:
            figure = item.figure(self.column)
            return figure.value if figure is not None else Decimal(0)

        return tuple(item.code for item in sorted(self.children(), key=size, reverse=True))

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages that the table stands on."""
        return self.table.pages


def tree_of(table: Table, column: str = "total") -> Tree:
    """The tree of a table of coded rows; a row's parent is the longest printed code it begins with."""
    codes = {row.code for row in table.rows if row.code}
    items = tuple(_item(row, row.code, codes) for row in table.rows if row.code)
    totals = [row.cells for row in table.rows if not row.code and row.name.endswith("合计")]
    whole: Mapping[str, Cell] = totals[0] if totals else {}
    return Tree(table, items, whole, column)


def _item(row: Row, code: str, codes: set[str]) -> Item:
    prefixes = (code[:length] for length in range(len(code) - 1, 0, -1))
    parent = next((prefix for prefix in prefixes if prefix in codes), "")
    level = row.level or {3: 1, 5: 2, 7: 3}.get(len(code), 3)
    return Item(code, row.name, level, parent, row.cells, row.source)


def expenditure_tree(report: Report) -> Tree | None:
    """The functional tree of the report's expenditure; None where neither 03 nor 05 has a row."""
    for table_id in EXPENDITURE_TABLES:
        table = report.table(table_id)
        if table is not None and not table.empty:
            return tree_of(table)
    return None


# ---------------------------------------------------------------- the flow of funds


@dataclass(frozen=True, slots=True)
class Node:
    """A stage of the flow: a fund, a 类, or a nature of expenditure (基本, 项目 …)."""

    id: str
    name: str
    stage: int
    figure: Figure
    """As printed where the report prints it, else derived."""


@dataclass(frozen=True, slots=True)
class Stream:
    """What runs from one node to the next; ``code`` is the 类 it belongs to."""

    source: str
    target: str
    code: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Flow:
    """Funds → 类 → 支出性质. Streams are positive; what cannot be drawn is told in ``remarks``."""

    nodes: tuple[Node, ...]
    streams: tuple[Stream, ...]
    remarks: tuple[str, ...] = ()

    def stage(self, number: int) -> tuple[Node, ...]:
        """The nodes of a stage: 0 funds, 1 类, 2 natures."""
        return tuple(node for node in self.nodes if node.stage == number)

    def node(self, node_id: str) -> Node:
        """The node of that id."""
        return next(node for node in self.nodes if node.id == node_id)


OTHER_FUNDS = "other"


def flow_of(report: Report, tree: Tree) -> Flow:
    """The flow through the expenditure tree.

    What a fund paid in a 类 is printed in tables 05, 07, 08; the rest of a 类 in 03, beyond rounding,
    is other money (事业收入, 结转 and the like): derived, as no table prints it by 类.
    """
    streams = [*_fund_streams(report, tree), *_nature_streams(tree)]
    drawn = [stream for stream in streams if stream.figure.value > 0]
    remarks = tuple(
        f"{tree.by_code[stream.code].name}有负数，图中未画" for stream in streams if stream.figure.value < 0
    )
    return Flow(_nodes(report, tree, drawn), tuple(drawn), remarks)


def _fund_streams(report: Report, tree: Tree) -> Iterator[Stream]:
    funds = {
        table_id: tree_of(table)
        for table_id in FUNDS
        if (table := report.table(table_id)) is not None and not table.empty
    }
    if not funds:
        return
    for item in tree.children():
        whole = item.figure(tree.column)
        paid = {
            fund: figure for fund, part in funds.items() if (figure := part.figure(item.code)) is not None
        }
        for fund, figure in paid.items():
            yield Stream(fund, item.code, item.code, figure)
        if whole is None:
            continue
        known = total(paid.values())
        rest = difference(whole, known) if known is not None else whole
        parts = (whole, *paid.values())
        # Two prints of one amount may differ by a unit of the last digit; only what exceeds it is money.
        if rest.value > max(slack(*parts), max(part.quantum for part in parts)):
            yield Stream(OTHER_FUNDS, item.code, item.code, rest)


def _nature_streams(tree: Tree) -> Iterator[Stream]:
    for item in tree.children():
        for column in tree.natures():
            figure = item.figure(column)
            if figure is not None:
                yield Stream(item.code, column, item.code, figure)


def _nodes(report: Report, tree: Tree, streams: list[Stream]) -> tuple[Node, ...]:
    def node(node_id: str, name: str, stage: int, printed: Figure | None) -> Node | None:
        flowing = [stream.figure for stream in streams if node_id in (stream.source, stream.target)]
        figure = printed if printed is not None else total(flowing)
        return Node(node_id, name, stage, figure) if figure is not None and flowing else None

    tables = {table_id: report.table(table_id) for table_id in FUNDS}
    nodes = [
        node(fund, FUNDS[fund], 0, tree_of(table).figure())
        for fund, table in tables.items()
        if table is not None
    ]
    nodes.append(node(OTHER_FUNDS, "其他资金", 0, None))
    nodes.extend(node(code, tree.by_code[code].name, 1, tree.figure(code)) for code in tree.classes_by_size)
    nodes.extend(node(column, NATURES[column], 2, tree.figure("", column)) for column in tree.natures())
    return tuple(found for found in nodes if found is not None)


# ---------------------------------------------------------------- the economic classification


@dataclass(frozen=True, slots=True)
class Economic:
    """基本支出 by economic classification: 人员经费 (301, 303) and 公用经费 (all other 类)."""

    tree: Tree
    personnel: Figure | None
    """人员经费合计 as printed (a budget's in its own column), else the sum of its 类 (derived)."""
    public: Figure | None
    whole: Figure | None
    """基本支出 as table 05 or 03 prints it, else the two together (derived)."""

    @property
    def groups(self) -> tuple[tuple[str, str, Figure | None], ...]:
        """Id, name and money of 人员经费 and 公用经费."""
        return (("personnel", "人员经费", self.personnel), ("public", "公用经费", self.public))

    def group_of(self, code: str) -> str:
        """``personnel`` or ``public``."""
        return "personnel" if code[:3] in PERSONNEL_CLASSES else "public"


def economic_of(report: Report) -> Economic | None:
    """The economic classification of table 06; None where it is missing or empty."""
    table = report.table("basic_expenditure")
    if table is None or table.empty:
        return None
    tree = tree_of(table, "amount")
    personnel = (
        _printed_total(table, "人员经费")
        or of_cell(tree.whole_cells.get("personnel"))
        or _class_total(tree, personnel=True)
    )
    public = (
        _printed_total(table, "公用经费")
        or of_cell(tree.whole_cells.get("public"))
        or _class_total(tree, personnel=False)
    )
    parts = [figure for figure in (personnel, public) if figure is not None]
    return Economic(tree, personnel, public, _basic_total(report) or total(parts))


def _printed_total(table: Table, name: str) -> Figure | None:
    rows = (row for row in table.rows if not row.code and name in row.name)
    figures = (of_cell(row.cells.get("amount")) for row in rows)
    return next((figure for figure in figures if figure is not None), None)


def _class_total(tree: Tree, personnel: bool) -> Figure | None:
    items = (item for item in tree.children() if (item.code[:3] in PERSONNEL_CLASSES) == personnel)
    return total(figure for item in items if (figure := item.figure("amount")) is not None)


def _basic_total(report: Report) -> Figure | None:
    for table_id in ("general_budget_expenditure", "expenditure"):
        table = report.table(table_id)
        if table is not None and not table.empty:
            return tree_of(table).figure("", "basic")
    return None


# ---------------------------------------------------------------- one item in further tables

ELSEWHERE = (
    ("income", "total", "收入"),
    ("general_budget_expenditure", "total", "一般公共预算财政拨款支出"),
    ("government_fund", "total", "政府性基金预算财政拨款支出"),
    ("state_capital", "total", "国有资本经营预算财政拨款支出"),
)


def elsewhere(report: Report, code: str) -> tuple[tuple[str, Figure], ...]:
    """What further tables print for an item, by the name of their figure."""
    found: list[tuple[str, Figure]] = []
    for table_id, column, name in ELSEWHERE:
        table = report.table(table_id)
        row = next((row for row in table.rows if row.code == code), None) if table is not None else None
        figure = of_cell(row.cells.get(column)) if row is not None else None
        if figure is not None:
            found.append((name, figure))
    return tuple(found)
