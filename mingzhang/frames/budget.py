"""年初预算 against 决算, item by item; in a budget, this year's budget against last year's figures.

The budgets of a final account's items stand only in its narrative (facts ``initial_budget``, or
``budget`` where a report gives no other) or in the department's published budget (see ``joined``), the
finals in the tables 05, 07 and 08. A budget has its own amounts in these tables, and in its narrative
last year's (facts ``prior``). Rates and reasons are the report's own; the difference is derived.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from mingzhang.frames.budget_view import BudgetLine, BudgetView, Compared, against, is_money
from mingzhang.frames.columns import BASES
from mingzhang.frames.figures import Figure, of_cell, of_fact, share, total
from mingzhang.frames.kinds import own_measure
from mingzhang.frames.structure import EXPENDITURE_TABLES, FUNDS, Item, Tree, tree_of
from mingzhang.model import Basis, Cell, Fact, Measure, Reason, Report

Order = Literal["difference", "completion", "budget", "final", "code"]

BUDGET_MEASURES: tuple[Measure, ...] = ("initial_budget", "budget")
WHOLE_WORDS = ("财政拨款支出", "本年支出", "支出总计", "支出合计", "支出决算")
"""A subject with one of these words, and no code, is a fund's whole expenditure."""
OTHER_SUBJECTS = (
    "三公",
    "因公出国",
    "公务用车",
    "公务接待",
    "机关运行",
    "采购",
    "绩效",
    "会议费",
    "培训费",
    "收入",
)
"""Subjects and sections whose budgets are not those of an expenditure item."""


MOST_OFFSET = Decimal("0.1")
"""Items the other way may be so much of the whole's difference; beyond it, shares of what is left mislead."""


@dataclass(frozen=True, slots=True)
class Driver:
    """The item that makes the largest part of the whole's difference, in the same direction."""

    line: BudgetLine
    share: Figure | None
    """Its part of the whole's difference in per cent, derived; None where other items offset much of it."""


def budget_views(report: Report) -> tuple[BudgetView, ...]:
    """A view for every fund with items; the general budget first. Empty where no table and no fact.

    Of a budget, views against last year: only those with an item whose figure of last year is known.
    """
    trees = {
        table_id: tree_of(table)
        for table_id in FUNDS
        if (table := report.table(table_id)) is not None and not table.empty
    }
    measured: tuple[Measure, ...] = BUDGET_MEASURES if report.kind == "final_account" else ("prior",)
    facts = [fact for fact in report.facts if _is_item_amount(fact, measured)]
    coded = [fact for fact in facts if fact.code is not None]
    views: list[BudgetView] = []
    for table_id, name in FUNDS.items():
        tree = trees.get(table_id)
        if table_id == "general_budget_expenditure":
            foreign = {code for other, part in trees.items() if other != table_id for code in part.by_code}
            own_codes = set(tree.by_code) if tree is not None else set[str]()
            own = [fact for fact in facts if fact.code is None or fact.code not in foreign - own_codes]
            own = [fact for fact in own if fact.code is not None or _in_sections_of(fact, own, coded)]
            tree = tree or _expenditure(report)
        elif tree is not None:
            codes = tree.by_code
            own = [fact for fact in coded if fact.code in codes]
        else:
            continue
        if tree is not None or own:
            views.append(_view(report, name, tree, own))
    if report.kind == "budget":
        return tuple(view for view in views if view.budgeted)
    return tuple(view for index, view in enumerate(views) if index == 0 or view.budgeted)


def _expenditure(report: Report) -> Tree | None:
    tables = (report.table(table_id) for table_id in EXPENDITURE_TABLES)
    return next((tree_of(table) for table in tables if table is not None and not table.empty), None)


def _is_item_amount(fact: Fact, measures: tuple[Measure, ...]) -> bool:
    period = "prior" if "prior" in measures else "current"
    if fact.measure not in measures or fact.unit != "万元" or fact.period != period:
        return False
    return not any(word in fact.subject or word in fact.section for word in OTHER_SUBJECTS)


def _in_sections_of(fact: Fact, own: Sequence[Fact], coded: Sequence[Fact]) -> bool:
    """Whether a fact without a code stands among the items' facts (or is a whole, where none has a code)."""
    sections = {other.section for other in own if other in coded}
    return fact.section in sections if sections else _is_whole(fact)


