"""One cause, one finding: which comparisons differ for the same reason, and which figure is likeliest wrong.

A figure explains comparisons that differ if another amount in its place would mend them and break none that
holds. Of several explanations the one that mends most is taken, then what is left is looked at again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from mingzhang.checking.blocks import Block, blocks_of
from mingzhang.checking.comparison import Comparison
from mingzhang.checking.reckoning import Place, Reckoned, around, place_of, printed_amounts
from mingzhang.checking.slips import slip_of
from mingzhang.checking.worded import resting_on_words
from mingzhang.model import Amount, Evidence, Severity

GRAVE: tuple[Severity, ...] = ("error", "warning")
MOST = 400
"""With more differences than these a report is not worth looking for causes in: every one is told."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Comparisons (numbers of the audit's) that differ for one reason, the plainest first.

    ``suspect`` is the likeliest wrong figure and ``wanted`` what would mend them all; None where no figure
    stands out. ``slip`` says in Chinese what it may have come from.
    """

    comparisons: tuple[int, ...]
    suspect: Evidence | None = None
    printed: Amount | None = None
    wanted: Amount | None = None
    slip: str = ""
    block: Block | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Another amount in a place, and the comparisons that it mends.

    ``twins`` are places of the same row that print the same amount (an item's total and its basic
    expenditure) and are as wrong.
    """

    place: Place
    wanted: Amount
    mended: frozenset[int]
    slip: str = ""
    twins: tuple[Place, ...] = ()

    @property
    def changes(self) -> dict[Place, Amount]:
        return dict.fromkeys((self.place, *self.twins), self.wanted)


@dataclass
class _Search:
    """What is left to explain, while causes are found."""

    comparisons: Sequence[Comparison]
    severity_of: Callable[[Comparison], Severity]
    reckoned: list[Reckoned]
    around: Mapping[Place, list[int]]
    evidence: Mapping[Place, Evidence]
    rows: Mapping[tuple[object, ...], tuple[Place, ...]]
    left: set[int]
    changes: dict[Place, Amount] = field(default_factory=dict[Place, Amount])


def causes_of(
    comparisons: Sequence[Comparison], severity_of: Callable[[Comparison], Severity]
) -> tuple[Cause, ...]:
    """The causes of all comparisons that differ and are errors or warnings, in the audit's order."""
    off = {
        number
        for number, comparison in enumerate(comparisons)
        if comparison.outcome == "differs" and severity_of(comparison) in GRAVE
    }
    if len(off) > MOST:
        return tuple(Cause((number,)) for number in sorted(off))
    printed = printed_amounts(comparisons)
    reckoned = [Reckoned(comparison, printed) for comparison in comparisons]
    evidence = _evidence(comparisons)
    search = _Search(
        comparisons,
        severity_of,
        reckoned,
        around(one.places if one.is_workable else () for one in reckoned),
        evidence,
        _rows(evidence, printed),
        off,
    )
    found = [*_worded(search), *_blocks(search), *_shared(search), *_single(search)]
    return tuple(sorted(found, key=lambda cause: min(cause.comparisons)))


def _worded(search: _Search) -> Iterator[Cause]:
    """A row or a year that words say is wrong, with the figures that rest on it."""
    for numbers in resting_on_words(search.comparisons, set(search.left)):
        search.left -= set(numbers)
        yield Cause(numbers)


def _evidence(comparisons: Iterable[Comparison]) -> dict[Place, Evidence]:
    found: dict[Place, Evidence] = {}
    for comparison in comparisons:
        for term in comparison.terms:
            if term.evidence is not None and not term.sources:
                found.setdefault(place_of(term.evidence.source), term.evidence)
    return found


def _rows(
    evidence: Mapping[Place, Evidence], printed: Mapping[Place, Amount]
) -> dict[tuple[object, ...], tuple[Place, ...]]:
    """The places of every table's rows."""
    found: dict[tuple[object, ...], tuple[Place, ...]] = {}
    for place, one in evidence.items():
        if one.table is not None and place in printed:
            found[_row_of(one)] = (*found.get(_row_of(one), ()), place)
    return found


