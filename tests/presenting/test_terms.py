"""Words of pages: the report's own meaning first, then the forms'; the longest word is meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mingzhang.forms import FORMS
from mingzhang.model import Report, Source, Term
from mingzhang.presenting.term_words import ALIASES, COMMON_WORDS, OWN_WORDS
from mingzhang.presenting.terms import LONGEST_MEANING, Vocabulary, same_signs, vocabulary_of
from tests.frames.handmade import report

PLACE = Source("0" * 64, 29, (1.0, 2.0, 3.0, 4.0), "名词")


def of(*terms: tuple[str, str], made: Report | None = None) -> Vocabulary:
    entries = tuple(Term(name, meaning, PLACE) for name, meaning in terms)
    return vocabulary_of(replace(made or report(), terms=entries))


def words(vocabulary: Vocabulary, text: str) -> list[str]:
    return [text[found.start : found.end] for found in vocabulary.find(text)]


def test_the_reports_own_meaning_comes_first_and_says_where_it_stands() -> None:
    meaning = of(("基本支出", "本单位的说法。")).meaning("基本支出")
    assert meaning is not None
    assert (meaning.text, meaning.origin, meaning.source) == ("本单位的说法。", "报告名词解释 p.29", PLACE)


def test_without_one_the_form_says_it_and_is_named() -> None:
    meaning = of().meaning("基本支出")
    assert meaning is not None
    assert meaning.origin.startswith("报表栏目《")
    assert meaning.source is None
    assert "运转" in meaning.text


def test_of_words_within_one_another_the_longest_is_meant() -> None:
    vocabulary = of()
    assert words(vocabulary, "一般公共预算财政拨款基本支出") == ["一般公共预算财政拨款", "基本支出"]
    assert words(vocabulary, "财政拨款基本支出") == ["财政拨款", "基本支出"]


@pytest.mark.parametrize("printed", ["“三公”经费", '"三公"经费', "”三公“经费", "三公经费"])
def test_a_word_is_known_whatever_its_quotation_marks(printed: str) -> None:
    vocabulary = of(("“三公”经费支出", "单位使用财政拨款安排的三项支出。"))
    meaning = vocabulary.meaning(printed)
    assert meaning is not None
    assert meaning.text == "单位使用财政拨款安排的三项支出。"
    assert words(vocabulary, f"{printed}比上年") == [printed]


def test_a_word_is_explained_by_the_report_under_another_name() -> None:
    vocabulary = of(("结转和结余", "结转是指……"))
    assert vocabulary.meanings["结转结余"].text == "结转是指……"
    assert of().meanings["结转结余"].origin != "报告名词解释 p.29"


def test_a_meaning_is_told_once_in_a_text() -> None:
    assert words(of(), "年初预算数与全年预算数、年初预算数") == ["年初预算数", "全年预算数"]


def test_the_path_of_an_item_is_known_by_the_item_where_only_one_is_called_so() -> None:
    path = "社会保障和就业（类）人力资源和社会保障管理事务（款）社会保险经办机构（项）"
    assert of((path, "反映经办机构的支出。")).meanings["社会保险经办机构"].text == "反映经办机构的支出。"
    twice = of(("甲（类）乙（款）行政运行（项）", "一。"), ("丙（类）丁（款）行政运行（项）", "二。"))
    assert "行政运行" not in twice.meanings


def test_a_budgets_forms_are_not_called_final_accounts() -> None:
    vocabulary = of(made=replace(report(), kind="budget"))
    origins = {meaning.origin for meaning in vocabulary.meanings.values()}
    assert not any("决算表》" in origin for origin in origins)


def test_the_title_of_a_table_is_no_word() -> None:
    assert words(of(), "收入支出决算总表、支出决算表") == []
    assert words(of(), "支出决算") == ["支出决算"]


def test_nothing_is_found_without_words() -> None:
    assert list(Vocabulary({}).find("基本支出")) == []
    assert of().meaning("不存在的词") is None


def test_common_words_of_forms_are_not_explained() -> None:
    assert not COMMON_WORDS & set(of().meanings)
    labels = {column.label for form in FORMS for column in form.all_columns()}
    labels |= {item.name for form in FORMS for item in form.items}
    assert labels >= COMMON_WORDS


def test_every_declared_word_has_a_meaning_that_fits() -> None:
    vocabulary = of()
    for word in (*OWN_WORDS, *ALIASES):
        meaning = vocabulary.meaning(word)
        assert meaning is not None, word
        assert meaning.text.endswith("。")
        assert len(meaning.shown) <= LONGEST_MEANING


def test_signs_are_changed_letter_for_letter() -> None:
    text = '“三公”"三公"(a)（b）'
    assert len(same_signs(text)) == len(text)
