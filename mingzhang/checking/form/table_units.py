"""A table, or an amount of the text, that is ten thousand times what others print, or a ten-thousandth."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain

from mingzhang.checking.comparison import Comparison, Term
from mingzhang.checking.facts import fact_term
from mingzhang.checking.form.placeholders import BASIS
from mingzhang.checking.registry import PASSAGES, concerns, lacking, registered, rule
from mingzhang.checking.settling import cell_term, grouped
from mingzhang.checking.shared import shared
from mingzhang.model import Amount, Cell, Evidence, Fact, Report, Row, Source, Table

FACTOR = Decimal(10_000)
DIGITS = 3
"""An amount with fewer significant digits agrees with others by chance."""
PLAIN = 5
"""An amount of so many digits is another's ten-thousandth by no chance."""
FEW = 3
"""So many different amounts, at least, must agree with others when scaled."""
MONEY = "万元"


@rule(
    "form.table_unit",
    title="报表的金额单位与数字相符",
    basis=BASIS,
    needs=(PASSAGES,),
    meaning="一张表的金额乘（除）以一万之后才与其他报表和正文的同一金额相符，而原样没有一个相符的，单位或数字有误（元与万元混用）。",
    kind="wrong_unit",
)
def tables_print_their_unit(report: Report) -> Iterator[Comparison]:
    """No table's amounts are those of the others times ten thousand."""
    tables = [table for table in report.tables if table.id is not None and not table.empty]
    told = _precise(fact.amount for fact in _facts(report))
    printed = [_precise(amount for _, _, _, amount in _cells(table)) for table in tables]
    for number, table in enumerate(tables):
        own = _distinct(_cells(table))
        elsewhere = [amounts for other, amounts in enumerate(printed) if other != number]
        others = _sorted([*chain.from_iterable(elsewhere), *told])
        factor = _scaled_by([amount for _, _, _, amount in own], others)
        subject = f"《{table.title}》的金额单位"
        if factor is None:
            yield Comparison("form.table_unit", "holds", subject)
        else:
            yield _table_off(table, own, factor)


@rule(
    "form.amount_unit",
    title="正文金额的单位与报表相符",
    basis=BASIS,
    needs=(PASSAGES,),
    meaning="正文中的一个金额，乘（除）以一万之后正是报表中的金额，而报表和正文别处都没有这个金额的，单位有误（元与万元混用）。",
    kind="wrong_unit",
)
def amounts_of_the_text_print_their_unit(report: Report) -> Iterator[Comparison]:
    """No amount of the text is one of the tables' times ten thousand."""
    off = list(_amounts_off(report))
    yield from off or (Comparison("form.amount_unit", "holds", "正文金额的单位"),)


def _amounts_off(report: Report) -> Iterator[Comparison]:
    cells = [(table, *cell) for table in report.tables if table.id for cell in _cells(table)]
    amounts, facts = _sorted(_precise(amount for *_, amount in cells)), list(_facts(report))
    largest = max((abs(amount.value) for *_, amount in cells), default=Decimal(0))
    for fact in facts:
        scaled = _plausibly_scaled(fact.amount, largest)
        if scaled is None or _is_among(fact.amount, amounts) or not _is_among(scaled, amounts):
            continue
        meant = next((one for one in cells if _is_plainly(one[-1], scaled)), None)
        if meant is None:
            continue
        elsewhere = any(other is not fact and _agree(other.amount, fact.amount) for other in facts)
        if not elsewhere and fact.source not in _compared(report):
            table, row, column, *_ = meant
            yield _fact_off(fact, scaled, cell_term(table, row, column, row.name))


@shared
def _compared(report: Report) -> frozenset[Source]:
    """The figures of the text that other rules hold against their own cell: they tell of its unit too."""
    wanted = [one for one in registered() if one.id.startswith("counterpart.") and concerns(one, report)]
    made = (done for one in wanted if lacking(one, report) is None for done in one.run(report))
    return frozenset(evidence.source for done in made for evidence in done.evidence)


def _plausibly_scaled(amount: Amount, largest: Decimal) -> Amount | None:
    """The amount in the other unit: of one above all tables, or of one that was printed in 元."""
    if abs(amount.value) > largest:
        return _scaled(amount, 1 / FACTOR)
    if abs(amount.quantum) * FACTOR <= 1 and _significant(amount) > DIGITS + 1:
        return _scaled(amount, FACTOR)
    return None


def _is_plainly(cell: Amount, scaled: Amount) -> bool:
    """Whether a cell is the scaled amount, in so many digits that it is so by no chance."""
    return cell.value == scaled.value or (_agree(cell, scaled) and _significant(cell) >= PLAIN)


