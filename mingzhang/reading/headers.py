"""A grid's header → what each of its columns is.

A column is known by the path of labels over it (merged cells over up to four rows), never by its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from mingzhang.forms import find_item
from mingzhang.forms.base import Column, Form, RowIdentity, RowKind, names_in
from mingzhang.forms.wording import normalised
from mingzhang.model import SideName
from mingzhang.reading.document import Grid, GridCell

ColumnKind = Literal["code", "name", "ordinal", "value", "other"]

_CODE_LABEL = re.compile(r"(?:编码|代码|编号)$")
_CODE_PARTS = {"类", "款", "项"}
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
UNIT_IN_LABEL = re.compile(r"[(（](?:单位[:：])?(亿元|万元|千元|元)[)）]")
_YEAR = re.compile(r"20\d\d年度?")
HEADER_ROWS = 6
"""More rows than these no header has, its title and unit included."""
_GENERIC = {"小计", "合计", "总计"}
_COLUMN_NUMBER = re.compile(r"[\d=+\-()—*×/%]*")
_ORDINAL_START = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)|其中[:：])"
)
_AMOUNT = re.compile(r"[-－(（]?[\d,，]*\d[.．]\d+[)）]?|[\d,，]{3,}|0")
_WORD = re.compile(r"[一-龥]{2}")
_CODE = re.compile(r"[1-9]\d{2}(?:\d{2}){0,2}")


@dataclass(frozen=True, slots=True)
class Role:
    """What a grid's column is. ``block`` counts the name/value groups side by side."""

    kind: ColumnKind
    label: str
    x0: float
    x1: float
    block: int = 0
    side: SideName | None = None
    column: Column | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The roles of a grid's columns, and the words of its header (to know it when it is repeated)."""

    roles: tuple[Role, ...]
    words: frozenset[str]

    def value_columns(self) -> tuple[str, ...]:
        """Ids of the columns that the table prints, in the form's order of appearance."""
        return tuple(dict.fromkeys(role.column.id for role in self.roles if role.column is not None))

    def edges(self) -> tuple[float, ...]:
        """Where the rules between the columns stand, the outer ones included."""
        return (self.roles[0].x0, *(role.x1 for role in self.roles))


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
        """The words over ``column`` in ``row``, normalised; without unit and the year that the report is of."""
        cell = self.places[row][column]
        if cell is None:
            return ""
        return normalised(UNIT_IN_LABEL.sub("", normalised_number(cell.text))).replace(self.year, "")

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


def kind_of_label(label: str) -> ColumnKind:
    """What a column with the label ``label`` (normalised) holds, as far as the label alone says."""
    if label in _CODE_PARTS or _CODE_LABEL.search(label):
        return "code"
    if label in _ORDINAL_LABELS:
        return "ordinal"
    if label in _NAME_LABELS or _NAME_LABEL.search(label):
        return "name"
    return "other"


def is_number_row(cells: Sequence[GridCell]) -> bool:
    """Whether a row holds the numbers of the columns (栏次, 1, 2, 3 …) and nothing else."""
    texts = [normalised_number(cell.text) for cell in cells if cell.text]
    if "栏次" in texts or "栏次行次" in texts:
        return all(text in _ORDINAL_LABELS or _COLUMN_NUMBER.fullmatch(text) for text in texts)
    if len(texts) < 3 or not all(text.isdigit() for text in texts):
        return False
    numbers = [int(text) for text in texts]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] in (0, 1)


def normalised_number(text: str) -> str:
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
    paths: list[tuple[str, ...]] = []
    for column in range(matrix.grid.columns):
        path: list[str] = []
        for index, row in enumerate(rows):
            label = matrix.label(row, column) or _group_label(matrix, rows, index, column)
            if label and (not path or path[-1] != label):
                path.append(label)
        paths.append(tuple(path))
    shared = start + depth
    if shared < matrix.grid.rows:
        paths = _with_shared_row(matrix, form, shared, paths)
    return paths


