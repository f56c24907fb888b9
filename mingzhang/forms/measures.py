"""What a number outside the tables measures, in the standard terms that findings, pages and files share."""

from __future__ import annotations

from collections.abc import Mapping

from mingzhang.model import Measure

MEASURES: Mapping[Measure, str] = {
    "final": "决算数",
    "initial_budget": "年初预算数",
    "budget": "预算数",
    "prior": "上年数",
    "change": "增减额",
    "growth": "增减率",
    "share": "占比",
    "completion": "完成率",
    "rate": "执行率",
    "count": "数量",
    "score": "得分",
    "other": "金额",
}
"""预算数 is a budget of which the text does not say whether it is the initial or the full year's one."""


def measure_name(measure: str | None) -> str:
    """The name of a measure; "" for what is none: an indicator's column, a table's."""
    names: Mapping[str, str] = {**MEASURES}
    return names.get(measure or "", "")
