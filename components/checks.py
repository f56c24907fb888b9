"""核对 in words: the finding as a title, the proportion bar, the filters, the ledger of rule families."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from components import marks
from components.links import Links
from components.marks import Html, Line, Status
from components.sorting import Key, Order
from mingzhang.checking.audit import Audit, Coverage
from mingzhang.forms.measures import measure_name
from mingzhang.frames.checks import CHECKED, STANDINGS, Chosen, Family, Standing, Unchecked
from mingzhang.frames.columns import FORM_COLUMNS
from mingzhang.model import Evidence

STATUSES: Mapping[Standing, Status] = {
    "holds": "pass",
    "tail": "tail",
    "differs": "fail",
    "remark": "unchecked",
    "not_applicable": "unchecked",
    "insufficient": "unchecked",
    "unreadable": "unchecked",
}
WORDS: Mapping[Standing, str] = {
    "holds": "成立",
    "tail": "尾差",
    "differs": "待说明",
    "remark": "供参考",
    "not_applicable": "不适用",
    "insufficient": "数据不足",
    "unreadable": "未读出",
}
COLOURS: Mapping[Standing, str] = {
    "holds": "var(--pass)",
    "tail": "var(--tail)",
    "differs": "var(--fail)",
    "remark": "var(--none)",
}
SHOWN: tuple[Standing, ...] = ("differs", "remark", "tail", "holds")
SUBTITLE = "尾差：两数按印出的精度各有半个末位的出入，区间相交即不算错"
OTHER_TABLES = {"performance": "项目支出绩效自评表"}
PERFORMANCE = "performance"
"""What evidence in self-evaluation forms names as its table."""
MOST_UNCHECKED = 24
ALWAYS_TOLD: tuple[Standing, ...] = ("holds", "tail", "differs")
LEAST_SHARE = 0.6
"""Per cent of the bar that a part takes at least: it stays visible however small it is."""


def headline(counts: Mapping[Standing, int], about: str = "") -> str:
    """N 处勾稽，… 处成立，… 处只差尾数，… 处待说明; parts that are none are left out."""
    checked = sum(counts[outcome] for outcome in CHECKED)
    lead = f"{about}：" if about else ""
    if not checked:
        return f"{lead}没有可核的勾稽"
    if counts["holds"] == checked:
        return f"{lead}{checked} 处勾稽全部成立"
    parts = [f"{checked} 处勾稽"]
    if counts["holds"]:
        parts.append(f"{counts['holds']} 处成立")
    if counts["tail"]:
        parts.append(f"{counts['tail']} 处只差尾数")
    parts.append(f"{counts['differs']} 处待说明" if counts["differs"] else "没有待说明")
    if counts["remark"]:
        parts.append(f"{counts['remark']} 处供参考")
    return lead + "，".join(parts)


def proportion(counts: Mapping[Standing, int]) -> Html:
    """The outcomes as parts of one bar."""
    checked = sum(counts[outcome] for outcome in CHECKED) or 1
    parts = [
        (max(counts[each] / checked * 100, LEAST_SHARE), COLOURS[each]) for each in CHECKED if counts[each]
    ]
    told = "，".join(f"{WORDS[each]} {counts[each]}" for each in CHECKED)
    return (
        marks.segments(parts, 10, f"勾稽结果：{told}") if any(counts[each] for each in CHECKED) else Html("")
    )


def measure_of(evidence: Evidence) -> str:
    """What a number of the text or of a self-evaluation form measures; "" where that is not told."""
    if evidence.table == PERFORMANCE:
        return FORM_COLUMNS.get(evidence.column or "", "")
    return measure_name(evidence.column)


# ---------------------------------------------------------------- filters


def address(links: Links, chosen: Chosen, **more: str | int) -> str:
    """Address of the ledger with the filters as they are, and what else is given."""
    sort = next((value for key, value in links.kept if key == "sort"), "")
    query: dict[str, str | int] = {"outcome": chosen.outcome, "table": chosen.table, "sort": sort, **more}
    view = "" if chosen.outcome or "rule" in more else "ledger"
    return links.page("/checks", view=view, **query)


def outcome_filter(counts: Mapping[Standing, int], chosen: Chosen, links: Links, coverage: Coverage) -> Html:
    """The outcomes with their counts, and how much was checked; a click shows one outcome alone in the
    ledger, another click all again."""
    entries: list[Html] = []
    for outcome in (each for each in STANDINGS if counts[each] or each in ALWAYS_TOLD):
        pressed = chosen.outcome == outcome
        href = address(links, Chosen("" if pressed else outcome, chosen.table))
        entries.append(
            marks.element(
                "a",
                marks.status(STATUSES[outcome], f"{WORDS[outcome]} {counts[outcome]}"),
                href=href,
                class_="pick on" if pressed else "pick",
                aria_current="true" if pressed else None,
                title="再点一次，看全部" if pressed else f"只看{WORDS[outcome]}",
            )
        )
    if coverage.numbers:
        told = f"印出的数 {coverage.numbers} 个，{coverage.checked} 个进过勾稽（{rate_of(coverage)}）"
        entries.append(marks.element("span", marks.text(told), class_="cap covered"))
    return marks.element("nav", marks.joined(*entries), class_="legend picks", aria_label="按结果筛选")


def rate_of(coverage: Coverage) -> str:
    """``98.6%``; not all is never told as 100%."""
    if coverage.checked == coverage.numbers:
        return "100%"
    return f"{min(coverage.checked / coverage.numbers * 100, 99.9):.1f}%"


def views(findings: int, shows_ledger: bool, links: Links, beside: Html | str = "") -> Html:
    """The two ways to go through the page, its findings or all identities; filters stand beside them."""
    entries = (
        (f"发现 {findings}", links.page("/checks"), not shows_ledger),
        ("勾稽账", links.page("/checks", view="ledger"), shows_ledger),
    )
    items = [
        marks.element("a", marks.text(words), href=href, aria_current="page" if here else None)
        for words, href, here in entries
    ]
    ways = marks.element("nav", marks.joined(*items), class_="ways", aria_label="发现或勾稽账")
    return marks.element("div", marks.joined(ways, beside), class_="tabs views")


def table_filter(tables: Sequence[tuple[str, str]], chosen: Chosen, links: Links) -> Html:
    """The tables (id, title) that comparisons stand in; one chosen narrows to it."""
    if len(tables) < 2 and not chosen.table:
        return Html("")
    entries = [("", "全部表"), *tables]
    items = [
        marks.element(
            "a",
            marks.text(title),
            href=address(links, Chosen(chosen.outcome, table)),
            class_="pick on" if table == chosen.table else "pick",
            aria_current="true" if table == chosen.table else None,
        )
        for table, title in entries
    ]
    return marks.element("nav", marks.joined(*items), class_="picks tables", aria_label="按表筛选")


# ---------------------------------------------------------------- ledger


LEDGER_COLUMNS = ("says", "checked", "outcome")
"""The columns that the ledger can be sorted by."""
PRINTED = Order()
GRAVEST: tuple[Standing, ...] = ("differs", "remark", "tail")


def _ledger_key(family: Family, column: str) -> Key:
    """By words, by how many, or by the gravest outcome and how often it came."""
    if column == "says":
        return split_title(family.title)[1]
    if column == "checked":
        return Decimal(family.checked)
    weights = (Decimal(1_000_000), Decimal(1_000), Decimal(1))
    return sum(
        (weight * family.counts[each] for each, weight in zip(GRAVEST, weights, strict=True)), Decimal(0)
    )


def ledger(
    families: Sequence[Family], rule: str, chosen: Chosen, links: Links, order: Order = PRINTED
) -> Html:
    """A row for every family that came to an outcome; the chosen one marked."""
    heads = (
        order.head("says", "等式", links, "nm"),
        order.head("checked", "处数", links, width="48px"),
        order.head("outcome", "结果", links, width="98px"),
    )
    lines = [
        Line(
            (
                _family_name(family, chosen, links),
                marks.text(str(family.checked)),
                results(family.counts),
            ),
            "sel" if family.rule == rule else "",
        )
        for family in order.sorted((each for each in families if each.checked), _ledger_key)
    ]
    return marks.element("div", marks.table(heads, lines, name="勾稽账", kind="slim led"), class_="ledger")


def split_title(title: str) -> tuple[str, str]:
    """A rule's title as the tables it stands in and what it says."""
    tables, colon, says = title.partition("：")
    return (tables, says) if colon else ("", title)


