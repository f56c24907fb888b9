"""Direction words (增加, 减少, 持平, 大于, 小于) against the figures of the item that they are said of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.facts import BUDGETS, MONEY, fact_term, money, of_measure, only_value
from mingzhang.checking.intervals import interval
from mingzhang.checking.paragraphs import PlacedPassage, placed_passages
from mingzhang.checking.registry import FACTS, rule
from mingzhang.checking.settling import plain, settle
from mingzhang.checking.written.changes import BASIS
from mingzhang.model import Evidence, Fact, Measure, Report, Severity

RISES = "大于|高于|多于|超过|超出|增加|增长|上升|提高"
FALLS = "小于|低于|少于|减少|下降|降低|节约"
_FINAL = r"(?:支出)?(?:决算|执行|支出)数?"
_BUDGET = r"(?P<budget>年初|全年|当年|调整后?的?)?的?预算(?:安排)?数?"
_ABOVE_OR_BELOW = re.compile(rf"{_FINAL}(?P<word>{RISES}|{FALLS}|等于){_BUDGET}(?!\d)")
_MOVED = re.compile(
    rf"{_FINAL}[较比]{_BUDGET}(?:有所|略有|略)?(?P<word>{RISES}|{FALLS})(?![\d额数]|了\d|为\d)"
)
_REVERSED = re.compile(
    rf"(?<![公共基金经营]){_BUDGET}(?P<word>大于|高于|多于|小于|低于|少于)(?:支出)?决算数?(?!\d)"
)
_REASON_FOR = re.compile(r"(?P<word>增加|增长|上升|减少|下降|降低)(?:变动)?的?(?:主要)?原因")
_OF_THE_BUDGET = re.compile(r"预算(?:安排)?数?(?:相比)?，?(?:有所|略有|略)?$")
_OF_A_PART = re.compile(r"(?:人员|公用|日常|[职退]工|批次|人次|业务量?|[因使于])[^，。；：]{0,6}$")
"""Before a change that is not against last year, or is a part's: its reason is no contradiction."""
_LEFT_OPEN = re.compile(r"[（(/或、]$")
WHOLE = Decimal(100)
"""Per cent: a completion printed as this may be a little more or less."""
_OF_SOME = re.compile(r"(?:部分|个别|有的|导致|使得?|造成|形成|因(?!公))[^，。；]{0,8}$")
"""Words before that make it a reason, or a remark on some of what the item holds."""
_CHANGES: tuple[Measure, ...] = ("change", "growth")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A direction that a paragraph states in words at [start, end); ``sign``: 1, -1, 0."""

    start: int
    end: int
    sign: int
    budget: str
    """The kind of budget that it names (年初, 全年 …), "" for any."""


@rule(
    "narrative.direction",
    title="大于、小于、等于预算的说法与数字一致",
    basis=BASIS,
    needs=(FACTS,),
    meaning="说明文字说决算数大于、小于或等于（年初）预算数的，应与同一事项印出的决算数、预算数（未印预算数的，完成率）相符；"
    "两数印得相同而说大于或小于的，请核实。",
    kind="direction",
    kinds=("final_account",),
)
def budget_words_agree(report: Report) -> Iterator[Comparison]:
    """What is said to be above, below or at its budget is so by the figures of its item."""
    for told in placed_passages(report):
        for phrase in _budget_phrases(told):
            comparison = _against_budget(told, phrase)
            if comparison is not None:
                yield comparison


def _budget_phrases(told: PlacedPassage) -> Iterator[Phrase]:
    text = told.passage.plain
    for pattern, turned in ((_ABOVE_OR_BELOW, 1), (_MOVED, 1), (_REVERSED, -1)):
        for found in pattern.finditer(text):
            word = found["word"]
            if told.is_in_reason(found.start()) or _is_left_open(text, found, word):
                continue
            if _OF_SOME.search(text[: found.start()]):
                continue
            sign = 0 if word == "等于" else turned * (1 if re.fullmatch(RISES, word) else -1)
            yield Phrase(found.start(), found.end(), sign, found["budget"] or "")


def _is_left_open(text: str, found: re.Match[str], word: str) -> bool:
    """Whether a template's alternative stands beside the word: 大于（小于）, 增加/减少."""
    start = text.index(word, found.start())
    after = text[start + len(word) : start + len(word) + 1]
    return after in ("（", "/", "或", "、", "(") or _LEFT_OPEN.search(text[:start]) is not None


