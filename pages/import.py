"""导入报告: which report is to be shown?"""

import streamlit as st

from components import importing, marks, opening, state
from components.show import show

state.through_app()
base = state.base_path()
limit = opening.MOST_UPLOAD_BYTES // 2**20
show(
    marks.title(
        "导入部门决算 PDF，即在各页展示",
        f"一次可选多份，每份不超过 {limit} MB。文件只在运行本程序的机器上读取，不发往别处。",
    )
)
uploads = st.file_uploader(
    "部门决算公开文件（PDF）", accept_multiple_files=True, key="uploads", label_visibility="collapsed"
)
outcomes = [importing.take_in(upload) for upload in uploads]
new = [outcome for outcome, fresh in outcomes if fresh]
if len(new) == 1 and new[0].report_id:
    st.switch_page("pages/overview.py", query_params={"report": new[0].report_id})
show(marks.joined(*(importing.outcome_line(outcome, base) for outcome, _ in outcomes)))
show(marks.block("已打开的报告", body=importing.open_reports(base)))
show(
    marks.block(
        "能读什么",
        body=marks.element(
            "p",
            marks.text(
                "各级部门、单位公开的年度决算：封面、各张决算报表、情况说明、项目支出绩效自评表。"
                "扫描件、加密文件和预算文件会说明不能读取的原因；读不出的内容列在“数据”页的读取提示里。"
            ),
            class_="cap",
        ),
    )
)
