"""The statutory tables that a report must have, and those that its list of contents promises."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.recognised import is_recognised
from mingzhang.checking.registry import PASSAGES, rule
from mingzhang.forms import FORMS, match_title
from mingzhang.forms.base import Form
from mingzhang.forms.wording import without_ordinal
from mingzhang.model import Evidence, Report, Section, Source

RULE = "form.tables"
CAPITAL_SINCE = 2021
"""From this year's reports on, every one has the table of the state capital budget."""
MOST_MISSING = 4
"""Where more are missing, the file is not the whole report, or could not be read."""
_WORDS = {
    "income_expenditure_summary": "总表",
    "income": "收入",
    "expenditure": "支出决算",
    "fiscal_summary": "财政拨款收",
    "general_budget_expenditure": "一般公共预算",
    "basic_expenditure": "基本支出",
    "government_fund": "基金",
    "state_capital": "国有资本",
    "three_public": "三公",
}
"""A table that no form knows may be one of these under another title."""
_UNREAD = ("scan", "damaged", "hidden", "untitled_table", "header", "encoding")


@rule(
    RULE,
    title="应公开的报表齐全",
    basis="部门决算公开的 9 张报表、部门预算公开的 8 张报表；报告自己的目录",
    needs=(PASSAGES,),
    meaning="每份决算（预算）都应有的报表和目录中列出的报表，正文中应有。没有数据的空表算有；有标题而没有读出、有的页没有读出的，"
    "只作说明，不算缺少。",
    kind="missing_table",
)
def tables_are_there(report: Report) -> Iterator[Comparison]:
    """Every required or listed form has its table, be it blank."""
    listed = _listed(report)
    wanted = [form for form in FORMS if form.id in listed or _is_required(form, report)]
    absent = [form for form in wanted if report.table(form.id) is None]
    if len(absent) > MOST_MISSING:
        told = Evidence(_place(absent[0], report, listed))
        why = f"有 {len(absent)} 张没有读到，文件可能不完整"
        yield Comparison(RULE, "insufficient", "应公开的报表", (Term("", None, told),), note=why)
    for form in wanted:
        title = _title(form, report, listed)
        if form not in absent:
            yield Comparison(RULE, "holds", f"《{title}》")
            continue
        if len(absent) > MOST_MISSING:
            continue
        why = _unread(form, report)
        term = Term(title, None, Evidence(_place(form, report, listed), None, title, form.id))
        if why:
            yield Comparison(RULE, "insufficient", f"《{title}》", (term,), note=why)
        else:
            yield Comparison(
                RULE,
                "differs",
                "应公开的报表",
                (term,),
                found="缺",
                expected=f"《{title}》",
                note=f"缺《{title}》，请核实",
            )


def _is_required(form: Form, report: Report) -> bool:
    if form.id == "state_capital" and report.year is not None and report.year < CAPITAL_SINCE:
        return False
    return form.budget_title is not None if report.kind == "budget" else form.required


def _listed(report: Report) -> dict[str, Section]:
    """The entry of the list of contents for each form that it names."""
    found: dict[str, Section] = {}
    for entry in report.contents:
        form = match_title(without_ordinal(entry.title))
        if form is not None:
            found.setdefault(form.id, entry)
    return found


def _title(form: Form, report: Report, listed: dict[str, Section]) -> str:
    if form.id in listed:
        return without_ordinal(listed[form.id].title).strip("《》.…·")
    if report.kind == "budget":
        return form.budget_title or form.title
    return form.title


def _unread(form: Form, report: Report) -> str:
    """Why the table may be there although it was not read; empty where nothing speaks for it."""
    recognised = any(map(is_recognised, report.passages))
    if recognised or any(warning.code in _UNREAD for warning in report.warnings):
        return "有的页或表没有完全读出"
    others = [table.title for table in report.tables if table.id is None and table.title]
    if form.id in _WORDS and any(_WORDS[form.id] in title for title in others):
        return "有标题相近的报表没有归入"
    printed = (one.plain for one in report.passages if one.part != "contents" and len(one.plain) <= 80)
    if any(match_title(title) is form for title in (*others, *printed)):
        return "有标题而没有读出表格"
    return ""


def _place(form: Form, report: Report, listed: dict[str, Section]) -> Source:
    """Where it should be: its entry in the contents, the table before it, the tables' heading, the cover."""
    if form.id in listed:
        return listed[form.id].source
    order = [one.id for one in FORMS]
    before = order[: order.index(form.id)]
    for table in reversed(report.tables):
        if table.id in before and table.source is not None:
            return table.source
    headings = (one.source for one in report.passages if one.part == "tables" and one.is_heading)
    return next(headings, report.passages[0].source)
