"""What the speaker says at a slide: sentences to be read out, written by rule from what the slide shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mingzhang.presenting.alternatives import pair_told
from mingzhang.presenting.numerals import pages
from mingzhang.presenting.slides import (
    Bar,
    Bars,
    Grid,
    Number,
    Numbers,
    Pairs,
    Parts,
    Points,
    Slide,
    SlideId,
    Visual,
)

OPENINGS: Mapping[SlideId, str] = {
    "total": "首先看收支总量。",
    "structure": "下面看钱用到了哪些方面。",
    "budget": "下面对照来看。",
    "nature": "按支出性质来看。",
    "items": "再具体到科目。",
    "three-public": "下面是“三公”经费的情况。",
    "operations": "下面是机关运行经费和政府采购的情况。",
    "projects": "下面看项目支出的进度。",
    "findings": "下面说明对这份报告的核对情况。",
    "sources": "最后说明各项数字的出处。",
}
MOST_SPOKEN = 4
"""So many values in a row can be listened to."""
ORDINALS = "一二三四五六七八九"


def speech(slide: Slide) -> tuple[str, ...]:
    """The paragraphs of a slide's note: what it says, its figures, the reason given, the pages."""
    if slide.id == "cover":
        return (
            f"各位好，现在汇报{slide.title} {slide.subtitle}的情况。",
            "各项金额以万元为单位，均出自公开的报告。",
        )
    told = [
        f"{OPENINGS[slide.id]}{_ended(slide.title)}",
        *(_spoken(visual) for visual in slide.visuals),
        slide.says,
    ]
    if slide.quote is not None:
        of = f"关于{slide.quote.about}，" if slide.quote.about else ""
        told.append(f"{of}报告给出的原因是：“{slide.quote.text}。”（原文第 {slide.quote.source.page} 页）")
    told += [slide.note, f"以上数字见原文{pages(slide.pages)}。" if slide.pages else ""]
    return tuple(one for one in told if one)


def _ended(words: str) -> str:
    return words if words.endswith(("。", "！", "？")) else f"{words}。"


def _spoken(visual: Visual) -> str:
    if isinstance(visual, Numbers):
        return _sentence([_number(one) for one in visual.numbers], "；")
    if isinstance(visual, Bars | Parts):
        return _bars(visual.bars, visual.unit)
    if isinstance(visual, Pairs):
        return _pairs(visual)
    if isinstance(visual, Grid):
        return _grid(visual)
    return _points(visual)


def _sentence(parts: Sequence[str], between: str) -> str:
    return f"{between.join(parts)}。" if parts else ""


def _number(one: Number) -> str:
    derived = "（推算）" if one.derived else ""
    note = f"，{one.note}" if one.note else ""
    return f"{one.label} {one.text}{f' {one.unit}' if one.unit else ''}{derived}{note}"


def _bars(bars: Sequence[Bar], unit: str) -> str:
    shown = bars[:MOST_SPOKEN]
    told = [f"{bar.label} {bar.text} {unit}{f'，{_noted(bar.note)}' if bar.note else ''}" for bar in shown]
    rest = len(bars) - len(shown)
    return _sentence([*told, f"另有 {rest} 项见图"] if rest else told, "；")


def _pairs(pairs: Pairs) -> str:
    """Each with both its sides; those of which both are nought in one go."""
    spoken = [pair for pair in pairs.pairs if pair.plan or pair.actual]
    silent = [pair.label for pair in pairs.pairs if pair.plan == pair.actual == 0]
    told = [pair_told(pairs, pair, f" {pairs.unit}").replace("：", "，", 1) for pair in spoken[:MOST_SPOKEN]]
    if silent:
        told.append(f"{'、'.join(silent)}{'均' if len(silent) > 1 else ''}为 0")
    return _sentence(told, "；")


def _noted(note: str) -> str:
    return f"占 {note}" if note.endswith("%") else note


def _grid(grid: Grid) -> str:
    rows = [
        f"{row[0]}，"
        + "，".join(_celled(head, cell) for head, cell in zip(grid.heads[1:], row[1:], strict=True) if cell)
        for row in grid.rows[: MOST_SPOKEN - 1]
    ]
    rest = len(grid.rows) - len(rows) + grid.more
    return _sentence([*rows, f"另有 {rest} 项见表"] if rest else rows, "；")


def _celled(head: str, cell: str) -> str:
    """预算 11.52 万元: the unit, which a head has in brackets, behind its figure."""
    name, _, unit = head.partition("（")
    return f"{name} {cell} {unit.rstrip('）')}".rstrip()


def _points(points: Points) -> str:
    told = [
        f"第{ORDINALS[at]}，{_ended(point.text.rstrip('…'))}" for at, point in enumerate(points.points[:9])
    ]
    more = f"另有 {points.more} 处。" if points.more else ""
    return "".join([*told, more])