def _facts(report: Report) -> Iterator[Fact]:
    """The amounts of the text that a table may print: what a department owns stands in none."""
    return (
        fact
        for fact in report.facts
        if fact.unit == MONEY
        and not fact.derived
        and fact.amount.value
        and not any("资产" in words for words in (fact.subject, fact.section))
    )


def _cells(table: Table) -> Iterator[tuple[Row, str, Cell, Amount]]:
    """The table's amounts other than 0."""
    for row in table.rows:
        for column, cell in row.cells.items():
            if (
                cell.amount is not None
                and cell.amount.value
                and cell.source is not None
                and column != "count"
            ):
                yield row, column, cell, cell.amount


def _distinct(cells: Iterator[tuple[Row, str, Cell, Amount]]) -> list[tuple[Row, str, Cell, Amount]]:
    found: dict[Decimal, tuple[Row, str, Cell, Amount]] = {}
    for one in cells:
        if _significant(one[3]) >= DIGITS:
            found.setdefault(one[3].value, one)
    return list(found.values())


def _scaled_by(own: Sequence[Amount], others: Sequence[Amount]) -> Decimal | None:
    """What the table's amounts have to be multiplied by to be those of the others; None where by nothing."""
    plain = sum(_is_among(amount, others) for amount in own)
    if len(own) < FEW or plain * 10 > len(own):
        return None
    largest = max(own, key=lambda amount: abs(amount.value))
    for factor in (1 / FACTOR, FACTOR):
        agreeing = [amount for amount in own if _is_among(_scaled(amount, factor), others)]
        most = len(agreeing) >= FEW and len(agreeing) * 5 >= len(own) * 2
        # Of a table with details of its own, the largest amount and another.
        if most or (not plain and len(agreeing) >= 2 and largest in agreeing):
            return factor
    return None


def _significant(amount: Amount) -> int:
    """How many digits the amount has, from the first that is not 0."""
    return len((abs(amount.value) / (amount.quantum or 1)).to_integral_value().as_tuple().digits)


def _scaled(amount: Amount, factor: Decimal) -> Amount:
    return Amount(amount.value * factor, amount.quantum * factor)


def _precise(amounts: Iterable[Amount]) -> list[Amount]:
    """The amounts with so many digits that they agree with no other by chance."""
    return [one for one in amounts if _significant(one) >= DIGITS]


def _sorted(amounts: Sequence[Amount]) -> list[Amount]:
    return sorted(amounts, key=lambda one: one.value)


def _is_among(amount: Amount, others: Sequence[Amount]) -> bool:
    """Whether one of the sorted ``others`` is the same amount, as far as the two are printed."""
    reach = (abs(amount.quantum) + Decimal("0.01")) / 2
    low = bisect_left(others, amount.value - reach, key=lambda one: one.value)
    high = bisect_right(others, amount.value + reach, key=lambda one: one.value)
    return any(_agree(amount, other) for other in others[low:high])


def _agree(left: Amount, right: Amount) -> bool:
    return abs(left.value - right.value) * 2 <= abs(left.quantum) + abs(right.quantum)


def _table_off(table: Table, own: Sequence[tuple[Row, str, Cell, Amount]], factor: Decimal) -> Comparison:
    how = "一万倍" if factor < 1 else "万分之一"
    row, column, cell, amount = max(own, key=lambda one: abs(one[3].value))
    assert cell.source is not None
    term = Term(row.name, None, Evidence(cell.source, None, row.name, table.id, row.code, column))
    expected = grouped((amount.value * factor).normalize())
    note = f"表中金额是其他报表和正文中同一金额的{how}（如 {cell.source.text}），单位应为元、万元之误，请核实"
    return Comparison(
        "form.table_unit",
        "differs",
        f"《{table.title}》的金额单位",
        (term,),
        found=f"{cell.source.text}（单位：{table.printed_unit}）",
        expected=f"{expected} 万元",
        note=note,
    )


def _fact_off(fact: Fact, scaled: Amount, meant: Term) -> Comparison:
    expected = grouped(scaled.value.normalize())
    note = f"印为 {fact.source.text}，报表中为 {expected} 万元，相差一万倍，单位疑有误，请核实"
    return Comparison(
        "form.amount_unit",
        "differs",
        f"“{fact.subject}”的金额单位",
        (fact_term(fact),),
        (meant,),
        found=fact.source.text,
        expected=f"{expected} 万元",
        note=note,
    )
