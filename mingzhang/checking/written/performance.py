"""Self-evaluation forms: rates, points and scores, and the same project's money in the narrative."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.facts import (
    EVALUATION,
    exact,
    fact_term,
    form_term,
    joined,
    listed_projects,
    of_measure,
    printed_facts,
    whole_fund,
)
from mingzhang.checking.intervals import compare, interval, slack
from mingzhang.checking.rates import settle_rate
from mingzhang.checking.registry import FACTS, PROJECTS, rule
from mingzhang.checking.settling import digits, plain, settle
from mingzhang.checking.targets import is_missed
from mingzhang.model import Amount, Cell, Fund, Indicator, Project, Report

BASIS = "项目支出绩效自评表"
MOST_ABOVE = 2
"""Where more forms, and most of those with a rate below 100 %, score above it, scores go by steps there."""
OTHER_SCORING = "各表的执行率多未按比例计分，计分办法不明"
COLUMNS = {"budget": "全年预算数", "final": "全年执行数"}


@rule(
    "performance.rate",
    title="执行率 = 全年执行数 ÷ 全年预算数",
    basis=BASIS,
    needs=(PROJECTS,),
    meaning="自评表每行资金的执行率，应等于全年执行数除以全年预算数，按印出的位数四舍五入；差末位一个单位的作提醒。",
    kind="percentage",
    kinds=("final_account",),
)
def rates_follow(report: Report) -> Iterator[Comparison]:
    """Every line of money: what was executed over the year's budget."""
    for project in report.projects:
        for fund in project.funds:
            comparison = settle_rate(
                "performance.rate",
                f"“{project.name}”自评表{fund.name}的执行率",
                _fund_term(fund, "rate", "执行率"),
                _fund_term(fund, "final", "全年执行数"),
                _fund_term(fund, "budget", "全年预算数"),
            )
            if comparison is not None:
                yield comparison


@rule(
    "performance.rate_score",
    title="执行率得分 ≤ 执行率 × 分值",
    basis=BASIS,
    needs=(PROJECTS,),
    meaning="预算执行率的得分，不应多于执行率（超过 100% 的按 100%）乘以分值；"
    "多数自评表都不按比例计分的，不判断。",
    kind="score",
    severity="warning",
    kinds=("final_account",),
)
def rate_scores_are_earned(report: Report) -> Iterator[Comparison]:
    """The execution's score is at most the rate's part of its points."""
    made: list[Comparison] = []
    for project in report.projects:
        for fund in project.funds:
            terms = [_fund_term(fund, name, label) for name, label in _SCORED]
            if not any(term.amount is None for term in terms):
                made.append(_rate_score(f"“{project.name}”自评表的执行率得分", *terms))
    above = sum(one.outcome == "differs" for one in made)
    partial = sum(_is_partial(one) for one in made)
    if above > MOST_ABOVE and above * 2 > partial:
        made = [
            replace(one, outcome="insufficient", note=OTHER_SCORING) if one.outcome == "differs" else one
            for one in made
        ]
    yield from made


def _is_partial(comparison: Comparison) -> bool:
    """Whether not all of the money was spent."""
    rate = comparison.expected_terms[0].amount
    return rate is not None and rate.value < 100


_SCORED = (("score", "得分"), ("rate", "执行率"), ("points", "分值"))


def _rate_score(subject: str, score: Term, rate: Term, points: Term) -> Comparison:
    assert score.amount is not None
    assert rate.amount is not None
    assert points.amount is not None
    earned = min(rate.amount.value, 100) * points.amount.value / 100
    most = interval(Amount(earned, rate.amount.quantum * points.amount.value / 100))
    return Comparison(
        "performance.rate_score",
        compare(interval(score.amount), most, "<="),
        subject,
        (score,),
        (rate, points),
        "<=",
        found=plain(score.amount.value),
        expected=plain(earned),
        difference=digits(score.amount.value - earned),
        tolerance=plain(slack(interval(score.amount), most)),
        unit="分",
    )


