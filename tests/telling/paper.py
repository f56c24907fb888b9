"""A story on pages, from cover to glossary, as the document that a reading sees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mingzhang.model import Report
from mingzhang.reading.document import Document, Grid, Page, TextLine, enclosing_box
from mingzhang.reading.report import report_of
from tests.build import grid
from tests.reading.typeset import HEIGHT, LEFT, PITCH, SIZE, TOP, WIDTH, set_line, wrapped
from tests.telling.sheets import sheets_of
from tests.telling.story import DEPARTMENT, YEAR, Story
from tests.telling.telling import entries, told
from tests.typesetting.grid import LEFT as JOINED
from tests.typesetting.provinces.sheets import Sheet

LINES, LETTERS, INDENT = 24, 27, 2
OVERVIEW = (
    f"第一部分 {DEPARTMENT}概况",
    "一、部门职责",
    f"{DEPARTMENT}是主管模拟事务的工作部门，负责拟订模拟事务发展规划并组织实施。（模拟数据）",
    "二、机构设置",
    f"纳入{YEAR}年度部门决算编制范围的预算单位共1个，即{DEPARTMENT}本级。",
)
TABLES = f"第二部分 {YEAR}年度部门决算报表"
NARRATIVE = f"第三部分 {YEAR}年度部门决算情况说明"
TERMS = "第四部分 名词解释"
GLOSSARY = (
    TERMS,
    "一、财政拨款收入：指单位从同级财政部门取得的财政预算资金。",
    "二、基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。",
    "三、项目支出：指在基本支出之外为完成特定行政任务和事业发展目标所发生的支出。",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A report before it is set: what stands on it, in order."""

    cover: tuple[str, ...]
    contents: tuple[str, ...]
    overview: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    narrative: tuple[str, ...]
    glossary: tuple[str, ...]
    explanation_first: bool = False
    tables_title: str = TABLES

    def document(self) -> Document:
        """The pages that a reading makes of it."""
        pages = _Pages()
        pages.cover(self.cover)
        pages.text(["目 录", *self.contents])
        pages.text(self.overview)
        if self.explanation_first:
            pages.text(self.narrative)
        pages.text([self.tables_title])
        for sheet in self.sheets:
            pages.sheet(sheet)
        if not self.explanation_first:
            pages.text(self.narrative)
        pages.text(self.glossary)
        return Document("模拟.pdf", "0" * 64, tuple(pages.done))

    def report(self) -> Report:
        return report_of(self.document())


def paper(story: Story, wording: str) -> Paper:
    """The story told in a wording."""
    sheets = sheets_of(story)
    narrative = (NARRATIVE, *told(story, wording))
    contents = (
        *entries(OVERVIEW),
        TABLES,
        *(_entry(number, sheet) for number, sheet in enumerate(sheets, 1)),
        *entries(narrative),
        TERMS,
    )
    first = story.random("order").random() < 0.2
    cover = (DEPARTMENT, f"{YEAR}年度部门决算")
    return Paper(cover, contents, OVERVIEW, sheets, narrative, GLOSSARY, first)


def _entry(number: int, sheet: Sheet) -> str:
    tens = "一二三四五六七八九十"
    ordinal = tens[number - 1] if number <= 10 else f"十{tens[number - 11]}"
    return f"{ordinal}、{sheet.title}"


class _Pages:
    """Pages as they fill."""

    def __init__(self) -> None:
        self.done: list[Page] = []

    def cover(self, lines: Sequence[str]) -> None:
        number = len(self.done) + 1
        set_lines = [
            set_line(number, (WIDTH - len(text) * SIZE) / 2, 300 + 40 * place, text)
            for place, text in enumerate(lines)
        ]
        self._add(WIDTH, HEIGHT, set_lines, ())

    def text(self, lines: Iterable[str]) -> None:
        rows = [
            (LEFT + (INDENT * SIZE if first == 0 else 0), part)
            for line in lines
            for first, part in enumerate(wrapped(line, INDENT, LETTERS))
        ]
        for start in range(0, len(rows), LINES):
            number = len(self.done) + 1
            placed = [
                set_line(number, x, TOP + index * PITCH, part)
                for index, (x, part) in enumerate(rows[start : start + LINES])
            ]
            self._add(WIDTH, HEIGHT, placed, ())

    def sheet(self, sheet: Sheet) -> None:
        number = len(self.done) + 1
        lines = [(sheet.printed_title or sheet.title, "centre"), *sheet.over]
        placed: list[TextLine] = []
        y = 40.0
        for text, where in lines:
            x = {"centre": 420 - len(text) * SIZE / 2, "left": 40.0}.get(where, 800 - len(text) * SIZE)
            y += 0 if where == "same" else 22
            placed.append(set_line(number, x, y, text))
        made = grid([*_lines(sheet)], number, y + 24)
        for place, text in enumerate(sheet.notes):
            placed.append(set_line(number, 40.0, made.box[3] + 8 + 22 * place, text))
        self._add(842.0, max(595.0, made.box[3] + 60), placed, (made,))

    def _add(self, width: float, height: float, outside: Sequence[TextLine], grids: tuple[Grid, ...]) -> None:
        number = len(self.done) + 1
        inside = [
            TextLine(number, cell.text.replace("\n", ""), cell.characters, enclosing_box(cell.characters))
            for one in grids
            for cell in one.cells
            if cell.characters
        ]
        lines = tuple(sorted((*outside, *inside), key=lambda line: (line.box[1], line.box[0])))
        characters = tuple(character for line in lines for character in line.characters)
        self.done.append(Page(number, width, height, characters, lines, tuple(outside), grids))


def _lines(sheet: Sheet) -> Iterable[str]:
    for row in sheet.header:
        yield "|" + "|".join(text or " " for text in row) + "|"
    for row in sheet.body:
        cells = list(row)
        for start, width in sheet.merges:
            if cells[start] and not any(cells[start + 1 : start + width]):
                cells[start + 1 : start + width] = [JOINED] * (width - 1)
        yield "|" + "|".join(text or " " for text in cells) + "|"
