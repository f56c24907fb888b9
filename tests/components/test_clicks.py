"""A click's place: page, box, and the report where it is another than the chosen one."""

from __future__ import annotations

from typing import Any

from components.clicks import links_of, place_of
from components.links import Links

LINKS = Links("0" * 16, "208", "/three-public")
OTHER = "ab" * 32


def clicked(*customdata: object) -> dict[str, Any]:
    return {"selection": {"points": [{"customdata": list(customdata)}]}}


def test_a_mark_leads_into_the_chosen_report_unless_it_names_another() -> None:
    own = place_of(clicked(15, 1.0, 2.0, 3.0, 4.0, "2080505"))
    other = place_of(clicked(15, 1.0, 2.0, 3.0, 4.0, OTHER))
    assert own is not None and (own.page, own.bbox, own.sha256) == (15, (1.0, 2.0, 3.0, 4.0), "")
    assert links_of(own, LINKS) == LINKS
    assert other is not None and other.sha256 == OTHER
    address = links_of(other, LINKS).source(other)
    assert f"report={OTHER[:16]}" in address and "code=" not in address


def test_a_mark_without_a_place_leads_nowhere() -> None:
    assert place_of({}) is None
    assert place_of(clicked()) is None
    assert place_of(clicked("a", 1, 2, 3, 4)) is None
