"""The code for one chart on 数据: which chart, what is said of it; a report without charts has none."""

from __future__ import annotations

from components.embedding_view import WANTED, chart_chips, chosen_chart
from components.links import Links
from mingzhang.checking import check
from mingzhang.exporting.site.embedding import embeddings
from tests.frames.handmade import EXPENDITURE, report, table


def test_the_wanted_chart_is_chosen_and_the_others_are_links() -> None:
    given = report(table("expenditure", EXPENDITURE))
    charts = embeddings(given, check(given))
    assert [chart.id for chart in charts] == ["structure", "nature"]
    chosen = chosen_chart(charts, "nature")
    assert chosen == charts[1]
    assert chosen_chart(charts, "nonsense") == charts[0]
    told = chart_chips(charts, charts[1], Links("0" * 16, origin="/data"))
    assert "chart=structure" in told and told.count("aria-current") == 1
    assert f"手机高 {charts[1].height.narrow} 像素" in told


def test_a_report_without_charts_gives_no_code() -> None:
    given = report()
    assert chosen_chart(embeddings(given, check(given)), "structure") is None


def test_the_key_of_the_link_is_none_that_streamlit_keeps_for_itself() -> None:
    assert not WANTED.startswith("embed")
