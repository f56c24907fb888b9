"""Wrong figures, rows, codes and captions in the tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from random import Random

from tests.telling.defects.digits import fewer_digits, other_digits
from tests.telling.defects.kinds import Planted, defect
from tests.telling.paper import Paper
from tests.telling.story import DEPARTMENT, OTHER_DEPARTMENT, Story
from tests.typesetting.provinces.sheets import Sheet

_FIGURE = re.compile(r"^-?\d[\d,]*\.\d\d$")


def _with_sheet(paper: Paper, number: int, sheet: Sheet) -> Paper:
    return replace(paper, sheets=(*paper.sheets[:number], sheet, *paper.sheets[number + 1 :]))


def _sheets(paper: Paper, random: Random, *ids: str) -> list[tuple[int, Sheet]]:
    """The sheets of those forms that have figures, in any order."""
    found = [
        (number, sheet)
        for number, sheet in enumerate(paper.sheets)
        if sheet.truths[0]["table"] in ids and any(_FIGURE.match(text) for row in sheet.body for text in row)
    ]
    random.shuffle(found)
    return found


_CODED = ("income", "expenditure", "general_budget_expenditure", "government_fund")


def _cell(
    paper: Paper, random: Random, ids: Sequence[str], change: Callable[[str, Random], str | None]
) -> Planted | None:
    for number, sheet in _sheets(paper, random, *ids):
        places = [
            (row, column)
            for row, texts in enumerate(sheet.body)
            for column, text in enumerate(texts)
            if _FIGURE.match(text)
        ]
        random.shuffle(places)
        for row, column in places:
            new = change(sheet.body[row][column], random)
            if new is None or abs(_value(new) - _value(sheet.body[row][column])) < 1:
                continue
            return Planted(_with_sheet(paper, number, _set(sheet, row, column, new)), new, sheet.title)
    return None


def _value(text: str) -> float:
    return float(text.replace(",", ""))


def _set(sheet: Sheet, row: int, column: int, text: str) -> Sheet:
    texts = sheet.body[row]
    changed = (*texts[:column], text, *texts[column + 1 :])
    return replace(sheet, body=(*sheet.body[:row], changed, *sheet.body[row + 1 :]))


@defect("two digits swapped in a table")
def swapped_in_table(paper: Paper, _story: Story, random: Random) -> Planted | None:
    return _cell(paper, random, (*_CODED, "fiscal_summary", "three_public"), other_digits)


@defect("a digit dropped in a table")
def dropped_in_table(paper: Paper, _story: Story, random: Random) -> Planted | None:
    return _cell(paper, random, (*_CODED, "fiscal_summary", "basic_expenditure"), fewer_digits)


@defect("a block of values shifted by a row")
def shifted(paper: Paper, _story: Story, random: Random) -> Planted | None:
    for number, sheet in _sheets(paper, random, *_CODED[:3]):
        rows = [row for row, texts in enumerate(sheet.body) if re.match(r"\d{3,7}$|2", texts[0])]
        width = len(sheet.body[0])
        columns = [
            column for column in range(width) if all(_FIGURE.match(sheet.body[row][column]) for row in rows)
        ]
        if len(rows) < 6 or not columns:
            continue
        start = random.randrange(1, len(rows) - 4)
        column = columns[0]
        body = [list(texts) for texts in sheet.body]
        block = rows[start : start + 4]
        if len({sheet.body[row][column] for row in block}) < 4:
            continue
        for upper, lower in pairwise(block):
            body[lower][column] = sheet.body[upper][column]
        wrong = body[block[1]][column]
        changed = replace(sheet, body=tuple(tuple(texts) for texts in body))
        return Planted(_with_sheet(paper, number, changed), wrong, sheet.title)
    return None


@defect("a duplicated row")
def duplicated(paper: Paper, _story: Story, random: Random) -> Planted | None:
    for number, sheet in _sheets(paper, random, *_CODED[:3]):
        rows = [row for row, texts in enumerate(sheet.body) if re.match(r"\d{7}$", texts[0])]
        if not rows:
            continue
        row = random.choice(rows)
        body = (*sheet.body[: row + 1], sheet.body[row], *sheet.body[row + 1 :])
        return Planted(_with_sheet(paper, number, replace(sheet, body=body)), sheet.body[row][0], sheet.title)
    return None


@defect("the only item of a 款 left out")
def only_item_left_out(paper: Paper, _story: Story, random: Random) -> Planted | None:
    for number, sheet in _sheets(paper, random, *_CODED[:3]):
        codes = [texts[0] for texts in sheet.body]
        only = [
            row
            for row, code in enumerate(codes)
            if re.match(r"\d{7}$", code) and sum(one.startswith(code[:5]) for one in codes) == 2
        ]
        if not only or len({code[:5] for code in codes if len(code) == 7}) < 3:
            continue
        row = random.choice(only)
        body = (*sheet.body[:row], *sheet.body[row + 1 :])
        return Planted(_with_sheet(paper, number, replace(sheet, body=body)), codes[row][:5], sheet.title)
    return None


@defect("a code outside its parent")
def outside_parent(paper: Paper, _story: Story, random: Random) -> Planted | None:
    for number, sheet in _sheets(paper, random, *_CODED[:3]):
        rows = [row for row, texts in enumerate(sheet.body) if re.match(r"\d{7}$", texts[0])]
        if not rows:
            continue
        row = random.choice(rows)
        code = sheet.body[row][0]
        new = f"{'213' if code[:3] != '213' else '214'}{code[3:]}"
        return Planted(_with_sheet(paper, number, _set(sheet, row, 0, new)), new, sheet.title)
    return None


@defect("a table left out")
def left_out_table(paper: Paper, _story: Story, random: Random) -> Planted | None:
    wanted = (
        *_CODED,
        "income_expenditure_summary",
        "fiscal_summary",
        "basic_expenditure",
        "three_public",
        "state_capital",
    )
    number = random.choice([n for n, sheet in enumerate(paper.sheets) if sheet.truths[0]["table"] in wanted])
    title = paper.sheets[number].title
    sheets = (*paper.sheets[:number], *paper.sheets[number + 1 :])
    contents = tuple(line for line in paper.contents if not line.endswith(title))
    return Planted(replace(paper, sheets=sheets, contents=contents), title[:4], missing=True)


@defect("a unit ten thousand times off")
def wrong_unit(paper: Paper, _story: Story, random: Random) -> Planted | None:
    for number, sheet in _sheets(
        paper, random, *_CODED[:3], "basic_expenditure", "income_expenditure_summary"
    ):
        over = tuple((text.replace("万元", "元"), place) for text, place in sheet.over)
        if over != sheet.over:
            return Planted(_with_sheet(paper, number, replace(sheet, over=over)), "元", sheet.title)
    return None


@defect("a table without its unit")
def no_unit(paper: Paper, _story: Story, random: Random) -> Planted | None:
    for number, sheet in _sheets(paper, random, *_CODED, "basic_expenditure", "income_expenditure_summary"):
        over = tuple((text, place) for text, place in sheet.over if "单位：" not in text or "万" not in text)
        if over != sheet.over and not any("元" in text for row in sheet.header for text in row):
            return Planted(_with_sheet(paper, number, replace(sheet, over=over)), sheet.title, sheet.title)
    return None


@defect("another department over a table")
def another_department_over_a_table(paper: Paper, _story: Story, random: Random) -> Planted | None:
    numbers = [n for n, sheet in enumerate(paper.sheets) if any(DEPARTMENT in text for text, _ in sheet.over)]
    if not numbers:
        return None
    number = random.choice(numbers)
    sheet = paper.sheets[number]
    over = tuple((text.replace(DEPARTMENT, OTHER_DEPARTMENT), place) for text, place in sheet.over)
    return Planted(_with_sheet(paper, number, replace(sheet, over=over)), OTHER_DEPARTMENT, OTHER_DEPARTMENT)