def _against_budget(told: PlacedPassage, phrase: Phrase) -> Comparison | None:
    """The words against the item spoken of last that has the figures for it."""
    kinds: tuple[Measure, ...] = ("initial_budget",) if phrase.budget == "年初" else BUDGETS
    word = _word(told, phrase)
    for item in _items_before(told, phrase.start):
        final = only_value(money(of_measure(item, "final"))[-1:])
        budgets = money(of_measure(item, *kinds)) or money(of_measure(item, *BUDGETS))
        rates = of_measure(item, "completion")
        if final is not None and budgets:
            return _said_of_amounts(told, phrase, word, final, budgets)
        if len(rates) == 1:
            return _said_of_rate(told, phrase, word, rates[0])
    return None


def _items_before(told: PlacedPassage, position: int) -> Iterator[list[Fact]]:
    """The facts above ``position`` by what they are about, what was spoken of last first."""
    above = [placed.fact for placed in told.facts if placed.end <= position]
    spoken = [fact for fact in reversed(above) if fact.measure in ("final", "completion", *BUDGETS)]
    for subject, code, group in dict.fromkeys((fact.subject, fact.code, fact.group) for fact in spoken):
        if group == spoken[0].group:
            yield [fact for fact in above if (fact.subject, fact.code, fact.group) == (subject, code, group)]


def _word(told: PlacedPassage, phrase: Phrase) -> Term:
    source = told.passage.quote(phrase.start, phrase.end)
    return Term("说法", None, Evidence(source, told.passage.sentence(phrase.start)))


def _said_of_amounts(
    told: PlacedPassage, phrase: Phrase, word: Term, final: Fact, budgets: Sequence[Fact]
) -> Comparison:
    signs = {budget: _sign(final.amount.value - budget.amount.value) for budget in budgets}
    fitting = [budget for budget, sign in signs.items() if sign == phrase.sign]
    budget = fitting[0] if fitting else budgets[-1]
    close = interval(final.amount).meets(interval(budget.amount))
    text = told.passage.text[phrase.start : phrase.end]
    shown = f"决算数 {final.source.text}、预算数 {budget.source.text}"
    return Comparison(
        "narrative.direction",
        "holds" if fitting else "differs",
        f"{final.subject}：“{text}”",
        (word,),
        (fact_term(final), fact_term(budget)),
        found=text,
        expected=_relation(signs[budget]),
        note="" if fitting else f"文字为“{text}”，而印出的{shown}，为{_relation(signs[budget])}，请核实",
        severity="warning" if close else None,
    )


def _said_of_rate(told: PlacedPassage, phrase: Phrase, word: Term, rate: Fact) -> Comparison | None:
    if rate.amount.value == 0 or (phrase.sign and WHOLE in interval(rate.amount)):
        return None
    sign = _sign(rate.amount.value - 100)
    text = told.passage.text[phrase.start : phrase.end]
    holds = sign == phrase.sign
    return Comparison(
        "narrative.direction",
        "holds" if holds else "differs",
        f"{rate.subject}：“{text}”",
        (word,),
        (fact_term(rate),),
        found=text,
        expected=_relation(sign),
        note="" if holds else f"文字为“{text}”，而完成率为 {plain(rate.amount.value)}%，请核实",
        unit="%",
    )


def _sign(difference: object) -> int:
    return (difference > 0) - (difference < 0)  # type: ignore[operator]


def _relation(sign: int) -> str:
    return {1: "决算数大于预算数", 0: "决算数等于预算数", -1: "决算数小于预算数"}[sign]


@rule(
    "narrative.change_direction",
    title="增加、减少、持平的说法与数字一致",
    basis=BASIS,
    needs=(FACTS,),
    meaning="说“增加（减少）的主要原因”的，应与同一句所说的增减同一方向；说持平、一致的，同一事项的两数应当相同，"
    "也不应另有不为 0 的增减；说增加或减少为 0、又说持平的，请核实。",
    kind="direction",
)
def change_words_agree(report: Report) -> Iterator[Comparison]:
    """The reason for a rise follows a rise; what is unchanged has no change."""
    for told in placed_passages(report):
        yield from _reasons_for(told)
        for placed in told.facts:
            if placed.fact.derived:
                yield from _unchanged(told, placed.fact)


