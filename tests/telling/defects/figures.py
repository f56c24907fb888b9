"""Wrong figures, rates and directions in the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.telling.defects.digits import fewer_digits, other_digits
from tests.telling.defects.kinds import Planted, defect, in_text
from tests.telling.paper import Paper
from tests.telling.story import Story

AMOUNT = r"(?<![\d.,])\d[\d,]*\.?\d*(?=万元)"


@defect("two digits swapped in the text")
def swapped_digits(paper: Paper, _story: Story, random: Random) -> Planted | None:
    return in_text(
        paper,
        random,
        rf"(?:决算为|总计|合计|支出){AMOUNT}",
        lambda match: _changed_tail(match, other_digits, random),
    )


@defect("a digit dropped in the text")
def dropped_digit(paper: Paper, _story: Story, random: Random) -> Planted | None:
    return in_text(
        paper,
        random,
        rf"(?:决算为|总计|合计|支出){AMOUNT}",
        lambda match: _changed_tail(match, fewer_digits, random),
    )


def _changed_tail(
    match: re.Match[str], change: Callable[[str, Random], str | None], random: Random
) -> str | None:
    lead = re.match(r"\D*", match.group())
    assert lead is not None
    new = change(match.group()[lead.end() :], random)
    return None if new is None else lead.group() + new


@defect("元 for 万元 in the text")
def yuan(paper: Paper, _story: Story, random: Random) -> Planted | None:
    return in_text(
        paper,
        random,
        r"(?:决算为|总计|合计)\d[\d,.]*万元",
        lambda match: match.group().replace("万元", "元"),
    )


@defect("all funds in the general budget's place")
def all_funds(paper: Paper, story: Story, random: Random) -> Planted | None:
    hand = story.hand
    if hand.prints_same(story.spent, story.general):
        return None
    pattern = rf"一般公共预算财政拨款支出{re.escape(hand.money(story.general))}万元"
    new = f"一般公共预算财政拨款支出{hand.money(story.spent)}万元"
    return in_text(paper, random, pattern, lambda _: new, hand.money(story.spent))


@defect("last year's figure")
def last_year(paper: Paper, story: Story, random: Random) -> Planted | None:
    hand, now = story.hand, story.spent
    before = now * 7 // 8
    pattern = rf"支出合计{re.escape(hand.money(now))}万元"
    return in_text(
        paper,
        random,
        pattern,
        lambda match: match.group().replace(hand.money(now), hand.money(before)),
        hand.money(before),
    )


@defect("大于 and 小于 turned round")
def turned_comparison(paper: Paper, _story: Story, random: Random) -> Planted | None:
    turned = {"决算数大于": "决算数小于", "决算数小于": "决算数大于"}
    pattern = r"完成[^，。；\d]{1,8}(?!100(?:\.0+)?%)\d[\d,.]*%，(决算数[大小]于)"
    return in_text(paper, random, pattern, lambda match: match.group().replace(match[1], turned[match[1]]))


@defect("增加 and 减少 turned round")
def turned_change(paper: Paper, _story: Story, random: Random) -> Planted | None:
    turned = {"增加": "减少", "减少": "增加"}
    return in_text(
        paper,
        random,
        r"(?:增加|减少)(?=\d[\d,.]*万元，(?:增长|下降|降低)\d)",
        lambda match: turned[match.group()],
    )


@defect("减少为 0，与上年持平")
def less_by_nothing(paper: Paper, _story: Story, random: Random) -> Planted | None:
    return in_text(
        paper,
        random,
        r"比[^，。；比]{2,8}(?:增加|减少)\d[\d,.]*万元，(?:增长|下降|降低)[\d,.]+%",
        lambda match: re.sub(r"(?:增加|减少).*", "减少为0，与上年持平", match.group()),
    )


def _off(match: re.Match[str]) -> str | None:
    """A rate of two decimals that is 0.05 too high."""
    figure = re.search(r"[\d,]+\.\d\d(?=%)", match.group())
    if figure is None or not figure.group().strip("0."):
        return None
    value = f"{float(figure.group().replace(',', '')) + 0.05:.2f}"
    return match.group().replace(figure.group(), value)


@defect("a share off by 0.05")
def wrong_share(paper: Paper, _story: Story, random: Random) -> Planted | None:
    return in_text(paper, random, r"(?<=\d\d\d\.\d\d万元，)占[^，。；\d]{0,14}[\d,]+\.\d\d%", _off)


@defect("a growth off by 0.05")
def wrong_growth(paper: Paper, _story: Story, random: Random) -> Planted | None:
    return in_text(
        paper,
        random,
        r"(?<=0万元，)(?:增长|下降|降低)\d\d?\.\d\d%|(?<=\d\d\d\.\d\d万元，)(?:增长|下降|降低)\d\d?\.\d\d%",
        _off,
    )


@defect("a completion off by 0.05")
def wrong_completion(paper: Paper, _story: Story, random: Random) -> Planted | None:
    budget = r"预算为\d[\d,.]*万元，支出决算为\d{3,}\.\d\d万元，"
    return in_text(paper, random, rf"{budget}完成[^，。；\d]{{2,8}}\d\d?\.\d\d%", _off)


@defect("a percentage without %")
def no_per_cent(paper: Paper, _story: Story, random: Random) -> Planted | None:
    return in_text(
        paper,
        random,
        r"(?:增长|下降|完成年初预算的|占本年支出合计的)\d[\d,.]*%",
        lambda match: match.group()[:-1],
    )
