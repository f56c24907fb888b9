"""财政拨款收入支出决算总表: fiscal appropriation by fund on one side, by 类 and fund on the other."""

from __future__ import annotations

from mingzhang.forms.base import Column, Form, Item, ItemIdentity, RowIdentity, RowKind, Side
from mingzhang.forms.functional_classes import EXPENDITURE_CLASSES
from mingzhang.forms.income_expenditure_summary import AMOUNT_LABELS, BUDGET_COLUMNS
from mingzhang.forms.prior import PRIOR_COLUMNS

_BASIS = "财政拨款收入支出决算总表（公开04表）表内关系"
GENERAL_BUDGET_LABELS = (
    "一般公共预算",
    "一般公共预算支出",
    "一般公共预算拨款",
    "一般公共预算财政拨款支出",
    "一般公共预算资金",
)
GOVERNMENT_FUND_LABELS = (
    "政府性基金预算",
    "政府性基金",
    "政府性基金预算拨款",
    "政府性基金预算财政拨款支出",
    "政府性基金预算支出",
)
STATE_CAPITAL_LABELS = (
    "国有资本经营预算",
    "国有资本经营预算拨款",
    "国有资本经营预算财政拨款支出",
    "国有资本经营预算支出",
)

_BUDGET_WORDS = ("预算", "本年预算", "本年预算数")
_FUND_NAMES = (
    (
        "一般公共预算财政拨款",
        (
            "一般公共预算财政拨款收入",
            "一般公共预算资金",
            "一般公共预算拨款",
            "一般公共预算",
            "一般公共预算拨款收入",
        ),
    ),
    (
        "政府性基金预算财政拨款",
        (
            "政府性基金预算财政拨款收入",
            "政府性基金",
            "政府性基金预算拨款",
            "政府性基金预算",
            "政府性基金预算拨款收入",
        ),
    ),
    (
        "国有资本经营预算财政拨款",
        (
            "国有资本经营预算财政拨款收入",
            "国有资本经营预算",
            "国有资本经营预算拨款",
            "国有资本经营预算拨款收入",
        ),
    ),
)

_ITEMS = (
    *(Item(name, "income", aliases, f"本年度取得的{name}。", "item") for name, aliases in _FUND_NAMES),
    *EXPENDITURE_CLASSES,
    Item("本年收入合计", "income", ("本年收入", "收入合计"), "本年度取得的全部财政拨款收入。", "subtotal"),
    Item(
        "年初财政拨款结转和结余",
        "income",
        (
            "年初财政拨款结转结余",
            "上年结转",
            "年初结转和结余",
            "上年财政拨款结转",
            "上年结转结余",
            "上年结转和结余",
            "上年结余、结转",
        ),
        "以前年度财政拨款未使用完毕，结转到本年度继续使用的资金。",
        "carried",
    ),
    Item("总计", "income", ("收入总计",), "财政拨款本年收入与年初结转和结余之和。", "total"),
    Item(
        "本年支出合计", "expenditure", ("本年支出", "支出合计"), "本年度发生的全部财政拨款支出。", "subtotal"
    ),
    Item(
        "年末财政拨款结转和结余",
        "expenditure",
        (
            "年末财政拨款结转结余",
            "结转下年",
            "年末结转和结余",
            "年末财政拨款结转",
            "年终结转结余",
            "年终结转和结余",
            "结转下年支出",
        ),
        "财政拨款未使用完毕，结转到以后年度继续使用的资金。",
        "carried",
    ),
    Item("总计", "expenditure", ("支出总计",), "财政拨款本年支出与年末结转和结余之和。", "total"),
)

FISCAL_SUMMARY = Form(
    id="fiscal_summary",
    title="财政拨款收入支出决算总表",
    number="公开04表",
    rows=RowKind.ITEMS,
    meaning="反映部门本年度财政拨款的总收支和结转结余情况。",
    sides=(
        Side(
            "income",
            "收入",
            (
                Column("amount", "金额", "本年度该项财政拨款收入的决算数。", AMOUNT_LABELS),
                *BUDGET_COLUMNS,
                *PRIOR_COLUMNS,
            ),
        ),
        Side(
            "expenditure",
            "支出",
            (
                Column(
                    "total",
                    "合计",
                    "三项财政拨款支出之和。",
                    ("小计", "支出合计", "决算数", "预算数", "金额", "财政拨款合计", "总计", *_BUDGET_WORDS),
                ),
                Column(
                    "general_budget",
                    "一般公共预算财政拨款",
                    "由一般公共预算财政拨款安排的支出。",
                    GENERAL_BUDGET_LABELS,
                ),
                Column(
                    "government_fund",
                    "政府性基金预算财政拨款",
                    "由政府性基金预算财政拨款安排的支出。",
                    GOVERNMENT_FUND_LABELS,
                ),
                Column(
                    "state_capital",
                    "国有资本经营预算财政拨款",
                    "由国有资本经营预算财政拨款安排的支出。",
                    STATE_CAPITAL_LABELS,
                ),
                *BUDGET_COLUMNS,
                *PRIOR_COLUMNS,
            ),
        ),
    ),
    titles=("财政拨款收支预算总表", "财政拨款收支总表", "财政拨款收支总体情况表", "财政拨款收入支出决算表"),
    items=_ITEMS,
    identities=(
        RowIdentity(
            "total = general_budget + government_fund + state_capital",
            _BASIS,
            "合计 = 一般公共预算 + 政府性基金预算 + 国有资本经营预算",
        ),
        ItemIdentity("本年收入合计 = Σitems", _BASIS, "income", "本年收入合计 = 三项财政拨款之和"),
        ItemIdentity("本年支出合计 = Σitems", _BASIS, "expenditure", "本年支出合计 = 各类支出之和"),
        ItemIdentity(
            "年初财政拨款结转和结余 = Σparts", _BASIS, "income", "年初财政拨款结转和结余 = 三项财政拨款之和"
        ),
        ItemIdentity(
            "总计 = 本年收入合计 + 年初财政拨款结转和结余",
            _BASIS,
            "income",
            "收入总计 = 本年收入合计 + 年初结转和结余",
        ),
        ItemIdentity(
            "总计 = 本年支出合计 + 年末财政拨款结转和结余",
            _BASIS,
            "expenditure",
            "支出总计 = 本年支出合计 + 年末结转和结余",
        ),
        ItemIdentity("income:总计 = expenditure:总计", _BASIS, None, "收入总计 = 支出总计"),
    ),
    budget_title="财政拨款收支总表",
)
