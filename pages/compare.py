"""比较: how do two items stand to each other?"""

import streamlit as st

from components import marks, state
from components.compare_view import exchange, headline, reasons, table
from components.kept import kept
from components.led_on import FORMS_READ, led_on
from components.show import show
from components.structure_tables import amounts
from components.switches import Switch, head
from mingzhang.frames.compare import compared, counterpart, default_pair
from mingzhang.presenting.units import UNITS, Scale, unit_line


def _pick(side: str) -> None:
    st.query_params[side] = st.session_state[f"compare-{side}"]


def _selector(side: str, label: str, chosen: str) -> None:
    assert tree is not None
    codes = [item.code for item in tree.within()]
    st.session_state[f"compare-{side}"] = chosen
    st.selectbox(
        label,
        codes,
        key=f"compare-{side}",
        format_func=lambda code: f"{code} {tree.by_code[code].name}",
        on_change=_pick,
        args=(side,),
        placeholder="选择科目",
    )


choice = state.choice()
tree = choice.tree
pair = default_pair(tree) if tree is not None else None
if tree is None or pair is None:
    show(marks.title("没有可比的科目"))
    words = "支出表没有读到，或只有一个有金额的科目。"
    show(led_on(words, choice.links, ("/structure", "支出结构"), *FORMS_READ))
else:
    first = choice.code if choice.code else pair[0]
    wanted = [state.asked(side) for side in ("left", "right")]
    left = wanted[0] if wanted[0] in tree.by_code else first
    beside = counterpart(tree, left) or (pair[1] if pair[1] != left else pair[0])
    right = wanted[1] if wanted[1] in tree.by_code else beside
    comparison = kept(("compared", choice.sha256, left, right), lambda: compared(choice.report, left, right))
    assert comparison is not None
    units = Switch("单位", UNITS, "unit")
    scale = Scale(units.chosen, tree.figure())
    parts = "基本支出与项目支出占该科目，差额占预算"
    measure = parts if scale.unit == "share" else unit_line(scale, amounts(tree))
    head(marks.title(headline(comparison, scale), f"任选两个科目并列；所选的都在链接里 · {measure}"), units)
    columns = st.columns([9, 2, 9], gap="small", vertical_alignment="bottom")
    with columns[0]:
        _selector("left", "左边的科目", left)
    with columns[1]:
        show(exchange(left, right, choice.links))
    with columns[2]:
        _selector("right", "右边的科目", right)
    show(table(comparison, choice.links, scale))
    show(reasons(comparison, choice.links))
