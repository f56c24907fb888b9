"""What a slide's visual shows, in words: for those who have it read to them."""

from __future__ import annotations

from mingzhang.presenting.slides import Bars, Grid, Numbers, Pair, Pairs, Parts, Points, Visual

ROWS_TOLD = 12


def told(visual: Visual) -> str:
    """The visual's kind, what it measures and every value in it."""
    if isinstance(visual, Numbers):
        return "；".join(f"{one.label} {one.text}{_unit(one.unit)}" for one in visual.numbers) + "。"
    if isinstance(visual, Bars | Parts):
        kind = "条形图" if isinstance(visual, Bars) else "构成图"
        values = "；".join(
            f"{bar.label} {bar.text}{f'（{bar.note}）' if bar.note else ''}" for bar in visual.bars
        )
        return f"{kind}：{visual.series}，单位{visual.unit}。{values}。"
    if isinstance(visual, Pairs):
        values = "；".join(pair_told(visual, pair) for pair in visual.pairs)
        return f"对比图：{visual.plan}与{visual.actual}，单位{visual.unit}。{values}。"
    if isinstance(visual, Grid):
        return _grid(visual)
    return _points(visual)


def name_of(visual: Visual) -> str:
    """What an outline calls the visual."""
    if isinstance(visual, Pairs):
        return f"{visual.plan}与{visual.actual}对比图"
    if isinstance(visual, Bars):
        return f"{visual.series}条形图"
    if isinstance(visual, Parts):
        return f"{visual.series}构成图"
    if isinstance(visual, Grid):
        return f"表：{visual.name}" if visual.name else "表"
    return "数字" if isinstance(visual, Numbers) else "要点"


def pair_told(pairs: Pairs, pair: Pair, unit: str = "") -> str:
    """社会保险经办机构：年初预算 3,219.30，支出决算 841.32，完成 26.13%; ``unit`` follows every amount."""
    sides = [
        f"{name} {text}{unit}" if text else f"没有{name}"
        for name, text in ((pairs.plan, pair.plan_text), (pairs.actual, pair.actual_text))
    ]
    return f"{pair.label}：{'，'.join([*sides, pair.note] if pair.note else sides)}"


def _unit(unit: str) -> str:
    return f" {unit}" if unit else ""


def _grid(grid: Grid) -> str:
    rows = [
        "，".join(f"{head} {cell or '空白'}" for head, cell in zip(grid.heads, row, strict=True))
        for row in grid.rows[:ROWS_TOLD]
    ]
    more = f"另有 {grid.more} 项未列。" if grid.more else ""
    return f"{name_of(grid)}。{'；'.join(rows)}。{more}"


def _points(points: Points) -> str:
    return "；".join(point.text for point in points.points) + "。"
