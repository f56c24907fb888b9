"""Whatever the file holds: a report, or one clear line in Chinese that says what to do."""

from __future__ import annotations

import io
import random
import threading
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from mingzhang.errors import MingZhangError, ResourceLimitError, UnreadableFileError
from mingzhang.reading import guarded, pdf
from mingzhang.reading.intake import is_cut_short
from mingzhang.reading.limits import FILE_BYTES, PAGES
from mingzhang.reading.messages import Listener, Outcome, message
from tests.reading import pdfs
from tests.reading.test_kinds import old_office, package

PARAGRAPH = "这一页有足够多的文字，因此不会被当作扫描件，也不会被当作空白页来看待。"


def paragraph(canvas: Canvas) -> None:
    canvas.drawString(20, 200, PARAGRAPH)
    canvas.drawString(20, 180, PARAGRAPH)


def two_pages() -> bytes:
    return pdfs.drawn(paragraph, paragraph)


def scan(pages: int = 2) -> bytes:
    stream = io.BytesIO()
    sheet = Image.new("RGB", (600, 850), "white")
    sheet.save(stream, "PDF", save_all=True, append_images=[sheet] * (pages - 1))
    return stream.getvalue()


def looping_tree() -> bytes:
    return pdfs.raw([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 3/Kids[2 0 R 2 0 R 2 0 R]>>"])


def looping_form() -> bytes:
    return pdfs.one_page(
        b"/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>",
        b"<</Length 5>>stream\n/F Do\nendstream",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Length 5>>"
        b"stream\n/F Do\nendstream",
    )


def without_pages() -> bytes:
    return pdfs.raw([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>"])


def noise() -> bytes:
    return b"%PDF-1.7\n" + random.Random(1).randbytes(20_000) + b"\n%%EOF\n"


def encrypted() -> bytes:
    return pdfs.drawn(paragraph, encrypt=StandardEncryption("secret", "owner"))


BAD = {
    "empty": (lambda: b"", "empty", "空"),
    "truncated": (lambda: two_pages()[:900], "truncated", "不完整"),
    "noise": (noise, "damaged", "损坏"),
    "encrypted": (encrypted, "encrypted", "密码"),
    "no pages": (without_pages, "no_pages", "没有页面"),
    "looping tree": (looping_tree, "damaged", "损坏"),
    "looping form": (looping_form, "no_text", "没有可读取的文字"),
    "2000 pages": (lambda: pdfs.drawn(*[lambda _: None] * 2000), "too_many_pages", "2,000 页"),
    "scan": (scan, "scan", "扫描件"),
    "blank": (lambda: pdfs.drawn(lambda _: None), "no_text", "没有可读取的文字"),
    "archive": (lambda: package("report.pdf"), "not_readable_kind", "ZIP"),
    "old word": (lambda: old_office("Root Entry", "WordDocument"), "not_readable_kind", ".doc"),
    "web page": (lambda: "<!DOCTYPE html><html>部门决算</html>".encode(), "not_final_account", "网页"),
    "text": (lambda: "部门决算".encode(), "not_final_account", "部门决算"),
    "zeros": (lambda: b"\0" * 5000, "not_readable_kind", "空字节"),
    "other document": (two_pages, "not_final_account", "部门决算"),
}


def assert_one_chinese_line(error: MingZhangError) -> None:
    assert "\n" not in error.message
    assert len(error.message) >= 10
    assert any("\u4e00" <= letter <= "\u9fff" for letter in error.message)
    assert error.message.endswith("。")


@pytest.mark.parametrize("name", BAD)
def test_bad_input(name: str, tmp_path: Path) -> None:
    make, code, words = BAD[name]
    path = tmp_path / "报告.pdf"
    path.write_bytes(make())
    with pytest.raises(MingZhangError) as caught:
        guarded.read_report(path)
    assert caught.value.code == code
    assert words in caught.value.message
    assert_one_chinese_line(caught.value)


@pytest.mark.parametrize("operator", [b"0 0 m 9 9 l S\n", b"1 1 5 5 re f\n", b"q "])
def test_decompression_bombs_are_ended(operator: bytes) -> None:
    with pytest.raises(ResourceLimitError) as caught:
        guarded.read_report(pdfs.bomb(operator, 8_000_000), "bomb.pdf")
    assert caught.value.code in ("memory", "time")
    assert_one_chinese_line(caught.value)


def test_a_reading_that_takes_too_long_is_ended() -> None:
    with pytest.raises(ResourceLimitError) as caught:
        guarded.read_report(pdfs.bomb(b"1 1 5 5 re f\n", 8_000_000), "slow.pdf", seconds=0.2)
    assert caught.value.code == "time"


def test_a_file_too_large_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as stream:
        stream.write(b"%PDF-1.7\n")
        stream.truncate(FILE_BYTES + 1)
    with pytest.raises(ResourceLimitError) as caught:
        guarded.read_report(path)
    assert caught.value.code == "too_large"


@pytest.mark.parametrize(("name", "code"), [("missing.pdf", "not_found"), ("", "not_a_file")])
def test_no_such_file(name: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        guarded.read_report(tmp_path / name)
    assert caught.value.code == code


def test_pages_that_are_lost_are_told() -> None:
    """Three of five pages are there: they are read, and the others named."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]/Contents 6 0 R/Resources<</Font<</F 7 0 R>>>>>>"
    text = b"BT /F 12 Tf 20 200 Td (A page with enough letters to be read as text) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 5/Kids[3 0 R 9 0 R 4 0 R 9 0 R 5 0 R]>>",
        *[page] * 3,
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    document = pdf.read_content(pdfs.raw(objects), "damaged.pdf")
    assert len(document.pages) == 5
    assert [(warning.code, warning.page) for warning in document.warnings] == [("damaged", 2), ("damaged", 4)]
    assert [bool(page.characters) for page in document.pages] == [True, False, True, False, True]


def test_a_missing_end_mark_is_told() -> None:
    content = two_pages()
    cut = content[: content.rindex(b"startxref")]
    assert is_cut_short(cut)
    assert not is_cut_short(content)
    assert [warning.code for warning in pdf.read_content(cut, "cut.pdf").warnings] == ["damaged"]


def test_a_scanned_page_among_others_is_told() -> None:
    def photograph(canvas: Canvas) -> None:
        canvas.drawInlineImage(Image.new("RGB", (40, 30), "gray"), 0, 0, 400, 300)

    document = pdf.read_content(pdfs.drawn(paragraph, photograph, paragraph), "mixed.pdf")
    assert [(warning.code, warning.page) for warning in document.warnings] == [("scan", 2)]


def test_a_restricted_file_without_password_is_read() -> None:
    content = pdfs.drawn(paragraph, encrypt=StandardEncryption("", "owner"))
    assert pdf.read_content(content, "restricted.pdf").pages[0].characters


def test_as_many_pages_as_allowed() -> None:
    content = pdfs.drawn(paragraph, *[lambda _: None] * (PAGES - 1))
    assert len(pdf.read_content(content, "long.pdf").pages) == PAGES


@pytest.fixture
def sample() -> Path:
    found = sorted((pdfs.ROOT / "data").glob("*.pdf"))
    if not found:
        pytest.skip("the bundled sample is not there")
    return found[0]


def test_forked_and_started_readings_agree(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a path and from bytes, in a forked process (where that is safe) and in a fresh one."""
    monkeypatch.setattr(guarded, "_may_fork", lambda: False)
    started = guarded.read_report(sample)
    assert guarded.read_report(sample.read_bytes(), sample.name) == started
    monkeypatch.undo()
    assert guarded.read_report(sample) == started
    assert started.file == sample.name
    assert started.pages > 10


def test_a_process_with_threads_is_not_forked() -> None:
    release = threading.Event()
    thread = threading.Thread(target=release.wait)
    thread.start()
    try:
        assert not guarded._may_fork()
    finally:
        release.set()
        thread.join()


def test_a_defect_is_one_line_and_keeps_its_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever goes wrong in the reading's own code is told as such, with its traceback for the log."""

    def answered(*arguments: object) -> int:
        listener = arguments[-1]
        assert isinstance(listener, Listener)
        listener.hear(message(Outcome("defect", "KeyError: 'total'", "", "Traceback …")))
        return 0

    monkeypatch.setattr(guarded, "_may_fork", lambda: False)
    monkeypatch.setattr(guarded, "_started", answered)
    with pytest.raises(UnreadableFileError) as caught:
        guarded.read_report(two_pages(), "test.pdf")
    assert caught.value.code == "defect"
    assert "Traceback" in str(caught.value.__cause__)
    assert_one_chinese_line(caught.value)
