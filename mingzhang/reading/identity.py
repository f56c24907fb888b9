"""Cover → identity: whose report, of which year, of which kind.

The cover counts, never the file's name. Where a report has no cover of its own, its first lines do, and
what is written over its tables; only a year that is written nowhere is taken from the file's name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from mingzhang.model import ReportKind, Scope
from mingzhang.reading.document import Document, Page
from mingzhang.reading.stated import stated_department, stated_year, year_in_name

COVER_LINES = 14
"""A page with at most this many lines of text may be a cover."""
FIRST_PAGES = 3
"""Where a report without a cover still says what it is."""

PLACEHOLDER = re.compile(r"[X×Ⅹ＊*]{2,}|[〇○◯]{2,}|_{2,}|某某|（部门名称）|\(部门名称\)")

_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = r"(?P<year>20\d\d|二[〇○零0][〇○零一二三四五六七八九\d]{2})(?:年度?|度)"
_KIND = r"(?P<scope>部门|单位|单位部门)?(?P<kind>决算|预算)"
_KIND_WORDS = "(?:部门|单位|单位部门)?(?:决算|预算)"
_BEFORE = re.compile(rf"(?P<name>[^\d。；]{{2,60}}?){_YEAR}(?:\(?本级\)?)?{_KIND}")
_AFTER = re.compile(rf"{_YEAR}(?!{_KIND_WORDS})(?P<name>[^\d。；]{{2,60}}?){_KIND}")
_BARE = re.compile(rf"{_YEAR}{_KIND}")
_YEAR_LAST = re.compile(
    rf"^(?P<name>[^\d。；]{{2,60}}?){_KIND}[^\d。；]{{0,12}}?[（(]?{_YEAR}(?!\d|.{{0,2}}月)[）)]?"
)
_LEAD = re.compile(r"^([AP]M(?![A-Za-z])|附件\d*|附\d*|目录|公开|关于|索引号.*?|[::\-—.、《“\"])+")
_TAIL = re.compile(r"(?:[（(]本级[）)]|本级|部门|[（(]部门[）)])+$")
_ORGANISATION = re.compile(
    r"(局|委|委员会|办公室|办|厅|部|院|中心|校|学校|大学|学院|会|处|所|站|队|馆|社|团|政府|街道|镇|乡|公司|集团"
    r"|台|库|园|室|[X×〇○]{2,}|法院|检察院)$"
)
_NAMED = re.compile(r"^(?:预算|公开|填报|编制|主管)?(?:部门|单位)(?:名称)?[:：]")
_NO_NAME = re.compile(r"\d|年|决算|预算|目录|公开|附件|附$")
_MANAGING = re.compile(
    r"预算(?:主管)?(?:部门|单位)[:：](?P<name>[^:：\d]{3,40}?)(?=\d|$|预算|单位|填报|编制)"
)
_DIVISION = re.compile(
    r"(?:[^省市区县]{2,6}(?:省|自治区))?(?:[^省市区县]{2,8}?(?:市|自治州|地区|盟))?(?:[^省市区县]{1,6}?(?:区|县|旗|市))?"
)


@dataclass(frozen=True, slots=True)
class Identity:
    """What the cover says. ``department`` is empty and the others None where it says nothing."""

    department: str
    year: int | None
    kind: ReportKind | None
    scope: Scope | None
    template: bool
    """The name is a placeholder: XX局, 〇〇部门."""
    region: str | None
    year_by_name: bool = False
    """The year stands in the file's name alone."""


def read_identity(document: Document) -> Identity:
    """Identity from a cover that names a year with 决算 or 预算, else from the first lines that do.

    What these leave open is taken from the lines over the tables.
    """
    return _completed(document, _on_cover(document))


def _completed(document: Document, identity: Identity) -> Identity:
    if not identity.department:
        name = _department(stated_department(document))
        blank = bool(PLACEHOLDER.search(name))
        identity = replace(
            identity, department=name, region=_region(name), template=blank or identity.template
        )
    if identity.year is None:
        year = stated_year(document)
        by_name = year_in_name(document) if year is None else None
        identity = replace(identity, year=year or by_name, year_by_name=by_name is not None)
    if identity.scope is None and identity.department:
        identity = replace(identity, scope=_scope(document, None, identity.department))
    return identity


