"""A budget's explanation against its tables: totals, items, “三公” expenses, kinds of spending.

Only what is said without doubt is compared. The text is in 万元, most tables in 元: an amount that
rounds to what the text prints agrees; a printed 0 beside a blank cell does too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mingzhang.checking.budget_figures import (
    BASIC_WHOLES,
    FUNDS,
    KINDS,
    SPENDING_WHOLES,
    kind_choices,
    total_choices,
)
from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.contexts import Scope
from mingzhang.checking.counterpart_figures import FISCAL_TABLES, Choice
from mingzhang.checking.figure_cells import figure_term
from mingzhang.checking.hierarchies import label
from mingzhang.checking.money import leaves_out_carried
from mingzhang.checking.place_names import quoted
from mingzhang.checking.registry import FACTS, rule
from mingzhang.checking.rounded import as_printed
from mingzhang.checking.settling import cell_term
from mingzhang.checking.told import Told, agreement, choice_terms, told_facts
from mingzhang.forms import find_item, form
from mingzhang.model import Report

BASIS = "部门预算公开文本：预算编制说明与预算表一致"
ITEM_TABLES: Mapping[Scope | None, tuple[str, ...]] = {
    "general_budget": ("general_budget_expenditure",),
    "government_fund": ("government_fund",),
    "state_capital": ("state_capital",),
    "fiscal": FISCAL_TABLES,
    "accounts": FISCAL_TABLES,
    None: FISCAL_TABLES,
}
"""Tables whose items a section goes through, by whose money it is about."""
_SUMMARY, _FISCAL = "income_expenditure_summary", "fiscal_summary"
_ACCOUNTS = ("支出预算", "预算支出", "支出总", "收支")
_ACCOUNT_TOTALS = (
    "收入支出总计",
    "收入总计",
    "支出总计",
    "财政拨款收入",
    "财政拨款支出",
    "财政拨款收入支出总计",
)
_UNIT = re.compile("本级|所属|下属|二级单位|二级预算单位")
_LONG = 30
_KIND = re.compile("基本支出|项目支出")
_FUND_END = re.compile(
    r"(?:一般公共预算|政府性基金预算|国有资本经营预算)(?:当年)?(?:财政)?拨款(?:预算)?(?:安排|为)?$"
)
ECONOMIC = "3"
"""What codes of the economic classification begin with."""
_NEAR = 12
"""So many letters before an amount speak of it."""
_ITEM_COLUMNS = ("total", "from_this_year", "amount")
_KIND_END = r"(?:经费)?(?:支出)?(?:预算)?(?:支出)?(?:数|额|总额|金额)?(?:安排|共计|合计|共|为|是|：|:)*$"
"""A kind of spending right before its amount, not something listed behind it."""


@rule(
    "budget.items",
    title="预算说明中各科目的预算数与预算表一致",
    basis=BASIS,
    needs=(FACTS,),
    meaning="预算编制说明逐项说明的预算数，应与该节所说资金的支出预算表中同一科目的数一致；元折算为万元，按说明印出的位数四舍五入。"
    "同一科目由几项资金安排的，与其中一项或各项之和一致。",
    kind="narrative_vs_table",
    kinds=("budget",),
)
def items_agree(report: Report) -> Iterator[Comparison]:
    """What the text says of an item is what a table of that money prints for its code."""
    for told in told_facts(report):
        code, scope = told.fact.code, scope_of(told)
        if code is None or told.fact.measure != "initial_budget" or scope not in ITEM_TABLES:
            continue
        if code.startswith(ECONOMIC) and not told.context.says("基本支出"):
            continue
        counterparts = item_terms(report, code, scope)
        yield from _agreement(
            "budget.items", told, f"预算说明中{quoted(told.fact.subject)}的预算数", counterparts
        )


def scope_of(told: Told) -> Scope | None:
    """Whose money the section is about; one on 支出预算 is about all."""
    scope = told.context.scope
    return "accounts" if scope is None and told.context.says(*_ACCOUNTS) else scope


def item_terms(
    report: Report, code: str, scope: Scope | None, columns: Sequence[str] = _ITEM_COLUMNS
) -> list[list[Term]]:
    """The figures of a code in the tables of that money: each, their sum, then those of all money."""
    if code.startswith(ECONOMIC):
        return _row_terms(report, "basic_expenditure", code, columns)
    found = [_row_terms(report, table, code, columns) for table in ITEM_TABLES[scope]]
    own = [terms for one in found for terms in one]
    if sum(bool(one) for one in found) > 1:
        own.append([one[0][0] for one in found if one])
    whole = _row_terms(report, "expenditure", code, columns)
    if scope == "accounts":
        return [*whole, *_class_terms(report, _SUMMARY, code, columns), *own]
    if scope in (None, "fiscal"):
        # What last year left is part of these, and of no fund's table where that is of this year alone.
        own += _class_terms(report, _FISCAL, code, columns)
        own += whole if any(leaves_out_carried(report, table) for table in FISCAL_TABLES) else []
    return own or (whole if scope is None else [])


def _class_terms(report: Report, table_id: str, code: str, columns: Sequence[str]) -> list[list[Term]]:
    """The row of a two-sided table that stands for the 类."""
    table, declared = report.table(table_id), form(table_id)
    for row in table.rows if table is not None else ():
        item = find_item(declared, row.name, row.side)
        if table is not None and item is not None and item.functional_class == code:
            name = f"{declared.title}：{row.name}"
            return [[cell_term(table, row, column, name)] for column in columns if column in row.cells]
    return []


def _row_terms(report: Report, table_id: str, code: str, columns: Sequence[str]) -> list[list[Term]]:
    table = report.table(table_id)
    row = next((row for row in table.rows if row.code == code), None) if table is not None else None
    if table is None or row is None:
        return []
    name = f"{form(table_id).title}：{label(row)}"
    return [[cell_term(table, row, column, name)] for column in columns if column in row.cells]


@rule(
    "budget.totals",
    title="预算说明中的总数与预算表一致",
    basis=BASIS,
    needs=(FACTS,),
    meaning="预算说明中的收入预算、支出预算、各种来源的收入、各项预算的财政拨款、机关运行经费、“三公”经费及其各项，"
    "应与预算表中的同一个数一致；元折算为万元，按说明印出的位数四舍五入；印为 0 而表中空白，视为一致。",
    kind="narrative_vs_table",
    kinds=("budget",),
)
def totals_agree(report: Report) -> Iterator[Comparison]:
    """What the text says of a standard subject is what its tables print."""
    for told in told_facts(report):
        if (
            _is_of_a_unit(told)
            or _is_of_a_kind(told)
            or told.fact.code is not None
            or not (told.fact.measure == "initial_budget" or _is_carried(told))
        ):
            continue
        choices = _of_this_year(report, told, total_choices(told))
        counterparts = [choice_terms(report, choice) for choice in choices]
        if not any(counterparts):  # an empty table says that there is none
            counterparts = [
                [term for figure in choice if (term := figure_term(report, figure))] for choice in choices
            ]
        yield from _agreement("budget.totals", told, f"预算说明中的{quoted(told.fact.subject)}", counterparts)


def _of_this_year(report: Report, told: Told, choices: Sequence[Choice]) -> Sequence[Choice]:
    """当年拨款 is this year's money alone: not what the fiscal summary spends with what last year left."""
    if not any(leaves_out_carried(report, table) for table in FISCAL_TABLES):
        return choices
    if "当年" not in (told.lead or "")[-_NEAR:]:
        return choices
    return [choice for choice in choices if (choice[0].form, choice[0].side) != (_FISCAL, "expenditure")]


