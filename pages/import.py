"""导入报告: which report is to be shown?"""

from dataclasses import replace

import streamlit as st

from components import importing, marks, opening, state
from components.show import show
from components.sorting import order_of

WHAT_CAN_BE_READ = (
    "各级部门、单位公开的年度决算与年度预算：封面、各张报表、情况说明或编制说明、项目支出绩效自评表。"
    "可读 PDF（含扫描件，逐页识别，需时较长）、Word（.docx）、Excel（.xlsx、.xls）、"
    "网页（.html、.mht）和文本文件（.txt）。"
    "旧版 Word（.doc）、WPS 文字（.wps）请先另存为 .docx 或 PDF；加密的文件请先去除密码。"
    "读不出的内容列在“数据”页的读取提示里。"
)

state.through_app()
limit = opening.MOST_UPLOAD_BYTES // 2**20
show(
    marks.title(
        "导入部门决算、部门预算，即在各页展示",
        f"一次可选多份，每份不超过 {limit} MB。文件只在运行本程序的机器上读取，不发往别处。",
    )
)
state.remember_those_in_the_link()
uploads = st.file_uploader(
    "部门决算或部门预算公开文件（PDF、Word、Excel、网页、文本）",
    accept_multiple_files=True,
    key="uploads",
    label_visibility="collapsed",
)
outcomes = importing.take_in(uploads)
new = [outcome for outcome, fresh in outcomes if fresh]
if len(new) == 1 and new[0].report_id:
    others = state.links_to(new[0].report_id).open_too
    query = {"report": new[0].report_id} | ({"with": others} if others else {})
    st.switch_page("pages/overview.py", query_params=query)
show(marks.joined(*(importing.outcome_line(outcome) for outcome, _ in outcomes), importing.pairs_note()))
here = replace(state.links_to(state.wanted()), kept=state.kept_query())
order = order_of(state.asked("sort"), tuple(importing.COLUMNS))
show(marks.block("已打开的报告", body=importing.open_reports(order, here)))
show(marks.block("能读什么", body=marks.element("p", marks.text(WHAT_CAN_BE_READ), class_="cap")))
