"""A grid's header → what each of its columns is.

A column is known by the path of labels over it (merged cells over up to four rows), never by its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from mingzhang.forms import find_item
from mingzhang.forms.base import Form
from mingzhang.forms.wording import normalised
from mingzhang.reading.centred import Centred, shared_out
from mingzhang.reading.document import Grid, GridCell, enclosing_box

ColumnKind = Literal["code", "name", "ordinal", "value", "other"]

_CODE_LABEL = re.compile(r"(?:编码|代码|编号)$")
CODE_PARTS = {"类", "款", "项"}
_NAME_LABELS = {
    "项目",
    "科目",
    "名称",
    "支出项目",
    "收入项目",
    "指标",
    "内容",
    "项目类别",
    "经济分类",
    "功能分类",
}
_NAME_LABEL = re.compile(r"(?:名称|项目按.*|信息|科目|名称编码)$")
_ORDINAL_LABELS = {"行次", "序号", "栏次", "行号"}
_UNIT_LABEL = re.compile(r"^(?:预算|填报|编制|所属|主管)?(?:单位|部门){1,2}(?:编码|代码|名称|编码名称)?$")
"""Whose row it is, in reports that print it on every row."""
UNIT_IN_LABEL = re.compile(r"[(（](?:单位[:：])?(亿元|万元|千元|元)[)）]")
_PERCENT = re.compile(r"率?[(（]?[%％][)）]?")
_YEAR = re.compile(r"20\d\d年度?")
HEADER_ROWS = 6
"""More rows than these no header has, its title and unit included."""
GENERIC_LABELS = {"小计", "合计", "总计"}
_COLUMN_NUMBER = re.compile(r"[\d=+\-()—*×/%]*")
_ORDINAL_START = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)|其中[:：])"
)
_AMOUNT = re.compile(r"[-－(（]?[\d,，]*\d[.．]\d+[)）]?|[\d,，]{3,}|0")
_CODE = re.compile(r"[1-9]\d{2}(?:\d{2}){0,2}")


class Matrix:
    """A grid's places: which cell covers each."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.places: list[list[GridCell | None]] = [[None] * grid.columns for _ in range(grid.rows)]
        self.starting: list[list[GridCell]] = [[] for _ in range(grid.rows)]
        for cell in grid.cells:
            self.starting[cell.row].append(cell)
            for row in range(cell.row, min(cell.row + cell.row_span, grid.rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, grid.columns)):
                    self.places[row][column] = cell

    def filled(self, row: int) -> list[GridCell]:
        """The cells with text that begin in ``row``."""
        return [cell for cell in self.starting[row] if cell.text]

    def label(self, row: int, column: int) -> str:
        """The words over ``column`` in ``row``, normalised; without unit and the report's year.

        The year before it is 上年, a % is 率.
        """
        cell = self.places[row][column]
        if cell is None:
            return ""
        label = UNIT_IN_LABEL.sub("", without_blanks(cell.text)).removeprefix("其中：").removeprefix("其中:")
        label = normalised(_PERCENT.sub("率", label)).replace(self.year, "")
        return label.replace(self.year_before, "上年") if self.year_before in label else label

    @cached_property
    def year(self) -> str:
        """The latest year that the first rows print, with 年 or 年度; a blank where they print none."""
        years = [
            year
            for row in range(min(HEADER_ROWS, self.grid.rows))
            for cell in self.starting[row]
            for year in _YEAR.findall(normalised(cell.text))
        ]
        return max(years, default=" ")

    @cached_property
    def year_before(self) -> str:
        """The year before that, as the first rows print it; a blank where they print none."""
        return f"{int(self.year[:4]) - 1}{self.year[4:]}" if self.year.strip() else " "


def kind_of_label(label: str) -> ColumnKind:
    """What a column with the label ``label`` (normalised) holds, as far as the label alone says."""
    if _UNIT_LABEL.match(label):
        return "ordinal"
    if label in CODE_PARTS or _CODE_LABEL.search(label):
        return "code"
    if label in _ORDINAL_LABELS:
        return "ordinal"
    if label in _NAME_LABELS or _NAME_LABEL.search(label):
        return "name"
    return "other"


def is_unit_name(label: str) -> bool:
    """Whether the column names a unit (单位名称)."""
    return _UNIT_LABEL.match(label) is not None and not label.endswith(("编码", "代码"))


def is_number_row(cells: Sequence[GridCell]) -> bool:
    """Whether a row holds the numbers of the columns (栏次, 1, 2, 3 …) and nothing else."""
    texts = [without_blanks(cell.text) for cell in cells if cell.text]
    if "栏次" in texts or "栏次行次" in texts:
        beside = _ORDINAL_LABELS | CODE_PARTS  # 类, 款, 项 share the line with 栏次 in the central form
        return all(text in beside or _COLUMN_NUMBER.fullmatch(text) for text in texts)
    if len(texts) < 3 or not all(text.isdigit() for text in texts):
        return False
    numbers = [int(text) for text in texts]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] in (0, 1)


def without_blanks(text: str) -> str:
    return re.sub(r"\s+", "", text)


def header_rows(matrix: Matrix, form: Form, start: int = 0) -> int:
    """How many rows, from ``start``, are header (栏次 included); the first data row is at start + that."""
    row = start
    while row < matrix.grid.rows:
        cells = matrix.filled(row)
        if not cells:
            covered = any(
                place is not None and place.row < row and place.text for place in matrix.places[row]
            )
            if not covered:
                break
        elif is_number_row(cells):
            row += 1
            break
        elif _is_data(matrix, form, start, row, cells):
            break
        row += 1
    return row - start


