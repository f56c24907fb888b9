"""Wrong figures on purpose: what they are changed to, what follows them, and when they count as found out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from bench.mutate_changes import changed, rewritten, spots_of
from bench.mutate_figures import Held, Mutant, comparisons_around, held_figures, mutants, printed_as
from bench.mutate_judging import escaped, flagged, score, trial, unheld
from bench.mutate_page import MEANING, page, share, summary, title, why_free, why_missed
from bench.reading import ROOT
from mingzhang.checking import Comparison, Term, check
from mingzhang.checking.reckoning import place_of
from mingzhang.confirming.figures import Figure
from mingzhang.confirming.substitution import Change
from mingzhang.model import Amount, Evidence, Fact, Measure, Report
from mingzhang.reading.report import read_report
from tests.checking.small import table
from tests.frames.handmade import amount, fact, place, report
from tests.reading.test_passages import line, passage
from tests.typesetting.variants import sample_path

EXPENDITURE = """
                    total   basic   project
_       合计        110.00  60.00   50.00
208     社会保障    100.00  60.00   40.00
20801   人力资源    100.00  60.00   40.00
2080101 行政运行     60.00  60.00   ·
2080199 其他支出     40.00  ·       40.00
221     住房保障     10.00  ·       10.00
"""
PROCUREMENT = """
                                amount
