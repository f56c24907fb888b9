"""A form of items printed across: 合计, 货物, 工程, 服务 head columns over one row of amounts. 模拟数据."""

from mingzhang.reading.tables import read_tables
from tests.build import document, rows, table

TITLE = "政府采购支出情况表\n单位：万元\n"
HEADER = (
    "| 项目 | 政府采购支出 | < | < | < | 授予中小企业合同金额 | 其中：授予小微企业合同金额 |\n"
    "| ^ | 合计 | 货物 | 工程 | 服务 | ^ | ^ |\n"
)


def test_columns_named_as_items_are_rows() -> None:
    read = table(TITLE + HEADER + "| 合计 | 17.48 | 7.48 | - | 10.00 | 0.17 | |\n")
    assert read.id == "procurement"
    assert rows(read) == [
        (None, "合计", {"amount": "17.48"}),
        (None, "货物", {"amount": "7.48"}),
        (None, "工程", {}),
        (None, "服务", {"amount": "10.00"}),
        (None, "授予中小企业合同金额", {"amount": "0.17"}),
        (None, "其中：授予小微企业合同金额", {}),
    ]


SEVERAL = "| 甲 | 1.00 | 1.00 | | | | |\n| 乙 | 2.00 | | 2.00 | | | |\n"


def test_of_several_rows_the_total_stands_for_all() -> None:
    read = table(TITLE + HEADER + SEVERAL + "| 合计 | 3.00 | 1.00 | 2.00 | | | |\n")
    assert rows(read)[0] == (None, "合计", {"amount": "3.00"})


def test_several_rows_without_a_total_are_told_to_be_unread() -> None:
    (read,), warnings = read_tables(document(TITLE + HEADER + SEVERAL))
    assert read.id is None
    assert [warning.code for warning in warnings] == ["header"]
