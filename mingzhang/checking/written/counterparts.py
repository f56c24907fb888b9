"""The narrative against the tables: every figure of the text that has a counterpart in a table.

Only what is said without doubt is compared: an item known by its code, in a section about some
money, or one of the standard subjects. A printed 0 beside a blank cell agrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.contexts import Scope
from mingzhang.checking.counterpart_figures import (
    CLOSING,
    COLUMN_OF,
    COUNTERPARTS,
    FISCAL_TABLES,
    FUND_TABLES,
    OPENING,
    PERSONNEL,
    PUBLIC,
    WHOLE_SPENDING,
    Choice,
)
from mingzhang.checking.facts import BUDGETS, exact
from mingzhang.checking.hierarchies import label
from mingzhang.checking.named_rows import misnamed_items
from mingzhang.checking.place_names import quoted
from mingzhang.checking.registry import FACTS, rule
from mingzhang.checking.settling import cell_term
from mingzhang.checking.told import Told, agreement, choice_terms, told_facts
from mingzhang.forms import find_item, form
from mingzhang.forms.links import WHOLE, Figure
from mingzhang.model import Fact, Report

BASIS = "部门决算公开文本：情况说明与报表一致"
STATISTICS = "three_public_statistics"
BASIC_WORDS = "基本支出"
_KIND_END = r"(?:经费)?(?:支出)?(?:决算)?(?:支出)?(?:数|额|总额|金额)?(?:共计|合计|共|为|是|：|:)*$"
"""A kind of spending right before its amount, not something listed behind it."""
_SAYS_CARRIED = re.compile(
    r"(?:年初|上年|年末|年终)[^，。；：]{0,12}(?:结转|结余)(?:资金)?(?:数|额)?(?:共计|合计|共|为|是|：|:)*$"
)
_USES = re.compile(r"使用|动用|安排|用于|收回|盘活|消化")
"""What was used of the money carried over is not all that was."""


@rule(
    "counterpart.items",
    title="情况说明中各科目的决算数与报表一致",
    basis=BASIS,
    needs=(FACTS,),
    meaning="情况说明逐项说明的决算数，应与该节所说资金的报表（一般公共预算、政府性基金、国有资本经营预算，"
    "或支出决算表）中该科目的支出合计一致。",
    kind="narrative_vs_table",
    kinds=("final_account",),
)
def items_agree(report: Report) -> Iterator[Comparison]:
    """What a section says of an item is what the table of that section's money prints.

    An item that bears its neighbour's name is told as such, not as a wrong amount.
    """
    misnamed = {item.amount.source for item, _ in misnamed_items(report)}
    for told in told_facts(report):
        fact = told.fact
        if fact.code is None or fact.measure != "final" or not told.is_money or fact.source in misnamed:
            continue
        tables = item_tables(report, told)
        counterparts = [_item_terms(report, table, fact.code, "total") for table in tables]
        title = next((form(table).title for table in tables if report.table(table)), "")
        subject = f"情况说明中“{fact.subject}”的决算数与{title}"
        comparison = agreement("counterpart.items", subject, told.term, counterparts)
        if comparison is not None:
            yield comparison


def item_tables(report: Report, told: Told) -> tuple[str, ...]:
    """The tables one of which has the items that a place of the text goes through."""
    scope = told.context.scope
    if scope in FUND_TABLES and not told.context.says(BASIC_WORDS):
        return (FUND_TABLES[scope][0],)
    if scope == "fiscal" and not told.context.says(BASIC_WORDS):
        return (*FISCAL_TABLES, "expenditure")
    if scope == "accounts" and told.context.says("支出", "收支") and report.table("expenditure") is not None:
        return ("expenditure", *FISCAL_TABLES)
    return ()


def _item_terms(report: Report, table_id: str, code: str, column: str) -> list[Term]:
    table = report.table(table_id)
    row = next((row for row in table.rows if row.code == code), None) if table is not None else None
    if table is None or row is None or column not in row.cells:
        return []
    return [cell_term(table, row, column, f"{form(table_id).title}：{label(row)}")]


@rule(
    "counterpart.totals",
    title="情况说明中的总数与报表一致",
    basis=BASIS,
    needs=(FACTS,),
    meaning="情况说明中收支总计、各项合计、各种来源的收入、年初年末结转和结余、机关运行经费、政府采购等数，"
    "应与报表中的同一个数一致；印为 0 而表中空白，视为一致。",
    kind="narrative_vs_table",
    kinds=("final_account",),
)
def totals_agree(report: Report) -> Iterator[Comparison]:
    """What the text says of a standard subject is what its tables print."""
    for told in told_facts(report):
        if told.fact.code is None and told.is_money:
            yield from _total("counterpart.totals", report, told, total_choices(told))


def total_choices(told: Told) -> tuple[Choice, ...]:
    """The counterparts of a figure about a standard subject."""
    fact, scope = told.fact, told.context.scope
    if scope is None and not told.context.says("决算", "收入", "支出", "收支", "说明"):
        return ()
    for year, choices in (("年初", OPENING), ("年末", CLOSING)):
        for budget, (_, name) in FUND_TABLES.items():
            if fact.subject == f"{year}{name}结转和结余":
                return choices[budget] if fact.measure in ("final", "other") else ()
    if fact.subject in ("年初结转和结余", "年初财政拨款结转和结余"):
        return _carried(told, OPENING)
    if fact.subject in ("年末结转和结余", "年末财政拨款结转和结余"):
        return _carried(told, CLOSING)
    together = told.context.says("收入支出", "收支")
    return tuple(
        choice
        for counterpart in COUNTERPARTS
        if fact.subject in counterpart.subjects
        and fact.measure in counterpart.measures
        and scope in counterpart.scopes
        and not (counterpart.loose and together)
        for choice in counterpart.choices
    )


def _carried(told: Told, choices: Mapping[Scope | None, tuple[Choice, ...]]) -> tuple[Choice, ...]:
    clause = re.split("[，。；：（、]", told.lead or "")[-1]
    says = told.lead is None or (_SAYS_CARRIED.search(clause) and not _USES.search(clause))
    if told.fact.measure not in ("final", "other") or not says:
        return ()
    scope = told.context.scope
    fiscal = "财政拨款" in told.fact.subject and scope in (None, "accounts")
    return choices.get("fiscal" if fiscal else scope, ())


def _total(rule_id: str, report: Report, told: Told, choices: Sequence[Choice]) -> Iterator[Comparison]:
    counterparts = [choice_terms(report, choice) for choice in choices]
    title = next((form(choice[0].form).title for choice in choices if choice_terms(report, choice)), "")
    subject = f"情况说明中的{quoted(told.fact.subject)}与{title}"
    comparison = agreement(rule_id, subject, told.term, counterparts)
    if comparison is not None:
        yield comparison


@rule(
    "counterpart.kinds_of_spending",
    title="情况说明中的基本支出、项目支出等与报表一致",
    basis=BASIS,
    needs=(FACTS,),
    meaning="情况说明在某项支出之下所说的基本支出、项目支出、上缴上级支出、经营支出、对附属单位补助支出，"
    "应与该项支出在报表同一行中的数一致；基本支出一节的人员经费、公用经费应与基本支出决算表一致。",
    kind="narrative_vs_table",
    kinds=("final_account",),
)
def kinds_of_spending_agree(report: Report) -> Iterator[Comparison]:
    """A kind of spending is that of the total, or the item, that it is told under."""
    before: list[Told] = []
    for told in told_facts(report):
        if told.fact.measure == "final" and told.is_money and told.fact.code is None and _says_kind(told):
            anchor = _anchor(told, before)
            if told.fact.subject in COLUMN_OF:
                yield from _kind(report, told, anchor)
            elif told.fact.subject in ("人员经费", "公用经费") and _is_basic(told, anchor):
                choices = PERSONNEL if told.fact.subject == "人员经费" else PUBLIC
                yield from _total("counterpart.kinds_of_spending", report, told, choices)
        before.append(told)


def _says_kind(told: Told) -> bool:
    name = told.fact.subject.removesuffix("经费")
    return told.lead is None or re.search(re.escape(name) + _KIND_END, told.lead) is not None


def _anchor(told: Told, before: Sequence[Told]) -> Fact | None:
    """The item or total told last before, in the same numbered item of the text."""
    for other in reversed(before):
        fact = other.fact
        if (fact.section, fact.group) != (told.fact.section, told.fact.group):
            return None
        if other.is_money and fact.measure in ("final", *BUDGETS) and _is_anchor(fact):
            return fact
    return None


def _is_anchor(fact: Fact) -> bool:
    whole = fact.subject in WHOLE_SPENDING or fact.subject.endswith(("财政拨款支出", BASIC_WORDS))
    return fact.code is not None or (whole and fact.subject not in COLUMN_OF)


def _kind(report: Report, told: Told, anchor: Fact | None) -> Iterator[Comparison]:
    column = COLUMN_OF[told.fact.subject]
    if anchor is not None and anchor.code is not None:
        tables = item_tables(report, told)
        counterparts = [_item_terms(report, table, anchor.code, column) for table in tables]
        title = next((form(table).title for table in tables if report.table(table)), "")
        subject = f"情况说明中“{anchor.subject}”的{told.fact.subject}与{title}"
        comparison = agreement("counterpart.kinds_of_spending", subject, told.term, counterparts)
        if comparison is not None:
            yield comparison
        return
    choices = [(Figure(table, WHOLE, column),) for table in _kind_tables(told, anchor)]
    yield from _total("counterpart.kinds_of_spending", report, told, choices)


def _kind_tables(told: Told, anchor: Fact | None) -> tuple[str, ...]:
    scope = told.context.scope
    own = (FUND_TABLES[scope][0],) if scope in FUND_TABLES else ()
    if anchor is None:
        return ("expenditure",) if scope == "accounts" else own
    if anchor.subject in ("本年支出合计", "支出总计"):
        return (*own, "expenditure")
    if anchor.subject in WHOLE_SPENDING:
        return (WHOLE_SPENDING[anchor.subject],)
    return own


def _is_basic(told: Told, anchor: Fact | None) -> bool:
    """Whether 人员经费 and 公用经费 are those of the general budget's basic expenditure."""
    if told.context.scope not in ("general_budget", "fiscal"):
        return False
    if anchor is not None:
        return anchor.code is None and anchor.subject.endswith("财政拨款基本支出")
    return told.context.scope == "general_budget" and told.context.says(BASIC_WORDS)


