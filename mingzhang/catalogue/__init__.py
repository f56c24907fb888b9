"""政府收支分类科目: codes and names, as far as they are attested in published reports.

A part of the official lists: good for confirming a name or looking one up, never for calling a code
unknown, and never to fill in a code that a report did not print.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from mingzhang.forms.wording import normalised

Classification = Literal["functional", "economic"]


@dataclass(frozen=True, slots=True)
class Subject:
    """A 科目: its code, name, other printed names, level (类 1, 款 2, 项 3), code of the one above."""

    code: str
    name: str
    other_names: tuple[str, ...]
    level: int
    parent: str | None

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.other_names)


@cache
def subjects(classification: Classification) -> Mapping[str, Subject]:
    """The known subjects of the classification, by code."""
    text = files("mingzhang.catalogue").joinpath(f"{classification}.csv").read_text(encoding="utf-8")
    return {
        row["code"]: Subject(
            row["code"],
            row["name"],
            tuple(name for name in row["other_names"].split(";") if name),
            int(row["level"]),
            row["parent"] or None,
        )
        for row in csv.DictReader(text.splitlines())
    }


def subject(classification: Classification, code: str) -> Subject | None:
    """The subject with that code; None says only that no published report at hand printed it."""
    return subjects(classification).get(code)


def confirms(classification: Classification, code: str, name: str) -> bool | None:
    """Whether ``name`` is a known name of ``code``; None where the code is not in the list."""
    known = subject(classification, code)
    if known is None:
        return None
    return normalised(name) in {normalised(one) for one in known.names}
