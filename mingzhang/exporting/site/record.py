"""The record at the end of the page: what checking found, every table as read, the report's own glossary."""

from __future__ import annotations

from decimal import Decimal

from mingzhang.exporting.site.amounts import unit_words
from mingzhang.exporting.site.parts import Html, element, joined, page_of, text
from mingzhang.exporting.site.subject import Part, Subject, under
from mingzhang.exporting.site.tabling import Line, table
from mingzhang.forms import form
from mingzhang.forms.base import side_label
from mingzhang.frames.figures import of_cell
from mingzhang.frames.findings import SEVERITY_NAMES
from mingzhang.model import Finding, Table
from mingzhang.presenting.numerals import page_runs, percent


def findings_part(subject: Subject) -> Part:
    """What checking found, in the audit's order; what only informs is folded away."""
    audit = subject.audit
    grave = [finding for finding in audit.findings if finding.severity != "info"]
    mild = [finding for finding in audit.findings if finding.severity == "info"]
    counts, coverage = audit.counts, audit.coverage
    told = f"成立 {counts['holds']} 处，尾差 {counts['tail']} 处（四舍五入所致，不算差错）"
    if coverage.numbers:
        rate = percent(Decimal(coverage.checked * 100) / coverage.numbers, closed=True)
        told += f"；印出的 {coverage.numbers} 个数中 {coverage.checked} 个至少进过一处核对（{rate}）"
    body = joined(
        element("p", text(told + "。")),
        _list(grave, 1) if grave else element("p", text("没有发现需要说明之处。")),
        _folded(f"供参考的 {len(mild)} 处", _list(mild, len(grave) + 1), "notes") if mild else "",
    )
    words = "按印出的精度作区间运算；所列为数字之间不一致，是否有误请部门说明"
    return Part("findings", "核对", subject.title("findings", "核对"), under(words, subject), Html(""), body)


def _list(findings: list[Finding], first: int) -> Html:
    items = [_finding(finding, number) for number, finding in enumerate(findings, first)]
    return element("ol", joined(*items), class_="find", start=str(first))


def _finding(finding: Finding, number: int) -> Html:
    severity = element("b", text(SEVERITY_NAMES[finding.severity]), class_=finding.severity)
    places = page_of(*(evidence.source for evidence in finding.evidence))
    return element("li", joined(severity, text(finding.message), places), id=f"finding-{number}")


def _folded(words: str, body: Html, ident: str) -> Html:
    return element("details", joined(element("summary", text(words)), body), id=ident)


def terms_part(subject: Subject) -> Part | None:
    """The report's own glossary."""
    terms = subject.report.terms
    if not terms:
        return None
    items = [
        element(
            "div",
            joined(
                element("dt", text(term.name)),
                element("dd", joined(text(term.meaning), page_of(term.source))),
            ),
            id=f"term-{number}",
        )
        for number, term in enumerate(terms, 1)
    ]
    body = element("dl", joined(*items), class_="terms")
    return Part("terms", "名词", "名词解释", under("以报告自己的解释为准", subject), Html(""), body)


# ---------------------------------------------------------------- tables


def tables_part(subject: Subject) -> Part:
    """Every table as read, folded; those that no form knows as they stand."""
    blocks = [_table(one, number, subject) for number, one in enumerate(subject.report.tables, 1)]
    words = "按原文读出；“·”为表中空白"
    body = joined(*blocks) if blocks else element("p", text("没有读出报表。"))
    return Part("tables", "全部报表", "全部报表", under(words, subject, unit_words()), Html(""), body)


def _table(one: Table, number: int, subject: Subject) -> Html:
    name = f"{one.number or ''} {one.title or '无题的表'}".strip()
    ident = f"table-{number}"
    if one.id is None:
        return _folded(f"{name}（不属于已知的报表格式，照原样列出）", _grid(one, name), ident)
    if one.empty:
        notes = [element("p", joined(text(note.text), page_of(note.source))) for note in one.notes]
        return _folded(name, joined(element("p", text("本表没有数据。")), *notes), ident)
    labels = {column.id: column.label for column in form(one.id).all_columns()}
    columns = list(dict.fromkeys(column for row in one.rows for column in row.cells))
    sided, coded = any(row.side for row in one.rows), any(row.code for row in one.rows)
    heads = [*(["侧"] if sided else []), *(["代码"] if coded else []), "项目"]
    heads += [_label(one.id, column, labels) for column in columns]
    lines = [
        Line(
            (
                *((text(side_label(row.side)),) if sided else ()),
                *((text(row.code or ""),) if coded else ()),
                element("span", text(row.name), class_=f"l{row.level}" if row.level else None),
            ),
            tuple(of_cell(row.cells.get(column)) for column in columns),
        )
        for row in one.rows
    ]
    where = page_runs(one.pages) + (
        "" if one.printed_unit in ("", "万元") else f"，原表单位：{one.printed_unit}"
    )
    place = element("p", text(where), class_="sub")
    return _folded(name, joined(place, table(ident, name, heads, lines, subject.vocabulary)), ident)


def _label(table_id: str, column: str, labels: dict[str, str]) -> str:
    """The label; in 三公, where a label stands twice, with its half."""
    label = labels.get(column, column)
    if table_id != "three_public":
        return label
    return f"{label}（{'预算数' if column.startswith('budget_') else '决算数'}）"


def _grid(one: Table, name: str) -> Html:
    rows = [element("tr", joined(*(element("td", text(cell)) for cell in row))) for row in one.grid]
    inner = joined(element("caption", text(name), class_="sr"), element("tbody", joined(*rows)))
    place = element("p", text(page_runs(one.pages)), class_="sub")
    return joined(place, element("div", element("table", inner), class_="tw", role="region",
                                 aria_label=name, tabindex="0"))  # fmt: skip
