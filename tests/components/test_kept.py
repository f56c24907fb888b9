"""What pages work out of a report is worked out once for all that it depends on."""

from __future__ import annotations

from uuid import uuid4

from components.kept import kept


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
