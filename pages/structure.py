"""支出结构: what was the money spent on, where did it come from, and on what kind of thing?"""

from __future__ import annotations

import streamlit as st

from components import marks, state
from components.abreast import abreast
from components.kept import kept
from components.led_on import FORMS_READ, led_on
from components.retelling import first_of_all
from components.show import breadcrumb, scheme, show, show_chart
from components.sorting import Order, order_of
from components.structure_card import item_card, reasons_block
from components.structure_charts import DRAWINGS, HEIGHT, ROOT, Drawing
from components.structure_drawing import alternative, drawn, height, hint, meaning, target
from components.structure_economic import COLUMNS, economic_crumb, economic_table, economic_title
from components.structure_economic_chart import economic_icicle
from components.structure_flow import flow_chart, flow_height
from components.structure_flow_table import flow_columns, flow_subtitle, flow_table, flow_title
from components.structure_hover import known_of
from components.structure_marks import clicked_id
from components.structure_tables import structure_subtitle, structure_title, twin_columns, twin_table
from components.switches import Switch, head
from mingzhang.frames.budget import budget_views, narrowed
from mingzhang.frames.budget_view import BudgetView
from mingzhang.frames.structure import Economic, Tree, economic_of, flow_of
from mingzhang.frames.structure import elsewhere as figures_elsewhere
from mingzhang.presenting.kinds import words_of
from mingzhang.presenting.structure_captions import economic_caption, flow_caption, structure_caption
from mingzhang.presenting.units import UNITS, Scale, Unit, unit_line


def views_of(choice: state.Choice) -> tuple[BudgetView, ...]:
    """The items against their budgets."""
    return kept(("budget views", choice.sha256), lambda: budget_views(choice.report))


def drill(key: str, drawing: Drawing, tree: Tree, code: str) -> None:
    """A click on a piece narrows to it; a click on the one that is open goes up."""
    wanted = target(drawing, st.session_state[key], tree, code)
    if wanted is not None:
        state.select_code(wanted)


def drill_economic(key: str, economic: Economic, code: str) -> None:
    """The same for the economic classification, whose place stands in the link as ``economic``."""
    chosen = clicked_id(st.session_state[key])
    if chosen == (code or ROOT):
        item = economic.tree.by_code.get(code)
        chosen = (item.parent or economic.group_of(code)) if item else ""
    if chosen in ("", ROOT):
        st.query_params.pop("economic", None)
    elif chosen in economic.tree.by_code or chosen in ("personnel", "public"):
        st.query_params["economic"] = chosen


def by_function(choice: state.Choice, tree: Tree, drawing: Drawing, scale: Scale) -> None:
    """The chart and the same figures beside it; at the last level the item's card."""
    code = choice.code
    order = order_of(state.asked("sort"), twin_columns(tree))
    left, right = abreast("even")
    with left:
        show(marks.block(meaning(drawing, order), hint(drawing, tree, code)))
        key = f"{drawing}-{choice.report_id}-{code}-{scale.unit}-{order.text}"
        views, shown = views_of(choice), scheme()
        figure = kept((key, shown), lambda: drawn(drawing, tree, code, shown, scale, views, order))
        told = alternative(drawing, tree, code, scale)
        tall = height(drawing, tree, code)
        says = structure_caption(tree, code, scale.money.words)
        show_chart(
            figure, told, key, tall, lambda: drill(key, drawing, tree, code), says=says, links=choice.links
        )
    with right:
        beside(choice, tree, scale, order)


def beside(choice: state.Choice, tree: Tree, scale: Scale, order: Order) -> None:
    """The chart's figures as a table with the report's reasons; at the last level the item's card."""
    code, links = choice.code, choice.links
    views = [narrowed(view, code) for view in views_of(choice)]
    lines = [line for view in views for line in view.lines]
    if code and not tree.children(code):
        pairs = ((view, line) for view in views for line in view.lines if line.code == code)
        view, line = next(pairs, (None, None))
        others = figures_elsewhere(choice.report, code)
        show(item_card(tree, code, line, others, links, view, words_of(choice.report), scale))
        return
    levels = "类、款两级；" if not code else ""
    subtitle = f"{levels}“·”为表中空白；带虚线的占比为推算；点表头排序"
    table = kept(
        ("twin table", choice.sha256, links.here(code), scale.unit, order.text),
        lambda: twin_table(choice.report, tree, code, links, scale, order),
    )
    reasons = reasons_block(lines, links, views[0] if views else None, scale) if code else ""
    show(marks.block("同一组数，排成表", subtitle, marks.joined(table, reasons)))


