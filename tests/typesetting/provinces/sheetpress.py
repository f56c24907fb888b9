"""Sets sheets on pages by reportlab, in whatever way producers draw tables."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from data.generator.grids import Cell
from tests.typesetting.grid import SetTable, cells_of
from tests.typesetting.press import Look, Press
from tests.typesetting.provinces.sheets import Sheet

Drawing = Literal["lines", "rectangles", "horizontal", "none", "dashed", "dotted", "fills"]


@dataclass(frozen=True, slots=True)
class Style(Look):
    """How a province's tables are set. Sizes are in points."""

    drawing: Drawing = "lines"
    unruled_rows: float = 0.0
    """Part of the rules between rows of the body that are missing."""
    upright_rules: bool = True
    figures: Literal["middle", "top", "bottom"] = "middle"
    """Where one line stands in a cell of several."""
    spaced_figures: bool = False
    """2, 106. 35."""
    spread_words: bool = False
    """Short words stand with blanks between their letters."""
    two_faces: bool = False
    """Headings change font within."""
    stamp: bool = False
    outside: bool = False
    """Text beside the page, and text that is clipped away."""
    empty_last_row: bool = False
    """A table that runs over pages ends with an empty row."""
    halves: bool = False
    """Tables with many columns: the right ones on the page behind, in the same order of rows."""
    title_alone: bool = False
    """A table's title ends a page, the table stands on the next."""
    together: bool = True
    """Two tables share a page where there is room."""
    body_size: float = 8
    seed: int = 0


