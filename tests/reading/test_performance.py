"""Self-evaluation forms in several layouts, written as text.

``<`` is covered by the cell on its left, ``^`` by the cell above.
"""

from __future__ import annotations

from decimal import Decimal

from mingzhang.model import Cell, Project
from mingzhang.reading.document import Character, Document, Grid, GridCell, Page
from mingzhang.reading.lines import text_lines
from mingzhang.reading.performance import read_projects

WIDTH, HEIGHT = 60.0, 20.0

QINGHAI = """
项目名称|模拟项目甲|<|<|<|<|<|<|<
主管部门|模拟局|<|<|实施单位|模拟中心|<|<|<
项目资金(万元)||<|年初预算数|全年预算数|全年执行数|分值|执行率|得分
^|年度资金总额|<|100.00|120.00|90.50|10|75.42%|7.5
^|其中：当年财政拨款|<|100.00|120.00|90.50|--|75.42%|--
^|其他资金|<||||--||--
年度总体目标|预期目标|<|<|实际完成情况|<|<|<|<
^|保障运行|<|<|已完成90%|<|<|<|<
绩效指标|一级指标|二级指标|三级指标|年度指标值|实际指标值|分值|得分|偏差原因分析及改进措施
^|产出指标|数量指标|服务人数|≥95人|96人|40|40|
^|^|质量指标|合格率|100%|98%|20|18|人员不足
^|效益指标|社会效益指标|覆盖率|≥90%|95%|30|30|
总分|<|<|<|<|<|100|95.5|
"""

OTHER = """
项目支出绩效自评表|<|<|<|<|<|<
项目名称|模拟项目乙|<|<|<|<|<
主管部门|模拟局|<|<|项目实施单位|模拟局|<
项目资金（元）||全年预算数（A）|全年执行数（B）|分值（10分）|执行率（B/A）|得分
^|年度资金总额：|1,200,000.00|1,199,999.50|10|100.00|10
一级指标|二级指标|三级指标|年度指标值（A）|全年实际值（B）|分值|得分
产出指标|数量指标|发放次数|12次|12次|90|90
总分|<|<|<|<|100|100
"""

YUNNAN = """
项目支出绩效自评表|<|<|<|<|<|<|<|<|<
项目名称|模拟项目丙|<|<|<|<|<|<|<|<
主管部门|模拟局|<|<|<|实施单位|<|模拟局|<|<
项目资金（万元）||<|年初预算数|全年预算数|全年执行数|分值|执行率|得分|备注
^|年度资金总额|<|100.00|100.00|80.00|10.00|80.00%|8.00|
^|其中：当年财政拨款|<|100.00|100.00|80.00|-|-|-|
^|上年结转资金|<|||||-|-|
^|其他资金|<|||||-|-|
年度总体目标|预期目标|<|<|<|实际完成情况|<|<|<|<
^|完成服务|<|<|<|已完成|<|<|<|<
一级指标|二级指标|三级指标|指标性质|指标值|度量单位|实际完成值|分值|得分|偏差原因分析及改进措施
产出指标|数量指标|服务次数|>=|12|次|12|30.00|30.00|
^|质量指标|合格率|=|100|%|98|20.00|20.00|
效益指标|社会效益|知晓率|>=|90|%|95|30.00|30.00|
满意度指标|服务对象满意度|满意度|>=|95|%|96|10.00|10.00|
总分|<|<|<|<|<|<|100.00|98.00|优
"""
HUBEI = """
2024年度模拟项目丁绩效自评表|<|<|<|<|<|<
单位名称：模拟局|<|<|<|填报日期：2025年3月|<|<
项目名称|模拟项目丁|<|<|<|<|<
主管部门|模拟局|<|项目实施单位|模拟局|<|<
项目类别|1、部门预算项目□ 2、区直专项□|<|<|<|<|<
预算执行情况（万元）（20分）||预算数（A）|<|执行数（B）|执行率（B/A）|得分（20分*执行率）
^|年度财政资金总额|100.00|<|98.00|98.00%|19.60
年度目标1（80分）|一级指标|二级指标|三级指标|年初目标值（A）|实际完成值（B）|得分
^|产出指标|数量指标（20分）|服务次数|12次|12次|20
^|^|质量指标（20分）|合格率|≥95%|90%|20
^|效益指标|社会效益指标（40分）|知晓率|≥90%|95%|40
总分|<|<|<|<|<|99.6
偏差大或目标未完成原因分析|无|<|<|<|<|<
"""


def grid_from_text(text: str, page: int = 1, top: float = 100.0) -> Grid:
    rows = [line.split("|") for line in text.strip().splitlines()]
    cells: list[GridCell] = []
    for row, texts in enumerate(rows):
        for column, content in enumerate(texts):
            if content in ("<", "^"):
                continue
            width = 1
            while column + width < len(texts) and texts[column + width] == "<":
                width += 1
            height = 1
            while row + height < len(rows) and rows[row + height][column] == "^":
                height += 1
            x0, y0 = 50 + column * WIDTH, top + row * HEIGHT
            characters = tuple(
                Character(one, x0 + 2 + i, y0 + 4, x0 + 3 + i, y0 + 16, 12) for i, one in enumerate(content)
            )
            box = (x0, y0, x0 + width * WIDTH, y0 + height * HEIGHT)
            cells.append(GridCell(row, column, height, width, box, content, characters))
    x_edges = tuple(50 + i * WIDTH for i in range(len(rows[0]) + 1))
    y_edges = tuple(top + i * HEIGHT for i in range(len(rows) + 1))
    whole = (x_edges[0], y_edges[0], x_edges[-1], y_edges[-1])
    return Grid(page, whole, len(rows), len(rows[0]), x_edges, y_edges, tuple(cells))


