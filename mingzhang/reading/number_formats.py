"""A workbook's values as its cells show them: number formats of Excel, as far as reports use them.

Sections for positive, negative, zero and text; digits, thousands, scaling commas, percent, literals, dates.
Fractions and exponents are shown plainly, with all their digits.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

GENERAL = "General"
SIGNIFICANT = 15
"""Digits that a workbook keeps of a number; more are the traces of binary fractions."""
SHOWN_IN_GENERAL = 11
"""Digits that a cell without a format shows at most."""

Value = (
    str | int | float | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta | None
)

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]'
    r"|(?P<general>General|G/通用格式)|(?P<letters>y+|m+|d+|h+|s+|e+(?![+-])|a{3,4}|AM/PM|上午/下午)"
    r"|(?P<exponent>[eE][+-]0+)|(?P<placeholder>[0#?])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"\[(?P<sign><=|>=|<>|<|>|=)(?P<bound>-?\d+(?:\.\d+)?)\]")
_DATE = re.compile(r"[yd]|m{1,4}(?![^;]*[#0?])|h|AM/PM", re.IGNORECASE)
_LITERALS = re.compile(r'"[^"]*"|[\\!].|_.|\*.|\[[^\]]*\]|General|G/通用格式', re.IGNORECASE)


def shown(value: Value, number_format: str = GENERAL) -> str:
    """``value`` as a cell with this format shows it; dates without a time as 2024-12-31 at least."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return _text(value, number_format)
    if isinstance(value, (int, float)):
        return _number(value, number_format)
    return _date(value, number_format)


def is_date_format(number_format: str) -> bool:
    """Whether a number in this format is shown as a date or a time."""
    return _DATE.search(_LITERALS.sub("", number_format)) is not None


def _text(value: str, number_format: str) -> str:
    sections = _sections(number_format)
    if len(sections) == 4 and "@" in sections[3]:
        return "".join(value if mark == "@" else mark for _, mark in _tokens(sections[3]))
    return value


@lru_cache(maxsize=256)
def _sections(number_format: str) -> tuple[str, ...]:
    """The parts of a format between semicolons that stand for themselves."""
    parts = re.findall(r'(?:"[^"]*"|[\\!].|[^;"\\!])+|(?<=;)(?=;|$)|^(?=;)', number_format, re.DOTALL)
    return tuple(parts) or (GENERAL,)


@lru_cache(maxsize=1024)
def _tokens(section: str) -> tuple[tuple[str, str], ...]:
    """Marks of a section, each with its kind: ``literal``, ``placeholder``, ``point``, ``letters`` …"""
    tokens: list[tuple[str, str]] = []
    for found in _TOKEN.finditer(section):
        literal = found["quoted"] or found["escaped"] or found["currency"]
        if literal:
            tokens.append(("literal", literal))
        elif found["general"]:
            tokens.append(("general", ""))
        elif found["placeholder"]:
            tokens.append(("placeholder", found["placeholder"]))
        elif found["exponent"] or found["letters"]:
            tokens.append(("letters", found[0]))
        elif found["other"]:
            kinds = {".": "point", ",": "comma", "%": "percent"}
            tokens.append((kinds.get(found["other"], "literal"), found["other"]))
    return tuple(tokens)


def _number(value: float, number_format: str) -> str:
    exact = Decimal(format(value, f".{SIGNIFICANT}g"))
    if not exact.is_finite():
        return ""
    section, signed = _section_for(exact, _sections(number_format))
    tokens = _tokens(section)
    kinds = {kind for kind, _ in tokens}
    plain = _general(exact if signed else abs(exact))
    if "letters" in kinds or ("literal", "/") in tokens:
        return plain
    if "placeholder" in kinds:
        return _filled(exact, tokens, signed)
    return "".join(plain if kind == "general" or mark == "@" else mark for kind, mark in tokens)


def _section_for(value: Decimal, sections: Sequence[str]) -> tuple[str, bool]:
    """The section that shows ``value``, and whether a minus is set before it."""
    numbers = sections[:3]
    for section in numbers:
        found = _CONDITION.search(section)
        if found and _holds(value, found["sign"], Decimal(found["bound"])):
            return section, value < 0 and found["sign"] not in {"<", "<="}
    if any(_CONDITION.search(section) for section in numbers):
        rest = [section for section in numbers if not _CONDITION.search(section)]
        return (rest or [GENERAL])[-1], True
    if value < 0 and len(numbers) > 1:
        return numbers[1], False
    if value == 0 and len(numbers) > 2:
        return numbers[2], False
    return numbers[0], True


