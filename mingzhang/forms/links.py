"""What one statutory table says of another: declared here, evaluated by the checks.

Not identities, and therefore not here: 02 and 03 item by item (carry-over makes them differ rightly),
evaluated projects' money and 项目支出, 三公 as equal to 06's items, contract amounts and payments.
"""

from __future__ import annotations

from mingzhang.forms.budget_links import BUDGET_LINKS
from mingzhang.forms.linking import WHOLE, Condition, Figure, FigureLink, Link, RowLink

__all__ = ["LINKS", "WHOLE", "Condition", "Figure", "FigureLink", "Link", "RowLink"]

_SUMMARY, _FISCAL = "income_expenditure_summary", "fiscal_summary"
_INCOME, _EXPENDITURE, _GENERAL = "income", "expenditure", "general_budget_expenditure"
_BASIC, _PUBLIC, _COSTS = "basic_expenditure", "three_public", "operating_costs"
_FUNDS = (
    (_GENERAL, "general_budget", "一般公共预算财政拨款"),
    ("government_fund", "government_fund", "政府性基金预算财政拨款"),
    ("state_capital", "state_capital", "国有资本经营预算财政拨款"),
)
_SOURCES = (
    ("上级补助收入", "superior_subsidy"),
    ("事业收入", "institutional"),
    ("经营收入", "business"),
    ("附属单位上缴收入", "subsidiary_remittance"),
    ("其他收入", "other"),
)
_FISCAL_WHOLE = Figure(_FISCAL, "总计", "amount", "income")
_FISCAL_SPENT = Figure(_FISCAL, "本年支出合计", "total", "expenditure")
_FISCAL_LEFT = Figure(_FISCAL, "年末财政拨款结转和结余", "total", "expenditure")
_01_02 = "收入支出决算总表与收入决算表的表间关系"
_02_04 = "收入决算表与财政拨款收入支出决算总表的表间关系"
_01_03 = "收入支出决算总表与支出决算表的表间关系"
_01_04 = "收入支出决算总表与财政拨款收入支出决算总表的表间关系"
_03_05 = "支出决算表与一般公共预算财政拨款支出决算表的表间关系"
_04_FUNDS = "财政拨款收入支出决算总表与各项预算财政拨款决算表的表间关系"
_05_06 = "一般公共预算财政拨款支出决算表与基本支出决算表的表间关系"
_06_09 = "基本支出决算表与“三公”经费支出决算表的表间关系"
_06_10 = "基本支出决算表与机关运行经费支出情况表的表间关系"


def _income_links() -> tuple[Link, ...]:
    fiscal_lines = tuple(Figure(_SUMMARY, f"{name}收入", "amount", "income") for _, _, name in _FUNDS)
    return (
        FigureLink(
            "income.summary_total",
            "收入总计各表一致：本年收入合计",
            _01_02,
            Figure(_SUMMARY, "本年收入合计", "amount", "income"),
            (Figure(_INCOME, WHOLE, "total"),),
            beside=(_INCOME, "opening", False),
            conditions=("income_carried_alike",),
        ),
        FigureLink(
            "income.summary_whole",
            "收入表列有上年结转的，合计与收支总表的收入总计一致",
            _01_02,
            Figure(_SUMMARY, "总计", "amount", "income"),
            (Figure(_INCOME, WHOLE, "total"),),
            beside=(_INCOME, "opening", True),
        ),
        FigureLink(
            "income.summary_fiscal_appropriation",
            "收入决算表的财政拨款收入 = 收入支出决算总表的各项财政拨款收入之和",
            _01_02,
            Figure(_INCOME, WHOLE, "fiscal_appropriation"),
            fiscal_lines,
            partial=True,
            conditions=("income_carried_alike",),
        ),
        FigureLink(
            "income.summary_fiscal_line",
            "收入决算表的财政拨款收入 = 收入支出决算总表的财政拨款收入",
            _01_02,
            Figure(_INCOME, WHOLE, "fiscal_appropriation"),
            (Figure(_SUMMARY, "财政拨款收入", "amount", "income"),),
            conditions=("income_carried_alike",),
        ),
        FigureLink(
            "income.fiscal_total",
            "收入决算表的财政拨款收入 = 财政拨款收入支出决算总表的本年收入合计",
            _02_04,
            Figure(_INCOME, WHOLE, "fiscal_appropriation"),
            (Figure(_FISCAL, "本年收入合计", "amount", "income"),),
            conditions=("income_carried_alike", "carried_alike"),
        ),
        *(
            FigureLink(
                f"income.summary_{column}",
                f"两表的{name}一致",
                _01_02,
                Figure(_SUMMARY, name, "amount", "income"),
                (Figure(_INCOME, WHOLE, column),),
            )
            for name, column in _SOURCES
        ),
    )