def column_paths(matrix: Matrix, form: Form, start: int, depth: int) -> list[tuple[str, ...]]:
    """The labels over each column, top to bottom; a row of totals may hold the last of them."""
    rows = [row for row in range(start, start + depth) if not is_number_row(matrix.filled(row))]
    centred = [_centred_groups(matrix, rows[index:]) for index in range(len(rows))]
    paths: list[tuple[str, ...]] = []
    for column in range(matrix.grid.columns):
        path: list[str] = []
        for index, row in enumerate(rows):
            label = matrix.label(row, column) or _group_label(matrix, rows, index, column)
            label = centred[index].get(column, label)
            if label and (not path or path[-1] != label):
                path.append(label)
        paths.append(tuple(path))
    shared = start + depth
    if shared < matrix.grid.rows:
        paths = _with_shared_row(matrix, form, shared, paths)
    return paths


def unit_in_header(grid: Grid, depth: int) -> str | None:
    """The unit that the header itself prints: 金额（万元）."""
    for cell in grid.cells:
        found = UNIT_IN_LABEL.search(without_blanks(cell.text)) if cell.row < depth else None
        if found:
            return found.group(1)
    return None


def form_words(form: Form) -> frozenset[str]:
    """Every label that the form's columns may have, normalised."""
    return frozenset(normalised(label) for column in form.all_columns() for label in column.labels)


def _group_label(matrix: Matrix, rows: Sequence[int], index: int, column: int) -> str:
    """The label of a group whose cell was not merged: the nearest to the left that has labels below."""
    below = any(matrix.label(row, column) for row in rows[index + 1 :])
    above = any(matrix.label(row, column) for row in rows[:index])
    if not below or above:
        return ""
    for left in range(column - 1, -1, -1):
        label = matrix.label(rows[index], left)
        if label:
            has_parts = any(
                matrix.label(row, left) and matrix.label(row, left) != label for row in rows[index + 1 :]
            )
            return label if has_parts else ""
    return ""


def _centred_groups(matrix: Matrix, rows: Sequence[int]) -> dict[int, str]:
    """By column, the label of a group in the first of ``rows`` that stands over its middle without a cell."""
    over: dict[int, str] = {}
    run: list[int] = []
    for column in range(matrix.grid.columns + 1):
        if column < matrix.grid.columns and _may_be_under_group(matrix, rows, column):
            run.append(column)
            continue
        held = [cell for cell in matrix.filled(rows[0]) if cell.column in run]
        if held and any(not matrix.label(rows[0], one) for one in run):
            boxes = [enclosing_box(cell.characters) for cell in held]
            labels = [
                Centred(cell.column, (box[0] + box[2]) / 2, matrix.label(rows[0], cell.column))
                for cell, box in zip(held, boxes, strict=True)
            ]
            over |= shared_out(labels, run[0], run[-1], matrix.grid.x_edges)
        run = []
    return over


def _may_be_under_group(matrix: Matrix, rows: Sequence[int], column: int) -> bool:
    """Whether nothing but a cell of one row stands in the first of ``rows``, and labels stand below."""
    place = matrix.places[rows[0]][column]
    return (place is None or place.row_span == 1) and any(matrix.label(row, column) for row in rows[1:])


def _with_shared_row(
    matrix: Matrix, form: Form, row: int, paths: list[tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """Add the header labels that stand on the grid line of the first data row (合计 | 小计 | 基本支出 …)."""
    cells = matrix.filled(row)
    known = form_words(form)
    labels = [cell for cell in cells if cell.column > 0 and normalised(cell.text) in known]
    if len(labels) < 2 or normalised(cells[0].text) not in GENERIC_LABELS:
        return paths
    extended = list(paths)
    for cell in labels:
        for column in range(cell.column, cell.column + cell.column_span):
            extended[column] = (*extended[column], normalised(cell.text))
    return extended


def _heads_columns(matrix: Matrix, row: int) -> bool:
    """Whether labels of codes or names stand under ``row``: then it is a header, whatever it says."""
    below = range(row + 1, min(row + HEADER_ROWS, matrix.grid.rows))
    labels = (normalised(cell.text) for under in below for cell in matrix.filled(under))
    return any(kind_of_label(label) in ("code", "name") for label in labels)


def _is_data(matrix: Matrix, form: Form, start: int, row: int, cells: Sequence[GridCell]) -> bool:
    texts = [without_blanks(cell.text) for cell in cells]
    lines = [without_blanks(line) for cell in cells for line in cell.text.split("\n")]
    if any(_AMOUNT.fullmatch(text) or _CODE.fullmatch(text) for text in lines):
        return True
    first = cells[0]
    over = [matrix.label(above, first.column) for above in range(start, row)]
    named = any(kind_of_label(label) in ("code", "name", "ordinal") for label in over if label)
    if _ORDINAL_START.match(texts[0]) and (named or not any(over)):
        return True
    word = normalised(first.text)
    if word in GENERIC_LABELS:
        return named or (row == start and len(cells) == 1)
    if not named and (row > start or _heads_columns(matrix, row)):
        return False
    return kind_of_label(word) == "other" and any(
        find_item(form, first.text, side) is not None for side in (None, "income", "expenditure")
    )
