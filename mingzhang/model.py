"""What a report is, once read: frozen, typed, without behaviour beyond itself.

Money is in 万元 throughout, as exact decimals; a figure keeps the quantum it was printed with, and
its ``Source`` keeps the text as printed. Counts, points and rates are in their own unit.
Identifiers are those of the statutory forms (see ``mingzhang.forms``).
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in PDF points, origin at the top left of the page as displayed."""

ReportKind = Literal["final_account", "budget"]
FileFormat = Literal["pdf", "docx", "xlsx", "xls", "html", "text"]
Scope = Literal["department", "unit"]
SideName = Literal["income", "expenditure"]
Period = Literal["current", "prior"]
Basis = Literal["prior_budget", "prior_final", "prior_execution"]
Severity = Literal["error", "warning", "info"]
Measure = Literal[
    "final",
    "initial_budget",
    "budget",
    "prior",
    "change",
    "growth",
    "share",
    "completion",
    "rate",
    "count",
    "score",
    "other",
]


@dataclass(frozen=True, slots=True)
class Amount:
    """A printed number: its value and one unit of its last printed digit, both in 万元 (or own unit)."""

    value: Decimal
    quantum: Decimal


@dataclass(frozen=True, slots=True)
class Recognition:
    """How a figure of a scan was read: by character recognition, never with certainty."""

    confidence: float
    """The engine's own, 0 to 1: the lowest of the words that the figure stands in."""
    confirmed: bool = False
    """Whether an identity of the report holds with it that would break if a digit were another."""
    read: str | None = None
    """What was recognised, where the text was corrected; None where it stands as recognised."""
    correction: str | None = None
    """In Chinese: what it was corrected by (the identity written out with its figures)."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure stands: file, page (1-based), box of its own characters, text as printed."""

    sha256: str
    page: int
    bbox: Box
    text: str
    place: str | None = None
    """In Chinese, where a file has no pages of its own: 工作表“支出决算表”B12，第 35 段."""
    recognition: Recognition | None = None
    """Only for figures of a scan."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of a table. A blank has neither amount nor source; ``-`` has a source but no amount."""

    amount: Amount | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a statutory table; ``cells`` by column id, blanks included.

    ``code`` and ``name`` are as printed (parts joined, lines joined, spaces removed); ``parent`` is
    the code (or, in tables without codes, the name) of the row above in the hierarchy.
    """

    code: str | None
    name: str
    level: int | None
    side: SideName | None
    parent: str | None
    cells: Mapping[str, Cell]
    source: Source | None = None
    """Where the row's name (or, without one, its code) is printed."""


@dataclass(frozen=True, slots=True)
class Note:
    """A line printed under or over a table: 注：…, 说明：…."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Table:
    """A statutory table, however many pages it runs over. ``id`` is None where no form knows it."""

    id: str | None
    title: str
    number: str | None
    printed_unit: str
    pages: tuple[int, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...] = ()
    grid: tuple[tuple[str, ...], ...] = ()
    """The plain text grid; only kept where ``id`` is None."""
    source: Source | None = None
    """Where the title is printed."""

    @property
    def empty(self) -> bool:
        """No cell has a value: the form is there, with nothing to report."""
        return not any(cell.amount for row in self.rows for cell in row.cells.values())


@dataclass(frozen=True, slots=True)
class Fact:
    """One printed number of the narrative, or one derived from such (then ``sources`` has theirs)."""

    subject: str
    code: str | None
    measure: Measure
    period: Period
    basis: Basis | None
    amount: Amount
    unit: str
    """万元 for money; %, 个, 人次, 批次, 辆, 分 … otherwise."""
    derived: bool
    source: Source
    """For a derived fact: that of the first number it was computed from."""
    sentence: str
    section: str
    """Title of the narrative's section, e.g. 九、财政拨款“三公”经费支出决算情况说明."""
    sources: tuple[Source, ...] = ()
    group: str | None = None
    """Identifies the item (numbered paragraph) that the fact stands in, to join it with its reason."""


@dataclass(frozen=True, slots=True)
class Reason:
    """“主要原因是…”, with the item it explains."""

    subject: str
    code: str | None
    text: str
    """The reason's own words, without the lead-in, ending as printed."""
    source: Source
    sentence: str
    section: str
    group: str | None = None
    explains: Literal["budget", "prior"] = "budget"
    """A difference against the budget, or a change against last year."""
    counts: tuple[Fact, ...] = ()
    """Numbers within the reason's text, with their period; shown beside it, never among the facts."""

    @property
    def quoted(self) -> str:
        """The words as they stand between quotation marks, without their end."""
        return self.text.rstrip("。；")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the report."""

    title: str
    level: int
    source: Source


Part = Literal["front", "contents", "overview", "tables", "narrative", "form", "glossary", "appendix"]
"""Where in a report its running text stands."""


@dataclass(frozen=True, slots=True)
class PassageLine:
    """A printed line of a passage: where it stands, and where along it each of its letters does.

    ``starts`` and ``ends`` are parts (0 to 1) of the line's length; ``turned``: by how many quarters of
    a turn, clockwise, the line runs otherwise than from left to right.
    """

    source: Source
    starts: array[float]
    ends: array[float]
    turned: int = 0

    def quote(self, start: int, end: int) -> Source:
        """The source of the line's letters [start, end)."""
        return replace(
            self.source,
            bbox=_stretch(self.source.bbox, self.turned, self.starts[start], self.ends[end - 1]),
            text=self.source.text[start:end],
        )


