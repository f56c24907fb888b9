"""Comparisons worked through again with another amount in a place."""

from __future__ import annotations

from decimal import Decimal

from mingzhang.checking.comparison import Term
from mingzhang.checking.rates import settle_rate
from mingzhang.checking.reckoning import Reckoned, place_of, printed_amounts
from mingzhang.checking.settling import settle
from mingzhang.model import Amount, Evidence
from tests.frames.handmade import amount, place


def term(text: str, *, negative: bool = False) -> Term:
    return Term(text, amount(text), Evidence(place(text)), negative)


def sum_of(whole: Term, *parts: Term) -> Reckoned:
    comparison = settle("rule", "合计", [whole], parts)
    assert comparison is not None
    return Reckoned(comparison, printed_amounts([comparison]))


def where(one: Term) -> tuple[int, tuple[float, float, float, float]]:
    assert one.evidence is not None
    return place_of(one.evidence.source)


def test_a_sum_asks_for_what_is_missing() -> None:
    whole, part = term("10.00"), term("4.00")
    reckoned = sum_of(whole, part, term("5.00"))
    wanted = reckoned.wanted(where(part))
    assert wanted is not None
    assert wanted.value == Decimal("5.00")
    assert reckoned.is_workable


def test_what_is_taken_away_is_asked_for_with_its_sign() -> None:
    less = term("3.00", negative=True)
    wanted = sum_of(term("10.00"), term("12.00"), less).wanted(where(less))
    assert wanted is not None
    assert wanted.value == Decimal("2.00")


def test_the_standing_follows_the_change() -> None:
    whole, part = term("10.00"), term("4.00")
    reckoned = sum_of(whole, part, term("5.00"))
    assert reckoned.standing({}) == "differs"
    assert reckoned.standing({where(part): Amount(Decimal("5.00"), Decimal("0.01"))}) == "holds"
    assert reckoned.standing({where(part): Amount(Decimal("5.01"), Decimal("0.01"))}) == "tail"


def test_a_rate_asks_for_each_of_its_numbers() -> None:
    rate, part, whole = term("50.00"), term("40.00"), term("100.00")
    comparison = settle_rate("rule", "完成率", rate, part, whole)
    assert comparison is not None
    reckoned = Reckoned(comparison, printed_amounts([comparison]))
    wanted = [reckoned.wanted(where(one)) for one in (rate, part, whole)]
    assert [one.value if one else None for one in wanted] == [
        Decimal("40.00"),
        Decimal("50.00"),
        Decimal("80.00"),
    ]
    assert reckoned.standing({where(part): amount("50.00")}) == "holds"


def test_last_years_figure_moves_with_what_it_was_computed_from() -> None:
    current, change, growth = term("110.00"), term("10.00"), term("12.00")
    assert current.evidence is not None
    assert change.evidence is not None
    prior = Term(
        "上年数",
        amount("100.00"),
        current.evidence,
        sources=(current.evidence.source, change.evidence.source),
    )
    comparison = settle_rate("rule", "增长率", growth, change, prior)
    assert comparison is not None
    reckoned = Reckoned(comparison, {**printed_amounts([comparison]), where(current): amount("110.00")})
    assert reckoned.standing({}) == "differs"
    assert reckoned.standing({where(current): amount("93.33")}) == "holds"
    assert reckoned.wanted(where(growth)) is None
