"""财政拨款“三公”经费支出决算表: budget and final by six items in one row; and its statistics."""

from __future__ import annotations

from mingzhang.forms.base import BOTH_KINDS, Column, Form, Item, RowIdentity, RowKind
from mingzhang.model import ReportKind

_BASIS = "财政拨款“三公”经费支出决算表（公开09表）表内关系"
_BUDGET = (
    "预算数",
    "“三公”经费预算数",
    "年初预算数",
    "全年预算数",
    "预算",
    "调整预算数",
    "年度预算数",
    "本年预算数",
    "年初预算",
    "全年预算",
)
_FINAL = (
    "决算数",
    "“三公”经费决算数",
    "决算",
    "支出决算数",
    "本年决算数",
    "支出数",
    "实际支出数",
    "统计数",
    "决算统计数",
    "全年决算数",
)
_PRIOR_BUDGET = ("上年预算数", "上年预算", "上年年初预算数", "上年年初预算")
_PRIOR_EXECUTION = ("上年执行数", "上年预算执行数", "上年决算数", "执行数", "上年支出数", "上年预计执行数")
_GROUPS = {
    "budget": ("预算", _BUDGET),
    "final": ("决算", _FINAL),
    "prior_budget": ("上年预算", _PRIOR_BUDGET),
    "prior_execution": ("上年执行", _PRIOR_EXECUTION),
}
_ITEMS = (
    (
        "total",
        "合计",
        "“三公”经费合计。",
        (
            "“三公”经费合计",
            "三公经费",
            "“三公”经费支出合计",
            "财政拨款“三公”经费",
            "“三公”经费支出",
            "小计",
            "支出合计",
        ),
    ),
    (
        "overseas",
        "因公出国（境）费用",
        "单位公务出国（境）的国际旅费、国外城市间交通费、住宿费、伙食费、培训费、公杂费等支出。",
        ("因公出国（境）费", "因公出国（境）支出", "因公出国（境）", "因公出国（境）经费", "出国（境）费"),
    ),
    (
        "vehicles",
        "公务用车购置及运行维护费",
        "公务用车购置费与公务用车运行维护费之和。",
        (
            "公务用车购置及运行费",
            "公务用车购置和运行维护费",
            "公务用车购置及运行维护支出",
            "公务用车费",
            "公务用车购置和运行费",
            "公车购置及运行维护费",
            "公务用车购置及运行维护费小计",
            "公务用车购置及运行费小计",
            "公务用车购置及运行维护",
        ),
    ),
    (
        "vehicle_purchase",
        "公务用车购置费",
        "公务用车购置支出（含车辆购置税、牌照费）。",
        ("公务用车购置", "购置费", "公务用车购置支出", "公务用车购置费用", "购置", "公车购置费"),
    ),
    (
        "vehicle_operation",
        "公务用车运行维护费",
        "公务用车燃料费、维修费、过路过桥费、保险费、安全奖励费用等支出。",
        (
            "公务用车运行费",
            "运行费",
            "运行维护费",
            "公务用车运行维护支出",
            "公务用车运行",
            "公车运行维护费",
            "公务用车运行维护费用",
            "公务用车运行支出",
        ),
    ),
    (
        "reception",
        "公务接待费",
        "按规定开支的各类公务接待（含外宾接待）支出。",
        ("公务接待费支出", "公务接待支出", "公务接待", "公务接待费小计", "公务接待费用"),
    ),
    ("meeting", "会议费", "按规定开支的会议支出。", ("会议费支出", "会议支出")),
    ("training", "培训费", "按规定开支的培训支出。", ("培训费支出", "培训支出")),
    (
        "operating_costs",
        "机关运行经费",
        "与“三公”经费印在同一表内的机关运行经费。",
        ("机关运行经费支出", "机关运行经费数", "行政参公单位机关运行经费", "行政单位和参公单位机关运行经费"),
    ),
)
THREE_PUBLIC_PARTS = ("total", "overseas", "vehicles", "vehicle_purchase", "vehicle_operation", "reception")
"""The six items of the form, after ``budget_`` and ``final_``."""


