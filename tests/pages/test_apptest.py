"""Every page in Streamlit's own test harness: no exception, on the sample and narrowed to a code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.masthead import PLACES, Place
from tests.pages.spoken import CHARTED, is_spoken, unspoken

ROOT = Path(__file__).resolve().parents[2]
TIMEOUT = 60


def opened(place: Place, **query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=TIMEOUT)
    app.run()
    for key, value in query.items():
        app.query_params[key] = value
    if place.path != "/":
        app.switch_page(place.file)
    return app.run()


def words(app: AppTest) -> str:
    """All HTML of the main part, but for the program's own script."""
    return "\n".join(
        element.proto.body for element in app.get("html") if not element.proto.unsafe_allow_javascript
    )


@pytest.mark.parametrize("place", PLACES, ids=[place.path for place in PLACES])
@pytest.mark.parametrize("code", ["", "208", "2080109"])
def test_a_page_opens_without_an_exception(place: Place, code: str) -> None:
    app = opened(place, **({"code": code} if code else {}))
    assert not app.exception
    shown = words(app)
    assert f'aria-current="page">{place.title}' in shown
    assert "<h1" in shown
    assert unspoken(app) == []
    if not code:
        assert len(app.get("plotly_chart")) == CHARTED.get(place.path, 0)


@pytest.mark.parametrize("drawing", ["icicle", "sunburst", "bars"])
@pytest.mark.parametrize("unit", ["yuan", "share"])
def test_every_drawing_is_told_in_words_in_every_unit(drawing: str, unit: str) -> None:
    place = next(one for one in PLACES if one.path == "/structure")
    app = opened(place, chart=drawing, unit=unit, code="208")
    assert len(app.get("plotly_chart")) == 2
    assert unspoken(app) == []


def test_a_chart_without_its_figures_in_words_is_found() -> None:
    spec = '{"data": [{"text": ["\\u51b3\\u7b97 <b>2,106.35</b>"]}]}'
    assert is_spoken("支出条形图：决算 2,106.35 万元。", spec)
    assert not is_spoken("支出条形图。", spec)
    assert not is_spoken("支出条形图：决算 2,106.36 万元。", spec)
    assert not is_spoken("", spec)


@pytest.mark.parametrize(
    ("place", "figures"),
    [
        ("/", ("2,106.35", "46.43")),
        ("/budget", ("4,537", "46.43")),
        ("/structure", ("2,002.49", "95.07")),
        ("/basic-project", ("944.4", "55.16")),
        ("/three-public", ("0.19", "0.18")),
        ("/operations", ("29.24", "21.37")),
        ("/performance", ("13.33",)),
        ("/data", ("读出",)),
        ("/glossary", ("财政拨款收入",)),
    ],
)
def test_a_page_shows_the_samples_key_figures(place: str, figures: tuple[str, ...]) -> None:
    app = opened(next(one for one in PLACES if one.path == place))
    shown = words(app)
    for figure in figures:
        assert figure in shown


def test_an_unknown_code_is_everything() -> None:
    app = opened(PLACES[0], code="99999")
    assert not app.exception
    assert 'aria-current="true"' in words(app)


def test_a_report_that_is_not_open_is_told_and_the_sample_offered() -> None:
    app = opened(PLACES[0], report="0" * 16)
    assert not app.exception
    assert "这份报告已不在程序中" in words(app)
    assert "打开自带的示例" in words(app)


@pytest.mark.parametrize("page", ["0", "99", "-1", "<script>alert(1)</script>"])
def test_a_page_of_the_source_that_does_not_exist_is_told(page: str) -> None:
    source = next(place for place in PLACES if place.path == "/source")
    app = opened(source, page=page, box="1,2,3,4")
    assert not app.exception
    assert "不存在" in words(app)
    assert "<script" not in words(app)


def test_the_whole_sample_can_be_leafed_through() -> None:
    source = next(place for place in PLACES if place.path == "/source")
    app = opened(source, page="1")
    for page in ("6", "9", "20", "27", "30"):
        app.query_params["page"] = page
        app.run()
        assert not app.exception
        assert f"原文第 {page} 页的图像" in words(app)


@pytest.mark.parametrize("place", ["/checks", "/source"])
def test_page_pictures_come_by_their_own_address(place: str) -> None:
    shown = words(opened(next(one for one in PLACES if one.path == place)))
    pictures = re.findall(r'<figure class="pg[^>]*><img[^>]* src="([^"]*)"', shown)
    assert pictures
    assert all(picture.startswith("/") and picture.endswith(".webp") for picture in pictures)
    assert len(shown) < 250_000