@rule(
    "performance.points",
    title="各项分值之和 = 总分",
    basis=BASIS,
    needs=(PROJECTS,),
    meaning="执行率的分值与各指标的分值之和（或仅各指标之和），应等于总分的分值；有指标没有印出分值的不比。",
    kind="score",
    kinds=("final_account",),
)
def points_add_up(report: Report) -> Iterator[Comparison]:
    """Σ points = the printed total of points."""
    yield from _sums(report, "performance.points", "points", "分值")


@rule(
    "performance.scores",
    title="各项得分之和 = 总得分",
    basis=BASIS,
    needs=(PROJECTS,),
    meaning="执行率的得分与各指标的得分之和（或仅各指标之和），应等于总得分；有指标没有印出得分的不比。",
    kind="score",
    kinds=("final_account",),
)
def scores_add_up(report: Report) -> Iterator[Comparison]:
    """Σ scores = the printed total score."""
    yield from _sums(report, "performance.scores", "score", "得分")


def _sums(report: Report, rule_id: str, column: str, word: str) -> Iterator[Comparison]:
    for project in report.projects:
        whole = form_term(project.points if column == "points" else project.score, "总分", column)
        parts = [_indicator_term(indicator, column) for indicator in project.indicators]
        if whole.amount is None or not parts or any(part.amount is None for part in parts):
            continue
        fund = whole_fund(project)
        execution = [_fund_term(fund, column, "执行率")] if fund is not None else []
        # A total score may be rounded; points and single scores are given, not rounded.
        whole = whole if column == "score" else exact(whole)
        subject = f"“{project.name}”自评表，各项{word}之和"
        made = [
            settle(rule_id, subject, [whole], [exact(part) for part in summed])
            # Some forms add up their indicators alone, to 90.
            for summed in ((*execution, *parts), parts)
        ]
        comparisons = [comparison for comparison in made if comparison is not None]
        agreeing = (comparison for comparison in comparisons if comparison.outcome != "differs")
        if comparisons:
            yield replace(next(agreeing, comparisons[0]), unit="分")


@rule(
    "performance.score_within_points",
    title="得分 ≤ 分值",
    basis=BASIS,
    needs=(PROJECTS,),
    meaning="每项指标和执行率的得分不应超过其分值。",
    kind="score",
    kinds=("final_account",),
)
def scores_are_within_points(report: Report) -> Iterator[Comparison]:
    """No score is above its weight."""
    for project in report.projects:
        pairs = [
            (fund.name, _fund_term(fund, "score", "得分"), _fund_term(fund, "points", "分值"))
            for fund in project.funds
        ]
        pairs += [
            (indicator.name, _indicator_term(indicator, "score"), _indicator_term(indicator, "points"))
            for indicator in project.indicators
        ]
        for name, score, points in pairs:
            if score.amount is None or points.amount is None:
                continue
            subject = f"“{project.name}”自评表“{name}”的得分"
            comparison = settle(
                "performance.score_within_points", subject, [exact(score)], [exact(points)], "<="
            )
            if comparison is not None:
                yield replace(comparison, unit="分")


@rule(
    "performance.missed_target",
    title="未达到年度指标值的，不应得满分",
    basis=BASIS,
    needs=(PROJECTS,),
    meaning="写明方向和数值的指标（如 ≥95%、≤10 天），实际完成值没有达到而得满分的，请核实；"
    "“长期”等不能比较的不判断。",
    kind="score",
    severity="warning",
    kinds=("final_account",),
)
def missed_targets_cost_points(report: Report) -> Iterator[Comparison]:
    """An indicator that missed its target does not score full points."""
    for project in report.projects:
        for indicator in project.indicators:
            missed = is_missed(indicator.target, indicator.actual)
            score, points = (_indicator_term(indicator, column) for column in ("score", "points"))
            if missed is None or score.amount is None or points.amount is None:
                continue
            yield _missed_target(project, indicator, missed, score, points)


