"""How a 项目支出绩效自评表 is laid out: its labels, by what they are called in several provinces.

Known by content, never by position: a form names its project (项目名称), its money under headers
such as 全年预算数 / 全年执行数, and its indicators under 一级指标 … 得分. Weights and columns differ by
province, so that columns are found by their header's words and matched by where they stand.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from mingzhang.reading.document import Document, Grid, GridCell

PROJECT_LABEL = re.compile(r"(一级|二级)?(政策和|专项)?项目(\(政策\)|\(专项\)|和政策)?名称")
DEPARTMENT_LABEL = re.compile(r"主管(预算)?(部门|单位)(名称|\(单位\))?(及代码|及编码)?|预算主管部门")
UNIT_LABEL = re.compile(r"(项目)?(具体)?实施(单位|部门|\(用款\)单位)(名称)?|预算单位|项目单位|项目实施单位")
TOTAL_LABEL = re.compile(r"(自评)?总(得)?分(合计)?|总计|合计|自评得分合计|绩效自评总分")
GOAL_LABEL = re.compile(r"(年初|年度|预期)?(设定|预期|总体|绩效)*目标")
ACHIEVEMENT_LABEL = re.compile(r"(全年|年度|目标)?(实际|总体)?(目标)?完成情况")

FUND_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("initial_budget", re.compile(r"年初(预算)?(数|金额|资金)?")),
    ("budget", re.compile(r"(全年|年度|调整后?|调整后全年)?预算(数|金额|资金|执行数)?|预算安排(数|资金)?")),
    ("final", re.compile(r"(全年|年度)?(实际)?(执行|支出|到位及执行)(数|金额|资金)?|实际支出(数|金额)?")),
    ("points", re.compile(r"(标准)?分值|权重(分)?|满分")),
    ("rate", re.compile(r"(预算)?(资金)?执行率|执行率")),
    ("score", re.compile(r"(自评|实际|执行率)?得分")),
)
INDICATOR_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("level1", re.compile(r"一级指标(名称)?")),
    ("level2", re.compile(r"二级指标(名称)?")),
    ("name", re.compile(r"三级指标(名称)?|指标名称|指标内容|四级指标")),
    (
        "target",
        re.compile(r"(年度|年初|预期|计划|全年|绩效)*(指标|目标)(指标)?(值|值\(a\))|年度指标|计划(完成)?值"),
    ),
    (
        "actual",
        re.compile(
            r"(全年|年度)?(实际)?(指标)?(完成|实际|指标)(指标)?值(\(b\))?|(全年|实际|年度|指标)*完成(情况|结果)"
        ),
    ),
    ("direction", re.compile(r"指标性质|指标方向")),
    ("unit", re.compile(r"(度量|计量|指标值?)单位")),
    ("points", re.compile(r"(指标|标准|设定)?分值|(指标)?权重(分值)?|满分")),
    ("score", re.compile(r"(自评|实际|指标)?得分|自评分(值)?")),
    ("reason", re.compile(r".*(偏差|未完成|扣分|改进).*|备注|说明")),
)

_FOOTNOTE = re.compile(
    r"\((?:[a-z]|[a-z]/[a-z]|\d+分?|\d+分?[x×]?(?:预算)?执行率|%|万元|元|分|\d+%|[a-z]=.*)\)$"
)


@dataclass(frozen=True, slots=True)
class PlacedGrid:
    """A grid of the document, by its page and its place on it."""

    grid: Grid
    page: int
    index: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid: the cells that begin in it, and those that cover it from above."""

    page: int
    own: tuple[GridCell, ...]
    covering: tuple[GridCell, ...]
    continued: bool
    """The first row of a form's further page."""


def label_of(text: str) -> str:
    """``text`` as a label: half-width, without blanks, colons and footnotes such as (A), (10分)."""
    plain = re.sub(r"[\s::;*]", "", unicodedata.normalize("NFKC", text)).lower()
    while (shorter := _FOOTNOTE.sub("", plain)) != plain and shorter:
        plain = shorter
    return plain


