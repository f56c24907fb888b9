"""A finding's key: the same as long as the finding is, another's otherwise. All data here is 模拟数据."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from mingzhang.model import Evidence, Finding, Source
from mingzhang.reviewing import keyed

WORDS = st.text(alphabet="一二三合计0123456789.,-% ", max_size=8)


def finding(
    rule: str = "expenditure.hierarchy",
    *,
    page: int = 9,
    top: float = 100.0,
    text: str = "1,000.00",
    found: str = "1,000.00",
    expected: str = "990.00",
    column: str | None = "total",
) -> Finding:
    source = Source("0" * 64, page, (10.0, top, 50.0, top + 10), text)
    evidence = (Evidence(source, table="expenditure", code="208", column=column),)
    return Finding(rule, "error", "amount_mismatch", "标题", "话", expected, found, "10.00", "0.01", evidence)


def keys(*findings: Finding) -> list[str]:
    return [one.key for one in keyed(findings)]


def test_a_key_outlives_changes_of_wording_severity_and_a_box_read_anew() -> None:
    before = finding()
    reworded = replace(before, severity="warning", title="另一标题", message="另一句话", tolerance="0.02")
    moved = finding(top=101.5)
    unspaced = finding(found="1000.00", text="1, 000. 00")
    assert len(set(keys(before) + keys(reworded) + keys(moved) + keys(unspaced))) == 1


def test_a_key_is_known_across_processes() -> None:
    assert keys(finding()) == ["8fc9f537a517"]


def test_another_rule_place_or_figure_is_another_finding() -> None:
    others = [
        finding("income.hierarchy"),
        finding(page=10),
        finding(text="1,000.01"),
        finding(found="1,000.01"),
        finding(expected="991.00"),
        finding(column="basic"),
    ]
    assert len(set(keys(finding(), *others))) == 1 + len(others)


def test_findings_that_say_the_same_are_numbered_by_place_whatever_their_order() -> None:
    upper, lower = finding(top=100.0), finding(top=200.0)
    first, second = keys(upper, lower)
    assert second == f"{first}-2"
    assert keys(lower, upper) == [second, first]


def test_a_finding_without_evidence_has_a_key_by_what_is_missing() -> None:
    missing = replace(finding(expected="收入决算表", found="缺"), evidence=())
    other = replace(missing, expected="支出决算表")
    assert len(set(keys(missing, other))) == 2


@given(st.lists(st.tuples(WORDS, WORDS, WORDS, st.integers(1, 3), st.integers(0, 3)), max_size=12))
def test_keys_are_unique_and_do_not_depend_on_order(said: list[tuple[str, str, str, int, int]]) -> None:
    made = [
        finding(text=text, found=found, expected=expected, page=page, top=100.0 * at + place)
        for place, (text, found, expected, page, at) in enumerate(said)
    ]
    there = {id(one.finding): one.key for one in keyed(made)}
    assert len(set(there.values())) == len(made)
    back = {id(one.finding): one.key for one in keyed(made[::-1])}
    assert back == there
