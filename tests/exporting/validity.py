"""Whether a written Office file is one that Office opens without repairing it.

openxml-audit (a port of Microsoft's Open XML SDK) holds every part against its schema; what it does not look
at, how the parts are named and told in the package, is looked at here.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from openxml_audit import FileFormat, OpenXmlValidator

CONTENT_TYPES = "[Content_Types].xml"
OWN = ("ppt/", "word/", "xl/")
"""Where a part must be declared by its name: XML of no declared kind is what Office repairs."""


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
        types = ElementTree.fromstring(package.read(CONTENT_TYPES))
    endings = {one.get("Extension", "").lower() for one in types}
    parts = [part for one in types if (part := one.get("PartName"))]
    undeclared = [
        name
        for name in names
        if name != CONTENT_TYPES and f"/{name}" not in parts and _ending(name) not in endings
    ]
    plain = [
        name for name in names if name.startswith(OWN) and name.endswith(".xml") and f"/{name}" not in parts
    ]
    return [
        *(f"{name}: twice in the package" for name, times in Counter(names).items() if times > 1),
        *(f"{name}: of no declared kind" for name in [*undeclared, *plain]),
        *(f"{part}: declared twice" for part, times in Counter(parts).items() if times > 1),
        *(f"{part}: declared, not there" for part in parts if part[1:] not in names),
    ]


def _ending(name: str) -> str:
    return name.rsplit("/", 1)[-1].rpartition(".")[2].lower()