_  政府采购支出合计              30.00
_  1.政府采购货物支出            12.00
_  2.政府采购工程支出             8.00
_  3.政府采购服务支出            10.00
_  政府采购授予中小企业合同金额    20.00
_  其中：授予小微企业合同金额      5.00
"""


def figure(text: str, value: str, quantum: str, unit: str = "万元") -> Figure:
    return Figure(place(text), Amount(Decimal(value), Decimal(quantum)), unit, "模拟")


def accounts() -> Report:
    return report(table("expenditure", EXPENDITURE))


def held_by_label(one: Report) -> dict[str, Held]:
    return {held.figure.label: held for held in held_figures(one, check(one))}


def values(held: Held) -> list[str]:
    return [mutant.text for mutant in mutants(held)]


# ---------------------------------------------------------------- what a figure is changed to


@pytest.mark.parametrize(
    ("printed", "new", "text"),
    [
        (figure("1,234.50", "1234.50", "0.01"), "999.99", "999.99"),
        (figure("999.99", "999.99", "0.01"), "1000.01", "1000.01"),
        (figure("12,345,600", "1234.56", "0.0001", "元"), "1234.57", "12,345,700"),
        (figure("（12.30）", "-12.30", "0.01"), "-12.32", "(12.32)"),
        (figure("0.82", "-0.82", "0.01"), "-0.84", "0.84"),
        (figure("２３．５", "23.5", "0.1"), "23.6", "23.6"),
        (figure("27.78%", "-27.78", "0.01", "%"), "-27.80", "27.80%"),
        (figure("8个", "8", "1", "个"), "9", "9个"),
    ],
)
def test_a_changed_figure_is_printed_as_the_old_one_was(printed: Figure, new: str, text: str) -> None:
    assert printed.amount is not None
    assert printed_as(printed, replace(printed.amount, value=Decimal(new))) == text


def test_a_figure_that_cannot_be_printed_so_is_refused() -> None:
    with pytest.raises(ValueError, match="is not"):
        printed_as(figure("12.3", "12.3", "0.1"), amount("12.34"))


def test_a_sum_s_figure_is_moved_just_beyond_its_rounding() -> None:
    held = held_by_label(accounts())["支出决算表 合计 本年支出合计"]
    # 合计 = 100.00 + 10.00 and = 60.00 + 50.00: three figures of ± 0.005 each, both hold exactly.
    assert values(held) == ["110.02", "109.98"]


def test_a_tail_is_left_on_both_sides_of_what_rounding_allows() -> None:
    off = EXPENDITURE.replace("110.00  60.00", "110.01  60.00")
    held = held_by_label(report(table("expenditure", off)))["支出决算表 合计 本年支出合计"]
    assert values(held) == ["110.02", "109.98"]


def test_a_figure_held_by_an_inequality_alone_is_moved_one_way() -> None:
    one = report(table("procurement", PROCUREMENT))
    held = held_by_label(one)["政府采购支出情况表 其中：授予小微企业合同金额 金额"]
    assert values(held) == ["20.02"]
    assert not held.by_equation


def test_a_nought_of_the_text_is_only_moved_up() -> None:
    one = report(
        facts=(
            fact("initial_budget", "40.00", "行政运行", "2080101", group="1", sentence="一句"),
            fact("final", "0.00", "行政运行", "2080101", group="1", sentence="一句"),
            fact("completion", "0.00", "行政运行", "2080101", unit="%", group="1", sentence="一句"),
        )
    )
    held = {held.group: held for held in held_figures(one, check(one))}
    # 0.0075 ÷ 40 is 0.0188 %, of which the printed 0.00 % allows 0.005 %.
    assert values(held["narrative.final"]) == ["0.01"]
    assert values(held["narrative.completion"]) == ["0.02"]


def test_a_figure_in_no_comparison_is_not_changed() -> None:
    one = report(facts=(fact("count", "8", "车辆", unit="辆"),))
    (held,) = held_figures(one, check(one))
    assert held.comparisons == ()
    assert values(held) == []
    assert why_free(held) == "不参加任何比较"
    assert why_free(replace(held, is_off=True)) == "所在的比较在未改动时已不相符"


def test_a_change_is_moved_with_last_year_that_follows_from_it() -> None:
    one = growth_of("20.00", "10.00", "100")
    held = {held.group: held for held in held_figures(one, check(one))}
    # 10.04 ÷ (20.00 − 10.04) is 100.8 %; over last year's 10.00 as it was, only 10.07 would be too much.
    assert values(held["narrative.change"])[0] == "10.04"
    assert held["narrative.final"].comparisons == held["narrative.change"].comparisons


def growing(growth: str, *years: str) -> Held:
    """A growth held by the figures of two years, 25.8065 % of 0.31: by themselves 22.2 to 29.5 %."""
    printed = Term("增长率", amount(growth), Evidence(place(growth)))
    terms = tuple(Term("数", amount(text), Evidence(place(text))) for text in years)
    comparison = Comparison(
        "narrative.growth",
        "holds",
        "模拟",
        (printed,),
        terms,
        expected="25.8065%",
        tolerance="3.648",
        unit="%",
    )
    (evidence, *_) = comparison.evidence
    around = comparisons_around([comparison], "holds")
    shown = Figure(evidence.source, amount(growth), "%", "模拟")
    return Held(shown, "narrative.growth", around[place_of(evidence.source)], Decimal("0.01"))


def test_a_growth_is_weighed_with_the_figures_of_two_years() -> None:
    # (0.385 ÷ 0.315, 0.395 ÷ 0.305) − 1 is 22.222 % to 29.508 %.
    assert values(growing("25.81", "0.39", "0.31")) == ["29.52", "22.21"]


def test_a_rate_that_is_reckoned_otherwise_is_moved_beyond_its_tolerance() -> None:
    assert values(growing("25.81", "0.20", "0.19", "0.31")) == ["29.64", "21.97"]


def test_words_of_direction_rule_no_other_number_out() -> None:
    said = Comparison(
        "narrative.direction",
        "holds",
        "小于",
        (Term("说法", None),),
        tuple(Term("数", amount(text), Evidence(place(text))) for text in ("40.00", "30.00")),
    )
    (more, _) = comparisons_around([said], "holds").values()
    (reckoned,) = more
    assert not reckoned.is_workable


# ---------------------------------------------------------------- what follows it


def growth_of(final: str, change: str, growth: str) -> Report:
    """A figure, its change, and the growth, with last year's figure as reading derives it. 模拟数据."""
    facts = [
        fact("final", final, "支出", sentence="支出一句", group="1"),
        fact("change", change, "支出", sentence="增加一句", group="1", basis="prior_final"),
        fact("growth", growth, "支出", unit="%", sentence="增加一句", group="1", basis="prior_final"),
    ]
    spent, more, _ = facts
    prior = replace(
        more,
        measure="prior",
        period="prior",
        derived=True,
        amount=Amount(spent.amount.value - more.amount.value, Decimal("0.02")),
        source=spent.source,
        sources=(spent.source, more.source),
    )
    return report(facts=(*facts, prior))


