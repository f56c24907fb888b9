"""Lines of text outside the tables → paragraphs, across lines and pages.

Page numbers and running heads are dropped. Whether a line goes on with the paragraph above is told
by geometry alone (a line that stops although the next word had room ends its paragraph; a first
line is indented), but for files that say themselves where their paragraphs end. Every character of
a paragraph keeps its page and its box.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from mingzhang.model import Box, Source
from mingzhang.reading.body import body_lines
from mingzhang.reading.document import Character, Document, Page, TextLine, enclosing_box
from mingzhang.reading.plain_text import plain
from mingzhang.reading.sheets import MARGIN as SHEET_MARGIN

_ENDS_SENTENCE = frozenset("。；：！？;:!?")
_CLOSING = frozenset("，。、；：！？）》”’」』】〉％%,.;:!?)")
_LEADERS = re.compile(r"[.·…・。-]{4,}\d*$")
_GOES_ON = re.compile(r"^(?:（[类款项]）|[，。；：、）》”%])")
_STOPS = re.compile(r"[，。；：,;:]")
_STARTS_TITLE = re.compile(
    r"^[-•·●◆■]?(?:第[一二三四五六七八九十]+(?:部分|章)|[一二三四五六七八九十]{1,3}、)"
)
_CONTENTS = re.compile(r"^(?:目录|目次)$")
_STARTS_ITEM = re.compile(
    r"^[-•·●◆■]?(?:第[一二三四五六七八九十]+(?:部分|章)|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）"
    r"|（\d{1,2}）|\d{1,2}(?:、|[.．](?!\d(?!0\d\d年)))|[①-⑳])"
)

TITLE_ROOM = 5.0
"""Letters that are free behind a numbered title that the text follows without indentation."""
RAGGED = 3.0
"""Letters that may be free behind a line without a stop, because what follows may not be torn."""
FULL_TEXT = 15
"""Characters of a line from which it says where the text's margins are."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: ``text`` as printed without blanks, ``plain`` in one form of signs, letter for letter.

    ``places`` has page and character of every letter. ``size`` is the type size of most letters;
    ``centred``: a single line in the middle of its page.
    """

    text: str
    plain: str
    places: tuple[tuple[int, Character], ...]
    size: float
    centred: bool

    @property
    def page(self) -> int:
        return self.places[0][0]

    def source(self, sha256: str, start: int, end: int) -> Source:
        """The source of the letters [start, end): the box is that of the part on the first page."""
        page = self.places[start][0]
        box = enclosing_box([character for number, character in self.places[start:end] if number == page])
        return Source(sha256, page, box, self.text[start:end])


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of body text with what its geometry says."""

    page: int
    characters: tuple[Character, ...]
    text: str
    box: Box
    size: float
    left: float
    right: float
    width: float
    pitch: float
    indents: bool
    """Whether the document's paragraphs begin with an indented line."""
    paragraph: int | None
    """Which paragraph of the page the file says it belongs to; None where only geometry tells."""
    over_table: bool
    under_table: bool
    """Whether a table stands below it on its page, or above."""


def read_paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """All paragraphs of the document outside its tables, in reading order."""
    body = body_lines(document)
    margins = _margins(document, body)
    indents = _indents(body, margins)
    lines: list[_Line] = []
    for page in document.pages:
        left, right = margins[page.number]
        own = body[page.number]
        pitch = _pitch(own)
        for one in own:
            lines.append(
                _Line(
                    page=page.number,
                    characters=one.characters,
                    text="".join(character.text for character in one.characters),
                    box=one.box,
                    size=_size(one.characters),
                    left=left,
                    right=right,
                    width=page.width,
                    pitch=pitch,
                    indents=indents,
                    paragraph=_told(page, one.box),
                    over_table=any(grid.box[1] >= one.box[3] - 1 for grid in page.grids),
                    under_table=any(grid.box[3] <= one.box[1] + 1 for grid in page.grids),
                )
            )
    return tuple(_paragraph(members) for members in _grouped(lines))


def _told(page: Page, box: Box) -> int | None:
    """The paragraph that the file says the line in ``box`` belongs to."""
    middle = (box[1] + box[3]) / 2
    here = (one.paragraph for one in page.origins if one.paragraph and one.box[1] <= middle <= one.box[3])
    return next(here, None)


