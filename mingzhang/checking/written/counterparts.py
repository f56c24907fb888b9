"""The narrative against the tables: every figure of the text that has a counterpart in a table.

Only what is said without doubt is compared: an item known by its code, in a section about one fund,
or one of the standard subjects below. A printed 0 beside a blank cell agrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.facts import MONEY, exact, fact_term, printed_facts, together
from mingzhang.checking.hierarchies import label
from mingzhang.checking.places import figure_term
from mingzhang.checking.rates import settle_rate
from mingzhang.checking.registry import FACTS, rule
from mingzhang.checking.settling import cell_term, settle
from mingzhang.forms import find_item, form
from mingzhang.forms.links import WHOLE, Figure
from mingzhang.model import Fact, Measure, Report, Table

BASIS = "部门决算公开文本：情况说明与报表一致"
FUND_SECTIONS = (
    ("一般公共预算财政拨款支出决算", "general_budget_expenditure"),
    ("政府性基金预算", "government_fund"),
    ("国有资本经营预算", "state_capital"),
)
"""Words in a section's title, and the table whose items it goes through."""


SENTENCE_WHOLES = ("本年收入合计", "本年支出合计")
"""Totals whose parts, with their shares, follow in the same sentence."""


SHARES_OF = (
    ("占本年支出合计", Figure("expenditure", WHOLE, "total")),
    ("占政府采购支出(?:总额|总金额|合计|金额)?", Figure("procurement", "政府采购支出合计", "amount")),
    ("占授予中小企业合同(?:总)?金额", Figure("procurement", "政府采购授予中小企业合同金额", "amount")),
)
"""What a share says in its own words that it is of, as a pattern."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A subject of the text, in sections with these words, and the cell that must say the same."""

    subject: str
    figure: Figure
    section: str = ""
    measure: Measure = "final"


STATISTICS = "three_public_statistics"
_SUMMARY, _PUBLIC = "income_expenditure_summary", "three_public"
_ITEMS = (
    ("“三公”经费", "total"),
    ("因公出国（境）费", "overseas"),
    ("公务用车购置及运行维护费", "vehicles"),
    ("公务用车购置费", "vehicle_purchase"),
    ("公务用车运行维护费", "vehicle_operation"),
    ("公务接待费", "reception"),
)
COUNTERPARTS = (
    Counterpart("收入支出总计", Figure(_SUMMARY, "总计", "amount", "income")),
    Counterpart("本年收入合计", Figure("income", WHOLE, "total"), "收入决算"),
    Counterpart("财政拨款收入", Figure("income", WHOLE, "fiscal_appropriation"), "收入决算"),
    Counterpart("本年支出合计", Figure("expenditure", WHOLE, "total"), "支出决算情况"),
    Counterpart("基本支出", Figure("expenditure", WHOLE, "basic"), "、支出决算情况"),
    Counterpart("项目支出", Figure("expenditure", WHOLE, "project"), "、支出决算情况"),
    Counterpart("财政拨款收入支出总计", Figure("fiscal_summary", "总计", "amount", "income")),
    Counterpart("一般公共预算财政拨款支出", Figure("general_budget_expenditure", WHOLE, "total")),
    Counterpart("一般公共预算财政拨款基本支出", Figure("general_budget_expenditure", WHOLE, "basic")),
    Counterpart("人员经费", Figure("basic_expenditure", "人员经费合计", "amount"), "基本支出"),
    Counterpart("公用经费", Figure("basic_expenditure", "公用经费合计", "amount"), "基本支出"),
    *(Counterpart(subject, Figure(_PUBLIC, "", f"final_{item}"), "三公") for subject, item in _ITEMS),
    Counterpart("机关运行经费", Figure("operating_costs", WHOLE, "amount"), "机关运行"),
    Counterpart("政府采购支出", Figure("procurement", "政府采购支出合计", "amount"), "采购"),
    Counterpart("政府采购货物支出", Figure("procurement", "政府采购货物支出", "amount"), "采购"),
    Counterpart("政府采购工程支出", Figure("procurement", "政府采购工程支出", "amount"), "采购"),
    Counterpart("政府采购服务支出", Figure("procurement", "政府采购服务支出", "amount"), "采购"),
    Counterpart(
        "授予中小企业合同金额", Figure("procurement", "政府采购授予中小企业合同金额", "amount"), "采购"
    ),
    Counterpart("授予小微企业合同金额", Figure("procurement", "授予小微企业合同金额", "amount"), "采购"),
)


@rule(
    "counterpart.items",
    title="情况说明中各科目的决算数与报表一致",
    basis=BASIS,
    needs=(FACTS,),
    meaning="一般公共预算、政府性基金、国有资本经营预算各节逐项说明的决算数，应与相应报表中该科目的支出合计一致。",
    kind="narrative_vs_table",
)
def items_agree(report: Report) -> Iterator[Comparison]:
    """What a section about one fund says of an item is what that fund's table prints."""
    for fact in _money(report):
        table = _fund_table(report, fact)
        if fact.code is None or fact.measure != "final" or table is None:
            continue
        row = next((row for row in table.rows if row.code == fact.code), None)
        if row is not None and "total" in row.cells:
            subject = f"情况说明中“{fact.subject}”的决算数与{form(table.id or '').title}"
            term = cell_term(table, row, "total", f"{form(table.id or '').title}：{label(row)}")
            yield from _agreement("counterpart.items", subject, fact_term(fact), term)