@rule(
    "counterpart.statistics",
    title="情况说明中的团组、车辆、接待数量与相关统计数一致",
    basis=BASIS,
    needs=(FACTS, STATISTICS),
    meaning="情况说明“三公”经费一节所说的团组数、人次、车辆数、接待批次，应与相关统计数中的同一项一致。",
    kind="narrative_vs_table",
    kinds=("final_account",),
)
def statistics_agree(report: Report) -> Iterator[Comparison]:
    """Counts of the text against the counts printed under the 三公 table."""
    table = report.table(STATISTICS)
    if table is None:
        return
    declared = form(STATISTICS)
    tellings: dict[str, list[Term]] = {}
    for told in told_facts(report):
        item = find_item(declared, told.fact.subject) if told.fact.measure == "count" else None
        if item is not None and told.context.scope == "three_public":
            tellings.setdefault(item.name, []).append(exact(told.term))
    for row in table.rows:
        item = find_item(declared, row.name)
        if item is None:
            continue
        term = exact(cell_term(table, row, "count", f"{declared.title}：{row.name}"))
        subject = f"情况说明与{declared.title}的“{item.name}”"
        counted = tellings.get(item.name, [])
        made = [agreement("counterpart.statistics", subject, one, [[term]]) for one in counted]
        yield from _without_parts([one for one in made if one is not None])


def _without_parts(made: Sequence[Comparison]) -> Iterator[Comparison]:
    """The tellings of a count; where one agrees, smaller ones beside it are of a part (1 批次来自省级)."""
    agrees = any(one.outcome == "holds" for one in made)
    yield from (one for one in made if not (agrees and one.difference.startswith("-")))
