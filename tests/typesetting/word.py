"""The report as a Word file, the way offices write them: automatic numbers, merged headers, tracked
changes, controls, fields; and what LibreOffice makes of it (a Word file of its own, a PDF)."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from data.generator.grids import Cell
from data.generator.source import EvaluationForm, Source, StatutoryTable, Style, Text, read_source
from tests.typesetting.grid import SetTable
from tests.typesetting.qinghai import shaped
from tests.typesetting.report import evaluation

Shaping = Callable[[StatutoryTable], Sequence[SetTable]]

_CHINESE = "一二三四五六七八九十"
_LEVELS = (
    re.compile(rf"([{_CHINESE}]+)、"),
    re.compile(rf"（([{_CHINESE}]+)）"),
    re.compile(r"(\d+)\.(?!\d)"),
)
_FORMATS = (("chineseCounting", "%1、"), ("japaneseCounting", "（%2）"), ("decimal", "%3."))
_ALIGNED = {
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "left": None,
    "same": None,
}


@dataclass(frozen=True, slots=True)
class Manner:
    """How a variant is written."""

    shape: Shaping = shaped
    automatic: bool = False
    """Numbers of headings are the list's, not text."""
    edited: bool = False
    """Words are torn over runs, some inserted, with deleted and hidden ones between; tables in controls."""
    split: int = 0
    """Tables are cut into several after so many rows, each with the header again (0: whole)."""
    pasted: bool = False
    """Tables come from a workbook: title, number and unit are rows of theirs."""


def word(path: Path, manner: Manner | None = None) -> Path:
    """Write the report as DOCX to ``path``."""
    return _Writer(manner or Manner()).write(path)


def of_tables(
    path: Path, cover: Sequence[str], tables: Sequence[SetTable], manner: Manner | None = None
) -> Path:
    """Write a report of ``tables`` alone, under a cover."""
    return _Writer(manner or Manner()).write_tables(path, cover, tables)


def by_libreoffice(path: Path, kind: str) -> Path:
    """The file as LibreOffice saves it as ``kind`` (``pdf``, ``odt`` …); skips without LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("no LibreOffice on this system")
    folder = path.parent / f"as-{kind}"
    folder.mkdir(exist_ok=True)
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", kind, "--outdir", folder, path]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.{kind}"


@dataclass(slots=True)
class _Writer:
    manner: Manner
    document: Any = field(default_factory=Document)
    counts: list[int] = field(default_factory=lambda: [0, 0, 0])
    list_id: int = 0

    def write(self, path: Path) -> Path:
        source = read_source()
        self._prepare()
        self._front(source)
        for block in source.body:
            if isinstance(block, StatutoryTable):
                self._tables(self.manner.shape(block))
            elif isinstance(block, EvaluationForm):
                self._tables([evaluation(block)])
            else:
                self._text(block)
        self.document.save(str(path))
        return path

    def write_tables(self, path: Path, cover: Sequence[str], tables: Sequence[SetTable]) -> Path:
        self._prepare()
        self._cover(cover)
        for table in tables:
            self._tables([table])
        self.document.save(str(path))
        return path

    def _prepare(self) -> None:
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = "Noto Serif CJK SC", Pt(14)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        numbering = self.document.part.numbering_part.element
        levels = "".join(
            f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{name}"/>'
            f'<w:suff w:val="nothing"/><w:lvlText w:val="{pattern}"/></w:lvl>'
            for index, (name, pattern) in enumerate(_FORMATS)
        )
        definition = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="900">{levels}</w:abstractNum>'
        numbering.insert(0, parse_xml(definition))

    def _front(self, source: Source) -> None:
        self._cover(source.cover)
        self._paragraph(source.contents_title, WD_ALIGN_PARAGRAPH.CENTER)
        for number, entry in enumerate(source.contents):
            paragraph = self.document.add_paragraph()
            if number == 0:
                _add_field(paragraph, "begin", ' TOC \\o "1-3" ')
            paragraph.add_run(f"{entry}\t{number + 3}")
        _add_field(paragraph, "end")

    def _cover(self, lines: Sequence[str]) -> None:
        for line in lines:
            self._paragraph(line, WD_ALIGN_PARAGRAPH.CENTER).runs[0].font.size = Pt(26)
        self.document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)

    def _text(self, block: Text) -> None:
        if block.style is Style.PART:
            self.document.add_page_break()
            self.list_id = 0
            self._paragraph(block.text, WD_ALIGN_PARAGRAPH.CENTER).style = "Heading 1"
            return
        self._numbered(block.text)

    def _numbered(self, text: str) -> None:
        """A paragraph whose number is the list's, where the variant has it so."""
        for level, pattern in enumerate(_LEVELS if self.manner.automatic else ()):
            match = pattern.match(text)
            if match:
                paragraph = self._paragraph(text[match.end() :])
                self._number(paragraph, level, _value(match.group(1)))
                return
        self._paragraph(text)

    def _number(self, paragraph: Any, level: int, value: int) -> None:
        if self.list_id == 0 or self.counts[level] + 1 != value:
            self._begin_list(level, value)
        self.counts[level] = value
        self.counts[level + 1 :] = [0] * (2 - level)
        numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        numbering.get_or_add_ilvl().val = level
        numbering.get_or_add_numId().val = self.list_id

    def _begin_list(self, level: int, value: int) -> None:
        """A list of the same definition that starts at another number."""
        numbering = self.document.part.numbering_part.element
        self.list_id = 900 + len(numbering)
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self.list_id}"><w:abstractNumId w:val="900"/>'
                f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{value}"/></w:lvlOverride></w:num>'
            )
        )

    def _paragraph(self, text: str, alignment: Any = None) -> Any:
        paragraph = self.document.add_paragraph()
        paragraph.alignment = alignment
        if self.manner.edited:
            _write_edited(paragraph, text)
        else:
            paragraph.add_run(text)
        return paragraph

    # ------------------------------------------------------------ tables

    def _tables(self, tables: Sequence[SetTable]) -> None:
        section = self.document.add_section()
        lying = tables[0].landscape
        section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (Cm(29.7), Cm(21)) if lying else (Cm(21), Cm(29.7))
        for table in map(_with_lines, tables) if self.manner.pasted else tables:
            for line, place in table.lines:
                self._paragraph(line, _ALIGNED[place])
            for cells, rows in _parts(table, self.manner.split):
                self._table(cells, rows, len(table.columns))
                if self.manner.split:
                    self.document.add_paragraph()
            for note in table.notes:
                self._paragraph(note)

    def _table(self, cells: Sequence[Cell], rows: int, columns: int) -> None:
        made = self.document.add_table(rows, columns)
        made.style = "Table Grid"
        grid = [list(row.cells) for row in made.rows]
        for cell in cells:
            first = grid[cell.row][cell.column]
            last = grid[cell.row + cell.row_span - 1][cell.column + cell.column_span - 1]
            _fill(first if first is last else first.merge(last), cell.text)
        if self.manner.edited:
            _enclose(made._tbl)


