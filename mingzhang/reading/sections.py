"""Paragraphs → headings, and which part of the report each paragraph stands in.

Parts are known by what their titles say, not by their order: some provinces explain before the
tables, some print no 第…部分 at all. The list of contents is told apart and kept by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from mingzhang.model import Section
from mingzhang.reading.paragraphs import Paragraph

Kind = Literal["front", "overview", "tables", "narrative", "form", "glossary", "appendix"]

_NUMERAL = "[一二三四五六七八九十百]{1,4}"
_LABELS = (
    (1, re.compile(rf"第{_NUMERAL}(?:部分|章|编)[：、.]?")),
    (2, re.compile(rf"{_NUMERAL}[、.．]")),
    (3, re.compile(rf"（{_NUMERAL}）[、.]?")),
    (4, re.compile(r"\d{1,2}(?:、|[.．](?!\d(?!0\d\d年))|）)")),
    (5, re.compile(r"（\d{1,2}）[、.]?|[①-⑳]")),
)
_LEADERS = re.compile(r"[.·…・。-]{4,}\d*$")
_BULLET = re.compile(r"^[-•·●◆■]+")
_CONTENTS = re.compile(r"^(?:目录|目次|contents)$", re.IGNORECASE)
_AMOUNT = re.compile(r"\d(?:[\d,.]*)(?:亿|万|千)?元|\d%")
_RUN_IN = re.compile(r"^([^，。；：\d]{2,40}(?:情况|说明|概况|安排|结果|问题|措施|建议|其他|事项))[。：]")
_PART_TITLE = re.compile(r"[预决]算(?:编制|情况)说明$|^名词解释$")
_STOP = re.compile(r"[。；，：]")
_TITLE_END = re.compile(r"(?:情况|说明|概况|安排|结果|事项|（[类款项]）)$|：$")
_BARE = re.compile(r"[^\u4e00-\u9fffA-Za-z]")

_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("glossary", re.compile(r"名词解释|名词说明|术语解释|专业名词|名词术语")),
    ("form", re.compile(r"(?:自评表|自评价表|评价表|目标表|评分表|打分表)(?:（[^）]*）)?$")),
    ("appendix", re.compile(r"^附件|^附录|自评报告|评价报告$")),
    (
        "narrative",
        re.compile(r"说明|分析|(?:决算|预算|收支|执行)(?:基本|总体|收支|公开|编制|具体|执行)*情况(?!.*表$)"),
    ),
    ("tables", re.compile(r"(?:公开)?报表|(?:决算|预算|总|明细|情况|附)表(?:（[^）]*）)?$|附表")),
    ("overview", re.compile(r"概况|职责|职能|机构|单位构成|基本情况|简介")),
)
_LEAVES_TABLES = re.compile(r"(?:情况|说明|事项|解释|职责|概况|绩效|问题|措施|结果)[^表]*$")
_SCOPE = re.compile(r"单位范围$")
"""Which units an explanation is of: no figures of it."""
_NARRATIVE_TOPIC = re.compile(r"情况|说明|经费|支出|收入|绩效|采购|资产|收支")
_OVERVIEW_TOPIC = re.compile(
    r"职责|职能|机构|单位构成|人员构成|(?<!预算)(?<!决算)编制|、(?:部门|单位)?(?:基本)?(?:情况|概况)$"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A paragraph's own number: its level (第一部分 1, 一、 2, （一） 3, 1. 4, （1） 5) and its print."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph in its place.

    ``section`` is the title of the 一、 heading it stands under (or of the part); ``headings`` are
    the titles above it, outermost first, with their level; ``path`` names the numbered item;
    ``start`` is where the paragraph's own text begins, behind its number and a run-in heading;
    ``is_heading``: it has no other text.
    """

    paragraph: Paragraph
    kind: Kind
    section: str
    headings: tuple[tuple[int, str], ...]
    path: str
    label: Label | None
    start: int
    is_heading: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """The report's headings, its list of contents (entries, and as ``listed``), its paragraphs in place."""

    sections: tuple[Section, ...]
    contents: tuple[Section, ...]
    blocks: tuple[Block, ...]
    listed: tuple[Paragraph, ...] = ()


def label_of(text: str) -> Label | None:
    """The number that the (plain) text begins with."""
    for level, pattern in _LABELS:
        match = pattern.match(text)
        if match:
            return Label(level, match.group())
    return None


