"""What pages work out of a report is worked out once for all that it depends on."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep
from uuid import uuid4

import pytest

from components.kept import Keeping, kept


def test_it_is_worked_out_once_for_a_key() -> None:
    made: list[str] = []
    name = uuid4().hex

    def work() -> str:
        made.append(name)
        return "甲"

    assert [kept((name, "light"), work), kept((name, "light"), work)] == ["甲", "甲"]
    assert len(made) == 1


def test_another_scheme_or_code_is_another_result() -> None:
    name = uuid4().hex
    results = [
        kept((name, scheme, code), lambda: object()) for scheme in ("light", "dark") for code in ("", "208")
    ]
    assert len(set(map(id, results))) == 4


def test_nothing_is_a_result_too() -> None:
    made: list[None] = []
    name = uuid4().hex
    for _ in range(2):
        assert kept((name,), lambda: made.append(None)) is None
    assert len(made) == 1


def test_what_several_ask_for_at_once_is_worked_out_by_one() -> None:
    made: list[int] = []
    keeping: Keeping[int] = Keeping(4)
    together = Barrier(8)

    def work() -> int:
        sleep(0.02)
        made.append(1)
        return len(made)

    def ask() -> int:
        together.wait()
        return keeping.of("a", work)

    with ThreadPoolExecutor(8) as pool:
        answers = [future.result() for future in [pool.submit(ask) for _ in range(8)]]
    assert answers == [1] * 8


def test_what_failed_is_tried_again_by_the_next() -> None:
    keeping: Keeping[int] = Keeping(4)

    def fail() -> int:
        raise ValueError("甲")

    with pytest.raises(ValueError, match="甲"):
        keeping.of("a", fail)
    assert keeping.of("a", lambda: 1) == 1


def test_the_least_used_go_first() -> None:
    keeping: Keeping[str] = Keeping(2)
    for key in "甲乙":
        keeping.put(key, key)
    assert keeping.get("甲") == "甲"
    keeping.put("丙", "丙")
    assert [keeping.get(key) for key in "甲乙丙"] == ["甲", None, "丙"]


def test_the_heavy_make_room_and_the_newest_stays() -> None:
    keeping: Keeping[str] = Keeping(9, 5, len)
    for words in ("一二", "三四", "五六"):
        keeping.put(words, words)
    assert [keeping.get(words) for words in ("一二", "三四", "五六")] == [None, "三四", "五六"]
    keeping.put("长", "一二三四五六七")
    assert len(keeping) == 1
    keeping.put("短", "一")
    keeping.put("短", "二")
    assert keeping.get("短") == "二" and keeping.get("长") is None
