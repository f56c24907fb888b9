"""The slides of a report: every figure is the report's, what it lacks has no slide."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from mingzhang.checking import check
from mingzhang.checking.audit import Audit
from mingzhang.model import Report
from mingzhang.presenting.closing import in_short
from mingzhang.presenting.deck import chosen, ids_of, slides_of
from mingzhang.presenting.slides import Bars, Grid, Numbers, Pairs, Parts, Points, Slide
from mingzhang.reading.report import read_report
from tests.frames.handmade import EXPENDITURE, report, table
from tests.typesetting.variants import sample_path


@pytest.fixture(scope="module")
def sample() -> Report:
    return read_report(sample_path())


@pytest.fixture(scope="module")
def audit(sample: Report) -> Audit:
    return check(sample)


@pytest.fixture(scope="module")
def slides(sample: Report, audit: Audit) -> dict[str, Slide]:
    return {slide.id: slide for slide in slides_of(sample, audit)}


def test_the_sample_has_every_slide(slides: dict[str, Slide]) -> None:
    assert list(slides) == [
        "cover", "total", "structure", "budget", "nature", "items", "three-public", "operations",
        "projects", "findings", "sources",
    ]  # fmt: skip


def test_titles_state_what_the_report_says(slides: dict[str, Slide]) -> None:
    assert slides["total"].title == "2024 年收支各 2,106.35 万元，比上年多近三成"
    assert slides["structure"].title == "每 100 元支出里，95 元用于社会保障和就业"
    assert slides["budget"].title == "年初预算 4,537 万元用了 46.43%，少支的九成多在一项：社会保险经办机构"
    assert slides["nature"].title == "项目支出多于基本支出，占 55.16%"
    assert slides["three-public"].title == "“三公”经费支出决算 0.18 万元，比上年减少 0.01 万元"
    assert "3 个没有用完" in slides["projects"].title


def test_the_largest_items_are_named_in_the_title(slides: dict[str, Slide]) -> None:
    assert slides["items"].title == "两项占去七成多支出：社会保险经办机构、行政运行"
    bars = slides["items"].visuals[0]
    assert isinstance(bars, Bars)
    assert [bar.note for bar in bars.bars[:2]] == ["39.94%", "32.77%"]
    assert "省级直接结算" in bars.bars[0].told, "the report's reason, for who points at the bar"


def test_what_a_chart_shows_besides_is_said_under_it(slides: dict[str, Slide]) -> None:
    assert slides["budget"].says.startswith("11 项里，9 项少于年初预算，2 项多于年初预算")
    assert "共余 57.25 万元" in slides["projects"].says
    assert slides["structure"].says == "", "the title has said it"


def test_items_of_one_name_are_told_apart_by_their_class() -> None:
    text = """
    _       合计               100.00  60.00  40.00
    201     一般公共服务支出      60.00  40.00  20.00
    20101   人大事务             60.00  40.00  20.00
    2010101 行政运行             60.00  40.00  20.00
    212     城乡社区支出          40.00  20.00  20.00
    21201   城乡社区管理事务       40.00  20.00  20.00
    2120101 行政运行             30.00  10.00  20.00
    2120102 一般行政管理事务       10.00  10.00   0.00
    """
    one = report(table("expenditure", text))
    items = next(slide for slide in slides_of(one, check(one)) if slide.id == "items")
    bars = items.visuals[0]
    assert isinstance(bars, Bars)
    assert [bar.label for bar in bars.bars] == [
        "行政运行（一般公共服务）",
        "行政运行（城乡社区）",
        "一般行政管理事务",
    ]


def test_last_year_stands_beside_this_year_and_is_told_to_be_derived(slides: dict[str, Slide]) -> None:
    _, years = slides["total"].visuals
    assert isinstance(years, Bars)
    assert [(bar.label, bar.text, bar.note) for bar in years.bars] == [
        ("上年", "1,630.19", "推算"),
        ("本年", "2,106.35", ""),
    ]


def test_sources_of_income_are_drawn_only_where_they_make_up_the_whole() -> None:
    def bars_of(whole: str) -> list[str]:
        text = f"""
        <_ 一、一般公共预算财政拨款收入 60.00
        <_ 八、其他收入 40.00
        <_ 本年收入合计 {whole}
        >_ 本年支出合计 100.00
        """
        one = report(table("income_expenditure_summary", text))
        total = next(slide for slide in slides_of(one, check(one)) if slide.id == "total")
        return [bar.label for visual in total.visuals if isinstance(visual, Bars) for bar in visual.bars]

    assert bars_of("100.00") == ["一般公共预算财政拨款收入", "其他收入"]
    assert bars_of("90.00") == []


def test_a_finding_is_told_whole_or_to_the_end_of_a_clause(slides: dict[str, Slide]) -> None:
    points = slides["findings"].visuals[0]
    assert isinstance(points, Points)
    for point in points.points:
        assert not point.text.endswith("…") or point.text.endswith("……")
        assert "请核实" not in point.text
    assert points.points[1].text.endswith("印为 4,537，应等于 4,531.60，相差 5.40")


def test_a_sentence_does_not_end_within_what_it_quotes() -> None:
    message = "表下注明“本部门无此项。故为空表。”，而表中有 47.91，请核实。另见第 3 页。"
    assert in_short(message) == "表下注明“本部门无此项。故为空表。”，而表中有 47.91"
    assert in_short(f"{'甲' * 60}，{'乙' * 60}。") == f"{'甲' * 60}……"


def test_emphasised_words_stand_in_their_title(slides: dict[str, Slide]) -> None:
    for slide in slides.values():
        assert slide.emphasis in slide.title


def test_the_budget_slide_says_what_does_not_add_up(slides: dict[str, Slide]) -> None:
    pairs = slides["budget"].visuals[0]
    assert isinstance(pairs, Pairs)
    assert [(pair.plan_text, pair.actual_text) for pair in pairs.pairs] == [
        ("4,537", "2,106.35"),
        ("3,219.30", "841.32"),
        ("1,312.30", "1,265.03"),
    ]
    assert "差 5.40，待说明" in slides["budget"].footnote
    quote = slides["budget"].quote
    assert quote is not None
    assert quote.source.page == 20


def test_parts_add_up_to_their_whole(slides: dict[str, Slide]) -> None:
    bars = slides["structure"].visuals[0]
    assert isinstance(bars, Bars)
    assert sum(bar.value for bar in bars.bars) == Decimal("2106.35")
    parts = slides["nature"].visuals[0]
    assert isinstance(parts, Parts)
    assert [bar.text for bar in parts.bars] == ["944.44", "1,161.90"]


def test_every_figure_of_a_slide_is_printed_where_it_says(slides: dict[str, Slide]) -> None:
    """Numbers and bars that are not derived stand in the report with these digits."""
    for slide in slides.values():
        for visual in slide.visuals:
            for one in visual.numbers if isinstance(visual, Numbers) else ():
                if one.sources and not one.derived:
                    digits = re.sub(r"[^\d.]", "", one.text)
                    assert digits in {re.sub(r"[^\d.]", "", source.text) for source in one.sources}, one
            for bar in visual.bars if isinstance(visual, Bars | Parts) else ():
                if len(bar.sources) == 1:
                    assert re.sub(r"[^\d.]", "", bar.sources[0].text) == bar.text.replace(",", "")


def test_findings_are_the_audits(slides: dict[str, Slide], audit: Audit) -> None:
    points = slides["findings"].visuals[0]
    assert isinstance(points, Points)
    grave = [finding for finding in audit.findings if finding.severity != "info"]
    assert len(points.points) + points.more == len(grave)
    assert slides["findings"].title.endswith(f"{len(grave)} 处请说明")


def test_a_report_without_contradictions_says_so() -> None:
    one = report(table("expenditure", EXPENDITURE))
    found = {slide.id: slide for slide in slides_of(one, replace(check(one), findings=()))}
    assert found["findings"].title.endswith("没有发现不一致")
    assert isinstance(found["findings"].visuals[0], Numbers)


def test_what_a_report_lacks_has_no_slide() -> None:
    one = report(table("expenditure", EXPENDITURE))
    ids = ids_of(slides_of(one, check(one)))
    assert {"cover", "total", "structure", "nature", "sources"} <= set(ids)
    assert not {"budget", "three-public", "operations", "projects"} & set(ids)


def test_a_blank_report_still_has_its_cover() -> None:
    one = replace(report(), department="", year=None)
    found = slides_of(one, check(one))
    assert found[0].title == "部门名称未读出"
    assert "total" not in ids_of(found)


def test_slides_are_chosen_and_ordered(sample: Report, audit: Audit) -> None:
    slides = slides_of(sample, audit)
    assert ids_of(chosen(slides, ["findings", "cover", "nonsense", "cover"])) == ("findings", "cover")
    assert chosen(slides, ["nonsense"]) == slides
    assert chosen(slides, []) == slides


def test_projects_stand_by_how_far_they_were_spent(slides: dict[str, Slide]) -> None:
    grid = slides["projects"].visuals[0]
    assert isinstance(grid, Grid)
    rates = [Decimal(row[3].rstrip("%")) for row in grid.rows]
    assert rates == sorted(rates)
    assert len(grid.rows) + grid.more == 8
