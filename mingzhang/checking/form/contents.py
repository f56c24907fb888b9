"""Headings against the list of contents, and their numbers in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.form.entries import Entry, alike, entries, headings, loosely
from mingzhang.checking.form.wrong_words import is_template
from mingzhang.checking.recognised import is_recognised
from mingzhang.checking.registry import PASSAGES, rule
from mingzhang.forms.wording import normalised
from mingzhang.model import Evidence, Passage, Report

RULE = "form.contents"
BASIS = "报告自己的目录"
ALIKE = 0.6
_NUMERALS = "一二三四五六七八九十"
_PART = re.compile(r"第[一二三四五六七八九十]+部分")


@rule(
    RULE,
    title="标题与目录一致",
    basis=BASIS,
    needs=(PASSAGES,),
    meaning="正文各级标题的序号和文字应与目录一致；只作提示。",
    kind="typography",
    severity="info",
)
def headings_are_those_of_the_contents(report: Report) -> Iterator[Comparison]:
    """A heading is worded and numbered as its entry in the list of contents."""
    if is_template(report) or any(map(is_recognised, report.passages)):
        return
    printed = list(headings(report))
    listed = [entry for entry in entries(report) if not entry.is_table]
    differing: list[Comparison] = []
    for entry in listed:
        made = _against(entry, printed)
        if made is not None:
            differing.append(made)
    # Where many differ, the contents are a list of other wording altogether.
    if len(differing) * 4 <= len(listed):
        yield from differing
    yield from (Comparison(RULE, "holds", f"“{entry.title}”") for entry in listed[: 1 if differing else None])


def _against(entry: Entry, printed: list[tuple[str, str, Passage]]) -> Comparison | None:
    wanted = normalised(entry.title)
    if any(wanted in normalised(title) for label, title, _ in printed if label in ("", entry.label)):
        return None
    near = [
        (alike(entry.words, loosely(title)), label, title, passage)
        for label, title, passage in printed
        if label == entry.label or (_PART.match(entry.label) and not label)
    ]
    likest = max(near, key=lambda one: one[0], default=None)
    if likest is None or likest[0] < ALIKE:
        return None
    _, label, title, passage = likest
    return _differing(entry, passage, f"{label}{title}")


def _differing(entry: Entry, passage: Passage, heading: str) -> Comparison:
    whole = f"{entry.label}{entry.title}"
    found = Term("标题", None, Evidence(passage.quote(0, len(passage.text)), None, heading))
    told = Term("目录", None, Evidence(entry.source, None, entry.title))
    note = f"标题为“{heading}”，目录为“{whole}”，请核实"
    return Comparison(
        RULE, "differs", "标题与目录", (found,), (told,), found=heading, expected=whole, note=note
    )


@rule(
    "form.heading_numbers",
    title="标题的序号连续",
    basis=BASIS,
    needs=(PASSAGES,),
    meaning="同一部分中“一、二、三、”的标题，序号应当连续，不跳号、不重号；只作提示。",
    kind="typography",
    severity="info",
)
def headings_are_numbered_in_order(report: Report) -> Iterator[Comparison]:
    """一、 is followed by 二、, not by 三、 or 一、 again."""
    if is_template(report) or any(map(is_recognised, report.passages)):
        return
    numbered = [
        (_number(label), passage)
        for label, _, passage in headings(report)
        if passage.is_heading and passage.part == "narrative" and _number(label)
    ]
    for (before, _), (number, passage) in pairwise(numbered):
        if number in (before + 1, 1):
            yield Comparison("form.heading_numbers", "holds", passage.text[:40])
        elif number == before or (number == before + 2 and not _runs_in(report, before + 1)):
            term = Term(passage.text, None, Evidence(passage.quote(0, len(passage.text))))
            expected = f"{_numeral(before + 1)}、"
            note = f"“{passage.text}”的序号接在“{_numeral(before)}、”之后，应为“{expected}”，请核实"
            yield Comparison(
                "form.heading_numbers",
                "differs",
                "标题的序号",
                (term,),
                found=passage.text,
                expected=expected,
                note=note,
            )


def _number(label: str) -> int:
    """The number of a 一、 label; 0 for any other."""
    if not re.fullmatch(r"[一二三四五六七八九十]{1,3}[、.．]", label):
        return 0
    tens, _, ones = label[:-1].rpartition("十")
    unit = _NUMERALS.index(ones) + 1 if ones else 0
    if "十" not in label:
        return unit
    return (_NUMERALS.index(tens) + 1 if tens else 1) * 10 + unit


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    lead = ("" if tens == 1 else _NUMERALS[tens - 1]) + "十" if tens else ""
    return lead + (_NUMERALS[ones - 1] if ones else "")


def _runs_in(report: Report, number: int) -> bool:
    """Whether the heading that seems to be left out begins or stands within a passage."""
    return any(f"{_numeral(number)}、" in one.plain for one in report.passages if one.part != "contents")
