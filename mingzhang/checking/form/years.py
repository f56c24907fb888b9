"""The report's own year in titles and at the beginnings of sentences; misprinted years."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mingzhang.checking.comparison import Comparison
from mingzhang.checking.form.placeholders import BASIS
from mingzhang.checking.form.stated_years import StatedYear, own_year, stated_years
from mingzhang.checking.form.wrong_words import Slip, matches, plainly_read, printed, settled, slip
from mingzhang.checking.recognised import is_recognised
from mingzhang.checking.registry import PASSAGES, rule
from mingzhang.model import Evidence, Passage, Report

_COMPARED = re.compile(
    r"(?:(?:与|同|(?<!占)(?<!同)(?<!环)比|较)(?P<year>20\d\d)年度?(?:决算数?|支出|收入)?(?:相比|持平)"
    r"|(?:(?<!占)(?<!同)(?<!环)比|较)(?P<other>20\d\d)年度?[^，。；\d]{0,18}?(?:增加|减少|增长|下降))"
)
_BUDGET = re.compile(r"预算|执行|年初|年末|年底|计划|目标|指标|批复|下达|安排|核定|调整|追加")
_MISPRINTS = (
    (re.compile(r"(?<![\d.,])(?:20\d|2[1-9]\d)(?=年(?:度|决算|预算|部门))"), "年份的位数不对"),
    (re.compile(r"(?<![\d.,])(?:20\d{3}(?=年)|\d{5}(?=年度))"), "年份的位数不对"),
    (re.compile(r"(?<![\dA-Za-z])(?:2[Oo〇]\d\d|20[Oo〇]\d)(?=年)"), "年份中有字母"),
    (re.compile(r"20\d\d年年度"), "多一“年”字"),
    (
        re.compile(r"20\d\d度(?=部门|单位|决算|预算|收入|支出|财政|政府|一般|国有|本部门|\"三公)"),
        "缺“年”字",
    ),
    (re.compile(r"(?<=[较比与])上一度|上一度(?=相比|增加|减少|增长|下降|持平|决算|支出|收入)"), "缺“年”字"),
    (re.compile(r"上年年度|上上一?年度(?=相比|增加|减少)"), "多一字"),
)


@rule(
    "form.year",
    title="标题、报表和各句开头的年度是本报告的年度",
    basis=BASIS,
    needs=(PASSAGES,),
    meaning="封面、各部分标题、报表的标题、“（××年度）”、句首的“××年度收入支出总计…万元”和“截至××年12月31日”应是本年度；"
    "与上年相比的，应是同一个上年。引用文件、规划、项目名称和上年执行数中的年份不判断。",
    kind="wrong_year",
)
def the_year_is_the_reports(report: Report) -> Iterator[Comparison]:
    """Where the report's own year must stand, it does."""
    stated = stated_years(report)
    year = own_year(report, stated)
    if year is None:
        return
    wrong = [one for one in stated if one.year != year]
    for one in stated:
        if one.year == year:
            yield Comparison("form.year", "holds", f"“{_words(one)}”的年度")
    slips = [
        *(_other_year(one, year) for one in wrong),
        *_table_titles(report, year),
        *_wrong_comparisons(report, year),
    ]
    yield from settled(report, "form.year", "年度", slips)


def _words(one: StatedYear) -> str:
    return one.passage.text[slice(*one.words)][:40]


def _other_year(one: StatedYear, year: int) -> Slip:
    note = f"“{_words(one)}”印为 {one.year} 年，本报告是 {year} 年度的，请核实"
    return slip(one.passage, one.start, one.start + 4, f"{year}", note)


def _table_titles(report: Report, year: int) -> Iterator[Slip]:
    """Titles that are printed within their table's grid, where no passage has them."""
    told = {(one.source.page, one.text) for one in report.passages}
    for table in report.tables:
        found = re.search(r"(20\d\d)年度?(?=[^，。]{0,40}表$)", table.title)
        source = table.source
        if table.id is None or found is None or int(found[1]) == year or source is None:
            continue
        shown = any(page == source.page and found.group() in text for page, text in told)
        if not shown and not is_recognised(source):
            note = f"《{table.title}》印为 {found[1]} 年，本报告是 {year} 年度的，请核实"
            yield Slip((Evidence(source, None, table.title, table.id),), found[1], f"{year}", note)


def _wrong_comparisons(report: Report, year: int) -> Iterator[Slip]:
    """Compared with itself, or with another year than everywhere else."""
    found = [
        (passage, match)
        for passage, match in matches(_COMPARED, printed(report, "narrative"))
        if not (_compared(match) == year and _BUDGET.search(match.group()))
        and not _tells_of_later(passage, match, year)
    ]
    years = Counter(_compared(match) for _, match in found)
    usual = years[year - 1] >= 3 and years[year - 1] > 2 * (sum(years.values()) - years[year - 1])
    for passage, match in found:
        compared = _compared(match)
        alone = usual and years[compared] == 1
        if compared >= year or (alone and compared == year - 2 and not _both(passage, match)):
            note = f"“{match.group()}”与他处不同：本报告是 {year} 年度的，上年是 {year - 1} 年，请核实"
            if report.kind == "final_account":
                start = match.start("year") if match["year"] else match.start("other")
                yield slip(passage, start, start + 4, f"{year - 1}", note)


def _compared(match: re.Match[str]) -> int:
    return int(match["year"] or match["other"])


def _tells_of_later(passage: Passage, match: re.Match[str], year: int) -> bool:
    """Whether the sentence is about a year to come, which it compares: 2025 年预算比 2024 年减少."""
    start = passage.plain.rfind("。", 0, match.start()) + 1
    years = re.findall(r"(?<!\d)20\d\d(?=年)", passage.plain[start : match.start()])
    return any(int(one) > year for one in years)


def _both(passage: Passage, match: re.Match[str]) -> bool:
    """Whether last year is compared with in the same passage too."""
    return str(_compared(match) + 1) in passage.plain[: match.start()]


@rule(
    "form.misprinted_year",
    title="年份书写完整",
    basis=BASIS,
    needs=(PASSAGES,),
    meaning="“202年度”“20224年”“2024年年度”“上一度”等年份多字、漏字的，请核实。",
    kind="missing_text",
    severity="warning",
)
def years_are_whole(report: Report) -> Iterator[Comparison]:
    """No year has a digit or letter too many or too few."""
    slips = [
        slip(passage, *found.span(), _mended(found.group(), why), f"“{found.group()}”{why}，请核实")
        for pattern, why in _MISPRINTS
        for passage, found in matches(pattern, plainly_read(report))
    ]
    yield from settled(report, "form.misprinted_year", "年份", slips)


def _mended(words: str, why: str) -> str:
    if why == "缺“年”字":
        return words.replace("度", "年度")
    return words.replace("年年", "年") if "年年" in words else "四位数的年份"
