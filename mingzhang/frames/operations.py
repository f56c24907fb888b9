"""机关运行经费, 政府采购 and 国有资产占用: tables 10 and 11, and what only the text says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from mingzhang.frames.figures import Figure, difference, of_cell, of_fact, share, slack
from mingzhang.frames.kinds import own_measure
from mingzhang.frames.structure import Item, Tree, economic_of, tree_of
from mingzhang.model import Cell, Fact, Measure, Reason, Report, Row, Source, Table

ProcurementId = Literal["total", "goods", "works", "services", "small_medium", "small_micro"]
Relation = Literal["equal", "within", "above", "unknown"]

PROCUREMENT_NAMES: Mapping[ProcurementId, str] = {
    "goods": "货物",
    "works": "工程",
    "services": "服务",
    "total": "政府采购支出合计",
    "small_medium": "授予中小企业合同",
    "small_micro": "其中：授予小微企业合同",
}
KINDS: tuple[ProcurementId, ...] = ("goods", "works", "services")
"""What the total is the sum of."""


@dataclass(frozen=True, slots=True)
class OperatingCosts:
    """机关运行经费. ``tree`` is None where the report has no table of it, only a sentence."""

    table: Table | None
    tree: Tree | None
    total: Figure | None
    stated: Figure | None
    budget: Figure | None
    change: Figure | None
    growth: Figure | None
    prior: Figure | None
    reason: Reason | None
    public: Figure | None
    """公用经费 of table 06, which 机关运行经费 cannot exceed."""
    none_this_year: Source | None

    @property
    def relation(self) -> Relation:
        """How the total stands to 公用经费, rounding allowed for."""
        if self.total is None or self.public is None:
            return "unknown"
        gap = self.total.value - self.public.value
        if abs(gap) <= slack(self.total, self.public):
            return "equal"
        return "above" if gap > 0 else "within"

    def spent(self) -> tuple[Item, ...]:
        """The 款 (or 类 without a listed 款) with a figure other than zero, largest first."""
        if self.tree is None:
            return ()
        amounts = {
            item.code: figure.value
            for item in self.tree.leaves()
            if (figure := item.figure(self.tree.column)) is not None and figure.value
        }
        return tuple(
            self.tree.by_code[code] for code in sorted(amounts, key=lambda code: amounts[code], reverse=True)
        )

    def unspent(self) -> tuple[Item, ...]:
        """The listed items that are blank or zero, in printed order."""
        if self.tree is None:
            return ()
        spent = {item.code for item in self.spent()}
        return tuple(item for item in self.tree.leaves() if item.code not in spent)


@dataclass(frozen=True, slots=True)
class ProcurementLine:
    """A line of 政府采购: the table's cell (None without such a row) and the text's figure."""

    id: ProcurementId
    name: str
    table: Cell | None
    stated: Figure | None
    stated_share: Figure | None
    """The share that the text prints for the line."""
    share: Figure | None
    """Derived: of the total, or for 小微 of 中小."""

    @property
    def figure(self) -> Figure | None:
        return of_cell(self.table) or self.stated


@dataclass(frozen=True, slots=True)
class Procurement:
    """政府采购: spending by kind and contracts to small firms."""

    table: Table | None
    lines: Mapping[ProcurementId, ProcurementLine]
    others: tuple[Fact, ...]
    """Money that the text names beyond the table's lines (预留, 中标 …), in its order."""
    none_this_year: Source | None

    @property
    def total(self) -> Figure | None:
        return self.lines["total"].figure

    def kinds(self) -> tuple[ProcurementLine, ...]:
        """Goods, works, services: largest first, then blanks in the form's order."""

        def size(line: ProcurementLine) -> tuple[bool, float]:
            figure = line.figure
            return (figure is None, -float(figure.value) if figure is not None else 0.0)

        return tuple(sorted((self.lines[kind] for kind in KINDS), key=size))


@dataclass(frozen=True, slots=True)
class Asset:
    """A count of 国有资产占用: vehicles by use, equipment above a unit price."""

    name: str
    figure: Figure
    vehicle: bool
    whole: bool
    """The vehicles in total, of which the others are parts."""


PLANNED = ("安排购置", "拟购置", "计划购置", "预算购置")
"""Words of a sentence that counts what is to be bought, not what there is."""


@dataclass(frozen=True, slots=True)
class Operations:
    """What one page shows of how the office runs and buys."""

    year: int | None
    costs: OperatingCosts
    procurement: Procurement
    assets: tuple[Asset, ...]
    planned: tuple[Asset, ...]
    """In a budget: what is to be bought this year."""

    @property
    def vehicles(self) -> Asset | None:
        return next((asset for asset in self.assets if asset.whole), None)


def operations(report: Report) -> Operations:
    """机关运行经费, 政府采购 and 国有资产占用 of a report."""
    return Operations(
        report.year, _costs(report), _procurement(report), assets_of(report), assets_of(report, planned=True)
    )


# ---------------------------------------------------------------- 机关运行经费


