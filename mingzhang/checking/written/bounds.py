"""What a part cannot exceed: its whole, and a hundred per cent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.facts import EVALUATION, MONEY, exact, fact_term, only_value, printed_facts
from mingzhang.checking.registry import FACTS, rule
from mingzhang.checking.settling import plain, settle
from mingzhang.model import Fact, Report

WITHIN = (
    ("授予小微企业合同金额", "授予中小企业合同金额"),
    ("面向小微企业预留政府采购项目预算金额", "面向中小企业预留政府采购项目预算金额"),
    ("外宾接待费", "公务接待费"),
)
"""A part, and what it is a part of."""
PEOPLE = (
    ("国内公务接待批次", "国内公务接待人次"),
    ("外宾接待批次", "外宾接待人次"),
    ("因公出国（境）团组", "因公出国（境）人次"),
)
"""What has at least one person each."""
ALL = Decimal(100)


@rule(
    "narrative.bounds",
    title="部分不大于总数，占比不大于 100%",
    basis="小型、微型企业属于中小企业；部分不会多于总数",
    needs=(FACTS,),
    meaning="授予小微企业的合同金额不大于授予中小企业的，面向小微企业预留的不大于面向中小企业预留的，外宾接待费不大于公务接待费；"
    "绩效评价部分所说的占比不大于 100%。",
    kind="amount_mismatch",
)
def parts_are_within(report: Report) -> Iterator[Comparison]:
    """A part is at most its whole in the same section; a share of evaluated money is at most a hundred."""
    facts = list(printed_facts(report))
    for part_name, whole_name in WITHIN:
        for part in facts:
            if part.subject != part_name or part.unit != MONEY:
                continue
            whole = only_value(_alike(facts, part, whole_name))
            if whole is not None:
                yield from _within(f"{part_name}与{whole_name}", part, fact_term(whole))
    for share in facts:
        if share.measure == "share" and share.unit == "%" and EVALUATION in share.section:
            yield _at_most_all(share)


@rule(
    "narrative.people",
    title="接待批次不大于接待人次，出国（境）团组数不大于人次",
    basis="每一批次接待、每一出国（境）团组至少有一人",
    needs=(FACTS,),
    meaning="情况说明同一处所说的接待批次不应大于接待人次，因公出国（境）团组数不应大于人次；只说其一的不比。",
    kind="count",
    severity="warning",
)
def people_are_as_many_as_groups(report: Report) -> Iterator[Comparison]:
    """As many people as batches or groups told beside them, or more."""
    counts = [fact for fact in printed_facts(report) if fact.measure == "count"]
    for groups_name, people_name in PEOPLE:
        for groups in counts:
            place = (groups.section, groups.group)
            beside = [fact for fact in counts if (fact.section, fact.group) == place]
            people = only_value(fact for fact in beside if fact.subject == people_name)
            stated = only_value(fact for fact in beside if fact.subject == groups_name)
            if groups is stated and people is not None:
                comparison = settle(
                    "narrative.people",
                    f"{groups_name}与{people_name}",
                    [exact(fact_term(groups))],
                    [exact(fact_term(people))],
                    "<=",
                )
                if comparison is not None:
                    yield replace(comparison, unit=groups.unit)


def _alike(facts: Sequence[Fact], part: Fact, name: str) -> list[Fact]:
    """The whole's figures of the same measure in the part's section."""
    wanted = (name, part.measure, part.basis, part.section, MONEY)
    return [
        fact for fact in facts if (fact.subject, fact.measure, fact.basis, fact.section, fact.unit) == wanted
    ]


def _within(subject: str, part: Fact, whole: Term) -> Iterator[Comparison]:
    comparison = settle("narrative.bounds", subject, [fact_term(part)], [whole], "<=")
    if comparison is not None:
        yield comparison


def _at_most_all(share: Fact) -> Comparison:
    value = plain(share.amount.value)
    above = share.amount.value - ALL
    return Comparison(
        "narrative.bounds",
        "differs" if above > share.amount.quantum / 2 else "holds",
        f"{share.subject}的占比",
        (fact_term(share),),
        relation="<=",
        found=f"{value}%",
        expected=f"{ALL}%",
        difference=plain(above),
        note=f"占比印为 {value}%，大于 100%" if above > 0 else "",
        unit="%",
    )