def layout_of(matrix: Matrix, form: Form, title: str, start: int, depth: int) -> Layout:
    """The roles of the grid's columns, by its header at ``start`` of ``depth`` rows."""
    paths = column_paths(matrix, form, start, depth)
    kinds: list[ColumnKind] = [kind_of_label(path[-1]) if path else "other" for path in paths]
    if form.rows is RowKind.SINGLE:
        kinds = ["other" if kind == "code" else kind for kind in kinds]
    else:
        kinds = _by_content(matrix, kinds, paths, form, start + depth)
    blocks = _blocks(kinds)
    sides = _sides(form, paths, blocks)
    matched = _matched(form, title, paths, kinds, blocks, sides)
    edges = matrix.grid.x_edges
    roles = tuple(
        Role(
            "value" if matched[index] is not None else kinds[index],
            path[-1] if path else "",
            edges[index],
            edges[index + 1],
            blocks[index],
            sides[index],
            matched[index],
        )
        for index, path in enumerate(paths)
    )
    return Layout(roles, frozenset(word for path in paths for word in path))


def unit_in_header(grid: Grid, depth: int) -> str | None:
    """The unit that the header itself prints: 金额（万元）."""
    for cell in grid.cells:
        found = UNIT_IN_LABEL.search(normalised_number(cell.text)) if cell.row < depth else None
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


