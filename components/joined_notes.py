"""What a page says of the published budget, or of the final account, of the same department and year."""

from __future__ import annotations

from collections.abc import Sequence

from components import marks
from components.budget_table import PUBLISHED
from components.links import Links
from components.marks import Html
from mingzhang.frames.budget_view import BudgetView
from mingzhang.frames.joined import ID_LENGTH, disagreements
from mingzhang.model import Report
from mingzhang.presenting.kinds import document_of
from mingzhang.presenting.sentences import signed

MOST_TOLD = 6


def joined_note(views: Sequence[BudgetView], budget: Report, links: Links) -> Html:
    """Over a final account's page: that the published budget is at hand, and what was taken from it."""
    name = f"{budget.year} 年{document_of(budget)}"
    to_budget = links.to(budget.sha256[:ID_LENGTH]).page("/")
    opened = marks.element("a", marks.text(f"看{name}"), href=to_budget, class_="lk")
    taken = sum(1 for view in views for line in view.lines if line.from_published)
    if taken:
        words = f"同一部门的{name}已打开：{taken} 项{PUBLISHED}，完成率与差额为推算（∴）。"
    elif any(view.published for view in views):
        words = f"同一部门的{name}已打开：年初预算以情况说明为准，并与部门预算公开表逐项对照。"
    else:
        words = f"同一部门的{name}已打开，其中没有可以逐项对照的支出预算表。"
    line = marks.joined(marks.text(words), opened, between=" ")
    return marks.element("p", line, class_="notice good", role="status")


def disagreements_note(view: BudgetView, links: Links) -> Html:
    """供参考: items whose 年初预算 is another in the narrative than in the published budget."""
    found = disagreements(view)
    if not found:
        return Html("")
    pieces = [
        marks.joined(
            marks.text(f"“{line.name}”情况说明为 "),
            marks.linked_figure(line.budget, links),
            marks.text("，预算公开表为 "),
            marks.linked_figure(line.published, links),
            marks.text(f"，差 {signed(gap)} {gap.unit}"),
        )
        for line, gap in found[:MOST_TOLD]
    ]
    more = f"；另有 {len(found) - MOST_TOLD} 处" if len(found) > MOST_TOLD else ""
    status = marks.status("unchecked", f"供参考 {len(found)}")
    told = marks.joined(*pieces, between="；")
    why = marks.text(f"{more}。年初预算可能经过调整，不作为差错。")
    return marks.element("p", marks.joined(status, Html(" "), told, why), class_="cap note")


def offer_final_account(final_account: Report, links: Links) -> Html:
    """Over a budget's page: the final account of the same department and year is open too."""
    name = f"{final_account.year} 年{document_of(final_account)}"
    address = links.to(final_account.sha256[:ID_LENGTH]).page("/budget")
    way = marks.element("a", marks.text("看预算与决算对照"), href=address, class_="lk")
    line = marks.joined(marks.text(f"同一部门的{name}已打开，"), way)
    return marks.element("p", line, class_="notice good", role="status")
