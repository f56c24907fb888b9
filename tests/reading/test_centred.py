"""Labels of groups that stand over the middle of their columns, without a merged cell."""

from mingzhang.reading.centred import Centred, shared_out

EDGES = [0.0, 100.0, 130.0, 180.0, 280.0, 310.0, 360.0]


def test_labels_over_the_middle_of_their_columns_are_shared_out() -> None:
    labels = [Centred(0, 90.0, "收入"), Centred(4, 270.0, "支出")]
    assert shared_out(labels, 0, 5, EDGES) == {
        **dict.fromkeys(range(3), "收入"),
        **dict.fromkeys(range(3, 6), "支出"),
    }


def test_labels_set_from_the_left_are_not_centred() -> None:
    assert shared_out([Centred(0, 20.0, "收入"), Centred(3, 200.0, "支出")], 0, 5, EDGES) == {}


def test_columns_left_over_make_none_of_it() -> None:
    assert shared_out([Centred(0, 90.0, "收入")], 0, 5, EDGES) == {}
    assert shared_out([Centred(0, 180.0, "收支"), Centred(5, 335.0, "其他")], 0, 5, EDGES) == {}


def test_labels_in_the_middle_of_their_own_cells_are_no_groups() -> None:
    """Six columns of one width: the first label's own cell, then one that would be over five columns."""
    edges = [100.0 * at for at in range(13)]
    labels = [Centred(0, 50.0, "预算数"), Centred(6, 650.0, "决算数")]
    assert shared_out(labels, 0, 11, edges) == {}
