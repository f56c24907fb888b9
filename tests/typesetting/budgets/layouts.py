"""All layouts of the simulated budget, by name."""

from __future__ import annotations

from collections.abc import Callable

from tests.typesetting.budgets.central import central
from tests.typesetting.budgets.guangdong import guangdong
from tests.typesetting.budgets.shanghai import shanghai
from tests.typesetting.budgets.sheets import Sheet
from tests.typesetting.budgets.sichuan import sichuan
from tests.typesetting.budgets.unified import unified
from tests.typesetting.budgets.zhejiang import zhejiang

LAYOUTS: dict[str, Callable[[], tuple[Sheet, ...]]] = {
    "shanghai": shanghai,
    "central": central,
    "guangdong": guangdong,
    "zhejiang": zhejiang,
    "sichuan": sichuan,
    "unified": unified,
}
