"""机关运行经费 that a table prints and no sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.form.sections_present import sections
from mingzhang.checking.form.topics import OPERATING_COSTS, concerns_operating_costs
from mingzhang.checking.registry import FACTS, PASSAGES, rule
from mingzhang.checking.told import choice_terms
from mingzhang.forms.links import WHOLE, Figure
from mingzhang.model import Report

RULE = "disclosure.operating_costs"
SUBJECT = OPERATING_COSTS.removesuffix("情况说明")
REACH = 400
"""Letters behind the name within which its amount stands: the name may be a heading's."""
_PRINTED = (
    (Figure("operating_costs", WHOLE, "amount"),),
    (Figure("three_public", "", "final_operating_costs"),),
    (Figure("three_public", "", "budget_operating_costs"),),
)
_NAME = re.compile(r"(?<!车)(?<!车辆)运[行转]的?经费|机关(?:日常)?运[行转]的?(?:费|支出|成本|保障|公用)")
_AMOUNT = re.compile(r"[\dXxＸ×〇○零一二三四五六七八九十百千*＊_](?:亿|千万|百万|万)?元|\d[.．]\d")
_NUMBER = r"[一二三四五六七八九十]"
_NEXT = re.compile(
    rf"(?:{_NUMBER}、|[（(](?:{_NUMBER}+|\d+)[）)]|(?<![\d.．])\d{{1,2}}[.．、](?!\d)|第{_NUMBER}部分)"
    r"[^，。；]{0,12}(?:政府采购|购买服务|国有资产|绩效|三公|政府性基金|国有资本|名词)"
)
"""The item behind: its amounts are of something else."""
_OTHERWISE = (
    re.compile(r"(?:无|没有|未|不|见)[^，。；]{0,10}$"),
    re.compile(r"[^，。；]{0,12}(?:无|没有|未|不|见|零|(?<!\d)0(?!\d))"),
)
"""Before and behind the name: that there is none, that it is not counted, or where it is told."""


@rule(
    RULE,
    title="有机关运行经费的，说明其金额",
    basis="部门预算、部门决算公开要求：对机关运行经费的安排、使用情况作出说明",
    needs=(FACTS, PASSAGES),
    meaning="报表中机关运行经费大于 0，而情况说明各处都没有说到它的金额的，请补充说明；"
    "说明没有、不涉及或者指明见表的，名称略有不同的，按已说明看待。整节缺少的，由“应说明的事项齐全”提出。",
    kind="missing_text",
    severity="warning",
)
def operating_costs_are_told(report: Report) -> Iterator[Comparison]:
    """What the table prints as spent on running the office is told in the text."""
    printed = next((terms[0] for choice in _PRINTED if (terms := choice_terms(report, choice))), None)
    if printed is None or printed.amount is None or printed.amount.value <= 0:
        return
    if not concerns_operating_costs(report) or _is_left_to_sections(report):
        return
    yield _told_or_not(printed, is_told=_is_told(report))


def _is_left_to_sections(report: Report) -> bool:
    """Whether the text could not be judged, or its whole section is found to be missing already."""
    return any(
        one.outcome == "insufficient" or (one.outcome == "differs" and SUBJECT in one.expected)
        for one in sections(report)
    )


def _is_told(report: Report) -> bool:
    if any(_NAME.search(fact.subject) for fact in report.facts):
        return True
    plain = [one for one in report.passages if one.part != "contents"]
    text = "".join(one.plain for one in plain if one.part not in ("tables", "glossary"))
    if any(_is_told_at(text, name) for name in _NAME.finditer(text)):
        return True
    notes = [one.plain for one in plain if one.part in ("tables", "glossary")]
    rows = ["".join(row) for table in report.tables if table.id is None for row in table.grid]
    return any(_NAME.search(one) and _AMOUNT.search(one) for one in (*notes, *rows))


def _is_told_at(text: str, name: re.Match[str]) -> bool:
    """Whether an amount stands in the name's sentence or behind it, before the next item."""
    before = re.split(r"[。；]", text[max(0, name.start() - REACH) : name.start()])[-1]
    behind = text[name.end() : name.end() + REACH]
    following = _NEXT.search(behind)
    behind = behind[: following.start()] if following else behind
    none_before, none_behind = _OTHERWISE
    if none_before.search(before) or none_behind.match(behind):
        return True
    return _AMOUNT.search(before) is not None or _AMOUNT.search(behind) is not None


def _told_or_not(printed: Term, *, is_told: bool) -> Comparison:
    subject = f"情况说明中的{SUBJECT}"
    if is_told:
        return Comparison(RULE, "holds", subject, (printed,))
    return Comparison(
        RULE,
        "differs",
        subject,
        (printed,),
        found="未见说明",
        expected=f"{SUBJECT}的金额",
        note=f"报表印有{SUBJECT}，情况说明没有说到它的金额，请补充说明",
    )
