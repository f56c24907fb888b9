"""The hover cards of the spending charts: amount, parts, budget or last year, and the report's reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from components.chart_marks import BREAK, plain, reason_lines
from components.structure_marks import origin
from mingzhang.frames.budget import narrowed
from mingzhang.frames.budget_view import BudgetLine, BudgetView
from mingzhang.frames.figures import Figure
from mingzhang.frames.structure import Tree
from mingzhang.presenting.units import AS_PRINTED, Scale, digits

Known = tuple[BudgetView, BudgetLine]
"""What a report says of an item's budget or last year, with the view that names the columns."""


def known_of(views: Iterable[BudgetView]) -> Mapping[str, Known]:
    """By code what the lines of all funds say, of a 类 or 款 what its lines come to; of a code that two
    funds have, the first; "" for the whole where there is one fund alone."""
    given = tuple(views)
    found: dict[str, Known] = {}
    for view in given:
        for line in view.lines:
            if line.code:
                found.setdefault(line.code, (view, line))
    for view in given:
        for code in view.tree.by_code if view.tree is not None else ():
            if code not in found:
                part = narrowed(view, code)
                if part.whole.difference is not None:
                    found[code] = (part, part.whole)
    if len(given) == 1 and given[0].complete:
        found[""] = (given[0], given[0].whole)
    return found


def card(
    tree: Tree, code: str, scale: Scale = AS_PRINTED, known: Known | None = None, word: str = "支出"
) -> str:
    """What hovering over an item of the functional tree tells; "" is the whole."""
    item = tree.by_code.get(code)
    figure = tree.figure(code)
    name = plain(item.name) if item is not None else "全部支出"
    lines = [f"<b>{name}</b>　{code}".rstrip("　"), amount_line(word, figure, scale)]
    if item is not None:
        lines.append(share_line("占全部支出", tree.share(code)))
        if item.parent:
            parent = tree.by_code[item.parent]
            lines.append(share_line(f"占{plain(parent.name)}", tree.share(code, parent.code)))
    if known is not None:
        lines += comparison_lines(*known, scale, figure)
    return BREAK.join(line for line in lines if line)


def amount_line(word: str, figure: Figure | None, scale: Scale = AS_PRINTED) -> str:
    """``支出　841.32 万元　p.9``; in 元 with the print behind it."""
    if figure is None:
        return f"{word}　表中空白"
    money = scale.money
    told = f"{word}　<b>{money.digits(figure)}</b> {money.name}　{origin(figure)}"
    shown = money.of(figure)
    return f"{told}{BREAK}{shown.formula}" if money.unit == "yuan" and shown and not shown.derived else told


def share_line(word: str, share: Figure | None) -> str:
    """``占全部支出　39.94 %　∴ 推算``; nothing where it can't be reckoned."""
    return f"{word}　{digits(share)}　{origin(share)}" if share is not None else ""


def comparison_lines(
    view: BudgetView, line: BudgetLine, scale: Scale = AS_PRINTED, shown: Figure | None = None
) -> list[str]:
    """Budget (or last year), the rate, the difference, and the reason, shortened.

    ``shown`` is the amount on the card: where the compared one is another (of one fund alone), it is told.
    """
    money = scale.money
    lines: list[str] = []
    if line.final is not None and shown is not None and line.final.value != shown.value:
        lines.append(f"其中{view.fund}　{money.digits(line.final)}　{origin(line.final)}")
    if line.budget is not None:
        lines.append(f"{view.label}　{money.digits(line.budget)}　{origin(line.budget)}")
    if line.completion is not None:
        told = digits(line.completion, signed=view.prior)
        lines.append(f"{view.rate_label}　{told}　{origin(line.completion)}")
    if line.difference is not None:
        lines.append(f"差额　<b>{money.digits(line.difference, signed=True)}</b>　∴ 推算")
    if line.reason is not None:
        lines.append(reason_lines(line.reason.text, line.reason.source.page))
    return lines
