"""Numbered items of the narrative: 1.（1）, each one more than the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.registry import PASSAGES, rule
from mingzhang.model import Evidence, Passage, Report

CHINESE = "一二三四五六七八九十"
_LABEL = re.compile(
    rf"^(?:(?P<first>[{CHINESE}]+)、|（(?P<second>[{CHINESE}]+)）|(?P<third>\d{{1,2}})[、.](?!\d)|（(?P<fourth>\d{{1,2}})）)"
)
OF_ITEMS = 2
"""The level of 1. and below: sections (一、, （一）) are held against the contents elsewhere."""
_LEVELS = ("first", "second", "third", "fourth")


@dataclass(frozen=True, slots=True)
class Label:
    """The number that a paragraph begins with: its level (0 for 一、), its value, where it is printed."""

    level: int
    value: int
    end: int
    passage: Passage

    @property
    def text(self) -> str:
        return self.passage.text[: self.end]


@rule(
    "narrative.numbering",
    title="逐项说明的序号连续",
    basis="部门决算公开文本：逐项编号",
    needs=(PASSAGES,),
    meaning="情况说明中逐项编号的序号（1.（1））应当连续，不重复、不跳号；重复或跳号的作说明。",
    kind="typography",
    severity="info",
)
def numbers_follow(report: Report) -> Iterator[Comparison]:
    """A number is one more than the last of its level, or begins again at one."""
    last: dict[int, Label] = {}
    between: list[str] = []
    for passage in report.passages:
        if passage.part != "narrative":
            continue
        label = _label(passage)
        if label is not None:
            before = last.get(label.level)
            if before is not None and label.value > 1 and label.level >= OF_ITEMS:
                yield from _following(before, label, between)
            last = {level: one for level, one in last.items() if level < label.level} | {label.level: label}
            between = []
        between.append(passage.plain)


def _label(passage: Passage) -> Label | None:
    found = _LABEL.match(passage.plain)
    if found is None:
        return None
    level = next(number for number, name in enumerate(_LEVELS) if found[name])
    digits = found[_LEVELS[level]]
    value = int(digits) if digits.isdecimal() else _value(digits)
    return Label(level, value, found.end(), passage) if value else None


def _value(numeral: str) -> int:
    """一 … 九十九; 0 for what is no number."""
    if not re.fullmatch(rf"[{CHINESE[:9]}]?十[{CHINESE[:9]}]?|[{CHINESE[:9]}]", numeral):
        return 0
    tens, ten, ones = numeral.rpartition("十")
    number = CHINESE.find(ones) + 1 if ones else 0
    return number + (10 * (CHINESE.find(tens) + 1 if tens else 1) if ten else 0)


def _following(before: Label, label: Label, between: Sequence[str]) -> Iterator[Comparison]:
    step = label.value - before.value
    if step < 0 or (step > 1 and _is_within(label, between)):
        return
    note = {0: f"序号“{label.text}”重复", 1: ""}.get(step, f"序号从“{before.text}”到“{label.text}”，中间有缺")
    yield Comparison(
        "narrative.numbering",
        "holds" if step == 1 else "differs",
        f"序号“{label.text}”",
        (_term(label),),
        (_term(before),),
        found=label.text,
        expected=f"“{before.text}”的下一个序号",
        note=note and f"{note}，请核实",
    )


def _is_within(label: Label, between: Sequence[str]) -> bool:
    """Whether the number before stands in the middle of a paragraph."""
    missing = label.value - 1
    pattern = rf"（{missing}）" if label.level > OF_ITEMS else rf"(?<!\d){missing}[、.]"
    return any(re.search(pattern, text) for text in between)


def _term(label: Label) -> Term:
    return Term("序号", None, Evidence(label.passage.quote(0, label.end), label.passage.sentence(0)))
