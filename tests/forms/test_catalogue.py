"""The catalogue confirms names; it never calls a code unknown."""

from mingzhang.catalogue import confirms, subject, subjects
from mingzhang.forms.functional_classes import EXPENDITURE_CLASSES


def test_codes_names_and_parents() -> None:
    known = subject("functional", "2080505")
    assert known is not None
    assert (known.name, known.level, known.parent) == ("机关事业单位基本养老保险缴费支出", 3, "20805")
    salaries = subject("economic", "30101")
    assert salaries is not None
    assert (salaries.name, salaries.level, salaries.parent) == ("基本工资", 2, "301")


def test_levels_and_parents_follow_from_the_codes() -> None:
    for classification in ("functional", "economic"):
        for code, one in subjects(classification).items():
            assert len(code) == 1 + 2 * one.level
            assert one.parent is None or code.startswith(one.parent)


def test_names_are_confirmed_in_any_print_and_unknown_codes_are_left_alone() -> None:
    assert confirms("economic", "30212", "因公出国(境)费用") is True
    assert confirms("economic", "30399", "其他对个人和家庭的补助") is True
    assert confirms("economic", "30399", "其他对个人和家庭的补助支出") is True
    assert confirms("functional", "2080505", "行政运行") is False
    assert confirms("functional", "2999999", "其他支出") is None


def test_the_two_sided_tables_name_the_classes_as_the_catalogue_does() -> None:
    for item in EXPENDITURE_CLASSES:
        assert item.functional_class is not None
        assert confirms("functional", item.functional_class, item.name) in (True, None)
