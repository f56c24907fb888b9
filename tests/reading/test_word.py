"""DOCX → Document: what Word prints is read, in its order, and nothing else."""

from __future__ import annotations

import pytest

from mingzhang.errors import MingZhangError
from mingzhang.reading.document import Document
from mingzhang.reading.files import read_content
from tests.reading.docx_files import NAMESPACES, docx, grid, p, packed, read, run, tbl, tc, texts, tr

HIDDEN = run("9", "<w:vanish/>")
BOX = "<w:txbxContent>{}</w:txbxContent>"
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="{0}" cy="{1}"/><a:graphic><a:blip r:embed="r9"/></a:graphic>'
    "</wp:inline></w:drawing></w:r>"
)
TWO_ROWS = (tr("科目", "决算数", "占比", "备注"), tr("2010101", "1.20", "100%", "无"))


def field(result: str, code: str = "PAGE") -> str:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}{result}{end}"


def places(document: Document) -> list[str | None]:
    return [one.place for page in document.pages for one in page.origins]


def test_paragraphs_and_tables_come_in_the_order_of_the_text() -> None:
    document = read(p("一、总体情况") + tbl(*TWO_ROWS) + p("二、说明"))
    (page,) = document.pages
    assert [line.text for line in page.outside] == ["一、总体情况", "二、说明"]
    (table,) = page.grids
    assert page.outside[0].box[3] < table.box[1] < table.box[3] < page.outside[1].box[1]
    assert document.format == "docx"


def test_every_piece_of_text_has_its_place() -> None:
    document = read(p("第一") + p() + p("第二") + tbl(*TWO_ROWS) + tbl(*TWO_ROWS))
    found = places(document)
    assert found[:2] == ["第 1 段", "第 2 段"]
    assert "表 1 第 2 行第 2 列" in found
    assert "表 2 第 1 行第 4 列" in found


def test_runs_breaks_tabs_and_hyphens() -> None:
    body = p(
        "支出", run("决算"), "<w:r><w:t>2</w:t><w:noBreakHyphen/><w:t>3</w:t><w:br/><w:t>下一行</w:t></w:r>"
    )
    assert texts(read(body)) == ["支出决算2-3", "下一行"]
    tabbed = read(p("编制单位：某局", "<w:r><w:tab/></w:r>", "单位：万元"))
    assert "".join(texts(tabbed)) == "编制单位：某局单位：万元"


def test_insertions_count_and_deletions_do_not() -> None:
    deleted = "<w:del><w:r><w:delText>737.95</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('8.88')}</w:moveFrom><w:moveTo>{run('7.77')}</w:moveTo>"
    body = p("决算为", deleted, f"<w:ins>{run('690.18')}</w:ins>", "，", moved, "万元")
    assert texts(read(body)) == ["决算为690.18，7.77万元"]


def test_a_paragraph_whose_end_is_deleted_goes_on() -> None:
    body = p("决算为", properties="<w:rPr><w:del/></w:rPr>") + p("690.18万元")
    assert texts(read(body)) == ["决算为690.18万元"]


def test_hidden_text_is_none_of_the_text_wherever_it_is_said() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="n"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = p("决算1", HIDDEN, run("9", '<w:rStyle w:val="h"/>'), run(".5", '<w:vanish w:val="0"/>'))
    body += p("不印", properties='<w:pStyle w:val="n"/>')
    assert texts(read(body, styles=styles)) == ["决算1.5"]


def test_controls_links_and_simple_fields_are_opened() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('控件内')}</w:sdtContent></w:sdt>"
    inline = f"<w:sdt><w:sdtContent>{run('二')}</w:sdtContent></w:sdt>"
    body = control + p(
        "一", inline, f"<w:hyperlink>{run('三')}</w:hyperlink>", f"<w:fldSimple>{run('四')}</w:fldSimple>"
    )
    assert texts(read(body)) == ["控件内", "一二三四"]


def test_a_field_gives_its_result_even_over_paragraphs() -> None:
    inner = field(run("3"), "PAGEREF")
    first = field(run("一、部门职责") + inner, "TOC").removesuffix(
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        p(first) + p("二、机构", '<w:r><w:fldChar w:fldCharType="end"/></w:r>') + p("正文", field(run("5")))
    )
    assert texts(read(body)) == ["一、部门职责3", "二、机构", "正文5"]


