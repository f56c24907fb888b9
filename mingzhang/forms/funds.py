"""政府性基金 and 国有资本经营预算: functional code × opening, income, expenditure, closing."""

from __future__ import annotations

from mingzhang.forms.base import Column, Form, Hierarchy, RowIdentity, RowKind
from mingzhang.forms.general_budget_expenditure import (
    BASIC,
    CARRIED_COLUMNS,
    PERSONNEL,
    PROJECT,
    PUBLIC,
    TOTAL_LABELS,
)
from mingzhang.forms.prior import PRIOR_COLUMNS


def _columns(fund: str) -> tuple[Column, ...]:
    return (
        Column(
            "opening",
            "年初结转和结余",
            f"以前年度{fund}未使用完毕，结转到本年度继续使用的资金。",
            ("上年结转和结余", "年初结转结余", "年初财政拨款结转和结余", "上年结转"),
        ),
        Column(
            "income",
            "本年收入",
            f"本年度取得的{fund}财政拨款。",
            ("本年收入合计", "收入", "本年财政拨款收入"),
        ),
        Column("total", "本年支出", "基本支出与项目支出之和。", TOTAL_LABELS),
        BASIC,
        PROJECT,
        Column(
            "closing",
            "年末结转和结余",
            f"{fund}未使用完毕，结转到以后年度继续使用的资金。",
            ("结转下年", "年末结转结余", "年末财政拨款结转和结余"),
        ),
        PERSONNEL,
        PUBLIC,
        *CARRIED_COLUMNS,
        *PRIOR_COLUMNS,
    )


def _identities(basis: str) -> tuple[RowIdentity | Hierarchy, ...]:
    return (
        RowIdentity(
            "total = basic + project", basis, "本年支出 = 基本支出 + 项目支出", ("personnel", "public")
        ),
        RowIdentity("basic = personnel + public", basis, "基本支出 = 人员经费 + 公用经费"),
        RowIdentity(
            "total = from_this_year + from_last_year",
            basis,
            "合计 = 当年财政拨款安排 + 上年结转安排",
            id="carried",
            complete=True,
        ),
        RowIdentity(
            "closing = opening + income - total",
            basis,
            "年末结转和结余 = 年初结转和结余 + 本年收入 - 本年支出",
        ),
        Hierarchy(basis),
    )


GOVERNMENT_FUND = Form(
    id="government_fund",
    title="政府性基金预算财政拨款收入支出决算表",
    number="公开07表",
    rows=RowKind.FUNCTIONAL,
    meaning="反映部门本年度政府性基金预算财政拨款收入、支出及结转和结余情况。",
    columns=_columns("政府性基金预算"),
    titles=(
        "政府性基金预算支出功能分类预算表",
        "政府性基金预算财政拨款支出决算表",
        "政府性基金预算支出决算表",
        "政府性基金预算支出表",
        "政府性基金预算收入支出决算表",
        "政府性基金支出决算表",
        "政府性基金收入支出决算表",
        "政府性基金预算支出情况表",
        "政府性基金财政拨款收入支出决算表",
    ),
    unlike=("经济分类", "经济科目"),
    identities=_identities("政府性基金预算财政拨款收入支出决算表（公开07表）表内关系"),
    budget_title="政府性基金预算支出表",
)

STATE_CAPITAL = Form(
    id="state_capital",
    title="国有资本经营预算财政拨款收入支出决算表",
    number="公开08表",
    rows=RowKind.FUNCTIONAL,
    meaning="反映部门本年度国有资本经营预算财政拨款收入、支出及结转和结余情况。",
    columns=_columns("国有资本经营预算"),
    titles=(
        "国有资本经营预算支出功能分类预算表",
        "国有资本经营预算财政拨款支出决算表",
        "国有资本经营预算支出决算表",
        "国有资本经营预算支出表",
        "国有资本经营预算收入支出决算表",
        "国有资本经营支出决算表",
        "国有资本经营收入支出决算表",
        "国有资本经营预算支出情况表",
        "国有资本经营财政拨款支出决算表",
    ),
    unlike=("经济分类", "经济科目"),
    identities=_identities("国有资本经营预算财政拨款收入支出决算表（公开08表）表内关系"),
)
