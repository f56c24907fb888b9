"""Forms that a report prints by title and note alone: there, with nothing to report, and not missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mingzhang.forms import FORMS, match_title
from mingzhang.forms.base import Form
from mingzhang.model import Note, Source, Table
from mingzhang.reading.document import Document, Page, TextLine, enclosing_box
from mingzhang.reading.titles import read_caption

LINES_BELOW = 12
"""How far under its title the note of a form without a grid may stand."""
CONTENTS = 4
"""A page that names this many forms without a grid is a list of contents."""

_NOTHING = re.compile(
    r"(?:无|没有|未发生|不涉及).*(?:收入|支出|收支|数据|预算|安排|拨款|事项)|空表|本表无|此表无"
)


def blank_forms(document: Document, tables: Sequence[Table]) -> tuple[Table, ...]:
    """The required forms that no grid holds but a title with a note ("故本表无数据") stands for."""
    read = {table.id for table in tables}
    missing = [form for form in FORMS if form.required and form.id not in read]
    if not missing:
        return ()
    found: dict[str, Table] = {}
    for page in document.pages:
        for form, title, below in _titles(page):
            if form in missing and form.id not in found and any(_NOTHING.search(line.text) for line in below):
                found[form.id] = _blank(document, form, page, title, below)
    return tuple(found.values())


def in_order(tables: Sequence[Table]) -> tuple[Table, ...]:
    """``tables`` by the page that each begins on."""
    return tuple(sorted(tables, key=lambda table: table.pages[0] if table.pages else 0))


def _titles(page: Page) -> Iterator[tuple[Form, TextLine, Sequence[TextLine]]]:
    """Titles of forms on the page with the lines under each, up to the next title; none of contents."""
    lines = page.outside
    at = [(index, form) for index, line in enumerate(lines) if (form := match_title(line.text)) is not None]
    if len(at) >= CONTENTS and not page.grids:
        return
    for number, (index, form) in enumerate(at):
        end = at[number + 1][0] if number + 1 < len(at) else len(lines)
        yield form, lines[index], lines[index + 1 : min(end, index + 1 + LINES_BELOW)]


def _blank(document: Document, form: Form, page: Page, title: TextLine, below: Sequence[TextLine]) -> Table:
    caption = read_caption(document, (title,))
    first = next(index for index, line in enumerate(below) if _NOTHING.search(line.text))
    while first > 0 and not below[first - 1].text.endswith(("。", "元", "表", "：")):
        first -= 1
    last = first
    while last + 1 < len(below) and not below[last].text.endswith("。"):
        last += 1
    note = below[first : last + 1]
    text = "".join(line.text for line in note)
    box = enclosing_box([character for line in note for character in line.characters])
    return Table(
        id=form.id,
        title=caption.title,
        number=caption.number,
        printed_unit=caption.unit or "",
        pages=(page.number,),
        columns=(),
        rows=(),
        notes=(Note(text, Source(document.sha256, page.number, box, text)),),
        source=caption.source,
    )