def _reasons_for(told: PlacedPassage) -> Iterator[Comparison]:
    text = told.passage.plain
    for found in _REASON_FOR.finditer(text):
        before = text[: found.start()]
        if told.is_in_reason(found.start()) or _is_left_open(text, found, found["word"]):
            continue
        if _OF_THE_BUDGET.search(before) or _OF_A_PART.search(before):
            continue
        facts = told.facts_between(_beginning(told, found.start()), found.start())
        changes = [fact for fact in facts if fact.measure in _CHANGES and fact.amount.value]
        if not changes:
            continue
        sign = 1 if re.fullmatch(RISES, found["word"]) else -1
        agreeing = [fact for fact in changes if _sign(fact.amount.value) == sign]
        changed = (agreeing or changes)[-1]
        word = Term(
            "说法", None, Evidence(told.passage.quote(*found.span()), told.passage.sentence(found.start()))
        )
        right = "增加" if changed.amount.value > 0 else "减少"
        yield Comparison(
            "narrative.change_direction",
            "holds" if agreeing else "differs",
            f"{changed.subject}：“{found.group()}”",
            (word,),
            (fact_term(changed),),
            found=found["word"],
            expected=right,
            note=""
            if agreeing
            else f"文字为“{found.group()}”，而同处所说为{right} "
            f"{plain(abs(changed.amount.value))}{changed.unit}，请核实",
        )


def _beginning(told: PlacedPassage, position: int) -> int:
    """Where what a reason may be for begins: its sentence, or the one before where it tells no change."""
    start = told.sentence_start(position)
    if any(fact.measure in _CHANGES for fact in told.facts_between(start, position)) or not start:
        return start
    return told.sentence_start(start - 1)


def _unchanged(told: PlacedPassage, unchanged: Fact) -> Iterator[Comparison]:
    """持平 beside figures that differ, or beside a change."""
    item = [
        placed.fact
        for placed in told.facts
        if not placed.fact.derived
        and (placed.fact.subject, placed.fact.code, placed.fact.group)
        == (unchanged.subject, unchanged.code, unchanged.group)
    ]
    subject = f"{unchanged.subject}：“{unchanged.source.text}”"
    word = Term("说法", None, fact_term(unchanged).evidence)
    beside = [
        fact
        for fact in item
        if fact.measure in _CHANGES and fact.basis == unchanged.basis and fact.sentence == unchanged.sentence
    ]
    if beside:
        yield _beside_a_change(subject, word, unchanged, beside)
        return
    if unchanged.basis is None:
        final = only_value(money(of_measure(item, "final")))
        budget = only_value(money(of_measure(item, *BUDGETS)))
    else:
        current = [
            fact for fact in item if fact.unit == MONEY and fact.measure in ("final", "initial_budget")
        ]
        prior = [fact for fact in item if fact.measure == "prior" and fact.basis == unchanged.basis]
        final, budget = only_value(current), only_value(prior)
    if final is not None and budget is not None:
        comparison = settle("narrative.change_direction", subject, [fact_term(final)], [fact_term(budget)])
        if comparison is not None:
            yield replace(
                comparison,
                found_terms=(word, *comparison.found_terms),
                note=f"文字为“{unchanged.source.text}”，"
                f"而两数为 {comparison.found} 和 {comparison.expected}，请核实"
                if comparison.outcome == "differs"
                else "",
            )


def _beside_a_change(subject: str, word: Term, unchanged: Fact, beside: Sequence[Fact]) -> Comparison:
    moved = next((fact for fact in beside if fact.amount.value), beside[0])
    nothing = moved.amount.value == 0
    return Comparison(
        "narrative.change_direction",
        "differs",
        subject,
        (word,),
        (fact_term(moved),),
        found=unchanged.source.text,
        expected=f"{plain(moved.amount.value)}{moved.unit}",
        note=f"既有增减 {plain(moved.amount.value)}{moved.unit}，又说“{unchanged.source.text}”，请核实",
        severity=_of_nothing(moved) if nothing else None,
    )


def _of_nothing(moved: Fact) -> Severity:
    """减少为 0，与上年持平 says two things; 增加 0 万元，与上年持平 says one thing twice."""
    amount = re.escape(moved.source.text)
    return "warning" if re.search(rf"(?:增加|减少|增长|下降)(?:额|数)?为{amount}", moved.sentence) else "info"
