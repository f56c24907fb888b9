"""Causes that are more than one figure: values that stand a row off, amounts in another unit than told."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.place_names import table_name
from mingzhang.checking.reckoning import Place, place_of
from mingzhang.checking.slips import TEN_THOUSAND
from mingzhang.model import Amount, Evidence

ROWS = 2
"""So many values in a row that are their neighbours' are no chance."""
FIGURES = 2
"""So many figures of one table ten thousand times off are its unit, not theirs."""


@dataclass(frozen=True, slots=True)
class Block:
    """Comparisons that differ for one cause of several figures, these figures, and what they would be.

    ``table``: the one whose unit is wrong; None where single values are.
    """

    comparisons: tuple[int, ...]
    evidence: tuple[Evidence, ...]
    changes: Mapping[Place, Amount]
    slip: str
    table: str | None = None


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two printed numbers that should be equal."""

    number: int
    found: Term
    expected: Term


def blocks_of(comparisons: Sequence[Comparison], off: Collection[int]) -> Iterator[Block]:
    """The blocks among the comparisons that are ``off``; shifted rows first."""
    pairs = [
        _Pair(number, comparison.found_terms[0], comparison.expected_terms[0])
        for number, comparison in enumerate(comparisons)
        if _is_pair(comparison)
    ]
    yield from _shifted(comparisons, pairs, off)
    yield from _in_other_unit([pair for pair in pairs if pair.number in off])


def _is_pair(comparison: Comparison) -> bool:
    sides = (comparison.found_terms, comparison.expected_terms)
    return (
        comparison.outcome in ("holds", "tail", "differs")
        and comparison.relation == "="
        and comparison.unit != "%"
        and all(
            len(side) == 1
            and side[0].amount is not None
            and side[0].evidence is not None
            and not side[0].sources
            for side in sides
        )
    )


def _evidence(term: Term) -> Evidence:
    assert term.evidence is not None
    return term.evidence


def _value(term: Term) -> Amount:
    assert term.amount is not None
    return term.amount


# ---------------------------------------------------------------- rows


def _shifted(
    comparisons: Sequence[Comparison], pairs: Sequence[_Pair], off: Collection[int]
) -> Iterator[Block]:
    """Blocks of shifted values, the longest first; no comparison is in two of them."""
    families = [one for one in _families(comparisons, pairs) if any(pair.number in off for pair in one)]
    runs = [run for family in families for run in _runs(family, off)]
    taken: set[int] = set()
    of_rows: defaultdict[tuple[object, ...], list[_Pair]] = defaultdict(list)
    for run in sorted(runs, key=len, reverse=True):
        if not taken & {pair.number for pair in run}:
            taken |= {pair.number for pair in run}
            of_rows[_rows_of(run)].extend(run)
    yield from (_shifted_block(comparisons, run, off) for run in of_rows.values())


def _rows_of(run: Sequence[_Pair]) -> tuple[object, ...]:
    """The rows of both sides: a row's total and its basic expenditure are shifted together."""
    sides = [(_evidence(pair.found), _evidence(pair.expected)) for pair in run]
    return tuple((one.table, one.code, one.name) for side in sides for one in side)


def _families(comparisons: Sequence[Comparison], pairs: Sequence[_Pair]) -> Iterator[list[_Pair]]:
    """Pairs of one column against one other, in the order of their rows; then those of one level alone."""
    families: defaultdict[tuple[str | int | None, ...], list[_Pair]] = defaultdict(list)
    for pair in pairs:
        found, expected = _evidence(pair.found), _evidence(pair.expected)
        rule = comparisons[pair.number].rule
        key = (rule, found.table, found.column, expected.table, expected.column)
        families[key].append(pair)
        families[(*key, len(found.code or expected.code or ""))].append(pair)
    yield from families.values()