def _stretch(box: Box, turned: int, first: float, last: float) -> Box:
    """The part of a line's box from ``first`` to ``last`` along the way that it is read."""
    x0, top, x1, bottom = box
    if turned in (2, 3):
        first, last = 1 - last, 1 - first
    if turned % 2:
        return (x0, top + first * (bottom - top), x1, top + last * (bottom - top))
    return (x0 + first * (x1 - x0), top, x0 + last * (x1 - x0), bottom)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of running text: ``text`` as printed without blanks, ``plain`` in one form of signs.

    ``text`` and ``plain`` are as long, letter for letter. ``section`` is the title of the 一、 heading
    (or of the part) that it stands under; ``centred``: a line in the middle of its page.
    """

    text: str
    plain: str
    part: Part
    section: str
    is_heading: bool
    centred: bool
    lines: tuple[PassageLine, ...]

    @property
    def source(self) -> Source:
        """Where it begins."""
        return self.lines[0].source

    def quote(self, start: int, end: int) -> Source:
        """Where the letters [start, end) are printed: on their first line, with their whole text."""
        passed = 0
        for line in self.lines:
            length = len(line.source.text)
            if start < passed + length:
                quoted = line.quote(start - passed, min(end - passed, length))
                return replace(quoted, text=self.text[start:end])
            passed += length
        raise ValueError(f"no letters {start} to {end} in a passage of {passed}")

    def sentence(self, start: int) -> str:
        """The sentence that the letter at ``start`` stands in, as printed."""
        begin = max(self.text.rfind(stop, 0, start) for stop in "。！") + 1
        ends = [end + 1 for stop in "。！" if (end := self.text.find(stop, start)) >= 0]
        return self.text[begin : min(ends, default=len(self.text))]


@dataclass(frozen=True, slots=True)
class Fund:
    """A line of money in a self-evaluation form (年度资金总额, 其中：当年财政拨款 …).

    ``cells`` by id: initial_budget, budget, final (万元), points, rate (%), score.
    """

    name: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of a self-evaluation form. Texts are as printed; ``cells``: target, actual, points, score."""

    level1: str
    level2: str
    name: str
    target: str
    actual: str
    reason: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Project:
    """A 项目支出绩效自评表."""

    name: str
    department: str
    unit: str
    pages: tuple[int, ...]
    funds: tuple[Fund, ...]
    indicators: tuple[Indicator, ...]
    points: Cell
    """The printed total of points (总分), usually 100."""
    score: Cell
    """The printed total score."""
    source: Source | None = None
    goal: str = ""
    achievement: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the report's own glossary (名词解释)."""

    name: str
    meaning: str
    source: Source


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """What could not be read, or not be trusted, and where."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A published report as read from one file."""

    file: str
    sha256: str
    kind: ReportKind
    scope: Scope
    department: str
    year: int | None
    unit: str
    page_sizes: tuple[tuple[float, float], ...]
    """Width and height of every page as displayed, in points."""
    tables: tuple[Table, ...]
    facts: tuple[Fact, ...]
    reasons: tuple[Reason, ...]
    projects: tuple[Project, ...]
    sections: tuple[Section, ...]
    terms: tuple[Term, ...]
    warnings: tuple[ReadingWarning, ...]
    region: str | None = None
    passages: tuple[Passage, ...] = ()
    """All running text outside tables, in reading order, the entries of the 目录 among it."""
    contents: tuple[Section, ...] = ()
    """The entries of the 目录; ``sections`` are the headings themselves."""
    format: FileFormat = "pdf"
    """What the file is; all but a PDF is laid out on pages by the program (``Source.place`` says where)."""

    @property
    def pages(self) -> int:
        return len(self.page_sizes)

    def table(self, table_id: str) -> Table | None:
        """The report's table of that form, if it has one."""
        return next((table for table in self.tables if table.id == table_id), None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that a finding rests on."""

    source: Source
    sentence: str | None = None
    name: str | None = None
    table: str | None = None
    code: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has to say. ``evidence`` begins with the wrong place."""

    rule: str
    severity: Severity
    kind: str
    title: str
    message: str
    expected: str
    found: str
    difference: str
    tolerance: str
    evidence: tuple[Evidence, ...] = field(default=())
    follows: tuple[str, ...] = ()
    """In Chinese: what else does not agree for the same cause."""
    rules: tuple[str, ...] = ()
    """All rules that speak for it, its own first."""
