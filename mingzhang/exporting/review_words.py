"""A review in words: kinds, places, the identity written out with its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from mingzhang.checking.audit import Audit
from mingzhang.checking.comparison import Comparison, Outcome, Term
from mingzhang.checking.settling import grouped
from mingzhang.checking.wording import in_words
from mingzhang.confirming import recognition_summary
from mingzhang.exporting.summary import OUTCOMES
from mingzhang.forms import FORMS, form
from mingzhang.forms.measures import MEASURES, measure_name
from mingzhang.frames.checks import sides
from mingzhang.frames.columns import FORM_COLUMNS
from mingzhang.frames.findings import KIND_NAMES, OTHER_KIND
from mingzhang.model import Evidence, Finding, Report, ReportKind, Source
from mingzhang.presenting.kinds import document_of
from mingzhang.reviewing import VERDICT_NAMES, VERDICTS, Verdict

PERFORMANCE = "performance"
"""What evidence in a self-evaluation form names as its table."""
PERFORMANCE_TITLE = "项目支出绩效自评表"
NARRATIVE = "情况说明"
RELATIONS = {"=": "应等于", "<=": "应不大于"}
SIGNS = {"=": ("=", "≠"), "<=": ("≤", "＞")}
"""How a relation is written where it holds and where it does not."""
MEANINGS: Mapping[Outcome, str] = {
    "holds": "两边按印出的精度相等",
    "tail": "相差在四舍五入所能解释的范围之内，不作为错误",
    "differs": "相差超出四舍五入所能解释的范围，或文字与数字不一致",
    "not_applicable": "报告没有所需的内容，或规则不适用于这类报告",
    "insufficient": "读到的内容不足以判断",
    "unreadable": "印出的内容未能读成数字",
}
"""What the outcomes of comparisons mean."""
MOST_TERMS = 12
"""A written-out identity names so many terms; the table of places names all."""
LONGEST_SENTENCE = 200
"""Letters of a sentence that are quoted."""
MINUS = "−"
RATES = ("growth", "share", "completion", "rate")
"""What of the narrative is measured in per cent."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a printed number belongs: its table (or the narrative), row and column, in words."""

    table: str
    row: str
    column: str


def title(report: Report, between: str = "") -> str:
    """某局2024年度部门决算审核意见; what was not read is left out."""
    year = f"{report.year}年度" if report.year is not None else ""
    return f"{report.department}{between}{year}{document_of(report)}审核意见".strip()


def recognition_words(report: Report) -> str:
    """How the figures of a scan were read; "" where none were recognised."""
    counts = recognition_summary(report)
    if not counts.recognised:
        return ""
    doubtful = f"，其中存疑 {counts.doubtful} 个" if counts.doubtful else ""
    return (
        f"扫描页由程序识别，识别出数字 {counts.recognised} 个：经勾稽确认 {counts.confirmed} 个，"
        f"更正 {counts.corrected} 个，未经确认 {counts.unconfirmed} 个{doubtful}"
    )


# ---------------------------------------------------------------- places


@cache
def table_titles(kind: ReportKind) -> Mapping[str, str]:
    """Every form's title as that kind of report has it, by id."""
    return {each.id: in_words(each.title, kind) for each in FORMS} | {PERFORMANCE: PERFORMANCE_TITLE}


@cache
def column_labels(table: str) -> Mapping[str, str]:
    """A form's columns in words; of equal ones each says what it stands under."""
    declared = tuple(form(table).all_columns())
    ids = {column.id: column for column in declared}
    twice = Counter(column.label for column in ids.values())
    return {
        column.id: f"{column.label}（{column.under[0]}）"
        if twice[column.label] > 1 and column.under
        else column.label
        for column in declared
    }


def column_name(table: str | None, column: str | None) -> str:
    """A column of a table, or what a number of the narrative measures; "" where that is not told."""
    if column is None:
        return ""
    if table is None:
        return measure_name(column)
    if table == PERFORMANCE:
        return FORM_COLUMNS.get(column, "")
    known = {each.id for each in FORMS}
    return column_labels(table).get(column, "") if table in known else ""


def origin(evidence: Evidence, kind: ReportKind) -> Origin:
    """What a place of a finding belongs to."""
    titles = table_titles(kind)
    if evidence.table is None:
        table = NARRATIVE if evidence.sentence else ""
    else:
        table = titles.get(evidence.table, "")
    row = " ".join(part for part in (evidence.code, evidence.name) if part)
    return Origin(table, row, column_name(evidence.table, evidence.column))


def where(source: Source) -> str:
    """第 9 页; in a file without pages of its own, its place there."""
    return source.place or f"第 {source.page} 页"


def page_list(sources: Iterable[Source]) -> str:
    """第 9、10 页; the places of a file without pages."""
    told = list(sources)
    places = dict.fromkeys(source.place for source in told if source.place)
    if places:
        return "、".join(places)
    pages = dict.fromkeys(source.page for source in told)
    return f"第 {'、'.join(map(str, pages))} 页" if pages else ""


