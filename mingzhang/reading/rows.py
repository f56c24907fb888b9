"""A grid's data rows → logical rows: code, name and values of each block, with their characters.

A rule may be missing between rows (one grid row then holds several), a code may be printed in one,
two or three columns, and a row's words may lie on several text lines.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from mingzhang.forms import find_item
from mingzhang.forms.base import Form
from mingzhang.forms.wording import normalised
from mingzhang.model import SideName
from mingzhang.reading.columns import Layout, Role
from mingzhang.reading.document import Character, Grid, GridCell
from mingzhang.reading.headers import CODE_PARTS, Matrix, form_words, is_number_row
from mingzhang.reading.numbers import is_blank_mark, parse_amount
from mingzhang.reading.parting import CODE_AND_NAME, SUBTOTAL_NAMES, TOTAL_NAMES, IsItem, parted
from mingzhang.reading.pieces import Piece, pieces_of
from mingzhang.reading.titles import is_note


@dataclass(slots=True)
class Draft:
    """A logical row before its numbers are read."""

    page: int
    block: int
    codes: list[Piece | None] = field(default_factory=list[Piece | None])
    name: list[Piece] = field(default_factory=list[Piece])
    values: dict[str, list[Piece]] = field(default_factory=dict[str, list[Piece]])
    unknown: list[tuple[Role, Piece]] = field(default_factory=list[tuple[Role, Piece]])

    @property
    def name_text(self) -> str:
        return "".join(piece.text for piece in self.name)

    @property
    def has_code(self) -> bool:
        return any(self.codes)

    @property
    def has_value(self) -> bool:
        return any(pieces for pieces in self.values.values())

    @property
    def has_amount(self) -> bool:
        """Whether a value is more than a blank mark."""
        return any(
            not is_blank_mark("".join(piece.text for piece in pieces))
            for pieces in self.values.values()
            if pieces
        )

    @property
    def is_total(self) -> bool:
        return normalised(self.name_text) in TOTAL_NAMES


def drafts_of(grid: Grid, layout: Layout, first_row: int, form: Form) -> list[Draft]:
    """The logical rows of ``grid``, a table of ``form``, from ``first_row`` on."""
    matrix = Matrix(grid)
    words = form_words(form)
    items = {role.block: known_item(form, role.side) for role in layout.roles}
    drafts: list[Draft] = []
    for cells in _data_rows(matrix, layout, first_row):
        blocks = _by_block([part for cell in cells for part in _unmerged(cell, layout)], layout)
        own = [
            draft
            for block in sorted(blocks)
            for draft in _block_rows(grid.page, block, blocks[block], layout, words, items[block])
        ]
        _move_value_of_total(own)
        drafts.extend(
            draft for draft in own if draft.has_code or draft.name or draft.has_value or draft.unknown
        )
    return drafts


def _data_rows(matrix: Matrix, layout: Layout, first_row: int) -> Iterator[list[GridCell]]:
    """The filled cells of each row of data; of all rows together where no rule tells them apart."""
    together: list[GridCell] = []
    for row in range(first_row, matrix.grid.rows):
        cells = matrix.filled(row)
        if (
            not cells
            or is_number_row(cells)
            or (len(cells) == 1 and is_note(cells[0].text))
            or _is_repeated_header(matrix, row, layout)
        ):
            continue
        if not matrix.grid.unruled:
            yield cells
        elif _is_totals(cells):
            if together:
                yield together
            yield cells
            together = []
        else:
            together.extend(cells)
    if together:
        yield together


def _is_totals(cells: Sequence[GridCell]) -> bool:
    """Whether the row's words are names of totals alone."""
    words = [normalised(cell.text) for cell in cells if parse_amount(cell.text) is None]
    names = [word for word in words if word]
    return bool(names) and all(name in TOTAL_NAMES for name in names)


def known_item(form: Form, side: SideName | None) -> IsItem:
    """Tells whether a text is the whole name of one of the form's rows."""

    def is_item(text: str) -> bool:
        return find_item(form, text, side) is not None or normalised(text) in TOTAL_NAMES

    return is_item


def _is_repeated_header(matrix: Matrix, row: int, layout: Layout) -> bool:
    """Whether the row says the header again (several cells, and not a total's name in the first)."""
    words = [matrix.label(row, cell.column) for cell in matrix.filled(row)]
    return len(words) > 1 and words[0] not in TOTAL_NAMES and all(word in layout.words for word in words)


def _by_block(cells: Sequence[GridCell], layout: Layout) -> dict[int, list[tuple[Role, GridCell]]]:
    blocks: dict[int, list[tuple[Role, GridCell]]] = {}
    for cell in cells:
        role = _role_of(cell, layout)
        if role.kind == "value" and normalised(cell.text) in SUBTOTAL_NAMES:  # in the middle of its columns
            own = [one for one in layout.roles if one.block == role.block and one.kind in ("code", "name")]
            role = own[-1] if own else role
        blocks.setdefault(role.block, []).append((role, cell))
    return blocks


