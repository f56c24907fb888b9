"""Grids → open tables: which grids are one table, on which pages, under which header."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from mingzhang.forms import FORMS, find_item, match_title
from mingzhang.forms.base import Form, RowKind
from mingzhang.forms.wording import normalised
from mingzhang.model import Note, ReadingWarning, Source
from mingzhang.reading.columns import Layout, layout_of
from mingzhang.reading.continuation import (
    EDGE,
    begins_anew,
    carried_layout,
    continues,
    fitted,
    join_torn_rows,
    repeated_header,
    stacked,
    without_repeated_total,
)
from mingzhang.reading.document import Document, Grid, GridCell, Page, enclosing_box
from mingzhang.reading.halves import Half, joined, right_half
from mingzhang.reading.headers import Matrix, header_rows, unit_in_header
from mingzhang.reading.items_across import items_across
from mingzhang.reading.numbers import parse_amount
from mingzhang.reading.performance_layout import performance_forms
from mingzhang.reading.rows import Draft, drafts_of
from mingzhang.reading.splitting import split
from mingzhang.reading.titles import (
    Caption,
    caption_of,
    caption_texts,
    is_filled_by,
    is_note,
    notes_below,
)
from mingzhang.reading.transposed import by_row_names, transposed

FEWEST_STRANGE = 3
"""So many columns that the form does not know, and more than it knows, make a header another table's."""

FEWEST_FIGURES = 3
"""An untitled table with fewer figures is hardly a part of a statutory one."""


@dataclass(slots=True)
class OpenTable:
    """A table while its pages are read. ``header_only``: nothing but its header has been seen yet."""

    caption: Caption
    form: Form | None
    layout: Layout | None = None
    pages: list[int] = field(default_factory=list[int])
    drafts: list[Draft] = field(default_factory=list[Draft])
    grids: list[Grid] = field(default_factory=list[Grid])
    notes: list[Note] = field(default_factory=list[Note])
    header_only: bool = False
    halves: list[Half] = field(default_factory=lambda: list[Half]())
    """Its further columns, on pages of their own."""
    items_from: int | None = None
    """First row of the first grid that names an item, where every row does, in a form of one row."""
    further: list[OpenTable] = field(default_factory=lambda: list[OpenTable]())
    """Tables of other forms that are printed in the same grid."""


def open_tables(document: Document, warnings: list[ReadingWarning]) -> list[OpenTable]:
    """The tables of ``document`` in their order, self-evaluation forms and lists of contents left out."""
    tables: list[OpenTable] = []
    passed_over = {id(placed.grid) for form in performance_forms(document) for placed in form}
    current: OpenTable | None = None
    for page in document.pages:
        for grid in sorted(page.grids, key=lambda one: (one.box[1], one.box[0])):
            if id(grid) in passed_over or _is_contents(grid):
                current = None
                continue
            for number, part in enumerate(split(grid)):
                above = caption_of(document, page, part) if number == 0 else Caption(None)
                current = _place(document, page, part, above, current, tables, warnings)
    for one in tables:
        _join_halves(one, warnings)
        if one.form is None and not one.caption.title and _has_money(one):
            message = f"第{one.pages[0]}页有一张没有标题的表，不能归入任何一张报表，按原样给出。"
            warnings.append(ReadingWarning("untitled_table", message, one.pages[0]))
        if one.form is not None and one.layout is None:
            message = f"《{one.caption.title}》的表头未能识别，本表按原样给出。"
            warnings.append(ReadingWarning("header", message, one.pages[0]))
    return tables


def _place(
    document: Document,
    page: Page,
    grid: Grid,
    above: Caption,
    current: OpenTable | None,
    tables: list[OpenTable],
    warnings: list[ReadingWarning],
) -> OpenTable | None:
    """Put ``grid`` into the table that it belongs to, a new one where it begins one."""
    matrix = Matrix(grid)
    caption, start = _inner_caption(document, matrix, above)
    if caption.form is None and not caption.title and current is not None:
        if _is_rest_of_header(grid, current):
            _begin(current, stacked(current.grids[-1], grid), 0)
            _keep(document, page, grid, current)
            return current
        if _is_beside(document, page, grid, current):
            return current
        if _goes_on(grid, matrix, current):
            _append(document, page, grid, start, current, tables)
            return current
    if caption.form is None and not caption.title:
        caption = replace(caption, form=_form_by_items(grid))
    if caption.form is None and (grid.columns < 2 or not any(cell.text for cell in grid.cells)):
        return None
    same = next(
        (one for one in tables if caption.form is not None and one.form is caption.form and one.layout), None
    )
    if same is not None and _is_same_table(same, caption, page, current):
        _append(document, page, grid, start, same, tables)
        return same
    opened = OpenTable(caption, caption.form, notes=list(caption.notes))
    if same is not None:
        message = f"《{caption.title}》出现了不止一次，第{page.number}页的一张按原样给出。"
        warnings.append(ReadingWarning("duplicate_table", message, page.number))
        opened.form = None
    _begin(opened, grid, start)
    _keep(document, page, grid, opened)
    for further in opened.further:
        _keep(document, page, grid, further)
    tables.extend((opened, *opened.further))
    return opened


