"""Links keep the report and the code; chips name their pages and are safe."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from components.links import CHIP_SOURCES, Links, Other, kept_pairs
from mingzhang.model import Source

HERE = Links("0123456789abcdef", "20801", "/budget")


def source(page: int, top: float = 100.0) -> Source:
    return Source("0" * 64, page, (10.0, top, 50.04, top + 10), "1.00")


def query(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


def test_a_page_link_keeps_report_and_code() -> None:
    assert query(HERE.page("/structure")) == {"report": ["0123456789abcdef"], "code": ["20801"]}


def test_an_empty_value_leaves_its_key_out() -> None:
    assert query(HERE.page("/structure", code="")) == {"report": ["0123456789abcdef"]}
    assert HERE.at("").page("/") == "/?report=0123456789abcdef"


def test_a_mounted_server_has_its_path_in_front() -> None:
    assert Links("a", base="/明账").page("/data").startswith("/明账/data?")


def test_this_page_narrowed_to_another_code_keeps_what_else_is_chosen() -> None:
    links = Links(
        "0123456789abcdef", "20801", "/data", kept=(("view", "lines"), ("also", "1"), ("also", "2"))
    )
    found = query(links.here("208"))
    assert (found["code"], found["view"], found["also"]) == (["208"], ["lines"], ["1", "2"])
    assert query(links.source(source(3)))["from"] == ["/data?view=lines&also=1&also=2"]


def test_what_is_kept_of_a_query_is_bounded() -> None:
    pairs = [("report", "x"), ("code", "1"), ("view", "lines"), ("long", "x" * 1000), *[("many", "1")] * 99]
    kept = kept_pairs(pairs)
    assert kept[0] == ("view", "lines")
    assert len(kept) == 16


def test_a_source_link_says_page_box_and_where_it_came_from() -> None:
    found = query(HERE.source(source(20)))
    assert found["page"] == ["20"]
    assert found["box"] == ["10.0,100.0,50.0,110.0"]
    assert found["from"] == ["/budget"]


def test_several_sources_stand_in_one_link_each_once() -> None:
    found = query(HERE.source(source(20), source(24), source(20), source(27)))
    assert found["also"] == ["24,10.0,100.0,50.0,110.0", "27,10.0,100.0,50.0,110.0"]


def test_a_link_carries_no_more_than_its_bound() -> None:
    found = query(HERE.source(*(source(page) for page in range(1, 100))))
    assert len(found["also"]) == CHIP_SOURCES - 1


def test_a_chip_names_its_pages_once_and_in_order() -> None:
    assert ">p.20 · 24<" in HERE.chip(source(20), source(24), source(20, 300))
    assert ">p.1 · 2 · 3 · 4 …<" in HERE.chip(*(source(page) for page in range(1, 9)))


def test_no_source_no_chip() -> None:
    assert HERE.chip() == HERE.chip(None) == ""


def test_what_a_link_carries_cannot_break_out_of_the_chip() -> None:
    evil = Links('"><script>alert(1)</script>', "", "/")
    assert "<script" not in evil.chip(source(1), label='<img src=x onerror="1">')
    assert "<img" not in evil.chip(source(1), label="<img>")


# ---------------------------------------------------------------- other open reports

OTHER = Other("b" * 16, "部门预算")
SAMPLE = Other("c" * 16, "自带的示例", bundled=True)
WITH_OTHERS = Links("0123456789abcdef", "208", "/budget", others=(OTHER, SAMPLE))
ELSEWHERE = Source("b" * 64, 5, (10.0, 10.0, 20.0, 20.0), "45.00")


def test_links_carry_the_other_open_reports_but_not_the_bundled_one() -> None:
    assert query(WITH_OTHERS.page("/data"))["with"] == ["b" * 16]


def test_links_to_another_report_swap_the_two() -> None:
    there = WITH_OTHERS.to("b" * 16)
    found = query(there.page("/"))
    assert (found["report"], found["with"]) == (["b" * 16], ["0123456789abcdef"])
    assert "code" not in found
    assert WITH_OTHERS.to("0123456789abcdef") is WITH_OTHERS


def test_a_figure_of_another_file_opens_that_file_and_leads_back() -> None:
    found = query(WITH_OTHERS.source(ELSEWHERE, source(9)))
    assert (found["report"], found["page"]) == (["b" * 16], ["5"])
    assert found["also"] == ["0123456789abcdef:9,10.0,100.0,50.0,110.0"]
    assert found["from"] == ["/budget?back=0123456789abcdef"]


def test_a_chip_names_the_other_file() -> None:
    chip = WITH_OTHERS.chip(source(9), ELSEWHERE)
    assert ">p.9 · 部门预算 p.5<" in chip
    assert "第 9 页、部门预算第 5 页" in chip
