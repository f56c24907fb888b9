"""Findings as a reviewer goes through them. All data here is 模拟数据."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mingzhang.checking import check, rules
from mingzhang.frames.findings import (
    KIND_NAMES,
    TEXT,
    Progress,
    Wanted,
    asked_about,
    by_kind,
    by_place,
    by_severity,
    filed,
    narrowed,
    progress,
    without,
)
from mingzhang.reviewing import Decision, Review
from tests.frames.handmade import EXPENDITURE, report, table

BROKEN = report(
    table(
        "expenditure",
        EXPENDITURE.replace("2080505 养老保险缴费        10.00", "2080505 养老保险缴费 7.00"),
    )
)
AUDIT = check(BROKEN)
FOUND = filed(AUDIT)
NOTHING = Review(BROKEN.sha256)


def decided(*keys: str) -> Review:
    at = datetime(2025, 6, 30, tzinfo=UTC)
    return Review(BROKEN.sha256, tuple(Decision(key, "confirmed", "", at) for key in keys))


def test_every_finding_is_filed_with_its_comparisons() -> None:
    assert [one.finding for one in FOUND] == list(AUDIT.findings)
    told = [member.number for one in FOUND for member in one.members]
    assert sorted(told) == sorted(AUDIT.told)
    for one in FOUND:
        first = one.members[0].comparison
        assert first.rule == one.finding.rule and one.subject == first.subject
        assert first.subject in one.finding.message


def test_filters_narrow_and_can_be_lifted() -> None:
    grave = narrowed(FOUND, Wanted(severity="error"), NOTHING)
    assert grave and all(one.finding.severity == "error" for one in grave)
    assert narrowed(FOUND, Wanted(place="expenditure"), NOTHING) == FOUND
    assert narrowed(FOUND, Wanted(place=TEXT), NOTHING) == ()
    assert narrowed(FOUND, Wanted(code="208"), NOTHING)
    assert narrowed(FOUND, Wanted(code="221"), NOTHING) == ()
    assert narrowed(FOUND, Wanted(kind="score"), NOTHING) == ()
    both = Wanted(severity="error", kind="score")
    assert narrowed(FOUND, without(both, "kind"), NOTHING) == grave


def test_filters_by_whether_something_was_decided() -> None:
    review = decided(FOUND[0].key)
    assert narrowed(FOUND, Wanted(reviewed="done"), review) == FOUND[:1]
    assert narrowed(FOUND, Wanted(reviewed="open"), review) == FOUND[1:]


def test_counts_add_up() -> None:
    assert sum(by_severity(FOUND).values()) == len(FOUND) == sum(by_kind(FOUND).values())
    assert by_place(FOUND) == {"expenditure": len(FOUND)}


def test_progress_counts_what_has_to_be_reviewed() -> None:
    grave = [one for one in FOUND if one.finding.severity != "info"]
    assert progress(FOUND, NOTHING) == Progress(0, len(grave))
    assert progress(FOUND, decided(FOUND[0].key, "gone")) == Progress(1, len(grave))


def test_the_places_asked_about_are_those_that_errors_and_warnings_begin_with() -> None:
    asked = asked_about(FOUND)
    assert set(asked) == {one.finding.evidence[0].source for one in FOUND if one.has_to_be_reviewed}
    assert asked_about(filed(check(report(table("expenditure", EXPENDITURE))))) == {}


@pytest.mark.parametrize("kind", sorted({rule.kind for rule in rules()}))
def test_every_kind_of_finding_has_a_name(kind: str) -> None:
    assert KIND_NAMES[kind]
