"""What else a recognised text may be in print: the ways in which a recogniser goes wrong, one at a time.

A figure is only ever read otherwise by one of these: a digit taken for one that looks like it, a point or a
minus lost or seen where there is none, a digit lost or seen twice, letters and specks for digits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal["confused", "point", "minus", "doubled", "lost", "unread"]

ALIKE = ("06", "08", "09", "03", "68", "56", "38", "35", "89", "39", "58", "59", "17", "14", "27", "49", "23")
LOOKS_LIKE = {
    digit: "".join(pair.replace(digit, "") for pair in ALIKE if digit in pair) for digit in "0123456789"
}
"""The digits that each digit is taken for, either way."""
LETTERS = str.maketrans("OoQDUlIi|!JSsBZzGbqgA", "000001111115582266994")
SEPARATORS = str.maketrans("。，、:;·・'`", ".,,.,..,,")
_FIGURE = re.compile(r"(\D*)(\d[\d,.\s]*?)(\D*)")
_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Misreading:
    """A text that may be what is printed, and how the recognised one would have come of it."""

    text: str
    kind: Kind


@lru_cache(maxsize=4096)
def misreadings(text: str, grouped: bool = False) -> tuple[Misreading, ...]:
    """Every text that one slip turns into ``text``, each once, the likeliest way first.

    Thousands are separated where ``text`` or ``grouped`` says so. Of a text that is no number: the numbers
    that it may be.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    figure = _FIGURE.fullmatch(plain)
    found: dict[str, Misreading] = {}
    ways = _of_number(figure, grouped) if figure is not None and _is_number(figure[2]) else _of_noise(plain)
    for way in ways:
        if way.text != plain:
            found.setdefault(way.text, way)
    return tuple(found.values())


def _is_number(core: str) -> bool:
    return re.fullmatch(r"(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", core) is not None


def _of_number(figure: re.Match[str], grouped: bool) -> Iterator[Misreading]:
    before, core, after = figure.groups()
    grouped = grouped or "," in core
    for digits, kind in _otherwise(core.replace(",", "")):
        if _is_printed(digits):
            yield Misreading(f"{before}{_with_commas(digits, grouped)}{after}", kind)
    if not before and core.strip("0.,"):
        yield Misreading(f"-{core}{after}", "minus")
    elif before == "-":
        yield Misreading(f"{core}{after}", "minus")


def _otherwise(digits: str) -> Iterator[tuple[str, Kind]]:
    for index, digit in enumerate(digits):
        for other in LOOKS_LIKE.get(digit, ""):
            yield f"{digits[:index]}{other}{digits[index + 1 :]}", "confused"
    if "." not in digits:
        if len(digits) > _DECIMALS:
            yield f"{digits[:-_DECIMALS]}.{digits[-_DECIMALS:]}", "point"
    else:
        yield digits.replace(".", ""), "point"
    whole, point, decimals = digits.partition(".")
    for index in range(len(whole)):
        # A digit seen twice: one of a pair goes.
        if whole[index] in whole[index + 1 : index + 2]:
            yield f"{whole[:index]}{whole[index + 1 :]}{point}{decimals}", "doubled"
    for index in range(len(whole) + 1):
        for digit in "0123456789":
            yield f"{whole[:index]}{digit}{whole[index:]}{point}{decimals}", "lost"
    if point and len(decimals) < _DECIMALS:
        for digit in "0123456789":
            yield f"{digits}{digit}", "lost"
            yield f"{whole}.{digit}{decimals}", "lost"


def _of_noise(plain: str) -> Iterator[Misreading]:
    """The numbers that a text with letters, specks or misplaced separators may be."""
    cleaned = plain.translate(LETTERS).translate(SEPARATORS)
    minus = "-" if cleaned[:1] in "-−–—" and len(cleaned) > 1 else ""
    cleaned = re.sub(r"[^\d.,]", "", cleaned).strip(".,")
    if sum(character.isdigit() for character in cleaned) < max(1, len(plain) // 2):
        return
    pieces = re.split(r"[.,]", cleaned)
    readings = ["".join(pieces)]
    if len(pieces) > 1 and len(pieces[-1]) <= _DECIMALS:
        readings.insert(0, f"{''.join(pieces[:-1])}.{pieces[-1]}")
    elif len(readings[0]) > _DECIMALS:
        readings.append(f"{readings[0][:-_DECIMALS]}.{readings[0][-_DECIMALS:]}")
    for digits in readings:
        if _is_printed(digits):
            yield Misreading(minus + _with_commas(digits, len(pieces) > 2), "unread")
    for digits in readings:
        for other, kind in _otherwise(digits):
            if kind in ("confused", "doubled") and _is_printed(other):
                yield Misreading(minus + _with_commas(other, len(pieces) > 2), "unread")


def _is_printed(digits: str) -> bool:
    """Whether a number is ever printed so: without needless leading noughts."""
    return re.fullmatch(r"(0|[1-9]\d*)(\.\d+)?", digits) is not None


def _with_commas(digits: str, grouped: bool) -> str:
    whole, point, decimals = digits.partition(".")
    return f"{int(whole):,}{point}{decimals}" if grouped else digits