def _with_lines(table: SetTable) -> SetTable:
    """The table with the lines over it as its first rows, merged all across."""
    lines, width = len(table.lines), len(table.columns)
    over = [Cell(row, 0, line, 1, width) for row, (line, _) in enumerate(table.lines)]
    moved = [replace(cell, row=cell.row + lines) for cell in table.cells]
    return replace(table, lines=(), cells=(*over, *moved), header_rows=table.header_rows + lines)


def _parts(table: SetTable, rows: int) -> Iterator[tuple[list[Cell], int]]:
    """The table's cells and rows, in parts of about so many rows that cut no merged cell."""
    if not rows or table.rows <= rows + table.header_rows or not table.header_rows:
        yield list(table.cells), table.rows
        return
    start = table.header_rows
    while start < table.rows:
        stop = min(start + rows, table.rows)
        while any(cell.row < stop < cell.row + cell.row_span for cell in table.cells):
            stop += 1
        header = [cell for cell in table.cells if cell.row < table.header_rows]
        body = [cell for cell in table.cells if start <= cell.row < stop]
        moved = [
            Cell(
                cell.row - start + table.header_rows, cell.column, cell.text, cell.row_span, cell.column_span
            )
            for cell in body
        ]
        yield [*header, *moved], table.header_rows + stop - start
        start = stop


def _fill(cell: Any, text: str) -> None:
    cell.text = ""
    for paragraph in cell.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    cell.paragraphs[0].add_run(text).font.size = Pt(9)


def _write_edited(paragraph: Any, text: str) -> None:
    """The text torn where letters and digits meet; every third piece inserted, with traces between."""
    for index, (_, letters) in enumerate(groupby(text, key=str.isascii)):
        run = paragraph.add_run("".join(letters))
        if index % 3 == 2:
            inserted = OxmlElement("w:ins")
            run._r.addprevious(inserted)
            inserted.append(run._r)
            paragraph.add_run("9").font.hidden = True
            words = "<w:r><w:delText>1,234.56</w:delText></w:r>"
            paragraph._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="x">{words}</w:del>'))


def _enclose(table: Any) -> None:
    """The table in a content control."""
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    table.addprevious(control)
    control[1].append(table)


def _add_field(paragraph: Any, kind: str, code: str = "") -> None:
    run = paragraph.add_run()
    run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
    if code:
        run._r.append(parse_xml(f"<w:instrText {nsdecls('w')}>{code}</w:instrText>"))
        _add_field(paragraph, "separate")


def _value(text: str) -> int:
    """一 … 九十九, or digits."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    whole = (_CHINESE.index(tens) + 1 if tens else 1) * 10 if ten else 0
    return whole + (_CHINESE.index(ones) + 1 if ones else 0)
