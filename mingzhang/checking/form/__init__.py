"""Rules of form and wording: what must be there, whose name and which year stand where, what was left in."""

from mingzhang.checking.form import (
    blank_tables,
    caption_units,
    codes,
    contents,
    department_names,
    missing_items,
    missing_units,
    placeholders,
    repeated_rows,
    sections_present,
    table_units,
    tables_present,
    template_words,
    typography,
    years,
)

__all__ = [
    "blank_tables",
    "caption_units",
    "codes",
    "contents",
    "department_names",
    "missing_items",
    "missing_units",
    "placeholders",
    "repeated_rows",
    "sections_present",
    "table_units",
    "tables_present",
    "template_words",
    "typography",
    "years",
]
