"""Typeset the bundled sample: ``report.txt`` → the PDF beside this folder.

Run as ``.venv/bin/python data/generator/typeset.py [PATH]``. Needs the Noto CJK fonts on the system; the
same text and fonts give the same bytes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

import typst  # noqa: E402

from data.generator.grids import Cell, form_cells, header_cells, row_cells  # noqa: E402
from data.generator.layouts import CAPTIONED, FORM_COLUMNS, FORM_PADDINGS, LAYOUTS, Layout  # noqa: E402
from data.generator.source import (  # noqa: E402
    EvaluationForm,
    Rows,
    Source,
    StatutoryTable,
    Style,
    Text,
    read_source,
)

_CENTRED = {"栏次", "合计", "总计", "本年收入合计", "本年支出合计"}
TEMPLATE = Path(__file__).with_name("report.typ")


def output_path(source: Source) -> Path:
    """Where the sample lies: ``data/``, by the report's own title."""
    return ROOT / "data" / f"{''.join(source.cover)}.pdf"


def typeset(source: Source) -> bytes:
    """The report as PDF."""
    description = json.dumps(describe(source), ensure_ascii=False)
    return typst.compile(str(TEMPLATE), format="pdf", sys_inputs={"report": description}, pdf_tags=False)


def describe(source: Source) -> dict[str, Any]:
    """The report as the template takes it: pages of blocks, cells with their spans."""
    headings = _headings(source)
    entries = [
        {"text": entry, "part": entry.startswith("第"), "target": target}
        for target, entry in enumerate(source.contents)
    ]
    return {
        "cover": source.cover,
        "contents_title": source.contents_title,
        "contents": entries,
        "sheets": list(_sheets(source, headings)),
    }


def _headings(source: Source) -> dict[int, int]:
    """Which entry of the contents each block of the body is the heading of, both counted from 0."""
    found: dict[int, int] = {}
    entries = iter(enumerate(source.contents))
    target, entry = next(entries, (0, ""))
    for place, block in enumerate(source.body):
        title = block.text if isinstance(block, Text) else block.title
        if entry == title or entry.partition("、")[2] == title:
            found[place] = target
            target, entry = next(entries, (0, ""))
    if len(found) != len(source.contents):
        raise ValueError(f"no heading for 「{entry}」")
    return found


def _sheets(source: Source, headings: dict[int, int]) -> Iterator[dict[str, Any]]:
    """Runs of pages that lie the same way: {landscape, divider, blocks}."""
    sheet: dict[str, Any] = {"landscape": False, "divider": False, "blocks": []}
    tables_follow = {place for place, block in enumerate(source.body) if isinstance(block, StatutoryTable)}
    for place, block in enumerate(source.body):
        described = _block(block, source) | {"target": headings.get(place)}
        layout = LAYOUTS.get(block.number) if isinstance(block, StatutoryTable) else None
        begins = isinstance(block, Text) and block.style is Style.PART
        begins |= layout is not None and not layout.joins
        if begins:
            if sheet["blocks"]:
                yield sheet
            divider = isinstance(block, Text) and place + 2 in tables_follow
            sheet = {"landscape": bool(layout and layout.landscape), "divider": divider, "blocks": []}
        sheet["blocks"].append(described)
    yield sheet


def _block(block: Text | StatutoryTable | EvaluationForm, source: Source) -> dict[str, Any]:
    if isinstance(block, Text):
        return {"kind": block.style.value, "text": block.text}
    if isinstance(block, EvaluationForm):
        return {
            "kind": "form",
            "title": block.title,
            "year": block.year,
            "columns": FORM_COLUMNS,
            "padding": FORM_PADDINGS[source.forms.index(block)],
            "cells": [asdict(cell) for cell in form_cells(block.rows)],
        }
    layout = LAYOUTS[block.number]
    return {
        "kind": "table",
        "title": block.title,
        "number": block.number,
        "unit": block.unit,
        "grids": [_grid(rows, layout) for rows in block.grids],
        "notes": block.notes,
        "captioned": [
            {"caption": caption, "grid": _grid(rows, CAPTIONED)} for caption, rows in block.captioned
        ],
    }


def _grid(rows: Rows, layout: Layout) -> dict[str, Any]:
    """A ruled table: columns, and its cells; header cells and column numbers are centred."""
    cells: list[tuple[Cell, str]] = [(cell, "c") for cell in header_cells(rows[: layout.header_rows])]
    for number, texts in enumerate(rows[layout.header_rows :], start=layout.header_rows):
        numbered = _are_column_numbers(texts)
        for cell in row_cells(number, texts, layout.merges):
            total = cell.text in _CENTRED or (cell.text.endswith("合计") and cell.column_span > 1)
            cells.append((cell, "c" if numbered or total else layout.align[cell.column]))
    return {
        "columns": layout.columns,
        "size": layout.size,
        "padding": layout.padding,
        "cells": [asdict(cell) | {"align": align} for cell, align in cells],
    }


def _are_column_numbers(texts: tuple[str, ...]) -> bool:
    """Whether a row only counts the columns: 1, 2, 3, …, perhaps after 栏次."""
    numbers = [text for text in texts if text and text != "栏次"]
    return numbers == [str(count + 1) for count in range(len(numbers))]


def main() -> None:
    source = read_source()
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else output_path(source)
    path.write_bytes(typeset(source))
    print(path)


if __name__ == "__main__":
    main()
