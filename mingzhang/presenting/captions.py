"""What a chart says, in one or two sentences written from its figures by rule.

The rules say only what the figures bear out, whatever they are: ties are named as ties, parts of a whole
that they exceed have no share, nor have those of a whole of zero, and negative amounts are told as such.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mingzhang.frames.figures import Figure, joined, share, slack, total
from mingzhang.model import Source
from mingzhang.presenting.units import in_words

Say = Callable[[Figure], str]
"""Writes a figure with its unit; a page that writes in another unit brings its own."""
HALF, HUNDRED = Decimal(50), Decimal(100)
FEW = 3
"""So many parts that make up half of the whole are worth saying."""


@dataclass(frozen=True, slots=True)
class Caption:
    """The sentences under a chart, and where their figures are printed."""

    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A bar, tile or piece of a chart."""

    name: str
    figure: Figure


def part_of(part: Figure, whole: Figure) -> str:
    """A share in running text; what rounding would make nothing or all is told as near it."""
    rate = share(part, whole)
    if rate is None:
        return ""
    if rate.value == HUNDRED and part.value != whole.value:
        return "近 100%"
    if not rate.value and part.value:
        return "不到 0.01%"
    return f"{rate.value}%"


def is_whole_of(whole: Figure | None, parts: Iterable[Figure]) -> bool:
    """Whether shares of ``whole`` mean something: it is positive and no sum of its parts exceeds it."""
    figures = tuple(parts)
    if whole is None or whole.value <= 0 or any(figure.value < 0 for figure in figures):
        return False
    together = sum((figure.value for figure in figures), Decimal(0))
    return together <= whole.value + slack(whole, *figures) and all(
        figure.value <= whole.value for figure in figures
    )


def largest(
    parts: Iterable[Part],
    whole: Figure | None = None,
    *,
    of: str = "合计",
    counted: str = "项",
    say: Say = in_words,
) -> Caption | None:
    """Which part is the largest, its share of ``whole`` (``of`` names it), how few make up most of it.

    None where there is no part. ``counted`` is what parts are counted in: 类, 款, 项, 个.
    """
    known = sorted(parts, key=lambda part: part.figure.value, reverse=True)
    if not known:
        return None
    some = [part for part in known if part.figure.value]
    if not some:
        one = f"“{known[0].name}”为 0。" if len(known) == 1 else f"{len(known)} {counted}均为 0。"
        return Caption(one, joined(*(part.figure for part in known[:FEW])))
    if some[-1].figure.value < 0:
        return _with_negatives(some, counted, say)
    if len(some) == 1:
        return _only(some[0], len(known) - 1, whole, of, counted, say)
    return _ranked(some, len(known) - len(some), whole, of, counted, say)


def _with_negatives(some: Sequence[Part], counted: str, say: Say) -> Caption:
    top, low = some[0], some[-1]
    below = [part for part in some if part.figure.value < 0]
    lead = f"“{top.name}”最多，{say(top.figure)}；" if top.figure.value > 0 else ""
    if len(below) == 1:
        told = f"“{low.name}”为负数，{say(low.figure)}"
    else:
        told = f"{len(below)} {counted}为负数，最低的是“{low.name}”，{say(low.figure)}"
    return Caption(f"{lead}{told}。", joined(top.figure, low.figure))


def _only(part: Part, zeros: int, whole: Figure | None, of: str, counted: str, say: Say) -> Caption:
    lead = (
        f"只有“{part.name}”有金额，{say(part.figure)}" if zeros else f"只有“{part.name}”，{say(part.figure)}"
    )
    places = part.figure.sources
    if whole is not None and whole.value != part.figure.value and is_whole_of(whole, [part.figure]):
        lead += f"，占{of}的 {part_of(part.figure, whole)}"
        places = joined(part.figure, whole)
    return Caption(lead + (f"；其余 {zeros} {counted}为 0。" if zeros else "。"), places)


def _ranked(
    some: Sequence[Part], zeros: int, whole: Figure | None, of: str, counted: str, say: Say
) -> Caption:
    top = some[0].figure
    tied = [part for part in some if part.figure.value == top.value]
    shares = whole if is_whole_of(whole, (part.figure for part in some)) else None
    each = "各" if len(tied) > 1 else ""
    rate = f"，{each}占{of}的 {part_of(top, shares)}" if shares is not None else ""
    if len(tied) == len(some):
        lead = f"{len(some)} {counted}相等，各 {say(top)}"
    elif len(tied) == 1:
        lead = f"“{some[0].name}”最多，{say(top)}"
    elif len(tied) == 2:
        lead = f"“{tied[0].name}”和“{tied[1].name}”最多，各 {say(top)}"
    else:
        lead = f"“{tied[0].name}”等 {len(tied)} {counted}最多，各 {say(top)}"
    few = _few(some, shares, counted) if len(tied) < len(some) else ""
    rest = f"；{zeros} {counted}为 0" if zeros else ""
    places = joined(*(part.figure for part in some[:FEW]), *([shares] if shares is not None else []))
    return Caption(f"{lead}{rate}{few}{rest}。", places)


def _few(some: Sequence[Part], whole: Figure | None, counted: str) -> str:
    """How few of many parts make up half of the whole; "" where the first alone does, or many are needed."""
    if whole is None:
        return ""
    for count in range(1, min(FEW, len(some) - 1) + 1):
        together = total(part.figure for part in some[:count])
        if together is not None and together.value * 2 >= whole.value:
            return f"；最多的 {count} {counted}合占 {part_of(together, whole)}" if count > 1 else ""
    return ""


def compared(name: str, figure: Figure, other: Figure, label: str, say: Say = in_words) -> str:
    """``比年初预算少 0.01 万元``, ``与上年相等``; ``name`` goes before: what is compared."""
    gap = difference_of(figure, other)
    if not gap.value:
        return f"{name}与{label}相等"
    word = "多" if gap.value > 0 else "少"
    return f"{name}比{label}{word} {say(absolute(gap))}"


def difference_of(figure: Figure, other: Figure) -> Figure:
    """``figure − other``; zero where only the coarser print of one of them makes a difference."""
    coarser = max(figure.quantum, other.quantum)
    gap, finer = figure.value - other.value, min(figure.quantum, other.quantum)
    if figure.quantum != other.quantum and abs(gap) <= coarser / 2:
        gap, finer = Decimal(0), coarser
    return Figure(gap, finer, figure.unit, joined(figure, other), derived=True)


def absolute(figure: Figure) -> Figure:
    """The figure without its sign."""
    return Figure(abs(figure.value), figure.quantum, figure.unit, figure.sources, figure.derived)
