"""Links between the tables of a budget, as far as only budgets print the rows and columns.

What last year left is part of the same totals in one layout and stands beside them, or in no table, in
another: a link says under what conditions its two figures mean the same.
"""

from __future__ import annotations

from mingzhang.forms.linking import WHOLE, Figure, FigureLink, Link

_SUMMARY, _FISCAL = "income_expenditure_summary", "fiscal_summary"
_INCOME, _EXPENDITURE, _GENERAL = "income", "expenditure", "general_budget_expenditure"
_BASIC, _PUBLIC = "basic_expenditure", "three_public"
_01_02 = "部门收支总表与部门收入总表的表间关系"
_01_03 = "部门收支总表与部门支出总表的表间关系"
_01_04 = "部门收支总表与财政拨款收支总表的表间关系"
_01_06 = "部门收支总表与一般公共预算基本支出表的表间关系"
_05_06 = "一般公共预算支出表与一般公共预算基本支出表的表间关系"
_06_09 = "一般公共预算基本支出表与“三公”经费支出表的表间关系"
_FUNDS = (
    ("general_budget", "一般公共预算财政拨款", "一般公共预算资金"),
    ("government_fund", "政府性基金预算财政拨款", "政府性基金"),
    ("state_capital", "国有资本经营预算财政拨款", "国有资本经营预算"),
)
"""Column, the fund's item, and the part of 财政拨款收入 that some places print."""
_OTHER_SOURCES = (
    ("opening", "年初结转和结余"),
    ("special_account", "财政专户管理资金收入"),
    ("surplus_used", "使用非财政拨款结余（含专用结余）"),
)


def _received(name: str) -> Figure:
    return Figure(_SUMMARY, name, "amount", "income")


def _spent(column: str) -> Figure:
    return Figure(_SUMMARY, "本年支出合计", column, "expenditure")


def _income_links() -> tuple[Link, ...]:
    by_fund = [
        FigureLink(
            f"income.summary_{kind}{column}",
            f"两表的{line}一致",
            _01_02,
            _received(line),
            (Figure(_INCOME, WHOLE, column),),
            conditions=("income_carried_alike",),
        )
        for column, name, part in _FUNDS
        for kind, line in (("", f"{name}收入"), ("part_", part))
    ]
    others = [
        FigureLink(
            f"income.summary_{column}",
            f"两表的{line}一致",
            _01_02,
            _received(line),
            (Figure(_INCOME, WHOLE, column),),
        )
        for column, line in _OTHER_SOURCES
    ]
    return (*by_fund, *others)


def _expenditure_links() -> tuple[Link, ...]:
    whole = (
        ("total", "支出合计", ("total",)),
        ("basic", "基本支出", ("personnel", "public")),
        ("project", "项目支出", ("project",)),
    )
    return tuple(
        FigureLink(
            f"expenditure.summary_whole_{column}",
            f"两表的{name}一致",
            _01_03,
            Figure(_EXPENDITURE, WHOLE, column),
            tuple(_spent(part) for part in parts),
        )
        for column, name, parts in whole
    )


def _fiscal_links() -> tuple[Link, ...]:
    return (
        FigureLink(
            "fiscal_summary.income_total",
            "财政拨款收入与财政拨款收支总表的本年收入合计一致",
            _01_04,
            _received("财政拨款收入"),
            (Figure(_FISCAL, "本年收入合计", "amount", "income"),),
            conditions=("carried_alike",),
        ),
        *(
            FigureLink(
                f"fiscal_summary.income_part_{column}",
                f"两表的{part}一致",
                _01_04,
                _received(part),
                (Figure(_FISCAL, name, "amount", "income"),),
                conditions=("carried_alike",),
            )
            for column, name, part in _FUNDS
        ),
    )


def _basic_links() -> tuple[Link, ...]:
    kinds = (("personnel", "人员经费", "人员经费合计"), ("public", "公用经费", "公用经费合计"))
    return (
        FigureLink(
            "basic_expenditure.general_budget_kinds",
            "基本支出合计 = 人员经费 + 公用经费",
            _05_06,
            Figure(_BASIC, WHOLE, "amount"),
            tuple(Figure(_GENERAL, WHOLE, column) for column, _, _ in kinds),
        ),
        *(
            FigureLink(
                f"basic_expenditure.general_budget_{suffix}",
                f"两表的{name}一致",
                _05_06,
                Figure(_GENERAL, WHOLE, column),
                (figure,),
            )
            for column, name, row in kinds
            for suffix, figure in (
                (column, Figure(_BASIC, WHOLE, column)),
                (f"{column}_row", Figure(_BASIC, row, "amount")),
            )
        ),
        *(
            FigureLink(
                f"basic_expenditure.summary_{column}",
                f"资金全部来自一般公共预算时，两表的{name}一致",
                _01_06,
                _spent(column),
                (Figure(_BASIC, WHOLE, column),),
                conditions=("all_general_budget",),
            )
            for column, name, _ in kinds
        ),
    )


def _three_public_links() -> tuple[Link, ...]:
    at_most = (
        ("overseas", "30212", "因公出国（境）费用"),
        ("reception", "30217", "公务接待费"),
        ("vehicle_operation", "30231", "公务用车运行维护费"),
        ("vehicle_purchase", "31013", "公务用车购置费"),
    )
    return tuple(
        FigureLink(
            f"three_public.budget_{item}",
            f"基本支出中的{name}不大于“三公”经费预算中的{name}",
            _06_09,
            Figure(_BASIC, code, "amount"),
            (Figure(_PUBLIC, "", f"budget_{item}"),),
            "<=",
            kinds=("budget",),
            severity="warning",
        )
        for item, code, name in at_most
    )


BUDGET_LINKS: tuple[Link, ...] = (
    *_income_links(),
    *_expenditure_links(),
    *_fiscal_links(),
    *_basic_links(),
    *_three_public_links(),
)