def _is_of_a_unit(told: Told) -> bool:
    """本级收入预算 …, 所属单位收入预算 …: a part of what the department's tables print."""
    return told.fact.subject in _ACCOUNT_TOTALS and bool(_UNIT.search((told.lead or "")[-_LONG:]))


def _is_of_a_kind(told: Told) -> bool:
    """项目支出 …，其中：一般公共预算 …: a fund's part of something else than all its money."""
    lead = told.lead or ""
    return told.fact.subject in FUNDS and (_KIND.search(lead) is not None or not _FUND_END.search(lead))


def _is_carried(told: Told) -> bool:
    """What last year left, as a source of all income: 收入预算 …，其中：上年结转 20.00 万元."""
    fact = told.fact
    return fact.measure == "other" and fact.subject == "年初结转和结余" and "收入" in (told.lead or "")


@rule(
    "budget.kinds_of_spending",
    title="预算说明中的基本支出、项目支出与预算表一致",
    basis=BASIS,
    needs=(FACTS,),
    meaning="预算说明在支出总数之下所说的基本支出、项目支出，以及基本支出中的人员经费、公用经费，应与支出预算表、基本支出预算表一致；"
    "在某一科目之下所说的，与该科目的同一栏一致。",
    kind="narrative_vs_table",
    kinds=("budget",),
)
def kinds_of_spending_agree(report: Report) -> Iterator[Comparison]:
    """A kind of spending is that of the total, or the item, that it is told under."""
    before: list[Told] = []
    for told in told_facts(report):
        subject, scope = told.fact.subject, scope_of(told)
        planned = told.fact.measure == "initial_budget" and told.is_money and told.fact.code is None
        if planned and scope in ITEM_TABLES and _says_kind(told):
            anchor = _anchor(told, before)
            if anchor is not None and anchor.fact.code is not None:
                counterparts = item_terms(report, anchor.fact.code, scope, (KINDS[subject],))
            elif anchor is not None or told.context.says("基本支出"):
                choices = kind_choices(subject, anchor.fact.subject if anchor is not None else None)
                counterparts = [choice_terms(report, choice) for choice in choices]
            else:
                counterparts = []
            yield from _agreement("budget.kinds_of_spending", told, f"预算说明中的“{subject}”", counterparts)
        before.append(told)


def _says_kind(told: Told) -> bool:
    subject = told.fact.subject
    if subject not in KINDS or told.lead is None:
        return False
    return bool(re.search(subject.removesuffix("经费") + _KIND_END, told.lead))


def _anchor(told: Told, before: Sequence[Told]) -> Told | None:
    """The item or total that the same sentence tells last before."""
    wholes = BASIC_WHOLES if KINDS[told.fact.subject] in ("personnel", "public") else SPENDING_WHOLES
    for other in reversed(before):
        fact = other.fact
        if (fact.section, fact.group, fact.sentence) != (
            told.fact.section, told.fact.group, told.fact.sentence,
        ):  # fmt: skip
            return None
        if fact.measure == "initial_budget" and (fact.code is not None or fact.subject in wholes):
            return other
    return None


def _agreement(
    rule_id: str, told: Told, subject: str, counterparts: Sequence[Sequence[Term]]
) -> Iterator[Comparison]:
    if not told.is_money:
        return
    comparison = agreement(rule_id, subject, told.term, counterparts)
    if comparison is None:
        return
    table = next((term.evidence.table for term in comparison.expected_terms if term.evidence), None)
    against = f"{subject}与{form(table).title}" if table else f"{subject}与预算表"
    # What the text tells and the table leaves blank is a contradiction like any other.
    yield as_printed(replace(comparison, subject=against, severity=None, note=_told_note(comparison)))


def _told_note(comparison: Comparison) -> str:
    return comparison.note if comparison.outcome == "unreadable" else ""
