"""Lists of amounts with their shares; shares of what is nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from mingzhang.checking.comparison import Comparison
from mingzhang.checking.facts import EVALUATION, MONEY, fact_term, only_value, together
from mingzhang.checking.registry import FACTS, rule
from mingzhang.checking.settling import settle
from mingzhang.checking.written.changes import BASIS
from mingzhang.model import Fact, Report


@rule(
    "narrative.share_list",
    title="占比合计 100% 的各部分之和 = 总数",
    basis=BASIS,
    needs=(FACTS,),
    meaning="一句中逐项列出金额和占比、占比合计为 100%（容许四舍五入）的，即已列全，"
    "其金额之和应等于该句或该节所说的总数。",
    kind="amount_mismatch",
)
def listed_shares_add_up(report: Report) -> Iterator[Comparison]:
    """Where the shares of a sentence's items make a hundred, their amounts make the whole."""
    facts = [fact for fact in report.facts if not fact.derived and fact.period == "current"]
    for sentence in dict.fromkeys((fact.section, fact.group, fact.sentence) for fact in facts):
        beside = [fact for fact in facts if (fact.section, fact.group, fact.sentence) == sentence]
        parts = _shared_parts(beside)
        whole = _whole_of(parts, beside, facts) if len(parts) > 1 else None
        if whole is None or not _make_a_hundred(parts, beside):
            continue
        comparison = settle(
            "narrative.share_list",
            f"{whole.subject}，所列各项之和",
            [fact_term(whole)],
            [fact_term(part) for part in parts],
        )
        if comparison is not None:
            yield comparison


def _shared_parts(beside: Sequence[Fact]) -> list[Fact]:
    """The amounts that are followed by their share."""
    return [
        fact
        for fact, after in pairwise(beside)
        if fact.unit == MONEY
        and fact.measure in ("final", "initial_budget")
        and (after.measure, after.unit, after.subject, after.code) == ("share", "%", fact.subject, fact.code)
    ]


def _make_a_hundred(parts: Sequence[Fact], beside: Sequence[Fact]) -> bool:
    shares = [fact.amount for fact in beside if fact.measure == "share" and fact.unit == "%"]
    slack = sum((share.quantum for share in shares), Decimal(0))
    return len(shares) == len(parts) and abs(sum(share.value for share in shares) - 100) <= slack


def _whole_of(parts: Sequence[Fact], beside: Sequence[Fact], facts: Sequence[Fact]) -> Fact | None:
    """The amount before the list, in its sentence; else the total that the section is about."""
    first = beside.index(parts[0])
    before = [fact for fact in beside[:first] if fact.unit == MONEY and fact.measure == parts[0].measure]
    if before:
        return before[-1] if "其中" in parts[0].sentence or "方面" in parts[0].sentence else None
    if first:
        return None
    for name in ("一般公共预算财政拨款支出", "“三公”经费"):
        if name.removesuffix("支出") in parts[0].sentence and name.strip("“”")[:2] in parts[0].section:
            return only_value(
                fact
                for fact in facts
                if (fact.subject, fact.measure, fact.section, fact.unit)
                == (name, parts[0].measure, parts[0].section, MONEY)
            )
    return None


@rule(
    "narrative.share_of_nothing",
    title="总数为 0，占比无从计算",
    basis=BASIS,
    needs=(FACTS,),
    meaning="总数为 0 的，其中一部分所占的比重无从计算，印有占比的作说明，并非错误。",
    kind="percentage",
    severity="info",
    kinds=("final_account",),
)
def shares_of_nothing(report: Report) -> Iterator[Comparison]:
    """A share of a total that the same sentence gives as nothing."""
    facts = [fact for fact in report.facts if not fact.derived and fact.period == "current"]
    for share in facts:
        if share.measure != "share" or EVALUATION in share.section:
            continue
        parts = [fact for fact in together(facts, share) if fact.unit == MONEY and fact.measure == "final"]
        whole = _nothing_named(share, parts, facts)
        if whole is not None:
            yield Comparison(
                "narrative.share_of_nothing",
                "differs",
                f"{share.subject}的占比",
                (fact_term(share),),
                (*(fact_term(part) for part in parts), fact_term(whole)),
                found=f"{share.amount.value}%",
                expected="无从计算",
                note=f"{whole.subject}为 0，占比无从计算，印为 {share.amount.value}%",
                unit="%",
            )


def _nothing_named(share: Fact, parts: Sequence[Fact], facts: Sequence[Fact]) -> Fact | None:
    """The whole of 0 that the share names (占授予中小企业合同金额的) or that its sentence begins with."""
    if len(parts) != 1 or parts[0].amount.value:
        return None
    for whole in facts:
        if whole.section != share.section or whole.measure != "final" or whole.unit != MONEY:
            continue
        said = share.sentence.replace("占政府采购授予", "占授予")
        named = f"占{whole.subject}的{share.source.text}" in said
        if named and whole.subject != share.subject:
            return whole if not whole.amount.value else None
    return None
