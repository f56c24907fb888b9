"""How Word writes the number of a list's item: its number formats (ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_CHINESE = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def written(number: int, number_format: str) -> str:
    """``number`` in ``number_format`` (w:numFmt); as a decimal where the format is not known."""
    write = _FORMATS.get(number_format)
    return write(number) if write is not None and number >= 0 else str(number)


def _counted(number: int, digits: str, places: str) -> str:
    """In words: 十一, 二十, 一百〇三; up to 9,999."""
    if number == 0 or number > 9999:
        return digits[0] if number == 0 else str(number)
    text, gap = "", False
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit == 0:
            gap = bool(text)
            continue
        text += (digits[0] if gap else "") + digits[digit] + (places[power - 1] if power else "")
        gap = False
    return text


def _chinese(number: int) -> str:
    text = _counted(number, _CHINESE, "十百千").replace("〇", "零")
    return text[1:] if 10 <= number <= 19 else text


def _formal(number: int) -> str:
    return _counted(number, _FORMAL, "拾佰仟")


def _digits(number: int) -> str:
    """Digit by digit after ten: 一〇, 一一."""
    return "".join(_CHINESE[int(digit)] for digit in str(number))


def _letters(number: int) -> str:
    """a … z, then aa … zz, aaa …"""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _of_row(first: str, last: int) -> Callable[[int], str]:
    """Characters in a row from ``first`` on, as far as there are any."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= last else str(number)


def _of_words(words: str) -> Callable[[int], str]:
    return lambda number: words[number - 1] if 1 <= number <= len(words) else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "koreanCounting": _chinese,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "ideographTraditional": _of_words(_STEMS),
    "ideographZodiac": _of_words(_BRANCHES),
    "decimalEnclosedCircle": _of_row("①", 20),
    "decimalEnclosedCircleChinese": _of_row("①", 20),
    "decimalEnclosedParen": _of_row("⑴", 20),
    "decimalEnclosedFullstop": _of_row("⒈", 20),
    "ideographEnclosedCircle": _of_row("㊀", 10),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
_FORMATS["decimalFullWidth2"] = _FORMATS["decimalFullWidth"]
