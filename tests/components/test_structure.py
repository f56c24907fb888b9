from components import palette
from components.links import Links
from components.structure_card import item_card
from components.structure_charts import BLANK, ROOT, treemap, wrapped
from components.structure_economic import economic_crumb, economic_table, economic_title
from components.structure_economic_chart import economic_icicle
from components.structure_flow import flow_chart
from components.structure_flow_table import flow_table, flow_title
from components.structure_marks import clicked_code, clicked_id
from components.structure_tables import (
    structure_subtitle,
    structure_title,
    twin_table,
)
from mingzhang.frames.structure import Tree, economic_of, expenditure_tree, flow_of
from mingzhang.model import Report
from tests.frames.handmade import EXPENDITURE, report, table

LINKS = Links("0123456789abcdef")
BASIC = """
301 工资福利支出 50.00
30101 基本工资 20.00
30102 津贴补贴 30.00
30103 奖金 ·
302 商品和服务支出 10.00
30201 办公费 10.00
30202 印刷费 0.00
_ 人员经费合计 50.00
_ 公用经费合计 10.00
"""


def given() -> tuple[Report, Tree]:
    made = report(
        table("expenditure", EXPENDITURE, page=9), table("general_budget_expenditure", EXPENDITURE, page=13)
    )
    tree = expenditure_tree(made)
    assert tree is not None
    return made, tree


def test_treemap_has_whole_numbers_in_leaves_and_zero_in_parents() -> None:
    _, tree = given()
    trace = treemap(tree, "", "light").data[0]
    values = dict(zip(trace.ids, trace.values, strict=True))
    assert values["208"] == values["20801"] == values[ROOT] == 0
    assert values["2080109"] == 500_000
    assert trace.branchvalues == "remainder"
    assert all(isinstance(value, int) for value in trace.values)


def test_treemap_prints_the_reports_own_figures_with_their_places() -> None:
    _, tree = given()
    trace = treemap(tree, "", "light").data[0]
    data = dict(zip(trace.ids, trace.customdata, strict=True))
    assert list(data["2080109"][5:8]) == ["经办机构", "50.00", "p.9"]
    assert data["2080109"][0] == 9


def test_treemap_opens_at_a_code_and_labels_what_fits_there() -> None:
    _, tree = given()
    whole, narrowed = treemap(tree, "", "light").data[0], treemap(tree, "221", "light").data[0]
    assert narrowed.level == "221"
    at = list(whole.ids).index("2210201")
    assert narrowed.labels[at] == "住房公积金"


def test_small_tiles_have_no_label() -> None:
    rows = "_ 合计 100.00 100.00\n208 大类 99.00 99.00\n210 小类 1.00 1.00"
    tree = expenditure_tree(report(table("expenditure", rows)))
    assert tree is not None
    trace = treemap(tree, "", "dark").data[0]
    assert dict(zip(trace.ids, trace.labels, strict=True))["210"] == BLANK


def test_a_class_keeps_its_colour_at_every_level_and_in_the_flow() -> None:
    made, tree = given()
    colours = palette.colours(tree.classes_by_size, "light")
    flow = flow_of(made, tree)
    sankey = flow_chart(flow, tree, "light").data[0]
    nodes = dict(zip([node.id for node in flow.nodes], sankey.node.color, strict=True))
    assert (nodes["208"], nodes["221"]) == (colours["208"], colours["221"])
    for code in ("", "208"):
        trace = treemap(tree, code, "light").data[0]
        fill = dict(zip(trace.ids, trace.marker.colors, strict=True))
        assert fill["2210201"] == colours["221"]


def test_negative_and_empty_leaves_are_left_out() -> None:
    tree = expenditure_tree(
        report(table("expenditure", "208 类 5.00\n20801 款 6.00\n20802 款 -1.00\n210 类 ·"))
    )
    assert tree is not None
    assert list(treemap(tree, "", "light").data[0].ids) == [ROOT, "208", "20801"]


def test_flow_values_and_a_chosen_class() -> None:
    made, tree = given()
    flow = flow_of(made, tree)
    sankey = flow_chart(flow, tree, "light", "20801").data[0]
    assert sum(sankey.link.value) == 110 * 2
    assert len({colour.rsplit(",", 1)[1] for colour in sankey.link.color}) == 2
    assert flow_title(flow, tree) == ("钱只有一个来源：一般公共预算财政拨款；项目支出全部落在社会保障和就业")
    assert flow_table(flow, tree, LINKS).count("/source?") == 2 * 2 + 1 + 3


def test_titles() -> None:
    made, tree = given()
    assert structure_title(made, tree, "") == "每 100 元支出里，91 元用于社会保障和就业"
    assert structure_title(made, tree, "2080109") == "经办机构 50.00 万元，占全部支出 45.45%"
    assert structure_subtitle(tree, "2080109").startswith("基本 0.00 · 项目 50.00")
    one = report(table("expenditure", "208 社会保障和就业支出 5.00"))
    only = expenditure_tree(one)
    assert only is not None
    assert structure_title(one, only, "") == "支出全部用于社会保障和就业"
    even = report(
        table("expenditure", "208 社会保障和就业支出 4.00\n210 卫生健康支出 3.00\n221 住房保障支出 3.00")
    )
    spread = expenditure_tree(even)
    assert spread is not None
    assert structure_title(even, spread, "") == "社会保障和就业与卫生健康合占支出的 70.00%"


def test_twin_table_has_classes_and_groups_and_all_below_a_code() -> None:
    made, tree = given()
    whole = twin_table(made, tree, "", LINKS)
    assert "20801" in whole and "2080109" not in whole
    assert "全部支出" in whole
    below = twin_table(made, tree, "208", LINKS)
    assert "2080109" in below and "2210201" not in below
    assert "表中空白" in below and ">0.00<" in below


def test_item_card_tells_all_and_leads_on() -> None:
    _, tree = given()
    card = item_card(tree, "2080109", None, (), LINKS)
    assert "占全部支出" in card and "没有读到" in card
    assert "行政运行" in card and "↑ 管理事务" in card


def test_economic_chart_and_table() -> None:
    economic = economic_of(report(table("basic_expenditure", BASIC), table("expenditure", EXPENDITURE)))
    assert economic is not None
    trace = economic_icicle(economic, "301", "light").data[0]
    parents = dict(zip(trace.ids, trace.parents, strict=True))
    assert (parents["301"], parents["30101"], parents["personnel"]) == ("personnel", "301", ROOT)
    assert "30103" not in parents and "30202" not in parents
    assert economic_title(economic) == "基本支出里 83.33% 是人员经费，最大一项为津贴补贴 30.00 万元"
    assert "另有1 个科目表中空白，未列。" in economic_table(economic, "301", LINKS)
    assert "另有1 个科目印为零，未列。" in economic_table(economic, "302", LINKS)
    assert "人员经费" in economic_crumb(economic, "30101", LINKS)
    assert economic_crumb(economic, "", LINKS) == ""


def test_wrapped() -> None:
    assert wrapped("经办机构") == "经办机构"
    assert wrapped("其他社会保障和就业支出") == "其他社会保障和<br>就业支出"


def test_clicks() -> None:
    assert clicked_id({"selection": {"points": [{"id": "208"}]}}) == "208"
    assert clicked_id({"selection": {"points": []}}) == ""
    assert clicked_code({"selection": {"points": [{"customdata": [9, 1, 2, 3, 4, "208"]}]}}) == "208"
    assert clicked_code({"selection": {"points": [{"customdata": {str(n): n for n in range(6)}}]}}) == "5"
    assert clicked_code({}) == ""
