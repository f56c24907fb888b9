"""A document's running text, for rules about words: every paragraph with the place of every letter."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from mingzhang.model import Part, Passage, PassageLine, Source
from mingzhang.reading.document import Character, Document, enclosing_box
from mingzhang.reading.paragraphs import Paragraph
from mingzhang.reading.sections import Outline


def read_passages(document: Document, outline: Outline) -> tuple[Passage, ...]:
    """The passages of the list of contents, then of all the rest, in the order of each."""
    turned = {page.number: page.turned for page in document.pages if page.turned}
    listed = (
        _passage(paragraph, document.sha256, turned, "contents", "", is_heading=False)
        for paragraph in outline.listed
    )
    placed = (
        _passage(
            block.paragraph,
            document.sha256,
            turned,
            block.kind,
            block.section,
            is_heading=block.is_heading,
        )
        for block in outline.blocks
    )
    return (*listed, *placed)


def _passage(
    paragraph: Paragraph,
    sha256: str,
    turned: Mapping[int, int],
    part: Part,
    section: str,
    *,
    is_heading: bool,
) -> Passage:
    lines = tuple(
        _line(places, paragraph.text[start : start + len(places)], sha256, turned)
        for start, places in _lines(paragraph.places)
    )
    return Passage(paragraph.text, paragraph.plain, part, section, is_heading, paragraph.centred, lines)


def _lines(
    places: Sequence[tuple[int, Character]],
) -> Iterator[tuple[int, Sequence[tuple[int, Character]]]]:
    """The letters of each printed line, with the number of the first: a line ends where print goes back."""
    start = 0
    for at, ((page, letter), (next_page, following)) in enumerate(pairwise(places), 1):
        if next_page != page or following.x0 < letter.x0:
            yield start, places[start:at]
            start = at
    yield start, places[start:]


def _line(
    places: Sequence[tuple[int, Character]], text: str, sha256: str, turned: Mapping[int, int]
) -> PassageLine:
    page = places[0][0]
    letters = [letter for _, letter in places]
    box = enclosing_box(letters)
    width = max(box[2] - box[0], 0.1)
    return PassageLine(
        Source(sha256, page, box, text),
        array("f", ((letter.x0 - box[0]) / width for letter in letters)),
        array("f", ((letter.x1 - box[0]) / width for letter in letters)),
        turned.get(page, 0),
    )
