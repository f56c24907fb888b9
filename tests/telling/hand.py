"""How a report's text writes figures, and what it says where it compares two."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

NOTHING = 5000
"""In 0.01 元: what is less is printed as 0.00 万元."""
CENT = Decimal("0.01")
REASONS = (
    "年中追加了专项工作经费",
    "按照实际工作进度安排支出",
    "人员调整及工资标准变化",
    "厉行节约，从严控制支出",
    "部分项目跨年实施",
    "按规定调整缴费基数",
)


@dataclass(frozen=True, slots=True)
class Hand:
    """One author's way of writing figures."""

    separators: bool = True
    short: bool = False
    """6.2 for 6.20, 100% for 100.00%."""
    decimals: int = 2
    """Of rates."""

    def money(self, cents: int) -> str:
        """An amount in 万元."""
        value = (Decimal(cents) / 1_000_000).quantize(CENT, ROUND_HALF_UP)
        return self._written(abs(value) if value == 0 else value)

    def rate(self, part: int, whole: int) -> str:
        """``part`` of ``whole`` in per cent; 0 where there is nothing to be a part of."""
        if abs(whole) < NOTHING:
            return self._written(Decimal(0).quantize(Decimal(1).scaleb(-self.decimals)))
        exact = Decimal(part) * 100 / Decimal(whole)
        value = exact.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
        return self._written(abs(value) if value == 0 else value)

    def is_nothing(self, cents: int) -> bool:
        """Whether it is printed as 0.00."""
        return abs(cents) < NOTHING

    def prints_same(self, one: int, other: int) -> bool:
        return self.money(one) == self.money(other)

    def _written(self, value: Decimal) -> str:
        text = f"{value:,}" if self.separators else str(value)
        return text.rstrip("0").rstrip(".") if self.short and "." in text else text


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a change against a year before."""

    more: str = "增加"
    less: str = "减少"
    up: str = "增长"
    down: str = "下降"
    same: str = "与上年持平"
    against: str = "比上年"
    reason: str = "，主要原因是{}"


def changed(hand: Hand, now: int, before: int, random: Random, words: Words = Words()) -> str:
    """比上年增加…万元，增长…%，主要原因是…"""
    difference = now - before
    if hand.is_nothing(difference):
        return words.same
    verb, rate = (words.more, words.up) if difference > 0 else (words.less, words.down)
    text = f"{words.against}{verb}{hand.money(abs(difference))}万元"
    if not hand.is_nothing(before) and before > 0:
        text += f"，{rate}{hand.rate(abs(difference), before)}%"
    return text + words.reason.format(random.choice(REASONS))


def compared(hand: Hand, final: int, budget: int, random: Random, called: str = "年初预算数") -> str:
    """决算数大于（小于）预算数的主要原因是…; 持平 where both are printed alike."""
    if hand.prints_same(final, budget):
        return f"，决算数与{called}持平"
    word = "大于" if final > budget else "小于"
    return f"，决算数{word}{called}的主要原因是{random.choice(REASONS)}"


def completed(hand: Hand, final: int, budget: int, called: str = "年初预算") -> str:
    """，完成年初预算的…%; nothing where there was no budget."""
    return "" if hand.is_nothing(budget) else f"，完成{called}的{hand.rate(final, budget)}%"
