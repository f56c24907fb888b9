"""一般公共预算财政拨款基本支出决算表: economic code and amount, two or three such triples side by side."""

from __future__ import annotations

from mingzhang.forms.base import Column, Form, Hierarchy, Item, ItemIdentity, RowIdentity, RowKind
from mingzhang.forms.prior import PRIOR_COLUMNS

_BASIS = "一般公共预算财政拨款基本支出决算表（公开06表）表内关系"

BASIC_EXPENDITURE = Form(
    id="basic_expenditure",
    title="一般公共预算财政拨款基本支出决算表",
    number="公开06表",
    rows=RowKind.ECONOMIC,
    meaning="反映部门本年度一般公共预算财政拨款基本支出的明细情况，按经济分类科目列示。",
    columns=(
        Column(
            "amount",
            "金额",
            "该经济分类科目的基本支出。",
            (
                "决算数",
                "预算数",
                "合计",
                "小计",
                "总计",
                "基本支出",
                "基本支出决算数",
                "支出决算数",
                "本年支出",
                "本年基本支出",
                "本年基本支出合计",
                "基本支出合计",
                "本年支出合计",
                "一般公共预算基本支出",
                "一般公共预算财政拨款基本支出",
                "金额（万元）",
                "预算",
                "本年预算",
                "本年预算数",
                "一般公共预算",
            ),
        ),
        Column("personnel", "人员经费", "工资福利支出和对个人和家庭的补助。", ("人员支出",)),
        Column(
            "public",
            "公用经费",
            "商品和服务支出、资本性支出等日常公用支出。",
            ("日常公用经费", "公用支出", "日常公用支出"),
        ),
        *PRIOR_COLUMNS,
    ),
    titles=(
        "一般公共预算基本支出部门预算经济分类预算表",
        "一般公共预算基本支出预算经济分类预算表",
        "一般公共预算基本支出表",
        "一般公共预算基本支出决算表",
        "一般公共预算财政拨款基本支出决算明细表",
        "一般公共预算基本支出情况表",
        "一般公共预算基本支出经济分类决算表",
        "一般公共预算财政拨款基本支出经济分类决算表",
        "一般公共预算财政拨款基本支出决算经济分类表",
        "一般公共预算拨款基本支出表",
        "一般公共预算财政拨款基本支出决算表（按经济分类科目）",
    ),
    unlike=("政府预算经济", "政府预算支出经济", "政府经济分类", "政府支出经济"),
    items=(
        Item("合计", aliases=("总计",), meaning="全部基本支出。", role="total"),
        Item(
            "人员经费合计",
            aliases=("人员经费", "人员经费小计"),
            meaning="工资福利支出与对个人和家庭的补助之和。",
            role="subtotal",
        ),
        Item(
            "公用经费合计",
            aliases=("公用经费", "公用经费小计", "日常公用经费合计"),
            meaning="商品和服务支出、资本性支出等其余各类之和。",
            role="subtotal",
        ),
    ),
    identities=(
        RowIdentity("amount = personnel + public", _BASIS, "合计 = 人员经费 + 公用经费"),
        Hierarchy(_BASIS, "类 = Σ款"),
        ItemIdentity(
            "人员经费合计 = 301 + 303",
            _BASIS,
            None,
            "人员经费合计 = 工资福利支出 + 对个人和家庭的补助",
            "personnel",
        ),
        ItemIdentity("公用经费合计 = Σothers", _BASIS, None, "公用经费合计 = 其余各类之和", "public"),
    ),
    budget_title="一般公共预算基本支出表",
)
