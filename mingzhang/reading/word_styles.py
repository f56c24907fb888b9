"""Word's styles: what a paragraph or a run is set in, where it does not say so itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from mingzhang.reading.packages import Element
from mingzhang.reading.word_names import VALUE, number, switch, value, w, whole

DEFAULT_SIZE = 10.0
"""Points that Word takes where nothing is said."""
_DEEPEST_STYLE = 20
_BODY_OUTLINE = 9


@dataclass(frozen=True, slots=True)
class Listing:
    """Which list's item a paragraph is: ``numId`` and the level, None where the list's definition knows."""

    list_id: str
    level: int | None


@dataclass(slots=True)
class Styles:
    """The part styles.xml, or nothing."""

    root: Element | None
    _by_id: dict[str, Element] = field(default_factory=dict[str, Element])
    _defaults: dict[str, str] = field(default_factory=dict[str, str])

    def __post_init__(self) -> None:
        for style in [] if self.root is None else self.root.findall(w("style")):
            identity = style.get(w("styleId"), "")
            self._by_id.setdefault(identity, style)
            if style.get(w("default"), "0") in ("1", "true"):
                self._defaults.setdefault(style.get(w("type"), ""), identity)

    def chain(self, identity: str | None, kind: str) -> Iterator[Element]:
        """The style, the one it is based on, and so on; the default style of that kind without one."""
        identity = identity or self._defaults.get(kind)
        for _ in range(_DEEPEST_STYLE):
            style = self._by_id.get(identity or "")
            if style is None:
                return
            yield style
            identity = value(style, "basedOn")

    def paragraph(self, properties: Element | None) -> list[Element]:
        """The paragraph's own properties, then those of its style and the styles under it."""
        styles = self.chain(value(properties, "pStyle"), "paragraph")
        found = [properties, *(style.find(w("pPr")) for style in styles)]
        return [one for one in found if one is not None]

    def alignment(self, properties: Element | None) -> str:
        """``left``, ``center``, ``right``, ``both`` …"""
        stated = (value(one, "jc") for one in self.paragraph(properties))
        return next((one for one in stated if one), "left")

    def outline(self, properties: Element | None) -> int | None:
        """The heading's level from 0; None for body text."""
        for one in self.paragraph(properties):
            level = whole(value(one, "outlineLvl"), -1)
            if level >= 0:
                return level if level < _BODY_OUTLINE else None
        return None

    def listing(self, properties: Element | None) -> tuple[Listing | None, str | None]:
        """The list, and the style that puts the paragraph into it (None: its own properties do)."""
        level: int | None = None
        own = properties.find(w("numPr")) if properties is not None else None
        if own is not None:
            level = number(own, "ilvl") if own.find(w("ilvl")) is not None else None
            list_id = value(own, "numId")
            if list_id is not None:
                return (Listing(list_id, level or 0), None)
        for style in self.chain(value(properties, "pStyle"), "paragraph"):
            stated = style.find(f"{w('pPr')}/{w('numPr')}")
            list_id = value(stated, "numId")
            if list_id is not None:
                return (Listing(list_id, level), style.get(w("styleId")))
        return (None, None)

    def page_break_before(self, properties: Element | None) -> bool:
        stated = (switch(one, "pageBreakBefore") for one in self.paragraph(properties))
        return next((one for one in stated if one is not None), False)

    def run_properties(self, run: Element, paragraph: Element | None) -> Iterator[Element]:
        """Where a run's properties are said, the nearest first."""
        own = run.find(w("rPr"))
        if own is not None:
            yield own
            yield from self._run_parts(value(own, "rStyle"), "character")
        yield from self._run_parts(value(paragraph, "pStyle"), "paragraph")
        defaults = None if self.root is None else self.root.find(f"{w('docDefaults')}/{w('rPrDefault')}")
        stated = None if defaults is None else defaults.find(w("rPr"))
        if stated is not None:
            yield stated

    def _run_parts(self, identity: str | None, kind: str) -> Iterator[Element]:
        if identity is None and kind == "character":
            return
        for style in self.chain(identity, kind):
            stated = style.find(w("rPr"))
            if stated is not None:
                yield stated

    def is_hidden(self, run: Element, paragraph: Element | None) -> bool:
        """Whether the run is not printed."""
        stated = (switch(one, "vanish") for one in self.run_properties(run, paragraph))
        return next((one for one in stated if one is not None), False)

    def size(self, run: Element, paragraph: Element | None) -> float:
        """Size of the run's characters in points."""
        for one in self.run_properties(run, paragraph):
            stated = one.find(w("sz"))
            half_points = whole(None if stated is None else stated.get(VALUE))
            if half_points > 0:
                return half_points / 2
        return DEFAULT_SIZE

    def is_contents(self, properties: Element | None) -> bool:
        """Whether the paragraph is an entry of the table of contents, by its style's name."""
        style = next(self.chain(value(properties, "pStyle"), "paragraph"), None)
        return (value(style, "name") or "").lower().startswith("toc ")
