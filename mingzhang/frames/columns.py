"""The tidy frames, declared once: names, dtypes, Chinese labels and meanings of their columns.

Empty frames with the right dtypes, the reference page, the 数据 page and the exports follow from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mingzhang.model import Basis, Period, Severity


@dataclass(frozen=True, slots=True)
class FrameColumn:
    """A column of a tidy frame; ``dtype`` is pandas' name of it."""

    name: str
    dtype: str
    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class FrameForm:
    """A tidy frame: what a row is, and its columns in order."""

    name: str
    title: str
    meaning: str
    columns: tuple[FrameColumn, ...]

    def dtypes(self) -> dict[str, str]:
        return {column.name: column.dtype for column in self.columns}

    def labels(self) -> dict[str, str]:
        return {column.name: column.label for column in self.columns}


TEXT = "str"
WHOLE = "Int64"
NUMBER = "float64"
FLAG = "bool"

REPORT = FrameColumn("report", TEXT, "报告", "文件 SHA-256 的前 16 位，各表以此相连")
DEPARTMENT = FrameColumn("department", TEXT, "部门", "封面上的部门名称")
YEAR = FrameColumn("year", WHOLE, "年度", "决算年度")
PLACE = (
    FrameColumn("page", WHOLE, "页", "所在页，从 1 起；没有印出的为空"),
    FrameColumn("x0", NUMBER, "左", "数字外框左边，单位为点，自页面左上角起"),
    FrameColumn("top", NUMBER, "上", "数字外框上边，单位为点"),
    FrameColumn("x1", NUMBER, "右", "数字外框右边，单位为点"),
    FrameColumn("bottom", NUMBER, "下", "数字外框下边，单位为点"),
)
READ_AS = (
    FrameColumn("place", TEXT, "位置", "没有页码的文件中所在之处，如 工作表“支出决算表”B12；PDF 为空"),
    FrameColumn("confidence", NUMBER, "置信度", "扫描件上识别的把握，0 至 1；不是识别的为空"),
    FrameColumn(
        "recognition",
        TEXT,
        "识别",
        "confirmed 经勾稽确认，corrected 经勾稽更正，unsure 把握不大，recognised 未经确认；不是识别的为空",
    ),
)
"""How a number was read where it is not the text of a PDF."""
PRINTED = FrameColumn("printed", TEXT, "原文", "印出的文字，一字不改")
QUANTUM = FrameColumn("quantum", NUMBER, "末位单位", "印出的最后一位所代表的数量，舍入误差不超过它的一半")
POSITION = FrameColumn("position", WHOLE, "次序", "在表中的次序，从 1 起")
SENTENCE = FrameColumn("sentence", TEXT, "原句", "所在的句子")
SECTION = FrameColumn("section", TEXT, "章节", "所在章节的标题")
GROUP = FrameColumn("group", TEXT, "段落", "所在段落的标识，同一项目的数字与原因以此相连")
PROJECT = FrameColumn("project", TEXT, "项目名称", "自评表所填的项目名称")

