"""收入决算表: functional code × sources of income."""

from __future__ import annotations

from mingzhang.forms.base import Column, Form, Hierarchy, RowIdentity, RowKind

_BASIS = "收入决算表（公开02表）表内关系"

INCOME = Form(
    id="income",
    title="收入决算表",
    number="公开02表",
    rows=RowKind.FUNCTIONAL,
    meaning="反映部门本年度取得的各项收入情况，按功能分类科目列示。",
    columns=(
        Column(
            "total",
            "本年收入合计",
            "该科目本年度各项收入之和。",
            ("合计", "收入合计", "小计", "总计", "本年收入"),
        ),
        Column(
            "fiscal_appropriation",
            "财政拨款收入",
            "单位从同级财政部门取得的财政拨款。",
            ("财政拨款", "本年财政拨款收入", "财政拨款收入小计", "财政拨款收入合计"),
        ),
        Column(
            "superior_subsidy",
            "上级补助收入",
            "事业单位从主管部门和上级单位取得的非财政补助收入。",
            ("上级补助",),
        ),
        Column(
            "institutional",
            "事业收入",
            "事业单位开展专业业务活动及其辅助活动取得的收入。",
            ("事业收入小计", "事业收入合计", "事业收入金额"),
        ),
        Column(
            "business",
            "经营收入",
            "事业单位开展非独立核算经营活动取得的收入。",
            ("事业单位经营收入",),
        ),
        Column(
            "subsidiary_remittance",
            "附属单位上缴收入",
            "事业单位附属的独立核算单位按规定上缴的收入。",
            ("附属单位缴款", "附属单位上缴款", "附属单位上交收入"),
        ),
        Column("other", "其他收入", "除上述各项收入以外取得的收入。"),
    ),
    titles=("收入预算总表", "收入总表", "收入总体情况表", "收入决算总表"),
    identities=(
        RowIdentity(
            "total = fiscal_appropriation + superior_subsidy + institutional + business"
            " + subsidiary_remittance + other",
            _BASIS,
            "本年收入合计 = 各项收入之和",
        ),
        Hierarchy(_BASIS),
    ),
    budget_title="部门收入总表",
)
