"""The report's own glossary (名词解释) → terms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from mingzhang.model import Term
from mingzhang.reading.sections import Block

_LABEL = re.compile(r"^(?:[一二三四五六七八九十]+[、.]|（[一二三四五六七八九十\d]+）|\d{1,2}[、.])")
_ENTRY = re.compile(r"^([^，。；：]{2,40}?)(?:：|(?=(?:是指|指|主要指|反映)))")
_NO_NAME = re.compile(r"^(?:其中|主要|包括|具体|注|说明|如下)")


def read_terms(blocks: Iterable[Block], sha256: str) -> tuple[Term, ...]:
    """The entries of the glossary; a paragraph that opens no entry goes on with the one before."""
    terms: list[Term] = []
    for block in blocks:
        paragraph = block.paragraph
        if block.kind != "glossary" or (block.label is not None and block.label.level == 1):
            continue
        label = _LABEL.match(paragraph.plain)
        start = label.end() if label else 0
        entry = _ENTRY.match(paragraph.plain[start:])
        if entry and not _NO_NAME.match(entry[1]):
            end = start + entry.end(1)
            meaning = paragraph.text[start + entry.end() :].lstrip("：:")
            source = paragraph.source(sha256, start, end)
            terms.append(
                Term(
                    paragraph.text[start:end].strip('“”"')
                    if _quoted(entry[1])
                    else paragraph.text[start:end],
                    meaning,
                    source,
                )
            )
        elif terms:
            terms[-1] = replace(terms[-1], meaning=terms[-1].meaning + paragraph.text)
    return tuple(terms)


def _quoted(name: str) -> bool:
    """Whether the whole name stands in quotes, which are then none of it."""
    return name.startswith('"') and name.endswith('"') and name.count('"') == 2
