"""政府采购支出情况表: goods, works, services; of it to small and medium firms."""

from __future__ import annotations

from mingzhang.forms.base import Column, Form, Item, ItemIdentity, RowKind

_BASIS = "政府采购支出情况表（公开11表）表内关系"

PROCUREMENT = Form(
    id="procurement",
    title="政府采购支出情况表",
    number="公开11表",
    rows=RowKind.ITEMS,
    meaning="反映部门本年度政府采购支出及授予中小企业合同金额情况。",
    columns=(
        Column(
            "amount",
            "金额",
            "该项政府采购的支出或合同金额。",
            (
                "决算数",
                "合计",
                "支出金额",
                "采购金额",
                "统计数",
                "政府采购支出金额",
                "小计",
                "本年支出",
                "支出决算数",
            ),
        ),
    ),
    titles=("政府采购情况表", "政府采购支出决算表", "政府采购支出信息表", "政府采购支出表", "政府采购信息表"),
    unlike=("政府采购预算",),
    items=(
        Item(
            "政府采购支出合计",
            aliases=("政府采购支出总额", "合计", "政府采购支出"),
            meaning="政府采购货物、工程、服务支出之和。",
            role="total",
        ),
        Item("政府采购货物支出", aliases=("货物", "货物支出"), meaning="政府采购中用于货物的支出。"),
        Item("政府采购工程支出", aliases=("工程", "工程支出"), meaning="政府采购中用于工程的支出。"),
        Item("政府采购服务支出", aliases=("服务", "服务支出"), meaning="政府采购中用于服务的支出。"),
        Item(
            "政府采购授予中小企业合同金额",
            aliases=("授予中小企业合同金额",),
            meaning="政府采购合同中授予中小企业的金额。",
            role="subtotal",
        ),
        Item(
            "授予小微企业合同金额",
            aliases=("政府采购授予小微企业合同金额", "授予小型微型企业合同金额"),
            meaning="授予中小企业合同金额中，授予小型、微型企业的金额。",
            role="part",
        ),
    ),
    identities=(
        ItemIdentity(
            "政府采购支出合计 = 政府采购货物支出 + 政府采购工程支出 + 政府采购服务支出",
            _BASIS,
            None,
            "政府采购支出合计 = 货物 + 工程 + 服务",
            kinds=("final_account",),
        ),
        ItemIdentity(
            "授予小微企业合同金额 <= 政府采购授予中小企业合同金额",
            _BASIS,
            None,
            "小微企业 ≤ 中小企业",
            "small_firms",
            kinds=("final_account",),
        ),
        ItemIdentity(
            "政府采购授予中小企业合同金额 <= 政府采购支出合计",
            _BASIS,
            None,
            "中小企业 ≤ 政府采购支出合计",
            "small_and_medium_firms",
            kinds=("final_account",),
        ),
    ),
    required=False,
)
