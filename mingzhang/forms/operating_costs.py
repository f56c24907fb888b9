"""机关运行经费支出情况表: economic code, amount."""

from __future__ import annotations

from mingzhang.forms.base import Column, Form, Hierarchy, Item, RowKind

OPERATING_COSTS = Form(
    id="operating_costs",
    title="机关运行经费支出情况表",
    number="公开10表",
    rows=RowKind.ECONOMIC,
    meaning="反映部门本年度机关运行经费的支出情况，按经济分类科目列示。",
    columns=(
        Column(
            "amount",
            "机关运行经费支出决算数",
            "该经济分类科目的机关运行经费支出。",
            (
                "金额",
                "决算数",
                "合计",
                "支出决算数",
                "机关运行经费",
                "机关运行经费支出",
                "机关运行经费决算数",
                "小计",
                "统计数",
                "本年支出",
            ),
        ),
    ),
    titles=(
        "机关运行经费支出决算表",
        "机关运行经费支出表",
        "机关运行经费表",
        "机关运行经费支出明细表",
        "机关运行经费情况表",
    ),
    items=(Item("合计", aliases=("总计", "机关运行经费"), meaning="机关运行经费支出合计。", role="total"),),
    identities=(Hierarchy("机关运行经费支出情况表（公开10表）表内关系", "合计 = Σ类，类 = Σ款"),),
    required=False,
)
