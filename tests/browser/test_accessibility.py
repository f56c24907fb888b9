"""No page breaks a rule of axe, in either colour scheme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from components.masthead import PLACES, Place
from tests.browser.conftest import visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("browser")

BUILT_IN = {"exclude": [["[data-testid=stFileUploaderDropzone]"]]}
"""Streamlit's own upload field gives a role to a labelled section; that is not ours to mend."""


@pytest.mark.parametrize("place", PLACES, ids=[place.path for place in PLACES])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_breaks_no_rule(browser: Browser, dashboard: str, place: Place, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="没有 axe，跳过无障碍检查")
    with visiting(browser, dashboard, scheme=scheme) as visit:
        page = visit.open(place.path)
        page.wait_for_timeout(600)
        found = axe.Axe().run(page, context=BUILT_IN).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == []
