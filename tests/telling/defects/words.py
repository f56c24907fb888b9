"""Wrong names, years and sections in the text."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from random import Random

from tests.telling.defects.kinds import Planted, defect, in_text
from tests.telling.paper import Paper
from tests.telling.story import DEPARTMENT, OTHER_DEPARTMENT, YEAR, Story


@defect("another item's name")
def another_name(paper: Paper, story: Story, random: Random) -> Planted | None:
    names = [item.name for item in story.items]
    known = {item.name for item in story.items if names.count(item.name) == 1}
    others = ["公务员医疗补助", "其他行政事业单位养老支出", "信访事务", "小城镇基础设施建设"]

    def change(match: re.Match[str]) -> str | None:
        return f"（款）{random.choice(others)}（项）" if match["name"] in known else None

    return in_text(paper, random, r"（款）(?P<name>[^（）]+)（项）", change)


@defect("a component listed that is 0.00")
def empty_component(paper: Paper, _story: Story, random: Random) -> Planted | None:
    sheet = next(sheet for sheet in paper.sheets if sheet.truths[0]["table"] == "basic_expenditure")
    blank = [
        name
        for row in sheet.body
        for name, figure in pairwise(row)
        if name in ("退休费", "生活补助", "奖金", "绩效工资") and not figure
    ]
    if not blank:
        return None
    name = random.choice(blank)
    return in_text(
        paper, random, r"主要包括：?(?=[^；。]*工资)", lambda match: f"{match.group()}{name}、", name
    )


@defect("a wrong year in the text")
def wrong_year(paper: Paper, _story: Story, random: Random) -> Planted | None:
    year = YEAR - random.choice([1, 3])
    return in_text(
        paper,
        random,
        rf"^(?:{DEPARTMENT})?{YEAR}年度(?=[^。]*\d万元)",
        lambda match: match.group().replace(str(YEAR), str(year)),
        str(year),
    )


@defect("another department's name in the text")
def another_department(paper: Paper, _story: Story, random: Random) -> Planted | None:
    return in_text(paper, random, DEPARTMENT, lambda _: OTHER_DEPARTMENT, OTHER_DEPARTMENT)


@defect("a placeholder in the text")
def placeholder(paper: Paper, _story: Story, random: Random) -> Planted | None:
    return in_text(paper, random, f"{DEPARTMENT}|本部门|本单位", lambda _: "XX局", "XX")


@defect("a placeholder on the cover")
def placeholder_on_cover(paper: Paper, _story: Story, _random: Random) -> Planted | None:
    return Planted(replace(paper, cover=("XX局", *paper.cover[1:])), "XX局", "XX局")


_MAIN = re.compile(r"[一二三四五六七八九十]{1,3}、")
_PART = re.compile(r"（[一二三四五六七八九]）.{4,20}$")


def _without_section(paper: Paper, random: Random, words: str, listed: bool) -> Planted | None:
    """The paper without a section whose title has those words; its entry in the 目录 is kept or not."""
    main = [place for place, line in enumerate(paper.narrative) if _MAIN.match(line)]
    parts = [place for place, line in enumerate(paper.narrative) if _PART.match(line)]
    wanted = [
        place for place in (main if listed else (*main, *parts)) if re.search(words, paper.narrative[place])
    ]
    if not wanted:
        return None
    first = random.choice(wanted)
    ends = main if first in main else sorted((*main, *parts))
    last = next((place for place in ends if place > first), len(paper.narrative))
    title = paper.narrative[first]
    kept = (*paper.narrative[:first], *paper.narrative[last:])
    contents = tuple(line for line in paper.contents if listed or line != title)
    word = re.search(words, title)
    assert word is not None
    return Planted(replace(paper, narrative=kept, contents=contents), word.group(), missing=True)


@defect("a section left out that the 目录 has")
def left_out_section(paper: Paper, _story: Story, random: Random) -> Planted | None:
    return _without_section(paper, random, "三公|一般公共预算财政拨款支出|收入决算|采购|国有资产", True)


@defect("a section left out")
def left_out_everywhere(paper: Paper, _story: Story, random: Random) -> Planted | None:
    return _without_section(paper, random, "机关运行经费|采购|国有资产|绩效", False)
