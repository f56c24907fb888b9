"""What a review holds: findings in order with comparison, rule and decision; words, places, identities."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mingzhang.exporting.review_content import TAIL
from mingzhang.exporting.review_words import (
    LONGEST_SENTENCE,
    column_name,
    origin,
    origins,
    page_list,
    sentences,
    title,
    where,
    written_out,
)
from mingzhang.model import Evidence, Finding
from tests.checking.small import made, table
from tests.exporting.reviewed import AT, paper, sample, wrong
from tests.frames.handmade import fact, place, report


def test_findings_are_numbered_by_severity_and_what_rounding_explains_comes_last() -> None:
    items = sample().items
    assert [item.number for item in items] == list(range(1, len(items) + 1))
    severities = [item.finding.severity for item in items]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)
    tails = [item.finding.kind == TAIL for item in items]
    assert True in tails
    assert tails == sorted(tails)


def test_every_finding_has_its_rule_and_what_it_was_made_of() -> None:
    for item in sample().items:
        assert item.rule is not None
        assert item.rule.id == item.finding.rule
        assert item.comparison is not None
        assert item.comparison.rule in item.finding.rules


def test_decisions_stand_with_their_findings_and_old_ones_are_kept() -> None:
    one = wrong()
    key = paper(one).items[0].key
    decided = paper(one, (key, "rectified", "已改"), ("gone", "dismissed", ""))
    decision = decided.items[0].decision
    assert decision is not None
    assert (decision.verdict, decision.note, decision.at) == ("rectified", "已改", AT)
    assert [each.finding_key for each in decided.bygone] == ["gone"]
    assert decided.verdicts["rectified"] == 1


def test_what_was_not_checked_is_gathered_by_its_reason() -> None:
    reasons = paper(wrong()).reasons
    sizes = [len(reason.entries) for reason in reasons]
    assert sizes == sorted(sizes, reverse=True)
    assert len({(reason.outcome, reason.why) for reason in reasons}) == len(reasons)
    assert all(reason.why for reason in reasons)


def test_a_report_without_anything_can_be_reviewed() -> None:
    nothing = paper(replace(report(year=None), department=""))
    assert nothing.items == ()
    assert title(nothing.report) == "部门决算审核意见"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("10.00 4.00 6.00", "本年支出 10.00 = 基本支出 4.00 + 项目支出 6.00 = 10.00"),
        ("10.01 4.00 6.00", "本年支出 10.01 ≈ 基本支出 4.00 + 项目支出 6.00 = 10.00"),
        ("1,011.00 4.00 6.00", "本年支出 1,011.00 ≠ 基本支出 4.00 + 项目支出 6.00 = 10.00"),
        ("-2.00 4.00 -6.00", "本年支出 −2.00 = 基本支出 4.00 + 项目支出 −6.00 = −2.00"),
    ],
)
def test_an_identity_is_written_out_with_its_figures(row: str, told: str) -> None:
    one = wrong(f"total basic project\n2080101 行政运行 {row}")
    (comparison,) = made(one, "general_budget_expenditure.total")
    assert written_out(comparison) == told


def test_a_rate_is_told_with_what_it_follows_from() -> None:
    rate = next(item for item in sample().items if item.finding.rule == "performance.rate_score")
    assert rate.comparison is not None
    assert written_out(rate.comparison) == "得分 5；依据：执行率 13.33%、分值 10"


def test_places_are_told_in_words() -> None:
    source = place("1.00", 9)
    assert where(source) == "第 9 页"
    assert where(replace(source, place="第 35 段")) == "第 35 段"
    assert page_list([source, place("2.00", 10), source]) == "第 9、10 页"
    assert page_list([]) == ""
    cell = Evidence(source, None, "行政运行", "three_public", "2080101", "final_reception")
    told = origin(cell, "final_account")
    assert (told.table, told.row) == ("财政拨款“三公”经费支出决算表", "2080101 行政运行")
    assert told.column == "公务接待费（决算数）"
    said = origin(Evidence(source, "某句", "行政运行", None, None, "completion"), "budget")
    assert (said.table, said.column) == ("情况说明", "完成率")


def test_a_column_that_is_not_known_has_no_name() -> None:
    assert column_name("no_such_table", "total") == ""
    assert column_name(None, None) == ""
    assert column_name("performance", "points") == "分值"


def test_every_printed_number_knows_where_it_belongs() -> None:
    one = report(
        table("expenditure", "total\n2080101 行政运行 5.00"), facts=(fact("final", "5.00", "行政运行"),)
    )
    told = [(each.table, each.row, each.column) for each in origins(one).values()]
    assert told == [
        ("支出决算表", "2080101 行政运行", "本年支出合计"),
        ("情况说明", "行政运行", "决算数"),
    ]


def test_a_long_sentence_is_quoted_around_the_number() -> None:
    sentence = "甲" * 300 + "5.00" + "乙" * 300
    long = Evidence(place("5.00"), sentence)
    finding = Finding("r", "info", "k", "t", "m", "", "", "", "", (long, long))
    (quoted,) = sentences(finding)
    assert "5.00" in quoted
    assert quoted.startswith("……甲")
    assert quoted.endswith("乙……")
    assert len(quoted) == LONGEST_SENTENCE + 4
