"""收入支出决算总表: income by source on one side, expenditure by 类 on the other, both up to 总计."""

from __future__ import annotations

from mingzhang.forms.base import Column, Form, Item, ItemIdentity, RowIdentity, RowKind, Side
from mingzhang.forms.functional_classes import EXPENDITURE_CLASSES
from mingzhang.forms.prior import PRIOR_COLUMNS

_BASIS = "收入支出决算总表（公开01表）表内关系"
AMOUNT_LABELS = (
    "决算数",
    "预算数",
    "本年决算数",
    "本年预算数",
    "本年数",
    "金额（万元）",
    "小计",
    "合计",
    "年初预算数",
    "预算",
    "本年预算",
    "预算金额",
)
_AMOUNT = Column("amount", "金额", "本年度该项收入或支出的决算数。", aliases=AMOUNT_LABELS)
BUDGET_COLUMNS = (
    Column("initial_budget", "年初预算数", "年初批复的预算数。", aliases=("年初预算",)),
    Column(
        "budget", "全年预算数", "按规定程序调整后的预算数。", aliases=("调整预算数", "预算数", "全年预算")
    ),
)
_EXPENDITURE_COLUMNS = (
    _AMOUNT,
    *BUDGET_COLUMNS,
    *PRIOR_COLUMNS,
    Column("total", "支出合计", "该类支出的预算合计。", aliases=("本年支出合计", "合计")),
    Column("personnel", "人员经费", "基本支出中用于人员的部分。", under=("基本支出",)),
    Column("public", "公用经费", "基本支出中用于日常公务的部分。", under=("基本支出",)),
    Column("project", "项目支出", "为完成特定任务，在基本支出之外发生的支出。"),
)

_INCOME_ITEMS = (
    Item(
        "一般公共预算财政拨款收入",
        "income",
        ("一般公共预算财政拨款", "一般公共预算拨款收入", "一般公共预算拨款", "一般公共预算收入"),
        "单位本年度从同级财政部门取得的一般公共预算财政拨款。",
    ),
    Item(
        "政府性基金预算财政拨款收入",
        "income",
        ("政府性基金预算财政拨款", "政府性基金预算拨款收入", "政府性基金预算拨款", "政府性基金收入"),
        "单位本年度从同级财政部门取得的政府性基金预算财政拨款。",
    ),
    Item(
        "国有资本经营预算财政拨款收入",
        "income",
        (
            "国有资本经营预算财政拨款",
            "国有资本经营预算拨款收入",
            "国有资本经营预算拨款",
            "国有资本经营预算收入",
        ),
        "单位本年度从同级财政部门取得的国有资本经营预算财政拨款。",
    ),
    Item(
        "财政拨款收入",
        "income",
        ("财政拨款",),
        "单位本年度从同级财政部门取得的各类财政拨款。",
        includes=(
            "一般公共预算财政拨款收入",
            "政府性基金预算财政拨款收入",
            "国有资本经营预算财政拨款收入",
        ),
    ),
    Item(
        "一般公共预算资金",
        "income",
        ("其中一般公共预算资金", "一般公共预算"),
        "财政拨款中的一般公共预算资金。",
        "part",
    ),
    Item("政府性基金", "income", ("政府性基金预算",), "财政拨款中的政府性基金预算资金。", "part"),
    Item("国有资本经营预算", "income", (), "财政拨款中的国有资本经营预算资金。", "part"),
    Item("财政专户管理资金收入", "income", ("财政专户管理资金",), "纳入财政专户管理的教育收费等资金。"),
    Item("上级补助收入", "income", (), "事业单位从主管部门和上级单位取得的非财政补助收入。"),
    Item("事业收入", "income", (), "事业单位开展专业业务活动及其辅助活动取得的收入。"),
    Item(
        "经营收入",
        "income",
        ("事业单位经营收入",),
        "事业单位在专业业务活动及其辅助活动之外开展非独立核算经营活动取得的收入。",
    ),
    Item(
        "附属单位上缴收入",
        "income",
        ("附属单位缴款", "附属单位上缴款"),
        "事业单位附属的独立核算单位按有关规定上缴的收入。",
    ),
    Item("其他收入", "income", (), "除上述各项收入以外取得的收入。"),
)

