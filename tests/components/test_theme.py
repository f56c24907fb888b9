"""The stylesheets: all of them, the common one first."""

from __future__ import annotations

from components import theme


def test_every_sheet_is_loaded_once_and_the_common_one_first() -> None:
    found = theme.sheets()
    assert found[0] == theme.STYLESHEET
    assert sorted(found) == sorted(theme.FOLDER.glob("*.css"))
    assert list(found[1:]) == sorted(found[1:])
    heads = [sheet.read_text(encoding="utf-8").split("\n", 1)[0] for sheet in found]
    positions = [theme.stylesheet().index(head) for head in heads]
    assert positions == sorted(positions)


def test_rules_for_narrow_windows_are_not_those_of_paper() -> None:
    """A sheet of A4 is as narrow as a phone's window is wide, yet holds a page as a wide screen shows it."""
    told = theme.stylesheet()
    assert "@media screen and (max-width" in told
    assert "@media (max-width" not in told


def test_the_fonts_are_below_the_servers_path() -> None:
    assert theme.stylesheet("/budget").startswith('@import url("/budget/app/static/fonts/fonts.css");')
