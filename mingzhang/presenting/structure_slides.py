"""Slides about where the money goes: by 类, by the deepest items, by nature."""

from __future__ import annotations

from decimal import Decimal

from mingzhang.frames.basic_project import Nature
from mingzhang.frames.budget import budget_views
from mingzhang.frames.figures import Figure, joined, share, total
from mingzhang.frames.overview import Overview, Part
from mingzhang.frames.structure import Item
from mingzhang.presenting.captions import is_whole_of
from mingzhang.presenting.kinds import words_of
from mingzhang.presenting.sentences import short_name, top_title
from mingzhang.presenting.slide_figures import line_told, number, places, rate_said, said, says_of
from mingzhang.presenting.slides import Bar, Bars, Number, Numbers, Parts, Slide
from mingzhang.presenting.structure_captions import structure_caption

MOST_BARS = 6
"""A projector shows so many bars legibly."""
COUNTS = "一两三"
LONGEST_NAMES = 26
"""So many letters of names still fit behind a title."""


# ---------------------------------------------------------------- 类


def structure_slide(view: Overview) -> Slide | None:
    """The 类 by size, each with its part of the whole."""
    if not view.parts or view.total is None:
        return None
    words = words_of(view.report)
    bars = [_part_bar(part, first=at == 0) for at, part in enumerate(view.parts[:MOST_BARS])]
    rest = view.parts[MOST_BARS:]
    if rest:
        bars.append(_rest_bar([part.figure for part in rest], view.total, "类"))
    largest = view.parts[0]
    return Slide(
        id="structure",
        name="支出结构",
        title=_structure_title(view),
        emphasis=short_name(largest.name),
        visuals=(Bars(words.expenditure, "万元", tuple(bars)),),
        says=_structure_says(view),
        footnote="占比为各类占全部支出的比重；原文没有印出的，按印出的数推算。",
        sources=places(*(bar.sources for bar in bars)),
    )


def _structure_says(view: Overview) -> str:
    """What the chart shows besides the largest part, which the title tells."""
    words = says_of(structure_caption(view.tree)) if view.tree is not None else ""
    return words if "；" in words else ""


def _structure_title(view: Overview) -> str:
    largest, words = view.parts[0], words_of(view.report)
    name = short_name(largest.name)
    if len(view.parts) == 1:
        return f"{words.spending}全部用于{name}"
    if largest.share is None:
        return f"{words.spending}最多的是{name}"
    hundred = largest.share.value.quantize(Decimal(1))
    return f"每 100 元{words.spending}里，{hundred} 元用于{name}"


def _part_bar(part: Part, *, first: bool) -> Bar:
    note = rate_said(part.share) if part.share is not None else ""
    found = joined(part.figure, *([part.share] if part.share is not None else []))
    return Bar(
        part.name,
        part.figure.value,
        said(part.figure),
        note,
        "strong" if first else "plain",
        found,
        f"类级科目 {part.code}。",
    )


def _rest_bar(rest: list[Figure], whole: Figure | None, counted: str) -> Bar:
    together = total(rest)
    assert together is not None
    rate = share(together, whole) if whole is not None and is_whole_of(whole, [together]) else None
    return Bar(
        f"其余 {len(rest)} {counted}",
        together.value,
        said(together),
        rate_said(rate) if rate is not None else "",
        "muted",
        together.sources,
        f"其余 {len(rest)} {counted}相加，推算。" if len(rest) > 1 else "",
    )


# ---------------------------------------------------------------- the deepest items


