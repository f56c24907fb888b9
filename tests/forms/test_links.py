"""Links between tables refer to what the forms declare."""

import pytest

from mingzhang.forms import find_item, form
from mingzhang.forms.links import LINKS, WHOLE, Figure, FigureLink, Link, RowLink


def test_every_link_has_its_own_id_a_title_and_a_basis() -> None:
    assert len({link.id for link in LINKS}) == len(LINKS)
    assert all(link.title and link.basis for link in LINKS)


@pytest.mark.parametrize("link", LINKS, ids=lambda link: link.id)
def test_every_figure_can_be_found_in_its_form(link: Link) -> None:
    if isinstance(link, RowLink):
        for left, right in link.columns:
            assert set(left.split("+")) <= {one.id for one in form(link.left).columns_of(link.left_side)}
            assert set(right.split("+")) <= {one.id for one in form(link.right).columns_of(link.right_side)}
        return
    for figure in (link.left, *link.right):
        assert figure.column in {column.id for column in form(figure.form).columns_of(figure.side)}
        if figure.row not in (WHOLE, "") and not figure.row.isdigit():
            assert find_item(form(figure.form), figure.row, figure.side) is not None, figure


def test_income_and_expenditure_are_not_compared_item_by_item() -> None:
    assert not any({"income", "expenditure"} <= set(link.forms) for link in LINKS)


def test_basic_expenditure_is_at_most_the_three_public_items() -> None:
    limited = {
        link.left.row: link.relation
        for link in LINKS
        if isinstance(link, FigureLink) and link.right[0].form == "three_public"
    }
    assert limited == {"30212": "<=", "30217": "<=", "30231": "<=", "31013": "<="}
    assert Figure("basic_expenditure", "30217", "amount").side is None