def _is_beside(document: Document, page: Page, grid: Grid, current: OpenTable) -> bool:
    """Whether the grid has the right columns of ``current``, whose rows stand on the pages before."""
    if current.form is None or current.layout is None or current.items_from is not None:
        return False
    half = right_half(grid, current.form, current.caption.title, current.layout)
    if half is None or grid.page > current.grids[-1].page + 1:
        return False
    current.halves.append(half)
    _keep(document, page, grid, current)
    return True


def _has_money(table: OpenTable) -> bool:
    """Whether the table has so many figures with decimals that a statutory table may be lost in it."""
    texts = [cell.text for grid in table.grids for cell in grid.cells]
    return sum("." in text and parse_amount(text) is not None for text in texts) >= FEWEST_FIGURES


def _join_halves(table: OpenTable, warnings: list[ReadingWarning]) -> None:
    if not table.halves or table.layout is None:
        return
    layout = joined(table.drafts, table.layout, table.halves)
    if layout is not None:
        table.layout = layout
        return
    message = f"《{table.caption.title}》第{table.halves[0].page}页的各栏与前面各行对不上，未采用。"
    warnings.append(ReadingWarning("columns_beside", message, table.halves[0].page))


def _is_same_table(same: OpenTable, caption: Caption, page: Page, current: OpenTable | None) -> bool:
    """Whether a title of a form that was read before stands over the next part of that table."""
    if normalised(caption.title) != normalised(same.caption.title):
        return False
    return same is current or page.number <= same.pages[-1] + 1


def _keep(document: Document, page: Page, grid: Grid, table: OpenTable) -> None:
    """Note that ``grid`` is part of ``table``, and what stands in and under it as notes."""
    table.grids.append(grid)
    if page.number not in table.pages:
        table.pages.append(page.number)
    inside = [
        Note(cell.text.replace("\n", ""), _source(document, page.number, cell))
        for cell in grid.cells
        if cell.characters and is_note(cell.text)
    ]
    for note in (*inside, *notes_below(document, page, grid)):
        if note not in table.notes:
            table.notes.append(note)


def _source(document: Document, page: int, cell: GridCell) -> Source:
    return Source(document.sha256, page, enclosing_box(cell.characters), cell.text.replace("\n", ""))


def _begin(table: OpenTable, grid: Grid, start: int) -> None:
    """Read the header and the rows of a table's first grid."""
    if table.form is None:
        return
    matrix = Matrix(grid)
    depth = header_rows(matrix, table.form, start)
    layout = layout_of(matrix, table.form, table.caption.title, start, depth)
    table.header_only = start + depth >= grid.rows
    if table.caption.unit is None:
        table.caption = replace(table.caption, unit=unit_in_header(matrix.grid, start + depth))
    if (
        not layout.value_columns()
        and table.form.rows is RowKind.SINGLE
        and _by_items(table, [grid], start + depth)
    ):
        return
    across = items_across(matrix, table.form, start, depth)
    if across is not None:
        table.layout, table.drafts = across
        return
    if layout.value_columns() and _fits(layout, table.form):
        table.layout = layout
        table.drafts = drafts_of(grid, layout, start + depth, table.form)
        if table.form.rows is RowKind.SINGLE:
            table.layout, table.drafts = by_row_names(layout, table.drafts, table.form)


def _by_items(table: OpenTable, grids: list[Grid], first_row: int) -> bool:
    """Read a table of one row that is printed item under item; False where it is not."""
    assert table.form is not None
    read = transposed(grids, table.form, first_row)
    for number, (form, layout, drafts) in enumerate(read):
        known = next((one for one in table.further if one.form is form), None)
        one = table if number == 0 else known
        if one is None:
            one = OpenTable(replace(table.caption, title=form.title, number=None), form)
            table.further.append(one)
        one.layout, one.drafts = layout, drafts
    if read:
        table.items_from = first_row
    return bool(read)


