"""A paragraph of Word → its printed text, its breaks, and what hangs in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from mingzhang.reading.packages import Element
from mingzhang.reading.word_names import ALTERNATE, chosen_alternative, contents, w, whole
from mingzhang.reading.word_styles import Styles

TAB = "　　"
"""A tab parts words as far as two squares do."""
LEADER = "……"
"""What a table of contents has in front of its page numbers."""
PAGE_BREAK = "\f"

_TEXT_BOX = w("txbxContent")
_MATHEMATICS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_OLD_DRAWING = "{urn:schemas-microsoft-com:vml}"
_EMU_PER_POINT = 12_700
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_DRAWN = (w("drawing"), w("pict"), w("object"))
_PRIVATE = 0xF000
"""Symbol fonts' characters are written in this private range."""

_SYMBOL = {
    **{0x2D: "−", 0xA3: "≤", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xB9: "≠"},
    **{0xBB: "≈", 0xB0: "°", 0xB7: "•", 0xD7: "·", 0xA5: "∞", 0xAE: "→", 0xE5: "∑"},
}
_WINGDINGS = {
    **{0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x77: "◆", 0xA8: "□", 0xB7: "•"},
    **{0xD8: "➢", 0xE0: "→", 0xFB: "×", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
}
_WINGDINGS_2 = {0x4F: "×", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "□"}


@dataclass(slots=True)
class Fields:
    """Fields that are open: their codes are not printed, their results are. They run over paragraphs."""

    results: list[bool] = field(default_factory=list[bool])

    @property
    def printed(self) -> bool:
        return all(self.results)

    def meet(self, kind: str | None) -> None:
        """Take a w:fldChar of this kind."""
        if kind == "begin":
            self.results.append(False)
        elif kind == "separate" and self.results:
            self.results[-1] = True
        elif kind == "end" and self.results:
            self.results.pop()


@dataclass(slots=True)
class ParagraphText:
    """What a paragraph holds: lines are parted by ``\\n``, pages by ``PAGE_BREAK``."""

    text: str = ""
    sizes: Counter[float] = field(default_factory=Counter[float])
    """How many characters are set in which size (points)."""
    boxes: list[Element] = field(default_factory=list[Element])
    """Text boxes anchored here."""
    notes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """Footnotes and endnotes called here: the kind's part, and the note's id."""
    pictures: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])
    """Width and height of each picture, in points (0 where not said)."""
    chunks: int = 0
    """How many parts in another format are embedded here."""


def paragraph_text(paragraph: Element, styles: Styles, fields: Fields) -> ParagraphText:
    """The text that ``paragraph`` prints; ``fields`` is carried on from paragraph to paragraph."""
    return _Reader(paragraph, styles, fields).read()


class _Reader:
    def __init__(self, paragraph: Element, styles: Styles, fields: Fields) -> None:
        self._paragraph = paragraph
        self._properties = paragraph.find(w("pPr"))
        self._styles = styles
        self._fields = fields
        self._found = ParagraphText()
        self._tab = LEADER if styles.is_contents(self._properties) else TAB

    def read(self) -> ParagraphText:
        self._read_inside(self._paragraph)
        return self._found

    def _read_inside(self, parent: Element) -> None:
        for child in contents(parent):
            if child.tag == w("r"):
                self._read_run(child)
            elif child.tag == w("ruby"):
                self._read_ruby(child)
            elif child.tag.startswith(_MATHEMATICS):
                words = "".join(one.text or "" for one in child.iter(_MATHEMATICS + "t"))
                self._add(words, None)

    def _read_ruby(self, ruby: Element) -> None:
        base = ruby.find(w("rubyBase"))
        if base is not None:
            self._read_inside(base)

    def _read_run(self, run: Element) -> None:
        if self._styles.is_hidden(run, self._properties):
            for character in run.iter(w("fldChar")):
                self._fields.meet(character.get(w("fldCharType")))
            return
        size = self._styles.size(run, self._properties)
        for child in contents(run):
            if child.tag == w("fldChar"):
                self._fields.meet(child.get(w("fldCharType")))
            elif child.tag in _DRAWN:
                self._read_drawn(child)
            elif child.tag in _NOTES:
                self._found.notes.append((_NOTES[child.tag], child.get(w("id"), "")))
            elif child.tag == w("ruby"):
                self._read_ruby(child)
            else:
                self._add(self._printed(child), size)

    def _printed(self, child: Element) -> str:
        if child.tag == w("t"):
            return child.text or ""
        if child.tag in (w("tab"), w("ptab")):
            return self._tab
        if child.tag == w("br"):
            return PAGE_BREAK if child.get(w("type")) == "page" else "\n"
        if child.tag == w("cr"):
            return "\n"
        if child.tag == w("noBreakHyphen"):
            return "-"
        return _symbol(child) if child.tag == w("sym") else ""

    def _add(self, text: str, size: float | None) -> None:
        if text and self._fields.printed:
            self._found.text += text
            if size is not None:
                self._found.sizes[size] += len(text.strip())

    def _read_drawn(self, drawn: Element) -> None:
        """Text boxes and pictures; whatever else is drawn has no text to read."""
        boxes = list(_text_boxes(drawn))
        self._found.boxes += boxes
        if not boxes and _shows_picture(drawn):
            self._found.pictures.append(_extent(drawn))


def _text_boxes(parent: Element) -> Iterator[Element]:
    """The outermost text boxes in ``parent``; of alternatives, the one that is shown."""
    for child in parent:
        if child.tag == _TEXT_BOX:
            yield child
        elif child.tag == ALTERNATE:
            chosen = chosen_alternative(child)
            if chosen is not None:
                yield from _text_boxes(chosen)
        else:
            yield from _text_boxes(child)


def _shows_picture(drawn: Element) -> bool:
    return any(one.tag.endswith(("}blip", "}imagedata")) for one in drawn.iter())


def _extent(drawn: Element) -> tuple[float, float]:
    extent = next(drawn.iter(_DRAWING + "extent"), None)
    if extent is not None:
        return (whole(extent.get("cx")) / _EMU_PER_POINT, whole(extent.get("cy")) / _EMU_PER_POINT)
    shape = next(drawn.iter(_OLD_DRAWING + "shape"), None)
    measures = dict(
        part.split(":", 1)
        for part in ("" if shape is None else shape.get("style", "")).split(";")
        if ":" in part
    )
    return (_points(measures.get("width", "")), _points(measures.get("height", "")))


_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75}


def _points(text: str) -> float:
    """A measure of an old drawing's style: 120pt, 4.2in."""
    unit = _POINTS.get(text.strip()[-2:])
    try:
        return float(text.strip()[:-2]) * unit if unit else 0.0
    except ValueError:
        return 0.0


def _symbol(child: Element) -> str:
    """A character of a symbol font, as the character that it looks like."""
    try:
        code = int(child.get(w("char"), ""), 16)
    except ValueError:
        return ""
    font = child.get(w("font"), "").lower()
    shape = code - _PRIVATE if code >= _PRIVATE else code
    table = _WINGDINGS_2 if "wingdings 2" in font else _WINGDINGS if "wingdings" in font else _SYMBOL
    if shape in table:
        return table[shape]
    # Of fonts that are no symbol fonts the code is the character's own.
    return chr(code) if 0x20 <= code < 0xD800 else chr(shape) if 0x20 < shape < 0x7F else ""