def kind_of(title: str) -> Kind | None:
    """Which part of a report ``title`` heads; None where it does not say."""
    return next((kind for kind, pattern in _KINDS if pattern.search(title)), None)


def read_outline(paragraphs: Sequence[Paragraph], sha256: str) -> Outline:
    """Place every paragraph; the list of contents and lines of dots are not among the blocks."""
    listed, rest = _split_contents(paragraphs)
    outline = _Outliner(sha256, _body_size(rest))
    for paragraph in rest:
        outline.add(paragraph)
    contents = tuple(_contents_entry(paragraph, sha256) for paragraph in listed)
    return Outline(tuple(outline.sections), contents, tuple(outline.blocks), tuple(listed))


class _Outliner:
    """Walks the paragraphs and remembers which headings stand above."""

    def __init__(self, sha256: str, body_size: float) -> None:
        self.sections: list[Section] = []
        self.blocks: list[Block] = []
        self._sha256 = sha256
        self._body_size = body_size
        self._part: Kind = "front"
        self._kind: Kind = "front"
        self._scoped = False
        self._stack: list[tuple[int, str, str]] = []
        """Level, printed label, title of the headings and items above."""
        self._paths: Counter[str] = Counter()
        self._path = ""

    def add(self, paragraph: Paragraph) -> None:
        label = label_of(paragraph.plain)
        if label is None and self._is_part_title(paragraph):
            label = Label(1, "")
        if label is None or self._is_row(paragraph, label):
            self._append(paragraph, None, 0, is_heading=False)
            return
        start, title = self._heading(paragraph, label)
        self._push(label, title or paragraph.text[:120], is_heading=title is not None)
        if title is not None:
            end = start or len(paragraph.text)
            self.sections.append(Section(title, label.level, paragraph.source(self._sha256, 0, end)))
        whole = title is not None and start is None
        self._append(paragraph, label, start if start is not None else len(label.text), is_heading=whole)

    def _is_row(self, paragraph: Paragraph, label: Label) -> bool:
        """Within tables and forms only a title of another kind of text is a heading, not a numbered row."""
        inside = self._kind in ("tables", "form") and label.level >= 2
        return inside and not _LEAVES_TABLES.search(paragraph.plain.rstrip("。："))

    def _append(self, paragraph: Paragraph, label: Label | None, start: int, *, is_heading: bool) -> None:
        named = [(level, title) for level, _, title in self._stack]
        section = next((title for level, title in named if level == 2), named[0][1] if named else "")
        self.blocks.append(
            Block(paragraph, self._kind, section, tuple(named), self._path, label, start, is_heading)
        )

    def _heading(self, paragraph: Paragraph, label: Label) -> tuple[int | None, str | None]:
        """Where the text after a run-in heading begins, and the heading's title; None where it has none."""
        rest = paragraph.plain[len(label.text) :]
        bare = rest.rstrip("。：")
        stopped = rest != bare and not _TITLE_END.search(bare)
        if len(bare) <= 60 and not (stopped or _STOP.search(bare) or _AMOUNT.search(bare)):
            return None, paragraph.text[: len(label.text) + len(bare)]
        run_in = _RUN_IN.match(rest)
        if run_in and label.level <= 4:
            end = len(label.text) + run_in.end()
            return end, paragraph.text[: end - 1]
        return None, None

    def _push(self, label: Label, title: str, *, is_heading: bool) -> None:
        while self._stack and self._stack[-1][0] >= label.level:
            self._stack.pop()
        self._stack.append((label.level, label.text, title))
        path = "".join(text or title for _, text, title in self._stack)
        self._paths[path] += 1
        self._path = path if self._paths[path] == 1 else f"{path}~{self._paths[path]}"
        if is_heading:
            self._turn(label.level, title, numbered=bool(label.text))

    def _turn(self, level: int, title: str, *, numbered: bool) -> None:
        """What kind of text follows the heading ``title``."""
        kind = kind_of(title)
        if level == 1:
            if kind == "form" or (kind == "tables" and not numbered):
                self._kind = kind
                return
            self._part = self._kind = kind or "front"
        elif level == 2 or (level == 3 and (self._kind in ("tables", "form") or self._scoped)):
            self._kind = self._within(kind, title)
        self._scoped = _SCOPE.search(title) is not None
        if self._scoped and self._kind == "narrative":
            self._kind = "overview"

    def _within(self, kind: Kind | None, title: str) -> Kind:
        if kind == "glossary" or (kind == "narrative" and self._part == "tables"):
            return kind
        if self._part in ("overview", "tables", "appendix", "glossary"):
            return self._part
        if _OVERVIEW_TOPIC.search(title) and not re.search(r"经费|支出|收入", title):
            return "overview"
        if self._part == "narrative":
            return "narrative"
        if kind == "tables":
            return "tables"
        return "narrative" if _NARRATIVE_TOPIC.search(title) else "front"

    def _is_part_title(self, paragraph: Paragraph) -> bool:
        """An unnumbered title that heads a part: set apart from the text, or worded as such."""
        if len(paragraph.text) > 50 or re.search(r"[。；，：]", paragraph.text):
            return False
        set_apart = paragraph.centred or paragraph.size > 1.12 * self._body_size
        if not (set_apart or _PART_TITLE.search(paragraph.plain)):
            return False
        kind = kind_of(paragraph.plain)
        return kind is not None and not (kind == "tables" and self._kind == "tables")


