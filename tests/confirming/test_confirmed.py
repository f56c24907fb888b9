"""Recognised figures: confirmed and corrected by identities, never against what the report prints."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from mingzhang.checking import check
from mingzhang.checking.reckoning import Place, place_of
from mingzhang.confirming import confirmed, doubtful_sources, recognition_summary
from mingzhang.confirming.figures import Figure, figures_of
from mingzhang.confirming.substitution import Change, substituted
from mingzhang.model import Amount, Recognition, Report
from mingzhang.reading.sources import with_sources
from tests.checking.accounts import FUND, GENERAL, Features, accounts
from tests.checking.small import tables
from tests.checking.told_accounts import told_report
from tests.confirming.recognised import Slip, misread, recognised, with_confidences
from tests.frames.handmade import fact
from tests.frames.handmade import report as handmade_report

EXPENDITURE = """
total basic project
_ 合计 1,581.51 690.18 891.33
208 社会保障和就业支出 1,531.51 690.18 841.33
20801 人力资源和社会保障管理事务 1,531.51 690.18 841.33
2080101 行政运行 690.18 690.18 ·
2080109 社会保险经办机构 841.33 · 841.33
210 卫生健康支出 50.00 · 50.00
21011 行政事业单位医疗 50.00 · 50.00
2101101 行政单位医疗 50.00 · 50.00
"""
SEEDS = range(8)


def features(seed: int) -> Features:
    funds = (GENERAL, FUND) if seed % 3 == 0 else (GENERAL,)
    return Features(seed=seed, funds=funds, carried=seed % 2 == 0, other_money=seed % 4 == 1)


def figure(report: Report, code: str, column: str) -> Figure:
    row = next(row for row in report.tables[0].rows if row.code == code)
    source = row.cells[column].source
    assert source is not None
    return figures_of(report)[place_of(source)]


def scanned(text: str, **confidences: float) -> Report:
    """The table as recognised: all figures surely but those given as ``c<code>_<column>``."""
    one = tables(expenditure=text)
    one = with_sources(one, lambda source: replace(source, recognition=Recognition(0.995)))
    wanted = {}
    for key, confidence in confidences.items():
        code, _, column = key.removeprefix("c").partition("_")
        wanted[place_of(figure(one, code, column).source)] = confidence
    return with_confidences(one, wanted)


# ---------------------------------------------------------------- one table


def test_a_report_that_was_not_recognised_is_left_as_it_is() -> None:
    one = tables(expenditure=EXPENDITURE)
    assert confirmed(one) is one


def test_figures_that_identities_hold_are_confirmed() -> None:
    done = confirmed(scanned(EXPENDITURE))
    assert all(
        one.source.recognition.confirmed for one in figures_of(done).values() if one.source.recognition
    )
    assert not done.warnings
    summary = recognition_summary(done)
    assert (summary.recognised, summary.confirmed, summary.corrected, summary.unconfirmed) == (19, 19, 0, 0)


def test_a_doubtful_digit_is_corrected_and_says_so() -> None:
    misread_text = EXPENDITURE.replace("社会保险经办机构 841.33", "社会保险经办机构 847.33")
    done = confirmed(scanned(misread_text, c2080109_total=0.7))
    mended = figure(done, "2080109", "total")
    assert mended.amount is not None
    assert mended.amount.value == Decimal("841.33")
    recognition = mended.source.recognition
    assert recognition is not None
    assert (mended.source.text, recognition.read, recognition.confirmed) == ("841.33", "847.33", True)
    assert recognition.correction is not None
    assert "1,531.51 = 690.18 + 841.33" in recognition.correction
    assert recognition_summary(done).corrected == 1


def test_the_same_digit_recognised_with_confidence_stays_and_is_found() -> None:
    wrong = EXPENDITURE.replace("社会保险经办机构 841.33", "社会保险经办机构 847.33")
    done = confirmed(scanned(wrong))
    assert figure(done, "2080109", "total").source.text == "847.33"
    assert [finding.rule for finding in check(done).findings if finding.severity == "error"]
    assert figure(done, "2080109", "total").source in doubtful_sources(done)
    assert any(warning.code == "doubtful" and "847.33" in warning.message for warning in done.warnings)


def test_what_is_no_slip_of_a_recogniser_is_no_correction() -> None:
    other = EXPENDITURE.replace("社会保险经办机构 841.33", "社会保险经办机构 512.76")
    done = confirmed(scanned(other, c2080109_total=0.6))
    assert figure(done, "2080109", "total").source.text == "512.76"
    assert figure(done, "2080109", "total").source in doubtful_sources(done)


def test_a_text_that_is_no_number_is_read_by_its_identities() -> None:
    one = scanned(EXPENDITURE)
    place = place_of(figure(one, "2080109", "total").source)
    rows = tuple(
        replace(row, cells={**row.cells, "total": replace(row.cells["total"], amount=None)})
        if row.code == "2080109"
        else row
        for row in one.tables[0].rows
    )
    one = replace(one, tables=(replace(one.tables[0], rows=rows),))
    unread = with_sources(
        one, lambda source: replace(source, text="8A1.3З") if place_of(source) == place else source
    )
    assert figures_of(confirmed(unread))[place].amount is None
    unread = with_sources(
        one, lambda source: replace(source, text="B41.33丨") if place_of(source) == place else source
    )
    assert figures_of(confirmed(unread))[place].source.text == "841.33"


def test_of_two_equal_explanations_none_is_taken() -> None:
    text = """
    total basic project
    _ 合计 118.00 · 118.00
    208 甲 53.00 · 53.00
    210 乙 60.00 · 60.00
    """
    one = tables(expenditure=text)
    unsure = with_sources(one, lambda source: replace(source, recognition=Recognition(0.7)))
    done = confirmed(unsure)
    assert [one.source.text for one in figures_of(done).values()] == [
        one.source.text for one in figures_of(unsure).values()
    ]
    assert doubtful_sources(done)


# ---------------------------------------------------------------- the narrative


def test_a_fact_follows_its_table_and_its_sentence_follows_it() -> None:
    table = replace(scanned(EXPENDITURE).tables[0], id="general_budget_expenditure")
    sentence = "社会保险经办机构年初预算900.00万元，支出决算847.33万元，完成年初预算的93.48%。"
    facts = tuple(
        fact(measure, value, "社会保险经办机构", "2080109", unit=unit, sentence=sentence)
        for measure, value, unit in (
            ("initial_budget", "900.00", "万元"),
            ("final", "847.33", "万元"),
            ("completion", "93.48", "%"),
        )
    )
    told = with_sources(
        handmade_report(table, facts=facts),
        lambda source: replace(source, recognition=Recognition(0.99)),
    )
    done = confirmed(with_confidences(told, {place_of(facts[1].source): 0.8}))
    assert done.facts[1].amount.value == Decimal("841.33")
    assert {one.sentence for one in done.facts} == {sentence.replace("847.33", "841.33")}
    assert all(one.source.recognition.confirmed for one in done.facts[1:] if one.source.recognition)


def test_last_years_figure_moves_with_what_it_is_derived_from() -> None:
    sentence = "机关运行经费支出110.00万元，比上年增加10.00万元，增长9.09%。"
    section = "十、机关运行经费支出情况说明"
    final, change, growth = (
        fact(measure, value, "机关运行经费", unit=unit, section=section, sentence=sentence, basis=basis)
        for measure, value, unit, basis in (
            ("final", "119.00", "万元", None),
            ("change", "10.00", "万元", "prior_final"),
            ("growth", "10.00", "%", "prior_final"),
        )
    )
    prior = replace(
        change, measure="prior", period="prior", derived=True,
        amount=Amount(Decimal("109.00"), Decimal("0.02")),
        source=final.source, sources=(final.source, change.source),
    )  # fmt: skip
    told = handmade_report(facts=(final, change, growth, prior))
    moved = substituted(
        told, {place_of(final.source): Change("110.00", Amount(Decimal(110), Decimal("0.01")))}
    )
    assert [one.amount.value for one in moved.facts] == [110, Decimal("10.00"), Decimal("10.00"), 100]
    assert moved.facts[3].source.text == moved.facts[3].sources[0].text == "110.00"


# ---------------------------------------------------------------- simulated departments


def scan(seed: int, confidence: float, unsure: float = 0.0) -> tuple[Report, Report, list[Slip]]:
    """A department's report, the same recognised with up to three slips, and these."""
    random = Random(seed)
    printed = told_report(accounts(features(seed)))
    places = [place for place, one in figures_of(printed).items() if one.amount is not None and one.unit]
    read = recognised(printed, random, unsure)
    return printed, *misread(read, random.sample(places, random.randint(1, 3)), random, confidence)


