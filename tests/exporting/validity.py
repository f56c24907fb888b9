"""Whether a written Office file is one that Office opens without repairing it.

openxml-audit (a port of Microsoft's Open XML SDK) holds every part against its schema; what it does not look
at, how the parts are named and told in the package, is looked at here.
"""

from __future__ import annotations

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

CONTENT_TYPES = "[Content_Types].xml"
GENERIC = {"application/xml", "application/octet-stream", "application/zip"}
"""What a part is told to be that nobody declared."""


@cache
def _validator() -> OpenXmlValidator:
    return OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)


def faults(content: bytes, kind: str) -> list[str]:
    """What is wrong with a file (``kind``: pptx, docx, xlsx), the workbooks in its charts included."""
    found = [*package_faults(content), *_schema_faults(content, kind)]
    with zipfile.ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith(".xlsx"):
                found += [f"{name}: {fault}" for fault in faults(package.read(name), "xlsx")]
    return found


def _schema_faults(content: bytes, kind: str) -> list[str]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"file.{kind}"
        file.write_bytes(content)
        result = _validator().validate(file)
    return [
        f"{error.part_uri}: {error.description}" for error in result.errors if error.severity.value == "error"
    ]


def package_faults(content: bytes) -> list[str]:
    """Names that occur twice, parts whose kind nobody declares, declarations of parts that are not there."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = package.namelist()
        types = etree.fromstring(package.read(CONTENT_TYPES))
    found = [
        f"{name}: twice in the package" for name in sorted({one for one in names if names.count(one) > 1})
    ]
    if names[0] != CONTENT_TYPES:
        found.append(f"{CONTENT_TYPES} is not the first part")
    endings = {
        one.get("Extension", "").lower(): one.get("ContentType", "")
        for one in types
        if "Extension" in one.attrib
    }
    parts = {one.get("PartName", ""): one.get("ContentType", "") for one in types if "PartName" in one.attrib}
    for name in names:
        told = parts.get(f"/{name}") or endings.get(PurePosixPath(name).suffix[1:].lower(), "")
        if name != CONTENT_TYPES and (not told or told in GENERIC):
            found.append(f"{name}: of no declared kind")
    return found + [f"{part}: declared, not there" for part in parts if part[1:] not in names]
