"""Words that are wrong in a row or a sentence, with the figures that only disagree for them: one cause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from mingzhang.checking.comparison import Comparison
from mingzhang.model import Evidence

REPEATED, STRAY = "form.repeated_row", "form.code_place"
NAMES = ("names.catalogue", "names.tables")
YEAR = "form.year"
OF_YEARS = ("narrative.change", "narrative.growth")
"""What a wrong year makes wrong: this year's figure is taken for last year's."""
_Row = tuple[str | None, str | None]


def resting_on_words(comparisons: Sequence[Comparison], off: Collection[int]) -> Iterator[tuple[int, ...]]:
    """Numbers of comparisons that differ for one wrong row or year, the one that says so first.

    No comparison is in two of them; what is wrong with nothing resting on it is left out.
    """
    taken: set[int] = set()
    for heads in _heads(comparisons, off):
        rest = [
            number
            for number in sorted(off)
            if number not in taken
            and number not in heads
            and any(_rests(comparisons[number], comparisons[head]) for head in heads)
        ]
        if rest or len(heads) > 1:
            taken |= {*heads, *rest}
            yield (*heads, *rest)


def _heads(comparisons: Sequence[Comparison], off: Collection[int]) -> Iterator[list[int]]:
    """What says in words that something is wrong: of one code out of its place in several tables, all."""
    rows: defaultdict[tuple[str, _Row, str | None], list[int]] = defaultdict(list)
    for number in sorted(off):
        made = comparisons[number]
        if made.rule in (REPEATED, STRAY) and made.evidence:
            first = made.evidence[0]
            rows[made.rule, _row(first), first.table if made.rule == REPEATED else None].append(number)
        elif made.rule == YEAR and made.evidence:
            yield [number]
    yield from rows.values()


def _row(evidence: Evidence) -> _Row:
    return evidence.code, evidence.name


def _rests(figures: Comparison, words: Comparison) -> bool:
    first = words.evidence[0]
    if words.rule == YEAR:
        return figures.rule in OF_YEARS and any(_is_same_sentence(one, first) for one in figures.evidence)
    if figures.rule in NAMES:
        return words.rule == STRAY and _row(figures.evidence[0]) == _row(first)
    if not any(one.table == first.table for one in figures.evidence):
        return False
    within = any((one.table, *_row(one)) == (first.table, *_row(first)) for one in figures.evidence)
    return within or (words.rule == STRAY and _lacks_it(figures, words))


def _lacks_it(figures: Comparison, words: Comparison) -> bool:
    """Whether a sum is of the parent that the stray row should stand under, or does by its code."""
    if not figures.rule.endswith(".hierarchy") or not figures.found_terms:
        return False
    whole = figures.found_terms[0].evidence
    codes = [one.code or "" for one in words.evidence]
    return whole is not None and bool(whole.code) and any(one.startswith(whole.code or "") for one in codes)


def _is_same_sentence(one: Evidence, other: Evidence) -> bool:
    said, told = ("".join((each.sentence or "").split()) for each in (one, other))
    return bool(said and told) and one.source.page == other.source.page and (said in told or told in said)