def document(*pages: list[Grid]) -> Document:
    made: list[Page] = []
    for number, grids in enumerate(pages, 1):
        characters = tuple(one for grid in grids for cell in grid.cells for one in cell.characters)
        made.append(Page(number, 842, 595, characters, text_lines(number, characters), (), tuple(grids)))
    return Document("x.pdf", "0" * 64, tuple(made))


def value(cell: Cell) -> Decimal | None:
    return cell.amount.value if cell.amount else None


def only(found: Document) -> Project:
    projects, warnings = read_projects(found)
    assert not warnings
    (project,) = projects
    return project


def test_qinghai_layout() -> None:
    project = only(document([grid_from_text(QINGHAI)]))
    assert (project.name, project.department, project.unit) == ("模拟项目甲", "模拟局", "模拟中心")
    assert (project.goal, project.achievement) == ("保障运行", "已完成90%")
    assert [fund.name for fund in project.funds] == ["年度资金总额", "其中：当年财政拨款", "其他资金"]
    total = project.funds[0].cells
    assert {name: str(value(cell)) for name, cell in total.items()} == {
        "initial_budget": "100.00",
        "budget": "120.00",
        "final": "90.50",
        "points": "10",
        "rate": "75.42",
        "score": "7.5",
    }
    assert value(project.funds[1].cells["points"]) is None
    assert project.funds[1].cells["points"].source is not None
    assert [(one.level1, one.level2, one.name) for one in project.indicators] == [
        ("产出指标", "数量指标", "服务人数"),
        ("产出指标", "质量指标", "合格率"),
        ("效益指标", "社会效益指标", "覆盖率"),
    ]
    assert project.indicators[1].reason == "人员不足"
    assert value(project.indicators[1].cells["score"]) == 18
    assert (value(project.points), value(project.score)) == (100, Decimal("95.5"))


def test_another_layout_in_yuan_without_initial_budget() -> None:
    project = only(document([grid_from_text(OTHER)]))
    assert project.name == "模拟项目乙"
    total = project.funds[0].cells
    assert value(total["budget"]) == 120
    assert value(total["final"]) == Decimal("119.99995")
    assert "initial_budget" not in total
    assert value(project.score) == 100


def test_direction_and_unit_of_a_target_in_columns_of_their_own() -> None:
    project = only(document([grid_from_text(YUNNAN)]))
    assert [(one.target, one.actual) for one in project.indicators] == [
        (">=12次", "12次"),
        ("=100%", "98%"),
        (">=90%", "95%"),
        (">=95%", "96%"),
    ]
    assert (value(project.points), value(project.score)) == (100, 98)


def test_weights_told_within_the_headers() -> None:
    project = only(document([grid_from_text(HUBEI)]))
    (fund,) = project.funds
    assert {name: value(cell) for name, cell in fund.cells.items()} == {
        "budget": 100,
        "final": 98,
        "rate": 98,
        "score": Decimal("19.60"),
    }
    assert [value(one.cells["score"]) for one in project.indicators] == [20, 20, 40]
    assert value(project.score) == Decimal("99.6")


def test_a_form_runs_over_a_page() -> None:
    lines = QINGHAI.strip().splitlines()
    rest = [line.replace("^", "", 1) for line in lines[10:]]
    rest[0] = rest[0].replace("^", "")
    first, second = "\n".join(lines[:10]), "\n".join(rest)
    project = only(document([grid_from_text(first)], [grid_from_text(second, page=2, top=60)]))
    assert project.pages == (1, 2)
    assert [one.level1 for one in project.indicators] == ["产出指标", "产出指标", "效益指标"]
    assert project.indicators[1].cells["points"].source.page == 2  # type: ignore[union-attr]
    assert value(project.score) == Decimal("95.5")


def test_a_row_torn_by_the_page_break_is_one_row() -> None:
    lines = QINGHAI.strip().splitlines()
    lines[10] = lines[10].replace("质量指标|合格率", "质量指|合")
    torn = "||标|格率|||||"
    rest = [torn, lines[11].replace("^", "", 1), lines[12]]
    first, second = "\n".join(lines[:11]), "\n".join(rest)
    project = only(document([grid_from_text(first)], [grid_from_text(second, page=2, top=60)]))
    assert [(one.level2, one.name) for one in project.indicators] == [
        ("数量指标", "服务人数"),
        ("质量指标", "合格率"),
        ("社会效益指标", "覆盖率"),
    ]


def test_what_is_no_number_is_said() -> None:
    _, warnings = read_projects(document([grid_from_text(QINGHAI.replace("90.50|10", "九十|10"))]))
    assert [(warning.code, warning.page) for warning in warnings] == [("unreadable_number", 1)]


def test_a_list_of_projects_is_no_form() -> None:
    listed = "序号|项目名称|预算数|执行数\n1|模拟项目甲|10.00|9.00\n2|模拟项目乙|5.00|5.00"
    assert read_projects(document([grid_from_text(listed)])) == ((), ())
