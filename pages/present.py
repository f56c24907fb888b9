"""汇报: how is it told in a meeting? Slides made from the report, to be chosen, ordered, taken away."""

import streamlit as st

from components import marks, state
from components.kept import kept
from components.presenting import address, arranging, controls, notes, show_of
from components.show import show
from components.slide_view import slide_html
from mingzhang.exporting.pptx import pptx_bytes
from mingzhang.model import Report
from mingzhang.presenting.deck import slides_of
from mingzhang.presenting.slides import Slide

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


@st.cache_data(show_spinner=False, max_entries=16)
def _pptx(sha256: str, order: str, _report: Report, _slides: tuple[Slide, ...]) -> bytes:  # noqa: ARG001
    return pptx_bytes(_report, _slides)


choice = state.choice()
everything = kept(("slides", choice.sha256), lambda: slides_of(choice.report, choice.audit))
wanted = show_of(everything, st.query_params.to_dict())
if wanted.arranging:
    show(marks.title("编排汇报", "选择放映哪些页、按什么次序；所选内容都在链接里。"))
    with st.container(horizontal=True, key="deck", vertical_alignment="center", gap="small"):
        st.download_button(
            "下载 PPTX",
            lambda: _pptx(choice.sha256, wanted.order, choice.report, wanted.slides),
            file_name=f"{choice.report.department or '汇报'}{choice.report.year or ''}汇报.pptx",
            mime=PPTX,
            on_click="ignore",
        )
    begin = marks.element(
        "a", marks.text("开始放映"), href=address(wanted, choice.links, number=1), class_="go"
    )
    everything_again = marks.element(
        "a", marks.text("恢复全部"), href=choice.links.page("/present", arrange="1"), class_="go"
    )
    show(marks.element("p", marks.joined(begin, everything_again, between="　")))
    show(arranging(wanted, everything, choice.links))
else:
    stage = slide_html(wanted.slide, wanted.number, len(wanted.slides), choice.report, choice.links)
    noted = notes(wanted) if wanted.notes else ""
    body = marks.joined(stage, noted, controls(wanted, choice.links))
    show(marks.element("div", body, class_="show noted" if wanted.notes else "show"))
