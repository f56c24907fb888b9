"""Cover and table of contents of a file without pages: each on pages of its own, as in print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mingzhang.reading.flow import Block, NewPage, Paragraph

COVER_PARAGRAPHS = 12
"""A cover has no more; what is longer is no cover."""
COVER_LETTERS = 60
MOST_ENTRIES = 120
"""A table of contents has no more entries."""

_CONTENTS = re.compile(r"^目\s*[录次]$")
_MARK = re.compile(r"^[-•·●◆■*]\s*|[.·…\s]*\d{0,3}$|\s+")


def with_front(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with new pages before and after the table of contents, and the cover's lines centred.

    The contents end where their first entry comes again. Nothing changes where there are none.
    """
    start = next((index for index, block in enumerate(blocks) if _is_contents(block)), None)
    if start is None:
        return list(blocks)
    cover = [block for block in blocks[:start] if not isinstance(block, NewPage)]
    if len(cover) > COVER_PARAGRAPHS:
        return list(blocks)
    lines = [_on_cover(block) for block in cover]
    end = _end(blocks, start)
    contents = [_plain(block) for block in blocks[start + 1 : end]]
    return [*lines, NewPage(), blocks[start], *contents, NewPage(), *blocks[end:]]


def _is_contents(block: Block) -> bool:
    return isinstance(block, Paragraph) and _CONTENTS.match(block.text) is not None


def _on_cover(block: Block) -> Block:
    if isinstance(block, Paragraph) and len(block.text) <= COVER_LETTERS:
        return replace(block, heading=True, centred=True, right=False)
    return block


def _end(blocks: Sequence[Block], start: int) -> int:
    """Where the first entry comes again; behind the title where it does not."""
    first = _entry(blocks[start + 1]) if start + 1 < len(blocks) else None
    for index in range(start + 2, min(start + MOST_ENTRIES, len(blocks))):
        if first and _entry(blocks[index]) == first:
            return index
    return start + 1


def _entry(block: Block) -> str | None:
    """The words of an entry, without its mark, leaders and page number."""
    return _MARK.sub("", block.text) if isinstance(block, Paragraph) else None


def _plain(block: Block) -> Block:
    return replace(block, heading=False, centred=False) if isinstance(block, Paragraph) else block
