"""Text in one form of digits, brackets, quotes and signs, letter for letter."""

from __future__ import annotations

_FULL_WIDTH = {
    code: chr(code - 0xFEE0)
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
"""Digits and letters; punctuation stays full-width."""
_PLAIN = str.maketrans(
    {
        **{chr(code): plain for code, plain in _FULL_WIDTH.items()},
        **dict.fromkeys("“”＂″‟„〞〝", '"'),
        "％": "%",
        "﹪": "%",
        "．": ".",
        "(": "（",
        ")": "）",
        "﹙": "（",
        "﹚": "）",
        "〔": "（",
        "〕": "）",
        ":": "：",
        "∶": "：",
        ";": "；",
        "－": "-",
        "−": "-",
        "–": "-",
        "—": "-",
    }
)


def plain(text: str) -> str:
    """``text`` with digits, brackets, quotes and signs in one form, letter for letter."""
    return text.translate(_PLAIN)


def after_last(text: str, marks: str, position: int, start: int) -> int:
    """Where the text after the last of ``marks`` before ``position`` begins."""
    return max(max(text.rfind(mark, start, position) + 1 for mark in marks), start)


def list_goes_on(text: str, position: int) -> bool:
    """Whether another of a list follows at ``position``."""
    return text[position : position + 1] in ("、", "和", "及", "与")
