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
_FIGURE = re.compile(r"([-(△]?)(\d[\d,.]*)(\)?%?|[百亿万千]*元)")
_DECIMALS = 2
"""As most figures are printed, where those beside a figure do not say it."""


@dataclass(frozen=True, slots=True)
class Misreading:
    """A text that may be what is printed, and how the recognised one would have come of it."""

    text: str
    kind: Kind


@lru_cache(maxsize=4096)
def misreadings(text: str, grouped: bool = False, decimals: int | None = None) -> tuple[Misreading, ...]:
    """Every text that one slip turns into ``text``, each once, the likeliest way first.

    Thousands are separated where ``text`` or ``grouped`` says so; the figures beside it have so many
    ``decimals``. Of a text that is no number: the numbers that it may be.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    figure = _FIGURE.fullmatch(plain)
    found: dict[str, Misreading] = {}
    if figure is not None and _is_number(figure[2]):
        ways = _of_number(figure, grouped, decimals)
    else:
        ways = _of_noise(plain, grouped, decimals)
    for way in ways:
        if way.text != plain:
            found.setdefault(way.text, way)
    return tuple(found.values())


def _is_number(core: str) -> bool:
    return re.fullmatch(r"(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", core) is not None


def _of_number(figure: re.Match[str], grouped: bool, decimals: int | None) -> Iterator[Misreading]:
    before, core, after = figure.groups()
    grouped = grouped or "," in core
    for digits, kind in _otherwise(core.replace(",", ""), decimals):
        if _is_printed(digits):
            yield Misreading(f"{before}{_with_commas(digits, grouped)}{after}", kind)
    if not before and core.strip("0.,"):
        yield Misreading(f"-{core}{after}", "minus")
    elif before == "-":
        yield Misreading(f"{core}{after}", "minus")


def _otherwise(digits: str, usual: int | None) -> Iterator[tuple[str, Kind]]:
    for index, digit in enumerate(digits):
        for other in LOOKS_LIKE.get(digit, ""):
            yield f"{digits[:index]}{other}{digits[index + 1 :]}", "confused"
    behind = _DECIMALS if usual is None else usual
    if "." not in digits:
        if len(digits) > behind > 0:
            yield f"{digits[:-behind]}.{digits[-behind:]}", "point"
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
    if point and len(decimals) < behind:
        for digit in "0123456789":
            yield f"{digits}{digit}", "lost"
            yield f"{whole}.{digit}{decimals}", "lost"


def _of_noise(plain: str, grouped: bool, usual: int | None) -> Iterator[Misreading]:
    """The numbers that a text with letters, specks or misplaced separators may be."""
    minus = "-" if plain[:1] in "-−–—" and len(plain) > 1 else ""
    readings: list[str] = []
    for letters in (plain.translate(LETTERS), plain):
        # A letter is a digit misread, or a speck: the rest of a seal or of a rule.
        cleaned = re.sub(r"[^\d.,]", "", letters.translate(SEPARATORS)).strip(".,")
        if sum(character.isdigit() for character in cleaned) >= max(1, len(plain) // 2):
            readings += _pointed(cleaned, _DECIMALS if usual is None else usual)
            grouped = grouped or "," in cleaned
    for digits in readings:
        if _is_printed(digits):
            yield Misreading(minus + _with_commas(digits, grouped), "unread")
    for digits in readings:
        for other, kind in _otherwise(digits, usual):
            if kind in ("confused", "doubled") and _is_printed(other):
                yield Misreading(minus + _with_commas(other, grouped), "unread")


def _pointed(cleaned: str, behind: int) -> list[str]:
    """The digits with a point before as many as are usual, whatever stands between them."""
    digits = re.sub(r"[.,]", "", cleaned)
    if behind == 0:
        return [digits]
    last = re.split(r"[.,]", cleaned)[-1]
    if len(last) == len(digits) or len(last) == behind or len(last) > 3:
        return [f"{digits[:-behind]}.{digits[-behind:]}"] if len(digits) > behind else []
    return []


def _is_printed(digits: str) -> bool:
    """Whether a number is ever printed so: without needless leading noughts."""
    return re.fullmatch(r"(0|[1-9]\d*)(\.\d+)?", digits) is not None


def _with_commas(digits: str, grouped: bool) -> str:
    whole, point, decimals = digits.partition(".")
    return f"{int(whole):,}{point}{decimals}" if grouped else digits