REPORTS = FrameForm(
    "reports",
    "报告",
    "一行是一份报告",
    (
        REPORT,
        FrameColumn("file", TEXT, "文件", "文件名"),
        FrameColumn("sha256", TEXT, "SHA-256", "文件内容的校验值"),
        DEPARTMENT,
        YEAR,
        FrameColumn("kind", TEXT, "种类", "final_account 决算，budget 预算"),
        FrameColumn("scope", TEXT, "范围", "department 部门，unit 单位"),
        FrameColumn("region", TEXT, "地区", "所属地区，未能确定的为空"),
        FrameColumn("unit", TEXT, "单位", "金额的单位"),
        FrameColumn("pages", WHOLE, "页数", "文件的页数"),
        FrameColumn("tables", WHOLE, "表数", "读到的报表张数"),
        FrameColumn("facts", WHOLE, "事实数", "情况说明中读到的数字个数"),
        FrameColumn("projects", WHOLE, "自评表数", "项目支出绩效自评表张数"),
        FrameColumn("warnings", WHOLE, "提示数", "读取时的提示条数"),
    ),
)
LINES = FrameForm(
    "lines",
    "各表数据",
    "一行是一张表的一个单元格，空格也在其中",
    (
        REPORT,
        DEPARTMENT,
        YEAR,
        FrameColumn("table", TEXT, "表", "报表的标识，见报表参考"),
        FrameColumn("side", TEXT, "侧", "income 收入，expenditure 支出；不分两侧的表为空"),
        FrameColumn("position", WHOLE, "行序", "行在表中的次序，从 1 起"),
        FrameColumn("code", TEXT, "科目编码", "行上印出的编码，没有的为空"),
        FrameColumn("name", TEXT, "名称", "行的名称，折行已连起"),
        FrameColumn("level", WHOLE, "级次", "1 类，2 款，3 项"),
        FrameColumn("parent", TEXT, "上级", "上一级的编码；没有编码的表为上一级的名称"),
        FrameColumn("column", TEXT, "列", "列的标识，见报表参考"),
        FrameColumn("label", TEXT, "列名", "列的标准名称"),
        FrameColumn("value", NUMBER, "数值", "万元；人次、批次等按其本身单位；空格和横线为空"),
        FrameColumn("exact", TEXT, "精确值", "十进制数字，位数与印出的一致"),
        QUANTUM,
        PRINTED,
        *PLACE,
        FrameColumn("status", TEXT, "状态", "number 有数，zero 印出的零，blank 空格，mark 横线等记号"),
        *READ_AS,
    ),
)
FACTS = FrameForm(
    "facts",
    "情况说明中的数字",
    "一行是情况说明中印出的一个数字，或由其推算的一个数字",
    (
        REPORT,
        DEPARTMENT,
        YEAR,
        POSITION,
        FrameColumn("subject", TEXT, "事项", "数字所说的事项"),
        FrameColumn("code", TEXT, "科目编码", "点到的最细一级科目，没有的为空"),
        FrameColumn("measure", TEXT, "口径", "final 决算，initial_budget 年初预算，budget 预算"),
        FrameColumn("period", TEXT, "期间", "current 本年，prior 上年"),
        FrameColumn("basis", TEXT, "对比基数", "增减是与上年的预算、决算还是执行数相比"),
        FrameColumn("value", NUMBER, "数值", "减少、下降为负"),
        FrameColumn("exact", TEXT, "精确值", "十进制数字，位数与印出的一致"),
        QUANTUM,
        FrameColumn("unit", TEXT, "单位", "金额为万元，其余为 %、个、人次、批次、辆、分 等"),
        FrameColumn("derived", FLAG, "推算", "真：由印出的数字推算而得；假：原文印出"),
        PRINTED,
        SENTENCE,
        SECTION,
        GROUP,
        *PLACE,
        FrameColumn("sources", TEXT, "来处", "推算所依据的各处，写作“页(左,上,右,下)”，以分号相隔"),
        *READ_AS,
    ),
)
REASONS = FrameForm(
    "reasons",
    "原因",
    "一行是情况说明中的一条“主要原因是……”",
    (
        REPORT,
        DEPARTMENT,
        YEAR,
        POSITION,
        FrameColumn("subject", TEXT, "事项", "原因所解释的事项"),
        FrameColumn("code", TEXT, "科目编码", "事项的科目编码，没有的为空"),
        FrameColumn("explains", TEXT, "解释", "budget 与预算的差异，prior 与上年的增减"),
        FrameColumn("text", TEXT, "原因", "原因本身的文字"),
        SENTENCE,
        SECTION,
        GROUP,
        *PLACE,
    ),
)
PROJECTS = FrameForm(
    "projects",
    "绩效自评项目",
    "一行是一张项目支出绩效自评表",
    (
        REPORT,
        DEPARTMENT,
        YEAR,
        POSITION,
        PROJECT,
        FrameColumn("leading_department", TEXT, "主管部门", "自评表所填的主管部门"),
        FrameColumn("implementing_unit", TEXT, "实施单位", "自评表所填的实施单位"),
        FrameColumn("initial_budget", NUMBER, "年初预算数", "年度资金总额的年初预算数，万元"),
        FrameColumn("budget", NUMBER, "全年预算数", "年度资金总额的全年预算数，万元"),
        FrameColumn("final", NUMBER, "全年执行数", "年度资金总额的全年执行数，万元"),
        FrameColumn("rate", NUMBER, "执行率", "年度资金总额的执行率，%"),
        FrameColumn("points", NUMBER, "分值", "总分的分值"),
        FrameColumn("score", NUMBER, "得分", "总分的得分"),
        FrameColumn("goal", TEXT, "预期目标", "年度总体目标"),
        FrameColumn("achievement", TEXT, "实际完成情况", "年度总体目标的完成情况"),
        *PLACE,
    ),
)
FUNDS = FrameForm(
    "funds",
    "绩效自评资金",
    "一行是自评表中的一行资金",
    (
        REPORT,
        DEPARTMENT,
        YEAR,
        PROJECT,
        POSITION,
        FrameColumn("fund", TEXT, "资金", "年度资金总额、当年财政拨款、上年结转资金 等"),
        FrameColumn("initial_budget", NUMBER, "年初预算数", "万元"),
        FrameColumn("budget", NUMBER, "全年预算数", "万元"),
        FrameColumn("final", NUMBER, "全年执行数", "万元"),
        FrameColumn("points", NUMBER, "分值", "执行率的分值"),
        FrameColumn("rate", NUMBER, "执行率", "%"),
        FrameColumn("score", NUMBER, "得分", "执行率的得分"),
        *PLACE,
    ),
)
INDICATORS = FrameForm(
    "indicators",
    "绩效指标",
    "一行是自评表中的一条指标",
    (
        REPORT,
        DEPARTMENT,
        YEAR,
        PROJECT,
        POSITION,
        FrameColumn("level1", TEXT, "一级指标", "产出、效益、满意度 等"),
        FrameColumn("level2", TEXT, "二级指标", "数量、质量、时效 等"),
        FrameColumn("name", TEXT, "三级指标", "指标的名称"),
        FrameColumn("target", TEXT, "年度指标值", "如 ≥95%，一字不改"),
        FrameColumn("actual", TEXT, "实际完成值", "一字不改"),
        FrameColumn("points", NUMBER, "分值", "指标的分值"),
        FrameColumn("score", NUMBER, "得分", "指标的得分"),
        FrameColumn("reason", TEXT, "偏差原因", "偏差原因分析及改进措施"),
        *PLACE,
    ),
)
FINDINGS = FrameForm(
    "findings",
    "核对发现",
    "一行是核对的一条发现",
    (
        REPORT,
        DEPARTMENT,
        YEAR,
        POSITION,
        FrameColumn("rule", TEXT, "规则", "规则的标识，见规则参考"),
        FrameColumn("severity", TEXT, "程度", "error 差错，warning 提醒，info 提示"),
        FrameColumn("kind", TEXT, "类别", "发现的类别"),
        FrameColumn("title", TEXT, "标题", "规则的名称"),
        FrameColumn("message", TEXT, "内容", "发现的说明"),
        FrameColumn("expected", TEXT, "应为", "按规则推得的数字或文字"),
        FrameColumn("found", TEXT, "印为", "报告中的数字或文字"),
        FrameColumn("difference", TEXT, "相差", "印为与应为之差"),
        FrameColumn("tolerance", TEXT, "容差", "四舍五入可以解释的最大差"),
        FrameColumn("table", TEXT, "表", "所在的报表"),
        FrameColumn("code", TEXT, "科目编码", "所在行的编码"),
        FrameColumn("column", TEXT, "列", "所在的列"),
        PRINTED,
        *PLACE,
        FrameColumn("pages", TEXT, "各页", "所依据的各处所在的页，以顿号相隔"),
    ),
)

