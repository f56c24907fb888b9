"""Shares that a budget's narrative gives, against the amounts that the same text tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mingzhang.checking.comparison import Comparison
from mingzhang.checking.facts import MONEY, fact_term, only_value, printed_facts, together
from mingzhang.checking.paragraphs import words_before
from mingzhang.checking.rates import settle_rate
from mingzhang.checking.registry import FACTS, rule
from mingzhang.checking.written.changes import BASIS
from mingzhang.model import Fact, Report
from mingzhang.reading.plain_text import plain
from mingzhang.reading.subject_names import STANDARD

_OF = re.compile("占(?:全?年|当年)?(?P<whole>[^，。；：、]*?)的?(?:比重|比例|比)?(?:为|达)?$")
_WITHOUT_MEASURE = re.compile("预算|安排|总额|数$")


@rule(
    "narrative.share",
    title="预算说明中的占比 = 部分 ÷ 总数",
    basis=BASIS,
    needs=(FACTS,),
    meaning="预算说明中一项金额所占的比重，应等于该数除以同一部分文字所说的总数（“占……的”所指，或该句所列各项之前的总数），按印出的位数四舍五入；"
    "差末位一个单位的作提醒。总数没有说明的不比。",
    kind="percentage",
    kinds=("budget",),
)
def budget_shares_follow(report: Report) -> Iterator[Comparison]:
    """A share is its own amount over the total that it names, or that its sentence begins with."""
    facts = list(printed_facts(report))
    for share in facts:
        if share.measure != "share" or share.unit != "%":
            continue
        parts = [fact for fact in together(facts, share) if _is_planned(fact)]
        whole = _whole(share, parts, facts) if len(parts) == 1 else None
        if whole is None:
            continue
        subject = f"“{share.subject}”的占比"
        comparison = settle_rate(
            "narrative.share", subject, fact_term(share), fact_term(parts[0]), fact_term(whole)
        )
        if comparison is not None:
            yield comparison


def _is_planned(fact: Fact) -> bool:
    return fact.measure == "initial_budget" and fact.unit == MONEY


def _whole(share: Fact, parts: Sequence[Fact], facts: Sequence[Fact]) -> Fact | None:
    """What the share is of; None where that is not said without doubt."""
    found = _OF.search(plain(words_before(share, facts)))
    if found is None:
        return None
    if found["whole"]:
        return _named(found["whole"], share, facts)
    beside = [
        fact
        for fact in facts
        if (fact.section, fact.group, fact.sentence) == (share.section, share.group, share.sentence)
    ]
    # All that stands before the list's first amount with a share.
    shared = {(fact.subject, fact.code) for fact in beside if fact.measure == "share"}
    before: list[Fact] = []
    for fact in beside:
        if (fact.subject, fact.code) in shared:
            break
        if _is_planned(fact):
            before.append(fact)
    is_list = "其中" in share.sentence or "方面" in share.sentence
    return before[0] if len(before) == 1 and is_list and parts[0] not in before else None


def _named(words: str, share: Fact, facts: Sequence[Fact]) -> Fact | None:
    """The total by its name, as the share's section tells it once."""
    name = STANDARD.get(words) or STANDARD.get(_WITHOUT_MEASURE.sub("", words))
    if name is None or name == share.subject:
        return None
    return only_value(
        fact for fact in facts if _is_planned(fact) and (fact.subject, fact.section) == (name, share.section)
    )