def _costs(report: Report) -> OperatingCosts:
    table = report.table("operating_costs")
    listed = table is not None and any(row.code for row in table.rows)
    tree = tree_of(table, "amount") if table is not None and listed and not table.empty else None
    facts = [fact for fact in report.facts if "机关运行经费" in fact.subject]
    stated = of_fact(_first(facts, own_measure(report)))
    total = (tree.figure() if tree is not None else _only_figure(table)) or stated
    change = of_fact(_first([fact for fact in facts if fact.unit == "万元"], "change"))
    economic = economic_of(report)
    prior = of_fact(_first(facts, "prior")) or (difference(total, change) if total and change else None)
    reasons = [reason for reason in report.reasons if "机关运行经费" in reason.subject]
    return OperatingCosts(
        table=table,
        tree=tree,
        total=total,
        stated=stated,
        budget=of_fact(_first(facts, "budget", "initial_budget")) if report.kind != "budget" else None,
        change=change,
        growth=of_fact(_first(facts, "growth")),
        prior=prior,
        reason=next(iter(sorted(reasons, key=lambda reason: reason.explains != "prior")), None),
        public=economic.public if economic is not None else None,
        none_this_year=none_stated(table, ("机关运行经费",)) if total is None else None,
    )


def _only_figure(table: Table | None) -> Figure | None:
    """What a table of one row prints: a budget's 机关运行经费 is not listed by item."""
    if table is None or len(table.rows) != 1:
        return None
    return of_cell(table.rows[0].cells.get("amount"))


def _first(facts: Iterable[Fact], *measures: Measure) -> Fact | None:
    """The first of the measures, in their order, that the facts hold."""
    known = tuple(facts)
    return next((fact for measure in measures for fact in known if fact.measure == measure), None)


def none_stated(table: Table | None, subjects: tuple[str, ...]) -> Source | None:
    """Where the report says that there is nothing of the subject: an empty table's note."""
    if table is None or not table.empty:
        return None
    words = ("没有", "无", "未发生", "未安排", "不涉及")
    for note in table.notes:
        if any(word in note.text for word in words) and (
            any(subject in note.text for subject in subjects) or "本表" in note.text
        ):
            return note.source
    return None


# ---------------------------------------------------------------- 政府采购


def procurement_line(name: str) -> ProcurementId | None:
    """The line that a row's name or a fact's subject stands for; None for any other."""
    if "预留" in name or "其他政府采购项目" in name:
        return None
    if "小微" in name or "小型微型" in name or "小型、微型" in name:
        return "small_micro"
    if "中小" in name:
        return "small_medium"
    for kind in KINDS:
        if PROCUREMENT_NAMES[kind] in name:
            return kind
    if "政府采购" in name or "采购支出" in name or "合计" in name:
        return "total"
    return None


def _procurement(report: Report) -> Procurement:
    table = report.table("procurement")
    rows: dict[ProcurementId, Row] = {}
    for row in table.rows if table is not None else ():
        line = procurement_line(row.name)
        if line is not None:
            rows.setdefault(line, row)
    facts = [fact for fact in report.facts if "采购" in fact.subject + fact.section and not fact.derived]
    stated, shares, others = _stated_procurement(facts)
    figures: dict[ProcurementId, Figure | None] = {
        line: (of_cell(rows[line].cells.get("amount")) if line in rows else None) or of_fact(stated.get(line))
        for line in PROCUREMENT_NAMES
    }
    lines: dict[ProcurementId, ProcurementLine] = {
        line: ProcurementLine(
            line,
            name,
            rows[line].cells.get("amount", Cell()) if line in rows else None,
            of_fact(stated.get(line)),
            of_fact(shares.get(line)),
            _share(line, figures),
        )
        for line, name in PROCUREMENT_NAMES.items()
    }
    empty = figures["total"] is None
    return Procurement(table, lines, others, none_stated(table, ("政府采购",)) if empty else None)


def _stated_procurement(
    facts: Iterable[Fact],
) -> tuple[dict[ProcurementId, Fact], dict[ProcurementId, Fact], tuple[Fact, ...]]:
    amounts: dict[ProcurementId, Fact] = {}
    shares: dict[ProcurementId, Fact] = {}
    others: list[Fact] = []
    for fact in facts:
        line = procurement_line(fact.subject)
        if fact.unit == "%":
            if line is not None and fact.measure == "share":
                shares.setdefault(line, fact)
        elif fact.unit == "万元" and fact.measure not in ("change", "prior"):
            if line is None or line in amounts:
                others.append(fact)
            else:
                amounts[line] = fact
    return amounts, shares, tuple(others)


def _share(line: ProcurementId, figures: Mapping[ProcurementId, Figure | None]) -> Figure | None:
    if line == "total":
        return None
    part, whole = figures[line], figures["small_medium" if line == "small_micro" else "total"]
    return share(part, whole) if part is not None and whole is not None else None


# ---------------------------------------------------------------- 国有资产占用


def assets_of(report: Report, *, planned: bool = False) -> tuple[Asset, ...]:
    """The counts of vehicles and large equipment, in the text's order, the vehicles' total first.

    ``planned``: those that the year's budget is to buy, in place of those that there are.
    """
    found: list[Asset] = []
    for fact in report.facts:
        if planned != any(words in fact.sentence for words in PLANNED):
            continue
        bought = () if planned else ("购置",)
        of_three_public = "三公" in fact.section or any(word in fact.subject for word in (*bought, "保有"))
        if fact.measure != "count" or fact.derived or fact.period != "current" or of_three_public:
            continue
        vehicle = "车" in fact.subject and "设备" not in fact.subject
        figure = of_fact(fact)
        if figure is None or not (vehicle or "设备" in fact.subject):
            continue
        whole = vehicle and "用车" not in fact.subject and not any(asset.whole for asset in found)
        found.append(Asset(fact.subject, figure, vehicle, whole))
    return tuple(sorted(found, key=lambda asset: not asset.whole))
