"""The header's labels → what each column of a grid is, in the words of its form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mingzhang.forms.base import Column, Form, RowIdentity, RowKind, names_in
from mingzhang.forms.wording import normalised
from mingzhang.model import SideName
from mingzhang.reading.headers import (
    GENERIC_LABELS,
    ColumnKind,
    Matrix,
    column_paths,
    form_words,
    is_unit_name,
    kind_of_label,
    without_blanks,
)

_GOVERNMENT = re.compile(r"政府(?:预算)?(?:支出)?经济")
_WORD = re.compile(r"[一-龥]{2}")


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


def layout_of(matrix: Matrix, form: Form, title: str, start: int, depth: int) -> Layout:
    """The roles of the grid's columns, by its header at ``start`` of ``depth`` rows."""
    paths = column_paths(matrix, form, start, depth)
    kinds: list[ColumnKind] = [kind_of_label(path[-1]) if path else "other" for path in paths]
    if "name" not in kinds:  # a list by unit: what else tells whose row it is beside names, names it
        kinds = ["name" if path and is_unit_name(path[-1]) else kinds[at] for at, path in enumerate(paths)]
    if form.rows is RowKind.SINGLE:
        kinds = ["other" if kind == "code" else kind for kind in kinds]
    else:
        kinds = _by_content(matrix, kinds, paths, form, start + depth)
        kinds = _without_government_subjects(kinds, paths)
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
            without_blanks(cell.text)
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


def _without_government_subjects(
    kinds: list[ColumnKind], paths: Sequence[tuple[str, ...]]
) -> list[ColumnKind]:
    """政府预算经济分类 printed beside the department's own subjects is no part of a row's code and name."""
    government = [any(_GOVERNMENT.search(label) for label in path) for path in paths]
    subjects = [kind in ("code", "name") for kind in kinds]
    if not any(one and not other for one, other in zip(subjects, government, strict=True)):
        return kinds
    return [
        "ordinal" if subject and other else kind
        for kind, subject, other in zip(kinds, subjects, government, strict=True)
    ]


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
    """The form's column that each grid column is, best matches first, each at most once a block.

    Labels that stand over a block's names too (人员经费 over code, name and amount) tell no columns apart.
    """
    candidates: list[tuple[int, int, int, Column]] = []
    shared = {
        (blocks[index], label)
        for index, path in enumerate(paths)
        if kinds[index] in ("code", "name") and form.rows is not RowKind.SINGLE
        for label in path
    }
    for index, whole_path in enumerate(paths):
        path = _told(tuple(one for one in whole_path if (blocks[index], one) not in shared), form, title)
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
    return [
        _whole_of_parts(form, sides[index], column, {one.id for one in matched if one is not None})
        for index, column in enumerate(matched)
    ]


def _told(path: tuple[str, ...], form: Form, title: str) -> tuple[str, ...]:
    """The path without labels that tell nothing apart: 预算数 over parts, in a budget."""
    if form.rows is RowKind.SINGLE or "决算" in title or not path:
        return path
    return (*(label for label in path[:-1] if "预算数" not in label), path[-1])


def _whole_of_parts(
    form: Form, side: SideName | None, column: Column | None, printed: set[str]
) -> Column | None:
    """``total`` instead of ``amount`` where a two-sided table prints the parts of an amount beside it.

    Of what is printed in all and of this year alone, the latter is the ``total`` where it stands alone.
    """
    if column is not None and column.id == "this_year" and "total" not in printed:
        return next((one for one in form.columns if one.id == "total"), column)
    if column is None or column.id != "amount" or not printed & {"personnel", "public", "project"}:
        return column
    return next((one for one in form.columns_of(side) if one.id == "total"), column)


def _is_of_another(column: Column, path: tuple[str, ...], declared: Sequence[Column], form: Form) -> bool:
    """Whether what stands over the last label names another column (本年收入 over 基本支出).

    A whole may stand over its parts (本年支出 over 基本支出), and what ``under`` asks for over its column;
    三公's groups are told apart by ``under`` alone.
    """
    if form.rows is RowKind.SINGLE:
        return False
    own = {normalised(label) for label in (*column.labels, *column.under)}
    wholes = {"total"} | {
        names_in(identity.expression)[0]
        for identity in form.identities
        if isinstance(identity, RowIdentity) and column.id in names_in(identity.expression)[1:]
    }
    return any(
        label in {normalised(one) for one in other.labels} - GENERIC_LABELS and label not in own
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
        score = 2 if leaf in GENERIC_LABELS else 5 + (leaf == labels[0])
    if leaf in {*GENERIC_LABELS, "金额"} and len(inner) > 1 and inner[-2] in labels:
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
    return any(word in label for label in path for word in (other, "上年", "执行数"))
