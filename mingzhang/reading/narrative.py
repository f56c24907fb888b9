"""A document's running text → facts, reasons, headings and glossary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mingzhang.model import Fact, Passage, ReadingWarning, Reason, ReportKind, Section, Table, Term
from mingzhang.reading.derived import derived_priors
from mingzhang.reading.document import Document
from mingzhang.reading.facts import read_block
from mingzhang.reading.found import Found
from mingzhang.reading.glossary_terms import read_terms
from mingzhang.reading.identity import read_identity
from mingzhang.reading.paragraphs import Paragraph, read_paragraphs
from mingzhang.reading.passages import read_passages
from mingzhang.reading.project_sections import projects_described
from mingzhang.reading.reasons import counts_in_reason
from mingzhang.reading.sections import Block, read_outline
from mingzhang.reading.sentences import Setting
from mingzhang.reading.subjects import Vocabulary

__all__ = ["Narrative", "counts_in_reason", "read_narrative"]

_TITLE_YEAR = re.compile(r"(20\d\d)年(?:度)?[^，。；]{0,16}(?:决算|预算)")
_YEAR = re.compile(r"(20\d\d)年")
_NOTE = re.compile(r"^(?:注[：1-9]|说明：|备注|(?:金额)?单位：|编制(?:部门|单位)：|公开\d+表)")


@dataclass(frozen=True, slots=True)
class Narrative:
    """What the report says in words.

    ``facts`` in the order of the text, those derived at the end; ``contents`` are the entries of the
    list of contents, ``sections`` the headings themselves.
    """

    facts: tuple[Fact, ...]
    reasons: tuple[Reason, ...]
    sections: tuple[Section, ...]
    terms: tuple[Term, ...]
    warnings: tuple[ReadingWarning, ...]
    contents: tuple[Section, ...] = ()
    passages: tuple[Passage, ...] = ()


def read_narrative(document: Document, tables: Sequence[Table]) -> Narrative:
    """Read the narrative of ``document``; codes of items come from the names in ``tables``."""
    paragraphs = read_paragraphs(document)
    outline = read_outline(paragraphs, document.sha256)
    kind, year = _kind_and_year(document, paragraphs)
    setting = Setting(document.sha256, kind, year, Vocabulary(tables))
    found = Found()
    told = [block for block in outline.blocks if block.kind == "narrative"]
    if not any(_tells(block) for block in told):
        # No heading says where the explanation is: whatever belongs to no other part may be it.
        told = [block for block in outline.blocks if block.kind == "front"]
    for block, project in zip(told, projects_described(told), strict=True):
        if _tells(block):
            read_block(block, setting, found, project)
    if not found.facts:
        found.warnings.append(ReadingWarning("narrative", "情况说明部分没有读到数据。"))
    facts = (*found.facts, *derived_priors(found.facts))
    terms = read_terms(outline.blocks, document.sha256)
    return Narrative(
        facts,
        tuple(found.reasons),
        outline.sections,
        terms,
        tuple(found.warnings),
        outline.contents,
        read_passages(document, outline),
    )


def _tells(block: Block) -> bool:
    """Whether the paragraph is one that may state facts."""
    return not block.is_heading and not _NOTE.match(block.paragraph.plain)


def _kind_and_year(document: Document, paragraphs: Sequence[Paragraph]) -> tuple[ReportKind, int | None]:
    """Final account or budget, and the year it is for: by the cover, else by titles and headings."""
    identity = read_identity(document)
    if identity.kind and identity.year:
        return identity.kind, identity.year
    titles = [one.plain for one in paragraphs if len(one.plain) <= 50 and "。" not in one.plain]
    final = sum("决算" in title for title in titles)
    budget = sum("预算" in title and "决算" not in title for title in titles)
    kind: ReportKind = identity.kind or ("final_account" if final >= budget else "budget")
    years = Counter(match[1] for title in titles for match in _TITLE_YEAR.finditer(title))
    if not years:
        years = Counter(match[1] for one in paragraphs for match in _YEAR.finditer(one.plain))
    return kind, int(years.most_common(1)[0][0]) if years else None
