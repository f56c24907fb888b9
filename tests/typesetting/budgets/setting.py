"""A simulated budget set on pages: by a PDF library, or by a browser."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from tests.typesetting.budgets.sheets import Sheet
from tests.typesetting.faces import Face
from tests.typesetting.grid import SetTable, cells_of
from tests.typesetting.press import Look, Press

_CSS = """
@page { size: A4 landscape; margin: 14mm; }
body { font: 11pt/1.6 "Noto Serif CJK SC", "WenQuanYi Micro Hei", serif; }
.cover { font-size: 26pt; text-align: center; padding-top: 140pt; }
section { break-before: page; }
.right { text-align: right; font-size: 9pt; margin: 0; }
.left { font-size: 9pt; margin: 0; }
.centre { text-align: center; font-size: 16pt; margin: 0; }
table { width: 100%; border-collapse: collapse; font-size: 8.5pt; line-height: 1.3; }
td, th { border: 0.75pt solid #000; padding: 3pt; font-weight: normal; }
tr { break-inside: avoid; }
"""


def set_table(sheet: Sheet) -> SetTable:
    """The sheet with its lines over it and its cells' spans."""
    lines = [(sheet.title, "centre"), *sheet.over, (f"单位：{sheet.unit}", "right")]
    if sheet.number is not None:
        lines.insert(0, (sheet.number, "left"))
    merges = ((0, sheet.total_merged),) if sheet.total_merged else ()
    rows = (*sheet.header, *sheet.body)
    widths = tuple(
        max(1.0, min(3.4, 0.45 * max(len(row[column]) for row in rows if row[column] not in ("<", "^"))))
        for column in range(len(rows[0]))
    )
    return SetTable(
        tuple(lines), cells_of(rows, len(sheet.header), merges), widths, len(sheet.header), sheet.notes,
        sheet.landscape,
    )  # fmt: skip


def pressed(path: Path, cover: Sequence[str], sheets: Sequence[Sheet], face: Face) -> Path:
    """Write the PDF with reportlab."""
    press = Press(path, Look(face, foot=str, padding=3, table_size=7.5), "".join(cover))
    press.new_page()
    press.y -= 180
    for line in cover:
        press.centred(line, 26)
    for sheet in sheets:
        table = set_table(sheet)
        press.new_page(table.landscape)
        press.table(table)
    press.save()
    return path


def browsed(path: Path, cover: Sequence[str], sheets: Sequence[Sheet], program: str) -> Path:
    """Print the PDF with a browser."""
    page = path.with_suffix(".html")
    body = "".join(_section(set_table(sheet)) for sheet in sheets)
    page.write_text(
        f"<!doctype html><html lang=zh-CN><meta charset=utf-8><style>{_CSS}</style>"
        f"<div class=cover>{'<br>'.join(map(escape, cover))}</div>{body}",
        encoding="utf-8",
    )
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")
    profile = f"--user-data-dir={path.with_suffix('.profile')}"
    command = [program, *flags, "--no-pdf-header-footer", profile, f"--print-to-pdf={path}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return path


def _section(table: SetTable) -> str:
    over = "".join(f"<p class={place}>{escape(text)}</p>" for text, place in table.lines)
    notes = "".join(f"<p class=left>{escape(note)}</p>" for note in table.notes)
    return f"<section>{over}<table>{''.join(_rows(table))}</table>{notes}</section>"


def _rows(table: SetTable) -> Iterator[str]:
    for row in range(table.rows):
        if row in (0, table.header_rows):
            yield "<thead>" if row == 0 else "</thead>"
        cells = sorted((cell for cell in table.cells if cell.row == row), key=lambda cell: cell.column)
        yield "<tr>" + "".join(
            f"<td rowspan={cell.row_span} colspan={cell.column_span}"
            f" style='text-align:{'right' if '.' in cell.text else 'left'}'>{escape(cell.text)}</td>"
            for cell in cells
        )
