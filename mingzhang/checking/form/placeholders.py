"""Names, figures and choices of direction that were left blank: XX, ××, 下降（增长）27.78%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang.checking.comparison import Comparison
from mingzhang.checking.form.wrong_words import Slip, matches, plainly_read, settled, slip, slip_at
from mingzhang.checking.recognised import is_recognised
from mingzhang.checking.registry import PASSAGES, rule
from mingzhang.model import Evidence, Report, Source

BASIS = "部门决算、部门预算公开的内容应当完整、真实"

_BLANK = re.compile(
    r"(?<![A-Za-z/@])(?<!www\.)(?:20)?[Xx×✕]{2,}(?![A-Za-z@]|\.[a-z])"
    r"|(?<![A-Za-z0-9-])X(?=[年月日个项辆台批%]|万元|人次)|(?<=[为共有计约达])×(?=[年月日个项辆台批%]|万元|人次)"
    r"|(?<![一二三四五六七八九十\d])[〇○◯]{2,}(?![一二三四五六七八九十\d年])"
    r"|(?<=[\u4e00-\u9fff])[＊*]{2,}(?=[\u4e00-\u9fff%])"
    r"|(?<![A-Za-z0-9/_])_{2,}(?![A-Za-z0-9/])|某某|（部门名称）|（单位全称）|（制度名称）"
)
_OPPOSITES = (
    ("增加", "减少"),
    ("增长", "下降"),
    ("上升", "下降"),
    ("增长", "减少"),
    ("增加", "下降"),
    ("增长", "降低"),
    ("大于", "小于"),
    ("高于", "低于"),
    ("提高", "降低"),
    ("多于", "少于"),
)
_PAIRS = tuple(pair for first, second in _OPPOSITES for pair in ((first, second), (second, first)))
_CHOICE = re.compile(
    "(?:"
    + "|".join(f"{first}(?:（{second}）|[/／]{second})" for first, second in _PAIRS)
    + r")(?:(?:了|额|率|额为|率为|为|约)?-?\d[\d,.]*(?:万?元|%)?|(?=(?:预算|决算|年初|的?主要原因|的?原因)))"
)
_EITHER = re.compile(r"部门（单位）(?=共有|20\d\d年)")


@rule(
    "form.placeholder",
    title="名称、数字、增减方向均已填写",
    basis=BASIS,
    needs=(PASSAGES,),
    meaning="公开的文本中不应留有模板的占位符（XX、××、〇〇、____、某某），也不应把增加（减少）、大于（小于）等备选的词"
    "一并印在数字前而没有择定。",
    kind="placeholder",
)
def nothing_is_left_blank(report: Report) -> Iterator[Comparison]:
    """No name, figure or direction of change is still the template's."""
    yield from settled(report, "form.placeholder", "占位符", _blanks(report))
    yield from settled(report, "form.placeholder", "增减方向", _choices(report))


def _blanks(report: Report) -> Iterator[Slip]:
    note = "“{}”是没有填写的占位符，请核实"
    for passage, found in matches(_BLANK, plainly_read(report)):
        yield slip(passage, *found.span(), "填写实际内容", note.format(found.group()))
    for source, name, table in _names_in_tables(report):
        if found := _BLANK.search(name):
            yield slip_at(Evidence(source, None, name, table), "填写实际内容", note.format(found.group()))
    for passage, found in matches(_EITHER, plainly_read(report, "narrative")):
        said = "“部门（单位）”是模板中两可的写法，请择其一"
        yield slip(passage, *found.span(), "部门或单位，择其一", said, "info")


def _names_in_tables(report: Report) -> Iterator[tuple[Source, str, str]]:
    """Names of rows and projects, targets and results of self-evaluations, with where they stand."""
    for table in report.tables:
        for row in table.rows:
            if row.source is not None and not is_recognised(row):
                yield row.source, row.name, table.id or ""
    for project in report.projects:
        texts = (cell.source for one in project.indicators for cell in one.cells.values())
        for source in (project.source, *texts):
            if source is not None and not is_recognised(source):
                yield source, source.text, "performance"


def _choices(report: Report) -> Iterator[Slip]:
    for passage, found in matches(
        _CHOICE, plainly_read(report, "narrative", "front", "appendix", "overview")
    ):
        if passage.is_heading:
            continue
        words = re.findall("|".join({word for pair in _OPPOSITES for word in pair}), found.group())[:2]
        note = f"“{passage.text[slice(*found.span())]}”没有在{words[0]}、{words[1]}之间择定，请核实"
        yield slip(passage, *found.span(), f"{words[0]}或{words[1]}，择其一", note)