def fact_of(one: Report, measure: str) -> Fact:
    return next(fact for fact in one.facts if fact.measure == measure)


def test_last_year_follows_a_changed_change() -> None:
    one = growth_of("110.00", "10.00", "10.00")
    other = changed(
        one, place_of(fact_of(one, "change").source), Change("12.00", amount("12.00")), spots_of(one)
    )
    assert fact_of(other, "change").amount.value == Decimal("12.00")
    assert fact_of(other, "prior").amount.value == Decimal("98.00")
    assert fact_of(other, "final") == fact_of(one, "final")


def told() -> Report:
    """Three noughts in one sentence of a passage, and the same sentence once more below. 模拟数据."""
    words = "购置0万元，运行0万元。购置0万元，运行0万元。"
    text = passage(line(words, 20, 100.0))
    facts: list[Fact] = []
    for number, start in enumerate((2, 8, 14, 20)):
        source = text.quote(start, start + 1)
        group = "上" if number < 2 else "下"
        one = fact("final", "0", ("购置", "运行")[number % 2], sentence=words[:13], group=group)
        facts.append(replace(one, source=source, sentence=text.sentence(start)))
    return replace(report(facts=tuple(facts)), passages=(text,))


def test_only_the_figure_itself_changes_in_its_sentence_and_in_the_running_text() -> None:
    one = told()
    second = one.facts[1]
    other = changed(one, place_of(second.source), Change("12.5", amount("12.5")), spots_of(one))
    assert [fact.sentence for fact in other.facts] == [
        "购置0万元，运行12.5万元。",
        "购置0万元，运行12.5万元。",
        "购置0万元，运行0万元。",
        "购置0万元，运行0万元。",
    ]
    assert [fact.amount.value for fact in other.facts] == [0, Decimal("12.5"), 0, 0]
    (text,) = other.passages
    assert text.text == text.plain == "购置0万元，运行12.5万元。购置0万元，运行0万元。"


def test_words_that_say_there_is_no_change_stay_in_their_sentence() -> None:
    text = passage(line("安排9万元，比上年9万元持平。", 20, 100.0))
    told: tuple[tuple[Measure, int, int], ...] = (("final", 2, 3), ("prior", 9, 10), ("change", 12, 14))
    facts = [
        replace(
            fact(measure, "9", "活动", sentence=text.text),
            source=text.quote(start, end),
            derived=measure == "change",
        )
        for measure, start, end in told
    ]
    one = replace(report(facts=tuple(facts)), passages=(text,))
    other = changed(one, place_of(facts[1].source), Change("8", amount("8")), spots_of(one))
    assert {fact.sentence for fact in other.facts} == {"安排9万元，比上年8万元持平。"}


def test_a_rewritten_passage_still_knows_where_its_letters_are() -> None:
    old = passage(line("运行0万", 20, 100.0), line("元整", 20, 120.0))
    new = rewritten(old, 2, 1, "12.5")
    assert new.quote(2, 6).bbox == pytest.approx(old.quote(2, 3).bbox)
    assert new.quote(6, 7).bbox == pytest.approx(old.quote(3, 4).bbox)
    assert new.quote(7, 8) == old.quote(4, 5)


