"""Document → statutory tables, known by normalised title and header, never by number or order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from mingzhang.forms.base import Column, Form, RowKind
from mingzhang.model import Amount, Cell, Note, ReadingWarning, Row, SideName, Source, Table
from mingzhang.reading.continuation import (
    begins_anew,
    by_blocks,
    carried_layout,
    continues,
    join_torn_rows,
    repeated_header,
)
from mingzhang.reading.document import Document, Grid, Page, enclosing_box
from mingzhang.reading.headers import Layout, Matrix, form_words, header_rows, layout_of
from mingzhang.reading.hierarchy import levelled, row_code
from mingzhang.reading.numbers import MONEY_SCALES, is_blank_mark, parse_amount
from mingzhang.reading.performance_layout import performance_forms
from mingzhang.reading.rows import Draft, Piece, drafts_of
from mingzhang.reading.titles import Caption, caption_of, caption_texts, is_filled_by, notes_below

DEFAULT_UNIT = "万元"


@dataclass(slots=True)
class OpenTable:
    """A table while its pages are read."""

    caption: Caption
    form: Form | None
    layout: Layout | None
    pages: list[int] = field(default_factory=list[int])
    drafts: list[Draft] = field(default_factory=list[Draft])
    grids: list[Grid] = field(default_factory=list[Grid])
    notes: list[Note] = field(default_factory=list[Note])


def read_tables(document: Document) -> tuple[tuple[Table, ...], tuple[ReadingWarning, ...]]:
    """The statutory tables of ``document`` in their order, one per form, and what could not be read.

    Grids that no form knows are given with ``id`` None and their text; self-evaluation forms are left
    out (``mingzhang.reading.performance`` reads them).
    """
    warnings: list[ReadingWarning] = []
    opened = _open_tables(document, warnings)
    unit = next((one.caption.unit for one in opened if one.caption.unit and one.form), DEFAULT_UNIT)
    tables: list[Table] = []
    for one in opened:
        if one.form is None or one.layout is None:
            tables.append(_unknown_table(one))
        else:
            tables.extend(_known_tables(document, one, one.form, one.layout, unit, warnings))
    return tuple(tables), tuple(warnings)


def _open_tables(document: Document, warnings: list[ReadingWarning]) -> list[OpenTable]:
    tables: list[OpenTable] = []
    passed_over = {id(placed.grid) for form in performance_forms(document) for placed in form}
    current: OpenTable | None = None
    for page in document.pages:
        for grid in sorted(page.grids, key=lambda one: (one.box[1], one.box[0])):
            if id(grid) in passed_over:
                current = None
                continue
            current = _place(document, page, grid, current, tables, warnings)
    return tables


def _place(
    document: Document,
    page: Page,
    grid: Grid,
    current: OpenTable | None,
    tables: list[OpenTable],
    warnings: list[ReadingWarning],
) -> OpenTable | None:
    """Put ``grid`` into the table that it belongs to, a new one where it begins one."""
    matrix = Matrix(grid)
    caption, start = _inner_caption(document, matrix, caption_of(document, page, grid))
    same = next((one for one in tables if caption.form is not None and one.form is caption.form), None)
    if same is not None and same is current:
        _append(document, page, grid, matrix, start, same)
        return same
    if caption.form is None and current is not None and not caption.title and _goes_on(grid, matrix, current):
        _append(document, page, grid, matrix, start, current)
        return current
    if caption.form is None and (grid.columns < 2 or not any(cell.text for cell in grid.cells)):
        return None
    opened = _opened(document, page, grid, matrix, caption, start)
    if caption.form is not None and opened.form is None:
        message = f"《{caption.title}》的表头未能识别，本表按原样给出。"
        warnings.append(ReadingWarning("header", message, page.number))
    if same is not None and opened.form is not None:
        message = f"《{caption.title}》出现了不止一次，第{page.number}页的一张按原样给出。"
        warnings.append(ReadingWarning("duplicate_table", message, page.number))
        opened.form = None
    tables.append(opened)
    return opened


def _opened(
    document: Document, page: Page, grid: Grid, matrix: Matrix, caption: Caption, start: int
) -> OpenTable:
    opened = OpenTable(caption, caption.form, None, [page.number], grids=[grid], notes=list(caption.notes))
    if caption.form is not None:
        depth = header_rows(matrix, caption.form, start)
        layout = layout_of(matrix, caption.form, caption.title, start, depth)
        if layout.value_columns():
            opened.layout = layout
            opened.drafts = drafts_of(grid, layout, start + depth, form_words(caption.form))
        else:
            opened.form = None
    opened.notes.extend(notes_below(document, page, grid))
    return opened


def _append(
    document: Document, page: Page, grid: Grid, matrix: Matrix, start: int, current: OpenTable
) -> None:
    """Add a further grid to ``current``: with its own header where it has one, else by its columns."""
    current.grids.append(grid)
    current.notes.extend(note for note in notes_below(document, page, grid) if note not in current.notes)
    if current.form is None or current.layout is None:
        current.pages.append(page.number)
        return
    repeated = repeated_header(matrix, current.form, current.layout, start)
    layout = carried_layout(grid, current.layout) or current.layout
    first_row = start + repeated
    if repeated or start:
        depth = repeated or header_rows(matrix, current.form, start)
        own = layout_of(matrix, current.form, current.caption.title, start, depth)
        if own.value_columns():
            layout, first_row = own, start + depth
    drafts = drafts_of(grid, layout, first_row, form_words(current.form))
    drafts = join_torn_rows(current.form, current.drafts, drafts, layout)
    if drafts or page.number not in current.pages:
        current.pages.append(page.number)
    current.drafts.extend(drafts)
    current.layout = Layout(layout.roles, layout.words | current.layout.words)


def _goes_on(grid: Grid, matrix: Matrix, current: OpenTable) -> bool:
    """Whether a grid without a title is the next part of ``current``."""
    last = current.grids[-1]
    if grid.page not in (last.page, last.page + 1):
        return False
    if current.layout is None or current.form is None:
        return grid.columns == last.columns and grid.page == last.page + 1
    if not continues(grid, current.layout):
        return False
    return repeated_header(matrix, current.form, current.layout, 0) > 0 or not begins_anew(
        matrix, current.form, current.layout
    )


def _inner_caption(document: Document, matrix: Matrix, caption: Caption) -> tuple[Caption, int]:
    """The caption with what the grid's own first rows add to it, and where its header begins."""
    form, title, number, unit = caption.form, caption.title, caption.number, caption.unit
    source = caption.source
    start = 0
    for row in range(min(4, matrix.grid.rows)):
        cells = matrix.filled(row)
        if len(cells) > 3:
            break
        texts = [caption_texts(cell.text) for cell in cells]
        telling = [
            any(part is not None for part in (found[0], found[2], found[3])) or is_filled_by(cell.text)
            for cell, found in zip(cells, texts, strict=True)
        ]
        if not cells or not all(telling):
            break
        for cell, found in zip(cells, texts, strict=True):
            if found[0] is not None and form is None:
                form, title = found[0], found[1]
                source = Source(document.sha256, matrix.grid.page, enclosing_box(cell.characters), cell.text)
            number, unit = number or found[2], found[3] or unit
        start = row + 1
    return Caption(form, title, number, unit, source, caption.notes), start


