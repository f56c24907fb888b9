"""Standard items that the narrative speaks of, and how reports print them.

Prints are in plain form (``mingzhang.reading.paragraphs.plain``): full-width brackets, straight quotes.
Another province's wording adds a print, not code. A trailing 支出 or 财政拨款支出 need not be listed.
"""

from mingzhang.reading.account_names import ACCOUNT_PRINTS
from mingzhang.reading.matter_names import (
    ASSETS,
    COSTS,
    DOMESTIC,
    FOREIGN,
    MATTER_PRINTS,
    OPERATION,
    OVERSEAS,
    PURCHASE,
    RECEPTION,
    THREE_PUBLIC,
    VEHICLES,
)

__all__ = [
    "ASSETS",
    "COSTS",
    "DOMESTIC",
    "FOREIGN",
    "OPERATION",
    "OVERSEAS",
    "PARTS",
    "PERFORMANCE",
    "PLAIN",
    "PRINTS",
    "PURCHASE",
    "RECEPTION",
    "STANDARD",
    "THREE_PUBLIC",
    "VEHICLES",
    "WEAK",
]

PERFORMANCE = "绩效自评项目"
"""What an evaluation section speaks of where it names no project: all evaluated projects."""

PRINTS: dict[str, tuple[str, ...]] = {**ACCOUNT_PRINTS, **MATTER_PRINTS}
STANDARD: dict[str, str] = {text: name for name, prints in PRINTS.items() for text in prints}
"""Standard name of every print."""

_AMOUNT = r"\d|[为共][\d]"
WEAK = {
    "收支": "[较比与各均]",
    "收支预算": _AMOUNT,
    "财政拨款": _AMOUNT,
    "一般公共预算": _AMOUNT,
    "一般公共预算拨款": _AMOUNT,
    "一般公共预算财政拨款": _AMOUNT,
    "政府性基金": _AMOUNT,
    "政府性基金预算": _AMOUNT,
    "政府性基金预算拨款": _AMOUNT,
    "政府性基金预算财政拨款": _AMOUNT,
    "国有资本经营预算": _AMOUNT,
    "国有资本经营预算拨款": _AMOUNT,
    "国有资本经营预算财政拨款": _AMOUNT,
    "在建工程": _AMOUNT,
    "公务用车购置": "全年|年初|预算|决算",
    "货物类": r"\d",
    "工程类": r"\d",
    "服务类": r"\d",
    "对外投资": _AMOUNT,
}
"""Prints that are names only before such words (收支较上年…, 其中：财政拨款 9 万元)."""

PLAIN = frozenset(
    (
        "基本支出",
        "项目支出",
        "人员经费",
        "人员支出",
        "公用经费",
        "公用支出",
        "会议费",
        "培训费",
        "招待费",
        "事业收入",
        "经营收入",
        "其他收入",
    )
) | {f"{what}{kind}" for what in ("货物", "工程", "服务") for kind in ("支出", "类支出", "类")}
"""Prints that with a word before them name something else (编外人员经费, 教师培训费, 公共服务支出)."""

PARTS = {
    "收入支出总计": ("收入总计", "支出总计"),
    "财政拨款收入支出总计": ("财政拨款收入总计", "财政拨款支出总计"),
}
"""Subjects that stand for two, told apart where a sentence says 分别."""
