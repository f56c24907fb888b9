"""The report's own reasons, quoted. All data here is 模拟数据."""

from __future__ import annotations

import pytest

from components import reasons
from components.links import Links
from tests.frames.handmade import reason

LINKS = Links("0123456789abcdef", "", "/structure")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("人员增加。", "人员增加"),
        ("人员增加；", "人员增加"),
        ("人员增加", "人员增加"),
        ("一是人员增加；二是调资。", "一是人员增加；二是调资"),
        ("<b>人员</b>。", "&lt;b&gt;人员&lt;/b&gt;"),
    ],
)
def test_a_reason_is_quoted_without_its_end_and_leads_to_its_place(text: str, shown: str) -> None:
    html = reasons.quoted(reason(text, "行政运行"), LINKS)
    assert html.startswith(f'<q>{shown}</q> <a class="src"')
    assert "page=20" in html


def test_where_there_is_no_reason_that_is_told() -> None:
    given = reason("人员增加。", "行政运行")
    assert reasons.told(given, LINKS) == f"报告的原因：{reasons.quoted(given, LINKS)}"
    assert reasons.told(None, LINKS) == '<span class="nodata">报告未写明原因</span>'