def _family_name(family: Family, chosen: Chosen, links: Links) -> Html:
    tables, says = split_title(family.title)
    name = marks.text(says)
    href = address(links, chosen, rule=family.rule)
    bold = family.counts["differs"] > 0
    return marks.element(
        "a",
        marks.joined(
            marks.element("b" if bold else "span", name),
            marks.element("span", marks.text(tables.replace("、", " ↔ ")), class_="cap"),
        ),
        href=href,
        class_="fam",
        title=family.title,
    )


def results(counts: Mapping[Standing, int]) -> Html:
    """The counts of a family, the gravest first."""
    pieces = [
        marks.element(
            "span",
            marks.text(str(counts[outcome])),
            class_=f"st {marks.STATUS_CLASSES[STATUSES[outcome]]}",
            title=WORDS[outcome],
            aria_label=f"{WORDS[outcome]} {counts[outcome]}",
            role="img",
        )
        for outcome in SHOWN
        if counts[outcome]
    ]
    return marks.element("span", marks.joined(*pieces), class_="results")


# ---------------------------------------------------------------- what was not checked


def unchecked_list(entries: Sequence[Unchecked], links: Links) -> Html:
    """Rules and comparisons without an outcome, gathered by their reason."""
    by_reason: dict[tuple[str, str], list[Unchecked]] = {}
    for entry in entries:
        by_reason.setdefault((WORDS[entry.outcome], entry.why or "未写明原因"), []).append(entry)
    if not by_reason:
        return marks.element("p", marks.text("各条规则都有可核的数字。"), class_="cap")
    gathered = sorted(by_reason.items(), key=lambda pair: -len(pair[1]))
    return marks.joined(*(_reason(word, why, found, links) for (word, why), found in gathered))


