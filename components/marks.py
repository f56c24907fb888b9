"""What stands in a line of text or a table: figures, chips, statuses, small bars. Pure: text in, HTML out.

Arguments of type ``str`` are text and are escaped here; arguments of type ``Html`` are finished HTML
made by these functions. The report's words are never put into a page in any other way.
``st.html`` strips SVG and scripts, so marks are boxes placed in per cent: they follow the theme,
print, and shrink.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from itertools import chain, repeat
from typing import Literal, NewType

from components import recognised
from components.links import Links
from mingzhang.frames.figures import Figure
from mingzhang.frames.findings import SEVERITY_NAMES
from mingzhang.model import Severity, Source
from mingzhang.presenting import numerals

Html = NewType("Html", str)

Status = Literal["pass", "tail", "fail", "unchecked"]
TEN = Decimal(10)
QUESTIONS: dict[Severity, str] = {"error": "!", "warning": "?", "info": "i"}
STATUS_CLASSES: dict[Status, str] = {"pass": "ok", "tail": "tail", "fail": "bad", "unchecked": "no"}


def text(value: str) -> Html:
    """Text made safe."""
    return Html(escape(value))


def joined(*parts: Html | str, between: str = "") -> Html:
    """Pieces of HTML one after another (``between`` is text)."""
    return Html(escape(between).join(part for part in parts if part))


def element(tag: str, body: Html | str = "", **attributes: str | None) -> Html:
    """``<tag attributes>body</tag>``; ``class_`` is class, ``aria_label`` aria-label; None leaves one out."""
    named = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return Html(f"<{tag}{named}>{body}</{tag}>")


# ---------------------------------------------------------------- figures


def money(value: Decimal | None, quantum: Decimal | None = None, *, signed: bool = False) -> Html:
    """A sum of money as printed; a blank cell's mark where there is none."""
    if value is None:
        return blank()
    return element("span", numerals.money(value, quantum, signed=signed), class_="num")


def percent(value: Decimal | None, quantum: Decimal | None = None, *, signed: bool = False) -> Html:
    """A rate with a thin space before the sign; a blank cell's mark where there is none."""
    if value is None:
        return blank()
    return element("span", numerals.percent(value, quantum, signed=signed), class_="num")


def figure(
    shown: Figure | None, links: Links | None = None, *, signed: bool = False, unit: bool = False
) -> Html:
    """A figure in its unit's form, with ``∴`` where derived and, given ``links``, its source chip."""
    if shown is None:
        return blank()
    digits = _digits(shown, signed=signed, unit=unit)
    mark = derived_chip(shown.formula, bare=True) if shown.derived else ""
    chip = links.chip(*shown.sources) if links is not None else ""
    told = recognised.told_of(*shown.sources)
    kind = f"num {recognised.class_of(*shown.sources)}".strip()
    how = told or ("" if shown.derived else shown.formula)
    number = element("span", digits, class_=kind, title=how or None)
    asked = question(links, *shown.sources) if links is not None and not shown.derived else ""
    return joined(asked, number, mark, Html(chip), between=" ")


def linked_figure(shown: Figure | None, links: Links, *, signed: bool = False) -> Html:
    """A table's figure that is itself the link to its source (a chip beside each would be too much)."""
    if shown is None:
        return blank()
    digits = _digits(shown, signed=signed)
    return _linked(digits, links, *shown.sources, derived=shown.derived, formula=shown.formula)


def _digits(shown: Figure, *, signed: bool = False, unit: bool = False) -> Html:
    """A figure's digits in its unit's form; zeros of 元 that the print does not vouch for are pale."""
    if shown.unit == "%":
        return text(numerals.percent(shown.value, shown.quantum, signed=signed))
    digits = numerals.money(shown.value, shown.quantum, signed=signed)
    after = text(f"{numerals.THIN}{shown.unit}" if unit else "")
    if shown.unit != "元" or shown.quantum < TEN or abs(shown.value) < shown.quantum:
        return joined(text(digits), after)
    known = len(digits)
    for _ in range(shown.quantum.adjusted()):
        known -= 2 if digits[known - 1] == "," else 1
    if digits[known:].strip("0,"):
        return joined(text(digits), after)
    return joined(text(digits[:known]), element("span", text(digits[known:]), class_="past"), after)


def linked(digits: str, links: Links, *sources: Source, derived: bool = False, formula: str = "") -> Html:
    """Text that leads to its sources; dashed and named 推算 where derived.

    ``formula`` says how a figure was derived, of a printed one how it is printed.
    """
    return _linked(text(digits), links, *sources, derived=derived, formula=formula)


def _linked(digits: Html, links: Links, *sources: Source, derived: bool, formula: str) -> Html:
    if not sources:
        return element("span", digits, class_="num")
    pages = links.where(*sources)
    how = (
        f"推算：{formula}，原文{pages}" if derived else f"打开原文{pages}{f'；{formula}' if formula else ''}"
    )
    kind = "fig num der" if derived else "fig num"
    told = recognised.told_of(*sources)
    if told:
        kind, how = f"{kind} {recognised.class_of(*sources)}", f"{how}。{told}"
    number = element("a", digits, class_=kind, href=links.source(*sources), title=how)
    return number if derived else joined(question(links, *sources), number)


