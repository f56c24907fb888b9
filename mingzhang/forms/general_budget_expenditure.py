"""一般公共预算财政拨款支出决算表: functional code × basic and project expenditure."""

from __future__ import annotations

from mingzhang.forms.base import Column, Form, Hierarchy, RowIdentity, RowKind

_BASIS = "一般公共预算财政拨款支出决算表（公开05表）表内关系"
TOTAL_LABELS = (
    "小计",
    "合计",
    "本年支出合计",
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

GENERAL_BUDGET_EXPENDITURE = Form(
    id="general_budget_expenditure",
    title="一般公共预算财政拨款支出决算表",
    number="公开05表",
    rows=RowKind.FUNCTIONAL,
    meaning="反映部门本年度一般公共预算财政拨款的支出情况，按功能分类科目列示。",
    columns=(Column("total", "本年支出", "基本支出与项目支出之和。", TOTAL_LABELS), BASIC, PROJECT),
    titles=(
        "一般公共预算支出功能分类预算表",
        "一般公共预算支出决算表",
        "一般公共预算支出表",
        "一般公共预算支出情况表",
        "一般公共预算财政拨款支出决算明细表",
        "一般公共预算拨款支出表",
        "一般公共预算财政拨款支出决算功能分类表",
        "一般公共预算财政拨款支出决算表（按功能分类科目）",
        "一般公共预算支出功能分类表",
        "一般公共预算财政拨款收入支出决算表",
    ),
    identities=(
        RowIdentity("total = basic + project", _BASIS, "本年支出 = 基本支出 + 项目支出"),
        Hierarchy(_BASIS),
    ),
)