def _is_whole(fact: Fact) -> bool:
    return fact.code is None and any(word in fact.subject for word in WHOLE_WORDS)


def _view(report: Report, fund: str, tree: Tree | None, facts: Sequence[Fact]) -> BudgetView:
    measures = {fact.measure for fact in facts}
    measure: Compared = "budget" if measures == {"budget"} else "initial_budget"
    basis: Basis | None = None
    if report.kind == "budget":
        measure = "prior"
        known: Counter[Basis | None] = Counter(fact.basis for fact in facts if fact.code is not None)
        # Sentences differ in what of last year they speak of; only like is set beside like.
        basis = known.most_common(1)[0][0] if known else None
        facts = [fact for fact in facts if fact.basis == basis]
    facts = [fact for fact in facts if fact.measure == measure]
    wholes = [fact for fact in facts if _is_whole(fact)]
    items = [fact for fact in facts if fact not in wholes]
    by_code: dict[str, Fact] = {}
    for fact in items:
        if fact.code is not None:
            by_code.setdefault(fact.code, fact)
    frontier = {code for code in by_code if not any(o != code and o.startswith(code) for o in by_code)}
    lines: list[BudgetLine] = []
    for code, item in _rows_of(tree, frontier):
        lines.append(_line(report, by_code.get(code), item, code))
    for fact in items:
        if fact.code is None or (fact.code in frontier and (tree is None or fact.code not in tree.by_code)):
            lines.append(_line(report, fact, None, fact.code))
    named = sorted(wholes, key=lambda fact: fund not in fact.subject)
    if measure == "prior" and tree is not None and not by_code:
        columned = _by_columns(fund, tree)
        if columned is not None:
            return columned
    view = BudgetView(fund, measure, tuple(lines), _whole(report, tree, named), tree, basis=basis)
    return _with_sum(view) if measure == "prior" else view


def _by_columns(fund: str, tree: Tree) -> BudgetView | None:
    """A budget's view against last year where its table prints last year beside this year."""
    for basis in BASES:
        if not any(item.figure(basis) is not None for item in tree.items):
            continue
        lines = tuple(_columned(item.code, item.name, item.cells, basis) for item in tree.leaves())
        whole = _columned(None, "合计", tree.whole_cells, basis)
        return BudgetView(fund, "prior", lines, replace(whole, final=tree.figure()), tree, basis=basis)
    return None


def _columned(code: str | None, name: str, cells: Mapping[str, Cell], basis: Basis) -> BudgetLine:
    prior, own = of_cell(cells.get(basis)), of_cell(cells.get("total"))
    growth = of_cell(cells.get("growth"), "%")
    return BudgetLine(code, name, prior, own, growth, against(own, prior))


def _with_sum(view: BudgetView) -> BudgetView:
    """The view with its items' figures of last year added up, where each has one and no total is printed."""
    parts = view.sum_of_budgets
    if view.whole.budget is not None or parts is None or any(line.budget is None for line in view.lines):
        return view
    gap = against(view.whole.final, parts)
    return replace(view, whole=replace(view.whole, budget=parts, difference=gap))


def _rows_of(tree: Tree | None, frontier: set[str]) -> Iterable[tuple[str, Item]]:
    """The table's items to show: those with a budget figure, and the leaves that none of them covers."""
    if tree is None:
        return
    for code, item in tree.by_code.items():
        above = any(code != other and code.startswith(other) for other in frontier)
        if code in frontier or (not above and not tree.children(code)):
            yield code, item


def _line(report: Report, fact: Fact | None, item: Item | None, code: str | None) -> BudgetLine:
    """One item's line, from its budget fact and its row."""
    budget = of_fact(fact)
    final = item.figure() if item is not None else None
    completion = reason = None
    if fact is not None:
        prior = fact.measure == "prior"
        final = final or of_fact(companion(report, fact, own_measure(report)))
        completion = of_fact(companion(report, fact, "growth" if prior else "completion"))
        reason = reason_of(report, fact, "prior" if prior else "budget")
    name = item.name if item is not None else fact.subject if fact is not None else ""
    return BudgetLine(code, name, budget, final, completion, against(final, budget), reason)


