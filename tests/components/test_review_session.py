"""Decisions in running sessions: kept on disk, or with the session where that cannot be."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.masthead import PLACES
from mingzhang.reviewing import ReviewStore

ROOT = Path(__file__).resolve().parents[2]
CHECKS = next(place for place in PLACES if place.path == "/checks")
TIMEOUT = 60


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MINGZHANG_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("MINGZHANG_PUBLIC", raising=False)
    return tmp_path / "home"


def opened(**query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=TIMEOUT)
    app.run()
    for key, value in query.items():
        app.query_params[key] = value
    app.switch_page(CHECKS.file)
    return app.run()


def words(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def decide(app: AppTest, verdict: str | None) -> AppTest:
    return app.segmented_control[0].set_value(verdict).run()


def kept(home: Path) -> list[dict[str, str]]:
    (file,) = (home / "reviews").glob("*.json")
    return json.loads(file.read_text(encoding="utf-8"))["decisions"]


def test_a_decision_is_written_at_once_and_another_session_sees_it(home: Path) -> None:
    app = opened()
    assert "已复核 0 / " in words(app) and not app.text_area
    app = decide(app, "dismissed")
    assert [one["verdict"] for one in kept(home)] == ["dismissed"]
    assert "已复核 1 / " in words(app)
    app.text_area[0].set_value(" 口径不同，已核实 ").run()
    assert kept(home)[0]["note"] == "口径不同，已核实"
    other = opened()
    assert other.segmented_control[0].value == "dismissed"
    assert other.text_area[0].value == "口径不同，已核实"
    assert not other.exception


def test_a_changed_verdict_keeps_the_note_and_an_unchosen_one_is_withdrawn(home: Path) -> None:
    app = decide(opened(), "confirmed")
    app = app.text_area[0].set_value("说明").run()
    app = decide(app, "rectified")
    assert [(one["verdict"], one["note"]) for one in kept(home)] == [("rectified", "说明")]
    app = decide(app, None)
    assert kept(home) == []
    assert "已复核 0 / " in words(app) and not app.text_area


def test_two_open_sessions_show_what_is_kept_whoever_decided(home: Path) -> None:
    first, second = opened(), opened()
    decide(first, "confirmed")
    second.run()
    assert second.segmented_control[0].value == "confirmed"
    decide(second, "rectified")
    first.run()
    assert first.segmented_control[0].value == "rectified"
    assert len(kept(home)) == 1


def test_a_link_opens_a_finding_with_its_filters() -> None:
    keys = list(dict.fromkeys(re.findall(r"finding=([0-9a-f-]+)", words(opened()))))
    app = opened(severity="warning", finding=keys[-1])
    shown = words(app)
    assert not app.exception and 'class="pick on"' in shown
    decide(app, "confirmed")
    assert f"finding={keys[-1]}" in words(opened(reviewed="done"))


@pytest.mark.parametrize(
    "query", [{"finding": "gone"}, {"severity": "<b>", "kind": "x", "table": "y", "reviewed": "z"}]
)
def test_what_a_link_misspells_is_left_out_or_told(query: dict[str, str]) -> None:
    app = opened(**query)
    assert not app.exception
    assert ("链接所指的发现已不在" in words(app)) == ("finding" in query)
    assert "已复核 0 / " in words(app)


def test_a_rule_is_explained_where_a_link_asks_for_it() -> None:
    app = opened(rule="narrative.initial_budget_sum")
    shown = words(app)
    assert '<details class="why rule" open="">' in shown and "依据" in shown and "含义" in shown


def test_a_rule_that_could_not_be_run_says_why() -> None:
    shown = words(opened(rule="government_fund.balance"))
    assert "未核：" in shown or "本报告" in shown


def test_where_nothing_can_be_written_the_session_keeps_the_decision_and_says_so(home: Path) -> None:
    home.write_text("a file where the folder should be")
    app = decide(opened(), "confirmed")
    assert not app.exception
    assert "复核意见不能写入" in words(app) and "本次会话" in words(app) and "已复核 1 / " in words(app)
    assert opened().segmented_control[0].value is None
    home.unlink()
    app = app.text_area[0].set_value("再存").run()
    assert [one["note"] for one in kept(home)] == ["再存"]
    assert "复核意见不能写入" not in words(app)


def test_a_damaged_file_is_told_and_the_review_goes_on(home: Path) -> None:
    decide(opened(), "confirmed")
    (file,) = (home / "reviews").glob("*.json")
    file.write_bytes(file.read_bytes()[:50])
    app = opened()
    assert not app.exception and "曾损坏" in words(app) and app.segmented_control[0].value is None
    decide(app, "rectified")
    assert ReviewStore(home / "reviews").load(file.stem).review.decisions[0].verdict == "rectified"


def test_on_a_public_server_a_decision_ends_with_its_session(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(opened(), "confirmed")
    before = kept(home)
    monkeypatch.setenv("MINGZHANG_PUBLIC", "1")
    app = opened()
    assert app.segmented_control[0].value is None and "对公众开放" in words(app)
    app = decide(app, "dismissed")
    assert "已复核 1 / " in words(app)
    assert opened().segmented_control[0].value is None
    assert kept(home) == before
