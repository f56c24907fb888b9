"""What pages call things in a final account and in a budget: one declaration for each kind of report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mingzhang.frames.columns import BASES
from mingzhang.model import Basis, FileFormat, Report, ReportKind, Scope

SCOPES: Mapping[Scope, str] = {"department": "部门", "unit": "单位"}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one kind of report."""

    name: str
    """决算 or 预算: the report, and what its amounts are."""
    expenditure: str
    """Its expenditure, as a figure is labelled."""
    spending: str
    """The same inside a sentence."""
    total: str
    """Label of the one headline figure."""
    spent: str
    """What moved, at the head of a sentence."""
    placed: str
    """What a part of the whole is a part of, in a sentence: …的支出在."""
    table: str
    """The table that the structure stands on."""
    basic_table: str
    without_last_year: str
    three_public: str
    """“三公”经费 with what it measures."""
    without_three_public: str
    operating_costs: str
    procurement: str
    procured: str
    """The label of the sum of 政府采购."""
    without_costs: str
    """Why 机关运行经费 is not listed by item."""
    performance: str
    """Why there are no self-evaluation forms."""

    def document(self, scope: Scope) -> str:
        """部门决算, 单位预算."""
        return SCOPES[scope] + self.name


WORDS: Mapping[ReportKind, Words] = {
    "final_account": Words(
        name="决算",
        expenditure="支出决算",
        spending="支出",
        total="本年支出合计",
        spent="花的",
        placed="的支出在",
        table="支出决算表",
        basic_table="一般公共预算财政拨款基本支出决算表",
        without_last_year="没有读到与上年的比较",
        three_public="“三公”经费支出决算",
        without_three_public="报告未公开“三公”经费支出决算。",
        operating_costs="机关运行经费",
        without_costs="报告未公开机关运行经费的明细",
        procurement="政府采购支出",
        procured="政府采购支出合计",
        performance="报告没有附自评表，指标的目标、实际和得分无从列出。",
    ),
    "budget": Words(
        name="预算",
        expenditure="支出预算",
        spending="支出预算",
        total="支出预算总计",
        spent="支出预算",
        placed="的支出预算安排在",
        table="支出预算表",
        basic_table="一般公共预算基本支出预算表",
        without_last_year="这份预算没有与上年比较",
        three_public="“三公”经费预算",
        without_three_public="这份预算未公开“三公”经费预算。",
        operating_costs="机关运行经费预算",
        without_costs="预算只公布机关运行经费的总数，没有按经济分类的明细。",
        procurement="政府采购预算",
        procured="政府采购预算合计",
        performance="绩效自评随部门决算公开；预算只公布绩效目标的编报情况，没有执行数和自评得分。",
    ),
}
FINAL_ACCOUNT = WORDS["final_account"]
AGAINST: Mapping[Basis | None, str] = {**BASES, None: "上年"}
"""What a change of this year is measured against."""
FORMATS: Mapping[FileFormat, str] = {
    "pdf": "",
    "docx": "Word",
    "xlsx": "Excel",
    "xls": "Excel",
    "html": "网页",
    "text": "文本",
}
"""What a file without pages of its own is."""


def words_of(report: Report) -> Words:
    """The words for a report."""
    return WORDS[report.kind]


def document_of(report: Report) -> str:
    """部门决算, 单位预算: what the report is."""
    return words_of(report).document(report.scope)


def against(basis: Basis | None, report: Report) -> str:
    """上年; in a budget, which says so differently from sentence to sentence, what of last year."""
    return AGAINST[None if report.kind == "final_account" else basis]


def extent(report: Report) -> str:
    """``30 页``; for a file without pages what it is, and on how many pages it is laid out here."""
    kind = FORMATS[report.format]
    return f"{kind} 排成 {report.pages} 页" if kind else f"{report.pages} 页"