def _known_tables(
    document: Document,
    opened: OpenTable,
    form: Form,
    layout: Layout,
    unit: str,
    warnings: list[ReadingWarning],
) -> Iterator[Table]:
    printed_unit = opened.caption.unit or unit
    rows = _rows(
        document, form, layout, by_blocks(opened.drafts), printed_unit, opened.caption.title, warnings
    )
    table = Table(
        id=form.id,
        title=opened.caption.title,
        number=opened.caption.number,
        printed_unit=printed_unit,
        pages=tuple(dict.fromkeys(opened.pages)),
        columns=layout.value_columns(),
        rows=rows,
        notes=tuple(opened.notes),
        source=opened.caption.source,
    )
    yield from _apart(table) if form.rows is RowKind.SINGLE else (table,)


def _apart(table: Table) -> Iterator[Table]:
    """三公 and 机关运行经费 printed in one table are two."""
    extra = [column for column in table.columns if column.endswith("_operating_costs")]
    own = tuple(column for column in table.columns if column not in extra)
    for kept, form_id in ((own, table.id), (tuple(extra), "operating_costs")):
        if not kept:
            continue
        rows = tuple(
            Row(
                None,
                "" if form_id == table.id else "机关运行经费",
                None,
                None,
                None,
                _picked(row, kept),
                row.source,
            )
            for row in table.rows
        )
        columns = kept if form_id == table.id else ("amount",)
        yield Table(
            form_id,
            table.title,
            table.number,
            table.printed_unit,
            table.pages,
            columns,
            rows,
            table.notes,
            source=table.source,
        )


