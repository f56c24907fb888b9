"""Notes under tables: an empty table says that there is nothing, a filled one does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.form.topics import telling
from mingzhang.checking.form.wrong_words import is_template
from mingzhang.checking.recognised import is_recognised
from mingzhang.checking.registry import PASSAGES, rule
from mingzhang.model import Evidence, Note, Report, Table

BASIS = "没有数据的报表应公开空表，并作说明"
_WORDS = {
    "government_fund": "政府性基金",
    "state_capital": "国有资本",
    "three_public": "三公",
}
_NONE = re.compile(r"无|没有|未|不涉及|空表|持平|0(?:\.00?)?万?元|为0|为零")
_IS_EMPTY = re.compile(r"(?:本表|该表|此表)(?:为空表|为空|无数据|没有数据|无内容)")


@rule(
    "form.empty_table",
    title="没有数据的报表有说明",
    basis=BASIS,
    needs=(PASSAGES,),
    meaning="政府性基金、国有资本经营、“三公”经费的报表没有数据时，表下或正文应说明没有该项收支。",
    kind="missing_text",
    severity="warning",
)
def empty_tables_are_explained(report: Report) -> Iterator[Comparison]:
    """An empty table has a note, or a sentence of the text, that there is nothing to report."""
    if is_template(report) or not report.facts or any(map(is_recognised, report.passages)):
        return
    for table in report.tables:
        word = _WORDS.get(table.id or "")
        if word is None or not table.empty or table.source is None:
            continue
        subject = f"《{table.title}》"
        if _is_explained(table, word, report):
            yield Comparison("form.empty_table", "holds", subject)
            continue
        evidence = Evidence(table.source, None, table.title, table.id)
        note = "表中没有数据，表下和正文都没有说明，请核实"
        yield Comparison(
            "form.empty_table",
            "differs",
            subject,
            (Term(table.title, None, evidence),),
            found="空表，无说明",
            expected="说明没有该项收支",
            note=note,
        )


def _is_explained(table: Table, word: str, report: Report) -> bool:
    if any(_NONE.search(note.text) for note in table.notes):
        return True
    here = [one for one in report.passages if one.part == "tables" and one.source.page in table.pages]
    return any(
        _NONE.search(one.plain) and (word in one.plain or word in one.section)
        for one in (*telling(report), *here)
        if not one.is_heading
    )


@rule(
    "form.empty_note",
    title="注明“本表无数据”的报表没有数据",
    basis=BASIS,
    needs=(PASSAGES,),
    meaning="表下注明“本表无数据”或“本表为空表”的，表中不应有不为 0 的金额。是否空表以表中数字为准。",
    kind="missing_text",
    severity="warning",
)
def notes_agree_with_their_table(report: Report) -> Iterator[Comparison]:
    """A table that is said to be empty prints no amount."""
    told: dict[Note, Table] = {}
    for table in report.tables:
        for note in table.notes:
            if _IS_EMPTY.search(note.text) and not is_recognised(note.source):
                # One note stands under tables that are printed in one.
                told[note] = told[note] if note in told and _amount(told[note]) else table
    for note, table in told.items():
        subject = f"《{table.title}》"
        filled = _amount(table)
        if filled is None:
            yield Comparison("form.empty_note", "holds", subject)
            continue
        yield Comparison(
            "form.empty_note",
            "differs",
            subject,
            (Term("表下的说明", None, Evidence(note.source, note.text, None, table.id)), filled),
            found=note.text,
            expected="与表中数字一致的说明",
            note=f"表下注明“{note.text}”，而表中有 {_printed(filled)}，请核实",
        )


def _amount(table: Table) -> Term | None:
    """An amount other than 0 that the table prints."""
    for row in table.rows:
        for column, cell in row.cells.items():
            if cell.amount is not None and cell.amount.value and cell.source is not None:
                return Term(row.name, None, Evidence(cell.source, None, row.name, table.id, row.code, column))
    return None


def _printed(term: Term) -> str:
    return term.evidence.source.text if term.evidence is not None else ""
