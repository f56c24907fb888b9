"""Headers as a person would type them, shared by the tests of tables."""

EXPENDITURE_HEADER = """\
支出决算表
公开03表
单位：万元
| 项目 | < | 本年支出合计 | 基本支出 | 项目支出 |
| 科目编码 | 科目名称 | ^ | ^ | ^ |
"""
