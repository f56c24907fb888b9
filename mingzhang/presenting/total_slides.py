"""The first slides: whose report it is, and what came in and went out."""

from __future__ import annotations

import re

from mingzhang.frames.figures import Figure, joined, slack, total
from mingzhang.frames.overview import Change, Overview
from mingzhang.model import Report
from mingzhang.presenting.kinds import against, extent, words_of
from mingzhang.presenting.numerals import money, percent
from mingzhang.presenting.sentences import growth_in_words, growth_of, same_amount
from mingzhang.presenting.slide_figures import number, places, quote_of, said
from mingzhang.presenting.slides import Bar, Bars, Number, Numbers, Slide

ORDINAL = re.compile("^[一二三四五六七八九十]+、")
MOST_NUMBERS, MOST_INCOMES = 4, 4


def cover_slide(report: Report) -> Slide:
    """Whose report it is, of which year and kind."""
    words = words_of(report)
    year = f"{report.year} 年度" if report.year else ""
    return Slide(
        id="cover",
        name="封面",
        title=report.department or "部门名称未读出",
        subtitle=f"{year}{words.document(report.scope)}",
        footnote=f"各数均据公开报告（{extent(report)}）· 金额单位：万元",
    )


def total_slide(view: Overview) -> Slide | None:
    """What came in, what went out, and how that stands to last year."""
    if view.total is None:
        return None
    words, change = words_of(view.report), view.change
    numbers = [number(words.total, view.total)]
    if view.income is not None:
        numbers.insert(0, number(f"收入{words.name}", view.income))
    numbers += [number(name, figure) for name, figure in view.carried]
    if change is not None and change.change.value:
        numbers.insert(MOST_NUMBERS - 1, _change_number(view, change))
    shown = tuple(numbers[:MOST_NUMBERS])
    beside = (_years(view, change) if change is not None else None) or _incomes(view)
    reason = change.reason if change is not None else None
    return Slide(
        id="total",
        name="总量",
        title=_title(view, view.total),
        emphasis=said(view.total),
        visuals=(Numbers(shown), beside) if beside is not None else (Numbers(shown),),
        quote=quote_of(reason),
        note=_note(view),
        sources=places(
            *(one.sources for one in shown),
            *(bar.sources for bar in (beside.bars if beside is not None else ())),
            (reason.source,) if reason is not None else (),
        ),
    )


def _change_number(view: Overview, change: Change) -> Number:
    """By how much the whole moved, with the rate under it; said of what, where it is another whole."""
    up, growth = change.change.value > 0, growth_of(change)
    prior = against(change.basis, view.report)
    whole = "" if view.total is not None and same_amount(change.current, view.total) else change.subject
    told = (
        f"{'增长' if up else '下降'} {percent(abs(growth.value), growth.quantum, closed=True)}"
        if growth
        else ""
    )
    return Number(
        f"{whole}比{prior}{('增加' if up else '减少') if change.change.value else '增减'}",
        money(abs(change.change.value), change.change.quantum),
        "万元",
        told,
        joined(change.change, *([growth] if growth is not None else [])),
    )


def _years(view: Overview, change: Change) -> Bars | None:
    """Last year's whole and this year's, a bar each; None where one of them is negative."""
    if min(change.prior.value, change.current.value) < 0:
        return None
    words = words_of(view.report)
    prior = against(change.basis, view.report)
    return Bars(
        f"{change.subject}，与{prior}比较",
        "万元",
        (
            _year_bar(prior, change.prior, strong=False),
            _year_bar(f"本年{words.name}" if prior != "上年" else "本年", change.current, strong=True),
        ),
    )


def _incomes(view: Overview) -> Bars | None:
    """Where the money comes from, where last year is not told.

    None where it comes from one place, and where the sources do not make up the whole that is told above.
    """
    ordered = sorted(view.incomes, key=lambda income: income.figure.value, reverse=True)
    figures = [one.figure for one in ordered]
    together = total(figures)
    if len(ordered) < 2 or together is None or view.income is None or ordered[-1].figure.value < 0:
        return None
    if abs(together.value - view.income.value) > slack(view.income, *figures):
        return None
    bars = [
        Bar(
            ORDINAL.sub("", one.name),
            one.figure.value,
            said(one.figure),
            "",
            "strong" if at == 0 else "plain",
            one.figure.sources,
        )
        for at, one in enumerate(ordered[:MOST_INCOMES])
    ]
    return Bars(f"收入{words_of(view.report).name}，按来源", "万元", tuple(bars))


def _year_bar(label: str, figure: Figure, *, strong: bool) -> Bar:
    note = "推算" if figure.derived else ""
    told = f"原文没有直接印出：{figure.formula}。" if figure.derived and figure.formula else ""
    return Bar(label, figure.value, said(figure), note, "strong" if strong else "plain", figure.sources, told)


def _title(view: Overview, whole: Figure) -> str:
    words, change = words_of(view.report), view.change
    year = f"{view.report.year} 年" if view.report.year else "本年"
    lead = (
        f"{year}收支各 {said(whole)} 万元" if view.balanced else f"{year}{words.spending} {said(whole)} 万元"
    )
    if change is None:
        return lead
    lead = f"{lead}，{'' if same_amount(change.current, whole) else change.subject}"
    prior = against(change.basis, view.report)
    if not change.change.value:
        return f"{lead}与{prior}持平"
    word = "多" if change.change.value > 0 else "少"
    growth = growth_of(change)
    if growth is None:
        return f"{lead}比{prior}{word} {money(abs(change.change.value), change.change.quantum)} 万元"
    return f"{lead}比{prior}{word}{growth_in_words(growth)}"


def _note(view: Overview) -> str:
    if view.change is None or not view.change.prior.derived:
        return ""
    return f"上年数 {said(view.change.prior)} 万元由本年数减增减额推算，原文没有直接印出。"
