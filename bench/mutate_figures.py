"""The printed figures that are changed one at a time: which there are, and to what they are changed.

A figure is moved, upwards and downwards, to the nearest number that could be printed in its place and that
an identity it takes part in rules out: just outside what rounding explains, and never nearer than one unit of
its last digit. Its sign stays: of a decrease the digits are printed, and the word beside them says the rest.
A figure that takes part in no comparison cannot be found out; one that only an inequality holds, in one
direction only.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from bench.mutate_weighing import weighing
from mingzhang.checking import Audit, Comparison
from mingzhang.checking.comparison import Outcome
from mingzhang.checking.reckoning import Place, Reckoned, place_of, printed_amounts
from mingzhang.confirming.figures import Figure, figures_of
from mingzhang.model import Amount, Measure, Report
from mingzhang.reading.numbers import parse_amount

Direction = Literal[1, -1]
DIRECTIONS: tuple[Direction, ...] = (1, -1)
WIDER = Decimal("1.05")
FAR = 2**40
"""So many steps away nothing is sought any more: the identity rules out nothing in this direction."""

NARRATIVE = "narrative"
AMOUNTS: tuple[Measure, ...] = ("final", "initial_budget", "budget", "prior", "change", "other")
_DIGITS = re.compile(r"\d[\d,\s]*(?:\.[\d\s]+)?|\.\d+")


@dataclass(frozen=True, slots=True)
class Held:
    """A figure of a report with the comparisons that hold it.

    ``group`` is a table's id, or the measure of a fact behind ``narrative.``; ``step`` the unit that it is
    changed by: that of its last digit, or the coarser one that the check takes it to be rounded to;
    ``is_off``: there are comparisons with it that do not agree even in the report as it is.
    """

    figure: Figure
    group: str
    comparisons: tuple[Reckoned, ...]
    step: Decimal
    is_off: bool = False

    @property
    def place(self) -> Place:
        return place_of(self.figure.source)

    @property
    def by_equation(self) -> bool:
        """Whether more than inequalities hold it."""
        return any(one.is_workable and one.comparison.relation == "=" for one in self.comparisons)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A figure changed: what is printed instead, and the comparison that rules it out."""

    held: Held
    direction: Direction
    amount: Amount
    text: str
    comparison: Comparison


def held_figures(report: Report, audit: Audit) -> tuple[Held, ...]:
    """Every printed figure of the tables and the narrative, each place once, in the order of the report."""
    groups = dict(_groups(report))
    around = comparisons_around(audit.comparisons, "holds", "tail")
    off = comparisons_around(audit.comparisons, "differs")
    return tuple(
        Held(figure, groups[place], around.get(place, ()), _step(figure, around.get(place, ())), place in off)
        for place, figure in figures_of(report).items()
        if place in groups and figure.amount is not None
    )


def _groups(report: Report) -> Iterator[tuple[Place, str]]:
    """What a place is counted under; the first fact of a number that tells several decides."""
    facts = [fact for fact in report.facts if not fact.derived]
    yield from ((place_of(fact.source), f"{NARRATIVE}.{fact.measure}") for fact in reversed(facts))
    for table in report.tables:
        for row in table.rows if table.id is not None else ():
            for cell in row.cells.values():
                if cell.source is not None and cell.amount is not None:
                    yield place_of(cell.source), table.id or ""


def comparisons_around(
    comparisons: Sequence[Comparison], *outcomes: Outcome
) -> Mapping[Place, tuple[Reckoned, ...]]:
    """The comparisons that came out so, by the places of their numbers, derived ones' sources included."""
    found: defaultdict[Place, list[Reckoned]] = defaultdict(list)
    printed = printed_amounts(comparisons)
    for comparison in comparisons:
        if comparison.outcome in outcomes:
            reckoned = Reckoned(comparison, printed)
            for place in reckoned.places:
                found[place].append(reckoned)
    return {place: tuple(made) for place, made in found.items()}


def _step(figure: Figure, comparisons: Sequence[Reckoned]) -> Decimal:
    assert figure.amount is not None
    place = place_of(figure.source)
    taken = [one.printed[place].quantum for one in comparisons if place in one.printed]
    return max(figure.amount.quantum, *taken) if taken else figure.amount.quantum


# ---------------------------------------------------------------- what they are changed to


def mutants(held: Held) -> Iterator[Mutant]:
    """The figure moved up, and moved down, as far as an identity rules it out."""
    amount = held.figure.amount
    assert amount is not None
    for direction in DIRECTIONS:
        # Away from nought and towards it: the sign is not printed everywhere.
        sign = direction if amount.value >= 0 else -direction
        most = FAR if direction > 0 else int(abs(amount.value) / held.step)
        nearest = [
            (steps, number)
            for number, reckoned in enumerate(held.comparisons)
            if (steps := _steps_out(held, reckoned, sign * held.step, most)) is not None
        ]
        if nearest:
            steps, number = min(nearest)
            moved = replace(amount, value=amount.value + sign * steps * held.step)
            text = printed_as(held.figure, moved)
            yield Mutant(held, direction, moved, text, held.comparisons[number].comparison)


def _steps_out(held: Held, reckoned: Reckoned, step: Decimal, most: int) -> int | None:
    """After how many steps the comparison differs; None where it never does."""
    if most < 1:
        return None
    weigh = weighing(reckoned, held.place)
    if weigh is None:
        return _steps_beyond_tolerance(held, reckoned.comparison, step, most)

    def differs(steps: int) -> bool:
        amount = held.figure.amount
        assert amount is not None
        moved = replace(amount, value=amount.value + steps * step)
        return weigh(moved) == "differs"

    high = 1
    while not differs(high):
        if high >= most:
            return None
        high = min(high * 2, most)
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if differs(middle) else (middle, high)
    return high


def _steps_beyond_tolerance(held: Held, comparison: Comparison, step: Decimal, most: int) -> int | None:
    """Of what cannot be worked through: only the found number itself, beyond all that is tolerated.

    A rate's tolerance may be wider on one side than on the other, so that a little is added.
    """
    found = [term.evidence for term in comparison.found_terms if term.amount is not None]
    places = [place_of(evidence.source) for evidence in found if evidence is not None]
    expected = parse_amount(comparison.expected, comparison.unit)
    tolerance = parse_amount(comparison.tolerance, comparison.unit)
    amount = held.figure.amount
    if places != [held.place] or tolerance is None or expected is None or amount is None:
        return None
    way = 1 if step > 0 else -1
    most_tolerated = expected.value + way * tolerance.value * WIDER
    steps = max(int((most_tolerated - amount.value) / step), 0) + 1
    return steps if steps <= most else None


def printed_as(figure: Figure, amount: Amount) -> str:
    """The figure's text with the digits of another amount of the same sign, printed as the old ones are.

    Raises ``ValueError`` where what would be printed is not that amount.
    """
    text = unicodedata.normalize("NFKC", figure.source.text)
    found = _DIGITS.search(text)
    scale = parse_amount("1", figure.unit or "")
    if found is None or scale is None:
        raise ValueError(f"no digits in {figure.source.text!r}")
    decimals = len(re.sub(r"\s", "", found[0]).partition(".")[2])
    number = abs(amount.value) / scale.value
    digits = f"{number:,.{decimals}f}" if "," in found[0] else f"{number:.{decimals}f}"
    written = text[: found.start()] + digits + text[found.end() :]
    if figure.amount_of(written) != amount:
        raise ValueError(f"{written!r} is not {amount}")
    return written
