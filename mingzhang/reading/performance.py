"""Grids → 项目支出绩效自评表: funds with rates, indicators with targets, points and scores."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mingzhang.model import Cell, Fund, Indicator, Project, ReadingWarning, Source
from mingzhang.reading.document import Document, GridCell, enclosing_box
from mingzhang.reading.numbers import is_blank_mark, parse_amount
from mingzhang.reading.performance_layout import (
    ACHIEVEMENT_LABEL,
    DEPARTMENT_LABEL,
    FUND_LABELS,
    GOAL_LABEL,
    INDICATOR_LABELS,
    PROJECT_LABEL,
    TOTAL_LABEL,
    UNIT_LABEL,
    GridRow,
    PlacedGrid,
    is_fund_header,
    is_indicator_header,
    label_of,
    labelled,
    performance_forms,
    rows_of,
)

_DIRECTION = re.compile(r"[<>=≥≤＜＞＝≧≦]{1,2}")
UNITS = {"points": "分", "score": "分", "rate": "%"}
"""Units of a form's figures; all others are money."""


def read_projects(document: Document) -> tuple[tuple[Project, ...], tuple[ReadingWarning, ...]]:
    """Every self-evaluation form of the document, and what of them could not be read."""
    readers = [_FormReader(document.sha256, form) for form in performance_forms(document)]
    projects = tuple(reader.read() for reader in readers)
    return projects, tuple(warning for reader in readers for warning in reader.warnings)


@dataclass(slots=True)
class _Draft:
    """An indicator while its row is read; a row torn by a page break adds to it."""

    texts: dict[str, str] = field(default_factory=dict[str, str])
    cells: dict[str, Cell] = field(default_factory=dict[str, Cell])


