"""All typesettings of the report, and what a reading of each has to give."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from data.generator.source import read_source
from tests.typesetting import plaintext, webpage
from tests.typesetting.browser import chromium, printed_by_browser
from tests.typesetting.faces import Face, standard_face, truetype_face
from tests.typesetting.qinghai import bordered, in_yuan, open_sided, turned
from tests.typesetting.qinghai import yuan as shaped_in_yuan
from tests.typesetting.shanghai import shanghai
from tests.typesetting.shanghai import shaped as shaped_as_shanghai
from tests.typesetting.word import Manner, by_libreoffice, word
from tests.typesetting.workbook import old_workbook, workbook

ROOT = Path(__file__).parents[2]
TRUTH = ROOT / "tests" / "documents" / "sample_tables.json"


@dataclass(frozen=True, slots=True)
class Variant:
    """One typesetting: ``write`` makes its file in a folder, or skips with the reason."""

    name: str
    write: Callable[[Path], Path]
    numbered: bool = True
    """Whether titles have 公开NN表."""


def sample_path() -> Path:
    """The bundled sample."""
    return ROOT / "data" / f"{''.join(read_source().cover)}.pdf"


def expected(variant: Variant) -> list[dict[str, Any]]:
    """The tables that a reading of the variant gives: amounts in 万元, however they are printed."""
    tables: list[dict[str, Any]] = json.loads(TRUTH.read_text(encoding="utf-8"))["tables"]
    if not variant.numbered:
        return [table | {"number": None} for table in tables]
    return tables


def _standard(name: str, write: Callable[[Path, Face], Path], numbered: bool = True) -> Variant:
    def made(folder: Path) -> Path:
        return write(folder / f"{name}.pdf", standard_face())

    return Variant(f"{name}-standard", made, numbered)


def _truetype(name: str, write: Callable[[Path, Face], Path], numbered: bool = True) -> Variant:
    def made(folder: Path) -> Path:
        face = truetype_face()
        if face is None:
            pytest.skip("no TrueType font with Chinese letters (Debian: fonts-arphic-gbsn00lp)")
        return write(folder / f"{name}.pdf", face)

    return Variant(f"{name}-truetype", made, numbered)


def _browser(folder: Path) -> Path:
    program = chromium()
    if program is None:
        pytest.skip("no Chromium on this system")
    return printed_by_browser(folder / "chromium.pdf", program)


def _word(name: str, manner: Manner, *kinds: str, numbered: bool = True) -> Variant:
    """A Word file; of ``kinds``, as LibreOffice saves it, one after the other."""

    def made(folder: Path) -> Path:
        path = word(folder / f"{name}.docx", manner)
        for kind in kinds:
            path = by_libreoffice(path, kind)
        return path

    return Variant("-".join(("word", name, *kinds)), made, numbered)


SAMPLE = Variant("sample", lambda _: sample_path())
VARIANTS = (
    SAMPLE,
    _standard("bordered", bordered),
    _truetype("bordered", bordered),
    _standard("yuan", in_yuan),
    _truetype("yuan", in_yuan),
    _standard("shanghai", shanghai, numbered=False),
    _truetype("shanghai", shanghai, numbered=False),
    _standard("turned", turned),
    _truetype("turned", turned),
    _standard("open", open_sided),
    Variant("chromium", _browser),
    _word("automatic", Manner(automatic=True)),
    _word("edited", Manner(automatic=True, edited=True)),
    _word("split", Manner(split=12)),
    _word("pasted", Manner(pasted=True)),
    _word("shanghai", Manner(shaped_as_shanghai, automatic=True), numbered=False),
    _word("automatic", Manner(automatic=True), "pdf"),
    _word("shanghai", Manner(shaped_as_shanghai), "odt", "docx", numbered=False),
    Variant("xlsx", lambda folder: workbook(folder / "report.xlsx")),
    Variant("xlsx-one-sheet", lambda folder: workbook(folder / "report.xlsx", one_sheet=True)),
    Variant("xlsx-yuan", lambda folder: workbook(folder / "report.xlsx", shaped_in_yuan)),
    Variant(
        "xlsx-shanghai", lambda folder: workbook(folder / "report.xlsx", shaped_as_shanghai), numbered=False
    ),
    Variant("xls", lambda folder: old_workbook(folder / "report.xls", workbook(folder / "report.xlsx"))),
    Variant("html-browser", lambda folder: webpage.by_browser(folder / "report.html")),
    Variant("html-site", lambda folder: webpage.of_a_site(folder / "report.html")),
    Variant("mht", lambda folder: webpage.archived(folder / "report.mht")),
    Variant("text-tabs", lambda folder: plaintext.with_tabs(folder / "report.txt")),
    Variant("text-utf16", lambda folder: plaintext.with_tabs(folder / "report.txt", "utf-16")),
    Variant("text-gb18030", lambda folder: plaintext.with_tabs(folder / "report.txt", "gb18030")),
    Variant("text-bars", lambda folder: plaintext.with_bars(folder / "report.txt")),
)
