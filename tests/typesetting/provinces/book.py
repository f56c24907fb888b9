"""A report ready to be set: its sheets with their titles and numbers, and how they are put on pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.typesetting.faces import Face, standard_face, truetype_face
from tests.typesetting.provinces.content import ordinal
from tests.typesetting.provinces.sheetpress import SheetPress, Style
from tests.typesetting.provinces.sheets import Sheet, Truth

DEPARTMENT = "模拟示范局"
NO_FUND = "本部门2024年度没有使用政府性基金预算财政拨款安排的支出，故本表无数据。"
NO_CAPITAL = "本部门2024年度没有使用国有资本经营预算财政拨款安排的支出，故本表无数据。"


@dataclass(frozen=True, slots=True)
class Book:
    """A report ready to be set: its sheets in order, and how they are set."""

    name: str
    sheets: tuple[Sheet, ...]
    style: Style
    explanation_first: bool = False

    @property
    def truth(self) -> list[Truth]:
        """Every form's table, as a reading has to give it."""
        return [truth for sheet in self.sheets for truth in sheet.truths]

    @property
    def unknown(self) -> list[Sheet]:
        """The tables that stay plain grids."""
        return [sheet for sheet in self.sheets if not sheet.truths]

    def write(self, path: Path) -> Path:
        """Set the report as PDF."""
        press = SheetPress(path, self.style, f"{DEPARTMENT}2024年度部门决算（模拟数据）")
        press.new_page()
        press.y -= 180
        for line in (f"{DEPARTMENT}", "2024年度部门决算", "（模拟数据）"):
            press.centred(line, 26)
        press.new_page()
        press.centred("目  录", 20)
        for number, sheet in enumerate(self.sheets):
            press.y -= 21
            press.line(f"{number + 1}、{sheet.title}……………………{number + 5}", 90, press.y, 11)
        if self.explanation_first:
            self._explained(press)
        press.new_page()
        press.centred("第二部分  2024年度部门决算表", 20)
        press.y = 0
        for sheet in self.sheets:
            press.sheet(sheet)
        if not self.explanation_first:
            self._explained(press)
        press.save()
        return path

    def _explained(self, press: SheetPress) -> None:
        press.new_page()
        press.centred("第三部分  2024年度部门决算情况说明", 20)
        for sheet in self.sheets[:6]:
            press.paragraph(f"关于{sheet.title}的情况说明", 14)
            press.paragraph(f"{DEPARTMENT}为模拟部门，所有数字均为模拟数据，详见《{sheet.title}》。", 12)


def looked(style: Style, seed: int) -> Style:
    return replace(style, seed=seed)


def face(seed: int) -> Face:
    """The embedded font where there is one, else (or every third time) the standard one."""
    return (truetype_face() if seed % 3 else None) or standard_face()


def foot(page: int) -> str:
    return f"- {page} -"


def titled(sheets: Sequence[Sheet], wording: str, unit: str, caption: str) -> tuple[Sheet, ...]:
    """The sheets with their numbers and the lines over them.

    ``wording``: 公开 (公开01表 at the right), 表 (表1 at the left), 一 (表一：… in the title), 附 (附表1 …),
    none. ``caption``: what stands at the left of the unit.
    """
    done: list[Sheet] = []
    for place, sheet in enumerate(sheets):
        number = place + 1
        over: list[tuple[str, str]] = []
        given: str | None = None
        printed: str | None = sheet.printed_title
        if wording == "公开":
            given = f"公开{number:02d}表"
            over.append((given, "right"))
        elif wording == "表":
            given = f"表{number}"
            over.append((given, "left"))
        elif wording == "一":
            given = f"表{ordinal(number)}"
            printed = f"{given}：{printed or sheet.title}"
        elif wording == "附":
            given = f"附表{number}"
            printed = f"{given} {printed or sheet.title}"
        if caption:
            over.append((caption, "left"))
        public = next((truth for truth in sheet.truths if truth["table"] == "three_public"), None)
        shown = "万元" if public is not None and unit == "元！" else unit.rstrip("！")
        over.append(
            (f"单位：{shown}" if wording != "公开" else f"金额单位：{shown}", "same" if caption else "right")
        )
        again = sheet.known_as(sheet.title, given, printed)
        done.append(replace(again, over=tuple(over)))
    return tuple(done)


def noted(sheet: Sheet, note: str) -> Sheet:
    empty = not any(
        value for truth in sheet.truths for row in truth["rows"] for value in row["values"].values()
    )
    return replace(sheet, notes=(note,) if empty else ())
