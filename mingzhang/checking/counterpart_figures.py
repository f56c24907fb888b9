"""Subjects of the narrative and the figures of the tables that must say the same: declared as data.

A subject may have several counterparts, as one amount stands in several tables, and as reports word
their totals loosely: what agrees with any of them agrees. Another province's wording is another
print of the subject (``mingzhang.reading.subject_names``), not another entry.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from mingzhang.checking.contexts import Scope
from mingzhang.forms.links import WHOLE, Figure
from mingzhang.model import Measure

Choice = tuple[Figure, ...]
"""A counterpart: one figure, or several that are added up."""

ACCOUNTS: tuple[Scope | None, ...] = (None, "accounts")
MONEY_SCOPES: tuple[Scope | None, ...] = (
    None, "accounts", "fiscal", "general_budget", "government_fund", "state_capital",
)  # fmt: skip
FUND_TABLES: Mapping[Scope | None, tuple[str, str]] = {
    "general_budget": ("general_budget_expenditure", "一般公共预算财政拨款"),
    "government_fund": ("government_fund", "政府性基金预算财政拨款"),
    "state_capital": ("state_capital", "国有资本经营预算财政拨款"),
}
"""The table of each budget's money, and what its money is called."""
FISCAL_TABLES = tuple(table for table, _ in FUND_TABLES.values())
"""The tables of all that fiscal money is spent on."""
COLUMN_OF: Mapping[str, str] = {
    "基本支出": "basic",
    "项目支出": "project",
    "上缴上级支出": "remitted_to_superior",
    "经营支出": "business",
    "对附属单位补助支出": "subsidy_to_subsidiaries",
}
"""Kinds of spending, and their column in the tables by functional code."""
WHOLE_SPENDING: Mapping[str, str] = {
    "本年支出合计": "expenditure",
    "支出总计": "expenditure",
    "一般公共预算财政拨款支出": "general_budget_expenditure",
    "政府性基金预算财政拨款支出": "government_fund",
    "国有资本经营预算财政拨款支出": "state_capital",
}
"""Totals that kinds of spending are told as parts of, and the table that has those."""