_SPENDING_ITEMS = (
    Item("基本支出", "expenditure", (), "为保障机构正常运转、完成日常工作任务而发生的支出。"),
    Item("工资福利支出", "expenditure", (), "基本支出中支付给在职人员的各类劳动报酬及社会保险费等。", "part"),
    Item("商品和服务支出", "expenditure", (), "基本支出中购买商品和服务的支出。", "part"),
    Item("对个人和家庭的补助", "expenditure", (), "基本支出中用于对个人和家庭补助的支出。", "part"),
    Item(
        "其他资本性支出",
        "expenditure",
        ("其他资本性支出等", "资本性支出"),
        "基本支出中购置固定资产等的支出。",
        "part",
    ),
    Item("项目支出", "expenditure", (), "为完成特定任务，在基本支出之外发生的支出。"),
)
"""Expenditure by nature, as some budgets list it in place of the 类."""

_TOTALS = (
    Item("本年收入合计", "income", ("收入合计",), "本年度取得的全部收入。", "subtotal"),
    Item(
        "使用非财政拨款结余（含专用结余）",
        "income",
        ("使用非财政拨款结余", "使用非财政拨款结余和专用结余", "用事业基金弥补收支差额", "使用专用结余"),
        "事业单位使用以前年度积累的非财政拨款结余、专用结余弥补本年收支差额的金额。",
        "carried",
    ),
    Item(
        "年初结转和结余",
        "income",
        (
            "上年结转和结余",
            "上年结转",
            "上年结转结余",
            "年初结转结余",
            "上年结余、结转",
            "上年结余结转",
        ),
        "以前年度支出预算未执行完毕，结转到本年度按规定继续使用的资金和结余。",
        "carried",
    ),
    Item("总计", "income", ("收入总计",), "本年收入与使用结余、年初结转和结余之和。", "total"),
    Item("本年支出合计", "expenditure", ("支出合计",), "本年度发生的全部支出。", "subtotal"),
    Item(
        "结余分配",
        "expenditure",
        (),
        "事业单位按规定缴纳企业所得税和从非财政拨款结余中提取专用结余等的金额。",
        "carried",
    ),
    Item(
        "年末结转和结余",
        "expenditure",
        ("结转下年", "年末结转结余", "结转下年支出", "年终结转结余", "年终结转和结余"),
        "本年度或以前年度预算未执行完毕，结转到以后年度继续使用的资金和结余。",
        "carried",
    ),
    Item("总计", "expenditure", ("支出总计",), "本年支出与结余分配、年末结转和结余之和。", "total"),
)

INCOME_EXPENDITURE_SUMMARY = Form(
    id="income_expenditure_summary",
    title="收入支出决算总表",
    number="公开01表",
    rows=RowKind.ITEMS,
    meaning="反映部门本年度的总收支和年末结转结余情况。",
    sides=(
        Side("income", "收入", (_AMOUNT, *BUDGET_COLUMNS, *PRIOR_COLUMNS)),
        Side("expenditure", "支出", _EXPENDITURE_COLUMNS),
    ),
    titles=(
        "财务收支预算总表",
        "决算收支总表",
        "收支总表",
        "收支预算总表",
        "部门收支总体情况表",
        "预算收支总表",
        "收入支出总表",
    ),
    items=(*_INCOME_ITEMS, *EXPENDITURE_CLASSES, *_SPENDING_ITEMS, *_TOTALS),
    identities=(
        RowIdentity("total = personnel + public + project", _BASIS, "合计 = 人员经费 + 公用经费 + 项目支出"),
        ItemIdentity("本年收入合计 = Σitems", _BASIS, "income", "本年收入合计 = 各项收入之和"),
        ItemIdentity("本年支出合计 = Σitems", _BASIS, "expenditure", "本年支出合计 = 各类支出之和"),
        ItemIdentity(
            "总计 = 本年收入合计 + 使用非财政拨款结余（含专用结余） + 年初结转和结余",
            _BASIS,
            "income",
            "收入总计 = 本年收入合计 + 使用结余 + 年初结转和结余",
        ),
        ItemIdentity(
            "总计 = 本年支出合计 + 结余分配 + 年末结转和结余",
            _BASIS,
            "expenditure",
            "支出总计 = 本年支出合计 + 结余分配 + 年末结转和结余",
        ),
        ItemIdentity(
            "财政拨款收入 = 一般公共预算资金 + 政府性基金 + 国有资本经营预算",
            _BASIS,
            "income",
            "财政拨款收入 = 三项预算资金之和",
            "fiscal_appropriation",
            complete=True,
        ),
        ItemIdentity(
            "基本支出 = 工资福利支出 + 商品和服务支出 + 对个人和家庭的补助 + 其他资本性支出",
            _BASIS,
            "expenditure",
            "基本支出 = 各项经济分类支出之和",
            "basic",
            complete=True,
        ),
        ItemIdentity("income:总计 = expenditure:总计", _BASIS, None, "收入总计 = 支出总计"),
    ),
    budget_title="部门收支总表",
)
