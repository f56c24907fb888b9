"""Numbers as plain text, as official documents print them: commas, true minus, thin space before %."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

MINUS = "\u2212"
THIN = "\u2009"
MOST_PLACES = 3
"""Money printed in 万元 has at most so many decimals; more come from 元 and are shown rounded."""


def places(value: Decimal, quantum: Decimal | None) -> int:
    """Decimals to show: as printed; figures converted from 元 to two, unless that would hide them."""
    if quantum is None:
        return 2
    exponent = quantum.normalize().as_tuple().exponent
    printed = max(0, -exponent) if isinstance(exponent, int) else 2
    if printed <= MOST_PLACES or (value and not round(value, 2)):
        return printed
    return 2


def money(value: Decimal, quantum: Decimal | None = None, *, signed: bool = False) -> str:
    """``2,106.35``; a figure printed without decimals stays ``4,537``; signed: ``+476.16``, ``−5.40``.

    What the print makes nothing has no sign.
    """
    digits = f"{abs(value):,.{places(value, quantum)}f}"
    if not digits.strip("0.,"):
        return digits
    return (MINUS if value < 0 else "+" if signed and value > 0 else "") + digits


def percent(
    value: Decimal, quantum: Decimal | None = None, *, signed: bool = False, closed: bool = False
) -> str:
    """``46.43 %`` with a thin space; ``closed`` (titles, running text): ``46.43%``."""
    return money(value, quantum, signed=signed) + ("" if closed else THIN) + "%"


def quantity(value: Decimal, unit: str, quantum: Decimal | None = None, *, signed: bool = False) -> str:
    """A value with its unit: ``2,106.35 万元``, ``26 人次``, ``46.43 %``."""
    if unit == "%":
        return percent(value, quantum, signed=signed)
    return f"{money(value, quantum, signed=signed)}{THIN}{unit}"


def pages(numbers: tuple[int, ...]) -> str:
    """``第 8、9 页``."""
    return f"第 {'、'.join(map(str, numbers))} 页" if numbers else ""


def page_runs(numbers: tuple[int, ...]) -> str:
    """``第 6–29、31 页``: runs of three and more pages drawn together."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = [f"{run[0]}–{run[-1]}" if len(run) > 2 else "、".join(map(str, run)) for run in runs]
    return f"第 {'、'.join(told)} 页" if told else ""


def page_list(numbers: Iterable[int], most: int | None = None) -> str:
    """``p.8、9``: each page once, in order, at most so many; "" for none."""
    told = sorted(set(numbers))[:most]
    return f"p.{'、'.join(map(str, told))}" if told else ""


def shortened(text: str, length: int) -> str:
    """The text, cut with an ellipsis where it is longer."""
    return text if len(text) <= length else text[: length - 1] + "…"
