"""An audit as families of comparisons. All data here is 模拟数据."""

from __future__ import annotations

from decimal import Decimal

from mingzhang.checking import check, rules
from mingzhang.checking.comparison import Comparison
from mingzhang.frames.checks import (
    Chosen,
    Numbered,
    counts_of,
    families,
    gravity_of,
    numbered,
    questioned,
    sides,
    standing_of,
    tables_in,
    unchecked,
)
from tests.frames.handmade import EXPENDITURE, report, table

AUDIT = check(report(table("expenditure", EXPENDITURE)))
BROKEN = check(
    report(
        table(
            "expenditure",
            EXPENDITURE.replace("2080505 养老保险缴费        10.00", "2080505 养老保险缴费 7.00"),
        )
    )
)


def test_a_difference_that_only_informs_is_a_remark() -> None:
    rule = next(rule for rule in rules() if rule.severity == "error")
    grave, slight = Comparison(rule.id, "differs", ""), Comparison(rule.id, "differs", "", severity="info")
    assert (standing_of(grave), standing_of(slight)) == ("differs", "remark")
    counts = counts_of([grave, slight])
    assert (counts["differs"], counts["remark"]) == (1, 1)


def test_counts_have_every_outcome() -> None:
    counts = counts_of(AUDIT.comparisons)
    assert counts == dict(AUDIT.counts) | {"remark": 0}
    assert counts_of(())["differs"] == 0


def test_filters_narrow_to_outcome_table_and_code() -> None:
    assert all(each.comparison.outcome == "holds" for each in numbered(AUDIT, Chosen(outcome="holds")))
    assert numbered(AUDIT, Chosen(table="income")) == ()
    under = numbered(AUDIT, Chosen(code="22102"))
    assert under and len(under) < len(numbered(AUDIT))
    assert all(
        any((each.code or "").startswith("22102") for each in one.comparison.evidence) for one in under
    )
    assert tables_in(numbered(AUDIT)) == ("expenditure",)


def test_a_number_names_the_same_comparison_whatever_the_filter() -> None:
    for one in numbered(AUDIT, Chosen(code="221")):
        assert AUDIT.comparisons[one.number] is one.comparison


def test_families_begin_with_what_differs() -> None:
    found = families(numbered(BROKEN), rules())
    assert found[0].counts["differs"] and found[0].gravity == 0
    assert found[0].members[0].comparison.outcome == "differs"
    assert sum(family.checked for family in found) == sum(
        BROKEN.counts[outcome] for outcome in ("holds", "tail", "differs")
    )


def test_gravity_is_the_comparisons_own_before_the_rules() -> None:
    rule = next(rule for rule in rules() if rule.severity == "error")
    assert gravity_of(Comparison(rule.id, "differs", ""), rule) == 0
    assert gravity_of(Comparison(rule.id, "differs", "", severity="info"), rule) == 2
    assert gravity_of(Comparison(rule.id, "holds", ""), rule) == 3


def test_sides_of_a_sum_and_none_of_a_rate() -> None:
    differing = next(each for each in BROKEN.comparisons if each.outcome == "differs")
    both = sides(differing)
    assert both is not None and both.difference == Decimal(differing.difference) and not both.meet
    assert (
        sides(
            Comparison(
                "rate", "differs", "", differing.found_terms, differing.expected_terms, difference="0.01"
            )
        )
        is None
    )
    assert sides(Comparison("empty", "holds", "")) is None


def test_questioned_places_are_those_of_errors_and_warnings() -> None:
    assert questioned(AUDIT) == frozenset()
    assert questioned(BROKEN) == {
        finding.evidence[0].source for finding in BROKEN.findings if finding.severity != "info"
    }


def test_what_was_not_checked_is_told_once_with_its_reason() -> None:
    entries = unchecked(AUDIT, rules(), numbered(AUDIT))
    assert len(entries) == len(AUDIT.idle) and all(entry.why for entry in entries)
    silent = Numbered(0, Comparison("x", "unreadable", "某处", note="“1O.0”未能读出"))
    assert unchecked(AUDIT, rules(), [silent])[-1].why == "“1O.0”未能读出"