def test_entries_of_the_contents_have_leaders() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="toc 1"/></w:style>'
    body = p("一、职责", "<w:r><w:tab/></w:r>", "3", properties='<w:pStyle w:val="a"/>')
    assert texts(read(body, styles=styles)) == ["一、职责……3"]


def test_a_text_box_is_read_once() -> None:
    alternatives = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>"
        f"{BOX.format(p('框中'))}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"{BOX.format(p('框中'))}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(read(p("框外", alternatives))) == ["框外", "框中"]


def test_footnotes_follow_and_their_marks_join_no_figure() -> None:
    notes = f'<w:footnote w:id="2">{p("含上年结转")}</w:footnote>'
    called = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    assert texts(read(p("决算1.5", called, "万元") + p("完"), footnotes=notes)) == [
        "决算1.5万元",
        "含上年结转",
        "完",
    ]
    table = tbl(tr("甲", "乙"), tr(tc(p("1.5", called)), "2"))
    assert texts(read(table + p("完"), footnotes=notes)) == ["含上年结转", "完"]


@pytest.mark.parametrize(
    ("font", "code", "shown"), [("Symbol", "F0B3", "≥"), ("Wingdings", "F0FE", "☑"), ("宋体", "2265", "≥")]
)
def test_symbols_are_what_they_look_like(font: str, code: str, shown: str) -> None:
    symbol = f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
    assert texts(read(p("完成率", symbol, "95%"))) == [f"完成率{shown}95%"]


def test_headings_centred_and_right_by_the_files_own_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="t"><w:pPr><w:jc w:val="center"/></w:pPr>'
        '<w:rPr><w:sz w:val="36"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="u"><w:basedOn w:val="t"/></w:style>'
    )
    body = p("支出决算表", properties='<w:pStyle w:val="u"/>')
    body += p("单位：万元", properties='<w:jc w:val="right"/>') + p("正文" * 40)
    page = read(body, styles=styles).pages[0]
    title, unit = page.lines[:2]
    assert title.characters[0].size > unit.characters[0].size
    assert abs((title.box[0] + title.box[2]) / 2 - page.width / 2) < 1
    assert unit.box[2] > page.width * 0.85


def test_pages_begin_at_breaks_and_sections() -> None:
    broken = '<w:r><w:t>封面</w:t><w:br w:type="page"/><w:t>目录</w:t></w:r>'
    section = "<w:sectPr/>"
    same = '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
    body = p(broken) + p("一", properties=section) + p("二", properties=section) + p("三") + same
    body = body.replace(same, "") + p("四", properties="<w:pageBreakBefore/>") + same
    assert [[line.text for line in page.lines] for page in read(body).pages] == [
        ["封面"],
        ["目录", "一"],
        ["二", "三"],
        ["四"],
    ]


# ---------------------------------------------------------------- tables


def test_merged_cells() -> None:
    span, start, go_on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = tbl(
        tr(tc("项目", properties=span), tc("决算数", properties=start)),
        tr("编码", "名称", tc("被合并的旧字", properties=go_on)),
        tr("201", "服务", "1.20"),
    )
    assert grid(read(table)) == [
        (0, 0, 1, 2, "项目"),
        (0, 2, 2, 1, "决算数"),
        (1, 0, 1, 1, "编码"),
        (1, 1, 1, 1, "名称"),
        (2, 0, 1, 1, "201"),
        (2, 1, 1, 1, "服务"),
        (2, 2, 1, 1, "1.20"),
    ]


def test_old_merges_across_and_skipped_places() -> None:
    begin, go_on = '<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>'
    table = tbl(
        tr(tc("合计", properties=begin), tc(properties=go_on), "1"),
        tr("2", properties='<w:gridBefore w:val="2"/>'),
        tr("甲", "乙", "3"),
    )
    assert grid(read(table))[:3] == [(0, 0, 1, 2, "合计"), (0, 2, 1, 1, "1"), (1, 2, 1, 1, "2")]


def test_a_merge_that_nothing_began_keeps_its_text() -> None:
    table = tbl(tr("甲", "乙"), tr(tc("丙", properties="<w:vMerge/>"), "1"))
    assert (1, 0, 1, 1, "丙") in grid(read(table))


def test_deleted_and_hidden_rows_are_none() -> None:
    table = tbl(
        tr("甲", "1"),
        tr("乙", "2", properties="<w:del/>"),
        tr("丙", "3", properties="<w:hidden/>"),
        tr("丁", "4"),
    )
    assert [text for *_, text in grid(read(table))] == ["甲", "1", "丁", "4"]