def _on_cover(document: Document) -> Identity:
    for text, cover in _candidates(document):
        for pattern in (_BEFORE, _AFTER, *([_YEAR_LAST, _BARE] if cover is not None else [])):
            found = pattern.search(text)
            if found is None:
                continue
            name = found.groupdict().get("name", "")
            beside = _named_beside(cover) if cover is not None and not _names_somebody(name) else ""
            if beside or _names_somebody(name) or (cover is not None and pattern in (_BEFORE, _AFTER)):
                return _identity(document, found, beside)
    for text, _ in _candidates(document):
        found = _BARE.search(text)
        if found:
            return _identity(document, found, "")
    return Identity("", None, _kind_by_words(document), None, False, None)


def _candidates(document: Document) -> Iterator[tuple[str, Page | None]]:
    """Texts that may say whose report it is, and the page of each that is a whole cover."""
    pages = document.pages[:FIRST_PAGES]
    for page in pages:
        if 0 < len(page.lines) <= COVER_LINES and not any("。" in line.text for line in page.lines):
            yield _plain("".join(line.text for line in page.lines)), page
    for page in pages:
        for number, line in enumerate(page.lines):
            for several in range(3):
                near = page.lines[max(0, number - several) : number + 1]
                if len(near) == several + 1:
                    yield _plain("".join(one.text for one in near)), None
            if len(line.text) > 40:
                break


def _names_somebody(name: str) -> bool:
    return bool(_ORGANISATION.search(_department(name))) and not re.match(r"第.部分|目录|纳入", name)


def _named_beside(cover: Page) -> str:
    """The organisation that the cover names on lines of its own, apart from year and 决算 or 预算."""
    together = ""
    for line in (*cover.lines, None):
        text = _NAMED.sub("", _plain(line.text)) if line is not None else ""
        if text and not _NO_NAME.search(text):
            together += text
            continue
        if _names_somebody(together):
            return together
        together = ""
    return ""


def _plain(text: str) -> str:
    """Half-width digits and letters, no blanks; Chinese brackets as they are printed."""
    kept = (unicodedata.normalize("NFKC", one) if one not in "（）“”" else one for one in text)
    return re.sub(r"\s", "", "".join(kept))


def _identity(document: Document, found: re.Match[str], beside: str) -> Identity:
    name = beside or found.groupdict().get("name") or ""
    stated = _MANAGING.search(_plain("".join(line.text for line in document.pages[0].lines)))
    department = _department(stated["name"] if stated else name)
    return Identity(
        department=department,
        year=_year(found["year"]),
        kind="final_account" if found["kind"] == "决算" else "budget",
        scope=_scope(document, found["scope"], name),
        template=bool(PLACEHOLDER.search(name)),
        region=_region(department),
    )


def _department(name: str) -> str:
    return _TAIL.sub("", _LEAD.sub("", name)).strip("《》“”\"'：:-—")


def _year(text: str) -> int:
    return int(text.translate(_CHINESE_DIGITS))


def _scope(document: Document, printed: str | None, name: str) -> Scope | None:
    if printed == "部门":
        return "department"
    if printed == "单位" or "本级" in name:
        return "unit"
    words = "".join(line.text for page in document.pages for line in page.lines)
    units = len(re.findall(r"单位[决预]算", words))
    departments = len(re.findall(r"部门[决预]算", words))
    return "unit" if units > departments else "department"


def _region(department: str) -> str | None:
    found = _DIVISION.match(department)
    return found.group() or None if found else None


def _kind_by_words(document: Document) -> ReportKind | None:
    """Without a cover, the titles of the tables say what the document is."""
    titles = [
        line.text
        for page in document.pages
        for line in page.lines
        if len(line.text) < 40 and line.text.endswith("表")
    ]
    finals = sum("决算" in title for title in titles)
    budgets = sum("预算" in title and "决算" not in title for title in titles)
    if not finals and not budgets:
        words = "".join(line.text for page in document.pages for line in page.lines)
        return "budget" if "预算" in words and "决算" not in words else None
    return "final_account" if finals >= budgets else "budget"