def question(links: Links, *sources: Source) -> Html:
    """``!`` or ``?`` before a figure that checking asks about, which leads to the finding; else nothing.

    It stands before, so that the figures of a column stay under one another.
    """
    asked = links.question(*sources)
    if asked is None:
        return Html("")
    more = f"；另有 {asked.more} 条" if asked.more else ""
    told = f"核对{SEVERITY_NAMES[asked.severity]}：{asked.words}{more}"
    return element(
        "a",
        QUESTIONS[asked.severity],
        class_=f"ask {asked.severity}",
        href=links.finding(asked.key),
        title=told,
        aria_label=told,
    )


# ---------------------------------------------------------------- empty states, chips, statuses


def blank() -> Html:
    """The cell is blank, which is not 0."""
    return Html('<span class="blank" title="表中空白" role="img" aria-label="表中空白">·</span>')


def undisclosed(label: str = "未公开") -> Html:
    """Should be there, and is not in the report."""
    return element("span", text(label), class_="undisc", title="应有而未见")


def no_such_item(words: str = "无此项", chip: str = "") -> Html:
    """The report's note says that there was none this year."""
    return joined(element("span", text(words), class_="nodata"), Html(chip), between=" ")


def derived_chip(formula: str = "", *, bare: bool = False) -> Html:
    """``∴ 推算``: computed by us from printed numbers; ``bare`` shows the sign alone."""
    how = f"推算：{formula}" if formula else "由印出的数推算，原文未直接给出"
    kind = "src der bare" if bare else "src der"
    words = text("" if bare else "推算")
    return element("span", words, class_=kind, title=how, role="img", aria_label="推算")


def source_chip(links: Links, *sources: Source | None, label: str | None = None) -> Html:
    """``▤ p.20 · 24``: opens 原文 at the page and box."""
    return Html(links.chip(*sources, label=label))


def source_chip_asked(links: Links, *sources: Source | None) -> Html:
    """The chip of a figure that is no link itself, with the mark of what checking asks about it."""
    known = [source for source in sources if source is not None]
    return joined(source_chip(links, *sources), question(links, *known))


def status(kind: Status, words: str) -> Html:
    """Glyph, shape and word of a check's outcome."""
    return element("span", text(words), class_=f"st {STATUS_CLASSES[kind]}")


def quote(words: str) -> Html:
    """The report's own words in “ ”."""
    return element("q", text(words))


def term(words: str, explanation: Html, name: str, *, reachable: bool = True) -> Html:
    """A word that explains itself: pointed at, tapped or reached by the keyboard, without any script.

    ``name`` is the explanation's id on its page. Inside a link (not ``reachable``) the link is reached.
    """
    told = element("span", explanation, class_="tip", role="tooltip", id=name)
    reached = "0" if reachable else None
    return element("dfn", joined(text(words), told), class_="term", tabindex=reached, aria_describedby=name)


# ---------------------------------------------------------------- pieces of a page


def title(words: str, subtitle: str = "") -> Html:
    """The page's title, which states the finding."""
    return joined(element("h1", text(words)), element("p", text(subtitle), class_="sub") if subtitle else "")


def block(heading: str, subtitle: str = "", body: Html | str = "", *, subtitle_html: Html | str = "") -> Html:
    """A rule, a serif title, one grey line (measure · unit · source), content."""
    line = joined(text(subtitle), subtitle_html, between=" ")
    return element(
        "section",
        joined(element("h2", text(heading)), element("p", line, class_="sub") if line else "", body),
        class_="block",
    )


def kpi(
    label: str,
    value: str,
    unit: str = "",
    *,
    chips: Html | str = "",
    body: Html | str = "",
    size: Literal["", "hero", "mini"] = "",
) -> Html:
    """Label with its chip, figure in serif, and what puts it in proportion."""
    kind = {"": "block kpi", "hero": "block kpi hero", "mini": "block mini"}[size]
    # A long figure is set smaller, so that it stays on one line in its column.
    room = f"--digits:{len(value)}" if size == "hero" else None
    after = element("span", text(unit), class_="unit") if unit else ""
    return element(
        "section",
        joined(
            element("div", joined(text(label), chips, between=" "), class_="lab"),
            element("div", joined(text(value), after), class_="v num"),
            body,
        ),
        class_=kind,
        style=room,
    )


@dataclass(frozen=True, slots=True)
class Sorts:
    """A click on a head sorts the table: where it leads, what it will do, how the column is sorted."""

    address: str
    told: str
    name: str
    """Names the head on its page, so that the keyboard's place is found again."""
    now: Literal["ascending", "descending"] | None = None


HeadKind = Literal["", "r", "code", "why", "g", "nm"]


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head. ``label`` is also what a narrow screen shows beside the cell."""

    label: str
    kind: HeadKind = ""
    """r: a figure, flush right; g: a mark; why: a reason; nm: the name, first on a narrow screen."""
    width: str | None = None
    body: Html | None = None
    """HTML in place of the label, e.g. the axis of a column of marks."""
    sorts: Sorts | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: finished cells. ``kind``: sum (a total), l1 (a 类), sel (chosen)."""

    cells: Sequence[Html]
    kind: str = ""


