"""One comparison written out: its terms with their places, the difference, the intervals, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from components import marks
from components.checks import STATUSES, WORDS, address, measure_of, split_title
from components.links import Links
from components.marks import Html
from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.intervals import Interval
from mingzhang.frames.checks import Chosen, Family, Numbered, Sides, printed_terms, sides, standing_of
from mingzhang.model import Source
from mingzhang.presenting import numerals

MOST_LISTED = 60
"""A family's list names so many of its comparisons; the rest is reached by the filters."""


@dataclass(frozen=True, slots=True)
class Part:
    """A printed term with the number that stands beside it and on the page's picture."""

    number: int
    term: Term
    source: Source


def parts_of(comparison: Comparison) -> tuple[Part, ...]:
    """The printed terms of the side that is summed up, numbered in the identity's order."""
    found: list[Part] = []
    for term in printed_terms(comparison.expected_terms):
        if term.evidence is not None:
            found.append(Part(len(found) + 1, term, term.evidence.source))
    return tuple(found)


def title_of(comparison: Comparison) -> str:
    """What is compared, and by how much it is off where it is."""
    gap = difference_text(comparison)
    if comparison.outcome == "differs" and gap:
        return f"{comparison.subject}：差 {gap}"
    return comparison.subject


def difference_text(comparison: Comparison) -> str:
    """The difference with a true minus; nothing where none is given."""
    return comparison.difference.replace("-", numerals.MINUS)


def identity(comparison: Comparison, links: Links) -> Html:
    """The terms one under another, their sum, the compared figure, the difference and the tolerance."""
    parts = parts_of(comparison)
    both = sides(comparison)
    common = common_measure(comparison) if both is not None else ""
    rows: list[Html] = []
    for part in parts:
        sign = "" if both is None or (part.number == 1 and not part.term.negative) else _sign(part.term)
        rows += _term_row(part.term, links, _number(part.number), sign, common=common)
    blanks = len(comparison.expected_terms) - len(parts)
    if blanks and both is not None:
        told = marks.text(f"另 {blanks} 项空白，按 0 计")
        rows += _row(marks.element("span", told, class_="cap"), marks.blank())
    if len(parts) > 1 and both is not None:
        told = f"Σ {len(parts)} 项{common} "
        label = marks.joined(marks.text(told), marks.derived_chip("各项相加"))
        rows += _row(label, marks.element("span", marks.text(interval_value(both.expected, parts))), kind="s")
    if both is None and comparison.expected:
        label = marks.joined(marks.text("据此应为 "), marks.derived_chip("由上列各数算出"))
        rows += _row(label, marks.text(comparison.expected), kind="s")
    for at, term in enumerate(comparison.found_terms):
        lead = marks.text(_lead(comparison, both) if not at else "　")
        rows += _term_row(term, links, lead, _sign(term) if both and (at or term.negative) else "", "w")
    if comparison.difference:
        zero = comparison.outcome == "holds" and both is not None and not both.difference
        kind = "x" if comparison.outcome == "differs" else "x calm"
        digits = "0" if zero else difference_text(comparison)
        rows += _row(marks.text("差"), marks.text(digits), kind=kind)
    return marks.element("div", marks.joined(*rows), class_="ident ident3")


def interval_value(side: Interval, parts: Sequence[Part]) -> str:
    """A side's sum, with as many decimals as its finest term."""
    quanta = [part.term.amount.quantum for part in parts if part.term.amount is not None]
    return numerals.money(side.value, min(quanta) if quanta else None)


def _row(name: Html, figure: Html, chip: Html | str = "", kind: str = "") -> list[Html]:
    return [
        marks.element("span", name, class_=kind or None),
        marks.element("span", figure, class_=f"n num {kind}".strip()),
        marks.element("span", chip, class_=f"c {kind}".strip()),
    ]


def measured(term: Term) -> str:
    """What a number of the text measures, where its name does not say so."""
    evidence = term.evidence
    if evidence is None or evidence.column is None or evidence.table not in (None, "performance"):
        return ""
    measure = measure_of(evidence)
    return measure if measure not in term.name else ""


def common_measure(comparison: Comparison) -> str:
    """What all terms of a sum measure, to be said once; "" where they measure this and that."""
    found = {measured(part.term) for part in parts_of(comparison)}
    return next(iter(found)) if len(found) == 1 and len(parts_of(comparison)) > 1 else ""


def term_name(term: Term, common: str = "") -> str:
    """The term's name; a number of the text also says what it measures, unless that is said once for all."""
    measure = measured(term)
    return f"{term.name} · {measure}" if measure and measure != common else term.name


def _number(number: int) -> Html:
    return marks.element("span", marks.text(str(number)), class_="cap no")


def _sign(term: Term) -> str:
    return "− " if term.negative else "+ "


def _lead(comparison: Comparison, both: Sides | None) -> str:
    if both is None:
        return "印出　"
    return "应等于　" if comparison.relation == "=" else "应不小于　"


