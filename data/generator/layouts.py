"""How each statutory table is set: page, columns, sizes. No text and no figure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layout:
    """The setting of one table.

    ``columns`` are relative widths, ``align`` one letter a column (l, c, r), ``header_rows`` the merged
    rows of the header (the row of column numbers is none of them). ``merges`` are the columns
    (first, how many) that a total's name covers. ``padding`` above and below the text of a row and
    ``size`` of the letters are in points. ``landscape``: the page lies across; ``joins``: the table
    follows the one before on its page.
    """

    columns: tuple[float, ...]
    align: str
    header_rows: int
    padding: float
    size: float = 9.5
    merges: tuple[tuple[int, int], ...] = ()
    landscape: bool = False
    joins: bool = False


_TOTAL = ((0, 2),)

LAYOUTS: dict[str, Layout] = {
    "公开01表": Layout((4.2, 0.7, 1.4, 4.0, 0.7, 1.4), "lcrlcr", 2, 4.6, 9),
    "公开02表": Layout((1.5, 3.7, 1.6, 1.6, 1.6, 1.3, 1.3, 1.7, 1.3), "llrrrrrrr", 2, 6.4, 10, _TOTAL, True),
    "公开03表": Layout((1.5, 3.8, 1.7, 1.7, 1.7, 1.7, 1.6, 2.4), "llrrrrrr", 2, 6.4, 10, _TOTAL, True),
    "公开04表": Layout((3.1, 0.6, 1.4, 3.1, 0.6, 1.4, 1.6, 1.6, 1.6), "lcrlcrrrr", 2, 4.8, 9.5, (), True),
    "公开05表": Layout((1.5, 3.8, 1.7, 1.7, 1.7), "llrrr", 2, 7.2, 10, _TOTAL),
    "公开06表": Layout(
        (0.8, 2.6, 1.0, 0.8, 2.3, 1.0, 0.8, 2.8, 1.0), "llrllrllr", 1, 2.7, 8, ((0, 2), (3, 5)), True
    ),
    "公开07表": Layout((1.5, 2.8, 1.6, 1.5, 1.5, 1.5, 1.5, 1.6), "llrrrrrr", 2, 6.5, 10, _TOTAL, True),
    "公开08表": Layout((1.5, 2.8, 1.6, 1.5, 1.5, 1.5, 1.5, 1.6), "llrrrrrr", 2, 6.5, 10, _TOTAL, True, True),
    "公开09表": Layout((1.0, 1.3, 1.0, 1.3, 1.3, 1.2) * 2, "c" * 12, 3, 7, 10, (), True),
    "公开10表": Layout((1.6, 3.8, 2.6), "llr", 2, 6.2, 10, _TOTAL),
    "公开11表": Layout((4.6, 0.9, 2.5), "lcr", 1, 6.5, 10, (), False, True),
}

CAPTIONED = Layout((3.2, 1.2, 3.2, 1.2), "lclc", 1, 6, 10)
"""The small table of 相关统计数."""

FORM_COLUMNS = (1.15, 1.15, 1.25, 2.35, 1.45, 1.45, 1.0, 1.15, 1.9)
"""Relative widths of a 自评表's nine columns."""

FORM_PADDINGS = (4.6, 7.6)
"""Points above and below a row's text, form by form: the first fills its page, the second runs over it."""
