"""Places of a report where its own year must stand, and the years that stand there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from mingzhang.checking.form.wrong_words import printed
from mingzhang.model import Passage, Report

Place = Literal["title", "sentence", "date"]
TITLE = 70
"""A title has no more letters."""

_TITLE = re.compile(
    r"(?P<year>20\d\d)年度?(?=[^，。；：《》]{0,40}(?:决算|预算|\"三公\"经费|绩效(?:评价|自评)(?:工作)?(?:开展)?情况))"
)
_ALONE = re.compile(r"^[（(]?(?P<year>20\d\d)年度?[）)]?$")
_OF_OTHER_YEARS = re.compile(
    r"执行|结转|上年|以前|对比|相比|比较|下达|批复|项目(?!支出绩效自评表)|专项|资金|规划纲要|方案|行动|计划|20\d\d年?[-~至、和]"
)
"""Behind a year in a title: it is not the report's."""
_RANGE = re.compile(r"(?:20\d\d年?[-~至、和与]|[与比较])$")
_OWN = r"(?:本部门|我部门|本单位|我单位|本级|全年|当年|我局|我委|我办|[\u4e00-\u9fff（）]{3,30}?)?"
_MONEY = (
    r"(?:收入|支出|收、支|收支|财政拨款|一般公共预算|政府性基金|国有资本经营预算|机关运行经费|政府采购|\"三公\"经费"
    r"|会议费|培训费|因公出国|公务接待|公务用车|总|本年)"
    r"[^，。；：]{0,26}?(?:总计|合计|支出|收入|决算数?|预算数?|金额|总额|经费|费用?)(?:（[^（）]{1,16}）)?"
)
_SENTENCE = re.compile(
    r"(?:^|[。；！]|^注：|^说明：|^\d{1,2}[.、])(?P<who>[\u4e00-\u9fff（）]{0,40}?)(?P<year>20\d\d)年度?，?"
    rf"{_OWN}(?:{_MONEY}(?:[^，。；：\d]{{0,8}}[\d,]+(?:\.\d+)?万?元|比|较|与|同|小于|大于|等于|主要用于|中，)"
    r"|(?:没有|无|未发生|未使用|未安排|没有发生|没有使用)(?:使用|安排|发生)?(?:政府性基金|国有资本经营|\"三公|机关运行|政府采购|财政拨款))"
)
_WITHIN = (
    re.compile(
        r"纳入(?P<who>[^，。；\d]{0,40})(?P<year>20\d\d)年度?(?:部门|单位)?(?:决算|预算)(?:编制)?范围"
    ),
    re.compile(r"(?P<who>组织对)(?P<year>20\d\d)年度?[^，。；]{0,30}绩效自评"),
    re.compile(
        r"(?:^|。)(?P<who>[^，。；\d]{0,30})(?P<year>20\d\d)年度?，?[^，。；\d]{0,30}(?:对|组织)[^，。；\d]{0,12}\d+个"
        r"(?:部门|单位)?(?:预算)?项目[^，。；]{0,16}绩效(?:自评|评价)"
    ),
    re.compile(r"(?P<who>)(?P<year>20\d\d)年全年(?:支出|执行|实际支出)(?=\d)"),
)
"""Within sentences, the report's own year."""
_LATER = re.compile(r"(?<!\d)(20\d\d)年度?[^。；，]{0,40}?\d+(?:\.\d+)?万?元")
_DATE = re.compile(r"截[至止](?P<year>20\d\d)年(?:12月(?:31日|底|末)|年?[底末])")
_REVIEW = re.compile(r"回顾|上年|执行情况|完成情况|评价结果")
"""Sections that may tell of other years."""
_THIS_AND_LAST = re.compile(r"本年|今年|[较比与]上年|。上年")
"""Before a year it tells that the paragraph goes back from this year to others."""
_COMPARES = re.compile(r"比20|较20|与20|同20|对比|相比|上年|年初|执行")