# ---------------------------------------------------------------- several figures with one cause


def _blocks(search: _Search) -> Iterator[Cause]:
    """Values that stand a row too low or too high, tables in another unit than they say."""
    for block in blocks_of(search.comparisons, search.left):
        members = [number for number in block.comparisons if number in search.left]
        if not members:
            continue
        search.left -= set(members)
        search.changes |= block.changes
        others = [*_mended_by_changes(search, set(block.changes)), *_within(search, block.table)]
        numbers = (*members, *_in_order(search, others, None))
        yield Cause(numbers, block.evidence[0], slip=block.slip, block=block)


def _within(search: _Search, table: str | None) -> list[int]:
    """What is left that stands in the table of a wrong unit: rounding is so much larger there."""
    found = [
        number
        for number in sorted(search.left)
        if table is not None and any(one.table == table for one in search.comparisons[number].evidence)
    ]
    search.left -= set(found)
    return found


def _mended_by_changes(search: _Search, places: set[Place]) -> list[int]:
    """What is left that hangs on the places and agrees after the changes, or cannot be worked through."""
    found: list[int] = []
    for number in sorted(search.left):
        reckoned = search.reckoned[number]
        if not places & set(reckoned.places):
            continue
        if not reckoned.is_workable or reckoned.standing(search.changes) in ("holds", "tail"):
            found.append(number)
    search.left -= set(found)
    return found


# ---------------------------------------------------------------- one figure, several comparisons


def _shared(search: _Search) -> Iterator[Cause]:
    """Causes that explain two comparisons or more, those that explain most first."""
    known: dict[Place, Explanation | None] = {}
    while True:
        explanations = _explanations(search, known)
        most = max((len(one.mended) for one in explanations), default=0)
        if most < 2:
            return
        rivals = [one for one in explanations if len(one.mended) == most]
        best = min(rivals, key=lambda one: _plausibility(search, one))
        search.left -= best.mended
        search.changes |= best.changes
        members = [*sorted(best.mended), *_mended_by_changes(search, set(best.changes))]
        for number in {*members, *(one for place in best.changes for one in search.around[place])}:
            for place in search.reckoned[number].places:
                known.pop(place, None)
        yield _with_suspect(search, _in_order(search, members, best.place), best)


def _with_suspect(search: _Search, numbers: tuple[int, ...], one: Explanation) -> Cause:
    printed = search.reckoned[numbers[0]].printed[one.place]
    return Cause(numbers, search.evidence[one.place], printed, one.wanted, one.slip)


def _plausibility(search: _Search, one: Explanation) -> tuple[bool, bool, int, int]:
    """A usual slip first, then text before tables (tables are added up), the deepest item."""
    evidence = search.evidence[one.place]
    return (not one.slip, evidence.table is not None, -len(evidence.code or ""), min(one.mended))


def _explanations(search: _Search, known: dict[Place, Explanation | None]) -> list[Explanation]:
    """For every place, the best other amount that breaks nothing; not looked for again where ``known``."""
    places = dict.fromkeys(
        place
        for number in sorted(search.left)
        for place in search.reckoned[number].places
        if place in search.evidence and place not in search.changes
    )
    for place in places:
        if place not in known:
            known[place] = _explanation(search, place)
    found = (known[place] for place in places)
    return [one for one in found if one is not None]


def _explanation(search: _Search, place: Place) -> Explanation | None:
    """The amount in a place, and in its twins where that explains more, that mends most."""
    near = search.around.get(place, [])
    off = [number for number in near if number in search.left]
    best: Explanation | None = None
    for wanted in _candidates(search, place, off):
        for twins in _twins(search, place):
            changes = dict.fromkeys((place, *twins), wanted)
            mended = _mended(search, changes)
            if mended and (best is None or len(mended) > len(best.mended)):
                slip = _slip(search.reckoned[off[0]].printed[place], wanted)
                best = Explanation(place, wanted, mended, slip, twins)
    return best


