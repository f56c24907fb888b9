"""Figures whose % or 元 was forgotten: 增长13.95。, 接待支出0.39万（, 支出为12.50。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang.checking.comparison import Comparison
from mingzhang.checking.form.placeholders import BASIS
from mingzhang.checking.form.wrong_words import Slip, printed, settled
from mingzhang.checking.registry import PASSAGES, rule
from mingzhang.model import Evidence, Passage, Report

_STOP = r"(?=[。；，）]|$|主要|其中|原因)"
_MONEY = "(?:支出|收入|经费|费|预算|决算|金额|资金|拨款|总计|合计|总额|结余|结转|采购|补助|决算数|预算数)"
_PERCENT = re.compile(
    r"(?:(?:增长|下降|上升|增幅|降幅)(?:了|约|率?为)?"
    r"|占[^，。；、：\d]{1,24}?的?(?:比重|比例)?(?:为|约)?"
    r"|完成[^，。；、：\d]{0,12}(?:预算|目标|任务)(?:数)?的"
    r"|(?:执行率|完成率|支出进度|支付进度|增长率|下降率)(?:为|是|约)?)"
    rf"(?P<figure>\d+\.\d+){_STOP}"
)
_SHARE = re.compile(rf"(?<=，)占(?P<figure>\d+\.\d+){_STOP}")
_GROWTH = re.compile(
    r"(?<=元，)(?:(?:增长|下降|上升|降低)(?:了|约|率?为)?|完成(?:年初|全年)?预算的)"
    r"(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+)(?=[。；，]|$)"
)
"""Behind an amount: a rate, though it has no decimals, or separators."""
_YUAN = re.compile(
    rf"{_MONEY}[^，。；、：\d（）]{{0,8}}(?P<figure>\d[\d,]*(?:\.\d+)?万)(?=[，。；）]|$|（(?!含）)|其中|主要)"
)
_WHOLE = re.compile(
    rf"{_MONEY}(?:数|额)?(?:为|共|共计)?(?P<figure>\d[\d,]*\.\d{{2}})(?=[，。；]|$|（其中|其中|主要)"
)
_THRESHOLD = re.compile(r"单价|以上|以下|标准|限额")


@rule(
    "form.missing_unit",
    title="数字带有单位",
    basis=BASIS,
    needs=(PASSAGES,),
    meaning="正文中的增长率、占比、完成率应带有“%”，金额应带有“万元”或“元”；只看紧接着标点而没有单位的数字。",
    kind="missing_text",
    severity="warning",
)
def figures_have_their_unit(report: Report) -> Iterator[Comparison]:
    """No rate is without its %, no amount without 元 or 万元."""
    yield from settled(report, "form.missing_unit", "数字的单位", _without(report))


def _without(report: Report) -> Iterator[Slip]:
    for passage in printed(report, "narrative", "front", "appendix"):
        if passage.is_heading:
            continue
        for pattern in (_PERCENT, _SHARE, _GROWTH):
            yield from _slips(passage, pattern, "%")
        yield from _slips(passage, _YUAN, "元")
        yield from _slips(passage, _WHOLE, report.unit if "万" in report.unit else "万元")


def _slips(passage: Passage, pattern: re.Pattern[str], unit: str) -> Iterator[Slip]:
    for found in pattern.finditer(passage.plain):
        clause = passage.plain[max(found.start() - 12, 0) : found.end() + 4]
        if not found["figure"].strip("0.,万") or _THRESHOLD.search(clause):
            continue
        words = passage.text[slice(*found.span())]
        evidence = Evidence(passage.quote(*found.span()), _context(passage, found.end()))
        yield Slip((evidence,), words, words + unit, f"“{words}”后缺“{unit}”，请核实")


def _context(passage: Passage, end: int) -> str:
    """The sentence with the figure, and the next where the figure ends it."""
    told = passage.sentence(max(end - 1, 0))
    return told + passage.sentence(end + 1) if passage.plain[end : end + 1] == "。" else told
