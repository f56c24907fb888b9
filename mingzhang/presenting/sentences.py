"""What a report says, in plain sentences built from its figures by rule.

Every wording here must be right for any report: more or less than last year, over or under budget,
with or without budget figures, carried amounts, one 类 or many. A sentence carries its sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from mingzhang.frames.budget import Driver
from mingzhang.frames.budget_view import BudgetView
from mingzhang.frames.figures import Figure, joined
from mingzhang.frames.overview import Change, Overview
from mingzhang.model import Source
from mingzhang.presenting import numerals
from mingzhang.presenting.borne_out import borne_out
from mingzhang.presenting.captions import Say, absolute, difference_of, is_whole_of
from mingzhang.presenting.kinds import against, words_of
from mingzhang.presenting.units import in_words

NUMERALS = "零一两三四五六七八九十"
"""Of tenths: 两成, 近三成."""
NEARLY_ALL = Decimal("99.5")
ALL_BUT_ROUNDING = Decimal("100.005")
"""Above this, two decimals print more than 100%."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A finding in bold, what stands behind it, the report's own words, and where all that is printed."""

    lead: str
    text: str
    quote: str
    sources: tuple[Source, ...]


def size(figure: Figure) -> str:
    """The figure's digits without its sign."""
    return numerals.money(abs(figure.value), figure.quantum)


def rate(figure: Figure) -> str:
    """A rate as running text has it: 29.21%."""
    return f"{size(figure)}%"


def in_tenths(percent: Decimal) -> str:
    """A part of a whole in words (近三成, 七成多); below a tenth and above the whole, in digits."""
    if percent == 100:
        return "全部"
    if NEARLY_ALL <= percent < 100:
        return "几乎全部"
    if not 10 <= percent < 100:
        return numerals.percent(percent, closed=True)
    base, beyond = divmod(percent / 10, 1)
    if base < 9 and beyond >= Decimal("0.8"):
        return f"近{NUMERALS[int(base) + 1]}成"
    return f"{NUMERALS[int(base)]}成" + ("多" if beyond >= Decimal("0.1") else "")


def sentences(view: Overview, say: Say = in_words) -> tuple[Sentence, ...]:
    """The change against last year, the budget, and where the money went; ``say`` writes amounts."""
    found = (change_sentence(view, say), budget_sentence(view, say), structure_sentence(view))
    return tuple(sentence for sentence in found if sentence is not None)


def change_sentence(view: Overview, say: Say = in_words) -> Sentence | None:
    """How the whole moved against last year, with the report's reason; None where it does not say."""
    change = view.change
    if change is None:
        return None
    quote = change.reason.quoted if change.reason is not None else ""
    growth = growth_of(change)
    places = list(joined(change.change, *([growth] if growth else [])))
    if change.reason is not None:
        places.append(change.reason.source)
    lead = _change_lead(change, growth, _moved(view, change), against(change.basis, view.report), say)
    return Sentence(lead, _change_text(change, growth, say), quote, tuple(places))


def growth_of(change: Change) -> Figure | None:
    """The printed growth, where it is that of the amounts and says more than nothing."""
    growth = borne_out(change.growth, change.change, change.prior)
    return growth if growth is not None and growth.value else None


def _moved(view: Overview, change: Change) -> str:
    if "收" in change.subject and not view.balanced:
        return "收支总计"
    if view.report.kind == "budget" and (view.total is None or not same_amount(view.total, change.current)):
        return change.subject
    return words_of(view.report).spent if "支" in change.subject else change.subject


def same_amount(one: Figure, other: Figure) -> bool:
    """Whether two prints are of one amount, at the precision of the coarser."""
    return abs(one.value - other.value) <= max(one.quantum, other.quantum) / 2


def _change_lead(change: Change, growth: Figure | None, moved: str, prior: str, say: Say) -> str:
    if not change.change.value:
        return f"{moved}与{prior}持平。"
    word = "多" if change.change.value > 0 else "少"
    if growth is None:
        return f"{moved}比{prior}{word} {say(absolute(change.change))}。"
    return f"{moved}比{prior}{word}{growth_in_words(growth)}。"


def growth_in_words(growth: Figure) -> str:
    """How much more or less: 近三成; a rate below a tenth, or of nearly the whole and more, in digits."""
    percent = abs(growth.value)
    return in_tenths(percent) if 10 <= percent < NEARLY_ALL else f" {rate(growth)}"


def _change_text(change: Change, growth: Figure | None, say: Say) -> str:
    if not change.change.value or growth is None:
        return ""
    up = change.change.value > 0
    amount = f"{'增加' if up else '减少'} {say(absolute(change.change))}"
    return f"{amount}，{'增长' if up else '下降'} {rate(growth)}"


