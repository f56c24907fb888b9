"""A slide as HTML: a stage of 1920 × 1080 that fills the window, whatever its size."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from components import marks
from components.links import Links
from components.marks import Html
from mingzhang.model import Report, Source
from mingzhang.presenting.kinds import words_of
from mingzhang.presenting.slides import (
    Bar,
    Bars,
    Grid,
    Number,
    Numbers,
    Pair,
    Pairs,
    Parts,
    Point,
    Points,
    Quote,
    Slide,
    Visual,
)

REACH = Decimal(88)
"""The longest bar takes so much of its track in per cent: its amount stands behind it."""
NEAR = 13
"""Marks nearer than this, in per cent of the track, have their amounts set to either side."""


def slide_html(slide: Slide, number: int, of: int, report: Report, links: Links) -> Html:
    """The whole stage: head, title, visuals, quotation, foot."""
    if slide.id == "cover":
        return _stage(slide, _cover(slide))
    body = marks.joined(
        _head(report, number, of),
        marks.element("h1", _title(slide)),
        marks.element("div", marks.joined(*(visual_html(one, links) for one in slide.visuals)), class_="vis"),
        _quote(slide.quote, links) if slide.quote is not None else "",
        _foot(slide, links),
    )
    return _stage(slide, body)


def _stage(slide: Slide, body: Html) -> Html:
    return marks.element(
        "section", body, class_=f"slide s-{slide.id}", aria_label=slide.name, aria_roledescription="幻灯片"
    )


def _cover(slide: Slide) -> Html:
    return marks.joined(
        marks.element("span", marks.text("明账"), class_="yin2"),
        marks.element("h1", marks.text(slide.title)),
        marks.element("p", marks.text(slide.subtitle), class_="sub"),
        marks.element("div", marks.element("span", marks.text(slide.footnote)), class_="ft"),
    )


def _head(report: Report, number: int, of: int) -> Html:
    year = f"{report.year} 年度" if report.year else ""
    whose = f"{report.department} · {year}{words_of(report).document(report.scope)}"
    counted = marks.joined(marks.text(str(number)), marks.element("i", marks.text(f" / {of}")))
    return marks.element(
        "div",
        marks.joined(
            marks.element("span", marks.text("明账"), class_="yin2"),
            marks.element("span", marks.text(whose)),
            marks.element("span", counted, class_="pg"),
        ),
        class_="hd",
    )


def _title(slide: Slide) -> Html:
    before, found, after = slide.title.partition(slide.emphasis) if slide.emphasis else (slide.title, "", "")
    return marks.joined(
        marks.text(before), marks.element("em", marks.text(found)) if found else "", marks.text(after)
    )


def _quote(quote: Quote, links: Links) -> Html:
    where = marks.element("a", marks.text(f"来源 p.{quote.source.page}"), href=links.source(quote.source))
    told = marks.element("span", marks.joined(marks.text("报告给出的原因 · "), where))
    return marks.element("blockquote", marks.joined(marks.text(f"“{quote.text}。”"), told))


def _foot(slide: Slide, links: Links) -> Html:
    chip = marks.source_chip(links, *slide.sources) if slide.sources else Html("")
    return marks.element(
        "div",
        marks.joined(marks.element("span", marks.text(slide.footnote)), marks.element("span", chip)),
        class_="ft",
    )


# ---------------------------------------------------------------- visuals


def visual_html(visual: Visual, links: Links) -> Html:
    """One visual of a slide."""
    if isinstance(visual, Numbers):
        inner = marks.joined(*(_number(one, links) for one in visual.numbers))
        return marks.element("div", inner, class_="nums")
    if isinstance(visual, Bars):
        return _bars(visual, links)
    if isinstance(visual, Parts):
        return _parts(visual, links)
    if isinstance(visual, Pairs):
        return _pairs(visual, links)
    if isinstance(visual, Grid):
        return _grid(visual)
    return _points(visual, links)


def _linked(words: str, links: Links, sources: Sequence[Source]) -> Html:
    """Words that lead to the first place that they rest on."""
    if not sources:
        return marks.text(words)
    return marks.element("a", marks.text(words), href=links.source(sources[0]), class_="to")


def _number(one: Number, links: Links) -> Html:
    label = f"{one.label}{'（推算）' if one.derived else ''}"
    return marks.element(
        "div",
        marks.joined(
            marks.element("span", marks.text(label), class_="lb"),
            marks.element(
                "b",
                marks.joined(_linked(one.text, links, one.sources), marks.element("i", marks.text(one.unit))),
            ),
            marks.element("span", marks.text(one.note), class_="nt") if one.note else "",
        ),
        class_="num",
    )


def _bars(visual: Bars, links: Links) -> Html:
    most = max((abs(bar.value) for bar in visual.bars), default=Decimal(0)) or Decimal(1)
    rows = [_bar_row(bar, abs(bar.value) / most * REACH, links) for bar in visual.bars]
    unit = marks.element("p", marks.text(f"{visual.series} · 单位：{visual.unit}"), class_="lg")
    return marks.element("div", marks.joined(unit, *rows), class_="brs")


def _bar_row(bar: Bar, length: Decimal, links: Links) -> Html:
    fill = marks.element("span", class_=f"fill {bar.tone}", style=f"width:{length:.2f}%")
    amount = marks.element(
        "span", _linked(bar.text, links, bar.sources), class_="am", style=f"left:{length:.2f}%"
    )
    name = marks.joined(
        marks.element("b", marks.text(bar.label)), marks.element("span", marks.text(bar.note))
    )
    track = marks.element("div", marks.joined(fill, amount), class_="tr")
    return marks.element("div", marks.joined(marks.element("div", name), track), class_=f"ln {bar.tone}")


def _parts(visual: Parts, links: Links) -> Html:
    whole = sum((bar.value for bar in visual.bars), Decimal(0)) or Decimal(1)
    pieces = [
        marks.element(
            "span",
            marks.joined(
                marks.element("b", marks.text(bar.label)),
                marks.element(
                    "span", marks.joined(_linked(bar.text, links, bar.sources), marks.text(f"　{bar.note}"))
                ),
            ),
            class_=f"pt p{at % 4}",
            style=f"flex-grow:{max(bar.value / whole * 100, Decimal(12)):.2f}",
        )
        for at, bar in enumerate(visual.bars)
    ]
    return marks.element("div", marks.joined(*pieces), class_="pts")


def _pairs(visual: Pairs, links: Links) -> Html:
    amounts = [one for pair in visual.pairs for one in (pair.plan, pair.actual) if one is not None]
    most = max(amounts, default=Decimal(0)) or Decimal(1)
    legend = marks.element(
        "p",
        marks.joined(
            marks.element("span", marks.joined(marks.element("i", class_="rg"), marks.text(visual.plan))),
            marks.element("span", marks.joined(marks.element("i", class_="dt"), marks.text(visual.actual))),
            marks.element("span", marks.text(f"单位：{visual.unit}")),
        ),
        class_="lg",
    )
    rows = [_pair_row(pair, most, links) for pair in visual.pairs]
    return marks.element("div", marks.joined(legend, *rows), class_="prs")


def _pair_row(pair: Pair, most: Decimal, links: Links) -> Html:
    plan, actual = _place(pair.plan, most), _place(pair.actual, most)
    drawn: list[Html] = [marks.element("span", class_="ax")]
    if plan is not None and actual is not None:
        left, right = sorted((plan, actual))
        drawn.append(marks.element("span", class_="lk", style=f"left:{left:.2f}%;width:{right - left:.2f}%"))
    near = plan is not None and actual is not None and abs(plan - actual) < NEAR
    if plan is not None:
        drawn.append(marks.element("span", class_="rg", style=f"left:{plan:.2f}%"))
        side = _side(plan, actual, near=near)
        drawn.append(
            marks.element("span", marks.text(pair.plan_text), class_=f"bv {side}", style=f"left:{plan:.2f}%")
        )
    if actual is not None:
        drawn.append(marks.element("span", class_="dt", style=f"left:{actual:.2f}%"))
        side = _side(actual, plan, near=near, last=True)
        amount = _linked(pair.actual_text, links, pair.sources)
        drawn.append(marks.element("span", amount, class_=f"fv {side}", style=f"left:{actual:.2f}%"))
    if pair.difference_text and plan is not None and actual is not None and not near:
        arrow = "▼ " if pair.tone == "under" else "▲ "
        middle = f"left:{(plan + actual) / 2:.2f}%"
        drawn.append(
            marks.element("span", marks.text(arrow + pair.difference_text), class_="nv", style=middle)
        )
    told = f"{pair.label}：{pair.plan_text or '没有'}，{pair.actual_text or '没有'}"
    name = marks.joined(
        marks.element("b", marks.text(pair.label)), marks.element("span", marks.text(pair.note))
    )
    track = marks.element("div", marks.joined(*drawn), class_="tr", role="group", aria_label=told)
    return marks.element("div", marks.joined(marks.element("div", name), track), class_=f"ln {pair.tone}")


def _place(value: Decimal | None, most: Decimal) -> Decimal | None:
    return None if value is None else max(value, Decimal(0)) / most * REACH


def _side(own: Decimal, other: Decimal | None, *, near: bool, last: bool = False) -> str:
    """Over its mark; of two that stand close together, the lower to the left and the higher to the right."""
    if not near or other is None:
        return "m" if own > 4 else "s"
    if own == other:
        return "e" if last and own > 12 else "s" if not last or own > 12 else "beside"
    return "e" if own < other and own > 10 else "s" if own > other else "beside"


def _grid(grid: Grid) -> Html:
    def line(tag: str, texts: Sequence[str]) -> Html:
        cells = [
            marks.element(tag, marks.text(one), class_="r" if at in grid.numeric else None)
            for at, one in enumerate(texts)
        ]
        return marks.element("tr", marks.joined(*cells))

    more = marks.element("caption", marks.text(f"另有 {grid.more} 项未列")) if grid.more else ""
    head = marks.element("thead", line("th", grid.heads))
    body = marks.element("tbody", marks.joined(*(line("td", row) for row in grid.rows)))
    return marks.element("table", marks.joined(more, head, body))


def _points(visual: Points, links: Links) -> Html:
    items = [_point(point, links) for point in visual.points]
    if visual.more:
        items.append(marks.element("li", marks.text(f"另有 {visual.more} 处，见核对页。"), class_="more"))
    return marks.element("ul", marks.joined(*items))


def _point(point: Point, links: Links) -> Html:
    return marks.element(
        "li",
        marks.joined(
            marks.element("b", _linked(point.text, links, point.sources)),
            marks.element("span", marks.text(point.note)),
        ),
        class_=point.tone,
    )
