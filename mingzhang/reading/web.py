"""Web page → Document: paragraphs and tables as a browser shows them, pages saved by Word and Excel too.

Tables that only place things on the page are unwrapped; scripts, menus and what is hidden are left out.
"""

from __future__ import annotations

import email
import email.policy
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from mingzhang.errors import UnreadableFileError
from mingzhang.model import ReadingWarning
from mingzhang.reading.decoding import decoded
from mingzhang.reading.document import Document
from mingzhang.reading.flow import Block, NewPage, Paragraph
from mingzhang.reading.front import with_front
from mingzhang.reading.markup import Walk, is_hidden, root_of, style_of, tag_of
from mingzhang.reading.sheets import laid_out
from mingzhang.reading.tabular import paragraph_of
from mingzhang.reading.web_tables import blocks_of_table, is_layout

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,80}encoding=[\"']([\w.-]+)", re.I
)
_SKIPPED = re.compile(
    "script|style|head|noscript|template|nav|footer|aside|button|select|textarea|iframe|object|svg|math|audio"
    "|video|canvas|map|input"
)
"""Elements that show nothing, or nothing of the report."""
_PARTING = re.compile(
    "p|div|h[1-6]|li|dt|dd|ul|ol|dl|section|article|main|header|center|blockquote|pre|table|tbody|thead|tfoot"
    "|tr|td|th|caption|form|fieldset|figure|figcaption|hr|br|body|html|address|details|summary"
)
"""Elements that begin and end a paragraph."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_KEPT_LINES = frozenset(("pre", "listing"))


def read_content(content: bytes, name: str) -> Document:
    """The document that the page, or the archive of pages (MHT), in ``content`` is.

    Raises UnreadableFileError (``not_text``, ``no_text``) and ResourceLimitError (``too_deep``).
    """
    blocks: list[Block] = []
    warnings: list[ReadingWarning] = []
    counted = _Counted()
    for text, told in _pages(content):
        blocks += [NewPage(), *_Reading(counted).blocks(root_of(text))]
        warnings += told
    if not any(not isinstance(block, NewPage) for block in blocks):
        raise UnreadableFileError("网页中没有文字，无内容可读；请检查是否选错了文件。", code="no_text")
    document = laid_out(with_front(blocks), name, hashlib.sha256(content).hexdigest(), "html")
    return replace(document, warnings=tuple(warnings))


def _pages(content: bytes) -> Iterator[tuple[str, tuple[ReadingWarning, ...]]]:
    """The texts of the pages: one, or those of an archive in their order."""
    if not _is_archive(content):
        yield decoded(content, _declared(content))
        return
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                yield decoded(page, part.get_content_charset() or _declared(page))


def _is_archive(content: bytes) -> bool:
    head = content[:4096].lstrip().lower()
    return b"mime-version:" in head and b"content-type:" in head and not head.startswith(b"<")


def _declared(content: bytes) -> str | None:
    found = _DECLARED.search(content[:8192])
    return (found[1] or found[2]).decode("ascii", errors="replace") if found else None


@dataclass(slots=True)
class _Counted:
    """How many paragraphs and tables there have been, over all pages of a file."""

    paragraphs: int = 0
    tables: int = 0


@dataclass(slots=True)
class _Reading:
    """A walk through a page's elements, without recursion, collecting text between what parts it."""

    counted: _Counted
    text: list[str] = field(default_factory=list[str])
    heading: bool = False
    align: str = ""
    kept_lines: int = 0

    def blocks(self, root: Any) -> Iterator[Block]:
        """The page's blocks in order; ``root`` may be None."""
        if root is None:
            return
        walk = Walk(root)
        skipped: Any = None
        for begins, element in walk:
            tag = tag_of(element)
            if not begins:
                yield from self._ended(tag) if element is not skipped else ()
                skipped = None
                self.text.append(element.tail or "")
            elif _SKIPPED.fullmatch(tag) or is_hidden(element):
                skipped = element
                walk.skip()
            elif tag == "table" and not is_layout(element):
                yield from self._flushed()
                self.counted.tables += 1
                yield from blocks_of_table(element, self.counted.tables)
                skipped = element
                walk.skip()
            else:
                yield from self._begun(element, tag)
        yield from self._flushed()

    def _begun(self, element: Any, tag: str) -> Iterator[Block]:
        if _PARTING.fullmatch(tag):
            yield from self._flushed()
            style = style_of(element)
            if "page-break-before:always" in style or "break-before:page" in style:
                yield NewPage()
            self.heading = tag in _HEADINGS
            self.align = _align(element, style, tag) or (self.align if tag == "br" else "")
        self.kept_lines += tag in _KEPT_LINES
        self.text.append(element.text or "")

    def _ended(self, tag: str) -> Iterator[Block]:
        if tag != "br" and _PARTING.fullmatch(tag):
            yield from self._flushed()
            self.heading, self.align = False, ""
        self.kept_lines -= tag in _KEPT_LINES

    def _flushed(self) -> Iterator[Block]:
        """The paragraph collected so far, if it has any letters."""
        joined = "".join(self.text)
        self.text = []
        for part in joined.split("\n") if self.kept_lines else (joined,):
            text = " ".join(part.split())
            if text:
                self.counted.paragraphs += 1
                yield self._paragraph(text)

    def _paragraph(self, text: str) -> Paragraph:
        paragraph = paragraph_of(text, f"第 {self.counted.paragraphs} 段")
        heading = paragraph.heading or (self.heading and "。" not in text)
        centred = paragraph.centred or heading or (self.align == "center" and len(text) < 40)
        right = not centred and (paragraph.right or (self.align == "right" and len(text) < 40))
        return replace(paragraph, heading=heading, centred=centred, right=right)


def _align(element: Any, style: str, tag: str) -> str:
    found = re.search(r"text-align:(center|right)", style)
    return found[1] if found else "center" if tag == "center" else str(element.get("align") or "").lower()
