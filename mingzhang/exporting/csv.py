"""All lines of a report's tables as one tidy CSV file, which a spreadsheet program opens as it is."""

from __future__ import annotations

import pandas as pd

from mingzhang.exporting.safety import harmless
from mingzhang.frames import tidy
from mingzhang.model import Report

FOR_SPREADSHEETS, FOR_PROGRAMS = "utf-8-sig", "utf-8"
"""With a byte-order mark, by which Excel and WPS know UTF-8; programs take it for a letter."""


def csv_bytes(report: Report) -> bytes:
    """The frame ``lines`` of one report; column names as documented, blanks empty."""
    return frame_bytes(tidy.lines([report]))


def frame_bytes(frame: pd.DataFrame, encoding: str = FOR_SPREADSHEETS) -> bytes:
    """Any frame as CSV, text made harmless for spreadsheet programs."""
    safe = frame.copy()
    for name in safe.columns:
        if pd.api.types.is_string_dtype(safe[name].dtype):
            safe[name] = safe[name].map(harmless, na_action="ignore")
    return safe.to_csv(index=False, lineterminator="\r\n").encode(encoding)
