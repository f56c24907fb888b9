"""Links between tables refer to what the forms declare."""

import pytest

from mingzhang.forms import find_item, form
from mingzhang.forms.links import CONDITIONS, EACH_CLASS, EACH_CODE, LINKS, TOTAL, Figures, Link


def test_every_link_has_its_own_id_a_title_and_a_basis() -> None:
    assert len({link.id for link in LINKS}) == len(LINKS)
    assert all(link.title and link.basis for link in LINKS)
    assert all(link.condition is None or link.condition in CONDITIONS for link in LINKS)


@pytest.mark.parametrize("link", LINKS, ids=lambda link: link.id)
def test_every_figure_names_a_row_that_can_be_found(link: Link) -> None:
    for figures in (*link.left, *link.right):
        if figures.row in (TOTAL, EACH_CLASS, EACH_CODE) or figures.row.isdigit():
            continue
        assert find_item(form(figures.table), figures.row, figures.side) is not None, figures
        if figures.part_of is not None:
            assert find_item(form(figures.table), figures.part_of, figures.side) is not None


def test_income_and_expenditure_are_not_compared_item_by_item() -> None:
    assert not any(set(link.tables) == {"income", "expenditure"} for link in LINKS)


def test_an_unknown_column_is_refused() -> None:
    with pytest.raises(ValueError, match="no column"):
        Link("x", "x", (Figures("income", "amount"),), "=", (Figures("expenditure", "total"),), "x")


def test_links_come_in_pairs_where_money_may_be_of_other_kinds() -> None:
    equal = {link.id for link in LINKS if link.condition == "all_general_budget"}
    at_most = {
        link.id.replace("at_most.", "") for link in LINKS if link.condition == "not_all_general_budget"
    }
    assert equal == at_most != set()
