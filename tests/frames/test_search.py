"""Searching a report: items, figures, sentences, terms, each where it is printed."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from mingzhang.frames.search import MOST, Found, Hit, count, examples, search
from mingzhang.frames.search_words import words_of
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
    assert shown(hit) == ["取暖费部分由省级"]
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


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "   ",
        "\u3000",
        "(",
        "[",
        "\\",
        "*",
        "?" * 200,
        "．",
        "a|b",
        ".*",
        "(?i)x",
        "“”",
        "9" * 80,
        "-",
        "%",
    ],
)
def test_odd_questions_are_answered(sample: Report, asked: str) -> None:
    for one in search(sample, asked):
        for hit in one.hits:
            assert all(0 <= start < end <= len(hit.text) for start, end in hit.spans)


def test_many_hits_are_counted_and_the_first_given(sample: Report) -> None:
    found = of_kind(search(sample, "支出"), "figure")
    assert len(found.hits) == MOST < found.of


def test_a_blank_report_has_nothing() -> None:
    assert search(report(), "支出") == ()


def test_words_are_in_one_form() -> None:
    assert [word.text for word in words_of(" 3,219.30　取暖费 取暖费 ")] == ["3219.30", "取暖费"]
    assert words_of("2106.35万元") == words_of("２，１０６．３５ 万元") == words_of("¥2,106.35万元")
    assert [word.digits for word in words_of("208 05 05")] == ["2080505"]


@pytest.mark.parametrize(
    "asked", ["2,106.35", "2106.35", "2106.35万元", "２１０６.３５", "21063500元", "21,063,500"]
)
def test_an_amount_is_found_in_whatever_unit_it_is_typed(sample: Report, asked: str) -> None:
    hits = of_kind(search(sample, asked), "figure").hits
    assert {hit.figure.value for hit in hits if hit.figure} == {Decimal("2106.35")}
    assert all(hit.asked for hit in hits)


def test_a_short_number_stands_for_itself(sample: Report) -> None:
    hits = of_kind(search(sample, "26"), "figure").hits
    assert hits and all(
        hit.source is not None and re.search(r"(?<![\d.])26(?!\d)", hit.source.text) for hit in hits
    )


def test_a_code_finds_what_begins_with_it(sample: Report) -> None:
    found = search(sample, "20805")
    assert [hit.code for hit in of_kind(found, "item").hits][:2] == ["20805", "2080505"]
    assert {hit.text.split()[0][:5] for hit in of_kind(found, "row").hits} == {"20805"}


def test_quotation_marks_brackets_and_levels_are_passed_over(sample: Report) -> None:
    for asked in ("三公经费", "“三公”经费", "'三公' 经费"):
        assert count(search(sample, asked)) > 5
    assert of_kind(search(sample, "因公出国境费"), "sentence")
    hit = of_kind(search(sample, "社会保障和就业支出（类）"), "item").hits[0]
    assert hit.code == "208"


def test_tables_rows_projects_and_pages_are_found(sample: Report) -> None:
    table = of_kind(search(sample, "支出决算表"), "table")
    assert table.hits[0].source is not None and "页" in table.hits[0].note
    assert of_kind(search(sample, "05表"), "table").of == 1
    row = of_kind(search(sample, "印刷费"), "row").hits[0]
    assert row.figure is not None and row.source is not None and row.note
    project = of_kind(search(sample, "企业退休人员一次性生活补助"), "project").hits[0]
    assert project.figure is not None
    assert of_kind(search(sample, "参保人员缴费积极性"), "project").hits[0].note.startswith("目标")
    for asked in ("p.20", "第20页", "20 页"):
        assert of_kind(search(sample, asked), "page").hits[0].number == 20
    assert not [one for one in search(sample, "第 999 页") if one.kind == "page"]


def test_every_word_asked_for_is_marked(sample: Report) -> None:
    both = of_kind(search(sample, "取暖费 省级"), "sentence")
    assert all(sorted(shown(hit)) == ["取暖费", "省级"] for hit in both.hits)


def test_a_mark_closed_within_what_was_asked_for_is_opened_in_it(sample: Report) -> None:
    hits = of_kind(search(sample, "三公经费"), "sentence").hits
    assert all(shown(hit) == ["“三公”经费"] for hit in hits)


def test_examples_are_of_the_report_and_find_something(sample: Report) -> None:
    asked = examples(sample)
    assert len(asked) >= 4 and all(count(search(sample, one)) for one in asked)
    assert examples(report()) == ()


def shown(hit: Hit) -> list[str]:
    return [hit.text[start:end] for start, end in hit.spans]