@rule(
    "counterpart.totals",
    title="情况说明中的总数与报表一致",
    basis=BASIS,
    needs=(FACTS,),
    meaning="情况说明中收支总计、各项合计、“三公”经费、机关运行经费、政府采购等数，应与报表中的同一个数一致；"
    "印为 0 而表中空白，视为一致。",
    kind="narrative_vs_table",
)
def totals_agree(report: Report) -> Iterator[Comparison]:
    """What the text says of a standard subject is what its table prints."""
    for fact in _money(report):
        if fact.code is not None:
            continue
        for counterpart in COUNTERPARTS:
            if _is_about(fact, counterpart):
                yield from _total(report, fact, counterpart.figure)


def _is_about(fact: Fact, counterpart: Counterpart) -> bool:
    return (
        fact.subject == counterpart.subject
        and fact.measure == counterpart.measure
        and counterpart.section in fact.section
    )


def _total(report: Report, fact: Fact, figure: Figure) -> Iterator[Comparison]:
    table, term = report.table(figure.form), figure_term(report, figure)
    if table is not None and not table.empty and term is not None:
        subject = f"情况说明中的“{fact.subject}”与{form(figure.form).title}"
        yield from _agreement("counterpart.totals", subject, fact_term(fact), term)


def _agreement(rule_id: str, subject: str, told: Term, term: Term) -> Iterator[Comparison]:
    comparison = settle(rule_id, subject, [told], [term])
    if comparison is not None:
        yield comparison


def _money(report: Report) -> Iterator[Fact]:
    return (fact for fact in printed_facts(report) if fact.unit == MONEY)


@rule(
    "counterpart.statistics",
    title="情况说明中的团组、车辆、接待数量与相关统计数一致",
    basis=BASIS,
    needs=(FACTS, STATISTICS),
    meaning="情况说明“三公”经费一节所说的团组数、人次、车辆数、接待批次，应与相关统计数中的同一项一致。",
    kind="narrative_vs_table",
)
def statistics_agree(report: Report) -> Iterator[Comparison]:
    """Counts of the text against the counts printed under the 三公 table."""
    table = report.table(STATISTICS)
    declared = form(STATISTICS)
    for fact in printed_facts(report):
        item = find_item(declared, fact.subject) if fact.measure == "count" else None
        if table is None or item is None or "三公" not in fact.section:
            continue
        row = next((row for row in table.rows if find_item(declared, row.name) is item), None)
        if row is not None:
            term = cell_term(table, row, "count", f"{declared.title}：{row.name}")
            subject = f"情况说明与{declared.title}的“{item.name}”"
            yield from _agreement("counterpart.statistics", subject, exact(fact_term(fact)), exact(term))


@rule(
    "counterpart.share",
    title="占比 = 部分 ÷ 总数",
    basis=BASIS,
    needs=(FACTS,),
    meaning="占本年支出合计、政府采购支出、授予中小企业合同金额的比重，收入和支出各部分的比重、一般公共预算支出各类的比重，应等于该数除以总数，按印出的位数四舍五入；"
    "差末位一个单位的作提醒。",
    kind="percentage",
)
def shares_follow(report: Report) -> Iterator[Comparison]:
    """A share is its own sentence's amount over the total that the sentence or its section is about."""
    facts = list(printed_facts(report))
    for share in facts:
        parts = [fact for fact in together(facts, share) if fact.measure == "final" and fact.unit == MONEY]
        whole = _whole(report, share, facts) if share.measure == "share" and len(parts) == 1 else None
        if whole is None:
            continue
        subject = f"“{share.subject}”的占比"
        comparison = settle_rate("counterpart.share", subject, fact_term(share), fact_term(parts[0]), whole)
        if comparison is not None:
            yield comparison


def _whole(report: Report, share: Fact, facts: list[Fact]) -> Term | None:
    """What a share is of; None where that is not said without doubt."""
    for words, figure in SHARES_OF:
        if re.search(rf"{words}的?(?:比重|比例)?为?{re.escape(share.source.text)}", share.sentence):
            return figure_term(report, figure)
    for words, table_id in FUND_SECTIONS[:1]:
        if share.code is not None and words in share.section:
            return figure_term(report, Figure(table_id, WHOLE, "total"))
    beside = [fact for fact in facts if fact.sentence == share.sentence and fact.section == share.section]
    wholes = [fact for fact in beside if fact.subject in SENTENCE_WHOLES and fact.measure == "final"]
    return fact_term(wholes[0]) if len(wholes) == 1 and "其中" in share.sentence else None


def _fund_table(report: Report, fact: Fact) -> Table | None:
    """The table that the fact's section goes through; none where its title names no fund."""
    for words, table_id in FUND_SECTIONS:
        if words in fact.section:
            return report.table(table_id)
    return None
