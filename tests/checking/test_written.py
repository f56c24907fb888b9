"""The rules written by hand: each holds, is a tail, differs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mingzhang.checking import check
from mingzhang.checking.facts import joined, likeness, listed_projects
from mingzhang.checking.targets import is_missed
from mingzhang.model import Fact, Measure, Project, Report
from tests.checking.small import made, outcomes, project, table
from tests.frames.handmade import fact, report

SECTION = "五、一般公共预算财政拨款支出决算情况说明"
EVALUATION = "十二、关于2024年度绩效评价情况说明"


def item(
    group: str, name: str, budget: str, final: str, rate: str = "", code: str | None = None
) -> list[Fact]:
    def one(measure: Measure, value: str, unit: str = "万元") -> Fact:
        return fact(measure, value, name, code, unit=unit, group=group, sentence=f"{group}{name}")

    facts = [one("initial_budget", budget), one("final", final)]
    return [*facts, one("completion", rate, "%")] if rate else facts


def narrative(total: str, last: str = "20.00", final: str = "50.00") -> Report:
    return report(
        facts=(
            *item("（三）", "一般公共预算财政拨款支出", total, final),
            *item("（三）1.（1）", "行政运行", "40.00", "30.00", "75.00", "2080101"),
            *item("（三）1.（2）", "住房公积金", last, "20.00", "100.00", "2210201"),
        )
    )


@pytest.mark.parametrize(("total", "outcome"), [("60.00", "holds"), ("60", "holds"), ("60.01", "tail")])
def test_initial_budgets_add_up(total: str, outcome: str) -> None:
    assert outcomes(narrative(total), "narrative.initial_budget_sum") == [outcome]


def test_initial_budgets_that_do_not_add_up() -> None:
    (finding,) = [
        one for one in check(narrative("65.40")).findings if one.rule == "narrative.initial_budget_sum"
    ]
    assert (finding.severity, finding.found, finding.expected, finding.difference) == (
        "error",
        "65.40",
        "60.00",
        "5.40",
    )
    assert len(finding.evidence) == 3


def test_an_incomplete_list_of_items_is_not_blamed() -> None:
    assert outcomes(narrative("65.40", final="80.00"), "narrative.initial_budget_sum") == ["insufficient"]


def test_a_class_above_its_items_is_not_counted_twice() -> None:
    one = narrative("60.00")
    above = item("（三）1.", "社会保障和就业支出", "40.00", "30.00", code="208")
    assert outcomes(replace(one, facts=(*one.facts, *above)), "narrative.initial_budget_sum")[0] == "holds"


@pytest.mark.parametrize(
    ("rate", "severity"),
    [("46.43", None), ("46.42", "warning"), ("46", None), ("46.5", "warning"), ("64.43", "error")],
)
def test_completion(rate: str, severity: str | None) -> None:
    one = report(facts=tuple(item("（三）", "支出", "4537.00", "2106.35", rate)))
    findings = [found.severity for found in check(one).findings if found.rule == "narrative.completion"]
    assert findings == ([severity] if severity else [])


def test_completion_of_nothing_is_no_contradiction() -> None:
    none = report(facts=tuple(item("九", "因公出国（境）费", "0", "0", "0")))
    spent = report(facts=tuple(item("九", "公务接待费", "0", "2.00", "100")))
    for one, severity in ((none, "info"), (spent, "warning")):
        assert [finding.severity for finding in check(one).findings] == [severity]


def evaluated(name: str, budget: str, final: str, rate: str) -> list[Fact]:
    def one(measure: Measure, value: str, unit: str) -> Fact:
        return fact(measure, value, name, unit=unit, section=EVALUATION, group=name, sentence=name)

    return [one("budget", budget, "万元"), one("final", final, "万元"), one("rate", rate, "%")]


def stated(measure: Measure, value: str, unit: str = "万元", sentence: str = "共8项") -> Fact:
    return fact(
        measure, value, "绩效自评项目", unit=unit, section=EVALUATION, group="（一）", sentence=sentence
    )


def evaluation(count: str, money: str, *more: Fact) -> Report:
    return report(
        facts=(
            stated("count", count, "项"),
            stated("other", money),
            *evaluated("企业职工补助", "20.004", "18.00", "89.98"),
            *evaluated("城乡居民补助", "10.00", "10.00", "100"),
            *more,
        )
    )


@pytest.mark.parametrize(
    ("count", "money", "outcome"),
    [
        ("2", "30.004", ["holds"]),
        ("2", "30.00", ["tail"]),
        ("2", "37.00", ["differs"]),
        ("3", "37.00", []),
    ],
)
def test_evaluated_projects_add_up(count: str, money: str, outcome: list[str]) -> None:
    assert outcomes(evaluation(count, money), "narrative.evaluated_projects") == outcome


def test_a_rate_of_another_base_shows_the_wrong_budget() -> None:
    told = "全年预算数120.00万元，执行数30.00万元，实际支出28.00万元"
    more = (
        stated("budget", "120.00", sentence=told),
        stated("final", "28.00", sentence=told),
        stated("completion", "93.33", "%", sentence=told),
    )
    found = [
        one for one in check(evaluation("2", "30.00", *more)).findings if one.rule == "narrative.completion"
    ]
    assert [(one.severity, one.found, one.expected) for one in found] == [("error", "120.00", "30.00")]


def test_executed_and_spent_in_one_sentence() -> None:
    told = "执行数30.00万元，实际支出{}万元"
    for paid, outcome in (("30.00", "holds"), ("30.01", "tail"), ("28.00", "differs")):
        sentence = told.format(paid)
        facts = (stated("final", "30.00", sentence=sentence), stated("final", paid, sentence=sentence))
        assert outcomes(report(facts=facts), "narrative.executed_and_paid") == [outcome]


# ---------------------------------------------------------------- self-evaluation forms


def forms(*projects: Project, facts: tuple[Fact, ...] = ()) -> Report:
    return replace(report(facts=facts), projects=projects)


@pytest.mark.parametrize(
    ("rate", "severity"), [("90", None), ("90.00", None), ("90.01", "warning"), ("95", "error")]
)
def test_rate_of_execution(rate: str, severity: str | None) -> None:
    one = forms(project(fund=f"1000.00 1000.00 900.00 10 {rate} 9"))
    found = [finding.severity for finding in check(one).findings if finding.rule == "performance.rate"]
    assert found == ([severity] if severity else [])


@pytest.mark.parametrize(("score", "outcome"), [("1", "holds"), ("1.8", "tail"), ("5", "differs")])
def test_score_of_execution(score: str, outcome: str) -> None:
    one = forms(project(fund=f"100.00 100.00 13.00 10 13 {score}"))
    if outcome == "tail":
        one = forms(project(fund="100.00 100.00 13.00 10 13 1.35"))
    assert outcomes(one, "performance.rate_score") == [outcome]


def test_more_than_the_budget_earns_no_more_than_the_points() -> None:
    one = forms(project(fund="10.00 10.00 12.00 10 120 10"))
    assert outcomes(one, "performance.rate_score") == ["holds"]


@pytest.mark.parametrize(("points", "outcome"), [("100", "holds"), ("101", "differs"), ("110", "differs")])
def test_points_and_scores_add_up(points: str, outcome: str) -> None:
    one = forms(project(points=points, score="99"))
    assert outcomes(one, "performance.points") == [outcome]
    assert outcomes(one, "performance.scores") == ["holds"]


@pytest.mark.parametrize(("total", "outcome"), [("98.87", "holds"), ("99", "tail"), ("97", "differs")])
def test_a_total_score_may_be_rounded(total: str, outcome: str) -> None:
    one = forms(project(fund="10.00 10.00 9.00 10 90 8.87", score=total))
    assert outcomes(one, "performance.scores") == [outcome]


def test_an_indicator_without_points_leaves_the_sum_open() -> None:
    one = forms(project(indicators=("产出 数量 ≥95% 98% · ·", "产出 质量 ≥95% 98% 90 90")))
    assert outcomes(one, "performance.points") == []


@pytest.mark.parametrize(("score", "outcome"), [("90", "holds"), ("90.5", "differs"), ("95", "differs")])
def test_no_score_above_its_weight(score: str, outcome: str) -> None:
    one = forms(project(indicators=(f"产出 数量 ≥95% 98% 90 {score}",)))
    assert outcomes(one, "performance.score_within_points") == ["holds", outcome]


@pytest.mark.parametrize(
    ("target", "actual", "missed"),
    [
        ("≥95%", "13.33%", True),
        ("≥95%", "95%", False),
        ("=100%", "99.9%", True),
        ("≤10天", "8天", False),
        ("≤10天", "12天", True),
        ("不低于90分", "88分", True),
        ("＞3次", "3次", True),
        ("长期", "长期", None),
        ("≥95%", "达成", None),
        ("≥95%", "0.98", None),
        ("206153人", "206000人", None),
        ("1,200人", "1200人", None),
    ],
)
def test_targets(target: str, actual: str, missed: bool | None) -> None:
    assert is_missed(target, actual) is missed


def test_full_points_for_a_missed_target_are_for_a_look() -> None:
    one = forms(project(indicators=("产出 数量 ≥95% 90% 15 15", "产出 质量 ≥95% 90% 75 60")))
    found = [finding for finding in check(one).findings if finding.rule == "performance.missed_target"]
    assert [finding.severity for finding in found] == ["warning"]
    assert "≥95%" in found[0].message
    assert "90%" in found[0].message


def test_a_form_against_the_narrative() -> None:
    facts = (
        *evaluated("全区企业职工补助资金", "3.00", "3.00", "100"),
        *evaluated("居民补助", "7.00", "7.00", "100"),
    )
    for budget, outcome in (("3.00", "holds"), ("3.01", "tail"), ("27.00", "differs")):
        one = forms(project("企业职工补助", fund=f"3.00 {budget} 3.00 10 100 10"), facts=facts)
        assert outcomes(one, "performance.narrative_money") == [outcome, "holds"]


def test_projects_are_joined_by_amount_then_by_name() -> None:
    facts = (
        *evaluated("全区企业职工补助资金", "3.00", "3.00", "100"),
        *evaluated("居民补助资金", "3.00", "3.00", "100"),
        *evaluated("设备维护", "1.00", "1.00", "100"),
    )
    listed = listed_projects(report(facts=facts))
    named = joined(project("居民补助", fund="3.00 3.00 3.00 10 100 10"), listed)
    assert named is not None
    assert named.name == "居民补助资金"
    assert joined(project("培训", fund="3.00 3.00 3.00 10 100 10"), listed) is None
    assert joined(project("培训", fund="8.00 8.00 8.00 10 100 10"), listed) is None
    # The same amount by chance, under another name.
    assert joined(project("培训", fund="1.00 1.00 1.00 10 100 10"), listed) is None
    assert likeness("企业职工补助", "全区企业职工基本养老补助资金") == 1.0


def test_fewer_forms_than_evaluated_projects_is_a_remark() -> None:
    one = replace(evaluation("2", "30.004"), projects=(project("别的", fund="5.00 5.00 5.00 10 100 10"),))
    found = [finding for finding in check(one).findings if finding.rule == "performance.published"]
    assert [finding.severity for finding in found] == ["info"]
    assert made(forms(project()), "performance.published") == []


# ---------------------------------------------------------------- text and tables


GENERAL = "total basic project\n_ 合计 100.00 60.00 40.00\n208 社保 80.00 40.00 40.00"


@pytest.mark.parametrize(("value", "outcome"), [("80.00", "holds"), ("80.01", "tail"), ("8.00", "differs")])
def test_an_items_figure_against_its_table(value: str, outcome: str) -> None:
    one = report(
        table("general_budget_expenditure", GENERAL),
        facts=(fact("final", value, "社会保障和就业支出", "208"),),
    )
    assert outcomes(one, "counterpart.items") == [outcome]


@pytest.mark.parametrize(("value", "outcome"), [("60.00", "holds"), ("60.01", "tail"), ("72.89", "differs")])
def test_a_total_of_the_text_against_its_table(value: str, outcome: str) -> None:
    told = fact("final", value, "一般公共预算财政拨款基本支出", section="六、基本支出决算情况说明")
    one = report(table("general_budget_expenditure", GENERAL), facts=(told,))
    assert outcomes(one, "counterpart.totals") == [outcome]


def test_the_same_amount_in_another_fund_is_not_compared() -> None:
    told = fact("final", "8.00", "社会保障和就业支出", "208", section="三、支出决算情况说明")
    assert (
        outcomes(report(table("general_budget_expenditure", GENERAL), facts=(told,)), "counterpart.items")
        == []
    )


def test_a_zero_of_the_text_agrees_with_a_blank() -> None:
    read = table("three_public", "final_total final_overseas\n_ _ 0.18 ·")
    told = fact("final", "0", "因公出国（境）费", section="九、财政拨款“三公”经费支出决算情况说明")
    assert outcomes(report(read, facts=(told,)), "counterpart.three_public") == ["holds"]


@pytest.mark.parametrize(
    ("share", "severity"), [("80.00", None), ("80", None), ("79.99", "warning"), ("75.00", "error")]
)
def test_shares(share: str, severity: str | None) -> None:
    rows = "total basic project\n_ 合计 10000.00 · ·\n208 社保 8000.00 · ·"
    facts = (
        fact("final", "8000.00", "社会保障和就业支出", "208", group="（二）"),
        fact("share", share, "社会保障和就业支出", "208", unit="%", group="（二）"),
    )
    one = report(table("general_budget_expenditure", rows), facts=facts)
    found = [finding.severity for finding in check(one).findings if finding.rule == "counterpart.share"]
    assert found == ([severity] if severity else [])


def test_a_share_of_what_is_not_said_is_left_alone() -> None:
    facts = (
        fact("final", "1.00", "某项", group="十", section="十、其他"),
        fact("share", "50", "某项", unit="%", group="十", section="十、其他"),
    )
    one = report(table("general_budget_expenditure", GENERAL), facts=facts)
    assert outcomes(one, "counterpart.share") == []


@pytest.mark.parametrize(("value", "outcome"), [("26", "holds"), ("27", "differs"), ("36", "differs")])
def test_counts_of_the_text_against_the_statistics(value: str, outcome: str) -> None:
    read = table("three_public_statistics", "count\n_ 国内公务接待人次（人） 26\n_ 公务用车保有量（辆） ·")
    section = "九、财政拨款“三公”经费支出决算情况说明"
    facts = (
        fact("count", value, "国内公务接待人次", unit="人次", section=section),
        fact("count", "0", "公务用车保有量", unit="辆", section=section),
        fact("count", "3", "公务用车保有量", unit="辆", section="十三、国有资产占用情况"),
    )
    assert outcomes(report(read, facts=facts), "counterpart.statistics") == [outcome, "holds"]


def test_forms_that_all_score_by_steps_are_not_judged() -> None:
    one = project(fund="100.00 100.00 85.00 10 85 10")
    assert outcomes(forms(one, one), "performance.rate_score") == ["differs"] * 2
    assert outcomes(forms(one, one, one), "performance.rate_score") == ["insufficient"] * 3
    right = project(fund="100.00 100.00 85.00 10 85 8.5")
    mixed = forms(*[one] * 3, *[right] * 3)
    assert outcomes(mixed, "performance.rate_score") == ["differs"] * 3 + ["holds"] * 3


def test_receptions_of_a_part_are_no_other_count_of_all() -> None:
    read = table("three_public_statistics", "count\n_ 国内公务接待批次（个） 2\n_ 公务用车保有量（辆） ·")
    counts = [fact("count", value, "国内公务接待批次", unit="批次") for value in ("2", "1", "3")]
    facts = tuple(replace(one, section="七、“三公”经费支出决算情况说明") for one in counts)
    assert outcomes(report(read, facts=facts), "counterpart.statistics") == ["holds", "differs"]
    assert outcomes(report(read, facts=facts[1:2]), "counterpart.statistics") == ["differs"]
