"""Columns that a budget prints beside this year's amounts: last year's, and the change against it."""

from __future__ import annotations

from mingzhang.forms.base import Column

PRIOR_COLUMNS = (
    Column(
        "prior_budget",
        "上年预算数",
        "上年的预算数，供与本年比较。",
        ("上年预算", "上年年初预算数", "上年年初预算", "上年批复数", "上年初预算数", "上年部门预算数"),
    ),
    Column(
        "prior_execution",
        "上年执行数",
        "上年预算的执行数，供与本年比较。",
        (
            "执行数",
            "上年预算执行数",
            "上年决算数",
            "上年预计执行数",
            "上年完成数",
            "上年支出数",
            "上年快报数",
            "上年决算执行数",
            "上年当年预算执行数",
        ),
    ),
    Column(
        "change",
        "增减额",
        "本年比上年增加或减少的金额。",
        ("增减", "增减数", "增减变化", "比上年增减", "比上年增减额", "增减金额", "增减情况", "较上年增减"),
    ),
    Column(
        "growth",
        "增减率",
        "本年比上年增加或减少的百分比。",
        (
            "增减比例",
            "增长率",
            "增减幅度",
            "增幅",
            "增减比率",
            "比上年增减率",
            "增减百分比",
            "增长比例",
        ),
        unit="%",
    ),
)
