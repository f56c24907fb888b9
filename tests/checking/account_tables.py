"""The statutory tables of simulated accounts, and the report that they make. All data is 模拟数据."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random

from mingzhang.forms.functional_classes import EXPENDITURE_CLASSES
from mingzhang.model import Report, Row, Table
from tests.checking.account_names import economic_name
from tests.checking.account_press import SHA, Amounts, Press, by_code, printed_row, printed_table, summed
from tests.checking.accounts import (
    CAPITAL,
    ECONOMIC,
    FUND,
    FUND_COLUMNS,
    FUND_TITLES,
    FUNDS,
    GENERAL,
    PERSONNEL,
    SOURCE_NAMES,
    SOURCES,
    SPENDING,
    THREE_PUBLIC,
    Accounts,
    Leaf,
)

ORDINALS = "一二三四五六七八"


def tables(made: Accounts) -> tuple[Table, ...]:
    """The eleven statutory tables of a department, 10 and 11 only where it prints them."""
    wanted = made.features
    press = Press(wanted.unit, wanted.zeros, wanted.separators, Random(wanted.seed))
    public = press
    if wanted.three_public_in_ten_thousand:
        public = Press("万元", wanted.zeros, wanted.separators, press.random, press.places)
    printers: list[Callable[[], Table]] = [
        lambda: _summary(press, made),
        lambda: _income(press, made),
        lambda: _expenditure(press, made),
        lambda: _fiscal_summary(press, made),
        lambda: by_code(
            press, wanted, "general_budget_expenditure", made.fiscal[GENERAL], ("total", "basic", "project")
        ),
        lambda: _basic(press, made),
        lambda: by_code(press, wanted, FUND, made.fiscal[FUND], FUND_COLUMNS),
        lambda: by_code(press, wanted, CAPITAL, made.fiscal[CAPITAL], FUND_COLUMNS),
        lambda: _three_public_table(public, made),
    ]
    if wanted.operating_costs != "none":
        printers.append(lambda: _operating_table(press, made))
    if wanted.procurement:
        printers.append(lambda: _procurement(press, made))
    return tuple(printer() for printer in printers)


# ---------------------------------------------------------------- 01–05


def _classes(made: Accounts, leaves: Mapping[str, Amounts], columns: Sequence[str]) -> list[tuple[str, Leaf]]:
    """The 类 as the two-sided tables print them: name and amounts."""
    found = [
        (item.name, summed(leaves, columns, item.functional_class or "?")) for item in EXPENDITURE_CLASSES
    ]
    return [(name, leaf) for name, leaf in found if made.features.all_classes or any(leaf.values())]


def _income_leaves(made: Accounts) -> dict[str, Leaf]:
    leaves: dict[str, Leaf] = {}
    for fund in FUNDS:
        for code, leaf in made.fiscal[fund].items():
            new = leaves.setdefault(code, dict.fromkeys(("total", "fiscal_appropriation", *SOURCES), 0))
            new["total"] += leaf["income"]
            new["fiscal_appropriation"] += leaf["income"]
    for code, leaf in made.other.items():
        new = leaves.setdefault(code, dict.fromkeys(("total", "fiscal_appropriation", *SOURCES), 0))
        for source in SOURCES:
            new[source] += leaf[f"in_{source}"]
            new["total"] += leaf[f"in_{source}"]
    return {code: leaf for code, leaf in leaves.items() if any(leaf.values())}


def _expenditure_leaves(made: Accounts) -> dict[str, Leaf]:
    leaves: dict[str, Leaf] = {}
    for fund in FUNDS:
        for code, leaf in made.fiscal[fund].items():
            new = leaves.setdefault(code, dict.fromkeys(("total", *SPENDING), 0))
            for column in ("total", "basic", "project"):
                new[column] += leaf[column]
    for code, leaf in made.other.items():
        new = leaves.setdefault(code, dict.fromkeys(("total", *SPENDING), 0))
        for column in SPENDING:
            new[column] += leaf[f"out_{column}"]
            new["total"] += leaf[f"out_{column}"]
    return {code: leaf for code, leaf in leaves.items() if any(leaf.values())}


def _income(press: Press, made: Accounts) -> Table:
    columns = ("total", "fiscal_appropriation", *SOURCES)
    return by_code(press, made.features, "income", _income_leaves(made), columns)


def _expenditure(press: Press, made: Accounts) -> Table:
    return by_code(press, made.features, "expenditure", _expenditure_leaves(made), ("total", *SPENDING))


def _summary(press: Press, made: Accounts) -> Table:
    fiscal_income = made.fiscal_total("income")
    incomes = [(f"{FUND_TITLES[fund]}收入", made.fiscal_total("income", fund)) for fund in FUNDS]
    if made.features.single_fiscal_line:
        incomes = [("财政拨款收入", fiscal_income)]
    for source, name in zip(SOURCES, SOURCE_NAMES, strict=True):
        incomes.append((name, sum(leaf[f"in_{source}"] for leaf in made.other.values())))
    opening = made.opening + made.fiscal_total("opening")
    closing = made.other_closing + made.fiscal_total("closing")
    income = fiscal_income + made.other_income
    spending = made.fiscal_total("total") + made.other_spending
    left = [
*((f"{ORDINALS[number]}、{name}", cents) for number, (name, cents) in enumerate(incomes)),
        ("本年收入合计", income), ("使用非财政拨款结余", made.used), ("年初结转和结余", opening),
        ("总计", income + made.used + opening),
    ]  # fmt: skip
    right = [
        *((name, leaf["total"]) for name, leaf in _classes(made, _expenditure_leaves(made), ("total",))),
        ("本年支出合计", spending), ("结余分配", made.distributed), ("年末结转和结余", closing),
        ("总计", spending + made.distributed + closing),
    ]  # fmt: skip
    rows = [printed_row(press, name, {"amount": cents}, side="income") for name, cents in left]
    rows += [printed_row(press, name, {"amount": cents}, side="expenditure") for name, cents in right]
    return printed_table(press, "income_expenditure_summary", rows)


def _fiscal_summary(press: Press, made: Accounts) -> Table:
    carried = "年初财政拨款结转和结余"
    incomes, openings = (
        [(FUND_TITLES[fund], made.fiscal_total(column, fund)) for fund in FUNDS]
        for column in ("income", "opening")
    )
    income, opening = made.fiscal_total("income"), made.fiscal_total("opening")
    left = [*incomes, ("本年收入合计", income), (carried, opening)]
    rows = [printed_row(press, name, {"amount": cents}, side="income") for name, cents in left]
    rows += [
        printed_row(press, name, {"amount": cents}, side="income", parent=carried) for name, cents in openings
    ]
    rows.append(printed_row(press, "总计", {"amount": income + opening}, side="income"))
    by_fund = {code: {"total": 0} | dict.fromkeys(FUNDS, 0) for fund in FUNDS for code in made.fiscal[fund]}
    for fund in FUNDS:
        for code, leaf in made.fiscal[fund].items():
            by_fund[code][fund] += leaf["total"]
            by_fund[code]["total"] += leaf["total"]
    columns = ("total", *FUNDS)
    right = _classes(made, by_fund, columns)
    spent = summed(by_fund, columns)
    closing = {"total": made.fiscal_total("closing")}
    closing |= {fund: made.fiscal_total("closing", fund) for fund in FUNDS}
    right += [("本年支出合计", spent), ("年末财政拨款结转和结余", closing)]
    right.append(("总计", {column: spent[column] + closing[column] for column in columns}))
    rows += [printed_row(press, name, leaf, side="expenditure") for name, leaf in right]
    return printed_table(press, "fiscal_summary", rows)


# ---------------------------------------------------------------- 06, 09–11


def _economic_rows(press: Press, amounts: Amounts, classes: Sequence[str], detail: str) -> list[Row]:
    rows: list[Row] = []
    for number, economic_class in enumerate(classes):
        parts = {code: cents for code, cents in amounts.items() if code.startswith(economic_class)}
        rows.append(
            printed_row(press, economic_name(economic_class), {"amount": sum(parts.values())}, economic_class)
        )
        if detail == "all" or (detail == "some" and number % 2):
            rows += [
                printed_row(press, economic_name(code), {"amount": cents}, code, None, economic_class)
                for code, cents in parts.items()
            ]
    return rows


def _basic(press: Press, made: Accounts) -> Table:
    detail = made.features.economic_detail
    personnel = sum(cents for code, cents in made.economic.items() if code[:3] in PERSONNEL)
    whole = sum(made.economic.values())
    others = [one for one in ECONOMIC if one not in PERSONNEL]
    subtotals = made.features.basic_subtotals or not made.features.basic_whole
    rows = _economic_rows(press, made.economic, PERSONNEL, detail)
    if subtotals:
        rows.append(printed_row(press, "人员经费合计", {"amount": personnel}))
    rows += _economic_rows(press, made.economic, others, detail)
    if subtotals:
        rows.append(printed_row(press, "公用经费合计", {"amount": whole - personnel}))
    if made.features.basic_whole:
        rows.append(printed_row(press, "合计", {"amount": whole}))
    return printed_table(press, "basic_expenditure", rows)


def _three_public_table(press: Press, made: Accounts) -> Table:
    amounts: Leaf = {}
    for prefix, drawn in (("budget_", "budget_"), ("final_", "")):
        if prefix == "budget_" and not made.features.budgets:
            continue
        part = {item: made.three_public[drawn + item] for item in THREE_PUBLIC}
        vehicles = part["vehicle_purchase"] + part["vehicle_operation"]
        amounts |= {
            f"{prefix}total": part["overseas"] + vehicles + part["reception"],
            f"{prefix}overseas": part["overseas"],
            f"{prefix}vehicles": vehicles,
            f"{prefix}vehicle_purchase": part["vehicle_purchase"],
            f"{prefix}vehicle_operation": part["vehicle_operation"],
            f"{prefix}reception": part["reception"],
        }
    return printed_table(press, "three_public", [printed_row(press, "", amounts)])


def _operating_table(press: Press, made: Accounts) -> Table:
    whole = printed_row(press, "合计", {"amount": sum(made.operating.values())})
    classes = [one for one in ECONOMIC if one not in PERSONNEL]
    rows = _economic_rows(press, made.operating, classes, made.features.economic_detail)
    return printed_table(press, "operating_costs", [whole, *rows])


def _procurement(press: Press, made: Accounts) -> Table:
    goods, works, services, to_medium, to_small = made.procurement
    whole, medium = "（一）政府采购支出合计", "（二）政府采购授予中小企业合同金额"
    rows = [
        printed_row(press, whole, {"amount": goods + works + services}),
        printed_row(press, "1.政府采购货物支出", {"amount": goods}, parent=whole),
        printed_row(press, "2.政府采购工程支出", {"amount": works}, parent=whole),
        printed_row(press, "3.政府采购服务支出", {"amount": services}, parent=whole),
        printed_row(press, medium, {"amount": to_medium}),
        printed_row(press, "其中：授予小微企业合同金额", {"amount": to_small}, parent=medium),
    ]
    return printed_table(press, "procurement", rows)


# ---------------------------------------------------------------- the report


def report(made: Accounts) -> Report:
    """The department's tables as a report, without narrative and forms."""
    return Report(
        file="模拟.pdf", sha256=SHA, kind="final_account", scope="department",
        department="模拟部门（模拟数据）", year=2024, unit="万元", page_sizes=((842.0, 595.0),),
        tables=tables(made), facts=(), reasons=(), projects=(), sections=(), terms=(), warnings=(),
    )  # fmt: skip
