"""The report as a web page, printed by Chromium: headers of tables repeat on every page."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from html import escape
from pathlib import Path

from data.generator.grids import Cell
from data.generator.source import StatutoryTable, Style, Text, read_source
from tests.typesetting.grid import SetTable
from tests.typesetting.qinghai import shaped
from tests.typesetting.report import evaluation

_CSS = """
@page { size: A4; margin: 22mm 20mm; }
@page across { size: A4 landscape; margin: 16mm 14mm; }
body { font: 15pt/1.7 "Noto Serif CJK SC", "WenQuanYi Micro Hei", serif; text-align: justify; }
h1, h2, caption, .cover { font-family: "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif; }
h1 { font-size: 20pt; text-align: center; break-before: page; }
h2 { font-size: 15pt; margin: 0 0 0 2em; }
p { margin: 0; text-indent: 2em; }
.cover { font-size: 28pt; text-align: center; padding-top: 200pt; }
.across { page: across; }
section { break-before: page; }
.right, .left { text-align: right; text-indent: 0; font-size: 9pt; }
.left { text-align: left; }
.centre { text-align: center; text-indent: 0; font-size: 16pt; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 9pt; line-height: 1.35; }
td, th { border: 0.75pt solid #000; padding: 3pt; font-weight: normal; word-break: break-all; }
tr { break-inside: avoid; }
"""


def chromium() -> str | None:
    """The browser's program, or None."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((program for name in names if (program := shutil.which(name))), None)


def printed_by_browser(path: Path, program: str) -> Path:
    """Print the report to ``path``."""
    page = path.with_suffix(".html")
    page.write_text(page_text(), encoding="utf-8")
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--no-pdf-header-footer",
    ]
    profile = f"--user-data-dir={path.with_suffix('.profile')}"
    command = [program, *flags, profile, f"--print-to-pdf={path}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return path


def page_text() -> str:
    """The report as one page."""
    source = read_source()
    parts = [f"<div class=cover>{'<br>'.join(map(escape, source.cover))}</div>"]
    parts.append(f"<h1>{escape(source.contents_title)}</h1>")
    parts += [f"<p>{escape(entry)}</p>" for entry in source.contents]
    for block in source.body:
        if isinstance(block, Text):
            parts.append(_text(block))
        else:
            tables = shaped(block) if isinstance(block, StatutoryTable) else [evaluation(block)]
            parts += ["".join(_table(table, first=place == 0)) for place, table in enumerate(tables)]
    head = f"<meta charset=utf-8><title>{escape(''.join(source.cover))}</title><style>{_CSS}</style>"
    return f"<!doctype html><html lang=zh-CN>{head}{''.join(parts)}"


def _text(block: Text) -> str:
    tag = {Style.PART: "h1", Style.SECTION: "h2"}.get(block.style, "p")
    return f"<{tag}>{escape(block.text)}</{tag}>"


def _table(table: SetTable, first: bool) -> Iterator[str]:
    tag = "section" if first else "div"
    yield f"<{tag} class={'across' if table.landscape else 'upright'}>"
    for text, place in table.lines:
        yield f"<p class={place}>{escape(text)}</p>"
    yield "<table><colgroup>"
    total = sum(table.columns)
    yield "".join(f"<col style='width:{100 * width / total:.2f}%'>" for width in table.columns)
    yield "</colgroup>"
    yield from _rows(table, range(table.header_rows), "thead", "th")
    yield from _rows(table, range(table.header_rows, table.rows), "tbody", "td")
    yield "</table>"
    yield from (f"<p class=note style='font-size:9pt'>{escape(note)}</p>" for note in table.notes)
    yield f"</{tag}>"


def _rows(table: SetTable, rows: range, group: str, tag: str) -> Iterator[str]:
    yield f"<{group}>"
    for row in rows:
        cells = sorted((cell for cell in table.cells if cell.row == row), key=lambda cell: cell.column)
        yield "<tr>" + "".join(_cell(cell, tag) for cell in cells)
    yield f"</{group}>"


def _cell(cell: Cell, tag: str) -> str:
    figure = cell.text.replace(",", "").replace(".", "").replace(" ", "").isdigit() and "." in cell.text
    align = "right" if figure else "left" if tag == "td" and cell.column_span == 1 else "center"
    return (
        f"<{tag} rowspan={cell.row_span} colspan={cell.column_span} style='text-align:{align}'>"
        f"{escape(cell.text)}</{tag}>"
    )
