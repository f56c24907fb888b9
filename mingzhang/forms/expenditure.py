"""支出决算表: functional code × kinds of expenditure."""

from __future__ import annotations

from mingzhang.forms.base import Column, Form, Hierarchy, RowIdentity, RowKind
from mingzhang.forms.general_budget_expenditure import PERSONNEL, PUBLIC
from mingzhang.forms.prior import PRIOR_COLUMNS

_BASIS = "支出决算表（公开03表）表内关系"

EXPENDITURE = Form(
    id="expenditure",
    title="支出决算表",
    number="公开03表",
    rows=RowKind.FUNCTIONAL,
    meaning="反映部门本年度各项支出情况，按功能分类科目列示。",
    columns=(
        Column(
            "total",
            "本年支出合计",
            "该科目本年度各项支出之和。",
            ("合计", "支出合计", "小计", "总计", "本年支出"),
        ),
        Column(
            "basic",
            "基本支出",
            "为保障机构正常运转、完成日常工作任务而发生的支出。",
            ("基本支出小计", "基本支出合计"),
        ),
        Column(
            "project",
            "项目支出",
            "为完成特定行政任务或事业发展目标，在基本支出之外发生的支出。",
            ("项目支出小计", "项目支出合计"),
        ),
        Column(
            "remitted_to_superior",
            "上缴上级支出",
            "事业单位按规定上缴上级单位的支出。",
            ("上缴上级", "上交上级支出"),
        ),
        Column("business", "经营支出", "事业单位开展非独立核算经营活动发生的支出。", ("事业单位经营支出",)),
        Column(
            "subsidy_to_subsidiaries",
            "对附属单位补助支出",
            "事业单位用财政补助收入之外的收入对附属单位补助发生的支出。",
            ("对附属单位补助", "对下级单位补助支出", "对附属单位补贴支出"),
        ),
        PERSONNEL,
        PUBLIC,
        *PRIOR_COLUMNS,
    ),
    titles=("支出预算总表", "支出总表", "预算支出总表", "支出总体情况表", "支出决算总表"),
    unlike=("经济分类", "经济科目"),
    identities=(
        RowIdentity(
            "total = basic + project + remitted_to_superior + business + subsidy_to_subsidiaries",
            _BASIS,
            "本年支出合计 = 各项支出之和",
            ("personnel", "public"),
        ),
        RowIdentity("basic = personnel + public", _BASIS, "基本支出 = 人员经费 + 公用经费"),
        Hierarchy(_BASIS),
    ),
    budget_title="部门支出总表",
)
