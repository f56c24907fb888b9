"""What every report has to speak of, by the words it may do so with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mingzhang.model import Passage, Report, ReportKind

STATE_CAPITAL_SINCE = 2021
EVALUATION_SINCE = 2019
OPERATING_COSTS = "机关运行经费情况说明"
_INSTITUTION = re.compile(r"(?:学校|中学|小学|幼儿园|学院|大学|医院|卫生院|中心|站|馆|园|队|研究院|研究所)$")
"""Public institutions have no operating costs of an office; some leave the section out."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A section that must be there: its usual title, words of its heading or of its sentence."""

    title: str
    words: re.Pattern[str]
    kinds: tuple[ReportKind, ...] = ("final_account", "budget")
    since: int = 0
    table: str = ""
    """The form that tells of it too: with its figures, or the note under an empty one."""

    def concerns(self, report: Report) -> bool:
        if self.title == OPERATING_COSTS and not concerns_operating_costs(report):
            return False
        return report.kind in self.kinds and (report.year is None or report.year >= self.since)


def concerns_operating_costs(report: Report) -> bool:
    """Whether the report must tell of operating costs: not that of a single public institution."""
    return report.scope != "unit" or _INSTITUTION.search(report.department) is None


def _topic(title: str, words: str, *kinds: ReportKind, since: int = 0, table: str = "") -> Topic:
    return Topic(title, re.compile(words), kinds or ("final_account", "budget"), since, table)


_LISTED = "[、，；。等]"
"""Behind a name that is only one of a list of components."""

TOPICS: tuple[Topic, ...] = (
    _topic(
        "收入支出决算总体情况说明",
        r"收入(?:、|和|及)?支出[^。；]{0,8}总[计体]|收、?支[^。；]{0,8}总[计体]|收入总计|总收入",
        "final_account",
    ),
    _topic("收入决算情况说明", r"收入决算|收入合计|收入总计|收入情况|本年收入|年度?收入\d", "final_account"),
    _topic("支出决算情况说明", r"支出决算|支出合计|支出总计|支出情况|本年支出|年度?支出\d", "final_account"),
    _topic("财政拨款收入支出决算总体情况说明", r"财政拨款(?:收入|收、?支|支出)", "final_account"),
    _topic("一般公共预算财政拨款支出决算情况说明", r"一般公共预算", "final_account"),
    _topic("一般公共预算财政拨款基本支出决算情况说明", r"基本支出", "final_account"),
    _topic("收支预算情况说明", r"收入预算|支出预算|预算收入|预算支出|收支预算|收入总|支出总", "budget"),
    _topic("“三公”经费情况说明", rf"三公|公务接待(?!费{_LISTED})|因公出国(?!（境）费用?{_LISTED})"),
    _topic(
        "政府性基金预算财政拨款收入支出决算情况说明",
        r"政府性基金",
        "final_account",
        table="government_fund",
    ),
    _topic(
        "国有资本经营预算财政拨款收入支出决算情况说明",
        r"国有资本",
        "final_account",
        since=STATE_CAPITAL_SINCE,
        table="state_capital",
    ),
    _topic("预算绩效情况说明", r"绩效(?!工资)", since=EVALUATION_SINCE),
    _topic(OPERATING_COSTS, r"运行经费|机关(?:日常)?运[行转]"),
    _topic("政府采购情况说明", r"政府采购|采购支出|采购金额|采购预算"),
    _topic(
        "国有资产占有使用情况说明",
        r"国有资产[^，。；]{0,6}(?:占|使用|情况|说明|总|为|\d)|资产占[用有]|资产(?:总额|总计|合计|情况)|固定资产[^，。；]{0,8}\d"
        r"|(?:共有|实有|拥有|现有)车辆|(?<!购置)(?<!更新)车辆\d+(?:辆|台)|单[价位]\d+万元|单价[一百五十\d]+万元"
        r"|(?:无|没有)[^，。；]{0,12}(?:车辆|设备|国有资产)",
    ),
)
_GLOSSARY = re.compile(r"名词解释|名词说明|术语解释|专业名词|名词术语|专业术语")


def telling(report: Report) -> tuple[Passage, ...]:
    """The passages that explain: all but contents, duties, notes under tables, and the glossary."""
    return tuple(
        one
        for one in report.passages
        if one.part in ("narrative", "front", "appendix", "form")
        or (one.part == "tables" and not one.centred and not one.plain.startswith(("注", "说明", "备注")))
    )


def missing_topics(report: Report) -> Iterator[tuple[Topic, bool]]:
    """Every topic that a report of this kind must have, and whether it has it."""
    text = "\n".join(one.plain for one in telling(report))
    for topic in TOPICS:
        if topic.concerns(report):
            yield topic, topic.words.search(text) is not None or _is_told_by_table(topic, report)


def _is_told_by_table(topic: Topic, report: Report) -> bool:
    """Some places tell of a fund by its table alone."""
    table = report.table(topic.table) if topic.table else None
    return table is not None and (not table.empty or bool(table.notes))


def has_glossary(report: Report) -> bool:
    """Whether terms are explained anywhere."""
    if report.terms or any(one.part == "glossary" for one in report.passages):
        return True
    return any(_GLOSSARY.search(one.plain) for one in report.passages if one.part != "contents")