JOINED = FrameForm(
    "joined",
    "预算与决算对照",
    "一行是一个科目：部门决算与同一部门同一年度的部门预算相连",
    (
        FrameColumn("report", TEXT, "决算", "决算文件 SHA-256 的前 16 位"),
        FrameColumn("budget_report", TEXT, "预算", "预算文件 SHA-256 的前 16 位"),
        DEPARTMENT,
        YEAR,
        FrameColumn("fund", TEXT, "资金", "一般公共预算财政拨款、政府性基金预算财政拨款 等"),
        FrameColumn("code", TEXT, "科目编码", "合计与表中没有的科目为空"),
        FrameColumn("name", TEXT, "科目", "科目名称"),
        FrameColumn("level", WHOLE, "级次", "1 类，2 款，3 项"),
        FrameColumn("initial_budget", NUMBER, "年初预算数", "万元；情况说明没有的，取自部门预算公开表"),
        FrameColumn("origin", TEXT, "预算来处", "narrative 决算的情况说明，published 部门预算公开表"),
        FrameColumn("published", NUMBER, "公开预算数", "部门预算公开表所印的数，万元"),
        FrameColumn("final", NUMBER, "决算数", "决算公开表所印的数，万元"),
        FrameColumn("difference", NUMBER, "差额", "决算数减年初预算数，万元"),
        FrameColumn("completion", NUMBER, "完成率", "%"),
        FrameColumn("derived", FLAG, "推算", "真：完成率由两数相除；假：原文印出，或没有"),
        FrameColumn("reason", TEXT, "原因", "决算的情况说明所给的原因"),
        *(
            FrameColumn(f"{name}_{part}", dtype, f"{label}{said}", meaning)
            for name, label in (("budget", "预算数"), ("final", "决算数"))
            for part, dtype, said, meaning in (
                ("file", TEXT, "文件", "印有这个数的文件，SHA-256 的前 16 位"),
                ("page", WHOLE, "页", "所在页，从 1 起"),
                ("x0", NUMBER, "左", "数字外框左边，单位为点"),
                ("top", NUMBER, "上", "数字外框上边，单位为点"),
                ("x1", NUMBER, "右", "数字外框右边，单位为点"),
                ("bottom", NUMBER, "下", "数字外框下边，单位为点"),
            )
        ),
    ),
)
"""Of two reports, so not among those that every report has."""