def test_a_number_over_two_lines_is_written_on_the_first() -> None:
    new = rewritten(passage(line("共12", 20, 100.0), line("34元", 20, 120.0)), 1, 4, "567")
    assert [one.source.text for one in new.lines] == ["共567", "元"]
    assert new.text == "共567元"


# ---------------------------------------------------------------- when it counts as found out


def test_every_held_figure_of_a_small_table_is_found_out() -> None:
    made = trial(accounts())
    counted = score(made.figures, made.verdicts)
    assert counted.figures == counted.held == 15
    assert counted.mutants == counted.detected == 30
    assert counted.elsewhere == 0
    assert escaped(made) == unheld(made) == flagged(made) == ()


def test_by_turns_every_figure_is_changed_once() -> None:
    verdicts = trial(accounts(), by_turns=True).verdicts
    assert len({verdict.mutant.held.place for verdict in verdicts}) == len(verdicts) == 15
    assert {verdict.mutant.direction for verdict in verdicts} == {1, -1}


def test_a_check_that_says_nothing_new_finds_nothing_out() -> None:
    one = accounts()
    before = check(one)
    made = trial(one, lambda _: before)
    assert score(made.figures, made.verdicts).detected == 0
    assert len(escaped(made)) == 30
    assert why_missed(escaped(made)[0]).startswith("没有新的错误或提醒")


def test_what_is_said_of_other_figures_alone_does_not_count() -> None:
    one = accounts()
    wrong = EXPENDITURE.replace("100.00  60.00   40.00\n20801", "100.00  60.00   47.00\n20801")
    elsewhere = check(report(table("expenditure", wrong)))
    made = trial(one, lambda report: elsewhere if report is not one else check(one))
    assert score(made.figures, made.verdicts).detected == 0
    assert all(verdict.elsewhere for verdict in made.verdicts)
    assert "不以此数为依据" in why_missed(made.verdicts[0])


def test_what_was_said_before_is_not_found_out() -> None:
    wrong = report(table("expenditure", EXPENDITURE.replace("110.00  60.00", "117.00  60.00")))
    made = trial(wrong)
    assert [held.figure.source.text for held in flagged(made)] == ["117.00"]
    always = check(wrong)
    assert score(made.figures, trial(wrong, lambda _: always).verdicts).detected == 0


def test_the_page_names_what_escapes_and_what_nothing_holds() -> None:
    one = replace(accounts(), facts=(fact("count", "8", "车辆", unit="辆"),))
    before = check(one)
    text = page(trial(one, lambda _: before))
    assert "情况说明“车辆” | 情况说明：数量 | 8 | 20 | 不参加任何比较" in text
    assert "| 支出决算表 合计 本年支出合计 | 110.00 | 110.02 |" in text
    assert "报表查出率 0%（目标 98%，未达到）" in text
    assert "报表查出率 100%（目标 98%，达到）" in summary(trial(one))


@pytest.mark.parametrize(
    ("part", "whole", "text"), [(2, 3, "66.6%"), (3, 3, "100%"), (999, 1000, "99.9%"), (0, 0, "–")]
)
def test_shares_are_never_rounded_up(part: int, whole: int, text: str) -> None:
    assert share(part, whole) == text


def test_a_mutant_remembers_what_rules_it_out() -> None:
    held = held_by_label(accounts())["支出决算表 221 住房保障 本年支出合计"]
    more = next(mutants(held))
    assert isinstance(more, Mutant)
    assert more.direction == 1
    assert more.comparison in [reckoned.comparison for reckoned in held.comparisons]


def test_the_published_page_is_of_the_sample_s_figures() -> None:
    text = (ROOT / "docs" / "mutation.md").read_text(encoding="utf-8")
    assert text.startswith(MEANING)
    one = read_report(sample_path())
    counted = Counter(title(held.group) for held in held_figures(one, check(one)))
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    assert {row[0]: int(row[1]) for row in rows if row[0] in counted and row[1].isdigit()} == counted