def by_flow(choice: state.Choice, tree: Tree, scale: Scale) -> None:
    """Funds → 类 → 支出性质, and the same as a table: of all expenditure, whatever code is chosen."""
    flow = kept(("flow", choice.sha256), lambda: flow_of(choice.report, tree))
    if not flow.streams:
        return
    links = choice.links.at("")
    order = order_of(state.asked("sort_flow"), flow_columns(flow), "sort_flow")
    show(marks.block(flow_title(flow, tree), flow_subtitle(flow, tree, scale)), alike=True)
    left, right = abreast("chart")
    with left:
        code = tree.class_of(choice.code)
        key = f"flow-{choice.report_id}-{code}-{scale.unit}"
        shown = scheme()
        known = kept(("known", choice.sha256), lambda: known_of(views_of(choice)))
        figure = kept((key, shown), lambda: flow_chart(flow, tree, shown, code, scale, known))
        told = f"资金流向图：{flow_title(flow, tree)}。逐项见旁边的表"
        says = flow_caption(flow, scale.money.words)
        tall = flow_height(flow, scale)
        show_chart(figure, told, key, tall, says=says, links=links, alike=True)
    with right:
        table_key = ("flow table", choice.sha256, links.here(""), scale.unit, order.text)
        show(kept(table_key, lambda: flow_table(flow, tree, links, scale, order)), alike=True)


def by_economy(choice: state.Choice, unit: Unit) -> None:
    """基本支出 by economic classification, opened at the link's ``economic``."""
    economic = kept(("economic", choice.sha256), lambda: economic_of(choice.report))
    if economic is None:
        words = f"没有读到{words_of(choice.report).basic_table}的数"
        show(marks.block("经济分类", "", marks.nothing(words)))
        return
    code = state.asked("economic")
    if code not in economic.tree.by_code and code not in ("personnel", "public"):
        code = ""
    links, scale = choice.links, Scale(unit, economic.whole)
    order = order_of(state.asked("sort_economic"), COLUMNS, "sort_economic")
    table = economic.tree.table
    pages = "–".join(str(page) for page in dict.fromkeys((table.pages[0], table.pages[-1])))
    told = unit_line(scale, [economic.whole] if economic.whole else (), of="基本支出")
    show(
        marks.block(
            economic_title(economic, scale),
            f"一般公共预算财政拨款基本支出，按经济分类 · {told} · p.{pages} · 点一块收窄",
            economic_crumb(economic, code, links),
        )
    )
    left, right = abreast("even", 1)
    with left:
        key = f"icicle-{choice.report_id}-{code}-{unit}"
        shown = scheme()
        show_chart(
            kept((key, shown), lambda: economic_icicle(economic, code, shown, scale)),
            f"经济分类冰柱图：{economic_title(economic, scale)}。逐项见旁边的表",
            key,
            HEIGHT,
            lambda: drill_economic(key, economic, code),
            says=economic_caption(economic, code, scale.money.words),
            links=links,
        )
    with right:
        table_key = ("economic table", choice.sha256, links.here(choice.code), code, unit, order.text)
        show(kept(table_key, lambda: economic_table(economic, code, links, scale, order)))


DRAWING = Switch("画法", DRAWINGS, "chart")
UNIT = Switch("单位", UNITS, "unit")

chosen = state.choice()
if chosen.tree is None:
    name = words_of(chosen.report).table
    show(marks.title(f"没有读到{name}"))
    words = f"支出结构出自{name}；这份报告里没有读到，或表中没有数。"
    show(led_on(words, chosen.links, *FORMS_READ))
    by_economy(chosen, "wan")
else:
    whole = chosen.tree.figure()
    drawing, unit = DRAWING.chosen, UNIT.chosen
    scale = Scale(unit, whole)
    title = structure_title(chosen.report, chosen.tree, chosen.code, scale)
    subtitle = structure_subtitle(chosen.tree, chosen.code, words_of(chosen.report), scale)
    head(marks.title(title, subtitle), DRAWING, UNIT, beneath=breadcrumb(chosen))
    by_function(chosen, chosen.tree, drawing, scale)
    first_of_all()
    by_flow(chosen, chosen.tree, scale)
    if not chosen.code:
        by_economy(chosen, unit)
