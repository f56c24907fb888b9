"""One defect at a time in reports that are right otherwise: each is found, with its words, on its page."""

from __future__ import annotations

from random import Random

import pytest

from mingzhang.checking import check
from tests.checking.test_told_reports import drawn
from tests.telling.defects import DEFECTS
from tests.telling.found import is_shown
from tests.telling.paper import paper
from tests.telling.story import story
from tests.telling.telling import WORDINGS

ENOUGH = 2
"""Reports in which each defect is planted."""
TRIES = 24


@pytest.mark.parametrize("name", DEFECTS)
def test_a_defect_is_found_where_it_is(name: str) -> None:
    planted_in = 0
    for seed in range(TRIES):
        wording = WORDINGS[(seed + len(name)) % len(WORDINGS)]
        told = story(drawn(seed + 200))
        planted = DEFECTS[name](paper(told, wording), told, Random(seed))
        if planted is None:
            continue
        findings = [one for one in check(planted.paper.report()).findings if one.severity != "info"]
        assert is_shown(findings, planted), (
            f"seed {seed}, {wording}: {planted.wrong} in {planted.around or 'what is left out'}: "
            f"{[(one.rule, one.message) for one in findings]}"
        )
        planted_in += 1
        if planted_in == ENOUGH:
            return
    raise AssertionError(f"only {planted_in} reports have a place for it")
