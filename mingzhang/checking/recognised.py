"""Whether what is compared was recognised in a picture: its letters and digits may then be nobody's slip."""

from __future__ import annotations

from mingzhang.model import Passage, Row, Source


def is_recognised(printed: Passage | Row | Source | None) -> bool:
    """Whether a figure, a row's name or some line of a paragraph was recognised, not printed as text."""
    if isinstance(printed, Passage):
        return any(line.source.recognition is not None for line in printed.lines)
    source = printed.source if isinstance(printed, Row) else printed
    return source is not None and source.recognition is not None


SURE = 0.97
"""From this confidence on a line of text is as plainly read as if it were printed text."""


def is_unsure(passage: Passage) -> bool:
    """Whether some line of a paragraph was recognised, and not plainly."""
    read = (line.source.recognition for line in passage.lines)
    return any(one is not None and one.confidence < SURE for one in read)
