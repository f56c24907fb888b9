"""数据: the code that puts one chart of the report's 网页 file into another page. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from components import marks
from components.links import Links
from components.marks import Html, element, joined, text
from mingzhang.exporting.site.embedding import Embedding

WANTED = "chart"
"""Key of the link's query that says which chart (``embed`` is Streamlit's own)."""


def chosen_chart(charts: Sequence[Embedding], wanted: str) -> Embedding | None:
    """The chart that a link asks for, else the first; None where the report gives none."""
    return next((chart for chart in charts if chart.id == wanted), charts[0] if charts else None)


def chart_chips(charts: Sequence[Embedding], chosen: Embedding, links: Links) -> Html:
    """Links to the charts, and what the one that is chosen shows."""
    chips = [
        element(
            "a",
            text(chart.name),
            href=links.changed(**{WANTED: chart.id}),
            aria_current="true" if chart == chosen else None,
        )
        for chart in charts
    ]
    told = f"{chosen.title}：宽屏高 {chosen.height.wide}，手机高 {chosen.height.narrow} 像素"
    if chosen.height.wide == chosen.height.narrow:
        told = f"{chosen.title}：高 {chosen.height.wide} 像素"
    return joined(
        marks.block(
            "把一张图放进网页", "先把“网页”文件放到网站上，再把这段代码放进要显示它的页面；src 为文件的地址"
        ),
        element("nav", joined(*chips), class_="chips", aria_label="可以嵌入的图"),
        element("p", text(told), class_="sub"),
    )
