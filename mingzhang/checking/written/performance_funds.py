"""Self-evaluation forms: the parts of a project's money, and rates of a budget of nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.facts import form_term, whole_fund
from mingzhang.checking.registry import PROJECTS, rule
from mingzhang.checking.settling import plain, settle
from mingzhang.forms.wording import normalised
from mingzhang.model import Evidence, Fund, Project, Report

BASIS = "项目支出绩效自评表"
COLUMNS = {"initial_budget": "年初预算数", "budget": "全年预算数", "final": "全年执行数"}
_PARTS = (
    re.compile(r"(?:其中)?(?:当年|本年|本年度)?(?:一般公共预算)?财政(?:拨款|资金)"),
    re.compile(r"(?:其中)?上年结转(?:资金|和结余)?"),
    re.compile(r"(?:其中)?(?:其他|单位|自筹|其它)资金"),
)


@rule(
    "performance.funds",
    title="年度资金总额 = 当年财政拨款 + 上年结转资金 + 其他资金",
    basis=BASIS,
    needs=(PROJECTS,),
    meaning="自评表的年初预算数、全年预算数、全年执行数，年度资金总额应等于当年财政拨款、上年结转资金、其他资金之和；"
    "各来源均为空白，或列有其他名目的不比。",
    kind="table_sum",
    kinds=("final_account",),
)
def funds_add_up(report: Report) -> Iterator[Comparison]:
    """All money of a project is the sum of where it comes from."""
    for project in report.projects:
        whole, parts = whole_fund(project), _parts(project)
        if whole is None or not parts:
            continue
        for column, word in COLUMNS.items():
            terms = [form_term(part.cells.get(column), part.name, column) for part in parts]
            nothing = not any(term.amount is not None and term.amount.value for term in terms)
            if nothing and any(term.amount is None for term in terms):
                continue
            found = form_term(whole.cells.get(column), whole.name, column)
            if found.amount is None:
                continue
            subject = f"“{project.name}”自评表年度资金总额的{word}，各来源之和"
            comparison = settle("performance.funds", subject, [found], terms)
            if comparison is not None:
                yield comparison


def _parts(project: Project) -> list[Fund]:
    """The sources of a project's money; none where a line is of another kind, or comes twice."""
    whole = whole_fund(project)
    parts = [fund for fund in project.funds if fund is not whole]
    kinds = [_kind(fund) for fund in parts]
    return parts if None not in kinds and len(set(kinds)) == len(kinds) else []


def _kind(fund: Fund) -> int | None:
    name = normalised(fund.name)
    return next((number for number, pattern in enumerate(_PARTS) if pattern.fullmatch(name)), None)


@rule(
    "performance.rate_of_nothing",
    title="全年预算数为 0 的，执行率无从计算",
    basis=BASIS,
    needs=(PROJECTS,),
    meaning="自评表全年预算数印为 0 而印有执行率的，执行率无从计算；有执行数的作提醒，没有的只作说明。",
    kind="percentage",
    severity="info",
    kinds=("final_account",),
)
def nothing_has_no_rate(report: Report) -> Iterator[Comparison]:
    """Nothing can be executed of a budget of nothing."""
    for project in report.projects:
        for fund in project.funds:
            rate, budget, final = (
                form_term(fund.cells.get(column), fund.name, column) for column in ("rate", "budget", "final")
            )
            if rate.amount is None or budget.amount is None or budget.amount.value != 0:
                continue
            spent = final.amount is not None and final.amount.value != 0
            printed = plain(rate.amount.value)
            yield Comparison(
                "performance.rate_of_nothing",
                "differs",
                f"“{project.name}”自评表{fund.name}的执行率",
                (rate,),
                (final, budget),
                found=f"{printed}%",
                expected="无从计算",
                note=f"全年预算数为 0，执行率无从计算，印为 {printed}%",
                severity="warning" if spent else "info",
                unit="%",
            )


def _owner(project: Project) -> str:
    return project.department or project.unit


@dataclass(frozen=True, slots=True)
class Heading:
    """What the head of a form must say, and whether it does."""

    label: str
    text: str


@rule(
    "performance.heading",
    title="自评表写明项目名称和实施单位",
    basis=BASIS,
    needs=(PROJECTS,),
    meaning="自评表表头应当写明项目名称和主管部门、实施单位；其中一项空白的，请补充；各表都没有的栏目不比。",
    kind="missing_text",
    severity="warning",
    kinds=("final_account",),
)
def headings_are_filled(report: Report) -> Iterator[Comparison]:
    """A form whose head was read says of which project and of whose it is."""
    has_owners = any(_owner(project) for project in report.projects)
    for project in report.projects:
        headings = [Heading("项目名称", project.name)]
        if has_owners:
            headings.append(Heading("主管部门、实施单位", _owner(project)))
        missing = [one.label for one in headings if not one.text.strip()]
        if len(missing) == len(headings):
            continue
        whole = whole_fund(project)
        place = project.source or next(
            (cell.source for cell in (whole.cells.values() if whole else ()) if cell.source), None
        )
        term = Term(project.name, None, Evidence(place, None, project.name, "performance") if place else None)
        yield Comparison(
            "performance.heading",
            "differs" if missing else "holds",
            f"“{project.name or '（未写名称）'}”自评表的表头",
            (term,),
            found="空白" if missing else "",
            expected="、".join(missing),
            note=f"没有写明{'、'.join(missing)}，请补充" if missing else "",
        )