def changed(before: Report, after: Report) -> set[Place]:
    was = figures_of(before)
    return {place for place, one in figures_of(after).items() if one.source.text != was[place].source.text}


def found(report: Report) -> set[Place]:
    """Where anything differs, by the check."""
    return {
        place_of(evidence.source)
        for comparison in check(report).comparisons
        if comparison.outcome == "differs"
        for evidence in comparison.evidence
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_slips_of_low_confidence_are_corrected_to_the_print_or_told(seed: int) -> None:
    printed, read, slips = scan(seed, 0.7, unsure=0.05)
    done = confirmed(read)
    figures, wanted = figures_of(done), figures_of(printed)
    assert all(figures[place].amount == wanted[place].amount for place in changed(read, done))
    doubted = {place_of(source) for source in doubtful_sources(done)}
    for slip in slips:
        if figures[slip.place].amount != wanted[slip.place].amount and slip.place in found(read):
            assert slip.place in doubted


def test_most_slips_that_identities_find_are_corrected() -> None:
    caught = mended = 0
    for seed in range(100, 110):
        _, read, slips = scan(seed, 0.7)
        off, done = found(read), figures_of(confirmed(read))
        caught += sum(slip.place in off for slip in slips)
        mended += sum(slip.place in off and done[slip.place].source.text != slip.read for slip in slips)
    assert mended >= 0.6 * caught > 0


@pytest.mark.parametrize("seed", SEEDS)
def test_errors_of_the_print_stay_whatever_else_is_unsure(seed: int) -> None:
    _, read, slips = scan(seed + 500, 0.99, unsure=0.1)
    done = confirmed(read)
    assert changed(read, done) == set()
    off = found(read)
    assert {slip.place for slip in slips} & off <= found(done)
