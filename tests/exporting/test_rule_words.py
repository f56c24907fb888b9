"""Every rule explains itself: on the terminal, in the reference, in the dashboard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from components.links import Links
from components.rule_explained import section
from mingzhang.checking import Rule, rules
from mingzhang.checking.registry import FACTS, PASSAGES, PROJECTS, lacking
from mingzhang.checking.written import written_rules
from mingzhang.documentation import rules_page
from mingzhang.exporting.rule_words import NEEDS, explained, families, needs_words, rules_text, unless_words
from mingzhang.forms import FORMS
from mingzhang.frames.findings import KIND_NAMES, SEVERITY_NAMES
from tests.frames.handmade import report

CHINESE = re.compile("[一-鿿]")
TESTS = Path(__file__).parents[1] / "checking"
LINKS = Links("0" * 16, origin="/glossary")

each_rule = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)


def test_no_two_rules_have_one_id_or_one_explanation() -> None:
    ids = [rule.id for rule in rules()]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z_]+(?:\.[a-z_]+)+", each) for each in ids)


@each_rule
def test_a_rule_says_what_it_is_what_it_stands_on_and_what_it_needs(rule: Rule) -> None:
    for told in (rule.title, rule.basis, rule.meaning):
        assert CHINESE.search(told)
        assert told == told.strip()
    assert rule.meaning.endswith("。")
    assert len(rule.meaning) >= 15
    assert rule.kinds
    assert rule.kind in KIND_NAMES
    assert rule.severity in SEVERITY_NAMES
    known = {FACTS, PROJECTS, PASSAGES, *(form.id for form in FORMS)}
    assert rule.needs
    assert set(rule.needs) <= known


@each_rule
def test_a_rule_tells_when_it_is_not_compared_as_the_engine_does(rule: Rule) -> None:
    nothing = report()
    why = lacking(rule, nothing)
    assert why is not None
    told = unless_words(rule)
    for need, words in zip(rule.needs, needs_words(rule), strict=True):
        assert words in told
        assert words not in ("", need)
    assert "没有读到" in told
    assert dict(explained(rule))["不核对"] == told


@each_rule
def test_a_rule_is_told_in_full_wherever_rules_are_listed(rule: Rule) -> None:
    page, text = rules_page(), rules_text(rules())
    assert f"### {rule.id}\n\n{rule.title}\n" in page
    assert f"{rule.title}\n  标识：{rule.id}\n" in text
    for label, words in explained(rule):
        assert words
        assert f"- {label}：{words}\n" in page
        assert f"  {label}：{words}" in text


def test_every_rule_belongs_to_one_family() -> None:
    found = families(rules())
    assert [rule.id for family in found for rule in family.rules] != []
    assert sorted(rule.id for family in found for rule in family.rules) == sorted(rule.id for rule in rules())
    titles = [family.title for family in found]
    assert len(set(titles)) == len(titles)
    assert "支出决算表" in titles
    assert "表间关系" in titles


def test_what_is_not_a_table_is_named_in_words() -> None:
    assert set(NEEDS) == {FACTS, PROJECTS, PASSAGES}


def test_every_rule_written_by_hand_is_named_in_a_test() -> None:
    """Rules that follow from declarations are tested by what makes rules of declarations."""
    tests = "\n".join(path.read_text(encoding="utf-8") for path in sorted(TESTS.rglob("test_*.py")))
    named = set(re.findall(r"[a-z_]+(?:\.[a-z_]+)+", tests))
    untested = [rule.id for rule in written_rules() if rule.id not in named]
    assert not untested


def test_the_dashboard_lists_the_rules_of_the_reports_kind() -> None:
    for kind in ("final_account", "budget"):
        shown = section("", kind, LINKS)
        for rule in rules():
            assert (f"<dd>{rule.id}</dd>" in shown) == (kind in rule.kinds)
    assert "支出预算" in section("", "budget", LINKS)
    assert "决算表" not in "".join(re.findall(r"<summary>(.*?)</summary>", section("", "budget", LINKS)))


def test_rules_can_be_searched_and_lead_to_how_they_came_out() -> None:
    shown = section("执行率 = 全年执行数", "final_account", LINKS)
    assert "核对规则 1 条" in shown
    assert "rule=performance.rate" in shown
    assert "open" in shown
    assert "没有所查的文字" in section("没有这样的词", "final_account", LINKS)