def _whole(report: Report, tree: Tree | None, facts: Sequence[Fact]) -> BudgetLine:
    printed = tree.figure() if tree is not None else None
    if not facts:
        return BudgetLine(None, "合计", None, printed, None, None)
    line = _line(report, facts[0], None, None)
    final = printed or line.final
    return replace(line, name="合计", final=final, difference=against(final, line.budget))


def companion(report: Report, fact: Fact, measure: Measure) -> Fact | None:
    """The fact of another measure about the same item: of its paragraph, else of its sentence."""
    for other in report.facts:
        if other.measure != measure or other.period != "current" or other.code != fact.code:
            continue
        if other.subject != fact.subject and other.code is None:
            continue
        together = other.group == fact.group if fact.group is not None else other.sentence == fact.sentence
        if together and other.section == fact.section:
            return other
    return None


def reason_of(report: Report, fact: Fact, explains: Literal["budget", "prior"] = "budget") -> Reason | None:
    """The report's own reason for the item of a fact: of its paragraph, else of its code and section."""
    reasons = [reason for reason in report.reasons if reason.explains == explains]
    if fact.group is not None:
        found = next((reason for reason in reasons if reason.group == fact.group), None)
        if found is not None:
            return found
    same = (r for r in reasons if r.section == fact.section and r.code == fact.code and r.group is None)
    return next((reason for reason in same if reason.code or reason.subject == fact.subject), None)


def narrowed(view: BudgetView, code: str) -> BudgetView:
    """The view of one 类, 款 or 项: its lines, and their whole as a subtotal (derived where not printed)."""
    if not code:
        return view
    lines = tuple(line for line in view.lines if line.code is not None and line.code.startswith(code))
    only = lines[0] if len(lines) == 1 and lines[0].code == code else None
    return replace(view, lines=lines, whole=only or _subtotal(view, code, lines), complete=False)


def _subtotal(view: BudgetView, code: str, lines: Sequence[BudgetLine]) -> BudgetLine:
    item = view.tree.by_code.get(code) if view.tree is not None else None
    finals = [line.final for line in lines if line.final is not None]
    final = (item.figure() if item is not None else None) or total(finals)
    lacking = any(line.budget is None and is_money(line.final) for line in lines)
    budget = None if lacking else total(line.budget for line in lines if line.budget is not None)
    completion = None
    if final is not None and budget is not None and not view.prior:
        completion = share(final, budget)
    name = f"{item.name}小计" if item is not None else "小计"
    return BudgetLine(code, name, budget, final, completion, against(final, budget))


def ordered(lines: Sequence[BudgetLine], by: Order, *, turned: bool = False) -> tuple[BudgetLine, ...]:
    """Lines by size of difference, by completion (lowest first), by budget or final (largest first), or as
    printed; ``turned``: the other way round.

    Lines without the figure in question come last, in printed order.
    """
    sign = -1 if turned else 1

    def key(line: BudgetLine) -> tuple[bool, Decimal]:
        if by == "difference":
            figure = line.difference
            return figure is None, -sign * abs(figure.value) if figure is not None else Decimal(0)
        if by == "completion":
            ratio = line.ratio
            return ratio is None, sign * ratio if ratio is not None else Decimal(0)
        figure = line.budget if by == "budget" else line.final
        return figure is None, -sign * figure.value if figure is not None else Decimal(0)

    if by == "code":
        return tuple(reversed(lines)) if turned else tuple(lines)
    return tuple(sorted(lines, key=key))


def driver_of(view: BudgetView) -> Driver | None:
    """The item behind most of the whole's difference; None where there is none to explain."""
    whole = view.whole.difference
    if whole is None or not whole.value:
        return None
    same = [line for line in view.budgeted if line.direction == view.whole.direction]
    if not same:
        return None
    line = max(same, key=lambda line: abs(line.difference.value) if line.difference else Decimal(0))
    part = line.difference
    against = (other.difference for other in view.budgeted if other.direction != view.whole.direction)
    offset = sum((abs(difference.value) for difference in against if difference), Decimal(0))
    if part is None or offset > abs(whole.value) * MOST_OFFSET:
        return Driver(line, None)
    return Driver(line, share(part, whole))
