"""Text from a file that anyone may have made, on its way into a spreadsheet program."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"\s*[=@+\-\t\r]")
_NUMBER_OR_MARK = re.compile(r"\s*[+\-]?[\d.,\s%]*-*\s*")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def harmless(text: str) -> str:
    """``text`` that no spreadsheet program takes for a formula; numbers and dashes stay as they are."""
    text = printable(text)
    if _FORMULA.match(text) and not _NUMBER_OR_MARK.fullmatch(text):
        return f"'{text}"
    return text


def printable(text: str) -> str:
    """``text`` without the control characters and half characters that XML cannot hold."""
    return _CONTROL.sub("", text)
