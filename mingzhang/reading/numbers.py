"""Text as printed → number with the quantum it was printed with.

A text that is not exactly one number gives None, never a guess; whoever calls says so to the reader.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from mingzhang.model import Amount

MONEY_SCALES = {
    "万元": Decimal(1),
    "元": Decimal("0.0001"),
    "千元": Decimal("0.1"),
    "百万元": Decimal(100),
    "亿元": Decimal(10000),
}
"""What one unit of printed money is in 万元."""

_MINUS = "-−–—‐‑‒―﹣－"
_BLANK_MARK = re.compile(rf"(?:[{_MINUS}/\\\s·]|\.\.\.)*|无|空|不适用|N/?A", re.IGNORECASE)
_DIGITS = re.compile(r"(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)?(?:\.\d+)?")
_PRINTED_UNIT = re.compile(r"(百万元|亿元|万元|千元|元)$")


@lru_cache(maxsize=4096)
def is_blank_mark(text: str) -> bool:
    """Whether ``text`` says that there is no figure: nothing at all, ``-``, ``--``, ``—``, ``/``."""
    return _BLANK_MARK.fullmatch(unicodedata.normalize("NFKC", text).strip()) is not None


@lru_cache(maxsize=8192)
def parse_amount(text: str, unit: str = "万元") -> Amount | None:
    """The number that ``text`` is, money in 万元, anything else in its own ``unit``.

    Value and quantum of money are converted exactly (元 ÷ 10,000); a unit printed behind the digits
    goes before ``unit``. Thousands separators, blanks inside, full-width digits and signs, brackets,
    minus and △ for negative are understood. A rate (``95%``) is a number only where ``unit`` is no
    money. None for a blank mark and for whatever is not exactly one number.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text).strip())
    if _BLANK_MARK.fullmatch(plain):
        return None
    plain, unit = _without_unit(plain, unit)
    plain, negative = _without_sign(plain)
    if not plain or not _DIGITS.fullmatch(plain):
        return None
    scale = MONEY_SCALES.get(unit, Decimal(1))
    digits = Decimal(plain.replace(",", ""))
    exponent = digits.as_tuple().exponent
    assert isinstance(exponent, int)
    quantum = Decimal((0, (1,), exponent))
    value = -digits if negative and digits else digits
    return Amount(_scaled(value, scale), _scaled(quantum, scale))


def _without_unit(plain: str, unit: str) -> tuple[str, str]:
    """``plain`` without a unit printed behind its digits, and the unit that counts."""
    if plain.endswith("%"):
        return (plain, unit) if unit in MONEY_SCALES else (plain[:-1], unit)
    printed = _PRINTED_UNIT.search(plain)
    if printed and unit in MONEY_SCALES:
        return plain[: printed.start()], printed.group()
    if unit and unit not in MONEY_SCALES and plain.endswith(unit):
        return plain[: -len(unit)], unit
    return plain, unit


def _without_sign(plain: str) -> tuple[str, bool]:
    if len(plain) > 2 and plain[0] in "([" and plain[-1] in ")]":
        return plain[1:-1], True
    if plain[:1] in ("△", "▲", *_MINUS):
        return plain[1:], True
    return plain.removeprefix("+"), False


def _scaled(value: Decimal, scale: Decimal) -> Decimal:
    """``value`` × ``scale`` with every printed digit kept, however many there are."""
    if scale == 1:
        return value
    shift = scale.adjusted()
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    moved = Decimal((sign, digits, exponent + shift))
    if exponent + shift > 0:
        return Decimal((sign, (*digits, *(0,) * (exponent + shift)), 0))
    return moved
