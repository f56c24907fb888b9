"""The card of a single item of 支出结构, the reasons of those under it, and the ways on."""

from __future__ import annotations

from collections.abc import Sequence

from components import marks, reasons
from components.links import Links
from components.marks import Html
from mingzhang.frames.budget_view import BudgetLine, BudgetView
from mingzhang.frames.figures import Figure, of_cell
from mingzhang.frames.structure import NATURES, Tree
from mingzhang.presenting.kinds import FINAL_ACCOUNT, Words
from mingzhang.presenting.sentences import rate
from mingzhang.presenting.units import AS_PRINTED, Scale


def item_card(
    tree: Tree,
    code: str,
    line: BudgetLine | None,
    others: Sequence[tuple[str, Figure]],
    links: Links,
    view: BudgetView | None = None,
    words: Words = FINAL_ACCOUNT,
    scale: Scale = AS_PRINTED,
) -> Html:
    """Everything that the report says about one item, each figure with its chip, and the ways on.

    ``others``: named figures of the item from further tables; ``view``: what ``line`` is a line of.
    """
    money = scale.money
    label = view.label if view is not None else "年初预算"
    item, figure = tree.by_code[code], tree.figure(code)
    pairs: list[tuple[str, Html]] = [(words.expenditure, with_chip(money.of(figure), links))]
    for column in tree.shown_natures():
        pairs.append(
            (f"其中：{NATURES[column]}", with_chip(money.of(of_cell(tree.cell(code, column))), links))
        )
    for parent in reversed(tree.path(code)[:-1]):
        pairs.append((f"占{parent.name}", with_chip(tree.share(code, parent.code), links)))
    pairs.append(("占全部支出", with_chip(tree.share(code), links)))
    pairs += [(name, with_chip(money.of(other), links)) for name, other in others]
    if line is not None and line.budget is not None:
        pairs += [
            (label, with_chip(money.of(line.budget), links)),
            (
                f"比{label}" if view is not None and view.prior else f"完成{label}",
                with_chip(line.completion, links, signed_=view is not None and view.prior)
                if line.completion
                else marks.text("报告没有印出"),
            ),
        ]
        if line.difference is not None:
            pairs.append(
                (f"{words.name} − {label}", with_chip(money.of(line.difference), links, signed_=True))
            )
    elif words is FINAL_ACCOUNT:
        pairs.append((label, marks.undisclosed("没有读到")))
    body = "".join(f"<dt>{marks.text(name)}</dt><dd>{value}</dd>" for name, value in pairs)
    return marks.block(
        item.name,
        f"{item.code} · {item.level_name}级科目 · 报告里关于它的每一个数",
        marks.joined(
            Html(f'<dl class="card2">{body}</dl>'), reason_html(line, links), ways(tree, code, links)
        ),
    )


def with_chip(figure: Figure | None, links: Links, *, signed_: bool = False) -> Html:
    """A figure with its unit, ∴ where derived, and its chip."""
    return marks.figure(figure, links, unit=True, signed=signed_)


def reason_html(line: BudgetLine | None, links: Links) -> Html:
    """The report's reason for the difference, quoted."""
    if line is None or line.reason is None:
        return Html("")
    words = reasons.quoted(line.reason, links)
    return marks.joined(
        marks.element("div", marks.text("报告给出的原因"), class_="lab strong"),
        marks.element("div", words, class_="fd"),
    )


def ways(tree: Tree, code: str, links: Links) -> Html:
    """Up to the parent, and across to the items beside."""
    parent = tree.by_code[code].parent
    up = tree.by_code[parent].name if parent else "全部支出"
    ways = [marks.element("a", marks.text(f"↑ {up}"), href=links.here(parent), class_="way")]
    for sibling in tree.children(parent):
        if sibling.code != code:
            ways.append(
                marks.element(
                    "a",
                    marks.text(sibling.name),
                    href=links.here(sibling.code),
                    class_="way",
                )
            )
    return marks.element("nav", marks.joined(*ways), class_="ways", aria_label="上级与同级科目")


def reached(line: BudgetLine, view: BudgetView | None) -> str:
    """``完成年初预算 88.08%，``; of a budget ``比上年执行数下降 12.60%，``; nothing without a rate."""
    if line.completion is None:
        return ""
    label = view.label if view is not None else "年初预算"
    if view is None or not view.prior:
        return f"完成{label} {rate(line.completion)}，"
    if not line.completion.value:
        return f"与{label}持平，"
    return f"比{label}{'增长' if line.completion.value > 0 else '下降'} {rate(line.completion)}，"


def reasons_block(
    lines: Sequence[BudgetLine],
    links: Links,
    view: BudgetView | None = None,
    scale: Scale = AS_PRINTED,
) -> Html:
    """The items under a code with what the report says about their difference; they are ``view``'s lines."""
    rows: list[Html] = []
    for line in lines:
        if line.reason is None or line.difference is None:
            continue
        done = reached(line, view)
        head = marks.joined(
            marks.element("b", marks.text(line.name)),
            marks.text(f"{done}差额 {scale.money.words(line.difference, signed=True)}。"),
            between="　",
        )
        words = marks.joined(head, reasons.quoted(line.reason, links), between=" ")
        rows.append(marks.element("div", words, class_="fd small"))
    if not rows:
        return Html("")
    return marks.joined(
        marks.element("div", marks.text("报告给出的原因"), class_="lab strong"),
        marks.element("div", marks.joined(*rows)),
    )
