from decimal import Decimal

from mingzhang.frames.structure import economic_of, expenditure_tree, flow_of

from .handmade import EXPENDITURE, report, table

GENERAL = """
_       合计               98.00  60.00  38.00
208     社会保障和就业支出 88.00  50.00  38.00
20801   管理事务           78.00  40.00  38.00
2080101 行政运行           40.00  40.00  ·
2080109 经办机构           38.00  0.00   38.00
221     住房保障支出       10.00  10.00  ·
"""


def tree_of_sample():
    tree = expenditure_tree(report(table("expenditure", EXPENDITURE)))
    assert tree is not None
    return tree


def test_tree_knows_children_leaves_and_the_way_up():
    tree = tree_of_sample()
    assert [item.code for item in tree.children()] == ["208", "221"]
    assert [item.code for item in tree.children("208")] == ["20801", "20805"]
    assert [item.code for item in tree.leaves("208")] == ["2080101", "2080109", "2080505"]
    assert [item.code for item in tree.path("2080109")] == ["208", "20801", "2080109"]
    assert tree.class_of("2210201") == "221"
    assert tree.path("999") == ()


def test_a_leaf_is_its_own_leaf_so_that_no_level_is_empty():
    assert [item.code for item in tree_of_sample().leaves("2080101")] == ["2080101"]


def test_whole_is_the_printed_total_and_shares_are_derived():
    tree = tree_of_sample()
    whole = tree.figure()
    assert whole is not None
    assert (whole.value, whole.derived) == (Decimal("110.00"), False)
    share = tree.share("208")
    assert share is not None
    assert (share.value, share.derived, share.unit) == (Decimal("90.91"), True, "%")
    assert len(share.sources) == 2


def test_without_a_total_row_the_whole_is_the_sum_of_the_classes():
    rows = "\n".join(EXPENDITURE.strip().splitlines()[1:])
    tree = expenditure_tree(report(table("expenditure", rows)))
    assert tree is not None
    whole = tree.figure()
    assert whole is not None
    assert (whole.value, whole.derived) == (Decimal("110.00"), True)


def test_items_without_their_class_hang_under_the_longest_printed_code():
    tree = expenditure_tree(report(table("expenditure", "208 类 5.00\n2080101 项 5.00\n2140101 孤项 1.00")))
    assert tree is not None
    assert tree.by_code["2080101"].parent == "208"
    assert [item.code for item in tree.children()] == ["208", "2140101"]


def test_blank_and_printed_zero_are_two_things():
    tree = tree_of_sample()
    assert tree.cell("2080109", "basic").amount is not None
    assert tree.cell("2080101", "project").amount is None


def test_the_general_budget_stands_in_where_03_is_missing():
    tree = expenditure_tree(report(table("general_budget_expenditure", GENERAL)))
    assert tree is not None
    assert tree.table.id == "general_budget_expenditure"
    assert expenditure_tree(report()) is None


def test_classes_are_ordered_by_size():
    assert tree_of_sample().classes_by_size == ("208", "221")


def test_flow_of_one_fund_has_no_other_money():
    general = table("general_budget_expenditure", EXPENDITURE)
    given = report(table("expenditure", EXPENDITURE), general)
    tree = expenditure_tree(given)
    assert tree is not None
    flow = flow_of(given, tree)
    assert [node.name for node in flow.stage(0)] == ["一般公共预算财政拨款"]
    assert [node.name for node in flow.stage(2)] == ["基本支出", "项目支出"]
    assert not any(stream.figure.derived for stream in flow.streams)


def test_flow_derives_what_the_funds_do_not_explain():
    given = report(table("expenditure", EXPENDITURE), table("general_budget_expenditure", GENERAL))
    tree = expenditure_tree(given)
    assert tree is not None
    other = [stream for stream in flow_of(given, tree).streams if stream.source == "other"]
    assert [(stream.code, stream.figure.value, stream.figure.derived) for stream in other] == [
        ("208", Decimal("12.00"), True)
    ]


def test_a_rounding_tail_between_two_prints_is_no_money():
    general = GENERAL.replace("10.00  10.00", "9.99  9.99")
    given = report(table("expenditure", EXPENDITURE), table("general_budget_expenditure", general))
    tree = expenditure_tree(given)
    assert tree is not None
    assert not [s for s in flow_of(given, tree).streams if s.source == "other" and s.code == "221"]


def test_negative_streams_are_told_not_drawn():
    rows = "_ 合计 5.00 6.00 -1.00\n208 社会保障和就业支出 5.00 6.00 -1.00"
    given = report(table("expenditure", rows))
    tree = expenditure_tree(given)
    assert tree is not None
    flow = flow_of(given, tree)
    assert all(stream.figure.value > 0 for stream in flow.streams)
    assert flow.remarks == ("社会保障和就业支出有负数，图中未画",)


def test_economic_classes_fall_into_personnel_and_public():
    rows = """
    301 工资福利支出 30.00
    30101 基本工资 30.00
    302 商品和服务支出 5.00
    303 对个人和家庭的补助 1.00
    310 资本性支出 ·
    _ 人员经费合计 31.00
    _ 公用经费合计 5.00
    """
    economic = economic_of(report(table("basic_expenditure", rows)))
    assert economic is not None
    assert economic.personnel is not None
    assert economic.public is not None
    assert (economic.personnel.value, economic.personnel.derived) == (Decimal("31.00"), False)
    assert economic.group_of("30302") == "personnel"
    assert economic.group_of("31002") == "public"
    assert economic.whole is not None
    assert economic.whole.derived


def test_economic_totals_are_derived_where_not_printed():
    economic = economic_of(
        report(table("basic_expenditure", "301 工资福利支出 30.00\n302 商品和服务支出 5.00"))
    )
    assert economic is not None
    assert economic.personnel is not None
    assert economic.personnel.derived
    assert economic_of(report()) is None
