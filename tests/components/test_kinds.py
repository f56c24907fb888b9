"""The words of each kind of report, and a budget's audit in them."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from components import data_view, masthead
from components.links import Links
from mingzhang.checking import check, rules
from mingzhang.checking.wording import in_words, rules_in_words
from mingzhang.forms import FORMS
from mingzhang.frames import tidy
from mingzhang.frames.columns import LINES
from mingzhang.presenting import kinds
from tests.frames import handmade
from tests.frames.simulated_pair import budget


def test_every_kind_has_every_word() -> None:
    for words in kinds.WORDS.values():
        assert all(getattr(words, field.name) for field in fields(words))
    assert kinds.WORDS["budget"].document("unit") == "单位预算"


def test_a_budget_says_what_of_last_year_a_change_is_against() -> None:
    assert kinds.against("prior_execution", budget()) == "上年执行数"
    assert kinds.against("prior_final", handmade.report()) == "上年"


def test_a_file_without_pages_tells_how_it_is_laid_out() -> None:
    report = handmade.report()
    assert kinds.extent(report) == "30 页"
    assert kinds.extent(replace(report, format="xlsx")) == "Excel 排成 30 页"
    shown = masthead.masthead(Links("0" * 16), "/", replace(budget(), format="docx"))
    assert "2024 年度预算 · 元折成万元 · Word 排成 30 页" in shown


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_no_form_is_called_a_final_account_in_a_budget(form) -> None:  # type: ignore[no-untyped-def]
    told = in_words(f"“{form.title}”与支出决算表", "budget")
    assert "决算" not in told
    assert in_words(form.title, "final_account") == form.title


def test_a_budget_s_audit_speaks_of_its_own_tables() -> None:
    audit = check(budget())
    subjects = " ".join(comparison.subject for comparison in audit.comparisons)
    assert "支出总表" in subjects
    assert "决算表" not in subjects
    assert "决算表" not in " ".join(audit.idle.values())
    titles = {rule.id: rule.title for rule in rules_in_words(rules(), "budget")}
    assert len(titles) == len(rules())
    assert "支出决算表" not in " ".join(titles.values())


def test_the_data_of_a_budget_name_its_tables() -> None:
    frame = tidy.lines([budget()])
    named = set(data_view.displayed(frame, LINES, "budget")["表"])
    assert "部门支出总表" in named
    assert "决算" not in "".join(named)