def _term_row(
    term: Term, links: Links, lead: Html, sign: str, kind: str = "", common: str = ""
) -> list[Html]:
    told = term_name(term, common)
    name = marks.joined(lead, marks.element("span", marks.text(told), title=told))
    if term.evidence is None:
        return _row(name, marks.blank(), kind=kind)
    source = term.evidence.source
    chip = marks.source_chip(links, source)
    if term.amount is None:
        return _row(name, marks.linked(source.text, links, source), chip, kind)
    value = abs(term.amount.value) if term.negative else term.amount.value
    unit = numerals.THIN + "%" if source.text.endswith(("%", "％")) else ""
    digits = numerals.money(value, term.amount.quantum) + unit
    return _row(name, marks.joined(marks.text(sign), marks.linked(digits, links, source)), chip, kind)


# ---------------------------------------------------------------- the two intervals


def intervals(comparison: Comparison) -> Html:
    """Both sides as intervals on one line, one above the other; nothing where a side is no sum."""
    both = sides(comparison)
    if both is None or comparison.outcome == "holds":
        return Html("")
    left, span = _scale(both)

    def at(value: Decimal) -> float:
        return float((value - left) / span) * 100

    rows = (
        _interval_row(_side_name(comparison), both.expected, at, "bar"),
        _interval_row("印出的数", both.found, at, "outline"),
    )
    heading = "两个区间相交" if both.meet else "两个区间不相交"
    told = f"{heading}：{bounds(both.expected)} 与 {bounds(both.found)}"
    return marks.joined(
        marks.element("div", marks.text(heading), class_="lab"),
        marks.element("div", marks.joined(*rows), class_="spans", role="img", aria_label=told),
        marks.element("p", marks.text(explained(both)), class_="cap"),
    )


def _side_name(comparison: Comparison) -> str:
    return "分项之和" if len(parts_of(comparison)) > 1 else "对应的数"


def _scale(both: Sides) -> tuple[Decimal, Decimal]:
    low = min(both.found.low, both.expected.low)
    high = max(both.found.high, both.expected.high)
    margin = (high - low) * Decimal("0.08") or Decimal("0.01")
    return low - margin, high - low + 2 * margin


def _interval_row(name: str, side: Interval, at: Callable[[Decimal], float], shape: marks.Shape) -> Html:
    width = max(at(side.high) - at(side.low), 0.6)
    shapes = [marks.mark(shape, at(side.low), width), marks.mark("axis", at(side.value))]
    return marks.joined(
        marks.element("span", marks.text(name), class_="cap"),
        marks.track(shapes, 20),
        marks.element("span", marks.text(bounds(side)), class_="cap num"),
    )


def bounds(side: Interval) -> str:
    """``4,536.5–4,537.5``."""
    return f"{_digits(side.low)}–{_digits(side.high)}" if side.low != side.high else _digits(side.value)


def _digits(number: Decimal) -> str:
    text = f"{number:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", numerals.MINUS)


def explained(both: Sides) -> str:
    """Why it is a tail, or why it is none."""
    base = f"按印出的精度，两边合计容许 {_digits(both.slack)} 的出入；相差 {_digits(abs(both.difference))}。"
    if both.meet:
        return base + "两个区间相交，是四舍五入的尾差，不是错误。"
    return base + "两个区间不相交，四舍五入不能解释，请说明。"


# ---------------------------------------------------------------- the family's comparisons


def verdict(comparison: Comparison, family: Family | None) -> Html:
    """Outcome in glyph and word, with what the identity rests on."""
    standing = standing_of(comparison)
    basis = marks.element("span", marks.text(family.basis), class_="cap") if family and family.basis else ""
    note = marks.element("span", marks.text(comparison.note), class_="cap") if comparison.note else ""
    return marks.joined(marks.status(STATUSES[standing], WORDS[standing]), basis, note, between="　")


def members(family: Family, number: int, chosen: Chosen, links: Links) -> Html:
    """All comparisons of the family, each a link that writes it out."""
    if len(family.members) < 2:
        return Html("")
    listed = family.members[:MOST_LISTED]
    items = [_member(member, member.number == number, family, chosen, links) for member in listed]
    more = len(family.members) - len(listed)
    tail = (
        marks.element("p", marks.text(f"另有 {more} 处，可按结果或科目收窄。"), class_="cap") if more else ""
    )
    heading = f"这一族的 {len(family.members)} 处"
    return marks.joined(
        marks.element("div", marks.text(heading), class_="lab top"),
        marks.element(
            "div", marks.joined(*items), class_="members", tabindex="0", role="region", aria_label=heading
        ),
        Html(tail),
    )


def _member(member: Numbered, here: bool, family: Family, chosen: Chosen, links: Links) -> Html:
    comparison = member.comparison
    gap = difference_text(comparison) if comparison.outcome in ("tail", "differs") else ""
    says = split_title(comparison.subject)[1]
    return marks.element(
        "a",
        marks.joined(
            marks.element(
                "span",
                "",
                class_=f"st {marks.STATUS_CLASSES[STATUSES[standing_of(comparison)]]}",
                title=WORDS[standing_of(comparison)],
            ),
            marks.element("span", marks.text(shorter(says, family)), class_="says", title=comparison.subject),
            marks.element("span", marks.text(gap or comparison.found), class_="num"),
        ),
        href=address(links, chosen, rule=family.rule, n=member.number),
        class_="member on" if here else "member",
        aria_current="true" if here else None,
    )


def shorter(subject: str, family: Family) -> str:
    """The subject without the tables' names and the rule's words, which stand above."""
    tables, says = split_title(family.title)
    for known in (tables, f"，{says}", says):
        subject = subject.replace(known, "")
    return subject.strip("，：") or says