def _body_size(paragraphs: Sequence[Paragraph]) -> float:
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        sizes[paragraph.size] += len(paragraph.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _split_contents(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """The entries of the list of contents, and all other paragraphs."""
    begin = next((i + 1 for i, one in enumerate(paragraphs) if _CONTENTS.match(one.plain)), None)
    if begin is None:
        begin = _untitled_contents(paragraphs)
    if begin is None:
        return [], [one for one in paragraphs if not _LEADERS.search(one.plain)]
    end = begin + sum(1 for _ in _entries(paragraphs[begin:]))
    before = [one for one in paragraphs[:begin] if not _CONTENTS.match(one.plain)]
    rest = [one for one in (*before, *paragraphs[end:]) if not _LEADERS.search(one.plain)]
    return list(paragraphs[begin:end]), rest


def _untitled_contents(paragraphs: Sequence[Paragraph]) -> int | None:
    """Where a list of contents without its title begins: a part's title that comes again further on,
    with nothing but titles between."""
    first: dict[str, int] = {}
    for index, paragraph in enumerate(paragraphs):
        label = label_of(paragraph.plain)
        if "。" in paragraph.plain:
            return None
        if label is None or label.level != 1:
            continue
        title = _BARE.sub("", _entry(paragraph))
        if title in first:
            return first[title]
        first[title] = index
    return None


_ENDS_COUNTED = re.compile(r"\d$|[….·]{2}")
"""A page's number, or leaders to it, at the end of an entry."""


def _entries(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Paragraphs up to where the first entry's title comes again as a heading of the text."""
    first: str | None = None
    counted = 0
    for index, paragraph in enumerate(paragraphs):
        title = _BARE.sub("", _entry(paragraph))
        has_number = _ENDS_COUNTED.search(paragraph.plain) is not None
        turned = index > 0 and paragraph.page != paragraphs[index - 1].page
        if first is None:
            first = title
        elif title == first or _opens_text(paragraphs, index):
            return
        # Most entries before told their pages; the next page begins without one.
        if turned and not has_number and counted * 2 > index:
            return
        counted += has_number
        yield paragraph


def _opens_text(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether ``paragraphs[index]`` can be no entry: a sentence, or a page without any leader or number."""
    paragraph = paragraphs[index]
    if "。" in paragraph.plain.rstrip("。…") or len(paragraph.plain) > 80:
        return True
    turned = paragraph.page != paragraphs[index - 1].page
    numbered = label_of(_entry(paragraph)) is not None
    return turned and not numbered and not _LEADERS.search(paragraph.plain)


def _entry(paragraph: Paragraph) -> str:
    """An entry of the list of contents without its bullet and its leaders."""
    return _BULLET.sub("", _LEADERS.sub("", paragraph.plain))


def _contents_entry(paragraph: Paragraph, sha256: str) -> Section:
    text = _entry(paragraph)
    label = label_of(text)
    begin = paragraph.plain.index(text)
    title = paragraph.text[begin : begin + len(text)]
    return Section(title, label.level if label else 1, paragraph.source(sha256, 0, len(paragraph.text)))