def _fits(layout: Layout, form: Form) -> bool:
    """Whether the header is the form's: a table that only its title likens to it has other columns."""
    own = [role for role in layout.roles if not form.sides or role.side is not None]
    known = sum(role.column is not None for role in own)
    strange = sum(role.kind == "other" and bool(role.label) for role in own)
    return strange < FEWEST_STRANGE or strange <= known


def _append(
    document: Document, page: Page, grid: Grid, start: int, current: OpenTable, tables: list[OpenTable]
) -> None:
    """Add a further grid to ``current``: with its own header where it has one, else by its columns."""
    if current.form is None or current.layout is None:
        _keep(document, page, grid, current)
        return
    if current.items_from is not None:
        edges = current.grids[0].x_edges
        pages = [current.grids[0], *(fitted(one, edges) for one in (*current.grids[1:], grid))]
        found = len(current.further)
        _by_items(current, pages, current.items_from)
        _keep(document, page, grid, current)
        for further in current.further:
            _keep(document, page, grid, further)
        tables.extend(current.further[found:])
        return
    known = current.layout
    same_columns = grid.columns == len(known.roles)
    placed = grid if same_columns else fitted(grid, known.edges())
    layout = carried_layout(placed, known)
    first_row = start
    for one in (grid, placed):
        matrix = Matrix(one)
        repeated = repeated_header(matrix, current.form, known, start)
        depth = repeated or (header_rows(matrix, current.form, start) if start else 0)
        own = layout_of(matrix, current.form, current.caption.title, start, depth) if depth else None
        if own is not None and own.value_columns():
            placed, layout, first_row = one, own, start + depth
            break
        first_row = start + repeated
    drafts = drafts_of(placed, layout, first_row, current.form)
    drafts = without_repeated_total(current.drafts, drafts)
    current.drafts.extend(join_torn_rows(current.form, current.drafts, drafts, layout))
    current.layout = Layout(layout.roles, layout.words | known.words)
    _keep(document, page, grid, current)


def _goes_on(grid: Grid, matrix: Matrix, current: OpenTable) -> bool:
    """Whether a grid without a title is the next part of ``current``."""
    last = current.grids[-1]
    if grid.page not in (last.page, last.page + 1):
        return False
    if current.layout is None or current.form is None:
        if grid.page == last.page:
            return grid.columns == last.columns and _first_row(grid) == _first_row(last)
        return grid.columns == last.columns or _as_wide(grid, last)
    if current.items_from is not None:
        return grid.columns == last.columns or _as_wide(grid, last)
    if current.form.rows is RowKind.SINGLE and current.drafts:
        return not any(cell.text for cell in grid.cells)
    if not continues(grid, current.layout):
        return False
    return repeated_header(matrix, current.form, current.layout, 0) > 0 or not begins_anew(
        matrix, current.form, current.layout
    )


def _is_rest_of_header(grid: Grid, current: OpenTable) -> bool:
    """Whether a page break tore the header: one page has its first rows only, the next the rest."""
    if not current.header_only or current.form is None or grid.page != current.grids[-1].page + 1:
        return False
    head = current.grids[-1]
    if not _as_wide(grid, head):
        return False
    return _first_row(head) != _first_row(grid)


def _first_row(grid: Grid) -> list[str]:
    return [cell.text for cell in Matrix(grid).filled(0)]


def _as_wide(grid: Grid, before: Grid) -> bool:
    return all(abs(grid.x_edges[end] - before.x_edges[end]) <= EDGE for end in (0, -1))


def _form_by_items(grid: Grid) -> Form | None:
    """The form without columns of its own kind whose items an untitled grid lists (相关统计数)."""
    for form in FORMS:
        if form.number is None:
            known = sum(1 for cell in grid.cells if cell.text and find_item(form, cell.text) is not None)
            if known >= 3:
                return form
    return None


def _is_contents(grid: Grid) -> bool:
    """Whether a grid is a list of contents: it names many tables and holds none."""
    titles = sum(1 for cell in grid.cells if match_title(cell.text.rstrip("…·.0123456789 ")) is not None)
    return titles >= 4


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
                source = _source(document, matrix.grid.page, cell)
            number, unit = number or found[2], found[3] or unit
        start = row + 1
    return Caption(form, title, number, unit, source, caption.notes), start
