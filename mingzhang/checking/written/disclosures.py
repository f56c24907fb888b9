"""What must be told beside an amount: how many were received, and what small and medium firms got."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.facts import MONEY
from mingzhang.checking.recognised import is_recognised
from mingzhang.checking.registry import FACTS, PASSAGES, rule
from mingzhang.checking.told import Told, narrative_passages, told_facts
from mingzhang.forms import find_item, form
from mingzhang.model import Report

_STATISTICS, _PROCUREMENT = "three_public_statistics", "procurement"
_BATCHES = re.compile(
    r"\d(?:个|起|余)?(?:批次|批|次)|批次数?(?:为|共|：|:)?\d|团组(?:共计|共|数为)?\d|\d个[^，。；]{0,8}团组"
)
_PEOPLE = re.compile(r"\d[\d,]*(?:余)?人(?!民|均|员经费)|人次(?:数)?(?:为|共|：|:)?\d|人数(?:为|共)?\d")
_JOURNEYS = re.compile(r"因公出国[^。；]*")
_FIRMS = re.compile(r"中小(?:微)?型?企业|小微型?企业")


@rule(
    "disclosure.reception",
    title="有公务接待费的，说明接待批次和人次",
    basis="部门决算公开要求：公务接待费应说明国内公务接待的批次、人次",
    needs=(FACTS, PASSAGES),
    meaning="情况说明中公务接待费大于 0 的，应当说明接待的批次和人次；文中和相关统计数都没有的，请补充说明。",
    kind="missing_text",
    severity="warning",
    kinds=("final_account",),
)
def receptions_are_counted(report: Report) -> Iterator[Comparison]:
    """Money spent on receptions comes with how many there were, and for how many people."""
    spent = _largest(report, "公务接待费", "three_public")
    if spent is None or any(map(is_recognised, narrative_passages(report))):
        return
    text = _text(report, "接待")
    missing = [
        what
        for what, pattern, item in (
            ("批次", _BATCHES, "国内公务接待批次（个）"),
            ("人次", _PEOPLE, "国内公务接待人次（人）"),
        )
        if not pattern.search(text) and not _is_counted(report, item)
    ]
    yield _disclosed(
        "disclosure.reception",
        f"公务接待费 {spent.fact.source.text} 万元",
        spent.term,
        f"接待{'、'.join(missing)}" if missing else "",
    )


@rule(
    "disclosure.small_firms",
    title="有政府采购支出的，说明授予中小企业的金额",
    basis="部门决算公开要求：政府采购支出应说明授予中小企业合同金额及占比",
    needs=(FACTS, PASSAGES),
    meaning="情况说明中政府采购支出大于 0 的，应当说明授予中小企业合同金额及其占比；"
    "文中和报表都没有的，请补充说明。",
    kind="missing_text",
    severity="warning",
    kinds=("final_account",),
)
def small_firms_are_told(report: Report) -> Iterator[Comparison]:
    """Procurement comes with what small and medium firms got."""
    spent = _largest(report, "政府采购支出", "procurement")
    if spent is None or any(map(is_recognised, narrative_passages(report))):
        return
    table = report.table(_PROCUREMENT)
    in_table = table is not None and any(_FIRMS.search(row.name) for row in table.rows)
    told = in_table or any(_FIRMS.search(one.plain) for one in narrative_passages(report))
    yield _disclosed(
        "disclosure.small_firms",
        f"政府采购支出 {spent.fact.source.text} 万元",
        spent.term,
        "" if told else "授予中小企业合同金额及占比",
    )


def _largest(report: Report, subject: str, scope: str) -> Told | None:
    """The first figure of the text that says so much was spent on the subject; None where none was."""
    spent = [
        told
        for told in told_facts(report)
        if (told.fact.subject, told.fact.measure, told.fact.unit) == (subject, "final", MONEY)
        and told.fact.code is None
        and told.context.scope == scope
    ]
    return next((told for told in spent if told.fact.amount.value > 0), None)


def _text(report: Report, word: str) -> str:
    """All that the narrative says in paragraphs with the word, and in those right behind them."""
    narrative = [one.plain for one in narrative_passages(report)]
    return "\n".join(
        _JOURNEYS.sub("", plain)
        for before, plain in zip(["", *narrative], narrative, strict=False)
        if word in plain or word in before
    )


def _is_counted(report: Report, item: str) -> bool:
    table = report.table(_STATISTICS)
    declared = form(_STATISTICS)
    for row in table.rows if table is not None else ():
        known = find_item(declared, row.name)
        if known is not None and known.name == item:
            return any(cell.amount is not None for cell in row.cells.values())
    return False


def _disclosed(rule_id: str, subject: str, spent: Term, missing: str) -> Comparison:
    return Comparison(
        rule_id,
        "differs" if missing else "holds",
        subject,
        (spent,),
        found="未见说明" if missing else "",
        expected=missing,
        note=f"没有说明{missing}，请补充说明" if missing else "",
    )
