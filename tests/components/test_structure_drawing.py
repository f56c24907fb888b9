"""The four ways of drawing the structure: one tree, the same figures, the same clicks and cards."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from components.chart_marks import LONGEST_REASON, reason_lines
from components.sorting import Order
from components.structure_bars import bars, shown_items
from components.structure_card import reached
from components.structure_charts import BLANK, DRAWINGS, ROOT, Drawing, icicle, sunburst, treemap
from components.structure_drawing import alternative, drawn, hint, meaning, target
from components.structure_hover import card, known_of
from mingzhang.frames.budget_view import BudgetLine, BudgetView
from mingzhang.frames.figures import Figure
from mingzhang.frames.structure import Tree, expenditure_tree
from mingzhang.model import Reason, Source
from mingzhang.presenting.units import AS_PRINTED, Scale
from tests.frames.handmade import EXPENDITURE, report, table

ITEM = "2080109"
PRINTED = Order()


def tree(rows: str = EXPENDITURE) -> Tree:
    made = expenditure_tree(report(table("expenditure", rows, page=9)))
    assert made is not None
    return made


def figure(text: str, unit: str = "万元", *, derived: bool = False) -> Figure:
    source = Source("0" * 64, 20, (1.0, 2.0, 3.0, 4.0), text)
    return Figure(Decimal(text), Decimal("0.01"), unit, (source,), derived)


def view(words: str = "因<政策>调整，项目推迟。") -> BudgetView:
    reason = Reason("经办机构", ITEM, words, Source("0" * 64, 21, (1.0, 2.0, 3.0, 4.0), words), words, "")
    line = BudgetLine(
        ITEM,
        "经办机构",
        figure("80.00"),
        figure("50.00"),
        figure("62.50", "%"),
        figure("-30.00", derived=True),
        reason,
    )
    whole = BudgetLine(None, "合计", figure("140.00"), figure("110.00"), None, figure("-30.00", derived=True))
    return BudgetView("一般公共预算财政拨款", "initial_budget", (line,), whole, None)


@pytest.mark.parametrize("drawing", ["treemap", "icicle", "sunburst"])
def test_hierarchies_show_one_tree(drawing: Drawing) -> None:
    made = tree()
    whole = treemap(made, "", "light").data[0]
    trace = drawn(drawing, made, "208", "dark", AS_PRINTED, (), PRINTED).data[0]
    assert trace.type == drawing
    assert list(trace.ids) == list(whole.ids) and list(trace.parents) == list(whole.parents)
    assert list(trace.values) == list(whole.values)
    assert trace.level == "208"
    assert dict(zip(trace.ids, trace.customdata, strict=True))[ITEM][6] == "50.00"


def test_an_icicle_labels_what_has_room() -> None:
    rows = "_ 合计 100.00 100.00\n208 大类 99.00 99.00\n210 小类 1.00 1.00"
    trace = icicle(tree(rows), "", "light").data[0]
    labels = dict(zip(trace.ids, trace.labels, strict=True))
    assert labels["208"] == "大类<br><b>99.00</b>" and labels["210"] == BLANK


def test_charts_write_the_unit_of_the_page() -> None:
    made = tree()
    yuan = Scale("yuan", made.figure())
    assert "1,100,000" in sunburst(made, "", "light", yuan).data[0].labels[0]
    assert "500,000" in "".join(treemap(made, "20801", "light", yuan).data[0].text)
    share = Scale("share", made.figure())
    assert "45.45" in "".join(treemap(made, "20801", "light", share).data[0].text)


def test_bars_are_the_items_below_largest_first() -> None:
    made = tree()
    trace = bars(made, "", "light").data[0]
    assert [data[5] for data in trace.customdata] == ["208", "221"]
    assert list(trace.x) == [100.0, 10.0]
    assert list(bars(made, "", "light", Scale("yuan", made.figure())).data[0].x) == [1_000_000, 100_000]


def test_bars_follow_the_order_of_the_table() -> None:
    made = tree()
    smallest_first = Order("sort", "total")
    trace = drawn("bars", made, "", "light", AS_PRINTED, (), smallest_first).data[0]
    assert [data[5] for data in trace.customdata] == ["221", "208"]
    assert meaning("bars", smallest_first) != meaning("bars", PRINTED)


def test_at_the_last_level_the_chosen_bar_stands_out() -> None:
    made = tree()
    trace = bars(made, ITEM, "light").data[0]
    strength = dict(zip([data[5] for data in trace.customdata], trace.marker.opacity, strict=True))
    assert strength[ITEM] == 1 and strength["2080101"] < 1
    assert {item.code for item in shown_items(made, ITEM)} == {ITEM, "2080101"}


def test_a_blank_bar_is_told_as_blank() -> None:
    trace = bars(tree("208 甲类 5.00\n210 乙类 ·"), "", "light")
    assert [note.text for note in trace.layout.annotations][-1] == "·"


@pytest.mark.parametrize("drawing", ["treemap", "icicle", "sunburst"])
@pytest.mark.parametrize(
    ("clicked", "code", "wanted"),
    [
        ("208", "", "208"),
        (ROOT, "", ""),
        (ROOT, "208", ""),
        ("208", "208", ""),
        ("20801", "20801", "208"),
        ("elsewhere", "", None),
        ("", "208", None),
    ],
)
def test_a_click_narrows_or_leads_up(drawing: Drawing, clicked: str, code: str, wanted: str | None) -> None:
    event = {"selection": {"points": [{"id": clicked}]}}
    assert target(drawing, event, tree(), code) == wanted


def test_a_click_on_a_bar_names_its_item() -> None:
    event = {"selection": {"points": [{"customdata": [9, 1, 2, 3, 4, ITEM]}]}}
    assert target("bars", event, tree(), "20801") == ITEM
    assert target("bars", event, tree(), ITEM) == "20801"
    assert target("bars", {}, tree(), "") is None


def test_the_card_tells_amount_parts_budget_and_reason() -> None:
    told = card(tree(), ITEM, AS_PRINTED, known_of((view(),))[ITEM])
    for words in (
        "<b>50.00</b> 万元　p.9",
        "占全部支出　45.45",
        "占管理事务　55.56",
        "年初预算　80.00　p.20",
    ):
        assert words in told
    for words in ("完成率　62.50", "差额　<b>−30.00</b>　∴ 推算", "原因：“因&lt;政策&gt;调整", "p.21"):
        assert words in told


def test_the_card_in_yuan_tells_the_print() -> None:
    made = tree()
    told = card(made, ITEM, Scale("yuan", made.figure()), known_of((view(),))[ITEM])
    assert "<b>500,000</b> 元" in told and "报告印为 50.00 万元，精确到百元" in told
    assert "年初预算　800,000" in told
    assert "<b>50.00</b> 万元" in card(made, ITEM, Scale("share", made.figure()))


def test_the_whole_has_a_card_where_one_fund_pays_all() -> None:
    assert "年初预算　140.00" in card(tree(), "", AS_PRINTED, known_of((view(),))[""])
    assert "" not in known_of((view(), view()))


def test_a_class_has_the_sum_of_its_plans_and_another_amount_names_its_fund() -> None:
    made = tree()
    planned = replace(view(), tree=made)
    told = card(made, "208", AS_PRINTED, known_of((planned,))["208"])
    assert "年初预算" in told and "∴ 推算" in told
    wider = replace(planned, lines=tuple(replace(one, final=figure("49.00")) for one in planned.lines))
    assert "其中一般公共预算财政拨款　49.00" in card(made, ITEM, AS_PRINTED, known_of((wider,))[ITEM])


def test_a_blank_amount_is_told_as_blank() -> None:
    assert "表中空白" in card(tree("208 甲类 5.00\n210 乙类 ·"), "210")


def test_a_long_reason_is_cut_and_broken_over_lines() -> None:
    told = reason_lines("很长的原因" * 40, 20)
    assert "…" in told and told.endswith("p.20")
    assert max(len(line) for line in told.split("<br>")) < LONGEST_REASON / 2


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_a_chart_is_told_in_words(drawing: Drawing) -> None:
    told = alternative(drawing, tree(), "", Scale("share", tree().figure()))
    assert "社会保障和就业支出 100.00 万元，占全部 90.91%；住房保障支出 10.00 万元" in told
    assert "经办机构：经办机构 50.00 万元" in alternative(drawing, tree(), ITEM, AS_PRINTED)
    assert "退回" in hint(drawing, tree(), ITEM) and "退回" in hint(drawing, tree(), "208")
    assert "退回" not in hint(drawing, tree(), "")


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_names_are_never_markup(drawing: Drawing) -> None:
    made = tree("_ 合计 5.00 5.00\n208 <i>类</i> 5.00 5.00")
    shown = str(drawn(drawing, made, "", "light", AS_PRINTED, (), PRINTED).to_dict())
    assert "<i>" not in shown and "&lt;i&gt;类" in shown


def test_a_rate_against_last_year_says_whether_it_grew() -> None:
    line, planned = view().lines[0], view()
    assert reached(line, planned) == "完成年初预算 62.50%，"
    prior = replace(planned, measure="prior", basis="prior_budget")
    assert reached(replace(line, completion=figure("-12.60", "%")), prior) == "比上年预算下降 12.60%，"
    assert reached(replace(line, completion=figure("2.75", "%")), prior) == "比上年预算增长 2.75%，"
    assert reached(replace(line, completion=figure("0.00", "%")), prior) == "与上年预算持平，"
    assert reached(replace(line, completion=None), prior) == ""
