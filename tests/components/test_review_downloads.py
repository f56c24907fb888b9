"""审核意见 on the 核对 page: a button for every format, each with the decisions of the moment."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from components import review_downloads
from components.review_downloads import TYPES, file_name, making
from mingzhang.checking import check
from mingzhang.exporting.reviews import REVIEW_FORMATS
from mingzhang.reviewing import keyed
from tests.exporting.reviewed import reviewed, wrong

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def choice(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    monkeypatch.setattr(review_downloads.state, "content_of", lambda _: b"PK")
    return SimpleNamespace(report=wrong(), audit=check(wrong()), report_id="0" * 16)


def test_there_is_a_button_for_every_format(choice: SimpleNamespace) -> None:
    assert set(TYPES) == set(REVIEW_FORMATS)
    assert file_name(choice, "docx") == "模拟部门（模拟数据）2024年度部门决算审核意见.docx"


def test_a_file_has_the_decisions_of_the_moment(choice: SimpleNamespace) -> None:
    key = keyed(choice.audit.findings)[0].key
    review = reviewed(choice.report, (key, "confirmed", "请说明"))
    given = json.loads(making(choice, review, "json")())
    assert given["findings"][0]["decision"]["note"] == "请说明"
    for ending in ("docx", "xlsx"):
        assert making(choice, review, ending)()[:2] == b"PK"


def test_the_page_has_the_buttons() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.run()
    app.switch_page("pages/checks.py")
    app.run()
    assert not app.exception
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == [label for label, _ in TYPES.values()]