def _runs(family: Sequence[_Pair], off: Collection[int]) -> Iterator[list[_Pair]]:
    """Stretches of different values, each of which is what the row before (or behind) should have.

    Where two neighbours have the same value, one of them agrees by chance.
    """
    for step in (-1, 1):
        for mirrored in (False, True):
            run: list[_Pair] = []
            for at in range(len(family) + 1):
                if at < len(family) and _is_neighbours(family, at, step, mirrored=mirrored):
                    run.append(family[at])
                    continue
                wrong = [pair for pair in run if pair.number in off]
                if len({_value(pair.found).value for pair in wrong}) >= ROWS:
                    yield wrong
                run = []


def _is_neighbours(family: Sequence[_Pair], at: int, step: int, *, mirrored: bool) -> bool:
    if not 0 <= at + step < len(family):
        return False
    neighbour = family[at + step]
    one, other = (
        (neighbour.found, family[at].expected) if mirrored else (family[at].found, neighbour.expected)
    )
    return _value(one).value == _value(other).value != 0


def _shifted_block(comparisons: Sequence[Comparison], run: Sequence[_Pair], off: Collection[int]) -> Block:
    """The run, with the side as shifted that other comparisons speak against more."""
    wrong, right = [pair.found for pair in run], [pair.expected for pair in run]
    if _doubts(comparisons, right, off) > _doubts(comparisons, wrong, off):
        wrong, right = right, wrong
    first, last = _evidence(wrong[0]), _evidence(wrong[-1])
    evidence = tuple(_evidence(term) for term in wrong)
    changes = {
        place_of(_evidence(one).source): _value(other) for one, other in zip(wrong, right, strict=True)
    }
    where = table_name(first.table)
    slip = f"{where}自“{first.name}”至“{last.name}”各数与相邻一行（项）的数相同，疑为整段错行"
    return Block(tuple(pair.number for pair in run), evidence, changes, slip)


def _doubts(comparisons: Sequence[Comparison], terms: Sequence[Term], off: Collection[int]) -> int:
    places = {place_of(_evidence(term).source) for term in terms}
    return sum(
        1
        for number in off
        for evidence in comparisons[number].evidence
        if place_of(evidence.source) in places
    )


# ---------------------------------------------------------------- units


def _in_other_unit(pairs: Sequence[_Pair]) -> Iterator[Block]:
    """Tables whose figures are ten thousand times what is printed elsewhere, or a ten-thousandth."""
    scaled: list[_Pair] = [pair for pair in pairs if _is_scaled(pair)]
    while scaled:
        tables = Counter(table for pair in scaled for table in _tables(pair))
        table, times = max(tables.items(), key=lambda item: item[1], default=("", 0))
        if times < FIGURES:
            return
        yield _unit_block(table, [pair for pair in scaled if table in _tables(pair)])
        scaled = [pair for pair in scaled if table not in _tables(pair)]


def _tables(pair: _Pair) -> list[str]:
    """The tables that the two numbers stand in."""
    return [one.table for one in (_evidence(pair.found), _evidence(pair.expected)) if one.table is not None]


def _is_scaled(pair: _Pair) -> bool:
    factor = int(TEN_THOUSAND)
    return bool(_value(pair.found).value) and (
        pair.found.interval.scaled(factor).meets(pair.expected.interval)
        or pair.expected.interval.scaled(factor).meets(pair.found.interval)
    )


def _unit_block(table: str, pairs: Sequence[_Pair]) -> Block:
    sides = [
        (pair.found, pair.expected) if _evidence(pair.found).table == table else (pair.expected, pair.found)
        for pair in pairs
    ]
    evidence = tuple(_evidence(wrong) for wrong, _ in sides)
    changes = {place_of(_evidence(wrong).source): _value(right) for wrong, right in sides}
    slip = f"{table_name(table)}的金额与其他各表相差一万倍，疑为单位（元、万元）有误"
    return Block(tuple(pair.number for pair in pairs), evidence, changes, slip, table)