def _expenditure_links() -> tuple[Link, ...]:
    return (
        FigureLink(
            "expenditure.summary_total",
            "两表的本年支出合计一致",
            _01_03,
            Figure(_SUMMARY, "本年支出合计", "amount", "expenditure"),
            (Figure(_EXPENDITURE, WHOLE, "total"),),
        ),
        RowLink(
            "expenditure.summary_classes",
            "两表的各类支出一致",
            _01_03,
            _SUMMARY,
            _EXPENDITURE,
            (
                ("amount", "total"),
                ("total", "total"),
                ("personnel+public", "basic"),
                ("personnel", "personnel"),
                ("public", "public"),
                ("project", "project"),
            ),
            left_side="expenditure",
        ),
        RowLink(
            "expenditure.general_budget",
            "一般公共预算财政拨款支出不大于全部支出；资金全部来自一般公共预算时相等",
            _03_05,
            _GENERAL,
            _EXPENDITURE,
            (
                ("total", "total"),
                ("basic", "basic"),
                ("personnel", "personnel"),
                ("public", "public"),
                ("project", "project"),
            ),
            equal_if="all_general_budget",
        ),
    )


def _fiscal_links() -> tuple[Link, ...]:
    links: list[Link] = [
        FigureLink(
            f"fiscal_summary.income_{column}",
            f"两表的{name}收入一致",
            _01_04,
            Figure(_SUMMARY, f"{name}收入", "amount", "income"),
            (Figure(_FISCAL, name, "amount", "income"),),
            conditions=("carried_alike",),
        )
        for _, column, name in _FUNDS
    ]
    links += [*_whole_links(), *(_fund_link(column, name) for _, column, name in _FUNDS)]
    links.append(
        RowLink(
            "fiscal_summary.classes",
            "财政拨款支出不大于全部支出；资金全部来自财政拨款时相等",
            _01_04,
            _FISCAL,
            _SUMMARY,
            (("total", "amount"), ("total", "total")),
            left_side="expenditure",
            right_side="expenditure",
            equal_if="all_fiscal",
        )
    )
    for table, column, name in _FUNDS:
        links += [
            FigureLink(
                f"{table}.fiscal_total",
                f"两表的{name}支出合计一致",
                _04_FUNDS,
                Figure(_FISCAL, "本年支出合计", column, "expenditure"),
                (Figure(table, WHOLE, "total"),),
            ),
            RowLink(
                f"{table}.fiscal_classes",
                f"两表的{name}各类支出一致",
                _04_FUNDS,
                _FISCAL,
                table,
                ((column, "total"),),
                left_side="expenditure",
            ),
        ]
        if table != _GENERAL:
            links += _balance_links(table, column, name)
    return tuple(links)


