"""一般公共预算财政拨款支出决算表: functional code × basic and project expenditure."""

from __future__ import annotations

from mingzhang.forms.base import Column, Form, Hierarchy, RowIdentity, RowKind
from mingzhang.forms.prior import PRIOR_COLUMNS

_BASIS = "一般公共预算财政拨款支出决算表（公开05表）表内关系"
TOTAL_LABELS = (
    "小计",
    "合计",
    "本年支出合计",
    "本年支出小计",
    "支出合计",
    "总计",
    "一般公共预算支出",
    "一般公共预算财政拨款支出",
    "支出决算数",
    "决算数",
    "政府性基金预算支出",
    "国有资本经营预算支出",
    "政府性基金预算财政拨款支出",
    "国有资本经营预算财政拨款支出",
)
BASIC = Column(
    "basic",
    "基本支出",
    "为保障机构正常运转、完成日常工作任务而发生的支出。",
    ("基本支出小计", "基本支出合计"),
)
PROJECT = Column(
    "project",
    "项目支出",
    "为完成特定行政任务或事业发展目标，在基本支出之外发生的支出。",
    ("项目支出小计", "项目支出合计"),
)

PERSONNEL = Column(
    "personnel", "人员经费", "基本支出中用于人员的部分。", ("人员支出", "人员经费支出"), ("基本支出",)
)
PUBLIC = Column(
    "public",
    "公用经费",
    "基本支出中用于日常公务的部分。",
    ("日常公用经费", "公用支出", "公用经费支出", "日常公用支出"),
    ("基本支出",),
)

CARRIED_COLUMNS = (
    Column(
        "from_this_year",
        "当年财政拨款安排",
        "由本年度财政拨款安排的支出。",
        ("当年拨款安排", "本年财政拨款安排", "当年安排"),
    ),
    Column("from_last_year", "上年结转安排", "由上年结转资金安排的支出。", ("结转资金安排",)),
)

_FURTHER = (
    Column(
        "opening",
        "年初结转和结余",
        "以前年度结转到本年度继续使用的资金。",
        ("上年结转和结余", "年初结转结余"),
    ),
    Column("income", "本年收入", "本年度取得的一般公共预算财政拨款。", ("本年收入合计", "本年财政拨款收入")),
    PERSONNEL,
    PUBLIC,
    Column("closing", "年末结转和结余", "结转到以后年度继续使用的资金。", ("结转下年", "年末结转结余")),
    Column("initial_budget", "年初预算数", "年初批复的预算数。", ("年初预算",)),
    Column("budget", "全年预算数", "按规定程序调整后的全年预算数。", ("调整预算数", "预算数", "全年预算")),
    *CARRIED_COLUMNS,
    *PRIOR_COLUMNS,
)
"""Columns that some provinces print besides the statutory three."""

GENERAL_BUDGET_EXPENDITURE = Form(
    id="general_budget_expenditure",
    title="一般公共预算财政拨款支出决算表",
    number="公开05表",
    rows=RowKind.FUNCTIONAL,
    meaning="反映部门本年度一般公共预算财政拨款的支出情况，按功能分类科目列示。",
    columns=(
        Column("total", "本年支出", "基本支出与项目支出之和。", TOTAL_LABELS),
        BASIC,
        PROJECT,
        *_FURTHER,
    ),
    titles=(
        "一般公共预算支出功能分类预算表",
        "一般公共预算支出决算表",
        "一般公共预算支出表",
        "一般公共预算支出情况表",
        "一般公共预算财政拨款支出决算明细表",
        "一般公共预算拨款支出表",
        "一般公共预算当年拨款支出表",
        "一般公共预算财政拨款支出决算功能分类表",
        "一般公共预算财政拨款支出决算表（按功能分类科目）",
        "一般公共预算支出功能分类表",
        "一般公共预算财政拨款收入支出决算表",
    ),
    unlike=("经济分类", "经济科目"),
    identities=(
        RowIdentity(
            "total = basic + project", _BASIS, "本年支出 = 基本支出 + 项目支出", ("personnel", "public")
        ),
        RowIdentity("basic = personnel + public", _BASIS, "基本支出 = 人员经费 + 公用经费"),
        RowIdentity(
            "total = from_this_year + from_last_year",
            _BASIS,
            "合计 = 当年财政拨款安排 + 上年结转安排",
            id="carried",
            complete=True,
        ),
        Hierarchy(_BASIS),
    ),
    budget_title="一般公共预算支出表",
)
