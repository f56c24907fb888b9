"""Office's packages (.docx, .xlsx): opened within bounds, their XML read without entities.

zipfile and ElementTree are used in place of a library for whole documents: python-docx refuses
files with a dangling relationship, which Word and WPS write, and reads neither automatic numbers
nor tracked changes, controls or text boxes.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from xml.etree import ElementTree

from mingzhang.errors import ResourceLimitError, UnreadableFileError
from mingzhang.reading.limits import PACKAGE_BYTES, PART_BYTES

Element = ElementTree.Element

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
"""Namespaces of files saved as "Strict Open XML", and what everything else calls the same."""

_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
"""No Office part has one: it could only declare entities that blow up."""

_RELATIONSHIPS = "_rels/{}.rels"
_DAMAGED = "请重新下载，或用 Word、Excel 或 WPS 打开后重新保存，再读取。"


class Package:
    """An opened package; parts are named without a leading slash."""

    def __init__(self, content: bytes) -> None:
        """Raises UnreadableFileError (``damaged``) and ResourceLimitError (``too_large``)."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise _damaged() from error
        parts = [entry for entry in self._archive.infolist() if _is_markup(entry.filename)]
        if sum(entry.file_size for entry in parts) > PACKAGE_BYTES or any(
            entry.file_size > PART_BYTES for entry in parts
        ):
            raise ResourceLimitError(
                "文件解压后的内容过大，不像一份部门决算，已停止读取；请重新导出，或改用 PDF。",
                code="too_large",
            )
        self._entries = {entry.filename.replace("\\", "/").lstrip("/"): entry for entry in parts}
        """Word finds its parts whichever slash a program has written."""

    def root(self, name: str) -> Element | None:
        """The root of the XML part ``name``; None where the package has no such part."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        try:
            markup = self._archive.read(entry)
            if any(doctype in markup for doctype in _DOCTYPES):
                raise _damaged()
            for strict, usual in _STRICT:
                markup = markup.replace(strict, usual)
            return ElementTree.fromstring(markup)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
            # zipfile: an encrypted entry is a RuntimeError, an unknown compression the last one.
            raise _damaged() from error
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise _damaged() from error

    def related(self, name: str) -> dict[str, str]:
        """Parts that ``name`` (empty: the package itself) refers to, by the last word of their kind."""
        folder, base = posixpath.split(name)
        relations = self.root(posixpath.join(folder, _RELATIONSHIPS.format(base)))
        found: dict[str, str] = {}
        for relation in () if relations is None else relations:
            target = relation.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found.setdefault(posixpath.basename(relation.get("Type", "")), posixpath.normpath(path))
        return found


def _is_markup(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _damaged() -> UnreadableFileError:
    return UnreadableFileError(f"文件已损坏，无法打开；{_DAMAGED}", code="damaged")
