"""Instructions of the template that were published with the report: 列明, 仍保留该表格式."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang.checking.comparison import Comparison
from mingzhang.checking.form.placeholders import BASIS
from mingzhang.checking.form.wrong_words import Slip, matches, plainly_read, settled, slip
from mingzhang.checking.registry import PASSAGES, rule
from mingzhang.model import Report

_WHO = "(?:各?部门|各?单位|各预算单位)"
_INSTRUCTIONS = re.compile(
    r"列明(?=公务|国内|国（境）|接待|批次|人次|购置|团组|车辆|主要)"
    rf"|仍保留该表格式|按上述格式依次说明|的{_WHO}，?作[下如]述说明"
    r"|如持平作持平表述|（不涉及的?不列(?:示)?）|如无(?:此|该|上述)?(?:项|内容|情况).{0,6}(?:请|则|应当?|可)(?:删|说|注|填|写)"
    rf"|若无则|无[\u4e00-\u9fff]{{2,24}}的{_WHO}?，?(?:请|可|须|需|应)(?:当)?(?:说明|注明|删除|保留|填)"
    rf"|请{_WHO}?(?:根据|按照|结合)[^，。；]{{0,14}}(?:填写|填列|补充|修改|描述|说明)"
    rf"|可根据(?:本?{_WHO})?实际[^。；]{{0,8}}(?:增减|修改|填写|补充|删减)"
    r"|根据实际情况(?:填写|填列|修改|选填|选择填写)|说明：请|（请[^（）]{1,24}(?:填写|说明|列示|注明|补充|描述)[^（）]{0,12}）"
    r"|由主管部门根据[^。；]{0,20}填写|此处(?:填写|填列|插入|请)|请据实(?:填写|填列|描述)|请(?:自行)?删除"
    r"|保留[\u4e00-\u9fff]{2,8}的名词解释，但不列举|（示例）|（样例）|（参考(?:样式|格式)）"
)
_LISTED = re.compile(r"（列示至[^（）]{2,12}）")


@rule(
    "form.template_words",
    title="没有留下模板的填写说明",
    basis=BASIS,
    needs=(PASSAGES,),
    meaning="模板中告诉填写人如何填写的话（列明…、仍保留该表格式、按上述格式依次说明、如持平作持平表述等）不应留在公开的文本里。",
    kind="template_words",
    severity="warning",
)
def no_instruction_is_left(report: Report) -> Iterator[Comparison]:
    """The words that told the writer what to write are gone."""
    yield from settled(report, "form.template_words", "模板用语", _left(report))


def _left(report: Report) -> Iterator[Slip]:
    for passage, found in matches(_INSTRUCTIONS, plainly_read(report)):
        words = passage.text[slice(*found.span())]
        yield slip(passage, *found.span(), "删去", f"“{words}”应为模板的填写说明，请核实")
    for passage, found in matches(_LISTED, plainly_read(report)):
        words = passage.text[slice(*found.span())]
        yield slip(passage, *found.span(), "删去", f"“{words}”应为模板的填写说明，请核实", "info")