def _with_shared_row(
    matrix: Matrix, form: Form, row: int, paths: list[tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """Add the header labels that stand on the grid line of the first data row (合计 | 小计 | 基本支出 …)."""
    cells = matrix.filled(row)
    known = form_words(form)
    labels = [cell for cell in cells if cell.column > 0 and normalised(cell.text) in known]
    if len(labels) < 2 or normalised(cells[0].text) not in _GENERIC:
        return paths
    extended = list(paths)
    for cell in labels:
        for column in range(cell.column, cell.column + cell.column_span):
            extended[column] = (*extended[column], normalised(cell.text))
    return extended


def _is_data(matrix: Matrix, form: Form, start: int, row: int, cells: Sequence[GridCell]) -> bool:
    texts = [normalised_number(cell.text) for cell in cells]
    if any(_AMOUNT.fullmatch(text) or _CODE.fullmatch(text) for text in texts):
        return True
    first = cells[0]
    over = [matrix.label(above, first.column) for above in range(start, row)]
    named = any(kind_of_label(label) in ("code", "name", "ordinal") for label in over if label)
    if _ORDINAL_START.match(texts[0]) and (named or not any(over)):
        return True
    word = normalised(first.text)
    if word in _GENERIC:
        return named or (row == start and len(cells) == 1)
    if not (named or row == start):
        return False
    return kind_of_label(word) == "other" and any(
        find_item(form, first.text, side) is not None for side in (None, "income", "expenditure")
    )


def _by_content(
    matrix: Matrix, kinds: list[ColumnKind], paths: Sequence[tuple[str, ...]], form: Form, first_row: int
) -> list[ColumnKind]:
    """Codes and names told apart by what the cells hold, where labels do not say it.

    One label may stand over both (项目), or a label that no form knows over one (支出功能分类).
    """
    known = form_words(form)
    settled = list(kinds)
    for index, kind in enumerate(kinds):
        unnamed = kind == "other" and index <= 3 and not (set(paths[index]) & known)
        if kind != "name" and not unnamed:
            continue
        texts = [
            normalised_number(cell.text)
            for row in range(first_row, matrix.grid.rows)
            for cell in matrix.filled(row)
            if cell.column == index and cell.column_span == 1
        ]
        codes = sum(1 for text in texts if text.isdigit() and 1 < len(text) <= 7)
        words = sum(1 for text in texts if _WORD.search(text))
        if texts and codes * 10 >= len(texts) * 6 and (unnamed or settled.count("name") > 1):
            settled[index] = "code"
        elif unnamed and texts and words * 10 >= len(texts) * 6:
            settled[index] = "name"
    return settled


def _blocks(kinds: Sequence[ColumnKind]) -> list[int]:
    """Number the groups of columns: a name or code behind a value begins the next."""
    blocks: list[int] = []
    block, seen_value = 0, False
    for kind in kinds:
        if kind in ("name", "code") and seen_value:
            block, seen_value = block + 1, False
        elif kind == "other":
            seen_value = True
        blocks.append(block)
    return blocks


def _sides(form: Form, paths: Sequence[tuple[str, ...]], blocks: Sequence[int]) -> list[SideName | None]:
    if not form.sides:
        return [None] * len(paths)
    sides: dict[int, SideName | None] = {}
    order: tuple[SideName, ...] = ("income", "expenditure")
    for block in sorted(set(blocks)):
        tops = [path[0] for path, own in zip(paths, blocks, strict=True) if own == block and path]
        named: SideName | None = None
        if any("收入" in top for top in tops[:1]):
            named = "income"
        elif any("支出" in top for top in tops[:1]):
            named = "expenditure"
        if named is None and block < len(order):
            named = order[block]
        sides[block] = named if named not in sides.values() else None
    return [sides[block] for block in blocks]


def _matched(
    form: Form,
    title: str,
    paths: Sequence[tuple[str, ...]],
    kinds: Sequence[ColumnKind],
    blocks: Sequence[int],
    sides: Sequence[SideName | None],
) -> list[Column | None]:
    """The form's column that each grid column is, best matches first, each at most once a block."""
    candidates: list[tuple[int, int, int, Column]] = []
    for index, path in enumerate(paths):
        if kinds[index] != "other" or not path or (form.sides and sides[index] is None):
            continue
        declared = form.columns_of(sides[index])
        for order, column in enumerate(declared):
            score = 0 if _is_of_another(column, path, declared, form) else _score(column, path, title)
            if score:
                candidates.append((-score, index, order, column))
    matched: list[Column | None] = [None] * len(paths)
    taken: set[tuple[int, str]] = set()
    for _, index, _, column in sorted(candidates, key=lambda one: one[:3]):
        torn = index > 0 and matched[index - 1] is column and paths[index - 1] == paths[index]
        if matched[index] is None and (torn or (blocks[index], column.id) not in taken):
            matched[index] = column
            taken.add((blocks[index], column.id))
    return matched


def _is_of_another(column: Column, path: tuple[str, ...], declared: Sequence[Column], form: Form) -> bool:
    """Whether what stands over the last label names another column (本年收入 over 基本支出).

    A whole may stand over its parts (本年支出 over 基本支出), and what ``under`` asks for over its column;
    三公's groups are told apart by ``under`` alone.
    """
    if form.rows is RowKind.SINGLE:
        return False
    own = {normalised(label) for label in (*column.labels, *column.under)}
    wholes = {
        names_in(identity.expression)[0]
        for identity in form.identities
        if isinstance(identity, RowIdentity) and column.id in names_in(identity.expression)[1:]
    }
    return any(
        label in {normalised(one) for one in other.labels} - _GENERIC and label not in own
        for label in path[:-1]
        for other in declared
        if other is not column and other.id not in wholes
    )


def _score(column: Column, path: tuple[str, ...], title: str) -> int:
    """How well ``path`` names ``column``: 0 not at all; a label of its own counts more than 合计."""
    labels = [normalised(label) for label in column.labels]
    markers = {normalised(marker) for marker in column.under}
    inner = [label for label in path if label not in markers] or list(path[-1:])
    score = 0
    leaf = inner[-1]
    if leaf in labels:
        score = 2 if leaf in _GENERIC else 5 + (leaf == labels[0])
    if leaf in _GENERIC and len(inner) > 1 and inner[-2] in labels:
        score = max(score, 4)
    if not score:
        return 0
    if "预算数" in leaf and "决算" in title and not markers:
        score = 3 if column.id != "amount" and column.id != "total" else 1
    if markers:
        if any(label in markers for label in path):
            return score + 1
        return score if _word_of(column.under) in title and not _other_word(column.under, path) else 0
    return score


def _word_of(markers: Sequence[str]) -> str:
    """预算 or 决算: the word of a table's title that stands for the markers where the header has none."""
    return markers[0][:2]


def _other_word(markers: Sequence[str], path: Sequence[str]) -> bool:
    other = "决算" if _word_of(markers) == "预算" else "预算"
    return any(other in label for label in path)
