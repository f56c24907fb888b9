"""What the check says of a report with one figure changed, beside what it says of the report as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bench.mutate_changes import changed, spots_of
from bench.mutate_figures import Held, Mutant, held_figures, mutants
from mingzhang.checking import Audit, check
from mingzhang.checking.intervals import interval
from mingzhang.checking.reckoning import Place, place_of
from mingzhang.confirming.substitution import Change
from mingzhang.model import Amount, Finding, Report
from mingzhang.reading.numbers import parse_amount

Checker = Callable[[Report], Audit]
RATE = "%"
TOLD = ("error", "warning")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a mutant: the errors and warnings that were not there before.

    ``named``: the first of them that has the figure among its places begins with it; ``mended``: that one
    gives the original figure as the expected one; ``elsewhere``: how many do not mention the figure at all.
    """

    mutant: Mutant
    new: tuple[Finding, ...]
    detected: bool
    named: bool
    mended: bool
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Trial:
    """A report, all its figures, and a verdict for each of their mutants."""

    report: Report
    audit: Audit
    figures: tuple[Held, ...]
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """What came out for a group of figures: how many there are, are held, were changed, and were found."""

    figures: int
    held: int
    mutants: int
    detected: int
    named: int
    mended: int
    elsewhere: int


def trial(report: Report, checker: Checker = check, *, by_turns: bool = False) -> Trial:
    """Changes every held figure of a report both ways and checks each changed report as a whole.

    ``by_turns``: each only once, one upwards, the next downwards, where both are possible.
    """
    audit = checker(report)
    figures = held_figures(report, audit)
    spots = spots_of(report)
    before = frozenset(_keys(audit))
    verdicts: list[Verdict] = []
    for mutant in _chosen(figures, by_turns):
        other = changed(report, mutant.held.place, Change(mutant.text, mutant.amount), spots)
        verdicts.append(judged(mutant, before, checker(other)))
    return Trial(report, audit, figures, tuple(verdicts))


def _chosen(figures: Iterable[Held], by_turns: bool) -> Iterator[Mutant]:
    for number, held in enumerate(figures):
        both = tuple(mutants(held))
        yield from (both[number % len(both)],) if by_turns and both else both


def judged(mutant: Mutant, before: frozenset[object], after: Audit) -> Verdict:
    """The verdict on a mutant, from what the check says once it is in its place."""
    place = mutant.held.place
    new = tuple(finding for finding in told(after) if _key(finding) not in before)
    about = [finding for finding in new if place in _places(finding)]
    named = next((finding for finding in about if _places(finding)[0] == place), None)
    return Verdict(
        mutant,
        new,
        bool(about),
        bool(about) and named is about[0],
        named is not None and named is about[0] and _gives_original(named, mutant),
        len(new) - len(about),
    )


def told(audit: Audit) -> Iterator[Finding]:
    """The errors and warnings: what a reader is asked to look at."""
    return (finding for finding in audit.findings if finding.severity in TOLD)


def _keys(audit: Audit) -> Iterator[object]:
    return (_key(finding) for finding in told(audit))


def _key(finding: Finding) -> object:
    """What tells a finding from another: a figure within that differs otherwise makes no new one."""
    return finding.rule, finding.severity, frozenset(_places(finding))


def _places(finding: Finding) -> list[Place]:
    return [place_of(evidence.source) for evidence in finding.evidence]


def _gives_original(finding: Finding, mutant: Mutant) -> bool:
    """Whether what the finding expects is the figure that was changed, but for rounding."""
    original = mutant.held.figure.amount
    assert original is not None
    expected = _number(finding.expected)
    return expected is not None and interval(expected).meets(interval(original))


def _number(text: str) -> Amount | None:
    return parse_amount(text, RATE if text.endswith(RATE) else "万元")


# ---------------------------------------------------------------- counted


def score(figures: Iterable[Held], verdicts: Sequence[Verdict]) -> Score:
    """The count of some figures, with those of the verdicts that are about them."""
    counted = {held.place: held for held in figures}
    about = [verdict for verdict in verdicts if verdict.mutant.held.place in counted]
    return Score(
        len(counted),
        len({verdict.mutant.held.place for verdict in about}),
        len(about),
        sum(verdict.detected for verdict in about),
        sum(verdict.named for verdict in about),
        sum(verdict.mended for verdict in about),
        sum(bool(verdict.elsewhere) for verdict in about),
    )


def escaped(made: Trial) -> tuple[Verdict, ...]:
    """The mutants that nobody is told of."""
    return tuple(verdict for verdict in made.verdicts if not verdict.detected)


def unheld(made: Trial) -> tuple[Held, ...]:
    """The figures that nothing holds: no number in their place is ruled out by any comparison."""
    held = {verdict.mutant.held.place for verdict in made.verdicts}
    return tuple(one for one in made.figures if one.place not in held)


def flagged(made: Trial) -> tuple[Held, ...]:
    """The figures that errors and warnings about the report as it is begin with."""
    places = {_places(finding)[0] for finding in told(made.audit) if finding.evidence}
    return tuple(one for one in made.figures if one.place in places)
