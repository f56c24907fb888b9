"""Paragraphs → outline: parts by what their titles say, in any order; the list of contents apart."""

from mingzhang.reading.paragraphs import read_paragraphs
from mingzhang.reading.sections import Block, Outline, kind_of, label_of, read_outline
from tests.reading.typeset import typeset

EXPLAINED_FIRST = """目录
第一部分 部门概况
一、部门职责
第二部分 2024年度部门决算情况说明
一、收入支出决算总体情况说明
第三部分 名词解释
第四部分 附表
第一部分 部门概况
一、部门职责
承担全区39.5万人社会保险经办服务工作。
第二部分 2024年度部门决算情况说明
一、收入支出决算总体情况说明
2024年度收、支总计12.30万元。
（一）机关运行经费支出情况。机关运行经费支出1.20万元。
1.因公出国（境）费支出0万元。
第三部分 名词解释
一、财政拨款收入：指从本级财政取得的收入。
第四部分 附表
收入支出决算总表
"""


def outline(text: str) -> Outline:
    return read_outline(read_paragraphs(typeset(text)), "0" * 64)


def block(text: str, words: str) -> Block:
    return next(one for one in outline(text).blocks if words in one.paragraph.text)


def test_parts_are_known_by_their_titles_wherever_they_stand() -> None:
    kinds = [
        block(EXPLAINED_FIRST, words).kind
        for words in ("39.5万人", "12.30万元", "指从本级财政", "收入支出决算总表")
    ]
    assert kinds == ["overview", "narrative", "glossary", "tables"]


def test_the_list_of_contents_is_kept_apart() -> None:
    read = outline(EXPLAINED_FIRST)
    assert [one.title for one in read.contents][:2] == ["第一部分部门概况", "一、部门职责"]
    assert [one.title for one in read.sections if one.level == 1] == [
        "第一部分部门概况",
        "第二部分2024年度部门决算情况说明",
        "第三部分名词解释",
        "第四部分附表",
    ]


def test_a_heading_may_share_its_paragraph_with_text() -> None:
    found = block(EXPLAINED_FIRST, "1.20万元")
    assert found.headings[-1] == (3, "（一）机关运行经费支出情况")
    assert found.paragraph.text[found.start :] == "机关运行经费支出1.20万元。"


def test_an_item_is_no_heading_but_names_its_group() -> None:
    found = block(EXPLAINED_FIRST, "出国")
    assert not found.is_heading
    assert found.path.endswith("（一）1.")
    assert found.section == "一、收入支出决算总体情况说明"
    assert not any("出国" in one.title for one in outline(EXPLAINED_FIRST).sections)


def test_items_of_the_same_number_are_kept_apart() -> None:
    text = "第三部分 2024年度部门决算情况说明\n一、三公经费情况说明\n1.甲费1万元。\n1.乙费2万元。\n"
    first, second = (one for one in outline(text).blocks if "万元" in one.paragraph.text)
    assert first.path != second.path


def test_text_goes_on_after_the_self_evaluation_forms() -> None:
    text = """第三部分 2024年度部门决算情况说明
十二、绩效评价情况说明
共涉及资金10.00万元。
项目支出绩效自评表
十三、其他重要事项的情况说明
共有车辆3辆。
"""
    read = outline(text)
    assert [one.kind for one in read.blocks if "3辆" in one.paragraph.text] == ["narrative"]


def test_a_report_without_parts_is_placed_by_its_numbered_headings() -> None:
    text = """一、部门职责
承担39.5万人的服务工作。
二、2024年度部门决算情况说明
机关运行经费支出1.20万元。
三、名词解释
基本支出：指保障机构运转的支出。
"""
    assert block(text, "39.5").kind == "overview"
    assert block(text, "1.20").kind == "narrative"
    assert block(text, "保障机构").kind == "glossary"


def test_labels_and_kinds() -> None:
    levels = [
        label_of(one)
        for one in ("第三部分说明", "十二、绩效", "（一）总体", "1.社会", "（1）人力", "2024年度", "1.5万元")
    ]
    assert [one.level if one else None for one in levels] == [1, 2, 3, 4, 5, None, None]
    assert kind_of("2024年度部门决算公开报表") == "tables"
    assert kind_of("项目支出绩效自评表（2024年度）") == "form"
    assert kind_of("西宁市某局2024年度部门决算") is None


def test_rows_of_tables_without_rules_are_no_headings() -> None:
    text = """第二部分 2024年度部门决算公开报表
收入支出决算总表
一、一般公共预算财政拨款收入12.30
（一）政府采购支出合计3.20
1.政府采购货物支出3.20
第三部分 2024年度部门决算情况说明
一、收入支出决算总体情况说明
"""
    assert [one.title for one in outline(text).sections] == [
        "第二部分2024年度部门决算公开报表",
        "第三部分2024年度部门决算情况说明",
        "一、收入支出决算总体情况说明",
    ]


def test_a_table_amid_the_explanation_does_not_end_it() -> None:
    text = """2024年度部门决算情况说明
九、三公经费支出情况说明
三公经费支出1.00万元，主要用于接待上级部门和外省市单位的调研、学习和考察，严格按照标准执行。
财政拨款三公经费支出决算表
一、因公出国（境）费
十、机关运行经费支出情况
机关运行经费支出2.00万元。
"""
    lines = typeset(text)
    read = read_outline(read_paragraphs(lines), "0" * 64)
    kinds = [one.kind for one in read.blocks if "0万元" in one.paragraph.text]
    assert kinds == ["narrative", "narrative"]


def test_a_list_of_contents_may_have_lost_its_title() -> None:
    read = outline(EXPLAINED_FIRST.removeprefix("目录\n"))
    assert len(read.contents) == 6
    assert [one.level for one in read.sections].count(1) == 4


def test_contents_that_tell_their_pages_end_with_the_page() -> None:
    """Where they list the tables alone, no entry comes again as the first heading of the text."""
    text = "目录\n一、收入支出决算总表3\n二、收入决算表4\n三、支出决算表5\n"
    text += "第二部分 2024年度部门决算情况说明\n一、收入支出决算总体情况说明\n2024年度收、支总计12.30万元。\n"
    read = read_outline(read_paragraphs(typeset(text, lines_per_page=4)), "0" * 64)
    assert len(read.contents) == 3
    assert [one.kind for one in read.blocks if "12.30万元" in one.paragraph.text] == ["narrative"]
