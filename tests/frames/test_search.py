"""Searching a report: items, figures, sentences, terms, each where it is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mingzhang.frames.search import MOST, Found, count, search, words_of
from mingzhang.model import Report
from mingzhang.reading.report import read_report
from tests.frames.handmade import report
from tests.typesetting.variants import sample_path


@pytest.fixture(scope="module")
def sample() -> Report:
    return read_report(sample_path())


def of_kind(found: tuple[Found, ...], kind: str) -> Found:
    return next(one for one in found if one.kind == kind)


def test_an_item_is_found_by_its_code_and_by_its_name(sample: Report) -> None:
    for asked in ("2080109", "社会保险经办机构", "２０８０１０９"):
        hit = of_kind(search(sample, asked), "item").hits[0]
        assert hit.code == "2080109"
        assert hit.figure is not None
        assert hit.figure.value == Decimal("841.32")


def test_an_amount_is_found_with_commas_and_without(sample: Report) -> None:
    for asked in ("3,219.30", "3219.30"):
        found = of_kind(search(sample, asked), "figure")
        assert {hit.source.page for hit in found.hits if hit.source} == {20}
    assert of_kind(search(sample, "2002.49"), "figure").of >= 4


def test_a_sentence_is_found_where_it_is_printed(sample: Report) -> None:
    hit = of_kind(search(sample, "取暖费部分由省级"), "sentence").hits[0]
    assert hit.text[hit.start : hit.end] == "取暖费部分由省级"
    assert hit.source is not None
    assert (hit.source.page, hit.source.text) == (20, "取暖费部分由省级")
    assert "一般公共预算" in hit.note


def test_all_words_must_be_there(sample: Report) -> None:
    both = count(search(sample, "取暖费 省级"))
    assert 0 < both < count(search(sample, "取暖费"))
    assert search(sample, "取暖费 没有这个词") == ()


def test_terms_are_those_of_the_reports_glossary(sample: Report) -> None:
    hit = of_kind(search(sample, "机关运行经费"), "term").hits[0]
    assert hit.note


@pytest.mark.parametrize("asked", ["", "   ", "\u3000", "(", "[", "\\", "*", "?" * 200, "．"])
def test_odd_questions_are_answered(sample: Report, asked: str) -> None:
    for one in search(sample, asked):
        for hit in one.hits:
            assert 0 <= hit.start <= hit.end <= len(hit.text)


def test_many_hits_are_counted_and_the_first_given(sample: Report) -> None:
    found = of_kind(search(sample, "支出"), "figure")
    assert len(found.hits) == MOST < found.of


def test_a_blank_report_has_nothing() -> None:
    assert search(report(), "支出") == ()


def test_words_are_in_one_form() -> None:
    assert words_of(" 3,219.30　取暖费 取暖费 ") == ("3219.30", "取暖费")