class SheetPress(Press):
    """Sets sheets; like its parent, begins a page when one is full."""

    look: Style

    def __init__(self, path: object, look: Style, title: str) -> None:
        super().__init__(path, look, title)  # type: ignore[arg-type]
        self.style = look
        self.random = Random(look.seed)

    def new_page(self, landscape: bool = False) -> None:
        super().new_page(landscape)
        if self.style.outside:
            self._unseen()

    def _unseen(self) -> None:
        """Text beside the page, and under a clip that leaves nothing of it."""
        self.canvas.setFont(self.look.face.latin, 9)
        self.canvas.drawString(self.size[0] + 60, self.size[1] / 2, "9,999.99")
        self.canvas.saveState()
        clip = self.canvas.beginPath()
        clip.rect(10, 10, 1, 1)
        self.canvas.clipPath(clip, stroke=0, fill=0)
        self.canvas.drawString(200, self.size[1] / 2, "8,888.88")
        self.canvas.restoreState()

    # -- sheets

    def sheet(self, sheet: Sheet) -> None:
        """A table with the lines over and under it."""
        halves = self._halves(sheet) if self.style.halves and self._has_halves(sheet) else [sheet]
        for number, one in enumerate(halves):
            landscape = one.landscape
            lying = self.size[0] > self.size[1]
            wanted = self._height(one, landscape)
            if number or lying != landscape or not self.style.together or self.room() < wanted:
                self.new_page(landscape)
            if number == 0:
                self._lines_over(one)
                if self.style.title_alone:
                    self.new_page(landscape)
            self._rows(one)
            for note in one.notes:
                self.paragraph(note, 9, 40)
            self.y -= 18

    def _has_halves(self, sheet: Sheet) -> bool:
        """Whether the right columns have rows of their own, not names and amounts side by side."""
        return len(sheet.widths) > 7 and not any(
            "项目" in row[1:] or "公用经费" in row for row in sheet.header
        )

    def _height(self, sheet: Sheet, landscape: bool) -> float:
        return min(120 + 20.0 * (len(sheet.header) + len(sheet.body)), 330 if landscape else 560)

    def _lines_over(self, sheet: Sheet) -> None:
        title = sheet.printed_title or sheet.title
        self._heading(title)
        for text, place in sheet.over:
            if place == "centre":
                self.centred(text, 11)
            elif place == "left":
                self.y -= 14
                self.line(text, 40, self.y, 9)
            elif place == "same":
                self.line(text, self.size[0] - 40 - self._width(text, 9), self.y, 9)
            else:
                self.at_right(text, 9)
        self.y -= 6

    def _heading(self, text: str) -> None:
        if not self.style.two_faces:
            self.centred(text, 15)
            return
        self.y -= 24
        x = (self.size[0] - self._width(text, 15)) / 2
        cut = len(text) // 2
        self.line(text[:cut], x, self.y, 15)
        x += self._width(text[:cut], 15)
        self.line(text[cut:], x, self.y - 0.7, 14.2)

    def _halves(self, sheet: Sheet) -> list[Sheet]:
        """The left columns, and the right ones without names, for the page behind."""
        from dataclasses import replace

        cut = (len(sheet.widths) + 1) // 2
        while cut < len(sheet.widths) and any(row[cut] == "<" for row in sheet.header):
            cut += 1
        if cut >= len(sheet.widths) - 1:
            return [sheet]
        left = replace(
            sheet,
            header=tuple(row[:cut] for row in sheet.header),
            body=tuple(row[:cut] for row in sheet.body),
            widths=sheet.widths[:cut],
            notes=(),
        )
        right = replace(
            sheet,
            header=tuple(row[cut:] for row in sheet.header),
            body=tuple(row[cut:] for row in sheet.body),
            widths=sheet.widths[cut:],
            merges=(),
        )
        return [left, right]

    # -- rows

    def _rows(self, sheet: Sheet) -> None:
        margin = 40.0
        texts_over = self.style.table_size
        header_rows = len(sheet.header)
        cells = cells_of((*sheet.header, *sheet.body), header_rows, sheet.merges)
        if self.style.empty_last_row:
            last = header_rows + len(sheet.body)
            cells = (*cells, *(Cell(last, column, "") for column in range(len(sheet.widths))))
        table = SetTable((), cells, sheet.widths, header_rows)
        scale = (self.size[0] - 2 * margin) / sum(table.columns)
        edges = [margin]
        for column in table.columns:
            edges.append(edges[-1] + column * scale)
        shown = {id(cell): self._shown(cell, cell.row < header_rows) for cell in cells}
        for cell in cells:  # blanks within a figure only where there is room for them
            if self._width(shown[id(cell)], texts_over) > edges[cell.column + 1] - edges[cell.column] - 4:
                shown[id(cell)] = cell.text
        texts = {id(cell): self._lines_of(shown[id(cell)], cell, edges, texts_over) for cell in cells}
        heights = self._heights(table, texts, texts_over)
        self._missing = {
            row
            for row in range(header_rows + 1, table.rows)
            if self.random.random() < self.style.unruled_rows
        }
        start = 0
        if heights[0] * 3 > self.room():
            self.new_page(sheet.landscape)
        while start < table.rows:
            again = list(range(header_rows)) if start and self.style.repeat_header else []
            used = sum(heights[row] for row in again)
            first = start
            while start < table.rows and (used + heights[start] <= self.room() or start == first):
                used += heights[start]
                start += 1
            self._part(table, [*again, *range(first, start)], heights, edges, texts)
            if start < table.rows:
                self.new_page(sheet.landscape)
        if self.style.stamp:
            self._stamp()

    def _shown(self, cell: Cell, header: bool) -> str:
        text = cell.text
        figure = any(letter.isdigit() for letter in text) and "." in text
        if self.style.spaced_figures and figure and not header:
            return text.replace(",", ", ").replace(".", ". ")
        if self.style.spread_words and len(text) == 2 and not any(one.isascii() for one in text):
            return "　".join(text)
        return text

    def _lines_of(self, text: str, cell: Cell, edges: list[float], size: float) -> list[str]:
        width = edges[cell.column + cell.column_span] - edges[cell.column] - 4
        if self._width(text, size) <= width:
            return [text]
        return [line.strip() for line in self._wrap(text, size, width)]

    def _part(
        self,
        table: SetTable,
        rows: list[int],
        heights: list[float],
        edges: list[float],
        texts: dict[int, list[str]],
    ) -> None:
        tops: dict[int, float] = {}
        bottom = self.y
        for row in rows:
            tops[row] = bottom
            bottom -= heights[row]
        order = (
            sorted(table.cells, key=lambda one: (one.column, one.row))
            if self.look.by_columns
            else table.cells
        )
        rules: set[tuple[float, float, float, float]] = set()
        fills: list[tuple[float, float, float, float, bool]] = []
        for cell in order:
            here = [row for row in range(cell.row, cell.row + cell.row_span) if row in tops]
            if not here:
                continue
            x0, x1 = edges[cell.column], edges[cell.column + cell.column_span]
            top, low = tops[here[0]], tops[here[-1]] - heights[here[-1]]
            after = cell.row + cell.row_span
            if after not in self._missing or here[-1] == rows[-1]:
                rules.add((x0, low, x1, low))
            if cell.row not in self._missing or here[0] == rows[0]:
                rules.add((x0, top, x1, top))
            if self.style.drawing != "horizontal":
                rules |= {(x0, low, x0, top), (x1, low, x1, top)}
            fills.append((x0, low, x1, top, cell.row < table.header_rows))
        if self.style.drawing == "fills":
            for number, (x0, low, x1, top, header) in enumerate(fills):
                self.canvas.setFillGray(0.78 if header else 0.9 if number % 2 else 0.94)
                self.canvas.rect(x0 + 0.6, low + 0.6, x1 - x0 - 1.2, top - low - 1.2, stroke=0, fill=1)
            self.canvas.setFillGray(0)
        elif self.style.drawing != "none":
            for rule in sorted(rules):
                self._rule(*rule)
        for cell in order:
            if cell.row in tops:
                here = [row for row in range(cell.row, cell.row + cell.row_span) if row in tops]
                box = (
                    edges[cell.column],
                    edges[cell.column + cell.column_span],
                    tops[here[0]],
                    tops[here[-1]] - heights[here[-1]],
                )
                self._cell_text(cell, texts[id(cell)], box, cell.row < table.header_rows)
        self.y = bottom

    def _cell_text(
        self, cell: Cell, lines: list[str], box: tuple[float, float, float, float], header: bool
    ) -> None:
        x0, x1, top, low = box
        size = self.look.table_size
        height = len(lines) * size * 1.25
        y = (top + low) / 2 + height / 2 - size
        if not header and len(lines) == 1 and self.style.figures != "middle":
            y = top - self.look.padding - size if self.style.figures == "top" else low + self.look.padding + 1
        for line in lines:
            width = self._width(line, size)
            plain = line.replace(",", "").replace(".", "").replace(" ", "").replace("-", "")
            figure = "." in line and plain.isdigit()
            centred = header or cell.column_span > 1 or (line.isdigit() and len(line) < 4)
            x = x1 - 2 - width if figure else (x0 + x1 - width) / 2 if centred else x0 + 2
            self.line(line, x, y, size)
            y -= size * 1.25

    def _rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if self.style.drawing == "rectangles":
            self.canvas.rect(x0 - 0.24, y0 - 0.24, x1 - x0 + 0.48, y1 - y0 + 0.48, stroke=0, fill=1)
            return
        if self.style.drawing in ("dashed", "dotted"):
            self.canvas.setDash(*([3, 2] if self.style.drawing == "dashed" else [0.6, 1.6]))
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, y0, x1, y1)
        self.canvas.setDash()

    def _stamp(self) -> None:
        """A round red stamp over the page: a ring, a star, letters along the ring."""
        self.canvas.saveState()
        self.canvas.setStrokeColorRGB(0.85, 0.1, 0.1)
        self.canvas.setFillColorRGB(0.85, 0.1, 0.1)
        x, y = self.size[0] * 0.62, max(self.y + 70, 150)
        self.canvas.setLineWidth(2.5)
        self.canvas.circle(x, y, 52)
        for number, letter in enumerate("模拟示范局财务专用章"):
            self.canvas.saveState()
            self.canvas.translate(x, y)
            self.canvas.rotate(110 - number * 24)
            self.canvas.setFont(self.look.face.chinese, 11)
            self.canvas.drawCentredString(0, 38, letter)
            self.canvas.restoreState()
        self.canvas.setFont(self.look.face.chinese, 30)
        self.canvas.drawCentredString(x, y - 10, "★")
        self.canvas.restoreState()
