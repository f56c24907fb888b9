"""What rules share is worked out once for a report while it is checked, and never for another's."""

from __future__ import annotations

from dataclasses import replace

from mingzhang.checking.shared import shared, sharing
from mingzhang.model import Report
from tests.frames.handmade import report

made: list[str] = []


@shared
def _department(of: Report) -> str | None:
    made.append(of.file)
    return of.department


def test_while_checking_it_is_worked_out_once() -> None:
    checked = report()
    made.clear()
    with sharing():
        assert [_department(checked), _department(checked)] == [checked.department] * 2
    assert len(made) == 1


def test_a_changed_copy_of_the_same_file_is_another_report() -> None:
    first = report()
    copy = replace(first, department="模拟数据局")
    with sharing():
        assert (_department(first), _department(copy)) == (first.department, "模拟数据局")
        assert _department(first) == first.department


def test_nothing_outlives_the_check() -> None:
    checked = report()
    made.clear()
    with sharing():
        _department(checked)
    with sharing():
        _department(checked)
    _department(checked)
    _department(checked)
    assert len(made) == 4
