"""What the parts of the page are written from, and how a part is put together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from mingzhang.checking.audit import Audit
from mingzhang.exporting.site.heights import Height
from mingzhang.exporting.site.parts import Html, element, joined, text
from mingzhang.exporting.site.tips import explained
from mingzhang.frames.overview import Overview, overview_of
from mingzhang.model import Report, Source
from mingzhang.presenting.deck import slides_of
from mingzhang.presenting.kinds import Words, words_of
from mingzhang.presenting.numerals import page_runs
from mingzhang.presenting.slides import Slide
from mingzhang.presenting.terms import Vocabulary, vocabulary_of


@dataclass(frozen=True)
class Subject:
    """A report with its audit, and what is worked out of both once."""

    report: Report
    audit: Audit

    @cached_property
    def slides(self) -> tuple[Slide, ...]:
        return slides_of(self.report, self.audit)

    @cached_property
    def overview(self) -> Overview:
        return overview_of(self.report)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return vocabulary_of(self.report)

    @property
    def words(self) -> Words:
        return words_of(self.report)

    @property
    def name(self) -> str:
        """西宁市湟中区社会保险服务局 2024 年度部门决算."""
        year = f" {self.report.year} 年度" if self.report.year else " "
        return f"{self.report.department or '部门名称未读出'}{year}{self.words.document(self.report.scope)}"

    def title(self, ident: str, otherwise: str) -> str:
        """The finding that the slide of the same matter states."""
        return next((slide.title for slide in self.slides if slide.id == ident), otherwise)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: it can be linked to, and where it has a chart, shown by itself elsewhere.

    ``name`` stands in the list of parts, ``heading`` states the finding. ``height`` is what the chart with
    its words takes where it stands by itself, None where there is no chart.
    """

    id: str
    name: str
    heading: str
    under: Html
    """The grey line under the heading: measure, unit."""
    chart: Html
    rest: Html
    sources: tuple[Source, ...] = ()
    height: Height | None = None

    def html(self, subject: Subject) -> Html:
        tools = _tools(self.name, self.height) if self.height is not None else Html("")
        head = joined(
            element("h2", text(self.heading), id=f"{self.id}-name"),
            element("p", self.under, class_="sub") if self.under else "",
        )
        foot = _source_line(self, subject) if self.height is not None else Html("")
        body = joined(element("div", joined(head, tools), class_="hd"), self.chart, foot, self.rest)
        return element("section", body, id=self.id, aria_labelledby=f"{self.id}-name")


def under(words: str, subject: Subject, unit: Html | None = None) -> Html:
    """The grey line, its terms explained; ``unit`` at its end."""
    told = explained(words, subject.vocabulary)
    return joined(told, " · ", unit) if unit is not None else told


def _tools(name: str, height: Height) -> Html:
    """The ways to show the chart elsewhere; the script fills in the snippet for where the file lies."""
    area = element(
        "textarea", "", readonly="", rows="4", spellcheck="false", aria_label=f"嵌入“{name}”的代码"
    )
    copy = element("button", text("复制"), type="button", class_="copy")
    link = element("button", text("复制此处链接"), type="button", class_="here")
    told = element("p", text("把这段代码放进网页，就只显示这张图；代码里的地址即本文件的地址。"))
    inner = joined(element("summary", text("嵌入此图")), told, area, copy, link)
    return element("details", inner, class_="embed", data_style=height.style, data_height=str(height.narrow))


def _source_line(part: Part, subject: Subject) -> Html:
    """Where the figures come from; embedded, with the way to the whole."""
    pages = page_runs(tuple({source.page for source in part.sources}))
    told = f"来源：{subject.name}{f'，原文{pages}' if pages else ''}"
    whole = element(
        "a", text("查看全部数据 ›"), href=f"#{part.id}", target="_blank", rel="noopener", class_="whole"
    )
    return element("p", joined(text(told), " ", whole), class_="source")