def table(heads: Sequence[Head], lines: Iterable[Line], *, name: str, kind: str = "") -> Html:
    """A table in its own sideways scroll; ``kind`` "stack" turns rows into cards on a narrow screen.

    ``name`` is read out, not shown.
    """
    columns = "".join(f'<col style="width:{head.width}">' if head.width else "<col>" for head in heads)
    top = "".join(head_cell(head) for head in heads)
    body = "".join(_line(heads, line) for line in lines)
    return Html(
        f'<div class="tw" tabindex="0" role="region" aria-label="{escape(name)}">'
        f'<table class="{f"t {kind}".strip()}"><colgroup>{columns}</colgroup>'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def head_cell(head: Head) -> Html:
    """A column's head; where it sorts, a link that says how the column is sorted now."""
    body, kind, sorts = head.body or text(head.label), head.kind or None, head.sorts
    if sorts is None:
        return element("th", body, class_=kind, scope="col")
    link = element("a", body, class_="sort", href=sorts.address, title=sorts.told, data_focus=sorts.name)
    return element("th", link, class_=kind, scope="col", aria_sort=sorts.now)


def _line(heads: Sequence[Head], line: Line) -> Html:
    cells = [
        element("td", cell, class_=head.kind or None, data_l=head.label if head.kind == "r" else None)
        for head, cell in zip(heads, line.cells, strict=True)
    ]
    return element("tr", joined(*cells), class_=line.kind or None)


def nothing(words: str, quoted: str = "", chip: str = "") -> Html:
    """In place of a chart or table without rows: why, with the report's note and its page."""
    note = joined(quote(quoted), Html(chip), between=" ") if quoted else Html(chip)
    return element(
        "p", joined(element("span", text(words), class_="nodata"), note, between=" "), class_="none"
    )


# ---------------------------------------------------------------- marks placed in per cent

Shape = Literal["bar", "outline", "soft", "grey", "inner", "grid", "axis", "link", "ring", "dot", "diamond"]
SHAPE_CLASSES: dict[Shape, str] = {
    "bar": "bar0",
    "outline": "out",
    "soft": "soft",
    "grey": "grey",
    "inner": "in",
    "grid": "grid",
    "axis": "axis",
    "link": "link",
    "ring": "ring",
    "dot": "dot",
    "diamond": "dia",
}


def mark(shape: Shape, at: float, width: float | None = None, *, colour: str | None = None) -> Html:
    """A shape at ``at`` per cent of its track's width."""
    extent = "" if width is None else f"width:{width:.2f}%;"
    fill = f"background:{escape(colour)};" if colour else ""
    return Html(f'<i class="k {SHAPE_CLASSES[shape]}" style="left:{at:.2f}%;{extent}{fill}"></i>')


def mark_text(
    at: float, words: Html, anchor: Literal["start", "middle", "end"] = "start", *, top: float | None = None
) -> Html:
    """Words at ``at`` per cent of a track's width."""
    shift = {"start": "0", "middle": "-50%", "end": "-100%"}[anchor]
    down = "" if top is None else f"top:{top:.0f}px;"
    return Html(
        f'<span class="kt" style="left:{at:.2f}%;transform:translateX({shift});{down}">{words}</span>'
    )


def track(marks: Iterable[Html], height: int = 24, label: str = "") -> Html:
    """Marks on one line. ``label`` says what they show; without it they are decoration."""
    role = f' role="img" aria-label="{escape(label)}"' if label else ' aria-hidden="true"'
    return Html(f'<div class="trk" style="height:{height}px"{role}>{"".join(marks)}</div>')


def segments(
    parts: Iterable[tuple[float, str]], height: int = 24, label: str = "", told: Sequence[str] = ()
) -> Html:
    """A bar of parts side by side: (share, CSS colour); ``told`` is what pointing at each tells."""
    role = f' role="img" aria-label="{escape(label)}"' if label else ' aria-hidden="true"'
    words = chain((f' title="{escape(each)}"' for each in told), repeat(""))
    inside = "".join(
        f'<i{title} style="flex:{max(share, 0.1):.3f} 1 0;background:{escape(colour)}"></i>'
        for (share, colour), title in zip(parts, words, strict=False)
    )
    return Html(f'<div class="bar" style="height:{height}px"{role}>{inside}</div>')


def swatch(colour: str, words: str) -> Html:
    """A legend's entry."""
    return element("span", joined(Html(f'<i style="background:{escape(colour)}"></i>'), text(words)))


def row_bar(name: str, part: float, value: Html, *, colour: str = "var(--mark)") -> Html:
    """Name, bar of ``part`` (0 … 1) and figure on one line."""
    return Html(
        f'<div class="rowbar"><span title="{escape(name)}">{escape(name)}</span><span class="tr">'
        f'<i style="width:{part * 100:.1f}%;background:{escape(colour)}"></i></span>'
        f'<span class="n num">{value}</span></div>'
    )
