"""Figures with their digits mistyped."""

from __future__ import annotations

from random import Random


def other_digits(text: str, random: Random) -> str | None:
    """The figure with two neighbouring digits swapped, by more than rounding explains."""
    whole = text.split(".")[0]
    pairs = [
        i for i in range(len(whole) - 1) if (whole[i] + whole[i + 1]).isdigit() and whole[i] != whole[i + 1]
    ]
    pairs = [i for i in pairs if not (i == 0 and whole[1] == "0")]
    if not pairs:
        return None
    at = random.choice(pairs)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def fewer_digits(text: str, random: Random) -> str | None:
    """The figure with one digit before the point dropped."""
    whole, _, rest = text.replace(",", "").partition(".")
    if len(whole) < 3:
        return None
    at = random.randrange(1, len(whole))
    left = whole[:at] + whole[at + 1 :]
    if left[0] == "0":
        return None
    shown = f"{int(left):,}" if "," in text else left
    return f"{shown}.{rest}" if rest else shown
