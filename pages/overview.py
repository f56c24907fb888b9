"""总览: what does this final account say, in one screen?"""

import streamlit as st

from components import marks, recognised_summary, state
from components.overview import narrowed_note, overview_html, template_note
from components.show import show
from mingzhang.frames.overview import Overview, overview_of
from mingzhang.model import Report


@st.cache_resource(show_spinner=False, max_entries=32)
def _overview(report_id: str, _report: Report) -> Overview:  # noqa: ARG001  the id is the key
    return overview_of(_report)


choice = state.choice()
view = _overview(choice.report_id, choice.report)
show(
    marks.joined(
        template_note(choice.report),
        recognised_summary.line(state.recognition(choice.sha256, choice.report), choice.links),
        narrowed_note(choice.tree, choice.code, choice.links),
        overview_html(view, choice.audit.findings, choice.audit.counts, choice.links),
    )
)