@dataclass(frozen=True, slots=True)
class StatedYear:
    """A year that should be the report's own, with its place; ``start`` is its first digit."""

    passage: Passage
    start: int
    year: int
    place: Place
    words: tuple[int, int]
    """The title, or the beginning of the sentence, that it stands in."""


def stated_years(report: Report) -> tuple[StatedYear, ...]:
    """Every year of the report in a title, in a table's heading, at a sentence's beginning."""
    return tuple(_all(report))


def own_year(report: Report, stated: Iterable[StatedYear]) -> int | None:
    """The year that the titles agree upon: the cover's, unless nothing else has it and all others agree."""
    titles = [one for one in stated if one.place == "title"]
    count = Counter(one.year for one in titles if one.passage.part != "front")
    if report.year is None or count[report.year] or not count:
        return report.year
    (year, most), *others = count.most_common()
    return year if most >= 3 and not others else report.year


def _all(report: Report) -> Iterator[StatedYear]:
    for passage in (*printed(report, "contents"), *printed(report)):
        if _is_title(passage):
            yield from _in_title(passage)
        else:
            yield from _in_sentences(passage)
            yield from _dates(passage, report)


def _is_title(passage: Passage) -> bool:
    if passage.part == "appendix":
        return False
    short = len(passage.plain) <= TITLE and "。" not in passage.plain.rstrip("。")
    set_apart = (
        passage.is_heading or passage.centred or passage.part in ("front", "contents", "tables", "form")
    )
    return short and set_apart and not passage.plain.startswith(("注", "说明"))


def _in_title(passage: Passage) -> Iterator[StatedYear]:
    found = _ALONE.search(passage.plain) or _TITLE.search(passage.plain)
    if found is None or _RANGE.search(passage.plain[: found.start("year")]):
        return
    if not _OF_OTHER_YEARS.search(passage.plain, found.end("year")):
        yield _stated(passage, found, "title", (0, len(passage.plain)))


def _in_sentences(passage: Passage) -> Iterator[StatedYear]:
    if passage.part not in ("narrative", "tables", "overview"):
        return
    for found in (one for pattern in _WITHIN for one in pattern.finditer(passage.plain)):
        yield _stated(passage, found, "sentence", found.span())
    for found in _SENTENCE.finditer(passage.plain):
        start = found.start("year")
        before = passage.plain[found.start() : start]
        told_of = found["year"] in passage.section or _REVIEW.search(passage.section)
        if not told_of and not _COMPARES.search(before) and not _compares_itself(passage, found):
            yield _stated(passage, found, "sentence", (found.start("who"), found.end()))


def _compares_itself(passage: Passage, found: re.Match[str]) -> bool:
    """Whether the clause speaks of last year, or what stands before it or next tells of a later one."""
    clause = passage.plain[found.start("year") + 4 : found.end()]
    if re.search(r"执行|结转|(?<![比较与同])上年|年初结", clause):
        return True
    stops = [stop.end() for stop in re.finditer("。", passage.plain) if stop.start() >= found.end()]
    before = re.findall(r"(?<!\d)(20\d\d)年", passage.plain[: found.start("year")])
    if _THIS_AND_LAST.search(passage.plain[: found.start("year")]):
        return True
    if any(int(year) > int(found["year"]) for year in before):
        return True
    near = passage.plain[found.start("year") : stops[1] if len(stops) > 1 else len(passage.plain)]
    return any(int(year) > int(found["year"]) for year in _LATER.findall(near))


def _dates(passage: Passage, report: Report) -> Iterator[StatedYear]:
    if passage.part != "narrative" or report.kind != "final_account":
        return
    for found in _DATE.finditer(passage.plain):
        following = passage.plain[found.end() : found.end() + 60]
        if re.search(r"车辆|设备|固定资产|国有资产", following) and not re.search(r"上年|比", following):
            yield _stated(passage, found, "date", found.span())


def _stated(passage: Passage, found: re.Match[str], place: Place, words: tuple[int, int]) -> StatedYear:
    return StatedYear(passage, found.start("year"), int(found["year"]), place, words)
