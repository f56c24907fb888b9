"""What the charts of plans, years and projects say: over and under, more and less, what is left."""

from __future__ import annotations

from collections.abc import Sequence

from mingzhang.frames.budget_view import BudgetLine, BudgetView
from mingzhang.frames.figures import Figure, joined, total
from mingzhang.frames.operations import OperatingCosts, Procurement
from mingzhang.frames.performance import ProjectLine
from mingzhang.frames.three_public import PARTS, ThreePublic, Year
from mingzhang.presenting.captions import Caption, Part, Say, absolute, compared, difference_of, largest
from mingzhang.presenting.kinds import AGAINST, Words
from mingzhang.presenting.units import in_words


def budget_caption(lines: Sequence[BudgetLine], view: BudgetView, say: Say = in_words) -> Caption | None:
    """How many items are over and under, and which is the farthest off; without any plan, what is largest."""
    known = [(line, gap) for line in lines if (gap := line.difference) is not None]
    if not known:
        parts = [Part(line.name, line.final) for line in lines if line.final is not None]
        return largest(parts, view.whole.final, say=say)
    lacking = sum(1 for line in lines if line.budget is None and line.final is not None)
    more = f"另有 {lacking} 项没有读到{view.label}。" if lacking else ""
    off = sorted((pair for pair in known if pair[1].value), key=lambda pair: abs(pair[1].value), reverse=True)
    if not off:
        told = "这一项" if len(known) == 1 else f"{len(known)} 项都"
        return Caption(f"{told}与{view.label}相等。{more}", joined(*(gap for _, gap in known[:3])))
    first, gap = off[0]
    verb = verb_of(view, gap)
    if len(known) == 1:
        return Caption(f"“{first.name}”比{view.label}{verb} {say(absolute(gap))}。{more}", gap.sources)
    counts = (
        (sum(1 for _, each in off if each.value < 0), f"少于{view.label}"),
        (sum(1 for _, each in off if each.value > 0), f"多于{view.label}"),
        (len(known) - len(off), "相等"),
    )
    there = [(count, what) for count, what in counts if count]
    if len(there) == 1:
        spread = f"{len(known)} 项都{there[0][1]}"
    else:
        spread = f"{len(known)} 项里，" + "，".join(f"{count} 项{what}" for count, what in there)
    tied = [line for line, each in off if abs(each.value) == abs(gap.value)]
    if len(tied) > 1:
        most = f"相差最多的是“{first.name}”等 {len(tied)} 项，各差 {say(absolute(gap))}"
    else:
        most = f"相差最多的是“{first.name}”，{verb} {say(absolute(gap))}"
    return Caption(f"{spread}；{most}。{more}", gap.sources)


def verb_of(view: BudgetView, gap: Figure) -> str:
    """多支 or 少支; of a budget against last year 多安排 or 少安排."""
    return ("多" if gap.value > 0 else "少") + ("安排" if view.prior else "支")


def three_public_caption(view: ThreePublic, say: Say = in_words) -> Caption | None:
    """The total against its plan and against last year, and the largest of its parts."""
    whole = view.total
    budget = view.kind == "budget"
    own, name = (whole.budget_figure, "本年预算") if budget else (whole.final_figure, "决算")
    if own is None:
        return None
    told, places = [f"{name} {say(own)}"], [own]
    others = [(AGAINST[whole.basis], whole.prior)]
    if not budget:
        others.insert(0, ("预算", whole.budget_figure))
    for label, other in others:
        if other is not None:
            told.append(compared("", own, other, label, say))
            places.append(other)
    parts = [
        Part(item.name, figure)
        for item in (view.items[part] for part in PARTS)
        if (figure := item.budget_figure if budget else item.final_figure) is not None
    ]
    most = (
        largest(parts, own, of="合计", say=say) if sum(1 for part in parts if part.figure.value) > 1 else None
    )
    lead = "，".join(told) + "。"
    return Caption(lead + (most.text if most else ""), joined(*places))


def trend_caption(years: Sequence[Year], say: Say = in_words) -> Caption | None:
    """From the first year to the last, and the highest between them."""
    known = [(year.year, year.final) for year in years if year.final is not None]
    if len(known) < 2:
        return None
    (first, old), (last, new) = known[0], known[-1]
    gap = difference_of(new, old)
    moved = f"{'增加' if gap.value > 0 else '减少'} {say(absolute(gap))}" if gap.value else "没有变化"
    told = f"决算从 {first} 年的 {say(old)}到 {last} 年的 {say(new)}，{moved}"
    highest = max(figure.value for _, figure in known)
    tops = [year for year, figure in known if figure.value == highest]
    if len(known) > 2 and len(tops) == 1:
        told += f"；最高的是 {tops[0]} 年"
    return Caption(f"{told}。", joined(old, new))


def costs_caption(costs: OperatingCosts, say: Say = in_words) -> Caption | None:
    """The largest items of 机关运行经费."""
    tree = costs.tree
    if tree is None:
        return None
    items = ((item.name, item.figure(tree.column)) for item in costs.spent())
    parts = [Part(name, figure) for name, figure in items if figure is not None]
    return largest(parts, costs.total, of="机关运行经费", say=say)


def procurement_caption(procurement: Procurement, words: Words, say: Say = in_words) -> Caption | None:
    """What was bought most."""
    lines = ((line.name, line.figure) for line in procurement.kinds())
    parts = [Part(name, figure) for name, figure in lines if figure is not None]
    return largest(parts, procurement.total, of=words.procurement, counted="类", say=say)


def projects_caption(lines: Sequence[ProjectLine], say: Say = in_words) -> Caption | None:
    """How many projects were spent wholly, what is left of the others and where most of it."""
    known = [(line, difference_of(line.final, line.budget)) for line in lines if line.final and line.budget]
    if not known:
        return None
    left = sorted((pair for pair in known if pair[1].value < 0), key=lambda pair: pair[1].value)
    over = sum(1 for _, gap in known if gap.value > 0)
    if not left:
        rest = f"，{over} 个超出预算" if over else ""
        return Caption(f"{len(known)} 个项目都用完了预算{rest}。", joined(*(gap for _, gap in known[:3])))
    together = total(gap for _, gap in left)
    assert together is not None
    used = len(known) - len(left) - over
    counts = ((used, "用完了预算"), (len(left), "没有用完"), (over, "超出预算"))
    told = "，".join(f"{count} 个{what}" for count, what in counts if count)
    first, gap = left[0]
    if len(left) == 1:
        told += f"：“{first.name}”余 {say(absolute(gap))}"
    else:
        told += f"，共余 {say(absolute(together))}"
        if left[1][1].value > gap.value:
            told += f"，余得最多的是“{first.name}”，{say(absolute(gap))}"
    return Caption(f"{len(known)} 个项目里，{told}。", gap.sources)
