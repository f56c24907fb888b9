"""Receptions and people as dots, this year against last, and money per person."""

from __future__ import annotations

from decimal import Decimal

from components import marks
from components.links import Links
from components.marks import Html
from mingzhang.frames.figures import Figure
from mingzhang.frames.three_public import Range, ThreePublic
from mingzhang.frames.three_public_averages import average
from mingzhang.frames.three_public_counts import Count, CountId
from mingzhang.model import Source
from mingzhang.presenting import numerals

MOST_DOTS = 120
"""Beyond so many people a dot stands for several."""


def people_block(view: ThreePublic, links: Links) -> Html:
    """Receptions and people, one dot each, this year against last; money per person, derived."""
    people, batches = view.counts["reception_people"], view.counts["reception_batches"]
    sources = [*_sources(people), *_sources(batches)]
    if people.figure is None:
        words = "本年没有公务接待" if _is_zero(view.items["reception"].final_figure) else "接待人次未公开"
        return marks.block("国内公务接待", body=marks.nothing(words))
    scale = dot_scale(people)
    measure = f"国内公务接待，一点 {scale} 人次" if scale > 1 else "国内公务接待，一点一人次"
    rows = [] if people.prior is None else [_people_row(view, prior=True, scale=scale)]
    rows.append(_people_row(view, prior=False, scale=scale))
    note = marks.text("" if people.prior is not None else "报告未说明上年的批次和人次。")
    return marks.block(
        people_title(people, batches),
        measure,
        marks.joined(
            marks.element("div", marks.joined(*rows), class_="people"),
            marks.element("p", marks.joined(_averages(view), note), class_="cap"),
        ),
        subtitle_html=Html(links.chip(*dict.fromkeys(sources))),
    )


def _sources(count: Count) -> list[Source]:
    return [source for figure in (count.figure, count.prior) if figure for source in figure.sources]


def _is_zero(figure: Figure | None) -> bool:
    return figure is not None and not figure.value


def dot_scale(people: Count) -> int:
    """How many people a dot stands for: one, or a round number that keeps the dots countable."""
    most = max(
        [int(figure.value) for figure in (people.figure, people.prior) if figure is not None], default=0
    )
    scale = 1
    while most > MOST_DOTS * scale:
        scale = scale * 2 if str(scale)[0] in "15" else scale * 5 // 2
    return scale


def people_title(people: Count, batches: Count) -> str:
    """接待少了 10 人次，批次未变; without last year, this year's counts."""
    now, before = people.figure, people.prior
    if now is None:
        return "国内公务接待"
    if not now.value and (before is None or not before.value):
        return "没有国内公务接待"
    if before is None:
        lead = f"{int(batches.figure.value)} 批次，" if batches.figure is not None else ""
        return f"国内公务接待 {lead}{int(now.value)} 人次"
    return f"接待{_moved(now, before, '人次')}" + (
        f"，批次{_moved(batches.figure, batches.prior, '批次', short=True)}"
        if batches.figure is not None and batches.prior is not None
        else ""
    )


def _moved(now: Figure, before: Figure, unit: str, short: bool = False) -> str:
    difference = int(now.value - before.value)
    if not difference:
        return "未变" if short else f"{unit}未变"
    direction = "多了" if difference > 0 else "少了"
    return f"{direction} {abs(difference)}" + ("" if short else f" {unit}")


def _people_row(view: ThreePublic, prior: bool, scale: int) -> Html:
    people, batches = view.counts["reception_people"], view.counts["reception_batches"]
    heads = people.prior if prior else people.figure
    times = batches.prior if prior else batches.figure
    year = "" if view.year is None else str(view.year - 1 if prior else view.year)
    label = year or ("上年" if prior else "本年")
    count = int(heads.value) if heads is not None else 0
    dots = "".join('<i class="p"></i>' if prior else "<i></i>" for _ in range(-(-count // scale)))
    spoken = f"{f'{year} 年' if year else label}国内公务接待 {count} 人次"
    return marks.joined(
        marks.element("span" if prior else "b", marks.text(label), class_="lab"),
        Html(f'<span class="pips" role="img" aria-label="{spoken}">{dots}</span>'),
        marks.element(
            "span",
            Html(
                f"<b>{count}</b> 人次"
                + (f'<br><span class="cap">{int(times.value)} 批次</span>' if times is not None else "")
            ),
            class_="num heads",
        ),
    )


def _averages(view: ThreePublic) -> Html:
    """人均 and 批次均, each with last year's where it is known; nothing where a count or money is not."""
    pairs: tuple[tuple[str, CountId], ...] = (("人均", "reception_people"), ("批次均", "reception_batches"))
    told = [words for label, counted in pairs if (words := averaged(view, label, counted))]
    return marks.joined(marks.joined(*told, between="；"), marks.text("。" + _pace(view)) if told else "")


def averaged(view: ThreePublic, label: str, counted: CountId) -> Html:
    """人均约 69 元（67–71），上年约 53 元（50–56） ∴ 推算; nothing where a count or money is not known."""
    now, before = average(view, counted), average(view, counted, prior=True)
    if now is None:
        return Html("")
    last = f"，上年约 {_range(before)}" if before is not None else ""
    formula = now.formula if before is None else f"{now.formula}；上年 {before.formula}"
    return marks.joined(marks.text(f"{label}约 {_range(now)}{last} "), marks.derived_chip(formula))


def _range(value: Range) -> str:
    def whole(number: Decimal) -> str:
        return numerals.money(number, Decimal(1))

    low, high = whole(value.low), whole(value.high)
    return f"{whole(value.value)} 元" + (f"（{low}–{high}）" if low != high else "")


def _pace(view: ThreePublic) -> str:
    """人次少 28%，支出少 5%: the two rates beside each other, where both are known."""
    people, reception = view.counts["reception_people"], view.items["reception"]
    alone = [item.id for item in view.moving] == ["reception"]
    growth = reception.growth or (view.total.growth if alone else None)
    now, before = people.figure, people.prior
    if now is None or before is None or growth is None or not before.value:
        return ""
    rate = (now.value - before.value) / before.value * 100
    pairs = ((rate, "人次"), (growth.value, "支出"))
    moved = [
        f"{name}{'多' if value > 0 else '少'} {abs(value):.0f}%" if value else f"{name}未变"
        for value, name in pairs
    ]
    return "，".join(moved) + "。"