def test_lines_of_a_cell_and_rows_in_controls() -> None:
    row = f"<w:sdt><w:sdtContent>{tr(tc('社会保障', '和就业支出'), '2')}</w:sdtContent></w:sdt>"
    assert grid(read(tbl(tr("名称", "决算数"), row)))[2][4] == "社会保障\n和就业支出"


def test_a_table_that_frames_another_is_opened() -> None:
    inner = tbl(*TWO_ROWS)
    document = read(tbl(tr(tc("支出决算表", inner, p()))))
    assert texts(document) == ["支出决算表"]
    assert [text for *_, text in grid(document)][:4] == ["科目", "决算数", "占比", "备注"]


def test_a_small_table_within_a_large_one_is_text_of_its_cell() -> None:
    inner = tbl(tr("甲", "1"), tr("乙", "2"))
    rows = [tr(f"行{number}", "3", "4", "5") for number in range(4)]
    document = read(tbl(*rows, tr("末", tc(inner, p()), "6", "7")))
    assert (4, 1, 1, 1, "甲1\n乙2") in [(*one[:4], one[4].replace("　", "")) for one in grid(document)]


def test_a_table_of_one_row_is_a_line() -> None:
    document = read(tbl(tr("编制单位：某局", "单位：万元")) + tbl(*TWO_ROWS))
    assert "".join(texts(document)) == "编制单位：某局单位：万元"
    assert len(document.pages[0].grids) == 1


# ---------------------------------------------------------------- what cannot be read


def test_a_file_of_pictures_says_so() -> None:
    with pytest.raises(MingZhangError) as caught:
        read(p(PICTURE.format(5_400_000, 7_600_000)))
    assert caught.value.code == "scan"


def test_a_large_picture_is_told_with_its_page_and_an_ornament_is_not() -> None:
    large, small = PICTURE.format(5_400_000, 3_600_000), PICTURE.format(600_000, 600_000)
    document = read(p("封面", small) + p('<w:r><w:br w:type="page"/></w:r>') + p("本表见图。" * 60, large))
    assert [(one.code, one.page) for one in document.warnings] == [("scan", 2)]
    assert "第 2 段" in document.warnings[0].message


def test_an_embedded_document_is_told() -> None:
    assert [one.code for one in read(p("正文") + "<w:altChunk/>").warnings] == ["embedded"]


def test_strict_files_and_dangling_relations_are_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = "<w:body><w:p><w:r><w:t>正文</w:t></w:r></w:p></w:body>"
    parts = {
        "word/document.xml": f"<w:document xmlns:w='{strict}'>{body}</w:document>",
        "word/_rels/document.xml.rels": '<R><Relationship Type="x/image" Target="NULL"/></R>',
    }
    assert texts(read_content(packed(parts), "x.docx")) == ["正文"]


def docx_part(*body: str) -> str:
    return f"<w:document {NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>"


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
BROKEN = {
    "no body": ({"word/document.xml": b"<a/>"}, "damaged"),
    "broken markup": ({"word/document.xml": b"<a><b></a>"}, "damaged"),
    "entities": ({"word/document.xml": ENTITIES + b"<a>&b;</a>"}, "damaged"),
    "too deep": (
        {"word/document.xml": docx_part("<w:sdt><w:sdtContent>" * 3000, "</w:sdtContent></w:sdt>" * 3000)},
        "damaged",
    ),
    "too many pages": (
        {"word/document.xml": docx_part(p("一", properties="<w:pageBreakBefore/>") * 401)},
        "too_many_pages",
    ),
    "nothing in it": ({"word/document.xml": docx("")}, "damaged"),
    "too large": ({"word/document.xml": b"<a>" + b" " * (65 << 20) + b"</a>"}, "too_large"),
    "many large parts": (
        {"word/document.xml": b"<a/>"} | {f"word/{n}.xml": b" " * (60 << 20) for n in range(4)},
        "too_large",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_say_what_is_wrong(name: str) -> None:
    parts, code = BROKEN[name]
    with pytest.raises(MingZhangError) as caught:
        read_content(packed(parts), "x.docx")
    assert caught.value.code == code
    assert caught.value.message.endswith("。")


def test_a_file_without_text_says_so() -> None:
    with pytest.raises(MingZhangError) as caught:
        read(p())
    assert caught.value.code == "no_text"