def _reason(word: str, why: str, found: Sequence[Unchecked], links: Links) -> Html:
    told = marks.joined(marks.status("unchecked", word), marks.text(f" {why}　{len(found)} 条"))
    entries = marks.joined(
        *(
            marks.element(
                "li",
                marks.element(
                    "a", marks.text(entry.what), href=links.page("/checks", rule=entry.rule), class_="lk"
                )
                if entry.rule
                else marks.text(entry.what),
            )
            for entry in found
        )
    )
    return marks.element(
        "details",
        marks.joined(marks.element("summary", told), marks.element("ul", entries)),
        class_="why",
    )


def coverage_told(coverage: Coverage, links: Links) -> Html:
    """How many printed numbers took part in a comparison, and which did not."""
    if not coverage.numbers:
        return marks.element("p", marks.text("各表没有印出的数字。"), class_="cap")
    rest_of = coverage.numbers - coverage.checked
    parts = [(float(coverage.checked), "var(--mark)"), (float(rest_of), "var(--sunk)")]
    rate = rate_of(coverage)
    bar = marks.segments([part for part in parts if part[0]], 10, f"覆盖率 {rate}")
    told = f"报告印出 {coverage.numbers} 个数，{coverage.checked} 个至少进过一处勾稽（{rate}）。"
    rest = ""
    if coverage.unchecked:
        chips = [marks.linked(source.text, links, source) for source in coverage.unchecked[:MOST_UNCHECKED]]
        more = len(coverage.unchecked) - len(chips)
        rest = marks.element(
            "p",
            marks.joined(
                marks.text(f"没有进过勾稽的 {len(coverage.unchecked)} 个："),
                marks.joined(*chips, between="、"),
                marks.text(" 等" if more else ""),
            ),
            class_="cap",
        )
    return marks.joined(bar, marks.element("p", marks.text(told), class_="cap"), Html(rest))


def rules_told(audit: Audit) -> str:
    """How many rules could be run."""
    return f"{audit.rules} 条规则，{audit.run} 条可核"
