"""The code that shows one chart of the file in another page."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from mingzhang.checking.audit import Audit
from mingzhang.exporting.safety import printable
from mingzhang.exporting.site.heights import Height
from mingzhang.exporting.site.page import parts_of
from mingzhang.exporting.site.subject import Subject
from mingzhang.model import Report


@dataclass(frozen=True, slots=True)
class Embedding:
    """A chart that can stand in another page: its part of the file, its name, its title, its height."""

    id: str
    name: str
    title: str
    height: Height

    def snippet(self, address: str) -> str:
        """An iframe; ``address`` is where the file lies, by itself or from the page that shows it."""
        source = escape(f"{_address(address)}#only={self.id}")
        title = escape(printable(self.title))
        return (
            f'<iframe src="{source}" title="{title}" width="100%" height="{self.height.narrow}" '
            f'style="border:0;{self.height.style}" loading="lazy"></iframe>'
        )


def _address(words: str) -> str:
    """An address that a person can still read: only what would end it is written otherwise."""
    return "".join(one if one.isalnum() or one in "/:?=&%.-_（）" else quote(one) for one in words)


def embeddings(report: Report, audit: Audit) -> tuple[Embedding, ...]:
    """The charts of a report's file, in its order."""
    subject = Subject(report, audit)
    return tuple(
        Embedding(part.id, part.name, f"{part.heading}（{subject.name}）", part.height)
        for part in parts_of(subject)
        if part.height is not None
    )