def _grouped(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    members: list[_Line] = []
    for line in lines:
        if members and _starts(members, line):
            yield members
            members = []
        members.append(line)
    if members:
        yield members


def _starts(members: Sequence[_Line], line: _Line) -> bool:
    """Whether ``line`` begins a new paragraph after ``members``."""
    above = members[-1]
    if line.paragraph is not None:
        return (above.page, above.paragraph) != (line.page, line.paragraph)
    if _apart(above, line) or _is_heading_above(members, line) or _LEADERS.search(above.text):
        return True
    titled = not any(_STOPS.search(one.text) for one in members)
    if abs(above.size - line.size) > (0.08 if titled else 0.25) * max(above.size, line.size):
        return True
    opening = plain(line.text[:8])
    if _GOES_ON.match(opening):
        return False
    ended = above.text[-1] in _ENDS_SENTENCE
    if ended and _STARTS_TITLE.match(opening) and not _STOPS.search(line.text[3:]):
        return True
    room = above.right - above.box[2]
    indented = line.box[0] > line.left + 0.8 * line.size
    if not indented and line.indents and not ended:
        return room > TITLE_ROOM * line.size and _STARTS_ITEM.match(plain(above.text[:8])) is not None
    if room > _first_word(line) + (0.3 if ended else RAGGED) * line.size:
        return True
    if indented or not line.indents:
        return ended and (indented or _STARTS_ITEM.match(opening) is not None or _gap(above, line))
    return ended and _gap(above, line)


def _gap(above: _Line, line: _Line) -> bool:
    """Whether more than a line's distance is between two lines of a page."""
    return above.page == line.page and 0 < 1.4 * above.pitch < line.box[1] - above.box[1]


def _apart(above: _Line, line: _Line) -> bool:
    """Whether a table, a picture or pages without text stand between two lines."""
    if line.page != above.page:
        if above.over_table or line.under_table:
            return True
        return line.page - above.page > 1 and above.text[-1] in _ENDS_SENTENCE
    return line.box[1] - above.box[1] > max(2.2 * above.pitch, 4 * max(above.size, line.size))


def _is_heading_above(members: Sequence[_Line], line: _Line) -> bool:
    """Whether ``members`` are a title: words without a stop before the next title or, where they are one
    numbered line, before a line that is set as far in."""
    above = members[-1]
    if _CONTENTS.match(above.text) or _CONTENTS.match(line.text):
        return True
    opening = plain(line.text[:8])
    if not any(_STOPS.search(one.text) for one in members):
        if _STARTS_TITLE.match(opening):
            return True
        room = line.right - line.left - (above.box[2] - above.box[0])
        if opening[0] == "（" and _STARTS_TITLE.match(plain(members[0].text[:8])) and room > 3 * above.size:
            return True
    if len(members) > 1 or abs(above.box[0] - line.box[0]) > 0.3 * line.size:
        return False
    title = _STARTS_TITLE.match(plain(above.text[:8])) is not None
    full = above.right - above.box[2] < line.size and not _gap(above, line)
    if not line.indents and not title and (full or _GOES_ON.match(opening)):
        # Where no first line is indented, an item's full line just goes on with the next.
        return False
    return _STARTS_ITEM.match(plain(above.text)) is not None and not _STOPS.search(above.text[3:])


def _first_word(line: _Line) -> float:
    """Width of what had to move to this line as a whole: a number, or one letter with its closing mark."""
    characters = line.characters
    end = 1
    if characters[0].text.isascii():
        while end < len(characters) and characters[end].text.isascii():
            end += 1
    while end < len(characters) and characters[end].text in _CLOSING:
        end += 1
    return characters[end - 1].x1 - characters[0].x0


def _paragraph(members: Sequence[_Line]) -> Paragraph:
    places = tuple(
        [(line.page, character) for line in members for character in line.characters for _ in character.text]
    )
    text = "".join(line.text for line in members)
    first = members[0]
    middle = (first.box[0] + first.box[2]) / 2
    centred = (
        abs(middle - first.width / 2) < 0.04 * first.width and first.box[0] > first.left + 2.5 * first.size
    )
    return Paragraph(text, plain(text), places, first.size, centred)


def _size(characters: Sequence[Character]) -> float:
    sizes = Counter(character.size for character in characters[:40] if not character.text.isascii())
    if sizes:
        return round(sizes.most_common(1)[0][0], 1)
    return max(character.size for character in characters)


def _pitch(lines: Sequence[TextLine]) -> float:
    """The usual distance between two lines' tops on a page; 0 where there are too few."""
    steps = [below.box[1] - above.box[1] for above, below in pairwise(lines)]
    steps = [step for step in steps if step > 0]
    return median(steps) if len(steps) >= 3 else 0.0


def _margins(document: Document, body: dict[int, list[TextLine]]) -> dict[int, tuple[float, float]]:
    """Left and right edge of the running text by page: the page's own, or that of pages as wide."""
    if document.format != "pdf":
        return {page.number: (SHEET_MARGIN, page.width - SHEET_MARGIN) for page in document.pages}
    by_width: defaultdict[int, list[TextLine]] = defaultdict(list)
    for page in document.pages:
        by_width[round(page.width)] += [line for line in body[page.number] if len(line.text) >= FULL_TEXT]
    margins: dict[int, tuple[float, float]] = {}
    for page in document.pages:
        own = [line for line in body[page.number] if len(line.text) >= FULL_TEXT]
        if len(own) < 5:
            own = by_width[round(page.width)] or body[page.number]
        margins[page.number] = _edges(own, page.width)
    return margins


def _indents(body: dict[int, list[TextLine]], margins: dict[int, tuple[float, float]]) -> bool:
    """Whether paragraphs begin indented: some long lines do, and others stand at the left edge."""
    places = [
        line.box[0] - margins[number][0] > 0.8 * _size(line.characters)
        for number, lines in body.items()
        for line in lines
        if len(line.text) >= FULL_TEXT
    ]
    return len(places) >= 8 and 0.08 * len(places) <= sum(places) <= 0.85 * len(places)


def _edges(lines: Sequence[TextLine], width: float) -> tuple[float, float]:
    if not lines:
        return 0.0, width
    lefts = Counter(round(line.box[0]) for line in lines)
    often = max(2, 0.08 * len(lines))
    left = min((place for place, times in lefts.items() if times >= often), default=min(lefts))
    rights = sorted(_right_edge(line) for line in lines)
    usual = Counter(round(right) for right in rights).most_common(1)[0]
    # Justified text shares one right edge; ragged text has that of its longest line.
    right = float(usual[0]) if usual[1] >= max(3, len(lines) // 3) else rights[-1]
    return float(left), right


def _right_edge(line: TextLine) -> float:
    """Where the line's last letter ends, closing marks (which may hang over the edge) left out."""
    return next(
        (one.x1 for one in reversed(line.characters) if one.text not in _CLOSING), line.characters[-1].x1
    )
