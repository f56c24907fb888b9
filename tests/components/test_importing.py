"""Files taken in side by side: progress in words, outcomes told apart."""

from __future__ import annotations

import pytest

from components import importing, opening
from components.importing import Outcome, Reading
from components.store import Store
from mingzhang.errors import UnreadableFileError
from tests.frames import handmade


def test_progress_names_the_page_that_is_being_recognised() -> None:
    reading = Reading("模拟.pdf", b"")
    assert reading.told == "正在读取……"
    reading.hear(2, 28)
    assert reading.told == "正在识别第 3 页，共 28 页"
    reading.hear(28, 28)
    assert reading.told == "正在识别第 28 页，共 28 页"


def test_a_file_s_name_is_shown_as_text() -> None:
    shown = importing.progress_lines([Reading("<b>模拟</b>.pdf", b"")])
    assert "&lt;b&gt;模拟&lt;/b&gt;.pdf" in shown
    assert "<b>模拟" not in shown


def test_a_failed_file_leaves_the_others_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    report = handmade.report()

    def read(content: bytes, _name: str, **_: object) -> object:
        if not content:
            raise UnreadableFileError("这份文件是空的。")
        return report

    monkeypatch.setattr(opening, "read_report", read)
    into = Store()
    assert importing.outcome_of(Reading("好.pdf", b"1"), into) == Outcome("好.pdf", report.sha256[:16])
    assert importing.outcome_of(Reading("空.pdf", b""), into) == Outcome("空.pdf", problem="这份文件是空的。")
    assert into.get(report.sha256[:16]) is not None


def test_several_files_are_read_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each waits until the other has begun: one after another they would never end."""
    from threading import Barrier

    both = Barrier(2, timeout=20)

    def read(_content: bytes, name: str, **_: object) -> object:
        both.wait()
        raise UnreadableFileError(f"{name} 不能读取。")

    monkeypatch.setattr(opening, "read_report", read)
    outcomes = importing.read_all([Reading("甲.pdf", b"1"), Reading("乙.pdf", b"2")])
    assert [outcome.problem for outcome in outcomes] == ["甲.pdf 不能读取。", "乙.pdf 不能读取。"]
