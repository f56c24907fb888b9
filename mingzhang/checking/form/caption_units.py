"""A table without its unit, where the others print theirs."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.form.placeholders import BASIS
from mingzhang.checking.recognised import is_recognised
from mingzhang.checking.registry import PASSAGES, rule
from mingzhang.forms import form
from mingzhang.model import Evidence, Report, Table

RULE = "form.caption_unit"
WARNED = "table_unit"
"""The reading's warning that neither a table's caption nor its page names a unit."""


@rule(
    RULE,
    title="报表注明金额单位",
    basis=BASIS,
    needs=(PASSAGES,),
    meaning="有数据的报表应在表头注明金额单位。多数报表注明而个别没有注明的，请补充；整份报告都没有注明的，只作说明。",
    kind="missing_text",
    severity="warning",
)
def tables_name_their_unit(report: Report) -> Iterator[Comparison]:
    """Every table with amounts says what they are in, if most do."""
    tables = [table for table in report.tables if _has_amounts(table)]
    without = [table for table in tables if table.source is not None and _is_without(report, table)]
    few = len(without) * 3 <= len(tables)
    for table in tables:
        subject = f"《{table.title}》的金额单位"
        if table not in without:
            yield Comparison(RULE, "holds", subject)
        elif few and table.source is not None and not is_recognised(table.source):
            evidence = Evidence(table.source, None, table.title, table.id)
            yield Comparison(
                RULE,
                "differs",
                subject,
                (Term(table.title, None, evidence),),
                found="没有注明",
                expected=f"单位：{report.unit}",
                note=f"表头没有注明金额单位，其他报表为“{report.unit}”，请核实",
                unit="",
            )
        else:
            yield Comparison(RULE, "insufficient", subject, note="没有读到金额单位")


def _has_amounts(table: Table) -> bool:
    return table.id is not None and form(table.id).counts_money and not table.empty


def _is_without(report: Report, table: Table) -> bool:
    return any(
        one.code == WARNED and one.page in table.pages and f"《{table.title}》" in one.message
        for one in report.warnings
    )
