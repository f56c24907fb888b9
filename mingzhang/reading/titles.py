"""What stands over and under a grid: a table's title, number, unit, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mingzhang.forms import match_title
from mingzhang.forms.base import Form
from mingzhang.forms.wording import without_number
from mingzhang.model import Note, Source
from mingzhang.reading.document import Document, Grid, Page, TextLine, enclosing_box

LINES_ABOVE = 9
"""How many lines over a grid may hold its title, number and unit."""
TOUCHING = 4.0
"""Points by which a line's box may reach into a grid's."""

_UNIT = re.compile(r"(?:金额)?单位[:：]?[(（]?(?:人民币)?(百万元|亿元|万元|千元|元)[)）]?")
_NUMBER = re.compile(
    r"公开\d+(?:-\d+)?表|附?表\d+(?:-\d+)?(?!\d)|附件?\d+"
    r"|附?表[一二三四五六七八九十]{1,3}?(?=一般|收入|支出|财政|政府|国有|机关|部门|[^一-龥]|$)"
)
_FILLED_BY = re.compile(
    r"(?:公开|编制|填报|填表|预算|决算|主管|汇总)?(?:部门|单位)(?:名称|[(（]单位[)）])?[:：].*$"
)
_YEAR_ALONE = re.compile(r"^[(（]?20\d\d年度?[)）]?$")
_NOTE = re.compile(
    r"^[(（]?(?:注|说明|备注|附注)\d*[)）]?[:：.．、]|^(?:注|说明|备注)\d|^[*※]|本表|该表|空表|无数据"
)
_NOTE_START = re.compile(r"^[(（]?(?:注|说明|备注|附注)\d*[)）]?[:：]")
_BRACKETED_END = re.compile(r"[(（][^()（）]*[)）]$")
_PAGE_NUMBER = re.compile(r"^[-—–－\s]*(?:第)?\d{1,4}(?:页)?(?:[/共]\d+页?)?[-—–－\s]*$")


@dataclass(frozen=True, slots=True)
class Caption:
    """What the lines over a grid say about it; ``form`` is None where no title was found."""

    form: Form | None
    title: str = ""
    number: str | None = None
    unit: str | None = None
    source: Source | None = None
    notes: tuple[Note, ...] = ()


def caption_of(document: Document, page: Page, grid: Grid) -> Caption:
    """The caption over ``grid``: between it and what stands above, else at the end of the page before."""
    lines = _lines_above(page, grid)
    caption = read_caption(document, lines)
    if caption.form is None and not caption.title and _is_first(page, grid):
        before = _end_of_page_before(document, page)
        carried = read_caption(document, (*before, *lines))
        if carried.form is not None or carried.title:
            return carried
    return caption


def read_caption(document: Document, lines: Sequence[TextLine]) -> Caption:
    """The caption in ``lines`` (top to bottom), the nearest to the grid first."""
    plain = [_plain(line.text) for line in lines]
    unit = _last_match(_UNIT, plain, 1)
    form, title, held = _title_in(plain)
    if form is None:
        title, held = _unknown_title(plain)
    number = _last_match(_NUMBER, plain[max(held.start - 2, 0) :] if held else plain)
    source = None
    if held:
        characters = [character for index in held for character in lines[index].characters]
        text = "".join(lines[index].text for index in held)
        source = Source(document.sha256, lines[held.start].page, enclosing_box(characters), text)
    notes = notes_in(document, lines[held.stop :] if held else ())
    return Caption(form, _shown_title(title), number, unit, source, notes)


def notes_below(document: Document, page: Page, grid: Grid) -> tuple[Note, ...]:
    """The notes under ``grid``, up to the next grid; on the next page where nothing follows on its own."""
    bottom = grid.box[3]
    next_top = min((one.box[1] for one in page.grids if one.box[1] >= bottom - TOUCHING), default=page.height)
    lines = [line for line in page.outside if bottom - TOUCHING <= line.box[1] < next_top]
    if not any(not _PAGE_NUMBER.match(line.text) for line in lines) and page.number < len(document.pages):
        following = document.pages[page.number]
        top = min((one.box[1] for one in following.grids), default=following.height)
        lines = [line for line in following.outside if line.box[1] < top]
        if not lines or not _NOTE.search(_plain(lines[0].text)):
            return ()
    return notes_in(document, lines)


def notes_in(document: Document, lines: Sequence[TextLine]) -> tuple[Note, ...]:
    """The notes at the beginning of ``lines``; lines that go on are joined to the note before."""
    groups: list[list[TextLine]] = []
    for line in lines:
        plain = _plain(line.text)
        if _PAGE_NUMBER.match(plain):
            continue
        if groups and plain[:1] not in "注说备" and not groups[-1][-1].text.endswith(("。", "；", "：")):
            groups[-1].append(line)
        elif _NOTE.search(plain) and match_title(plain) is None:
            groups.append([line])
        elif groups or not _UNIT.search(plain):
            break
    return tuple(_note(document, group) for group in groups)


def caption_texts(text: str) -> tuple[Form | None, str, str | None, str | None]:
    """Form, title, number and unit that a cell inside a grid's first rows holds."""
    plain = _plain(text)
    form, title, _ = _title_in([plain])
    return form, _shown_title(title), _last_match(_NUMBER, [plain]), _last_match(_UNIT, [plain], 1)