def _whole_links() -> tuple[Link, ...]:
    """Where all money is fiscal, the totals of 01 are those of 04."""
    spent, left_over = "本年支出合计", "年末结转和结余"
    figures = (
        ("whole", "总计", Figure(_SUMMARY, "总计", "amount", "income"), _FISCAL_WHOLE),
        ("spent", spent, Figure(_SUMMARY, spent, "amount", "expenditure"), _FISCAL_SPENT),
        ("spent_total", spent, Figure(_SUMMARY, spent, "total", "expenditure"), _FISCAL_SPENT),
        ("closing", left_over, Figure(_SUMMARY, left_over, "amount", "expenditure"), _FISCAL_LEFT),
    )
    return tuple(
        FigureLink(
            f"fiscal_summary.{name}",
            f"资金全部来自财政拨款时，两表的{what}一致",
            _01_04,
            figure,
            (other,),
            conditions=("all_fiscal",),
        )
        for name, what, figure, other in figures
    )


def _fund_link(column: str, name: str) -> Link:
    """What a fund received and had is what it spends and leaves."""
    return FigureLink(
        f"fiscal_summary.fund_{column}",
        f"{name}：本年收入 + 年初结转和结余 = 支出总计",
        "财政拨款收入支出决算总表表内关系：各项预算财政拨款收支平衡",
        Figure(_FISCAL, "总计", column, "expenditure"),
        (
            Figure(_FISCAL, name, "amount", "income"),
            Figure(_FISCAL, name, "amount", "income", "年初财政拨款结转和结余"),
        ),
        partial=True,
        conditions=("carried_by_fund",),
    )


def _balance_links(table: str, column: str, name: str) -> tuple[Link, ...]:
    """What a fund had, received and has left, in 04 and in its own table."""
    carried, left_over = "年初财政拨款结转和结余", "年末财政拨款结转和结余"
    figures = (
        ("income", f"{name}收入", Figure(_FISCAL, name, "amount", "income")),
        ("opening", f"{name}年初结转和结余", Figure(_FISCAL, name, "amount", "income", carried)),
        ("closing", f"{name}年末结转和结余", Figure(_FISCAL, left_over, column, "expenditure")),
    )
    return tuple(
        FigureLink(
            f"{table}.fiscal_{other}", f"两表的{what}一致", _04_FUNDS, figure, (Figure(table, WHOLE, other),)
        )
        for other, what, figure in figures
    )


def _basic_links() -> tuple[Link, ...]:
    at_most = (
        ("overseas", "30212", "因公出国（境）费用"),
        ("reception", "30217", "公务接待费"),
        ("vehicle_operation", "30231", "公务用车运行维护费"),
        ("vehicle_purchase", "31013", "公务用车购置费"),
    )
    return (
        FigureLink(
            "basic_expenditure.general_budget",
            "基本支出 = 人员经费合计 + 公用经费合计",
            _05_06,
            Figure(_GENERAL, WHOLE, "basic"),
            (Figure(_BASIC, "人员经费合计", "amount"), Figure(_BASIC, "公用经费合计", "amount")),
        ),
        FigureLink(
            "basic_expenditure.general_budget_whole",
            "两表的基本支出合计一致",
            _05_06,
            Figure(_GENERAL, WHOLE, "basic"),
            (Figure(_BASIC, WHOLE, "amount"),),
        ),
        *(
            FigureLink(
                f"three_public.{item}",
                f"基本支出中的{name}不大于“三公”经费中的{name}",
                _06_09,
                Figure(_BASIC, code, "amount"),
                (Figure(_PUBLIC, "", f"final_{item}"),),
                "<=",
                kinds=("final_account",),
            )
            for item, code, name in at_most
        ),
        FigureLink(
            "operating_costs.public",
            "机关运行经费不大于公用经费合计",
            _06_10,
            Figure(_COSTS, WHOLE, "amount"),
            (Figure(_BASIC, "公用经费合计", "amount"),),
            "<=",
        ),
        FigureLink(
            "operating_costs.public_column",
            "机关运行经费不大于公用经费",
            _06_10,
            Figure(_COSTS, WHOLE, "amount"),
            (Figure(_BASIC, WHOLE, "public"),),
            "<=",
        ),
    )


LINKS: tuple[Link, ...] = (
    *_income_links(),
    *_expenditure_links(),
    *_fiscal_links(),
    *_basic_links(),
    *BUDGET_LINKS,
)
"""In the order of the statutory forms."""