def labelled(
    cells: tuple[GridCell, ...], labels: tuple[tuple[str, re.Pattern[str]], ...]
) -> dict[str, GridCell]:
    """Which of ``cells`` is which header; each id once, the first cell that fits."""
    found: dict[str, GridCell] = {}
    for cell in cells:
        plain = label_of(cell.text)
        for name, pattern in labels:
            if plain and name not in found and pattern.fullmatch(plain):
                found[name] = cell
                break
    return found


def is_fund_header(row: GridRow) -> bool:
    """A row that heads the form's money."""
    found = labelled(row.own, FUND_LABELS)
    return "final" in found and ("budget" in found or "initial_budget" in found)


def is_indicator_header(row: GridRow) -> bool:
    """A row that heads the form's indicators."""
    found = labelled(row.covering, INDICATOR_LABELS)
    begins = any(label_of(cell.text).startswith(("一级指标", "二级指标")) for cell in row.own)
    return begins and len({"level1", "level2", "name", "target", "points"} & found.keys()) >= 3


def rows_of(grid: Grid, *, continued: bool = False) -> tuple[GridRow, ...]:
    """The grid's rows, top to bottom, cells left to right."""
    rows: list[GridRow] = []
    for number in range(grid.rows):
        covering = sorted(
            (cell for cell in grid.cells if cell.row <= number < cell.row + cell.row_span),
            key=lambda cell: cell.box[0],
        )
        own = tuple(cell for cell in covering if cell.row == number)
        rows.append(GridRow(grid.page, own, tuple(covering), continued and number == 0))
    return tuple(rows)


def performance_forms(document: Document) -> tuple[tuple[PlacedGrid, ...], ...]:
    """The grids of each self-evaluation form, one tuple a form, its further pages included.

    A form begins where a grid names a project and heads money or indicators; it goes on with the
    first grid of each next page while that has the same outer edges and names no project.
    """
    placed = [
        PlacedGrid(grid, page.number, index)
        for page in document.pages
        for index, grid in enumerate(page.grids)
    ]
    forms: list[list[PlacedGrid]] = []
    for one in placed:
        if _begins_form(one.grid):
            forms.append([one])
        elif forms and _continues(forms[-1], one):
            forms[-1].append(one)
    return tuple(tuple(form) for form in forms if _has_indicators_or_funds(form))


def _begins_form(grid: Grid) -> bool:
    named = any(PROJECT_LABEL.fullmatch(label_of(cell.text)) for cell in grid.cells if cell.row <= 3)
    few_rows_are_lists = sum(bool(PROJECT_LABEL.fullmatch(label_of(cell.text))) for cell in grid.cells)
    return named and few_rows_are_lists >= 1 and _is_no_list(grid)


def _is_no_list(grid: Grid) -> bool:
    """A list of projects heads a column with 项目名称; a form has the name beside it."""
    for cell in grid.cells:
        if PROJECT_LABEL.fullmatch(label_of(cell.text)):
            beside = [other for other in grid.cells if other.row == cell.row and other.column > cell.column]
            return bool(beside) and not any(
                pattern.fullmatch(label_of(beside[0].text)) for _, pattern in FUND_LABELS + INDICATOR_LABELS
            )
    return False


def _continues(form: list[PlacedGrid], one: PlacedGrid) -> bool:
    last = form[-1]
    same_edges = abs(last.grid.box[0] - one.grid.box[0]) < 6 and abs(last.grid.box[2] - one.grid.box[2]) < 6
    follows = one.page == last.page + 1 and one.index == 0
    return follows and same_edges and not _ended(last.grid)


def _ended(grid: Grid) -> bool:
    last = rows_of(grid)[-1]
    return any(TOTAL_LABEL.fullmatch(label_of(cell.text)) for cell in last.own)


def _has_indicators_or_funds(form: list[PlacedGrid]) -> bool:
    return any(is_fund_header(row) or is_indicator_header(row) for one in form for row in rows_of(one.grid))