def is_note(text: str) -> bool:
    """Whether ``text``, in a cell of its own, is a note of the table (注：…)."""
    return _NOTE_START.match(_plain(text)) is not None


def is_filled_by(text: str) -> bool:
    """Whether ``text`` names who filled in the table (编制部门：…)."""
    return _FILLED_BY.match(_plain(text)) is not None


def is_page_number(text: str) -> bool:
    """Whether the line is a page's number and nothing else."""
    return _PAGE_NUMBER.match(_plain(text)) is not None


def _note(document: Document, lines: Sequence[TextLine]) -> Note:
    characters = [character for line in lines for character in line.characters]
    text = "".join(line.text for line in lines)
    return Note(text, Source(document.sha256, lines[0].page, enclosing_box(characters), text))


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _last_match(pattern: re.Pattern[str], texts: Sequence[str], group: int = 0) -> str | None:
    for text in reversed(texts):
        found = pattern.search(text)
        if found:
            return found.group(group)
    return None


def _lines_above(page: Page, grid: Grid) -> tuple[TextLine, ...]:
    top = grid.box[1]
    floor = max((one.box[3] for one in page.grids if one.box[3] <= top + TOUCHING), default=0.0)
    between = [
        line
        for line in page.outside
        if line.box[3] <= top + TOUCHING and line.box[1] >= floor - TOUCHING and not is_page_number(line.text)
    ]
    return tuple(between[-LINES_ABOVE:])


def _is_first(page: Page, grid: Grid) -> bool:
    return all(one.box[1] >= grid.box[1] - TOUCHING for one in page.grids)


def _end_of_page_before(document: Document, page: Page) -> tuple[TextLine, ...]:
    if page.number < 2:
        return ()
    before = document.pages[page.number - 2]
    floor = max((one.box[3] for one in before.grids), default=0.0)
    lines = [
        line for line in before.outside if line.box[1] >= floor - TOUCHING and not is_page_number(line.text)
    ]
    return tuple(lines[-4:])


def _title_in(plain: Sequence[str]) -> tuple[Form | None, str, range]:
    """The form whose title stands nearest to the end, its text, and which lines hold it."""
    for index in range(len(plain) - 1, -1, -1):
        if plain[index].endswith("。"):
            break
        if _YEAR_ALONE.match(plain[index]):
            continue
        for first in (index, index - 1):
            if first < 0:
                continue
            text = "".join(_without_captions(one) for one in plain[first : index + 1])
            form = match_title(text) if text else None
            if form is not None and (first == index or match_title(_without_captions(plain[index])) is None):
                return _longer(plain, first, index, form, text)
    return None, "", range(0)


def _longer(plain: Sequence[str], first: int, last: int, form: Form, text: str) -> tuple[Form, str, range]:
    """The title with the line above, where the two together are another form's longer title."""
    if first == last and first > 0:
        joined = _without_captions(plain[first - 1]) + text
        other = match_title(joined)
        above = match_title(_without_captions(plain[first - 1]))
        if other is not None and other is not form and above is None:
            return other, joined, range(first - 1, last + 1)
    return form, text, range(first, last + 1)


def _unknown_title(plain: Sequence[str]) -> tuple[str, range]:
    for index in range(len(plain) - 1, -1, -1):
        text = _without_captions(plain[index])
        if _BRACKETED_END.sub("", text).endswith("表") and 4 <= len(_shown_title(text)) <= 60:
            return text, range(index, index + 1)
        if text.endswith("。"):
            break
    return "", range(0)


def _without_captions(plain: str) -> str:
    return _FILLED_BY.sub("", _UNIT.sub("", plain))


def _shown_title(title: str) -> str:
    """The title without number and ordinal, as the report prints it."""
    shown = without_number(title)
    shown = re.sub(r"(?:公开\d+表|[(（]?续表?[)）]?)$", "", shown)
    shown = re.sub(r"^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）])", "", shown)
    return shown.rstrip(":：")