def _missed_target(
    project: Project, indicator: Indicator, missed: bool, score: Term, points: Term
) -> Comparison:
    assert score.amount is not None
    assert points.amount is not None
    full = missed and score.amount.value >= points.amount.value > 0
    target = form_term(indicator.cells.get("target"), indicator.name, "target")
    actual = form_term(indicator.cells.get("actual"), indicator.name, "actual")
    earned, most = plain(score.amount.value), plain(points.amount.value)
    note = f"指标值 {indicator.target}，实际 {indicator.actual}，未达到而得 {earned} 分（分值 {most}）"
    return Comparison(
        "performance.missed_target",
        "differs" if full else "holds",
        f"“{project.name}”自评表“{indicator.name}”",
        (score, actual),
        (target, points),
        "<=",
        found=earned,
        expected=f"少于 {most}" if missed else most,
        note=note if full else "",
        unit="分",
    )


@rule(
    "performance.narrative_money",
    title="自评表的资金与情况说明中同一项目的资金一致",
    basis="情况说明与项目支出绩效自评表的关系",
    needs=(PROJECTS, FACTS),
    meaning="自评表与情况说明中的同一项目（先按金额、再按名称相认），预算数和执行数应当一致；认不出的不比。",
    kind="narrative_vs_form",
    kinds=("final_account",),
)
def forms_agree_with_narrative(report: Report) -> Iterator[Comparison]:
    """A project's money is the same in its form and in the text."""
    listed = listed_projects(report)
    for project in report.projects:
        told, fund = joined(project, listed), whole_fund(project)
        if told is None or fund is None:
            continue
        for column, fact in (("budget", told.budget), ("final", told.final)):
            found = _fund_term(fund, column, f"自评表：{project.name}")
            if found.amount is None:
                continue
            word = COLUMNS[column]
            subject = f"“{project.name}”自评表的{word}与情况说明中的“{told.name}”"
            expected = fact_term(fact, f"情况说明：{told.name}")
            comparison = settle("performance.narrative_money", subject, [found], [expected])
            if comparison is not None:
                yield comparison


@rule(
    "performance.published",
    title="公开的自评表张数与所说的自评项目个数",
    basis="项目支出绩效自评结果公开的要求",
    needs=(PROJECTS, FACTS),
    meaning="情况说明说开展自评的项目有几个，随文公开的自评表少于此数时，作说明；并非错误。",
    kind="scope",
    severity="info",
    kinds=("final_account",),
)
def forms_are_published(report: Report) -> Iterator[Comparison]:
    """How many of the evaluated projects' forms are published."""
    facts = [fact for fact in printed_facts(report) if EVALUATION in fact.section]
    counts = [
        fact for fact in of_measure(facts, "count") if "自评" in fact.subject and "项目" in fact.subject
    ]
    forms = len(report.projects)
    for count in counts[:1]:
        stated = count.amount.value
        places = tuple(
            form_term(_printed_cell(project), project.name, "budget") for project in report.projects
        )
        yield Comparison(
            "performance.published",
            "holds" if forms >= stated else "differs",
            "公开的自评表",
            (fact_term(count),),
            places,
            found=plain(stated),
            expected=str(forms),
            difference=plain(stated - forms),
            note=f"自评项目 {plain(stated)} 个，公开的自评表 {forms} 张" if forms < stated else "",
            unit=count.unit,
        )


def _printed_cell(project: Project) -> Cell | None:
    fund = whole_fund(project)
    return fund.cells.get("budget") if fund is not None else None


def _fund_term(fund: Fund, column: str, name: str) -> Term:
    return form_term(fund.cells.get(column), name, column)


def _indicator_term(indicator: Indicator, column: str) -> Term:
    return form_term(indicator.cells.get(column), indicator.name, column)
