"""Automatic numbers are those that Word prints."""

from __future__ import annotations

import pytest

from mingzhang.reading.word_numbers import written
from tests.reading.docx_files import grid, p, read, tbl, texts, tr


def level(index: int, number_format: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(*levels: str, identity: int = 0, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{identity}">{more}{"".join(levels)}</w:abstractNum>'


def used(list_id: int, identity: int = 0, override: str = "") -> str:
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{identity}"/>{override}</w:num>'


def item(text: str, index: int = 0, list_id: int = 1) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return p(text, properties=numbered) if text else p(properties=numbered)


OUTLINE = definition(
    level(0, "chineseCounting", "%1、"), level(1, "japaneseCounting", "（%2）"), level(2, "decimal", "%3.")
)


@pytest.mark.parametrize(
    ("number", "number_format", "text"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCountingThousand", "十"),
        (12, "japaneseCounting", "十二"),
        (20, "chineseCounting", "二十"),
        (35, "chineseCountingThousand", "三十五"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCountingThousand", "一百一十"),
        (11, "ideographDigital", "一一"),
        (3, "chineseLegalSimplified", "叁"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (2, "ideographTraditional", "乙"),
        (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircle", "21"),
        (2, "decimalEnclosedParen", "⑵"),
        (7, "decimalFullWidth", "７"),
        (7, "decimalZero", "07"),
        (28, "lowerLetter", "bb"),
        (3, "upperLetter", "C"),
        (1994, "upperRoman", "MCMXCIV"),
        (5, "decimal", "5"),
        (5, "a format of another age", "5"),
    ],
)
def test_formats(number: int, number_format: str, text: str) -> None:
    assert written(number, number_format) == text


def test_levels_count_each_for_itself_and_begin_again_under_the_next_higher() -> None:
    body = item("甲") + item("乙", 1) + item("丙", 2) + item("丁", 2) + item("戊", 1) + item("己", 2)
    body += item("庚") + item("辛", 1)
    assert texts(read(body, numbering=OUTLINE + used(1))) == [
        "一、甲",
        "（一）乙",
        "1.丙",
        "2.丁",
        "（二）戊",
        "1.己",
        "二、庚",
        "（一）辛",
    ]


def test_a_number_does_not_join_the_figures_of_its_text() -> None:
    document = read(item("2024年度", 2), numbering=OUTLINE + used(1))
    dot, two = document.pages[0].characters[1:3]
    assert (dot.text, two.text) == (".", "2")
    assert two.x0 > dot.x1 + 1


def test_lists_of_one_definition_go_on_together_unless_one_says_where_it_starts() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = OUTLINE + used(1) + used(2) + used(3, override=again)
    body = item("甲") + item("乙", list_id=2) + item("丙", list_id=3) + item("丁", list_id=3)
    assert texts(read(body, numbering=numbering)) == ["一、甲", "二、乙", "五、丙", "六、丁"]


def test_a_level_may_never_begin_again_or_be_written_in_digits_throughout() -> None:
    levels = (
        level(0, "chineseCounting", "%1、"),
        level(1, "decimal", "%1.%2", '<w:lvlRestart w:val="0"/><w:isLgl/>'),
    )
    body = item("甲") + item("乙", 1) + item("丙") + item("丁", 1)
    assert [line.replace(" ", "") for line in texts(read(body, numbering=definition(*levels) + used(1)))] == [
        "一、甲",
        "1.1乙",
        "二、丙",
        "2.2丁",
    ]


def test_a_style_may_put_paragraphs_into_a_list_and_a_paragraph_take_itself_out() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="h"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="i"><w:basedOn w:val="h"/></w:style>'
    )
    numbering = definition(
        level(0, "decimal", "%1."), level(1, "chineseCounting", "%2、", '<w:pStyle w:val="h"/>')
    )
    out = '<w:pStyle w:val="h"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("甲", properties='<w:pStyle w:val="h"/>') + p("乙", properties='<w:pStyle w:val="i"/>')
    assert texts(read(body + p("丙", properties=out), styles=styles, numbering=numbering + used(1))) == [
        "一、甲",
        "二、乙",
        "丙",
    ]


def test_a_definition_may_stand_under_a_list_style() -> None:
    link = definition(identity=1, more='<w:numStyleLink w:val="s"/>')
    styled = definition(level(0, "chineseCounting", "%1、"), identity=2, more='<w:styleLink w:val="s"/>')
    assert texts(read(item("甲"), numbering=link + styled + used(1, 1))) == ["一、甲"]


def test_deleted_and_hidden_items_are_not_counted_and_bullets_not_printed() -> None:
    gone = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>'
    body = item("甲") + p(properties=gone) + item("乙") + item("丙", list_id=2)
    bullets = definition(level(0, "bullet", ""), identity=1)
    assert texts(read(body, numbering=OUTLINE + bullets + used(1) + used(2, 1))) == ["一、甲", "二、乙", "丙"]


def test_an_empty_numbered_cell_prints_its_number() -> None:
    cell = "<w:tc>{}</w:tc>"
    rows = [tr(cell.format(item("", 2)), name, "1.00", "2") for name in ("甲", "乙")]
    found = grid(read(tbl(*rows), numbering=OUTLINE + used(1)))
    assert [text for _, column, _, _, text in found if column == 0] == ["1.", "2."]