def origins(report: Report) -> Mapping[Source, Origin]:
    """Every printed number of the report with what it belongs to."""
    titles = table_titles(report.kind)
    found: dict[Source, Origin] = {}
    for table in report.tables:
        for row in table.rows:
            name = " ".join(part for part in (row.code, row.name) if part)
            for column, cell in row.cells.items():
                if cell.source is not None:
                    shown = titles.get(table.id or "", table.title)
                    found[cell.source] = Origin(shown, name, column_name(table.id or "", column))
    for fact in report.facts:
        name = " ".join(part for part in (fact.code, fact.subject) if part)
        found[fact.source] = Origin(NARRATIVE, name, MEASURES[fact.measure])
    for project in report.projects:
        parts = [(fund.name, fund.cells) for fund in project.funds]
        parts += [(indicator.name, indicator.cells) for indicator in project.indicators]
        for name, cells in parts:
            for column, cell in cells.items():
                if cell.source is not None:
                    column_told = column_name(PERFORMANCE, column)
                    found[cell.source] = Origin(PERFORMANCE_TITLE, f"{project.name}：{name}", column_told)
    return found


# ---------------------------------------------------------------- the identity with its figures


def relation_words(finding: Finding, comparison: Comparison | None) -> str:
    """应等于, 应不大于; 应为 for what is no sum, and for another figure that would mend it."""
    if comparison is None or comparison.expected != finding.expected or not sides(comparison):
        return "应为" if comparison is None or comparison.relation == "=" else RELATIONS[comparison.relation]
    return RELATIONS[comparison.relation]


def written_out(comparison: Comparison) -> str:
    """行政运行 690.18 + … = 2,106.35, with the sign that the figures themselves justify.

    Where a side is no plain sum (a rate, a count), the figures that it follows from are named.
    """
    if all(term.amount is None for term in comparison.terms):
        return ""
    found = _side(comparison.found_terms, signed=sides(comparison) is not None)
    expected = _side(comparison.expected_terms, signed=sides(comparison) is not None)
    if not found or not expected:
        return ""
    if sides(comparison) is None:
        return f"{found}；依据：{expected}"
    sign = SIGNS[comparison.relation][comparison.outcome == "differs"]
    printed = [term for term in comparison.expected_terms if term.amount is not None]
    summed = comparison.expected.replace("-", MINUS)
    total = f" = {summed}" if len(printed) > 1 else ""
    about = "≈" if comparison.outcome == "tail" and comparison.relation == "=" else sign
    return f"{found} {about} {expected}{total}"


def _side(terms: tuple[Term, ...], *, signed: bool) -> str:
    printed = [term for term in terms if term.amount is not None or term.evidence is not None]
    if not printed:
        return ""
    shown = [_term(term, signed=signed, first=not at) for at, term in enumerate(printed[:MOST_TERMS])]
    more = f"{' + ' if signed else '、'}…（共 {len(printed)} 项）" if len(printed) > MOST_TERMS else ""
    return ("" if signed else "、").join(shown) + more


def _term(term: Term, *, signed: bool, first: bool) -> str:
    figure = _figure(term, signed=signed)
    if not signed:
        return f"{term_name(term)} {figure}"
    sign = MINUS if term.negative else "+"
    lead = f" {sign} " if not first else (f"{MINUS} " if term.negative else "")
    return f"{lead}{term_name(term)} {figure}"


def _figure(term: Term, *, signed: bool) -> str:
    if term.amount is None:
        return term.evidence.source.text if term.evidence is not None else ""
    value = abs(term.amount.value) if term.negative and signed else term.amount.value
    return grouped(value).replace("-", MINUS) + ("%" if _is_rate(term) else "")


def _is_rate(term: Term) -> bool:
    evidence = term.evidence
    if evidence is None:
        return False
    in_narrative = evidence.table is None and evidence.column in RATES
    return in_narrative or evidence.source.text.endswith(("%", "％"))


def term_name(term: Term) -> str:
    """The term's name; a number of the text or of a self-evaluation form also says what it measures."""
    evidence = term.evidence
    if evidence is None or evidence.table not in (None, PERFORMANCE):
        return term.name
    measure = column_name(evidence.table, evidence.column)
    return f"{term.name}（{measure}）" if measure and measure not in term.name else term.name


def sentences(finding: Finding, most: int = 3) -> tuple[str, ...]:
    """The sentences that the finding's numbers stand in, each once; of a long one what is around them."""
    found: dict[str, str] = {}
    for each in finding.evidence:
        if each.sentence:
            found.setdefault(each.sentence, _around(each.sentence, each.source.text))
    return tuple(found.values())[:most]


def _around(sentence: str, text: str) -> str:
    if len(sentence) <= LONGEST_SENTENCE:
        return sentence
    at = max(sentence.find(text), 0)
    first = min(max(at - LONGEST_SENTENCE // 2, 0), len(sentence) - LONGEST_SENTENCE)
    last = first + LONGEST_SENTENCE
    return ("……" if first else "") + sentence[first:last] + ("……" if last < len(sentence) else "")


# ---------------------------------------------------------------- findings, outcomes, decisions


def kind_words(kind: str) -> str:
    """What a kind of finding is called."""
    return KIND_NAMES.get(kind, OTHER_KIND)


def outcome_rows(audit: Audit) -> tuple[tuple[str, int, str], ...]:
    """Every outcome with how many comparisons came to it, and what it means."""
    return tuple((OUTCOMES[each], audit.counts[each], meaning) for each, meaning in MEANINGS.items())


def verdict_words() -> Mapping[str, Verdict]:
    """What a reviewer may decide: the word and the verdict, in order."""
    return {VERDICT_NAMES[verdict]: verdict for verdict in VERDICTS}


def chinese_date(day: date) -> str:
    """2025年6月30日."""
    return f"{day.year}年{day.month}月{day.day}日"
