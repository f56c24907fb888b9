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

from mingzhang.frames.figures import Figure, difference, of_fact, share, slack, total
from mingzhang.frames.kinds import own_measure
from mingzhang.frames.structure import EXPENDITURE_TABLES, FUNDS, Item, Tree, tree_of
from mingzhang.model import Basis, Fact, Measure, Reason, Report

Order = Literal["difference", "completion", "final", "code"]
Direction = Literal["over", "under", "equal"]

Compared = Literal["initial_budget", "budget", "prior"]
"""What a report's own amounts are set against."""

BUDGET_MEASURES: tuple[Measure, ...] = ("initial_budget", "budget")
LABELS: Mapping[Compared, str] = {"initial_budget": "年初预算", "budget": "预算", "prior": "上年数"}
PRIOR_LABELS: Mapping[Basis | None, str] = {
    "prior_budget": "上年预算",
    "prior_final": "上年决算",
    "prior_execution": "上年执行数",
}
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


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One item: what was planned, what was spent, and what the report says about it.

    In a budget, ``budget`` is last year's figure, ``final`` this year's budget and ``completion`` the
    printed growth. Money in 万元, rates in per cent. ``code`` is None where the narrative names an item that
    no table has, and for the whole.
    """

    code: str | None
    name: str
    budget: Figure | None
    final: Figure | None
    completion: Figure | None
    """As printed; for a subtotal of chosen items, derived."""
    difference: Figure | None
    """决算 − 年初预算, derived."""
    reason: Reason | None = None
    published: Figure | None = None
    """What the department's published budget prints for the item, where that file is at hand too."""

    @property
    def direction(self) -> Direction | None:
        """Whether more or less was spent than planned; None where either is not known."""
        if self.difference is None:
            return None
        sign = self.difference.value
        return "over" if sign > 0 else "under" if sign < 0 else "equal"

    @property
    def from_published(self) -> bool:
        """Whether the budget was taken from the department's published budget."""
        return self.budget is not None and self.budget == self.published

    @property
    def ratio(self) -> Decimal | None:
        """Final in per cent of budget for placing marks; None where there is no budget above zero."""
        if self.budget is None or self.final is None or self.budget.value <= 0:
            return None
        return self.final.value / self.budget.value * 100


@dataclass(frozen=True, slots=True)
class BudgetView:
    """The items of one fund, with their whole."""

    fund: str
    """Name of the fund, e.g. 一般公共预算财政拨款."""
    measure: Compared
    lines: tuple[BudgetLine, ...]
    whole: BudgetLine
    tree: Tree | None
    complete: bool = True
    """All the fund's items are here, none filtered away."""
    basis: Basis | None = None
    """In a budget: what of last year its items are set against."""
    published: str | None = None
    """First 16 digits of the published budget's sha256, where budgets were taken from that file."""

    @property
    def label(self) -> str:
        """What the report calls that which its amounts are set against."""
        return PRIOR_LABELS.get(self.basis, LABELS["prior"]) if self.prior else LABELS[self.measure]

    @property
    def prior(self) -> bool:
        """Whether this is a budget set against last year."""
        return self.measure == "prior"

    @property
    def own_label(self) -> str:
        """What the report's own amounts are."""
        return "本年预算" if self.prior else "支出决算"

    @property
    def rate_label(self) -> str:
        """What the printed rate is."""
        return "增减率" if self.prior else "完成率"

    @property
    def budgeted(self) -> tuple[BudgetLine, ...]:
        """The lines whose budget and final are both known."""
        return tuple(line for line in self.lines if line.difference is not None)

    @property
    def sum_of_budgets(self) -> Figure | None:
        """The items' budgets together, derived; None where no item has one."""
        return total(line.budget for line in self.lines if line.budget is not None)

    @property
    def gap(self) -> Figure | None:
        """Stated total − Σ items' budgets, where rounding cannot explain it; else None.

        Only where every item with a final account has its budget: a part is never set against the whole.
        """
        whole, parts = self.whole.budget, self.sum_of_budgets
        if not self.complete or whole is None or parts is None or whole.derived or not self._closed:
            return None
        if whole.source is None or any(line.from_published for line in (*self.lines, self.whole)):
            return None
        gap = difference(whole, parts)
        budgets = [line.budget for line in self.lines if line.budget is not None]
        return gap if abs(gap.value) > slack(whole, *budgets) else None

    @property
    def _closed(self) -> bool:
        """Whether the items without a budget figure are matched by named items without a code.

        A narrative may call an item by another name than the table does: then the table's item has no
        budget figure and the narrative's has no code, yet nothing is missing from the sum.
        """
        unnamed = sum(1 for line in self.lines if line.code is None and line.budget is not None)
        lacking = sum(1 for line in self.lines if line.budget is None and _is_money(line.final))
        return lacking <= unnamed


def _is_money(figure: Figure | None) -> bool:
    return figure is not None and figure.value != 0


@dataclass(frozen=True, slots=True)
class Driver:
    """The item that makes the largest part of the whole's difference, in the same direction."""

    line: BudgetLine
    share: Figure | None
    """Its part of the whole's difference in per cent, derived."""


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
    view = BudgetView(fund, measure, tuple(lines), _whole(report, tree, named), tree, basis=basis)
    return _with_sum(view) if measure == "prior" else view


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


def against(final: Figure | None, budget: Figure | None) -> Figure | None:
    """Final − budget; zero where only the finer print of one of them makes a difference."""
    if final is None or budget is None:
        return None
    found, coarser = difference(final, budget), max(final.quantum, budget.quantum)
    if final.quantum != budget.quantum and abs(found.value) <= coarser / 2:
        return replace(found, value=Decimal(0), quantum=coarser)
    return found


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
    lacking = any(line.budget is None and _is_money(line.final) for line in lines)
    budget = None if lacking else total(line.budget for line in lines if line.budget is not None)
    completion = None
    if final is not None and budget is not None and not view.prior:
        completion = share(final, budget)
    name = f"{item.name}小计" if item is not None else "小计"
    return BudgetLine(code, name, budget, final, completion, against(final, budget))


def ordered(lines: Sequence[BudgetLine], by: Order) -> tuple[BudgetLine, ...]:
    """Lines by size of difference, by completion (lowest first), by final (largest first), or as printed.

    Lines without the figure in question come last, in printed order.
    """

    def key(line: BudgetLine) -> tuple[bool, Decimal]:
        if by == "difference":
            figure = line.difference
            return figure is None, -abs(figure.value) if figure is not None else Decimal(0)
        if by == "completion":
            ratio = line.ratio
            return ratio is None, ratio if ratio is not None else Decimal(0)
        return line.final is None, -line.final.value if line.final is not None else Decimal(0)

    return tuple(lines) if by == "code" else tuple(sorted(lines, key=key))


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
    return Driver(line, share(part, whole) if part is not None else None)
