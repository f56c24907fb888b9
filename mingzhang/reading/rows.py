"""A grid's data rows → logical rows: code, name and values of each block, with their characters.

A rule may be missing between rows (one grid row then holds several), a code may be printed in one,
two or three columns, and a row's words may lie on several text lines.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from mingzhang.forms.wording import normalised
from mingzhang.reading.columns import Layout, Role
from mingzhang.reading.document import Character, Grid, GridCell
from mingzhang.reading.headers import Matrix, is_number_row
from mingzhang.reading.numbers import is_blank_mark, parse_amount
from mingzhang.reading.titles import is_note

CODE = re.compile(r"[1-9]\d{2}(?:\d{2}){0,2}")
TOTAL_NAMES = frozenset({"合计", "总计", "人员经费合计", "公用经费合计", "人员经费", "公用经费", "小计"})

_CODE_AND_NAME = re.compile(
    r"^[\[【(（]?([1-9]\d{2}(?:\d{2}){0,2})[\]】)）]?[-—_、.\s]*([^\d\s.,，].*)$", re.DOTALL
)
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[、．])"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a cell's text with its characters."""

    text: str
    characters: tuple[Character, ...]
    page: int

    @property
    def middle(self) -> float:
        return sum((one.top + one.bottom) / 2 for one in self.characters) / len(self.characters)


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


def drafts_of(grid: Grid, layout: Layout, first_row: int, words: frozenset[str]) -> list[Draft]:
    """The logical rows of ``grid`` from ``first_row`` on; ``words`` are the labels of its form's columns."""
    matrix = Matrix(grid)
    drafts: list[Draft] = []
    for row in range(first_row, grid.rows):
        cells = matrix.filled(row)
        if (
            not cells
            or is_number_row(cells)
            or (len(cells) == 1 and is_note(cells[0].text))
            or _is_repeated_header(matrix, row, layout)
        ):
            continue
        blocks = _by_block(cells, layout)
        own = [
            draft
            for block in sorted(blocks)
            for draft in _block_rows(grid.page, block, blocks[block], layout, words)
        ]
        _move_value_of_total(own)
        drafts.extend(
            draft for draft in own if draft.has_code or draft.name or draft.has_value or draft.unknown
        )
    return drafts


def pieces_of(cell: GridCell, page: int) -> list[Piece]:
    """The text lines of a cell with the characters of each."""
    pieces: list[Piece] = []
    at = 0
    for text in cell.text.split("\n"):
        count = len(text)
        characters = cell.characters[at : at + count]
        at += count
        if characters:
            pieces.append(Piece(text, characters, page))
    return pieces


def _is_repeated_header(matrix: Matrix, row: int, layout: Layout) -> bool:
    """Whether the row says the header again (several cells, and not a total's name in the first)."""
    words = [matrix.label(row, cell.column) for cell in matrix.filled(row)]
    return len(words) > 1 and words[0] not in TOTAL_NAMES and all(word in layout.words for word in words)


def _by_block(cells: Sequence[GridCell], layout: Layout) -> dict[int, list[tuple[Role, GridCell]]]:
    blocks: dict[int, list[tuple[Role, GridCell]]] = {}
    for cell in cells:
        role = _role_of(cell, layout)
        blocks.setdefault(role.block, []).append((role, cell))
    return blocks


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
    page: int, block: int, cells: Sequence[tuple[Role, GridCell]], layout: Layout, words: frozenset[str]
) -> Iterator[Draft]:
    code_roles = [role for role in layout.roles if role.block == block and role.kind == "code"]
    held = [(role, pieces_of(cell, page)) for role, cell in cells if role.kind != "ordinal"]
    for part in _split(held):
        draft = Draft(page, block, codes=[None] * len(code_roles))
        for role, pieces in part:
            _put(draft, role, pieces, code_roles, words)
        yield draft


def _put(
    draft: Draft, role: Role, pieces: list[Piece], code_roles: Sequence[Role], words: frozenset[str]
) -> None:
    """Put a cell's lines where they belong in ``draft``."""
    text = unicodedata.normalize("NFKC", "".join(piece.text for piece in pieces))
    if not text:
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
    both = _CODE_AND_NAME.match(text)
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
    draft.name.append(Piece(both.group(2), characters[rest:], draft.page))


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


def _split(held: list[tuple[Role, list[Piece]]]) -> list[list[tuple[Role, list[Piece]]]]:
    """The logical rows that the cells of one grid row hold, split by where their lines stand."""
    anchors = _anchors(held)
    if len(anchors) < 2:
        return [held]
    rows: list[list[tuple[Role, list[Piece]]]] = [[] for _ in anchors]
    for role, pieces in held:
        shares: list[list[Piece]] = [[] for _ in anchors]
        for piece in pieces:
            shares[_nearest(anchors, piece, role, pieces)].append(piece)
        for row, share in zip(rows, shares, strict=True):
            if share:
                row.append((role, share))
    return rows


def _anchors(held: Sequence[tuple[Role, list[Piece]]]) -> list[float]:
    """Where the logical rows of a grid row stand: by its codes, else its numbered names, else its amounts."""
    for kind, is_one in (("code", _is_code_line), ("name", _is_numbered_line), ("value", _is_amount_line)):
        best: list[float] = []
        for role, pieces in held:
            if role.kind != kind or not all(is_one(piece.text) for piece in pieces):
                if role.kind != "name" or kind != "name":
                    continue
                pieces = [piece for piece in pieces if is_one(piece.text)]
            joined = "".join(piece.text for piece in pieces)
            if kind == "code" and CODE.fullmatch(joined):
                continue
            if kind == "value" and parse_amount(joined) is not None and joined.count(".") <= 1:
                continue
            if len(pieces) > len(best):
                best = [piece.middle for piece in pieces]
        if len(best) > 1:
            return best
    return []


def _is_code_line(text: str) -> bool:
    return CODE.fullmatch(text) is not None


def _is_numbered_line(text: str) -> bool:
    return _NUMBERED.match(text) is not None


def _is_amount_line(text: str) -> bool:
    return parse_amount(text) is not None and "." in text


def _nearest(anchors: Sequence[float], piece: Piece, role: Role, pieces: Sequence[Piece]) -> int:
    """Which of the logical rows a line belongs to.

    Where a column has one line for each row, by order; else to the row whose anchor is nearest, or,
    where names begin on their row's first line, to the last anchor above.
    """
    if len(pieces) == len(anchors):
        return list(pieces).index(piece)
    if role.kind == "name":
        height = piece.characters[0].bottom - piece.characters[0].top
        top_aligned = abs(pieces[0].middle - anchors[0]) < height / 2
        if top_aligned:
            above = [index for index, anchor in enumerate(anchors) if anchor <= piece.middle + height / 2]
            return above[-1] if above else 0
    return min(range(len(anchors)), key=lambda index: abs(anchors[index] - piece.middle))
