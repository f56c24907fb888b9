"""Two sides of printed numbers → a Comparison: blanks, marks and unread cells are dealt with here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from mingzhang.checking.comparison import Comparison, Outcome, Term
from mingzhang.checking.intervals import Interval, Relation, compare, slack, total
from mingzhang.model import Cell, Evidence, Row, Table
from mingzhang.reading.numbers import is_blank_mark, parse_amount

BLANK_PARTS = "所列各项均为空白"


def cell_term(table: Table, row: Row, column: str, name: str, *, negative: bool = False) -> Term:
    """A cell as a term; the row lends its name and code to the evidence."""
    cell = row.cells.get(column, Cell())
    evidence = None
    if cell.source is not None:
        evidence = Evidence(cell.source, None, row.name, table.id, row.code, column)
    return Term(name, cell.amount, evidence, negative)


def prints_only_total(row: Row, column: str) -> bool:
    """Whether a row of a two-sided table gives its total and leaves all that it is made of blank.

    It then says nothing of those columns; that its parts are blank is told once, of the row itself.
    """
    whole = row.cells.get("total")
    return (
        row.side is not None
        and column != "total"
        and whole is not None
        and whole.amount is not None
        and whole.amount.value != 0
        and all(cell.amount is None for name, cell in row.cells.items() if name != "total")
    )


def is_unread(term: Term) -> bool:
    """Whether something is printed that is neither a number nor a mark for none."""
    return term.amount is None and term.evidence is not None and not is_blank_mark(term.evidence.source.text)


def settle(
    rule: str,
    subject: str,
    found: Sequence[Term],
    expected: Sequence[Term],
    relation: Relation = "=",
) -> Comparison | None:
    """Compares two sums; None where every term is blank. A blank beside numbers counts as zero."""
    terms = (*found, *expected)
    unread = [term for term in terms if is_unread(term)]
    if unread:
        printed = "、".join(term.evidence.source.text for term in unread if term.evidence is not None)
        return Comparison(
            rule, "unreadable", subject, tuple(found), tuple(expected), relation, note=f"“{printed}”未能读出"
        )
    if all(term.amount is None for term in terms):
        return None
    left, right = total(term.interval for term in found), total(term.interval for term in expected)
    outcome: Outcome = compare(left, right, relation)
    difference = left.value - right.value
    comparison = Comparison(
        rule,
        outcome,
        subject,
        tuple(found),
        tuple(expected),
        relation,
        found=side_text(found, left),
        expected=side_text(expected, right),
        difference=digits(difference),
        tolerance=plain(slack(left, right)),
    )
    if outcome == "differs" and all(term.amount is None for term in expected):
        return with_blank_parts(comparison)
    return comparison


def with_blank_parts(comparison: Comparison) -> Comparison:
    """A whole whose parts are all blank may be a habit of the report: a person should look."""
    return replace(comparison, severity="warning", note=BLANK_PARTS, expected="空白")


def side_text(terms: Sequence[Term], side: Interval) -> str:
    """One number as printed, where it is printed in 万元; else its digits; a sum with its digits."""
    if all(term.amount is None for term in terms):
        return "空白"
    if len(terms) == 1 and terms[0].evidence is not None:
        printed = terms[0].evidence.source.text
        amount = parse_amount(printed)
        if amount is not None and amount.value == side.value:
            return printed
    return grouped(side.value)


def grouped(number: Decimal) -> str:
    """Digits with thousands commas; of more than two decimals only as many as say something."""
    text = f"{number:,f}"
    while text.partition(".")[2][2:].endswith("0"):
        text = text[:-1]
    return text


def digits(number: Decimal) -> str:
    """The number's digits, as many decimals as its terms have, needless ones after the second left out."""
    return grouped(number).replace(",", "")


def plain(number: Decimal) -> str:
    """Digits without exponent or needless zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
