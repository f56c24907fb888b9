"""A simulated department's budget, consistent in itself. 模拟数据; amounts in 万元."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

DEPARTMENT = "模拟省模拟市模拟事务局"
YEAR = 2025

NAMES = {
    "201": "一般公共服务支出",
    "20103": "政府办公厅（室）及相关机构事务",
    "2010301": "行政运行",
    "2010302": "一般行政管理事务",
    "2010350": "事业运行",
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "2080505": "机关事业单位基本养老保险缴费支出",
    "2080506": "机关事业单位职业年金缴费支出",
    "210": "卫生健康支出",
    "21011": "行政事业单位医疗",
    "2101101": "行政单位医疗",
    "212": "城乡社区支出",
    "21208": "国有土地使用权出让收入安排的支出",
    "2120803": "城市建设支出",
    "221": "住房保障支出",
    "22102": "住房改革支出",
    "2210201": "住房公积金",
    "223": "国有资本经营预算支出",
    "22301": "解决历史遗留问题及改革成本支出",
    "2230105": "国有企业退休人员社会化管理补助支出",
    "301": "工资福利支出",
    "30101": "基本工资",
    "30102": "津贴补贴",
    "30108": "机关事业单位基本养老保险缴费",
    "30109": "职业年金缴费",
    "30110": "职工基本医疗保险缴费",
    "30113": "住房公积金",
    "302": "商品和服务支出",
    "30201": "办公费",
    "30211": "差旅费",
    "30213": "维修（护）费",
    "30217": "公务接待费",
    "30231": "公务用车运行维护费",
    "303": "对个人和家庭的补助",
    "30302": "退休费",
    "310": "资本性支出",
    "31002": "办公设备购置",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A code with its figures: ``values`` by a word for what they are."""

    code: str
    name: str
    values: dict[str, Decimal] = field(default_factory=dict[str, Decimal])


def _line(code: str, **values: str) -> Line:
    return Line(code, NAMES[code], {name: Decimal(text) for name, text in values.items()})


GENERAL = (
    _line("2010301", personnel="812.35", public="96.40"),
    _line("2010302", project="475.50", carried="20.00"),
    _line("2080505", personnel="141.09"),
    _line("2080506", personnel="70.54"),
    _line("2101101", personnel="63.19"),
    _line("2210201", personnel="136.10"),
)
"""项 of the general budget; ``carried`` is the part of it that last year left."""
FUND = (_line("2120803", project="1300.00"),)
CAPITAL = (_line("2230105", project="12.08"),)
OWN = (_line("2010350", project="30.00"),)
"""Paid from 事业收入."""
ECONOMIC = (
    _line("30101", personnel="312.40"),
    _line("30102", personnel="479.61"),
    _line("30108", personnel="141.09"),
    _line("30109", personnel="70.54"),
    _line("30110", personnel="63.19"),
    _line("30113", personnel="136.10"),
    _line("30201", public="33.20"),
    _line("30211", public="18.00"),
    _line("30213", public="10.70"),
    _line("30217", public="1.35"),
    _line("30231", public="21.56"),
    _line("30302", personnel="20.34"),
    _line("31002", public="11.59"),
)
THREE_PUBLIC = {
    "total": "47.91",
    "overseas": "0.00",
    "vehicles": "46.56",
    "vehicle_purchase": "25.00",
    "vehicle_operation": "21.56",
    "reception": "1.35",
}
LAST_YEAR = {
    "total": "66.02",
    "overseas": "12.00",
    "vehicles": "52.02",
    "vehicle_purchase": "28.00",
    "vehicle_operation": "24.02",
    "reception": "2.00",
}
SPENT_LAST_YEAR = {
    "total": "51.17",
    "overseas": "8.30",
    "vehicles": "41.37",
    "vehicle_purchase": "19.90",
    "vehicle_operation": "21.47",
    "reception": "1.50",
}
COSTS = Decimal("96.40")


def whole(line: Line) -> Decimal:
    """What is spent under the code."""
    return sum((line.values.get(part, Decimal(0)) for part in ("personnel", "public", "project")), Decimal(0))


def with_parents(lines: Iterable[Line]) -> list[Line]:
    """类, 款, 项 (or 类, 款) in order, each the sum of what is under it."""
    lines = sorted(lines, key=lambda line: line.code)
    codes = sorted({line.code[:length] for line in lines for length in (3, 5, 7)})
    return [
        Line(code, NAMES[code], total(line for line in lines if line.code.startswith(code))) for code in codes
    ]


def total(lines: Iterable[Line]) -> dict[str, Decimal]:
    """The sum by word."""
    summed: dict[str, Decimal] = {}
    for line in lines:
        for name, value in line.values.items():
            summed[name] = summed.get(name, Decimal(0)) + value
    return summed


def classes(lines: Iterable[Line]) -> list[Line]:
    """The 类 alone."""
    return [line for line in with_parents(lines) if len(line.code) == 3]
