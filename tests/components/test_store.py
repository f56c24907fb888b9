"""Open reports: bounded in number and in bytes, the least used go first."""

from __future__ import annotations

from dataclasses import replace

from components.store import Loaded, Store, digest
from tests.frames import handmade

REPORT = handmade.report()


def loaded(mark: str, size: int = 10) -> Loaded:
    return Loaded(replace(REPORT, sha256=mark * 64), b"x" * size)


def test_a_report_is_found_by_the_first_16_digits_of_its_hash() -> None:
    store = Store()
    store.put(loaded("a"))
    found = store.get("a" * 16)
    assert found is not None
    assert found.report.sha256 == "a" * 64
    assert store.get("b" * 16) is None
    assert store.get("") is None


def test_the_least_used_goes_first() -> None:
    store = Store(most_reports=2)
    store.put(loaded("a"))
    store.put(loaded("b"))
    store.get("a" * 16)
    store.put(loaded("c"))
    assert [store.get(mark * 16) is not None for mark in "abc"] == [True, False, True]


def test_it_is_told_which_report_has_gone() -> None:
    gone: list[str] = []
    store = Store(most_reports=2, gone=lambda report: gone.append(report.sha256[0]))
    for mark in "aabca":
        store.put(loaded(mark))
    assert gone == ["a", "b"]


def test_bytes_are_bounded_and_the_newest_stays() -> None:
    store = Store(most_bytes=100)
    store.put(loaded("a", 60))
    store.put(loaded("b", 60))
    assert store.get("a" * 16) is None
    store.put(loaded("c", 1000))
    assert store.get("c" * 16) is not None
    assert len(store) == 1
    assert store.bytes_held == 1000


def test_the_same_file_is_held_once() -> None:
    store = Store()
    store.put(loaded("a"))
    store.put(loaded("a"))
    assert len(store) == 1


def test_the_hash_is_that_of_the_content() -> None:
    assert digest(b"").startswith("e3b0c44298fc1c14")