def _picked(row: Row, kept: Sequence[str]) -> dict[str, Cell]:
    if kept[-1].endswith("_operating_costs"):
        return {"amount": row.cells.get(kept[-1], Cell())}
    return {column: row.cells.get(column, Cell()) for column in kept}


def _unknown_table(opened: OpenTable) -> Table:
    grid = tuple(
        tuple("" if place is None or place.row != row else "".join(place.text.split()) for place in places)
        for one in opened.grids
        for row, places in enumerate(Matrix(one).places)
    )
    caption = opened.caption
    return Table(
        id=None,
        title=caption.title,
        number=caption.number,
        printed_unit=caption.unit or "",
        pages=tuple(dict.fromkeys(opened.pages)),
        columns=(),
        rows=(),
        notes=tuple(opened.notes),
        grid=grid,
        source=caption.source,
    )


def _rows(
    document: Document,
    form: Form,
    layout: Layout,
    drafts: Sequence[Draft],
    unit: str,
    title: str,
    warnings: list[ReadingWarning],
) -> tuple[Row, ...]:
    columns = {role.column.id: role.column for role in layout.roles if role.column is not None}
    sides: dict[int, SideName | None] = {role.block: role.side for role in layout.roles}
    by_side = {
        block: tuple(
            dict.fromkeys(one.column.id for one in layout.roles if one.column and one.block == block)
        )
        for block in sides
    }
    rows: list[Row] = []
    for draft in drafts:
        name = draft.name_text if form.rows is not RowKind.SINGLE else ""
        cells = {
            column: _cell(
                document, columns[column], draft.values.get(column, []), unit, (title, name), warnings
            )
            for column in (by_side[draft.block] if form.sides else layout.value_columns())
        }
        for role, piece in draft.unknown:
            message = (
                f"《{title}》“{name}”一行的“{piece.text}”所在栏（{role.label or '无栏名'}）未能识别，未采用。"
            )
            warnings.append(ReadingWarning("unknown_column", message, piece.page))
        if not name and not draft.has_code and form.rows is not RowKind.SINGLE:
            if not any(cell.amount for cell in cells.values()):
                continue
            message = f"《{title}》有一行数字没有科目名称。"
            warnings.append(ReadingWarning("unnamed_row", message, draft.page))
        code = row_code(draft, rows)
        rows.append(Row(code, name, None, sides.get(draft.block), None, cells, _named_at(document, draft)))
    if form.rows is RowKind.SINGLE and not rows:
        rows = [Row(None, "", None, None, None, {column: Cell() for column in layout.value_columns()})]
    return levelled(form, rows)


def _named_at(document: Document, draft: Draft) -> Source | None:
    pieces = draft.name or [piece for piece in draft.codes if piece is not None]
    if not pieces:
        return None
    first = [piece for piece in pieces if piece.page == pieces[0].page]
    characters = [character for piece in first for character in piece.characters]
    return Source(
        document.sha256, first[0].page, enclosing_box(characters), "".join(one.text for one in pieces)
    )


def _cell(
    document: Document,
    column: Column,
    pieces: Sequence[Piece],
    unit: str,
    place: tuple[str, str],
    warnings: list[ReadingWarning],
) -> Cell:
    if not pieces:
        return Cell()
    text = "".join(piece.text for piece in pieces)
    characters = [character for piece in pieces for character in piece.characters]
    source = Source(document.sha256, pieces[0].page, enclosing_box(characters), text)
    amount = _amount(text, column, unit)
    if amount is None and not is_blank_mark(text):
        message = f"《{place[0]}》“{place[1]}”一行“{column.label}”栏的“{text}”不是一个数，未采用。"
        warnings.append(ReadingWarning("unreadable_number", message, source.page))
    return Cell(amount, source)


def _amount(text: str, column: Column, unit: str) -> Amount | None:
    if column.unit in MONEY_SCALES:
        return parse_amount(text, unit)
    counted = re.match(r"^(.*\d)\D{0,2}$", text, re.DOTALL)
    amount = parse_amount(counted.group(1) if counted else text, column.unit)
    return (
        amount
        if amount is None or amount.value == amount.value.to_integral_value()
        else Amount(amount.value, max(amount.quantum, Decimal("0.01")))
    )
