"""The usual slips of those who make reports: what a wrong figure may have come from, in Chinese."""

from __future__ import annotations

from decimal import Decimal

TEN_THOUSAND = Decimal(10000)


def slip_of(printed: Decimal, wanted: Decimal) -> str:
    """How ``printed`` may have come of ``wanted``; "" where no usual slip explains it."""
    if printed == -wanted and printed:
        return "正负号相反"
    if is_ten_thousand_off(printed, wanted):
        return "相差一万倍，单位（元、万元）有误"
    if _is_point_off(printed, wanted):
        return "小数点错位"
    found, meant = _digits(printed), _digits(wanted)
    if _is_swapped(found, meant):
        return "相邻两位数字颠倒"
    if len(found) + 1 == len(meant) and _is_one_left_out(meant, found):
        return "漏一位数字"
    if len(found) == len(meant) + 1 and _is_one_left_out(found, meant):
        return "多一位数字"
    if len(found) == len(meant) and sum(one != other for one, other in zip(found, meant, strict=True)) == 1:
        return "一位数字有误"
    return ""


def is_ten_thousand_off(printed: Decimal, wanted: Decimal) -> bool:
    """Whether one is ten thousand times the other."""
    return bool(printed) and (printed == wanted * TEN_THOUSAND or printed * TEN_THOUSAND == wanted)


def _is_point_off(printed: Decimal, wanted: Decimal) -> bool:
    factors = (Decimal(10), Decimal(100), Decimal(1000))
    return bool(printed) and any(
        printed == wanted * factor or printed * factor == wanted for factor in factors
    )


def _digits(number: Decimal) -> str:
    """The digits with two decimals at least, without the point: 1,066.51 and 10,661.51 are alike in them."""
    text = format(abs(number), "f")
    whole, _, part = text.partition(".")
    return (whole + part.ljust(2, "0")).lstrip("0")


def _is_swapped(one: str, other: str) -> bool:
    if len(one) != len(other) or one == other:
        return False
    return any(one[:at] + one[at + 1] + one[at] + one[at + 2 :] == other for at in range(len(one) - 1))


def _is_one_left_out(longer: str, shorter: str) -> bool:
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
