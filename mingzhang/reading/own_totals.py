"""What a text does not name in full: 2024年收入 9 万元; …财政拨款本年收入 9 万元，本年支出 8 万元."""

from __future__ import annotations

import re

from mingzhang.reading.subject_names import OPERATION, OVERSEAS, PURCHASE, RECEPTION, THREE_PUBLIC, VEHICLES

_ITEMS = frozenset((THREE_PUBLIC, OVERSEAS, VEHICLES, PURCHASE, OPERATION, RECEPTION, "机关运行经费"))
_BUDGET = re.compile(r"一般公共预算|政府性基金预算|国有资本经营预算")
_NAME_OF_TITLE = re.compile(r"[，；。：]")
_PLAIN_QUOTES = str.maketrans({"“": '"', "”": '"'})
_ACCOUNTS = re.compile(r"收支|收入|支出决算(?:总体)?情况")
_TOTAL = re.compile(r"(?:\d{4}年度?)?(?:部门|单位)?(?:决算)?(?:总)?(收入|支出)(?:决算)?(?:为|共计|共)?")
_BUDGET_MONEY = re.compile(
    r"((?:一般公共预算|政府性基金预算|国有资本经营预算)?财政拨款)(?:收入|支出)(?!支出|总计)"
)


def title_name(title: str) -> str:
    """What a heading names, with straight quotes: a paragraph with a number is one up to its first stop."""
    return _NAME_OF_TITLE.split(title.translate(_PLAIN_QUOTES), maxsplit=1)[0]


def tells_accounts(title: str) -> bool:
    """Whether income and expenditure of all money are told under that heading."""
    return _ACCOUNTS.search(title) is not None


def bare_total(lead: str) -> str | None:
    """The total that nothing but 收入 or 支出 stands for in the words before an amount."""
    found = _TOTAL.fullmatch(lead)
    return f"本年{found[1]}合计" if found else None


def of_money(words: str, head: str) -> str | None:
    """本年收入 or 本年支出 as that of the money which the sentence began to tell of (its ``head``)."""
    money = _BUDGET_MONEY.match(head)
    return f"{money[1]}{words[2:]}" if money and words in ("本年收入", "本年支出") else None


def part_of(item: str, money: str) -> str | None:
    """What one budget pays of an item, told in brackets behind it: （其中：政府性基金预算支出 0 万元）."""
    budget = _BUDGET.match(money)
    return f"{item}（{budget.group()}）" if item in _ITEMS and budget else None
