"""Sets text and ruled tables on pages with reportlab."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from data.generator.grids import Cell
from tests.typesetting.faces import Face
from tests.typesetting.grid import SetTable

HANGING = "，。、；：！？）》”％%"
"""Marks that no line begins with."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a variant is set. Sizes are in points; ``drop`` lowers digits and Latin letters by so much."""

    face: Face
    foot: Callable[[int], str]
    size: float = 15
    pitch: float = 26
    margin: float = 70
    latin_shrink: float = 0
    drop: float = 0
    table_size: float = 8
    padding: float = 2.5
    rules: Literal["rectangles", "lines", "horizontal"] = "lines"
    repeat_header: bool = False
    least_room: float = 240
    """A table begins on a page with so much room, else on the next."""
    by_columns: bool = False
    """Cells are written column by column, so that the content's order is not the reading order."""
    rotated: bool = False
    """Pages across are upright sheets with /Rotate 90."""
    cut: tuple[float, float] = (0.0, 0.0)
    """Width of the strips at the left and right, below and above, that the CropBox cuts off."""
    watermark: str = ""


class Press:
    """Writes a PDF from top to bottom; begins a new page when one is full."""

    def __init__(self, path: Path, look: Look, title: str) -> None:
        self.look = look
        self.canvas = Canvas(str(path), pagesize=A4, invariant=1)
        self.canvas.setTitle(title)
        self.size: tuple[float, float] = A4
        self.page = 0
        self.y = 0.0

    # -- pages

    def new_page(self, landscape: bool = False) -> None:
        self._end_page()
        self.size = (A4[1], A4[0]) if landscape else A4
        self._sheet(landscape and self.look.rotated)
        self.page += 1
        self.y = self.size[1] - 64
        if self.look.watermark:
            self._watermark()

    def _sheet(self, rotated: bool) -> None:
        width, height = A4 if rotated else self.size
        right, up = self.look.cut
        across, along = width + 2 * right, height + 2 * up
        self.canvas.setPageSize((along, across) if rotated else (across, along))  # reportlab turns it back
        self.canvas.setCropBox((right, up, width + right, height + up))
        self.canvas.setPageRotation(90 if rotated else 0)
        self.canvas.translate(right, up)
        if rotated:
            self.canvas.translate(width, 0)
            self.canvas.rotate(90)

    def _watermark(self) -> None:
        """Grey slanted text under everything else."""
        self.canvas.saveState()
        self.canvas.translate(self.size[0] / 2, self.size[1] / 2)
        self.canvas.rotate(40)
        self.canvas.setFillGray(0.85)
        self.canvas.setFont(self.look.face.chinese, 60)
        self.canvas.drawCentredString(0, 0, self.look.watermark)
        self.canvas.restoreState()

    def save(self) -> None:
        self._end_page()
        self.canvas.save()

    def _end_page(self) -> None:
        if self.page:
            foot = self.look.foot(self.page)
            self.line(foot, (self.size[0] - self._width(foot, 10)) / 2, 36, 10)
            self.canvas.showPage()

    def room(self) -> float:
        return self.y - 60

    # -- text

    def centred(self, text: str, size: float) -> None:
        self.y -= size * 1.6
        self.line(text, (self.size[0] - self._width(text, size)) / 2, self.y, size)

    def at_right(self, text: str, size: float, margin: float = 40) -> None:
        self.y -= size * 1.5
        self.line(text, self.size[0] - margin - self._width(text, size), self.y, size)

    def paragraph(self, text: str, size: float | None = None, margin: float | None = None) -> None:
        """A justified paragraph with its first line indented by two letters."""
        size = size or self.look.size
        margin = self.look.margin if margin is None else margin
        width = self.size[0] - 2 * margin
        indent = 2 * size
        lines = list(self._wrap(text, size, width, indent))
        for number, line in enumerate(lines):
            if self.room() < self.look.pitch:
                self.new_page(self.size[0] > self.size[1])
            self.y -= self.look.pitch if size > 12 else size * 1.5
            x = margin + (indent if number == 0 else 0)
            free = width - (indent if number == 0 else 0) - self._width(line, size)
            spread = free / max(len(line) - 1, 1) if number < len(lines) - 1 else 0.0
            self.line(line, x, self.y, size, spread)

    def _latin(self, size: float) -> float:
        return size - self.look.latin_shrink

    def _width(self, text: str, size: float) -> float:
        return self.look.face.width(text, size, self._latin(size))

    def line(self, text: str, x: float, y: float, size: float, spread: float = 0.0) -> None:
        for ascii_only, letters in groupby(text, key=str.isascii):
            run = "".join(letters)
            font = self.look.face.latin if ascii_only else self.look.face.chinese
            self.canvas.setFont(font, self._latin(size) if ascii_only else size)
            self.canvas.drawString(x, y - (self.look.drop if ascii_only else 0), run, charSpace=spread)
            x += self._width(run, size) + spread * len(run)

    def _wrap(self, text: str, size: float, width: float, indent: float = 0.0) -> Iterator[str]:
        """Lines of ``text``; figures and words stay whole where a line has room for them."""
        line, room = "", width - indent
        for token in self._tokens(text, size, width):
            needed = self._width(token, size)
            if line and needed > room + 0.01 and token not in HANGING:
                yield line
                line, room = "", width
                if token == " ":
                    continue
            line += token
            room -= needed
        if line:
            yield line

    def _tokens(self, text: str, size: float, width: float) -> Iterator[str]:
        for whole, letters in groupby(text, key=lambda letter: letter.isascii() and letter != " "):
            run = "".join(letters)
            if whole and self._width(run, size) <= width:
                yield run
            else:
                yield from run

    # -- tables

    def table(self, table: SetTable, margin: float = 40) -> None:
        """A ruled table; runs over as many pages as it needs."""
        size = self.look.table_size
        scale = (self.size[0] - 2 * margin) / sum(table.columns)
        edges = [margin]
        for column in table.columns:
            edges.append(edges[-1] + column * scale)
        texts = {id(cell): self._cell_lines(cell, edges, size) for cell in table.cells}
        heights = self._heights(table, texts, size)
        for line, place in table.lines:
            self._over(line, place, margin)
        self.y -= 6
        kept = table.header_rows + 1 if self.look.repeat_header else 1
        if sum(heights[:kept]) > self.room():
            self.new_page(self.size[0] > self.size[1])
        start = 0
        while start < table.rows:
            shown = list(range(table.header_rows)) if start and self.look.repeat_header else []
            used = sum(heights[row] for row in shown)
            first = start
            while start < table.rows and (used + heights[start] <= self.room() or start == first):
                used += heights[start]
                start += 1
            self._part(table, [*shown, *range(first, start)], heights, edges, texts)
            if start < table.rows:
                self.new_page(self.size[0] > self.size[1])
        for note in table.notes:
            self.paragraph(note, 9, margin)
        self.y -= 18

    def _over(self, text: str, place: str, margin: float) -> None:
        """A line over a table: title in the middle, unit and number at the right, a caption at the left."""
        if place == "centre":
            self.centred(text, 14)
        elif place == "right":
            self.at_right(text, 9, margin)
        else:
            self.y -= 14
            self.line(text, margin, self.y, 9)

    def _cell_lines(self, cell: Cell, edges: list[float], size: float) -> list[str]:
        width = edges[cell.column + cell.column_span] - edges[cell.column] - 4
        return [line.strip() for line in self._wrap(cell.text, size, width)]

    def _heights(self, table: SetTable, texts: dict[int, list[str]], size: float) -> list[float]:
        heights = [0.0] * table.rows
        for cell in sorted(table.cells, key=lambda cell: cell.row_span):
            needed = max(len(texts[id(cell)]), 1) * size * 1.25 + 2 * self.look.padding
            rows = range(cell.row, cell.row + cell.row_span)
            missing = needed - sum(heights[row] for row in rows)
            if missing > 0:
                heights[rows[-1]] += missing
        return heights

    def _part(
        self,
        table: SetTable,
        rows: list[int],
        heights: list[float],
        edges: list[float],
        texts: dict[int, list[str]],
    ) -> None:
        """The rows that stand on one page."""
        tops: dict[int, float] = {}
        bottom = self.y
        for row in rows:
            tops[row] = bottom
            bottom -= heights[row]
        order = (
            sorted(table.cells, key=lambda cell: (cell.column, cell.row))
            if self.look.by_columns
            else table.cells
        )
        rules: set[tuple[float, float, float, float]] = set()
        for cell in order:
            here = [row for row in range(cell.row, cell.row + cell.row_span) if row in tops]
            if not here:
                continue
            x0, x1 = edges[cell.column], edges[cell.column + cell.column_span]
            top, low = tops[here[0]], tops[here[-1]] - heights[here[-1]]
            rules |= {(x0, low, x1, low), (x0, top, x1, top)}
            if self.look.rules != "horizontal":
                rules |= {(x0, low, x0, top), (x1, low, x1, top)}
            if here[0] == cell.row:
                self._cell_text(cell, texts[id(cell)], (x0, x1, top, low), cell.row < table.header_rows)
        for rule in sorted(rules):
            self._rule(*rule)
        self.y = bottom

    def _cell_text(
        self, cell: Cell, lines: list[str], box: tuple[float, float, float, float], header: bool
    ) -> None:
        x0, x1, top, low = box
        size = self.look.table_size
        y = (top + low) / 2 + len(lines) * size * 1.25 / 2 - size
        for line in lines:
            width = self._width(line, size)
            figure = "." in line and line.replace(",", "").replace(".", "").replace(" ", "").isdigit()
            centred = header or cell.column_span > 1 or (line.isdigit() and len(line) < 4)
            x = x1 - 2 - width if figure else (x0 + x1 - width) / 2 if centred else x0 + 2
            self.line(line, x, y, size)
            y -= size * 1.25

    def _rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if self.look.rules != "rectangles":
            self.canvas.setLineWidth(0.5)
            self.canvas.line(x0, y0, x1, y1)
        else:
            self.canvas.rect(x0 - 0.24, y0 - 0.24, x1 - x0 + 0.48, y1 - y0 + 0.48, stroke=0, fill=1)
