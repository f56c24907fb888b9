"""Document → statutory tables, known by normalised title and header, never by number or order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingzhang.forms.base import Column, Form, RowKind
from mingzhang.model import Amount, Cell, ReadingWarning, Row, SideName, Source, Table
from mingzhang.reading.assembly import OpenTable, open_tables
from mingzhang.reading.blank_forms import blank_forms, in_order
from mingzhang.reading.columns import Layout
from mingzhang.reading.continuation import by_blocks
from mingzhang.reading.document import Document, enclosing_box
from mingzhang.reading.headers import Matrix
from mingzhang.reading.hierarchy import levelled, row_code
from mingzhang.reading.numbers import MONEY_SCALES, is_blank_mark, parse_amount
from mingzhang.reading.pieces import Piece
from mingzhang.reading.rows import Draft

DEFAULT_UNIT = "万元"


def read_tables(document: Document) -> tuple[tuple[Table, ...], tuple[ReadingWarning, ...]]:
    """The statutory tables of ``document`` in their order, one per form, and what could not be read.

    Grids that no form knows are given with ``id`` None and their text; self-evaluation forms are left
    out (``mingzhang.reading.performance`` reads them).
    """
    warnings: list[ReadingWarning] = []
    opened = open_tables(document, warnings)
    unit = next((one.caption.unit for one in opened if one.caption.unit and one.form), None)
    tables: list[Table] = []
    for one in opened:
        if one.form is None or one.layout is None:
            tables.append(_unknown_table(one))
        else:
            made = tuple(_known_tables(document, one, one.form, one.layout, unit or DEFAULT_UNIT, warnings))
            tables.extend(made)
            if unit and one.caption.unit is None and one.form.counts_money and not made[0].empty:
                warnings.extend(_without_unit(document, made[0]))
    known = _each_once(tables, warnings)
    blank = blank_forms(document, known)
    return in_order((*known, *blank)) if blank else known, tuple(warnings)


def _each_once(tables: list[Table], warnings: list[ReadingWarning]) -> tuple[Table, ...]:
    """One table a form: what 三公's table says beside its own (机关运行经费) gives way to the form's own."""
    own: dict[str, Table] = {}
    for table in tables:
        if table.id is None:
            continue
        kept = own.get(table.id)
        if kept is None or len(table.rows) > len(kept.rows):
            own[table.id] = table
        if kept is not None:
            message = f"《{table.title}》与《{kept.title}》都列有同一张表的内容，采用行数较多的一张。"
            warnings.append(ReadingWarning("duplicate_table", message, table.pages[0]))
    return tuple(table for table in tables if table.id is None or own[table.id] is table)


def _known_tables(
    document: Document,
    opened: OpenTable,
    form: Form,
    layout: Layout,
    unit: str,
    warnings: list[ReadingWarning],
) -> Iterator[Table]:
    printed_unit = opened.caption.unit or unit
    drafts = by_blocks(opened.drafts)
    if form.rows is RowKind.SINGLE:
        drafts = _only_row(drafts, opened.caption.title, warnings)
    rows = _rows(document, form, layout, drafts, printed_unit, opened.caption.title, warnings)
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


def _without_unit(document: Document, table: Table) -> Iterator[ReadingWarning]:
    """That the caption names no unit, if nothing on the page does: a header's （万元）, a note."""
    page = document.pages[table.pages[0] - 1]
    if not any("元" in line.text for line in page.lines):
        message = f"《{table.title}》没有注明金额单位，按{table.printed_unit}读取。"
        yield ReadingWarning("table_unit", message, page.number)


def _only_row(drafts: list[Draft], title: str, warnings: list[ReadingWarning]) -> list[Draft]:
    """The one row that the form has (合计, where several rows are named); the others are said."""
    filled = [draft for draft in drafts if draft.has_amount]
    if len(filled) < 2:
        return filled or drafts[:1]
    only = next((draft for draft in filled if draft.is_total), filled[0])
    for draft in filled:
        if draft is not only and _figures(draft) != _figures(only):
            message = f"《{title}》应只有一行数字，另有一行“{draft.name_text or '无名'}”未采用。"
            warnings.append(ReadingWarning("extra_row", message, draft.page))
    return [only]


def _figures(draft: Draft) -> dict[str, str]:
    return {column: "".join(one.text for one in pieces) for column, pieces in draft.values.items() if pieces}


def _apart(table: Table) -> Iterator[Table]:
    """三公 and 机关运行经费 printed in one table are two."""
    costs = ("budget_operating_costs", "final_operating_costs")
    extra = [column for column in costs if column in table.columns]
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
    if kept[-1] in ("budget_operating_costs", "final_operating_costs"):
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
    unknown: dict[str, list[Piece]] = {}
    beside: list[Draft] = []
    for draft in drafts:
        if form.sides and sides.get(draft.block) is None:
            beside.append(draft)
            continue
        name = draft.name_text if form.rows is not RowKind.SINGLE else ""
        cells = {
            column: _cell(
                document, columns[column], draft.values.get(column, []), unit, (title, name), warnings
            )
            for column in (by_side[draft.block] if form.sides else layout.value_columns())
        }
        for role, piece in draft.unknown:
            unknown.setdefault(role.label, []).append(piece)
        nameless = not name or parse_amount(name) is not None
        if nameless and not draft.has_code and form.rows is not RowKind.SINGLE:
            if any(cell.amount for cell in cells.values()):
                message = f"《{title}》有一行数字没有科目名称，未采用。"
                warnings.append(ReadingWarning("unnamed_row", message, draft.page))
            continue
        code = row_code(draft, rows)
        rows.append(Row(code, name, None, sides.get(draft.block), None, cells, _named_at(document, draft)))
    if beside:
        message = (
            f"《{title}》另有一组“{beside[0].name_text}”等{len(beside)}行，不属于收入、支出两方，未采用。"
        )
        warnings.append(ReadingWarning("third_side", message, beside[0].page))
    for label, pieces in unknown.items():
        figures = f"“{pieces[0].text}”" + (f"等{len(pieces)}个数" if len(pieces) > 1 else "")
        message = f"《{title}》“{label or '无栏名'}”一栏未能识别，其中的{figures}未采用。"
        warnings.append(ReadingWarning("unknown_column", message, pieces[0].page))
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
