"""How places are called in Chinese: a table by its title, a cell by row and column, a fact by its subject."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mingzhang.forms import FORMS, form
from mingzhang.forms.measures import measure_name
from mingzhang.model import Evidence

PERFORMANCE = "performance"
"""What evidence in self-evaluation forms names as its table."""
_WITHIN = str.maketrans("“”", "‘’")
OTHER_TABLES = {PERFORMANCE: "项目支出绩效自评表"}


def table_name(table: str | None) -> str:
    """《支出决算表》; 情况说明 for what stands in no table."""
    if table is None:
        return "情况说明"
    return f"《{OTHER_TABLES[table] if table in OTHER_TABLES else form(table).title}》"


def quoted(name: str) -> str:
    """A name in quotation marks; marks within it are single ones: “‘三公’经费”."""
    return f"“{name.translate(_WITHIN)}”"


def place_name(evidence: Evidence) -> str:
    """《支出决算表》“2080101 行政运行”行的“项目支出”; 情况说明中“行政运行”的决算数."""
    if evidence.table is None:
        what = measure_name(evidence.column)
        name = quoted(evidence.name) if evidence.name else "该处"
        return f"情况说明中{name}{'的' if what else ''}{what}"
    row = " ".join(part for part in (evidence.code, evidence.name) if part)
    column = _labels(evidence.table).get(evidence.column or "", "")
    where = f"“{row}”行" if row else ""
    what = f"“{column}”" if column else ""
    return f"{table_name(evidence.table)}{where}{'的' if where and what else ''}{what}"


@cache
def _labels(table: str) -> Mapping[str, str]:
    for declared in FORMS:
        if declared.id == table:
            return {column.id: column.label for column in declared.all_columns()}
    return {}
