"""Headers: how many rows they take, which labels stand over each column, what each column is."""

import pytest

from mingzhang.forms import form
from mingzhang.reading.columns import layout_of
from mingzhang.reading.headers import (
    Matrix,
    column_paths,
    header_rows,
    is_number_row,
    kind_of_label,
    unit_in_header,
)
from tests.build import grid


def paths(form_id: str, lines: list[str]) -> list[tuple[str, ...]]:
    matrix = Matrix(grid(lines))
    declared = form(form_id)
    return column_paths(matrix, declared, 0, header_rows(matrix, declared))


def columns(form_id: str, lines: list[str], title: str = "决算表") -> list[str]:
    matrix = Matrix(grid(lines))
    declared = form(form_id)
    layout = layout_of(matrix, declared, title, 0, header_rows(matrix, declared))
    return [role.column.id if role.column else role.kind for role in layout.roles]


def test_merged_labels_stand_over_all_their_columns() -> None:
    assert paths(
        "general_budget_expenditure",
        [
            "| 项目 | < | 本年支出 | < | < |",
            "| 科目编码 | 科目名称 | 小计 | 基本~支出 | 项 目 支 出 |",
            "| 208 | 社会保障 | 1.00 | 1.00 | |",
        ],
    ) == [
        ("项目", "科目编码"),
        ("项目", "科目名称"),
        ("本年支出", "小计"),
        ("本年支出", "基本支出"),
        ("本年支出", "项目支出"),
    ]


def test_labels_that_were_never_merged_belong_to_their_group() -> None:
    assert paths(
        "general_budget_expenditure",
        [
            "| 项目 | | 本年支出 | | |",
            "| 科目编码 | 科目名称 | 小计 | 基本支出 | 项目支出 |",
            "| 208 | 社会保障 | 1.00 | | |",
        ],
    )[4] == ("本年支出", "项目支出")


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("| 栏次 | < | 1 | 2 |", True),
        ("| | 栏次 | 1 | 2=3+4 |", True),
        ("| 类 | 款 | 项 | 栏次 | 1 | 2 |", True),
        ("| 1 | 2 | 3 | 4 |", True),
        ("| 2.85 | 0.39 | 1.00 | 4.00 |", False),
        ("| 5 | 2 | 3 | 4 |", False),
        ("| 合计 | < | 1 | 2 |", False),
    ],
)
def test_rows_of_column_numbers(line: str, numbers: bool) -> None:
    assert is_number_row(Matrix(grid([line])).filled(0)) is numbers


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("功能分类科目编码", "code"),
        ("科目代码", "code"),
        ("款", "code"),
        ("科目名称", "name"),
        ("项目按功能分类", "name"),
        ("政府采购支出信息", "name"),
        ("行次", "ordinal"),
        ("本年收入合计", "other"),
    ],
)
def test_labels_say_what_a_column_holds(label: str, kind: str) -> None:
    assert kind_of_label(label) == kind


@pytest.mark.parametrize(
    "lines",
    [
        ["| 项目 | < | 合计 | 基本支出 | 项目支出 |", "| 科目编码 | 科目名称 | ^ | ^ | ^ |"],
        ["| 科目编码 | 科目名称 | 本年支出合计 | 其中：基本支出 | 项目支出 |"],
        ["| 支出功能分类 | 科目 | 支出合计 | 基本支出小计 | 项目支出小计 |"],
        [
            "| 功能分类科目编码 | 科目名称 | 2024年支出决算数 | < | < |",
            "| ^ | ^ | 合计 | 基本支出 | 项目支出 |",
        ],
    ],
)
def test_the_same_columns_in_other_words(lines: list[str]) -> None:
    data = ["| 208 | 社会保障和就业支出 | 3.00 | 2.00 | 1.00 |", "| 20805 | 养老支出 | 3.00 | 2.00 | 1.00 |"]
    assert columns("expenditure", [*lines, *data]) == ["code", "name", "total", "basic", "project"]


def test_sides_are_known_by_their_label_and_else_by_order() -> None:
    for top in (
        "| 收入 | < | 支出 | < |",
        "| 本年收入 | < | 本年支出 | < |",
        "| 财政拨款收入 | < | 财政拨款支出 | < |",
    ):
        matrix = Matrix(
            grid([top, "| 项目 | 金额 | 项目 | 金额 |", "| 一、其他收入 | 1.00 | 一、教育支出 | 1.00 |"])
        )
        layout = layout_of(matrix, form("income_expenditure_summary"), "决算表", 0, 2)
        assert [role.side for role in layout.roles] == ["income", "income", "expenditure", "expenditure"]


def test_a_second_year_is_no_second_column_of_the_same() -> None:
    assert columns(
        "income",
        [
            "| 科目编码 | 科目名称 | 2023年本年收入合计 | 2024年本年收入合计 |",
            "| 208 | 社会保障 | 1.00 | 2.00 |",
        ],
    ) == ["code", "name", "other", "total"]


def test_units_in_the_header() -> None:
    assert (
        unit_in_header(grid(["| 科目编码 | 科目名称 | 金额（元） |", "| 208 | 甲（万元） | 1.00 |"]), 1)
        == "元"
    )
    assert unit_in_header(grid(["| 科目编码 | 科目名称 | 金额 |"]), 1) is None
