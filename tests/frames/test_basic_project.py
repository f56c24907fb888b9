from decimal import Decimal

from mingzhang.frames.basic_project import split_of

from .handmade import EXPENDITURE, fact, report, table

SECTION = "三、支出决算情况说明"


def test_split_of_the_whole_takes_the_printed_shares():
    facts = (
        fact("final", "60.00", "基本支出", section=SECTION, sentence="本年支出"),
        fact("share", "54.55", "基本支出", section=SECTION, sentence="本年支出", unit="%"),
    )
    split = split_of(report(table("expenditure", EXPENDITURE), facts=facts))
    assert split is not None
    basic, project = split.natures
    assert basic.share and project.share
    assert (basic.share.value, basic.share.derived) == (Decimal("54.55"), False)
    assert (project.share.value, project.share.derived) == (Decimal("45.45"), True)


def test_a_share_of_another_amount_is_not_taken():
    facts = (
        fact("final", "59.00", "基本支出", section=SECTION, sentence="财政拨款"),
        fact("share", "53.64", "基本支出", section=SECTION, sentence="财政拨款", unit="%"),
    )
    split = split_of(report(table("expenditure", EXPENDITURE), facts=facts))
    assert split is not None
    share = split.natures[0].share
    assert share is not None
    assert share.derived


def test_rows_are_those_below_two_levels_where_few_and_a_leaf_shows_itself():
    given = report(table("expenditure", EXPENDITURE))
    below = split_of(given, "208")
    leaf = split_of(given, "2080101")
    assert below and leaf
    assert [row.item.code for row in below.rows] == ["20801", "2080101", "2080109", "20805", "2080505"]
    assert [row.item.code for row in leaf.rows] == ["2080101"]


def test_a_blank_nature_is_absent_and_a_printed_zero_present():
    split = split_of(report(table("expenditure", EXPENDITURE)), "20801")
    assert split is not None
    running, agency = split.rows[:2]
    assert [nature.column for nature in running.natures] == ["basic"]
    assert [(nature.column, nature.figure.value) for nature in agency.natures] == [
        ("basic", Decimal("0.00")),
        ("project", Decimal("50.00")),
    ]


def test_other_natures_have_their_columns_only_where_they_occur():
    given = report(table("expenditure", EXPENDITURE))
    split = split_of(given)
    assert split is not None
    assert split.columns == ("basic", "project")
    more = split_of(report(table("expenditure", "208 社会保障和就业支出 9.00 4.00 · · 5.00")))
    assert more is not None
    assert more.columns == ("basic", "project", "business")


def test_unknown_codes_give_the_whole_and_no_table_gives_nothing():
    split = split_of(report(table("expenditure", EXPENDITURE)), "999")
    assert split is not None
    assert split.code == ""
    assert split_of(report()) is None


def test_many_rows_keep_to_one_level():
    rows = "\n".join(f"{code} 类 1.00 1.00\n{code}01 款 1.00 1.00" for code in range(201, 209))
    split = split_of(report(table("expenditure", rows)))
    assert split is not None
    assert [row.item.level for row in split.rows] == [1] * 8
