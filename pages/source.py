"""原文: where does this figure stand, and what is it?"""

import streamlit as st

from components import marks, page_picture, source_view, state
from components.links import box_text
from components.show import show
from components.source_reasons import reasons_block
from mingzhang.errors import MingZhangError

LOUPE_POINTS = 170.0
"""Width of the strip that the loupe shows."""

choice = state.choice()
report, links, query = choice.report, choice.links, st.query_params
content = state.content_of(choice.report_id)
index = state.figure_index(report)
view = source_view.view_of(
    report.sha256,
    report.page_sizes,
    query.get("page", ""),
    query.get("box", ""),
    query.get_all("also"),
    query.get("from", ""),
    query.get("zoom", ""),
)
links = view.seen_from(links)
entries = index.at(view.page, box_text(view.chosen)) if view.chosen else ()
size = report.page_sizes[view.page - 1]
alt = f"原文第 {view.page} 页的图像"

try:
    address = page_picture.page_address(report.sha256, view.page, content)
    picture = page_picture.figure(address, size, source_view.boxes(view, index, links), alt, view.zoom)
    loupe = ""
    if view.chosen is not None:
        crop = page_picture.around(view.chosen.bbox, size, LOUPE_POINTS)
        strip = page_picture.loupe_address(report.sha256, view.page, crop, size[0], content)
        loupe = page_picture.loupe(strip, "标出位置的放大图", crop)
except MingZhangError as error:
    picture, loupe = marks.nothing(error.message), ""

about = [source_view.caption(entries, loupe)] if entries else [marks.Html(loupe)]
if view.chosen is not None:
    about += [
        source_view.elsewhere(view, index, links),
        reasons_block(entries, report.reasons, links, report.kind),
        source_view.shown_on(entries, choice.links, choice.tree.by_code if choice.tree else ()),
        source_view.findings_at(choice.findings, view.chosen, choice.links),
        source_view.checked(choice.audit, view.chosen, choice.links),
    ]
about.append(source_view.contents(view, index, links, report.pages))
titles = index.titles_on(view.page)
show(
    marks.joined(
        source_view.pager(view, report.pages, links, choice.links),
        source_view.heading(view, entries, titles),
        *(
            marks.element("p", marks.text(problem), class_="notice", role="status")
            for problem in view.problems
        ),
        marks.element(
            "div",
            marks.joined(
                marks.element("div", picture, class_="leaf"),
                marks.element(
                    "div",
                    marks.joined(*about),
                    class_="about",
                    tabindex="0",
                    role="region",
                    aria_label="说明",
                ),
            ),
            class_="orig",
        ),
    )
)
