"""The sidebar: seal, report switcher, the tree 类 → 款 → 项, how numbers are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import streamlit as st

from components import marks, state
from components.kept import kept
from components.links import Links
from components.marks import Html, element, joined, text
from components.show import show
from mingzhang.frames.structure import Item, Tree
from mingzhang.presenting import numerals
from mingzhang.presenting.kinds import words_of

SEAL = Html(
    '<div class="brand"><span class="yin" aria-hidden="true">明<br>账</span><b>明账</b>'
    "<i>决算预算<br>逐数可查</i></div>"
)
LEAST_BAR = 0.6
"""Per cent of the width that the share bar of the smallest item takes."""


def sidebar(choice: state.Choice | None) -> None:
    """Draw the sidebar; without a report only the seal and the way to open one."""
    with st.sidebar:
        if choice is None:
            links = state.links_to()
            show(joined(SEAL, heading("报告", upload_link(links)), switcher("", state.listed(), links)))
            return
        labels = "|".join(report.label for report in choice.reports)
        links = replace(choice.links.at(""), origin="/", kept=())
        key = ("sidebar", choice.sha256, links.page("/"), labels)
        show(kept(key, lambda: reports_and_tree(choice, links)), alike=True)
        show(writing(state.recognition(choice.report) is not None))


def reports_and_tree(choice: state.Choice, links: Links) -> Html:
    """The reports that are open, and the tree: the same on every page, whatever is chosen.

    Where its links lead from the page at hand is up to ``links.js``, what of it is open to ``tree.js``.
    """
    return joined(
        SEAL,
        heading("报告", upload_link(links)),
        switcher(choice.report_id, choice.reports, links),
        tree_block(choice, links),
    )


def heading(left: str, right: Html) -> Html:
    return element("div", joined(element("span", text(left)), right), class_="side-h")


def upload_link(links: Links) -> Html:
    return element("a", text("＋ 导入"), href=links.page("/import"), title="导入另一份决算或预算")


def switcher(current: str, reports: tuple[state.Listed, ...], links: Links) -> Html:
    """The reports open in this session; choosing one shows it with nothing narrowed."""
    here = next((report.label for report in reports if report.id == current), "选择报告")
    if not reports:
        return Html("")
    if [report.id for report in reports] == [current]:
        return element("div", text(here), class_="switch one", title=here)
    choices = joined(
        *(
            element(
                "a",
                text(report.label),
                href=links.to(report.id).page(links.origin),
                data_stays="",
                aria_current="true" if report.id == current else None,
            )
            for report in reports
        )
    )
    summary = element("summary", text(here), title=here, aria_label=f"切换报告，现在是 {here}")
    return element("details", joined(summary, element("div", choices)), class_="switch")


def tree_block(choice: state.Choice, links: Links) -> Html:
    """The tree with its heading; words in its place where the report has no such table."""
    tree = choice.tree
    top = heading("功能分类 · 类 → 款 → 项", element("span", text("万元")))
    if tree is None:
        return joined(top, marks.nothing(f"报告中没有可以展开的{words_of(choice.report).table}。"))
    foot = "横线长短＝占全部支出的比重。点一行，各页随之收窄到这一科目。"
    largest = next(iter(tree.classes_by_size), "")
    rows = joined(*(row(tree, code, links, largest) for code in in_order(tree)))
    nav = element("nav", rows, class_="tree", aria_label="支出功能分类", data_largest=largest)
    return joined(top, nav, element("p", text(foot), class_="cap", style="margin-top:10px"))


def in_order(tree: Tree) -> list[str]:
    """全部支出, then every code behind its parent."""

    def below(code: str) -> Iterator[str]:
        for item in tree.children(code):
            yield item.code
            yield from below(item.code)

    return ["", *below("")]


def row(tree: Tree, code: str, links: Links, opened: str) -> Html:
    """One line of the tree: name, amount, share as a bar; a link that narrows the page to it.

    It is hidden unless it is a 类 or directly below ``opened``, as it is while nothing is chosen.
    """
    item: Item | None = tree.by_code.get(code)
    figure, share = tree.figure(code), tree.share(code)
    name = item.name if item else "全部支出"
    width = max(float(share.value), LEAST_BAR) if share and share.value > 0 else 0.0
    amount = numerals.money(figure.value, figure.quantum) if figure else ""
    parts = joined(
        element("span", text(name)),
        element("span", text(amount), class_="num")
        if figure
        else Html(f'<span class="num">{marks.blank()}</span>'),
        Html(f'<i style="width:{min(width, 100.0):.1f}%"></i>'),
    )
    return element(
        "a",
        parts,
        class_=f"l{item.level if item else 0}",
        href=links.at(code).page(links.origin),
        title=f"{code} {name}".strip(),
        data_narrows=code,
        data_within=item.parent if item else None,
        hidden="" if item and item.parent not in ("", opened) else None,
        aria_current=None if item else "true",
    )


def writing(scanned: bool = False) -> Html:
    """How numbers are written: the five states not to be mixed up; ``scanned``: and recognised figures."""
    pairs: tuple[tuple[Html, str], ...] = (
        (Html("<span>0.00</span>"), "印出的零"),
        (marks.blank(), "表中空白（不等于 0）"),
        (marks.undisclosed(), "应有而未见"),
        (marks.no_such_item(), "附注说明本年没有"),
        (marks.derived_chip(), "原文没有，由他数算出"),
    )
    if scanned:
        pairs += ((Html('<span class="ocr">0.00</span>'), "由扫描件识别，指上去看置信度"),)
    cells = joined(*(joined(element("span", shown), element("span", text(words))) for shown, words in pairs))
    return joined(
        element("div", element("span", text("数的写法")), class_="side-h"),
        element("div", cells, class_="cap writing"),
    )
