"""Slips of the pen: words and stops twice, brackets left open, known misprints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang.checking.comparison import Comparison
from mingzhang.checking.form.wrong_words import Slip, is_template, matches, printed, settled, slip
from mingzhang.checking.registry import PASSAGES, rule
from mingzhang.model import Passage, Report

BASIS = "公文用字、标点应当规范"

_TWICE = re.compile(r"(?<!目)的的|为为|万元万元|([、，；：。])\1(?!\1)|%%")
_FULL_STOP = re.compile(r"(?<=万元)。(?=完成(?:年初)?(?:预算|调整预算)的\d)")
_ITEM_RUN_ON = re.compile(r"(?<=[\u4e00-\u9fff）])(?P<number>\d{1,2})[.、](?=[\u4e00-\u9fff]{2})")
_MISPRINTS = {
    "财政拔款": "财政拨款",
    "拔付": "拨付",
    "退体": "退休",
    "士地": "土地",
    "予算": "预算",
    "绩效标完成": "绩效目标完成",
    "公务车用车": "公务用车",
    "事物受理": "事务受理",
    "机关运经费": "机关运行经费",
    "三公经废": "三公经费",
    "一般公预算": "一般公共预算",
    "一般共公预算": "一般公共预算",
    "政府釆购": "政府采购",
    "国有资本经营算": "国有资本经营预算",
    "住房公积全": "住房公积金",
    "年未结转": "年末结转",
    "年未财政": "年末财政",
}
_WRONG = re.compile("|".join(_MISPRINTS))


@rule(
    "form.typography",
    title="用字和标点规范",
    basis=BASIS,
    needs=(PASSAGES,),
    meaning="重复的字词和标点、没有关闭的括号、应为逗号的句号、常见的错别字；只作提示。",
    kind="typography",
    severity="info",
)
def words_are_written_right(report: Report) -> Iterator[Comparison]:
    """No word or stop stands twice, no bracket is left open, no known misprint is printed."""
    slips = [*_twice(report), *_misprints(report), *_stops(report), *_brackets(report)]
    yield from settled(report, "form.typography", "用字和标点", slips)


def _twice(report: Report) -> Iterator[Slip]:
    for passage, found in matches(_TWICE, printed(report)):
        words = found.group()
        yield slip(passage, *found.span(), words[: len(words) // 2], f"“{words}”重复，请核实")


def _misprints(report: Report) -> Iterator[Slip]:
    for passage, found in matches(_WRONG, printed(report)):
        meant = _MISPRINTS[found.group()]
        yield slip(passage, *found.span(), meant, f"“{found.group()}”疑为“{meant}”，请核实")


def _stops(report: Report) -> Iterator[Slip]:
    for passage, found in matches(_FULL_STOP, printed(report, "narrative")):
        start, end = max(found.start() - 8, 0), min(found.end() + 8, len(passage.text))
        yield slip(passage, start, end, "，", f"“{passage.text[start:end]}”中的句号应为逗号，请核实")
    before = 0
    for passage in printed(report, "overview", "narrative"):
        begins = re.match(r"(\d{1,2})[.、]", passage.plain)
        before = int(begins[1]) if begins else before
        for found in _ITEM_RUN_ON.finditer(passage.plain):
            if begins and int(found["number"]) == before + 1:
                start, end = max(found.start() - 6, 0), min(found.end() + 4, len(passage.text))
                words = passage.text[start:end]
                before += 1
                yield slip(passage, start, end, "。", f"“{words}”中序号前缺句号，请核实")


def _brackets(report: Report) -> Iterator[Slip]:
    if is_template(report):
        return
    for passage in printed(report, "narrative", "overview", "tables"):
        at = _left_open(passage)
        if at is not None and passage.plain.endswith("。"):
            end = min(at + 16, len(passage.text))
            words = passage.text[at:end]
            yield slip(passage, at, end, "）", f"“{words}”的括号没有关闭，请核实")


def _left_open(passage: Passage) -> int | None:
    """Where the first bracket stands that nothing closes."""
    opened: list[int] = []
    for at, letter in enumerate(passage.plain):
        if letter == "（":
            opened.append(at)
        elif letter == "）" and opened:
            opened.pop()
    return opened[0] if opened else None