def items_slide(view: Overview) -> Slide | None:
    """The largest items of the deepest level; none where there are no more than the 类."""
    if len(view.top) < 3:
        return None
    words, title = words_of(view.report), top_title(view)
    few = _few(title)
    bars = [_item_bar(view, item, strong=at < max(few, 1)) for at, item in enumerate(view.top)]
    rest = [figure for item in view.rest if (figure := item.figure()) is not None]
    if rest:
        bars.append(_rest_bar(rest, view.total, "项"))
    names = [item.name for item in view.top[:few]]
    if not few:
        names, title = [view.top[0].name], f"{words.spending}最多的一项"
    fits = names and len(set(names)) == len(names) and sum(map(len, names)) <= LONGEST_NAMES
    return Slide(
        id="items",
        name="最大的几项",
        title=f"{title}：{'、'.join(names)}" if fits else title,
        emphasis="、".join(names) if fits else "",
        visuals=(Bars(f"{view.top[0].level_name or '项'}级{words.spending}", "万元", tuple(bars)),),
        footnote="占比为各项占全部支出的比重，按印出的数推算。" if any(bar.note for bar in bars) else "",
        sources=places(*(bar.sources for bar in bars)),
    )


def _few(title: str) -> int:
    """How many of the largest items the title speaks of: 两项占去七成多支出; 0 where it names no number."""
    return COUNTS.find(title[0]) + 1 if title[1:].startswith("项占去") else 0


def _item_bar(view: Overview, item: Item, *, strong: bool) -> Bar:
    figure = item.figure()
    assert figure is not None
    rate = share(figure, view.total) if view.total is not None and is_whole_of(view.total, [figure]) else None
    return Bar(
        _told_apart(view, item),
        figure.value,
        said(figure),
        rate_said(rate) if rate is not None else "",
        "strong" if strong else "plain",
        figure.sources,
        f"科目编码 {item.code}。{_told(view, item)}",
    )


def _told_apart(view: Overview, item: Item) -> str:
    """An item's name, with its 类 where another of the largest is called the same: 行政运行（城乡社区）."""
    if view.tree is None or sum(other.name == item.name for other in view.top) < 2:
        return item.name
    return f"{item.name}（{short_name(view.tree.by_code[view.tree.class_of(item.code)].name)}）"


def _told(view: Overview, item: Item) -> str:
    """The item's budget, completion and reason, by the first fund that has them."""
    for budget in budget_views(view.report):
        for line in budget.lines:
            if line.code == item.code:
                return line_told(budget, line)
    return ""


# ---------------------------------------------------------------- natures


def nature_slide(view: Overview) -> Slide | None:
    """基本支出 and 项目支出 as parts of one bar."""
    natures = [nature for nature in view.natures if nature.figure.value > 0]
    if len(natures) < 2:
        return None
    largest = max(natures, key=lambda nature: nature.figure.value)
    numbers: list[Number] = []
    if view.personnel.figure is not None:
        numbers.append(number("人员经费", view.personnel.figure))
    numbers += [number(name, figure) for name, figure in view.personnel.parts]
    told = {nature.name for nature in natures}
    numbers = [one for one in numbers if one.label not in told]
    parts = Parts("支出性质", "万元", tuple(_nature_bar(one, strong=one is largest) for one in natures))
    rate = f"，占 {rate_said(largest.share)}" if largest.share is not None else ""
    return Slide(
        id="nature",
        name="基本与项目",
        title=f"{_nature_lead(natures, largest)}{rate}",
        emphasis=largest.name,
        visuals=(parts, Numbers(tuple(numbers))) if numbers else (parts,),
        sources=places(*(nature.figure.sources for nature in natures), *(one.sources for one in numbers)),
    )


def _nature_lead(natures: list[Nature], largest: Nature) -> str:
    others = [nature for nature in natures if nature is not largest]
    if any(nature.figure.value == largest.figure.value for nature in others):
        return f"{largest.name}与{others[0].name}相等" if len(others) == 1 else f"{largest.name}并列最多"
    return f"{largest.name}多于{others[0].name if len(others) == 1 else '其他各项'}"


def _nature_bar(nature: Nature, *, strong: bool) -> Bar:
    note = rate_said(nature.share) if nature.share is not None else ""
    tone = "strong" if strong else "plain"
    return Bar(nature.name, nature.figure.value, said(nature.figure), note, tone, nature.figure.sources)
