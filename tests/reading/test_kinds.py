"""A file's kind is judged by what it holds, and what is never read says how to convert it."""

from __future__ import annotations

import io
import zipfile

import pytest

from mingzhang.errors import UnreadableFileError
from mingzhang.reading.kinds import HEAD, OLD_OFFICE, TAIL, kind_by_ends, kind_of


def package(*names: str, stuffing: int = 0) -> bytes:
    """A ZIP file with these entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        if stuffing:
            archive.writestr("media", b"x" * stuffing)
        for name in names:
            archive.writestr(name, "")
    return stream.getvalue()


def old_office(*streams: str) -> bytes:
    """The signature and a directory of an old Office file, as far as its kind is judged by them."""
    entries = b"".join((name + "\0").encode("utf-16-le").ljust(128, b"\0") for name in streams)
    return OLD_OFFICE.ljust(1024, b"\0") + entries


READ = {
    "pdf": (b"junk before %PDF-1.7\n", "pdf"),
    "word": (package("[Content_Types].xml", "word/document.xml"), "docx"),
    "word with a workbook in it": (package("word/document.xml", "word/embeddings/a.xlsx"), "docx"),
    "word, long": (package("word/document2.xml", stuffing=TAIL * 3), "docx"),
    "excel": (package("xl/workbook.xml"), "xlsx"),
    "old excel": (old_office("Root Entry", "Workbook"), "xls"),
    "older excel": (old_office("Root Entry", "Book"), "xls"),
    "page": ("<!DOCTYPE html><html>部门决算</html>".encode(), "html"),
    "page, as XML": (b'<?xml version="1.0"?><html xmlns="x"><body/></html>', "html"),
    "page, a part": ("﻿ <table><tr><td>支出</td></tr></table>".encode(), "html"),
    "page, GBK": ("<html><body>部门决算公开</body></html>".encode("gb18030"), "html"),
    "page, UTF-16": ("<html><body>部门决算公开</body></html>".encode("utf-16"), "html"),
    "text": ("部门决算\t1,066.51\n".encode(), "text"),
    "text, GBK": ("二〇二四年度部门决算㐀".encode("gb18030"), "text"),
    "text, cut within a character": (("年" * HEAD).encode(), "text"),
}

REFUSED = {
    "old word": (old_office("Root Entry", "1Table", "WordDocument"), ".docx 或 PDF"),
    "old word with a workbook": (old_office("Root Entry", "WordDocument", "Workbook"), ".docx 或 PDF"),
    "old slides": (old_office("Root Entry", "PowerPoint Document"), "导出为 PDF"),
    "old office": (old_office("Root Entry", "Contents"), ".xlsx 或 PDF"),
    "binary workbook": (package("xl/workbook.bin"), ".xlsx 或 PDF"),
    "slides": (package("ppt/presentation.xml"), "导出为 PDF"),
    "ofd": (package("OFD.xml"), "OFD"),
    "open document": (package("mimetype", "META-INF/manifest.xml"), ".docx、.xlsx 或 PDF"),
    "archive": (package("报告.pdf"), "解压"),
    "rtf": (b"{\\rtf1", ".docx 或 PDF"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "合成一个 PDF"),
    "word as XML": (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', ".docx"),
    "excel as XML": (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><w/>', ".xlsx"),
    "zeros": (b"\0" * 5000, "空字节"),
    "noise": (bytes(range(256)) * 20, "认不出"),
}


@pytest.mark.parametrize("name", READ)
def test_what_is_read(name: str) -> None:
    content, kind = READ[name]
    assert kind_of(content) == kind


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_says_how_to_convert_it(name: str) -> None:
    content, advice = REFUSED[name]
    with pytest.raises(UnreadableFileError) as caught:
        kind_of(content)
    assert caught.value.code == "not_readable_kind"
    assert advice in caught.value.message
    assert caught.value.message.endswith("。")


def test_a_text_document_pasted_into_a_workbook_leaves_it_one() -> None:
    assert kind_of(old_office("Root Entry", "Workbook", "WordDocument")) == "xls"


def test_the_name_of_a_stream_in_running_text_is_none() -> None:
    words = "WordDocument\0".encode("utf-16-le")
    assert kind_of(old_office("Root Entry", "Workbook") + b"\0" * 10 + words) == "xls"


def test_an_encrypted_workbook_says_so() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        kind_of(old_office("Root Entry", "EncryptionInfo", "EncryptedPackage"))
    assert caught.value.code == "encrypted"


def test_a_package_without_its_end_is_cut_short() -> None:
    whole = package("word/document.xml", stuffing=5000)
    with pytest.raises(UnreadableFileError) as caught:
        kind_by_ends(whole[:HEAD], whole[:-200])
    assert caught.value.code == "truncated"
