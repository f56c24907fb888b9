"""The statutory forms, declared as data: what reading, checks, frames and glossary follow from."""

from __future__ import annotations

import re
from functools import cache

from mingzhang.forms.base import Column, Form, Item
from mingzhang.forms.basic_expenditure import BASIC_EXPENDITURE
from mingzhang.forms.expenditure import EXPENDITURE
from mingzhang.forms.fiscal_summary import FISCAL_SUMMARY
from mingzhang.forms.funds import GOVERNMENT_FUND, STATE_CAPITAL
from mingzhang.forms.general_budget_expenditure import GENERAL_BUDGET_EXPENDITURE
from mingzhang.forms.income import INCOME
from mingzhang.forms.income_expenditure_summary import INCOME_EXPENDITURE_SUMMARY
from mingzhang.forms.operating_costs import OPERATING_COSTS
from mingzhang.forms.procurement import PROCUREMENT
from mingzhang.forms.three_public import THREE_PUBLIC, THREE_PUBLIC_STATISTICS
from mingzhang.forms.wording import bare_title, is_organisation, item_name, normalised
from mingzhang.model import SideName

__all__ = ["FORMS", "column", "find_item", "form", "match_title"]

_BRACKETED_END = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")

FORMS: tuple[Form, ...] = (
    INCOME_EXPENDITURE_SUMMARY,
    INCOME,
    EXPENDITURE,
    FISCAL_SUMMARY,
    GENERAL_BUDGET_EXPENDITURE,
    BASIC_EXPENDITURE,
    GOVERNMENT_FUND,
    STATE_CAPITAL,
    THREE_PUBLIC,
    THREE_PUBLIC_STATISTICS,
    OPERATING_COSTS,
    PROCUREMENT,
)
"""In the order of the statutory forms."""


@cache
def form(form_id: str) -> Form:
    """The form with that id; ``KeyError`` if there is none."""
    for declared in FORMS:
        if declared.id == form_id:
            return declared
    raise KeyError(form_id)


def match_title(text: str) -> Form | None:
    """The form whose title ``text`` is, or None.

    ``text`` is a line, as printed: number, year, 部门/单位 and the department's name in front of the title
    do not matter; a sentence or a heading (…情况说明) is no title.
    """
    if not any(word in text for word in ("表", "统计", "实物")):  # no title is without; most lines are
        return None
    if len(text) > 80 or text.rstrip()[-1:] in "。；，;,":
        return None
    for words in (text, _BRACKETED_END.sub("", text)):
        title = bare_title(words)
        for known, declared in _titles():
            if title.endswith(known) and is_organisation(title[: -len(known)]):
                return None if _is_unlike(declared, text) else declared
    title = bare_title(text)
    if title.endswith("表"):
        for declared in FORMS:
            if declared.title_words and all(word in title for word in declared.title_words):
                return None if _is_unlike(declared, text) else declared
    return None


def _is_unlike(declared: Form, title: str) -> bool:
    plain = normalised(title)
    return any(word in plain for word in declared.unlike)


def find_item(declared: Form, name: str, side: SideName | None = None) -> Item | None:
    """The form's item that a row named ``name`` (as printed) is, or None."""
    return _items(declared.id).get((side, item_name(name)))


def column(form_id: str, column_id: str) -> Column | None:
    """A form's column; on both sides of a two-sided form the first with that id."""
    return next((one for one in form(form_id).all_columns() if one.id == column_id), None)


@cache
def _titles() -> tuple[tuple[str, Form], ...]:
    """Every known title as compared, longest first."""
    known = {
        bare_title(title): declared for declared in FORMS for title in (declared.title, *declared.titles)
    }
    known |= {normalised(title): declared for declared in FORMS for title in (declared.title,)}
    return tuple(sorted(known.items(), key=lambda entry: -len(entry[0])))


@cache
def _items(form_id: str) -> dict[tuple[SideName | None, str], Item]:
    known: dict[tuple[SideName | None, str], Item] = {}
    for item in form(form_id).items:
        for name in (item.name, *item.aliases):
            known.setdefault((item.side, item_name(name)), item)
    return known