def budget_sentence(view: Overview, say: Say = in_words) -> Sentence | None:
    """How the budget was met and which item made the difference."""
    budget = view.budget
    if budget is None:
        return None
    whole = budget.whole
    if whole.budget is None:
        return Sentence(f"没有读到{budget.label}总数。", "无法与决算比较完成情况", "", ())
    if whole.final is None or whole.final.value < 0 or whole.budget.value < 0:
        return None
    printed = borne_out(whole.completion, whole.final, whole.budget)
    text, quote, more = _driver_text(budget, view.driver, say)
    places = joined(whole.budget, whole.final) if printed is None else printed.sources
    lead = budget_lead(budget.label, whole.final, whole.budget, printed, say)
    if view.change is not None and view.change.change.value > 0 and lead.startswith("只用了"):
        lead = f"却{lead}"
    return Sentence(lead, text, quote, tuple(dict.fromkeys((*places, *more))))


def budget_lead(label: str, final: Figure, budget: Figure, printed: Figure | None, say: Say) -> str:
    """Completion in words, from both amounts: 只用了年初预算的不到一半; ``printed``: as the report has it."""
    if not budget.value:
        return f"{label}为 0，{f'支出 {say(final)}' if final.value else '没有支出'}。"
    if not final.value:
        return f"没有支出，{label}未使用。"
    gap, reached = difference_of(final, budget).value, final.value / budget.value * 100
    if not gap:
        return f"支出与{label}相等。"
    if gap > 0:
        shown = printed.value if printed is not None else reached
        told = f"支出超过{label}，完成 {numerals.percent(shown, closed=True)}。"
        return told if shown > ALL_BUT_ROUNDING else f"支出略超{label}。"
    if reached < 50:
        return f"只用了{label}的不到一半。"
    if reached < 80:
        return f"只用了{label}的{in_tenths(reached)}。"
    return f"用了{label}的{in_tenths(reached)}。"


def _driver_text(budget: BudgetView, driver: Driver | None, say: Say) -> tuple[str, str, tuple[Source, ...]]:
    """Which item made the difference, the report's reason for it, and where it stands."""
    reason = budget.whole.reason
    if driver is None or driver.line.difference is None:
        quote = reason.quoted if reason is not None else ""
        return "", quote, (reason.source,) if reason is not None else ()
    line, difference = driver.line, driver.line.difference
    assert difference is not None
    verb = "多支" if line.direction == "over" else "少支"
    part = driver.share
    if part is not None and 50 <= part.value <= 100:
        text = f"{verb}的 {rate(part)} 在“{line.name}”一项"
    else:
        text = f"{verb}最多的是“{line.name}”，{say(absolute(difference))}"
    reason = line.reason or reason
    places = joined(*(figure for figure in (line.budget, line.final) if figure is not None))
    if reason is None:
        return text, "", places
    return text, reason.quoted, (*places, reason.source)


def structure_sentence(view: Overview) -> Sentence | None:
    """Where most of the money went."""
    if not view.parts or view.total is None:
        return None
    largest, words = view.parts[0], words_of(view.report)
    if len(view.parts) == 1 and (largest.share is None or largest.share.value == 100):
        return Sentence(f"{words.spending}全部在“{largest.name}”。", "", "", largest.figure.sources)
    if largest.share is None:
        return None
    places = joined(*(part.share or part.figure for part in view.parts[:3]))
    if not is_whole_of(view.tree.figure() if view.tree else None, (part.figure for part in view.parts)):
        return Sentence(f"{words.spending}最多的是“{largest.name}”。", "", "", places)
    lead = f"{in_tenths(largest.share.value)}{words.placed}“{short_name(largest.name)}”。"
    others = "、".join(f"{short_name(part.name)} {_share(part.share)}" for part in view.parts[1:3])
    tied = len(view.parts) > 1 and view.parts[1].figure.value == largest.figure.value
    text = f"{'同样多的还有' if tied else '其次是'}{others}" if others else ""
    return Sentence(lead, text, "", places)


def _share(figure: Figure | None) -> str:
    return rate(figure) if figure is not None else ""


def short_name(name: str) -> str:
    """A 类's name without its closing 支出 or 等支出: 社会保障和就业."""
    return name.removesuffix("支出").removesuffix("等") or name


def top_title(view: Overview) -> str:
    """How few items make up most of the money: 两项占去七成多支出."""
    if view.total is None or not view.top or not view.total.value:
        return f"最大的{words_of(view.report).spending}项"
    spending, running = words_of(view.report).spending, Decimal(0)
    for count, item in enumerate(view.top[:3], start=1):
        figure = item.figure()
        running += figure.value / view.total.value * 100 if figure is not None else 0
        if 50 <= running <= 100:
            return f"{('一', '两', '三')[count - 1]}项占去{in_tenths(running)}{spending}"
    return f"最大的 {len(view.top)} 项{spending}"


def signed(figure: Figure) -> str:
    """A change with its sign: +476.16, −5.40; zero without."""
    return numerals.money(figure.value, figure.quantum, signed=True)
