"""Codes that the text prints behind names. All data is 模拟数据."""

from __future__ import annotations

import pytest

from tests.checking.small import outcomes
from tests.checking.typed_accounts import changed, found

ITEM = "一般行政管理事务（项）。支出决算为50.00"


@pytest.mark.parametrize(
    ("printed", "outcome"),
    [
        ("一般行政管理事务（项）（2010302）。支出决算为50.00", ["holds"]),
        ("一般行政管理事务（2010302）。支出决算为50.00", ["holds"]),
        ("一般行政管理事务（项）（2010301）。支出决算为50.00", ["differs"]),
        ("一般行政管理事务（项）（2010399）。支出决算为50.00", ["differs"]),
        # A number that is no code, and names that no table has.
        ("一般行政管理事务（项）（2024）。支出决算为50.00", []),
        ("专项事务（项）（2010399）。支出决算为50.00", []),
    ],
)
def test_codes_behind_names(printed: str, outcome: list[str]) -> None:
    assert outcomes(changed(ITEM, printed), "names.codes") == outcome


def test_a_code_of_another_row_is_told_with_the_right_one() -> None:
    (finding,) = found(changed(ITEM, "一般行政管理事务（项）（2010301）。支出决算为50.00"), "names.codes")
    assert (finding.severity, finding.found, finding.expected) == (
        "warning",
        "2010301",
        "一般行政管理事务（2010302）",
    )
