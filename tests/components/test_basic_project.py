from components.basic_project_chart import height_of, nature_fills, split_bars
from components.basic_project_table import blanks_note, split_bar, split_table, split_title
from components.links import Links
from mingzhang.frames.basic_project import Split, split_of
from tests.frames.handmade import EXPENDITURE, report, table

LINKS = Links("0123456789abcdef")


def split(code: str = "", rows: str = EXPENDITURE) -> Split:
    made = split_of(report(table("expenditure", rows, page=9)), code)
    assert made is not None
    return made


def test_bars_stack_the_printed_amounts() -> None:
    figure = split_bars(split(), "amount", "light")
    bars = {trace.name: trace for trace in figure.data}
    assert list(bars["基本支出"].x) == [50.0, 40.0, 10.0, 10.0, 10.0]
    assert list(bars["项目支出"].x) == [50.0, 50.0]
    assert figure.layout.barmode == "relative"


def test_shares_add_up_to_a_hundred() -> None:
    figure = split_bars(split(), "share", "dark")
    bars = {trace.name: trace for trace in figure.data}
    assert round(bars["基本支出"].x[1] + bars["项目支出"].x[1], 2) == 100


def test_pieces_carry_place_and_code() -> None:
    trace = split_bars(split(), "amount", "light").data[0]
    assert [data[5] for data in trace.customdata] == ["208", "20801", "20805", "221", "22102"]
    assert {data[0] for data in trace.customdata} == {9}


def test_a_blank_nature_has_no_piece_and_a_zero_has_one() -> None:
    figure = split_bars(split("20801"), "amount", "light")
    bars = {trace.name: trace for trace in figure.data}
    assert [data[5] for data in bars["基本支出"].customdata] == ["2080101", "2080109"]
    assert [data[5] for data in bars["项目支出"].customdata] == ["2080109"]


def test_titles() -> None:
    assert split_title(split()) == "基本支出 54.55%、项目支出 45.45%"
    assert split_title(split("2080101")) == "行政运行：全部是基本支出"
    assert split_title(split("2080109")) == "经办机构：全部是项目支出"


def test_table_tells_blank_from_zero() -> None:
    words = split_table(split("20801"), LINKS)
    assert "表中空白" in words and ">0.00<" in words
    assert blanks_note(split("20801")).startswith("1 处印为零（0.00），1 处表中空白（·）")


def test_bar_has_every_nature_with_its_chips() -> None:
    words = split_bar(split(), LINKS)
    assert words.count("/source?") == 4
    assert "45.45%" in words


def test_rare_natures_have_fills_of_their_own() -> None:
    fills = nature_fills(("basic", "project", "business"), "light")
    assert len(set(fills.values())) == 3
    made = split(rows="208 社会保障和就业支出 9.00 4.00 · · 5.00")
    assert [trace.name for trace in split_bars(made, "amount", "light").data] == [
        "基本支出",
        "项目支出",
        "经营支出",
    ]


def test_height() -> None:
    assert height_of(split()) > height_of(split("2080101"))
