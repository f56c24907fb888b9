"""Places where the department's own name must stand, and the names that stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mingzhang.checking.form.wrong_words import printed
from mingzhang.forms.wording import is_organisation
from mingzhang.model import Passage, Report

Place = Literal["cover", "title", "caption", "sentence", "description"]
"""description: what an office is, at the beginning of the duties; it may be a subordinate's."""
TITLE = 70

_NAME = r"(?P<name>(?!第[一二三四五六七八九十]+部分)[\u4e00-\u9fff（）、]{4,45}?)"
_TAIL = r"(?:部门（单位）|（部门）|（单位）|（本级）|（汇总）|本级|部门|单位)*"
_YEAR = r"(?:20\d\d年度?)"
_ACCOUNT = r"(?:区级|市级|省级|县级)?(?:部门|单位)?(?:决算|预算)"
_TITLES = (
    re.compile(
        rf"^(?:第[一二三四五六七八九十]+部分[、：]?)?(?:关于)?{_NAME}{_TAIL}{_YEAR}(?:（本级）)?{_ACCOUNT}"
    ),
    re.compile(rf"^(?:第[一二三四五六七八九十]+部分[、：]?)?{_YEAR}{_NAME}{_TAIL}{_ACCOUNT}"),
    re.compile(
        rf"^(?:第[一二三四五六七八九十]+部分[、：]?)?{_NAME}{_TAIL}(?:主要职能|主要职责|机构设置|概况|基本情况)"
    ),
)
_FILLED_BY = re.compile(
    r"(?<!主管)(?:编制|填报|公开|预算|决算)?(?:部门|单位)(?:名称)?(?:（[公盖签]章）)?："
    rf"{_NAME}(?=$|（?金额|单位：|公开\d|20\d\d|[编填]制|填报|日期)"
)
_ON_COVER = re.compile(rf"^(?:预算|公开|编制)?(?:主管)?(?:部门|单位)(?:名称)?：{_NAME}$")
_SAID = (
    r"(?:收入|支出|收、支|财政拨款|一般公共|政府性|国有资本|无|没有|未|\"三公"
    r"|政府采购|预算绩效|机关运行|部门整体|总收入|总支出)"
)
_SENTENCES = (
    re.compile(
        rf"(?:(?<=[。；！])|^|^注：|^说明：){_NAME}{_TAIL}(?:{_YEAR}|本年度?)，?(?:部门|单位)?(?:决算|预算)?(?={_SAID})"
    ),
    re.compile(
        rf"(?:(?<=[。；！])|^|^注：|^说明：){_YEAR}，?{_NAME}{_TAIL}"
        rf"(?=所属各|下属\d|共有|收入[预决]算|支出[预决]算|收入支出|收、支|财政拨款|无|没有|未发生|政府采购|机关运行|组织对)"
    ),
    re.compile(rf"截[至止]20\d\d年\d+月(?:\d+日|底|末)，{_NAME}{_TAIL}共有"),
    re.compile(rf"纳入{_NAME}{_TAIL}{_YEAR}{_ACCOUNT}(?:编制)?范围"),
    re.compile(rf"(?:^|，){_NAME}(?:部门|单位)(?:决算|预算)(?:是?包括|由)"),
    re.compile(rf"(?<=包括：){_NAME}本级"),
)
_IS = re.compile(rf"^{_NAME}(?:是|为|（以下简称)(?=[\u4e00-\u9fff\"])")
_PRONOUN = re.compile(r"^(?:本|我|该|各|其|与|和|由|对|按|从|根据|其中|全)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a place of the department's own; the letters [start, end) of the passage."""

    name: str
    passage: Passage
    start: int
    end: int
    place: Place


def mentions(report: Report) -> tuple[Mention, ...]:
    """Every name in a title, over a table, at the beginning of a sentence that tells of the whole report."""
    found: dict[tuple[int, int], Mention] = {}
    for number, passage in enumerate((*printed(report, "contents"), *printed(report))):
        for one in _in_passage(passage):
            found.setdefault((number, one.start), one)
    return tuple(found.values())


def _in_passage(passage: Passage) -> Iterator[Mention]:
    short = len(passage.plain) <= TITLE and not re.search("[。；]", passage.plain)
    listed = passage.part == "contents"
    if short and passage.part == "front":
        yield from _found(passage, (*_TITLES, _ON_COVER), "cover")
    elif short and (passage.is_heading or passage.centred or passage.plain.startswith("第") or listed):
        yield from _found(passage, _TITLES, "title")
    if short and passage.part in ("tables", "form"):
        yield from _found(passage, (_FILLED_BY,), "caption")
    if not short or passage.plain.startswith(("注", "说明", "纳入", "从")):
        yield from _found(passage, _SENTENCES, "sentence")
        if passage.part == "overview":
            yield from _found(passage, (_IS,), "description")


def _found(passage: Passage, patterns: tuple[re.Pattern[str], ...], place: Place) -> Iterator[Mention]:
    for pattern in patterns:
        for match in pattern.finditer(passage.plain):
            start, end = match.span("name")
            name = passage.plain[start:end]
            if is_organisation(name) and not _PRONOUN.match(name):
                yield Mention(name, passage, start, end, place)
