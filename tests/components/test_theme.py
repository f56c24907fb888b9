"""The stylesheets: all of them, the common one first."""

from __future__ import annotations

from components import theme


def test_every_sheet_is_loaded_once_and_the_common_one_first() -> None:
    found = theme.sheets()
    assert found[0] == theme.STYLESHEET
    assert sorted(found) == sorted(theme.FOLDER.glob("*.css"))
    assert list(found[1:]) == sorted(found[1:])
    positions = [theme.stylesheet().index(sheet.read_text(encoding="utf-8")) for sheet in found]
    assert positions == sorted(positions)


def test_the_fonts_are_below_the_servers_path() -> None:
    assert theme.stylesheet("/budget").startswith('@import url("/budget/app/static/fonts/fonts.css");')
