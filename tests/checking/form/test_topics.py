"""Whom which section is asked of. All data is 模拟数据."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mingzhang.checking.form.topics import OPERATING_COSTS, missing_topics
from mingzhang.model import Scope
from tests.checking.form.printed import told


@pytest.mark.parametrize(
    ("department", "scope", "asked"),
    [
        ("模拟市示范区实验小学", "unit", False),
        ("模拟市示范区财政局", "unit", True),
        ("模拟市示范区发展研究中心", "department", True),
    ],
)
def test_a_public_institution_need_not_tell_of_operating_costs(
    department: str, scope: Scope, asked: bool
) -> None:
    one = replace(told("情况说明。", department=department), scope=scope)
    assert (OPERATING_COSTS in {topic.title for topic, _ in missing_topics(one)}) is asked
