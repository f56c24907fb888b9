"""Sections that describe single projects (项目经费情况说明): which project each paragraph is of.

Such a section tells what is built and why; only its money and rates are the report's facts. Its
project is named by its title (…项目经费情况说明), by 项目名称：…, or by the first sentence of 项目概况.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mingzhang.reading.sections import Block

_TITLE = re.compile(r"^(.*?)(?:项目)?(?:支出|经费|预算)*情况(?:的)?说明$")
_DESCRIBES = re.compile(r"项目(?:支出|经费|预算)*情况(?:的)?说明$")
_ASPECT = re.compile(
    r"(?:项目)?(?:概[况述]|名称|(?:立项|设立)依据|(?:实施|承担)(?:主体|单位|方案|周期|内容|计划)|(?:年度)?预算安排|绩效目标|情况)"
)
_NAME_LINE = re.compile(
    r"^(?:（[^（）]{1,3}）|\d{1,2}[、.]|[一二三四五六七八九十]、)?项目名称[：:]([^，。；]{2,60})"
)
_SUMMARY = re.compile(r"概[况述]|介绍|简介")
_LABEL = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d{1,2}[、.])")
_WORKS = re.compile(r"(?:^|的|：)(?!本)([^，。；：的]{4,40}(?:工程|项目))(?=[，。（]|位于|是|为)")
_NUMBERED = re.compile(r"^\d{0,4}年(?:度)?|^(?:部门|单位|重点|本年度?)+$")


def projects_described(blocks: Sequence[Block]) -> Iterator[str | None]:
    """For every block the project whose section it stands in; "" where that is not named; None elsewhere."""
    part, name = "", ""
    for block in blocks:
        titles = [title for level, title in block.headings if level <= 3]
        part_title = next((title for level, title in block.headings if level == 1), "")
        if part_title != part:
            part, name = part_title, _named_by(part_title)
        if not any(_DESCRIBES.search(title) for title in titles):
            yield None
            continue
        plain = block.paragraph.plain
        heading = titles[-1] if titles and titles[-1] != part_title else ""
        line = _NAME_LINE.match(plain)
        if line:
            name = line[1]
        elif block.is_heading:
            if block.label is not None and 2 <= block.label.level <= 3:
                name = _renamed(_LABEL.sub("", heading), name)
        elif not name and not block.is_heading and _SUMMARY.search(heading):
            works = _WORKS.search(plain)
            name = works[1] if works else ""
        yield name


def _renamed(title: str, name: str) -> str:
    """The project after the heading ``title``: the one before under an aspect, else the one it names."""
    if _ASPECT.fullmatch(title):
        return name
    return _named_by(title) if _DESCRIBES.search(title) else title


def _named_by(title: str) -> str:
    """The project that the title of a section names: 甲项目经费情况说明."""
    match = _TITLE.match(_LABEL.sub("", title))
    name = _NUMBERED.sub("", match[1]) if match else ""
    return name if len(name) >= 3 else ""
