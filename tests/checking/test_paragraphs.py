"""Figures at their letters of a paragraph, and the words before them. 模拟数据."""

from __future__ import annotations

from mingzhang.checking.paragraphs import placed_passages, without_other_years, words_before
from tests.checking.written_reports import told

TEXT = (
    "（一）机关运行经费支出12.00万元，上年决算数12.00万元，与上年持平。"
    "主要原因是上年支出12.00万元，本年未变。\n（二）公务接待费支出2.00万元，比2019年减少1.00万元，下降33.33%。"
)


def test_equal_figures_have_places_of_their_own() -> None:
    one, _ = placed_passages(told(TEXT))
    text = one.passage.text
    assert [text[fact.start : fact.end] for fact in one.facts] == ["12.00", "12.00", "持平"]
    assert len({fact.start for fact in one.facts}) == 3
    assert text[one.facts[1].start - 5 : one.facts[1].start] == "上年决算数"


def test_a_reasons_words_are_known() -> None:
    one, _ = placed_passages(told(TEXT))
    reason = one.passage.text.index("上年支出12.00")
    assert one.is_in_reason(reason)
    assert not one.is_in_reason(one.passage.text.index("主要原因"))
    assert one.passage.sentence(one.facts[0].start).endswith("与上年持平。")


def test_words_before_a_figure_begin_behind_the_one_before() -> None:
    report = told(TEXT)
    facts = [fact for fact in report.facts if not fact.derived]
    assert words_before(facts[1], facts) == "万元，上年决算数"
    assert words_before(facts[0], facts) == "（一）机关运行经费支出"


def test_changes_against_another_year_are_left_out() -> None:
    report = told(TEXT)
    left = [fact for fact in report.facts if fact not in without_other_years(report)]
    assert [fact.source.text for fact in left] == ["1.00", "33.33"]