FRAMES = (REPORTS, LINES, FACTS, REASONS, PROJECTS, FUNDS, INDICATORS, FINDINGS)
"""All tidy frames, in the order of exports and of the 数据 page."""


# ---------------------------------------------------------------- what identifiers are called in Chinese

PERIODS: Mapping[Period, str] = {"current": "本年", "prior": "上年"}
BASES: Mapping[Basis, str] = {
    "prior_budget": "上年预算",
    "prior_final": "上年决算",
    "prior_execution": "上年执行数",
}
"""What of last year a change is measured against."""
EXPLAINS: Mapping[str, str] = {"budget": "与预算的差异", "prior": "与上年的增减"}
SEVERITIES: Mapping[Severity, str] = {"error": "差错", "warning": "提醒", "info": "提示"}
RECOGNITIONS: Mapping[str, str] = {
    "confirmed": "经勾稽确认",
    "corrected": "经勾稽更正",
    "unsure": "把握不大",
    "recognised": "未经确认",
}
STATUSES: Mapping[str, str] = {"number": "有数", "zero": "印出的零", "blank": "空白", "mark": "横线"}
FORM_COLUMNS: Mapping[str, str] = {
    column.name: column.label
    for form in (INDICATORS, FUNDS)
    for column in form.columns
    if column.name in ("initial_budget", "budget", "final", "points", "rate", "score", "target", "actual")
}
"""The columns of a self-evaluation form."""
