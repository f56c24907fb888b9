"""基本与项目: how much keeps the house running, and how much goes into projects?"""

import streamlit as st

from components import marks, state
from components.abreast import abreast
from components.basic_project_chart import height_of, measure_of, split_bars
from components.basic_project_table import (
    blanks_note,
    in_order,
    split_bar,
    split_columns,
    split_legend,
    split_table,
    split_title,
)
from components.kept import kept
from components.led_on import FORMS_READ, led_on
from components.show import breadcrumb, scheme, show, show_chart
from components.sorting import order_of
from components.structure_card import ways
from components.structure_hover import known_of
from components.structure_marks import clicked_code
from components.structure_tables import structure_subtitle
from components.switches import Switch, head
from mingzhang.frames.basic_project import split_of
from mingzhang.frames.budget import budget_views
from mingzhang.presenting.kinds import words_of
from mingzhang.presenting.structure_captions import split_caption
from mingzhang.presenting.units import UNITS, Scale

choice = state.choice()
split = kept(("split", choice.sha256, choice.code), lambda: split_of(choice.report, choice.code))
if split is None:
    name = words_of(choice.report).table
    show(marks.title(f"没有读到{name}"))
    words = f"基本支出与项目支出出自{name}；这份报告里没有读到，或表中没有数。"
    show(led_on(words, choice.links, *FORMS_READ))
    st.stop()

UNIT = Switch("单位", UNITS, "unit")
unit = UNIT.chosen
scale = Scale(unit, split.tree.figure())
order = order_of(state.asked("sort"), split_columns(split))
subtitle = structure_subtitle(split.tree, split.code, words_of(choice.report), scale.money)
head(marks.title(split_title(split, scale.money.words), subtitle), UNIT, beneath=breadcrumb(choice))
show(split_bar(split, choice.links, scale.money))
left, right = abreast("table")
with left:
    leaf = bool(split.code) and not split.tree.children(split.code)
    level = "各类" if not split.code else "本科目" if leaf else "以下科目"
    hint = " · 点一条收窄到这一科目" if not leaf else ""
    measured = "占该科目的 %" if unit == "share" else scale.name
    show(marks.block(f"{level}的基本支出与项目支出", f"{measured}{hint}"))
    show(split_legend(split))
    drawn = in_order(split, order)
    key = f"split-{choice.report_id}-{split.code}-{unit}-{order.text}"

    def drill() -> None:
        code = clicked_code(st.session_state[key])
        if code:
            state.select_code(code)

    views = kept(("budget views", choice.sha256), lambda: budget_views(choice.report))
    shown = scheme()
    show_chart(
        kept((key, shown), lambda: split_bars(drawn, measure_of(scale), shown, scale, known_of(views))),
        f"基本与项目堆叠条形图：{split_title(split, scale.money.words)}。逐项见旁边的表",
        key,
        height_of(split),
        drill,
        says=split_caption(split, scale.money.words),
        links=choice.links,
    )
with right:
    around = ways(split.tree, split.code, choice.links) if leaf else ""
    table = marks.joined(split_table(split, choice.links, scale, order), around)
    show(marks.block("同一组数，排成表", f"{blanks_note(split)}点表头排序", table))