def _column(prefix: str, item: tuple[str, str, str, tuple[str, ...]]) -> Column:
    part, label, meaning, aliases = item
    kind, markers = _GROUPS[prefix]
    direct = tuple(f"{name}{kind}数" for name in (label, *aliases))
    return Column(f"{prefix}_{part}", label, f"{meaning}（{kind}数）", (*aliases, *direct), markers)


def _identities(
    prefix: str, word: str, kinds: tuple[ReportKind, ...] = BOTH_KINDS
) -> tuple[RowIdentity, RowIdentity]:
    return (
        RowIdentity(
            f"{prefix}_total = {prefix}_overseas + {prefix}_vehicles + {prefix}_reception",
            _BASIS,
            f"{word}：合计 = 因公出国（境）费 + 公务用车购置及运行维护费 + 公务接待费",
            # Printed in one table with the three, these may be part of its total.
            tuple(f"{prefix}_{item}" for item in ("meeting", "training", "operating_costs")),
            kinds=kinds,
        ),
        RowIdentity(
            f"{prefix}_vehicles = {prefix}_vehicle_purchase + {prefix}_vehicle_operation",
            _BASIS,
            f"{word}：公务用车购置及运行维护费 = 购置费 + 运行维护费",
            kinds=kinds,
        ),
    )


THREE_PUBLIC = Form(
    id="three_public",
    title="财政拨款“三公”经费支出决算表",
    number="公开09表",
    rows=RowKind.SINGLE,
    meaning="反映部门本年度财政拨款“三公”经费支出的预算、决算情况。",
    columns=tuple(_column(prefix, item) for prefix in _GROUPS for item in _ITEMS),
    titles=(
        "一般公共预算财政拨款“三公”经费支出决算表",
        "“三公”经费支出决算表",
        "“三公”经费决算表",
        "一般公共预算“三公”经费支出决算表",
        "“三公”经费预算表",
        "一般公共预算“三公”经费支出表",
        "“三公”经费和机关运行经费预算表",
        "“三公”经费、会议费、培训费支出决算表",
        "财政拨款“三公”经费支出表",
        "“三公”经费公共预算财政拨款支出决算表",
        "财政拨款“三公”经费及机关运行经费支出决算表",
        "机构运行信息表",
        "机构运行信息决算表",
    ),
    title_words=("三公经费",),
    unlike=("政府性基金预算三公", "国有资本经营预算三公", "政府性基金三公"),
    identities=(
        *_identities("budget", "预算数"),
        *_identities("final", "决算数", ("final_account",)),
        *_identities("prior_budget", "上年预算数"),
        *_identities("prior_execution", "上年执行数"),
    ),
    budget_title="一般公共预算“三公”经费支出表",
)

THREE_PUBLIC_STATISTICS = Form(
    id="three_public_statistics",
    title="相关统计数",
    number=None,
    rows=RowKind.ITEMS,
    meaning="与“三公”经费有关的团组、人次、车辆、接待批次等数量。",
    columns=(
        Column("count", "统计数", "数量，以项目括号内的单位计。", ("数量", "决算统计数", "数"), unit=""),
    ),
    titles=(
        "相关统计数：",
        "“三公”经费相关统计数",
        "相关统计数表",
        "“三公”经费实物量",
        "“三公”经费相关统计数据",
    ),
    items=(
        Item("因公出国（境）团组数（个）", aliases=("因公出国（境）团组数", "因公出国（境）团组")),
        Item(
            "因公出国（境）人次（人）",
            aliases=("因公出国（境）人次数（人）", "因公出国（境）人次数", "因公出国（境）人次"),
        ),
        Item("公务用车购置数（辆）", aliases=("公务用车购置数", "公务用车购置数量")),
        Item("公务用车保有量（辆）", aliases=("公务用车保有量", "公务用车保有数")),
        Item(
            "国内公务接待批次（个）", aliases=("国内公务接待批次", "公务接待批次", "国内公务接待批次（批）")
        ),
        Item("国内公务接待人次（人）", aliases=("国内公务接待人次", "公务接待人次")),
    ),
    required=False,
)