_SUMMARY, _FISCAL, _BASIC, _PUBLIC = (
    "income_expenditure_summary",
    "fiscal_summary",
    "basic_expenditure",
    "three_public",
)
_CARRIED, _LEFT = "年初财政拨款结转和结余", "年末财政拨款结转和结余"
_SOURCES = (
    ("上级补助收入", "superior_subsidy"),
    ("事业收入", "institutional"),
    ("经营收入", "business"),
    ("附属单位上缴收入", "subsidiary_remittance"),
    ("其他收入", "other"),
)


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Subjects of the text in sections of these scopes, and the figures one of which says the same."""

    subjects: tuple[str, ...]
    choices: tuple[Choice, ...]
    scopes: tuple[Scope | None, ...] = MONEY_SCOPES
    measures: tuple[Measure, ...] = ("final",)
    loose: bool = False
    """Only said where no heading speaks of income and expenditure together."""


def _income_of(name: str) -> Choice:
    return (Figure(_SUMMARY, name, "amount", "income"),)


def _fiscal(name: str, column: str = "total", part_of: str = "") -> Choice:
    side = "income" if column == "amount" else "expenditure"
    return (Figure(_FISCAL, name, column, side, part_of),)


def _whole(table: str, column: str = "total") -> Choice:
    return (Figure(table, WHOLE, column),)


_TOTALS = (
    _income_of("总计"),
    (Figure(_SUMMARY, "总计", "amount", "expenditure"),),
    (Figure(_SUMMARY, "总计", "total", "expenditure"),),
)
_FISCAL_TOTALS = (_fiscal("总计", "amount"), _fiscal("总计"))
_YEAR_SPENT = (
    _whole("expenditure"),
    (Figure(_SUMMARY, "本年支出合计", "amount", "expenditure"),),
    (Figure(_SUMMARY, "本年支出合计", "total", "expenditure"),),
)
_YEAR_RECEIVED = (_whole("income"), _income_of("本年收入合计"))
_FISCAL_RECEIVED = (_fiscal("本年收入合计", "amount"), _whole("income", "fiscal_appropriation"))
_GENERAL_SPENT = (_whole("general_budget_expenditure"), _fiscal("本年支出合计", "general_budget"))
_GENERAL_BASIC = (_whole("general_budget_expenditure", "basic"), _whole(_BASIC, "amount"))

_ACCOUNT_COUNTERPARTS = (
    Counterpart(("收入支出总计",), _TOTALS, ACCOUNTS),
    Counterpart(("收入支出总计",), (*_FISCAL_TOTALS, *_TOTALS), ("fiscal",)),
    Counterpart(("收入总计", "支出总计"), _TOTALS, ACCOUNTS),
    Counterpart(("收入总计",), _YEAR_RECEIVED, ACCOUNTS, loose=True),
    Counterpart(("支出总计",), _YEAR_SPENT, ACCOUNTS, loose=True),
    Counterpart(
        ("财政拨款收入支出总计", "财政拨款收入总计", "财政拨款支出总计"),
        _FISCAL_TOTALS,
        (*ACCOUNTS, "fiscal"),
    ),
    Counterpart(("本年收入合计",), _YEAR_RECEIVED, ACCOUNTS),
    Counterpart(("本年收入合计",), (*_FISCAL_RECEIVED, *_YEAR_RECEIVED), ("fiscal",)),
    Counterpart(("本年支出合计",), _YEAR_SPENT, ACCOUNTS),
    Counterpart(("本年支出合计",), (_fiscal("本年支出合计"), *_YEAR_SPENT), ("fiscal",)),
    Counterpart(("本年支出合计",), (*_GENERAL_SPENT, *_YEAR_SPENT), ("general_budget",)),
    Counterpart(("财政拨款收入",), _FISCAL_RECEIVED, (*ACCOUNTS, "fiscal")),
    Counterpart(("财政拨款支出",), (_fiscal("本年支出合计"), *_GENERAL_SPENT), (*ACCOUNTS, "fiscal")),
    Counterpart(("财政拨款支出",), (*_GENERAL_SPENT, _fiscal("本年支出合计")), ("general_budget",)),
    *(
        Counterpart((name,), (_whole("income", column), _income_of(name)), ACCOUNTS)
        for name, column in _SOURCES
    ),
    Counterpart(
        ("使用非财政拨款结余",),
        (_income_of("使用非财政拨款结余（含专用结余）"),),
        ACCOUNTS,
        ("final", "other"),
    ),
    Counterpart(
        ("结余分配",),
        ((Figure(_SUMMARY, "结余分配", "amount", "expenditure"),),),
        ACCOUNTS,
        ("final", "other"),
    ),
)
_FUND_COUNTERPARTS = tuple(
    counterpart
    for scope, (table, name) in FUND_TABLES.items()
    for counterpart in (
        Counterpart(
            (f"{name}收入",),
            (_fiscal(name, "amount"), _income_of(f"{name}收入"), _whole(table, "income")),
            (*ACCOUNTS, "fiscal", scope),
        ),
        Counterpart(
            (f"{name}支出",),
            (_whole(table), _fiscal("本年支出合计", table.removesuffix("_expenditure"))),
            (*ACCOUNTS, "fiscal", scope),
        ),
        Counterpart((f"{name}基本支出",), (_whole(table, "basic"),), (*ACCOUNTS, "fiscal", scope)),
        Counterpart((f"{name}项目支出",), (_whole(table, "project"),), (*ACCOUNTS, "fiscal", scope)),
    )
)
_OTHER_FUNDS: tuple[Literal["government_fund", "state_capital"], ...] = ("government_fund", "state_capital")
_OTHER_FUND_COUNTERPARTS = tuple(
    counterpart
    for scope in _OTHER_FUNDS
    for counterpart in (
        Counterpart(
            ("本年支出合计", "财政拨款支出"), (_whole(scope), _fiscal("本年支出合计", scope)), (scope,)
        ),
        Counterpart(
            ("本年收入合计", "财政拨款收入"),
            (_whole(scope, "income"), _fiscal(FUND_TABLES[scope][1], "amount")),
            (scope,),
        ),
    )
)
_BASIC_COUNTERPARTS = (
    Counterpart(("财政拨款基本支出",), _GENERAL_BASIC, ("general_budget",)),
    Counterpart(
        ("一般公共预算财政拨款基本支出",),
        (_whole(_BASIC, "amount"),),
        ("general_budget", "fiscal", "accounts"),
    ),
)
PERSONNEL: tuple[Choice, ...] = (
    (Figure(_BASIC, "人员经费合计", "amount"),),
    (Figure(_BASIC, WHOLE, "personnel"),),
    (Figure(_BASIC, "301", "amount"), Figure(_BASIC, "303", "amount")),
)
PUBLIC: tuple[Choice, ...] = ((Figure(_BASIC, "公用经费合计", "amount"),), (Figure(_BASIC, WHOLE, "public"),))
_MATTER_COUNTERPARTS = (
    Counterpart(
        ("机关运行经费",),
        (_whole("operating_costs", "amount"), (Figure(_PUBLIC, "", "final_operating_costs"),)),
        (None, "operating_costs", "three_public", "accounts"),
    ),
    *(
        Counterpart(
            (subject,), ((Figure("procurement", item, "amount"),),), (None, "procurement", "accounts")
        )
        for subject, item in (
            ("政府采购支出", "政府采购支出合计"),
            ("政府采购货物支出", "政府采购货物支出"),
            ("政府采购工程支出", "政府采购工程支出"),
            ("政府采购服务支出", "政府采购服务支出"),
            ("授予中小企业合同金额", "政府采购授予中小企业合同金额"),
            ("授予小微企业合同金额", "授予小微企业合同金额"),
        )
    ),
)

COUNTERPARTS: Sequence[Counterpart] = (
    *_ACCOUNT_COUNTERPARTS,
    *_FUND_COUNTERPARTS,
    *_OTHER_FUND_COUNTERPARTS,
    *_BASIC_COUNTERPARTS,
    *_MATTER_COUNTERPARTS,
)

OPENING: Mapping[Scope | None, tuple[Choice, ...]] = {
    None: (_income_of("年初结转和结余"),),
    "accounts": (_income_of("年初结转和结余"),),
    "fiscal": (_fiscal(_CARRIED, "amount"), _income_of("年初结转和结余")),
    "general_budget": (_fiscal("一般公共预算财政拨款", "amount", _CARRIED),),
    "government_fund": (
        _whole("government_fund", "opening"),
        _fiscal("政府性基金预算财政拨款", "amount", _CARRIED),
    ),
    "state_capital": (
        _whole("state_capital", "opening"),
        _fiscal("国有资本经营预算财政拨款", "amount", _CARRIED),
    ),
}
CLOSING: Mapping[Scope | None, tuple[Choice, ...]] = {
    None: ((Figure(_SUMMARY, "年末结转和结余", "amount", "expenditure"),),),
    "accounts": ((Figure(_SUMMARY, "年末结转和结余", "amount", "expenditure"),),),
    "fiscal": (_fiscal(_LEFT), (Figure(_SUMMARY, "年末结转和结余", "amount", "expenditure"),)),
    "general_budget": (_fiscal(_LEFT, "general_budget"),),
    "government_fund": (_whole("government_fund", "closing"), _fiscal(_LEFT, "government_fund")),
    "state_capital": (_whole("state_capital", "closing"), _fiscal(_LEFT, "state_capital")),
}
"""What was carried over from last year, and to the next, by whose money the section is about."""

PUBLIC_ITEMS: Mapping[str, str] = {
    "“三公”经费": "total",
    "因公出国（境）费": "overseas",
    "公务用车购置及运行维护费": "vehicles",
    "公务用车购置费": "vehicle_purchase",
    "公务用车运行维护费": "vehicle_operation",
    "公务接待费": "reception",
    "会议费": "meeting",
    "培训费": "training",
}
"""Items of the 三公 table, behind ``budget_`` and ``final_``."""
THREE_PUBLIC_ITEMS: Mapping[str, str] = {
    name: item for name, item in PUBLIC_ITEMS.items() if item not in ("meeting", "training")
}
"""The items without what is only printed beside them."""