def _unmerged(cell: GridCell, layout: Layout) -> list[GridCell]:
    """The cell, or its parts by column: one merged for a total may hold other rows too, no rule between."""
    roles = layout.roles[cell.column : cell.column + cell.column_span]
    kinds = [role.kind for role in roles]
    if "\n" not in cell.text or len(set(kinds) - {"other"}) < 2 or not {"name", "code"} & set(kinds):
        return [cell]
    lines = [_by_column(piece.characters, roles) for piece in pieces_of(cell, 0)]
    if not any(len(line) > 1 for line in lines):
        return [cell]
    first = next(index for index, kind in enumerate(kinds) if kind in ("name", "code"))
    parts: dict[int, list[tuple[Character, ...]]] = {}
    for line in lines:
        for index, characters in line.items():
            text = "".join(one.text for one in characters)
            words = kinds[index] == "value" and parse_amount(text) is None and not is_blank_mark(text)
            parts.setdefault(first if words else index, []).append(characters)
    return [_part(cell, cell.column + index, parts[index]) for index in sorted(parts)]


def _by_column(characters: Sequence[Character], roles: Sequence[Role]) -> dict[int, tuple[Character, ...]]:
    """A line's characters by the column that they stand in; all in one where words run over an edge."""
    columns: dict[int, list[Character]] = {}
    before: Character | None = None
    for one in characters:
        middle = (one.x0 + one.x1) / 2
        index = next((at for at, role in enumerate(roles) if middle < role.x1), len(roles) - 1)
        touching = before is not None and one.x0 - before.x1 < one.size / 4
        if touching and index not in columns:
            return {min([*columns, index]): tuple(characters)}
        columns.setdefault(index, []).append(one)
        before = one
    return {index: tuple(own) for index, own in columns.items()}


def _part(cell: GridCell, column: int, lines: Sequence[tuple[Character, ...]]) -> GridCell:
    text = "\n".join("".join(one.text for one in line) for line in lines if line)
    characters = tuple(one for line in lines for one in line)
    return replace(cell, column=column, column_span=1, text=text, characters=characters)


def _role_of(cell: GridCell, layout: Layout) -> Role:
    """What a cell holds: of the columns that it spans, a value's where it is a number, else a name's."""
    roles = layout.roles[cell.column : cell.column + cell.column_span]
    text = "".join(cell.text.split())
    if parse_amount(text) is not None or is_blank_mark(text):
        for kind in ("value", "code", "ordinal", "other"):
            for role in roles:
                if role.kind == kind:
                    return role
    elif not text.isdigit():
        for role in roles:
            if role.kind == "name":
                return role
    return roles[0]


def _block_rows(
    page: int,
    block: int,
    cells: Sequence[tuple[Role, GridCell]],
    layout: Layout,
    words: frozenset[str],
    is_item: IsItem,
) -> Iterator[Draft]:
    code_roles = [role for role in layout.roles if role.block == block and role.kind == "code"]
    held: list[tuple[Role, list[Piece]]] = []
    last: dict[Role, int] = {}
    for role, cell in cells:
        if last.get(role, cell.row) < cell.row:  # the column's next line, no rule between
            next(pieces for known, pieces in held if known == role).extend(pieces_of(cell, page))
        else:
            held.append((role, pieces_of(cell, page)))
        last[role] = cell.row
    for part in parted(held, is_item):
        draft = Draft(page, block, codes=[None] * len(code_roles))
        for role, pieces in part:
            if role.kind != "ordinal":
                _put(draft, role, pieces, code_roles, words)
        yield draft


def _put(
    draft: Draft, role: Role, pieces: list[Piece], code_roles: Sequence[Role], words: frozenset[str]
) -> None:
    """Put a cell's lines where they belong in ``draft``."""
    text = unicodedata.normalize("NFKC", "".join(piece.text for piece in pieces))
    if not text or (role.kind == "code" and text in CODE_PARTS):
        return
    if role.kind == "value" and role.column is not None:
        if role.column.id in draft.values:
            draft.unknown.append((role, pieces[0]))
        elif normalised(text) not in words:
            draft.values[role.column.id] = pieces
    elif role.kind == "code" and text.isdigit() and role in code_roles:
        characters = tuple(one for piece in pieces for one in piece.characters)
        draft.codes[code_roles.index(role)] = Piece(text, characters, draft.page)
    elif role.kind in ("code", "name"):
        _put_name(draft, pieces, text)
    elif parse_amount(text) is not None:
        draft.unknown.append((role, pieces[0]))


def _put_name(draft: Draft, pieces: list[Piece], text: str) -> None:
    both = CODE_AND_NAME.match(text)
    if both is None or draft.has_code:
        draft.name.extend(pieces)
        return
    code = both.group(1)
    characters = tuple(one for piece in pieces for one in piece.characters)
    joined = "".join(piece.text for piece in pieces)
    begin = joined.index(code)
    if not draft.codes:
        draft.codes = [None]
    draft.codes[0] = Piece(code, characters[begin : begin + len(code)], draft.page)
    rest = len(joined) - len(both.group(2))
    draft.name.append(Piece(joined[rest:], characters[rest:], draft.page))


def _move_value_of_total(drafts: list[Draft]) -> None:
    """公用经费合计 stands under one block, its amount under the next: they are one row."""
    for before, after in pairwise(drafts):
        if (
            before.is_total
            and not before.has_value
            and after.has_value
            and not (after.name or after.has_code)
        ):
            before.values, after.values = after.values, {}
            before.block = after.block
