"""A final account beside the published budget of the same department and year: item by item, from the tables.

A final account's narrative need not give its items' 年初预算; the budget that the department published
months before does, in its tables of expenditure by function. Where both give one, both are kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mingzhang.frames.budget import budget_views
from mingzhang.frames.budget_view import BudgetLine, BudgetView, against
from mingzhang.frames.columns import JOINED
from mingzhang.frames.figures import Figure, difference, share, slack
from mingzhang.frames.structure import FUNDS, Item, Tree, tree_of
from mingzhang.model import Report

if TYPE_CHECKING:
    import pandas as pd

ID_LENGTH = 16
"""A report is named by so many first digits of its file's sha256."""
UNSAID = re.compile(r"[\s（）()《》“”\"·•]|本级$|本部$|部门$|人民政府(?=.)")
"""What one document of a department writes and another leaves out."""


def normalised_department(name: str) -> str:
    """A department's name for comparison: without blanks, brackets, 本级, 部门 and an inner 人民政府."""
    plain = UNSAID.sub("", unicodedata.normalize("NFKC", name))
    return UNSAID.sub("", plain)


def belong_together(one: Report, other: Report) -> bool:
    """Whether two reports are the final account and the budget of one department, year and scope."""
    return (
        one.kind != other.kind
        and one.year is not None
        and one.year == other.year
        and one.scope == other.scope
        and bool(one.department)
        and normalised_department(one.department) == normalised_department(other.department)
    )


def counterpart(report: Report, others: Iterable[Report]) -> Report | None:
    """The budget to a final account, or the final account to a budget, among other reports."""
    return next((other for other in others if belong_together(report, other)), None)


# ---------------------------------------------------------------- the views with the published budget


def joined_views(final_account: Report, budget: Report) -> tuple[BudgetView, ...]:
    """``budget_views`` of the final account, with the published budget where the narrative gives none.

    Items that were budgeted and not spent are added; rates that the report does not print are derived.
    """
    views = budget_views(final_account)
    trees = {
        name: tree_of(table)
        for table_id, name in FUNDS.items()
        if (table := budget.table(table_id)) is not None and not table.empty
    }
    joined = [_joined(view, _published(view, trees, budget)) for view in views]
    return tuple(joined)


def _published(view: BudgetView, trees: Mapping[str, Tree], budget: Report) -> Tree | None:
    """The budget's table for a view: of the same fund, or of all money where the view is of all money."""
    if view.tree is not None and view.tree.table.id == "expenditure":
        table = budget.table("expenditure")
        return tree_of(table) if table is not None and not table.empty else None
    return trees.get(view.fund)


def _joined(view: BudgetView, published: Tree | None) -> BudgetView:
    if published is None:
        return view
    lines = [_line(line, published.figure(line.code) if line.code else None) for line in view.lines]
    known = {line.code for line in lines if line.code}
    lines += [_unspent(item) for item in _only_budgeted(published, known)]
    whole = _line(view.whole, published.figure())
    source = next((figure.source for line in lines if (figure := line.published) is not None), None)
    sha256 = source.sha256[:ID_LENGTH] if source is not None else None
    taken = any(line.from_published for line in (*lines, whole))
    measure = "initial_budget" if taken else view.measure
    return replace(view, lines=tuple(lines), whole=whole, published=sha256, measure=measure)


def _line(line: BudgetLine, published: Figure | None) -> BudgetLine:
    """The line with what the published budget prints; its budget only where the narrative gives none."""
    if line.budget is not None or published is None:
        return replace(line, published=published)
    rate = share(line.final, published) if line.final is not None else None
    return replace(
        line,
        budget=published,
        published=published,
        difference=against(line.final, published),
        completion=line.completion or rate,
    )


def _only_budgeted(published: Tree, known: set[str]) -> Iterator[Item]:
    """The deepest budgeted items that no line of the final account has, covers or is under."""
    for item in published.leaves():
        figure = item.figure()
        if figure is None or not figure.value or item.code in known:
            continue
        if not any(code.startswith(item.code) or item.code.startswith(code) for code in known):
            yield item


def _unspent(item: Item) -> BudgetLine:
    figure = item.figure()
    return BudgetLine(item.code, item.name, figure, None, None, None, published=figure)


def disagreements(view: BudgetView) -> tuple[tuple[BudgetLine, Figure], ...]:
    """The lines (the whole last) whose 年初预算 in the narrative is not the published one, beyond rounding,
    each with the difference: the budget may have been adjusted."""
    found: list[tuple[BudgetLine, Figure]] = []
    for line in (*view.lines, view.whole):
        if line.budget is None or line.published is None or line.from_published:
            continue
        gap = difference(line.budget, line.published)
        if abs(gap.value) > slack(line.budget, line.published):
            found.append((line, gap))
    return tuple(found)


# ---------------------------------------------------------------- the frame


def joined_frame(final_account: Report, budget: Report) -> pd.DataFrame:
    """One row an item: budget against final, each with its file and place (``columns.JOINED``)."""
    from mingzhang.frames.tidy import frame_of

    views = joined_views(final_account, budget)
    return frame_of(
        JOINED,
        (_record(view, line, final_account, budget) for view in views for line in (*view.lines, view.whole)),
    )


def _record(view: BudgetView, line: BudgetLine, final_account: Report, budget: Report) -> dict[str, Any]:
    item = view.tree.by_code.get(line.code or "") if view.tree is not None else None
    level = item.level if item is not None else {3: 1, 5: 2, 7: 3}.get(len(line.code or ""))
    return {
        "report": final_account.sha256[:ID_LENGTH],
        "budget_report": budget.sha256[:ID_LENGTH],
        "department": final_account.department,
        "year": final_account.year,
        "fund": view.fund,
        "code": line.code,
        "name": line.name,
        "level": level,
        "initial_budget": _value(line.budget),
        "origin": None if line.budget is None else "published" if line.from_published else "narrative",
        "published": _value(line.published),
        "final": _value(line.final),
        "difference": _value(line.difference),
        "completion": _value(line.completion),
        "derived": line.completion is not None and line.completion.derived,
        "reason": line.reason.text if line.reason is not None else None,
        **_place("budget", line.budget),
        **_place("final", line.final),
    }


def _value(figure: Figure | None) -> float | None:
    return float(figure.value) if figure is not None else None


def _place(name: str, figure: Figure | None) -> dict[str, Any]:
    """File, page and box of a printed figure; nothing for a derived one."""
    if figure is None or figure.source is None or figure.derived:
        return {}
    source = figure.source
    edges = zip(("x0", "top", "x1", "bottom"), source.bbox, strict=True)
    return {
        f"{name}_file": source.sha256[:ID_LENGTH],
        f"{name}_page": source.page,
        **{f"{name}_{edge}": round(at, 2) for edge, at in edges},
    }
