"""What a page's charts say to those who do not see them: a Chinese sentence with figures that they show."""

from __future__ import annotations

import json
import re

from streamlit.testing.v1 import AppTest

CHARTED = {
    "/budget": 1,
    "/structure": 3,
    "/basic-project": 1,
    "/three-public": 1,
    "/operations": 2,
    "/performance": 1,
}
"""How many charts the sample has on its pages."""
SENTENCE = re.compile(r"[\u4e00-\u9fff]{4}.*。", re.S)
FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?(?=\s?(?:万元|元|%|人|辆|个|批))")
PICTURE = re.compile(r'<\w+[^>]* role="img"[^>]*>')
NAME = re.compile(r'aria-label="[^"]*[\u4e00-\u9fff][^"]*"')


def is_spoken(alternative: str, spec: str) -> bool:
    """Whether the text is a sentence with a figure, and one of its figures stands in the chart."""
    shown = {number.replace(",", "") for number in re.findall(r"\d[\d,]*(?:\.\d+)?", plain(spec))}
    told = [number.replace(",", "") for number in FIGURE.findall(alternative)]
    return SENTENCE.fullmatch(alternative) is not None and any(number in shown for number in told)


def plain(spec: str) -> str:
    """The texts and numbers of a chart as JSON, its escapes undone."""
    return json.dumps(json.loads(spec), ensure_ascii=False)


def unspoken(app: AppTest) -> list[str]:
    """The charts of a page without such a sentence, and its drawn marks without a name."""
    charts = [
        chart.proto.alt or chart.proto.spec[:60]
        for chart in app.get("plotly_chart")
        if not is_spoken(chart.proto.alt, chart.proto.spec)
    ]
    html = "".join(element.proto.body for element in app.get("html"))
    return charts + [picture for picture in PICTURE.findall(html) if not NAME.search(picture)]
