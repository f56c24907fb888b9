"""收入决算表: functional code × sources of income."""

from __future__ import annotations

from mingzhang.forms.base import Column, Form, Hierarchy, RowIdentity, RowKind

_BASIS = "收入决算表（公开02表）表内关系"

_CARRIED = ("上年结转", "上年结转结余", "上年结转和结余", "年初结转和结余")
_BUDGET_COLUMNS = (
    Column(
        "this_year",
        "本年收入小计",
        "本年度各项收入之和；合计另含上年结转的，才单列此栏。",
        ("小计", "合计"),
        ("本年收入",),
    ),
    Column(
        "opening",
        "上年结转",
        "以前年度结转到本年度继续使用的资金。",
        ("上年结转结余", "上年结转和结余", "年初结转和结余", "结转资金", "上年结余、结转", "上年结余"),
    ),
    Column(
        "general_budget",
        "一般公共预算拨款收入",
        "从同级财政部门取得的一般公共预算拨款。",
        (
            "一般公共预算",
            "一般公共预算拨款",
            "一般公共预算财政拨款",
            "一般公共预算财政拨款收入",
            "一般公共预算资金",
            "一般公共预算收入",
        ),
    ),
    Column(
        "government_fund",
        "政府性基金预算拨款收入",
        "从同级财政部门取得的政府性基金预算拨款。",
        (
            "政府性基金预算",
            "政府性基金",
            "政府性基金预算拨款",
            "政府性基金预算财政拨款",
            "政府性基金预算财政拨款收入",
            "政府性基金预算资金",
            "政府性基金收入",
            "政府性基金预算收入",
        ),
    ),
    Column(
        "state_capital",
        "国有资本经营预算拨款收入",
        "从同级财政部门取得的国有资本经营预算拨款。",
        (
            "国有资本经营预算",
            "国有资本经营预算拨款",
            "国有资本经营预算财政拨款",
            "国有资本经营预算财政拨款收入",
            "国有资本经营预算资金",
            "国有资本经营收入",
            "国有资本经营预算收入",
        ),
    ),
    Column(
        "special_account",
        "财政专户管理资金收入",
        "缴入财政专户、实行专项管理的教育收费等资金。",
        ("财政专户管理资金", "财政专户资金", "财政专户拨款", "财政专户核拨资金", "专户资金", "财政专户收入"),
    ),
    Column(
        "own_income",
        "单位资金",
        "单位除财政拨款和财政专户管理资金以外的收入合计。",
        ("单位资金收入", "单位资金小计", "非财政拨款收入"),
    ),
    Column(
        "surplus_used",
        "使用非财政拨款结余",
        "以前年度积累的非财政拨款结余中，本年度安排使用的部分。",
        ("用事业基金弥补收支差额", "使用非财政拨款结余和专用结余", "使用专用结余"),
    ),
)
"""Sources that budgets print: by fund, from last year."""
_OPENING_COLUMNS = tuple(
    Column(
        f"opening_{column.id}",
        f"上年结转：{column.label}",
        f"上年结转中的{column.label}。",
        column.labels,
        _CARRIED,
    )
    for column in _BUDGET_COLUMNS
    if column.id not in ("this_year", "opening", "surplus_used")
)
"""What last year left, by the same sources."""

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
            ("合计", "收入合计", "小计", "总计"),
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
        Column("other", "其他收入", "除上述各项收入以外取得的收入。", ("其他资金",)),
        *_BUDGET_COLUMNS,
        *_OPENING_COLUMNS,
    ),
    titles=("收入预算总表", "收入总表", "预算收入总表", "收入总体情况表", "收入决算总表"),
    identities=(
        RowIdentity(
            "total = fiscal_appropriation + superior_subsidy + institutional + business"
            " + subsidiary_remittance + other",
            _BASIS,
            "本年收入合计 = 各项收入之和",
            tuple(column.id for column in _BUDGET_COLUMNS if column.id != "this_year"),
        ),
        RowIdentity(
            "total = this_year + opening",
            _BASIS,
            "合计 = 本年收入 + 上年结转",
            ("surplus_used",),
            "carried",
            True,
        ),
        RowIdentity(
            "this_year = fiscal_appropriation + superior_subsidy + institutional + business"
            " + subsidiary_remittance + other",
            _BASIS,
            "本年收入小计 = 各项收入之和",
            tuple(column.id for column in _BUDGET_COLUMNS if column.id not in ("this_year", "opening")),
        ),
        RowIdentity(
            " + ".join(column.id for column in _OPENING_COLUMNS) + " <= opening",
            _BASIS,
            "上年结转所列各项之和不大于上年结转",
            id="opening",
        ),
        RowIdentity(
            "fiscal_appropriation = general_budget + government_fund + state_capital",
            _BASIS,
            "财政拨款收入 = 三项预算拨款之和",
        ),
        Hierarchy(_BASIS),
    ),
    budget_title="部门收入总表",
)
