"""Numbers as plain text: those of ``mingzhang.presenting.numerals``, under the name that pages know."""

from mingzhang.presenting.numerals import (
    MINUS,
    MOST_PLACES,
    THIN,
    money,
    page_runs,
    pages,
    percent,
    places,
    quantity,
    shortened,
)

__all__ = [
    "MINUS",
    "MOST_PLACES",
    "THIN",
    "money",
    "page_runs",
    "pages",
    "percent",
    "places",
    "quantity",
    "shortened",
]
