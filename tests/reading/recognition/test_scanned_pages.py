"""Whole pages of the sample, scanned as offices do, against what the sample's own text says."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from mingzhang.errors import UnreadableFileError
from mingzhang.reading import opening, pdf
from mingzhang.reading.document import Document, Page
from mingzhang.reading.recognition.needs import MODULES, can_recognise
from mingzhang.reading.turning import displayed_size, tilted
from tests.reading import pdfs
from tests.typesetting.scans import NOISY, PRESETS, STAMPED, Scan, excerpt, scanned

pytestmark = pytest.mark.skipif(not can_recognise(), reason="the extra “ocr” is not installed")

EXPENDITURE, TEXT = 9, 20
"""Pages of the sample: a table of codes, names and figures, and one of narrative."""


def sample() -> Path:
    found = sorted((pdfs.ROOT / "data").glob("*.pdf"))
    if not found:
        pytest.skip("the bundled sample is not there")
    return found[0]


@cache
def as_text(*pages: int) -> Document:
    """The sample's pages as their own text gives them."""
    whole = pdf.read_document(sample())
    return replace(whole, pages=tuple(whole.pages[number - 1] for number in pages))


def as_scan(folder: Path, settings: Scan, *pages: int, only: tuple[int, ...] | None = None) -> Document:
    """The same pages scanned; of ``only`` (counted among them) where given, the others keep their text."""
    chosen = excerpt(sample(), folder / "pages.pdf", pages)
    return pdf.read_document(scanned(chosen, folder / "scan.pdf", settings, only))


def cells(page: Page) -> list[tuple[int, int, str]]:
    return [(cell.row, cell.column, cell.text) for grid in page.grids for cell in grid.cells if cell.text]


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param(NOISY, id="noisy"),
        pytest.param(STAMPED, id="seal over figures"),
        pytest.param(PRESETS["quarter"], id="sideways"),
        pytest.param(replace(NOISY, dpi=150), id="150 dpi"),
    ],
)
def test_a_table_is_read_as_its_text_has_it(settings: Scan, tmp_path: Path) -> None:
    (page,) = as_scan(tmp_path, settings, EXPENDITURE).pages
    (expected,) = as_text(EXPENDITURE).pages
    assert cells(page) == cells(expected)
    assert displayed_size(page) == pytest.approx(
        (expected.height, expected.width) if settings.quarter else (expected.width, expected.height), abs=2
    )
    assert page.origins
    assert all(0.0 < one.confidence <= 1.0 for one in page.origins if one.confidence is not None)


def test_figures_stand_where_they_are_printed(tmp_path: Path) -> None:
    """On the straightened page, every character's middle is where the sample's own text has it."""
    (page,) = as_scan(tmp_path, NOISY, EXPENDITURE).pages
    (expected,) = as_text(EXPENDITURE).pages
    assert 0.1 < abs(page.tilt) < 1.0
    for read, printed in zip(page.grids[0].cells, expected.grids[0].cells, strict=True):
        for mine, own in zip(read.characters, printed.characters, strict=True):
            assert (mine.x0 + mine.x1) / 2 == pytest.approx((own.x0 + own.x1) / 2, abs=3)
            assert (mine.top + mine.bottom) / 2 == pytest.approx((own.top + own.bottom) / 2, abs=3)


def test_only_pages_without_text_are_recognised(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    chosen = excerpt(sample(), tmp_path / "pages.pdf", (EXPENDITURE, TEXT))
    mixed = scanned(chosen, tmp_path / "mixed.pdf", replace(NOISY, skew=0.0), (2,))
    document = pdf.read_content(
        mixed.read_bytes(), mixed.name, lambda done, total: heard.append((done, total))
    )
    first, second = document.pages
    expected = as_text(EXPENDITURE, TEXT).pages
    assert not first.origins
    assert cells(first) == cells(expected[0])
    assert second.origins
    figures = [figure for line in expected[1].lines for figure in line.text.split("，") if "%" in figure]
    read = "".join(line.text for line in second.lines)
    assert figures
    assert [figure for figure in figures if figure not in read] == []
    assert heard == [(0, 1), (1, 1)]
    assert [(one.code, one.page) for one in document.warnings] == [("recognised", 2)]


def test_without_the_extra_a_scan_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "can_recognise", lambda: False)
    monkeypatch.setattr(opening, "can_recognise", lambda: False)
    with pytest.raises(UnreadableFileError, match=r"mingzhang\[ocr\]") as caught:
        as_scan(tmp_path, Scan(), TEXT)
    assert caught.value.code == "scan"


def test_pages_in_one_warning() -> None:
    (warning,) = opening._recognised((1, 3, 4, 5, 9))
    assert warning.message == "第 1、3—5、9 页是扫描件，文字由识别得来，请核对。"
    assert warning.page is None


def test_text_does_not_load_the_engine() -> None:
    program = (
        "import sys; from pathlib import Path; from mingzhang.reading.pdf import read_document;"
        f"read_document(Path(sys.argv[1])); print([name for name in {MODULES!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(sample())],
        capture_output=True,
        text=True,
        cwd=pdfs.ROOT,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_recognition_is_silent(tmp_path: Path) -> None:
    chosen = scanned(excerpt(sample(), tmp_path / "pages.pdf", (TEXT,)), tmp_path / "scan.pdf", Scan())
    program = (
        "import sys; from pathlib import Path; from mingzhang.reading.pdf import read_document;"
        "assert read_document(Path(sys.argv[1])).pages[0].characters"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(chosen)],
        capture_output=True,
        text=True,
        cwd=pdfs.ROOT,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("", "")


def test_a_text_layer_hidden_by_the_picture_is_not_trusted(tmp_path: Path) -> None:
    """An earlier recognition's invisible words are replaced; visible ones under no picture are not."""
    chosen = scanned(excerpt(sample(), tmp_path / "pages.pdf", (TEXT,)), tmp_path / "scan.pdf", Scan())
    with pypdfium2.PdfDocument(chosen) as file:
        picture = file[0].render(scale=200 / 72).to_pil()
        width, height = file[0].get_size()

    def layered(mode: int) -> bytes:
        def paint(canvas: pdfs.Canvas) -> None:
            canvas.drawInlineImage(picture, 0, 0, width, height)
            text = canvas.beginText(30, 30)
            text.setTextRenderMode(mode)
            text.textLine("此层文字由先前的识别得来，并不可靠，数字尤其如此，例如一二三四五六七八九十。")
            canvas.drawText(text)

        return pdfs.drawn(paint, size=(width, height))

    hidden, shown = (pdf.read_content(layered(mode), "layered.pdf").pages[0] for mode in (3, 0))
    assert hidden.origins
    assert "此层文字" not in "".join(line.text for line in hidden.lines)
    assert not shown.origins


def test_a_page_laid_askew_and_back() -> None:
    a, b, c, d, e, f = tilted(1.5, 600, 800)
    assert (a * 300 + c * 400 + e, b * 300 + d * 400 + f) == pytest.approx((300, 400))
    right = (a * 600 + c * 400 + e, b * 600 + d * 400 + f)
    assert right[1] > 400