class _FormReader:
    """Reads one form row by row: money, goals, indicators, total."""

    def __init__(self, sha256: str, form: tuple[PlacedGrid, ...]) -> None:
        self.sha256 = sha256
        self.form = form
        self.rows = [
            row for number, one in enumerate(form) for row in rows_of(one.grid, continued=number > 0)
        ]
        self.money_unit = _money_unit(self.rows)
        self.warnings: list[ReadingWarning] = []

    def read(self) -> Project:
        """The form's project."""
        name_cell = self._beside(PROJECT_LABEL)
        points, score = self._totals()
        return Project(
            name=_joined(name_cell),
            department=_joined(self._beside(DEPARTMENT_LABEL)),
            unit=_joined(self._beside(UNIT_LABEL)),
            pages=tuple(dict.fromkeys(one.page for one in self.form)),
            funds=tuple(self._funds()),
            indicators=tuple(self._indicators()),
            points=points,
            score=score,
            source=self._source(name_cell, self.form[0].page) if name_cell else None,
            goal=self._below(GOAL_LABEL),
            achievement=self._below(ACHIEVEMENT_LABEL),
        )

    def _beside(self, label: re.Pattern[str]) -> GridCell | None:
        for row in self.rows:
            for position, cell in enumerate(row.covering):
                if cell in row.own and label.fullmatch(label_of(cell.text)):
                    return next((other for other in row.covering[position + 1 :] if other.text), None)
        return None

    def _below(self, label: re.Pattern[str]) -> str:
        for number, row in enumerate(self.rows[:-1]):
            names = [cell for cell in row.own if label.fullmatch(label_of(cell.text))]
            both = any(ACHIEVEMENT_LABEL.fullmatch(label_of(cell.text)) for cell in row.own)
            if names and both:
                under = _at(self.rows[number + 1].own, names[-1])
                return _joined(under)
        return ""

    def _funds(self) -> Iterable[Fund]:
        start = next((number for number, row in enumerate(self.rows) if is_fund_header(row)), None)
        if start is None:
            return
        header = labelled(self.rows[start].own, FUND_LABELS)
        left = min(cell.box[0] for cell in header.values())
        for row in self.rows[start + 1 :]:
            if is_indicator_header(row) or any(
                GOAL_LABEL.fullmatch(label_of(cell.text)) for cell in row.covering
            ):
                return
            names = [cell for cell in row.own if cell.text and cell.box[2] <= left + 3]
            if names:
                yield Fund(_joined(names[-1]), self._figures(row, header))

    def _indicators(self) -> Iterable[Indicator]:
        header: dict[str, GridCell] = {}
        drafts: list[_Draft] = []
        levels = {"level1": "", "level2": ""}
        for row in self.rows:
            if is_indicator_header(row):
                header = labelled(row.covering, INDICATOR_LABELS)
                continue
            if not header:
                continue
            if _total_cell(row) is not None:
                break
            self._fill_levels(drafts, levels, row, header)
            self._add(drafts, row, header, levels)
        for draft in drafts:
            yield Indicator(
                level1=draft.texts.get("level1", ""),
                level2=draft.texts.get("level2", ""),
                name=draft.texts.get("name", ""),
                target=draft.texts.get("target", ""),
                actual=draft.texts.get("actual", ""),
                reason=draft.texts.get("reason", ""),
                cells=draft.cells,
            )

    def _fill_levels(
        self, drafts: list[_Draft], levels: dict[str, str], row: GridRow, header: Mapping[str, GridCell]
    ) -> None:
        for level, before in levels.items():
            cell = _at(row.covering, header[level]) if level in header else None
            text = _joined(cell)
            if not text:
                continue
            levels[level] = text
            if row.continued and before and not before.endswith("指标") and (before + text).endswith("指标"):
                # A level's name torn by the page break: its rows on both pages are the same level.
                levels[level] = before + text
                for draft in drafts:
                    if draft.texts.get(level) == before:
                        draft.texts[level] = before + text

    def _add(
        self, drafts: list[_Draft], row: GridRow, header: Mapping[str, GridCell], levels: Mapping[str, str]
    ) -> None:
        texts: dict[str, str] = {}
        cells: dict[str, Cell] = {}
        for name in ("name", "target", "actual", "reason"):
            cell = _at(row.own, header[name]) if name in header else None
            texts[name] = _joined(cell)
            if cell is not None and cell.characters and name in ("target", "actual"):
                cells[name] = Cell(None, self._source(cell, row.page))
        apart = {
            name: _joined(_at(row.own, header[name])) for name in ("direction", "unit") if name in header
        }
        texts |= {name: _whole_target(texts[name], apart, name) for name in ("target", "actual")}
        figures = self._figures(row, {name: header[name] for name in ("points", "score") if name in header})
        if not any(texts.values()) and not any(cell.source for cell in figures.values()):
            return
        if row.continued and not any(cell.source for cell in figures.values()):
            # A row (or the header itself) torn by the page break: only the rest of its words is here.
            for last in drafts[-1:]:
                last.texts.update({name: last.texts[name] + text for name, text in texts.items()})
            return
        drafts.append(_Draft(texts | dict(levels), cells | figures))

    def _totals(self) -> tuple[Cell, Cell]:
        header: dict[str, GridCell] = {}
        for row in self.rows:
            if is_indicator_header(row):
                header = labelled(row.covering, INDICATOR_LABELS)
            elif header and (label := _total_cell(row)) is not None:
                wanted = {name: header[name] for name in ("points", "score") if name in header}
                figures = self._figures(row, wanted)
                if all(cell.amount for cell in figures.values()):
                    return figures.get("points", Cell()), figures.get("score", Cell())
                return self._totals_in_order(row, label)
        return Cell(), Cell()

    def _totals_in_order(self, row: GridRow, label: GridCell) -> tuple[Cell, Cell]:
        """A total row whose cells are merged otherwise than the header's: points, then score."""
        printed = [cell for cell in row.own if cell is not label and parse_amount(_joined(cell), "分")]
        figures = [self._figure(cell, "score", row.page) for cell in printed]
        if len(figures) == 2:
            return figures[0], figures[1]
        return Cell(), figures[0] if len(figures) == 1 else Cell()

    def _figures(self, row: GridRow, header: Mapping[str, GridCell]) -> dict[str, Cell]:
        return {name: self._figure(_at(row.own, head), name, row.page) for name, head in header.items()}

    def _figure(self, cell: GridCell | None, name: str, page: int) -> Cell:
        if cell is None or not cell.characters:
            return Cell()
        text = _joined(cell)
        amount = parse_amount(text, UNITS.get(name, self.money_unit))
        if amount is None and not is_blank_mark(text):
            message = f"自评表中“{text}”不是一个数，未作数值读取"
            self.warnings.append(ReadingWarning("unreadable_number", message, page))
        return Cell(amount, self._source(cell, page))

    def _source(self, cell: GridCell, page: int) -> Source:
        return Source(self.sha256, page, enclosing_box(cell.characters), _joined(cell))


def _joined(cell: GridCell | None) -> str:
    return cell.text.replace("\n", "") if cell else ""


def _whole_target(text: str, apart: Mapping[str, str], name: str) -> str:
    """A value whose direction and unit stand in columns of their own: >= | 95 | %."""
    if not text or not text.replace(".", "").replace(",", "").isdigit():
        return text
    direction = apart.get("direction", "") if name == "target" else ""
    return f"{direction if _DIRECTION.fullmatch(direction) else ''}{text}{apart.get('unit', '')}"


def _at(cells: Iterable[GridCell], head: GridCell) -> GridCell | None:
    """The cell that stands under ``head``: the one that shares most of its width."""
    best, most = None, 0.0
    for cell in cells:
        shared = min(cell.box[2], head.box[2]) - max(cell.box[0], head.box[0])
        if shared > most and shared > 0.5 * min(cell.box[2] - cell.box[0], head.box[2] - head.box[0]):
            best, most = cell, shared
    return best


def _total_cell(row: GridRow) -> GridCell | None:
    return next((cell for cell in row.own if TOTAL_LABEL.fullmatch(label_of(cell.text))), None)


def _money_unit(rows: Iterable[GridRow]) -> str:
    """万元 unless a label of the form's money says another unit."""
    for row in rows:
        for cell in row.own:
            found = re.search(r"[(（](?:单位[:：])?(亿元|万元|元)[)）]", _joined(cell))
            if found and not any(character.isdigit() for character in cell.text):
                return found[1]
    return "万元"
