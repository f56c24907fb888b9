"""What can be taken away of a report: every format that is exported, none twice."""

from __future__ import annotations

import pytest

from components.takeaways import TAKEAWAYS, Takeaway
from mingzhang.arguments import FORMATS
from mingzhang.checking import check
from tests.frames.handmade import EXPENDITURE, report, table

OPENINGS = {"zip": b"PK", "xlsx": b"PK", "docx": b"PK", "pptx": b"PK", "html": b"<!doctype", "json": b"{"}


def test_every_format_of_the_command_line_is_offered_once() -> None:
    assert sorted(one.format for one in TAKEAWAYS) == sorted(FORMATS)
    assert len({one.label for one in TAKEAWAYS}) == len(TAKEAWAYS)


@pytest.mark.parametrize("one", TAKEAWAYS, ids=[one.format for one in TAKEAWAYS])
def test_a_file_is_made_when_it_is_asked_for(one: Takeaway) -> None:
    given = report(table("expenditure", EXPENDITURE))
    content = one.maker(given, check(given))()
    assert content.startswith(OPENINGS.get(one.ending, b"\xef\xbb\xbf"))
    assert one.file_name(given).endswith(f"2024年度部门决算-{one.label}.{one.ending}")
