"""What the columns of a table are called when they stand side by side, without group headers."""

from __future__ import annotations

from collections import Counter

from mingzhang.forms import form
from mingzhang.forms.base import Column
from mingzhang.model import SideName


def labels(table_id: str, side: SideName | None = None) -> dict[str, str]:
    """The label of every column of a form (or of one side); equal ones tell what they stand under."""
    columns = form(table_id).columns_of(side) if side else tuple(form(table_id).all_columns())
    twice = Counter(column.label for column in columns)
    return {
        column.id: f"{column.label}（{column.under[0]}）"
        if twice[column.label] > 1 and column.under
        else column.label
        for column in columns
    }


def columns(table_id: str) -> dict[str, Column]:
    """The declared columns of a form by id."""
    return {column.id: column for column in form(table_id).all_columns()}
