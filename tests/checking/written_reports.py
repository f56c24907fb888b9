"""Reports of a final account, or of a budget, whose narrative is typed as a person would. 模拟数据."""

from __future__ import annotations

from textwrap import dedent

from mingzhang.checking import check
from mingzhang.model import Finding, Report
from tests.build import report as read

ITEMS = """
支出{kind}表
金额单位：万元
| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
| 201 | 一般公共服务支出 | 100.00 | 60.00 | 40.00 |
| 20103 | 政府办公厅（室）及相关机构事务 | 100.00 | 60.00 | 40.00 |
| 2010301 | 行政运行 | 60.00 | 60.00 | |
| 2010302 | 一般行政管理事务 | 40.00 | | 40.00 |
"""


def told(text: str, heading: str = "五、情况说明", kind: str = "决算", before: str = ITEMS) -> Report:
    """The report whose explanation has ``text`` under ``heading``; tables may stand ``before`` it."""
    opening = f"模拟单位\n2024年度部门{kind}\n---\n"
    tables = f"第二部分 2024年度部门{kind}表\n---\n{dedent(before).replace('{kind}', kind)}\n---\n"
    return read(f"{opening}{tables}第三部分 2024年度部门{kind}情况说明\n{heading}\n{dedent(text)}")


def findings(one: Report, rule: str) -> list[Finding]:
    return [finding for finding in check(one).findings if finding.rule == rule]


def severities(one: Report, rule: str) -> list[str]:
    return [finding.severity for finding in findings(one, rule)]