def _holds(value: Decimal, sign: str, bound: Decimal) -> bool:
    return {
        "<": value < bound,
        "<=": value <= bound,
        ">": value > bound,
        ">=": value >= bound,
        "=": value == bound,
        "<>": value != bound,
    }[sign]


def _general(value: Decimal) -> str:
    """As a cell without a format shows it: no digits beyond ``SHOWN_IN_GENERAL``, no zeros at the end."""
    if value == value.to_integral_value():
        return format(value.to_integral_value(), "f")
    whole = len(str(abs(int(value))))
    places = max(SHOWN_IN_GENERAL - 1 - whole, 0)
    text = format(_rounded(value, places), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _filled(value: Decimal, tokens: Sequence[tuple[str, str]], signed: bool) -> str:
    """The digits of ``value`` in the places of a section."""
    places = [index for index, (kind, _) in enumerate(tokens) if kind == "placeholder"]
    point = next((index for index, (kind, _) in enumerate(tokens) if kind == "point"), len(tokens))
    whole = [index for index in places if index < point]
    parts = [index for index in places if index > point]
    last = whole[-1] if whole else places[-1]
    commas = [index for index, (kind, _) in enumerate(tokens) if kind == "comma"]
    scaling = sum(last < index < point or index > places[-1] for index in commas)
    grouped = any(places[0] < index < last for index in commas)
    percent = sum(kind == "percent" for kind, _ in tokens)
    scaled = _rounded(abs(value) * 100**percent / 1000**scaling, len(parts))
    digits, _, fraction = format(scaled, "f").partition(".")
    texts = _whole_texts(digits, [(index, tokens[index][1]) for index in whole], grouped)
    texts |= _fraction_texts(fraction, [(index, tokens[index][1]) for index in parts])
    if not whole and int(digits):
        texts[point] = digits
    body = "".join(
        texts.get(index, "") + (mark if kind in {"literal", "percent", "point"} else "")
        for index, (kind, mark) in enumerate(tokens)
    )
    return f"-{body}" if signed and value < 0 and scaled else body


def _whole_texts(digits: str, places: Sequence[tuple[int, str]], grouped: bool) -> dict[int, str]:
    """The text at each place before the point; the first place takes all digits that are left."""
    texts: dict[int, str] = {}
    left = "" if digits == "0" else digits
    done = 0
    for number, (index, mark) in enumerate(reversed(places)):
        taken = left if number == len(places) - 1 else left[-1:]
        left = left[: len(left) - len(taken)]
        text = taken or ("0" if mark == "0" else "")
        if grouped:
            text = _grouped(text, done)
        done += len(text.replace(",", ""))
        texts[index] = text
    return texts


def _grouped(text: str, done: int) -> str:
    """``text`` with commas, when ``done`` digits stand behind it already."""
    out = ""
    for number, digit in enumerate(reversed(text), done):
        out = digit + ("," if number and number % 3 == 0 else "") + out
    return out


def _fraction_texts(digits: str, places: Sequence[tuple[int, str]]) -> dict[int, str]:
    """The text at each place behind the point; zeros at the end are shown where the format says 0."""
    kept = max((number for number, (_, mark) in enumerate(places, 1) if mark == "0"), default=0)
    length = max(len(digits.rstrip("0")), kept)
    return {
        index: digits[number : number + 1] if number < length else ""
        for number, (index, _) in enumerate(places)
    }


def _date(
    value: datetime.datetime | datetime.date | datetime.time | datetime.timedelta, number_format: str
) -> str:
    if not isinstance(value, datetime.date):
        return str(value)
    tokens = _tokens(_sections(number_format)[0])
    if not any(kind == "letters" for kind, _ in tokens):
        return value.isoformat()[:10]
    texts: list[str] = []
    time = False
    for kind, mark in tokens:
        letter = mark[0].lower() if kind == "letters" else ""
        time = letter in "hs" if letter and letter not in "m" else time
        texts.append(_date_part(value, mark, letter, time) if letter else mark)
    return "".join(texts).strip()


def _date_part(value: datetime.date, mark: str, letter: str, time: bool) -> str:
    moment = (
        value
        if isinstance(value, datetime.datetime)
        else datetime.datetime(value.year, value.month, value.day)
    )
    if letter == "m" and time:
        number, letter = moment.minute, "n"
    else:
        number = {"d": moment.day, "m": moment.month, "h": moment.hour, "s": moment.second}.get(
            letter, moment.year
        )
    if letter in "ye":
        return str(number) if letter == "e" or len(mark) > 2 else f"{number % 100:02}"
    if letter == "a":
        return ""
    return f"{number:02}" if len(mark) == 2 else str(number)
