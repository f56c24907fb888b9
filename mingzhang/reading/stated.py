"""What the lines over the tables say of whose they are: for files without a cover."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mingzhang.reading.document import Document
from mingzhang.reading.plain_text import plain

SHORT = 60
"""Lines that are longer are no captions."""

_FILLED_BY = re.compile(
    r"(?<!主管)(?:部门|单位)(?:名称)?(?:（(?:公章|盖章|签章|单位|部门)）)?："
    r"(?P<name>[^：，。；%\d]{3,40}?)"
    r"(?=$|20\d\d年|（?金额|单位：|公开\d|[编填]制|填报|填表|编报|日期)"
)
_MONEY = re.compile(r"^（?(?:人民币)?[亿万千百]{0,2}元")
_YEAR_ALONE = re.compile(r"^（?(20\d\d)年(?:度|12月31日)?）?$")
_YEAR_OF_TABLE = re.compile(r"(?<!\d)(20\d\d)年度?(?!.*[，。；])[^：]{0,40}表(?:（[^）]*）)?$")
_YEAR_BESIDE = re.compile(r"(?:部门|单位)(?:名称)?：.*?(20\d\d)年度")
_YEAR_IN_NAME = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def stated_department(document: Document) -> str:
    """The name that most tables state behind 部门： or 编制单位：; empty where none does."""
    names = Counter(
        found["name"].strip("（）")
        for text in _captions(document)
        if (found := _FILLED_BY.search(text)) and not _MONEY.match(found["name"])
    )
    return names.most_common(1)[0][0] if names else ""


def stated_year(document: Document) -> int | None:
    """The year that most tables state, in their titles or alone over them."""
    years = Counter(
        found[1]
        for text in _captions(document)
        for found in [_YEAR_ALONE.match(text) or _YEAR_BESIDE.search(text) or _YEAR_OF_TABLE.search(text)]
        if found
    )
    return int(years.most_common(1)[0][0]) if years else None


def year_in_name(document: Document) -> int | None:
    """The only year in the file's name."""
    years = set(_YEAR_IN_NAME.findall(document.name))
    return int(years.pop()) if len(years) == 1 else None


def _captions(document: Document) -> Iterator[str]:
    for page in document.pages:
        yield from (plain(line.text) for line in page.outside if len(line.text) <= SHORT)
