"""Automatic numbers: what Word prints in front of a list's item, counted as Word counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mingzhang.reading.packages import Element
from mingzhang.reading.word_names import ALTERNATE, chosen_alternative, number, switch, value, w, whole
from mingzhang.reading.word_numbers import written
from mingzhang.reading.word_styles import Listing

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_CLOSED = "、）)．：:，,　"
"""A number that ends so stands close to its text."""


@dataclass(frozen=True, slots=True)
class _Level:
    """How the items of one level are numbered."""

    start: int
    number_format: str
    pattern: str
    """w:lvlText: %1 stands for the number of the first level, and so on."""
    restart: int | None
    """The level (from 1) that lets it begin again; 0: none does; None: every higher one."""
    all_decimal: bool
    style: str | None


class Lists:
    """The part numbering.xml, with how far each list has been counted."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        for child in () if root is None else root:
            if child.tag == w("abstractNum"):
                self._abstract[child.get(w("abstractNumId"), "")] = child
            elif child.tag == w("num"):
                self._lists[child.get(w("numId"), "")] = child
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, listing: Listing, style: str | None) -> str:
        """The number of the next item of that list, with the blank that parts it from the text."""
        definition = self._lists.get(listing.list_id)
        levels = self._levels_of(listing.list_id)
        if definition is None or not levels:
            return ""
        index = self._index(listing, levels, style)
        level = levels.get(index)
        if level is None:
            return ""
        counts = self._counted(listing.list_id, definition, levels, index)
        if level.number_format == "bullet":
            return ""
        return _parted(self._text(level, levels, counts))

    @staticmethod
    def _index(listing: Listing, levels: dict[int, _Level], style: str | None) -> int:
        if listing.level is not None:
            return min(listing.level, LEVELS - 1)
        linked = (index for index, level in levels.items() if style and level.style == style)
        return next(linked, 0)

    def _counted(
        self, list_id: str, definition: Element, levels: dict[int, _Level], index: int
    ) -> list[int | None]:
        """The counts of all levels after the next item of level ``index``.

        Lists of the same definition go on counting together, unless one of them says where it starts.
        """
        key = value(definition, "abstractNumId") or list_id
        counts = self._counts.setdefault(key, [None] * LEVELS)
        if (list_id, index) not in self._begun:
            self._begun.add((list_id, index))
            if _override(definition, index, "startOverride") is not None:
                counts[index] = None
        before = counts[index]
        counts[index] = levels[index].start if before is None else before + 1
        for higher in range(index):
            if counts[higher] is None and higher in levels:
                counts[higher] = levels[higher].start
        for deeper in range(index + 1, LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or index < restart:
                counts[deeper] = None
        return counts

    @staticmethod
    def _text(level: _Level, levels: dict[int, _Level], counts: list[int | None]) -> str:
        def place(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            count = counts[at]
            if count is None or at not in levels:
                return ""
            return written(count, "decimal" if level.all_decimal else levels[at].number_format)

        return _PLACE.sub(place, level.pattern)

    def _levels_of(self, list_id: str) -> dict[int, _Level]:
        if list_id not in self._levels:
            self._levels[list_id] = self._read_levels(list_id)
        return self._levels[list_id]

    def _read_levels(self, list_id: str) -> dict[int, _Level]:
        definition = self._lists.get(list_id)
        abstract = self._definition(value(definition, "abstractNumId"))
        levels: dict[int, _Level] = {}
        for stated in [] if abstract is None else abstract.findall(w("lvl")):
            index = whole(stated.get(w("ilvl")))
            own = None if definition is None else _override(definition, index, "lvl")
            start = None if definition is None else _override(definition, index, "startOverride")
            level = own if own is not None else stated
            levels[index] = _level(level, None if start is None else whole(start.get(w("val"))))
        return levels

    def _definition(self, identity: str | None) -> Element | None:
        """The definition; where it names a list style, the one that defines that style."""
        abstract = self._abstract.get(identity or "")
        linked = value(abstract, "numStyleLink")
        if linked is None:
            return abstract
        styled = (one for one in self._abstract.values() if value(one, "styleLink") == linked)
        return next(styled, abstract)


def _override(definition: Element, index: int, name: str) -> Element | None:
    """What a list says of a level beside its definition."""
    for override in definition.findall(w("lvlOverride")):
        if whole(override.get(w("ilvl"))) == index:
            return override.find(w(name))
    return None


def _level(stated: Element, start: int | None) -> _Level:
    restart = value(stated, "lvlRestart")
    return _Level(
        start=number(stated, "start", 1) if start is None else start,
        number_format=_number_format(stated),
        pattern=value(stated, "lvlText") or "",
        restart=None if restart is None else whole(restart),
        all_decimal=bool(switch(stated, "isLgl")),
        style=value(stated, "pStyle"),
    )


def _number_format(stated: Element) -> str:
    """Newer formats stand in an alternative, with an older one beside it."""
    alternate = stated.find(ALTERNATE)
    chosen = None if alternate is None else chosen_alternative(alternate)
    return value(stated, "numFmt") or value(chosen, "numFmt") or "decimal"


def _parted(text: str) -> str:
    """A blank after the number, so that the text's own digits do not join it."""
    return text if not text or text[-1] in _CLOSED else text + " "
