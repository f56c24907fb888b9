"""Sources told where a file without pages has them, or how surely a scan's figure was recognised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mingzhang.model import Box, Recognition, Report, Source
from mingzhang.reading.document import Origin, Page
from mingzhang.reading.sources import with_sources


def with_origins(report: Report, pages: Iterable[Page]) -> Report:
    """``report`` with the place and the recognition of every source whose page knows its origins."""
    origins = {page.number: page.origins for page in pages if page.origins}
    return with_sources(report, lambda source: _told(source, origins)) if origins else report


def _told(source: Source, origins: Mapping[int, Sequence[Origin]]) -> Source:
    here = [one for one in origins.get(source.page, ()) if _overlap(source.bbox, one.box)]
    if not here:
        return source
    confidences = [one.confidence for one in here if one.confidence is not None]
    return replace(
        source,
        place=next((one.place for one in here if one.place), source.place),
        recognition=Recognition(min(confidences)) if confidences else source.recognition,
    )


def _overlap(first: Box, second: Box) -> bool:
    """Whether more than a hair of the two boxes is common."""
    across = min(first[2], second[2]) - max(first[0], second[0])
    down = min(first[3], second[3]) - max(first[1], second[1])
    return across > 0.5 and down > 0.5