def _twins(search: _Search, place: Place) -> Iterator[tuple[Place, ...]]:
    """None, then the places of the same row that print the same amount."""
    yield ()
    own = search.evidence[place]
    row = search.rows.get(_row_of(own), ())
    amounts = search.reckoned[0].printed
    twins = tuple(
        other
        for other in row
        if other != place and other not in search.changes and amounts[other].value == amounts[place].value
    )
    if own.table is not None and twins and amounts[place].value:
        yield twins


def _row_of(evidence: Evidence) -> tuple[object, ...]:
    """What the cells of one row have in common."""
    return (evidence.table, evidence.code, evidence.name, evidence.source.page)


def _slip(printed: Amount, wanted: Amount) -> str:
    """A usual slip; what is off by one in its last digit was not rounded, which is none."""
    if abs(printed.value - wanted.value) <= printed.quantum:
        return ""
    return slip_of(printed.value, wanted.value)


def _candidates(search: _Search, place: Place, off: Sequence[int]) -> list[Amount]:
    """The amounts that the comparisons ask for in this place, the most exactly told first."""
    found: list[tuple[Decimal, Amount]] = []
    for number in off:
        reckoned = search.reckoned[number]
        wanted = reckoned.wanted(place)
        if wanted is None:
            continue
        quantum = reckoned.printed[place].quantum
        value = wanted.value.quantize(quantum) if quantum and quantum < 1 else wanted.value
        found.append((wanted.high - wanted.low, Amount(value, quantum)))
    return list(dict.fromkeys(amount for _, amount in sorted(found, key=lambda pair: pair[0])))


def _mended(search: _Search, changes: Mapping[Place, Amount]) -> frozenset[int]:
    """The comparisons that agree after the changes; none where one that holds would not hold then."""
    together = {**search.changes, **changes}
    mended: set[int] = set()
    for number in dict.fromkeys(one for place in changes for one in search.around.get(place, [])):
        standing = search.reckoned[number].standing(together)
        if number in search.left:
            if standing in ("holds", "tail"):
                mended.add(number)
        elif standing == "differs" and _agrees(search, number):
            return frozenset()
    return frozenset(mended)


def _agrees(search: _Search, number: int) -> bool:
    """Whether a comparison holds, as printed or with the changes that are explained already."""
    if search.comparisons[number].outcome != "differs":
        return True
    return search.reckoned[number].standing(search.changes) in ("holds", "tail")


# ---------------------------------------------------------------- what stands alone


def _single(search: _Search) -> Iterator[Cause]:
    """Every comparison that is left, with its only suspect: all else in it is held elsewhere, or no other
    figure of it is a usual slip away from what would mend it."""
    for number in sorted(search.left):
        suspects = [
            one
            for place in search.reckoned[number].places
            if place in search.evidence
            and (one := _explanation(search, place)) is not None
            and number in one.mended
        ]
        slips = [one for one in suspects if one.slip]
        only = suspects[0] if len(suspects) == 1 else slips[0] if len(slips) == 1 else None
        if search.reckoned[number].is_workable and only is not None:
            yield _with_suspect(search, (number,), only)
        else:
            yield Cause((number,))


def _in_order(search: _Search, members: Sequence[int], place: Place | None) -> tuple[int, ...]:
    """The plainest first: errors, two numbers that should be equal, the suspect on the found side."""

    def weight(number: int) -> tuple[bool, bool, int, int]:
        comparison = search.comparisons[number]
        found = [one.evidence for one in comparison.found_terms if one.evidence is not None]
        return (
            search.severity_of(comparison) != "error",
            place is not None and all(place_of(one.source) != place for one in found),
            len(comparison.terms),
            number,
        )

    return tuple(sorted(dict.fromkeys(members), key=weight))


def with_suspect_first(cause: Cause, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The places of a finding: the wrong one, then the others, each once."""
    first = cause.block.evidence if cause.block is not None else (cause.suspect,) if cause.suspect else ()
    return tuple(dict.fromkeys((*first, *evidence)))
